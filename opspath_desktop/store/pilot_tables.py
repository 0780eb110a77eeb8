"""The tables of improvement: pilots with cycles, measures, causes and benefits; goals, and the actions of both."""

from datetime import date

from sqlalchemy import Column, Date, Float, ForeignKey, Integer, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from opspath_desktop.store.columns import choice, flag, parent, words
from opspath_desktop.store.record import Record

PILOT_STATUSES = (
    "idea",
    "defined",
    "baseline",
    "testing",
    "implementing",
    "sustaining",
    "on_hold",
    "adopted",
    "adapted",
    "abandoned",
)


class Pilot(Record):
    """One improvement tried at work; the title is the only field that must be filled. Lists are one entry a line."""

    title: Mapped[str]
    kind: Mapped[str] = choice("pilot", "kaizen_event", "just_do_it", "a3", default="pilot")
    status: Mapped[str] = choice(*PILOT_STATUSES, default="idea")
    aim: Mapped[str] = words()
    change_idea: Mapped[str] = words()
    area: Mapped[str] = words()
    process: Mapped[str] = words()
    suppliers: Mapped[str] = words()  # the five lists of a SIPOC
    inputs: Mapped[str] = words()
    steps: Mapped[str] = words()
    outputs: Mapped[str] = words()
    customers: Mapped[str] = words()
    problem: Mapped[str] = words()
    background: Mapped[str] = words()
    current_condition: Mapped[str] = words()
    gemba_date: Mapped[date | None]  # the day on which the work was watched where it is done
    target_condition: Mapped[str] = words()
    root_cause_summary: Mapped[str] = words()
    balancing_reason: Mapped[str] = words()  # why there is no balancing measure
    results: Mapped[str] = words()
    lessons_process: Mapped[str] = words()
    lessons_self: Mapped[str] = words()
    followup_standardise: Mapped[str] = words()
    followup_share: Mapped[str] = words()
    followup_open: Mapped[str] = words()
    sponsor: Mapped[str] = words()
    coach: Mapped[str] = words()
    role_of_me: Mapped[str] = choice("led", "co_led", "contributed", default="led")
    team: Mapped[str] = words()  # of a Kaizen event, as are its days
    event_start: Mapped[date | None]
    event_end: Mapped[date | None]
    report_out_on: Mapped[date | None]
    started_on: Mapped[date]
    closed_on: Mapped[date | None]
    private: Mapped[bool] = flag(False)


class PilotStatus(Record):
    """One move of a pilot from a status to the next."""

    pilot_id: Mapped[int] = parent("pilot")
    from_status: Mapped[str] = choice(*PILOT_STATUSES, default="idea")
    to_status: Mapped[str] = choice(*PILOT_STATUSES, default="idea")
    on_date: Mapped[date]
    note: Mapped[str] = words()


class PilotLink(Record):
    """What a pilot was motivated by or counts for (`target_uuid` names the record, of an item its hinge row)."""

    pilot_id: Mapped[int] = parent("pilot")
    target_kind: Mapped[str] = choice("item", "book", "review", "application", "goal", default="item")
    target_uuid: Mapped[str] = mapped_column(Text, index=True)
    role: Mapped[str] = choice("motivated_by", "applied", "learned_from", "counts_for", default="counts_for")


class PilotCheck(Record):
    """The answer to "does it hold?", 30, 60 or 90 days after a pilot was finished."""

    __table_args__ = (UniqueConstraint("pilot_id", "days"),)

    pilot_id: Mapped[int] = parent("pilot")
    days: Mapped[int] = mapped_column(info={"between": (1, 366)})
    on_date: Mapped[date]
    result: Mapped[str] = choice("held", "slipped", "not_applicable", default="held")
    note: Mapped[str] = words()


class PilotAttachment(Record):
    """A file of a pilot: a map, a photograph of the place of work, a standard."""

    pilot_id: Mapped[int] = parent("pilot")
    attachment_id: Mapped[int] = parent("attachment")
    on_date: Mapped[date]
    caption: Mapped[str] = words()
    printed: Mapped[bool] = flag(False)


class ReviewNote(Record):
    """A question that a reviewer asked about a pilot, and the answer; both live until the next review."""

    pilot_id: Mapped[int] = parent("pilot")
    on_date: Mapped[date]
    asked_by: Mapped[str] = words()
    question: Mapped[str]
    answer: Mapped[str] = words()


class Measure(Record):
    """What a pilot counts or times, and how its chart is drawn.

    `baseline` is the typed centre. "before_change" freezes the baseline at the first change that is marked.
    """

    pilot_id: Mapped[int] = parent("pilot")
    name: Mapped[str]
    unit: Mapped[str] = words()
    direction: Mapped[str] = choice("up", "down", "neutral", default="down")
    kind: Mapped[str] = choice("outcome", "process", "balancing", default="outcome")
    definition: Mapped[str] = words()
    source: Mapped[str] = words()
    is_goal: Mapped[bool] = flag(False)  # the goal of the pilot is this measure's baseline, target and day
    value_mode: Mapped[str] = choice("value", "ratio", "count", "time_between_events", default="value")
    frequency: Mapped[str] = choice("day", "week", "month", "event", default="week")
    baseline: Mapped[float | None]
    target: Mapped[float | None]
    target_on: Mapped[date | None]
    lower_bound: Mapped[float | None]  # no limit is drawn beyond the bounds; they change no arithmetic
    upper_bound: Mapped[float | None]
    decimals: Mapped[int | None] = mapped_column(info={"between": (0, 6)})
    chart: Mapped[str] = choice("auto", "line", "run", "xmr", default="auto")
    screen_mr: Mapped[bool] = flag(False)
    rule_set: Mapped[str] = choice("nhs", "wheeler", "western_electric", default="nhs")
    trend_length: Mapped[int] = mapped_column(default=7, info={"between": (6, 7)})
    baseline_mode: Mapped[str] = choice(
        "before_change", "all", "first_n", "date_range", "typed", default="before_change"
    )
    baseline_n: Mapped[int | None]
    baseline_from: Mapped[date | None]
    baseline_to: Mapped[date | None]
    metric_id: Mapped[int | None] = parent("metric", optional=True)


class DataPoint(Record):
    """One number of a measure, or a period without one; `seq` is 0 except for measures of events.

    An excluded (ghosted) number is drawn hollow and stays out of all arithmetic. `reason` says why one is missing or
    excluded. Of a ratio, `value` is numerator through denominator.
    """

    __table_args__ = (UniqueConstraint("measure_id", "on_date", "seq"),)

    measure_id: Mapped[int] = parent("measure")
    on_date: Mapped[date]
    seq: Mapped[int] = mapped_column(default=0)
    value: Mapped[float | None]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    missing: Mapped[bool] = flag(False)
    excluded: Mapped[bool] = flag(False)
    reason: Mapped[str] = words()
    note: Mapped[str] = words()


class PdsaCycle(Record):
    """One turn of plan, do, study, act; cycles that share `change_idea` are a ramp.

    The prediction freezes when `do_start` is set; what is said later is a PredictionAmendment. `follows` is the uuid of
    the cycle that it was learned from.
    """

    __table_args__ = (UniqueConstraint("pilot_id", "seq"),)

    pilot_id: Mapped[int] = parent("pilot")
    seq: Mapped[int]
    follows: Mapped[str] = words()
    change_idea: Mapped[str]
    scale: Mapped[str] = choice("one_case", "one_shift", "one_team", "one_site", "all", default="one_case")
    kind: Mapped[str] = choice("test", "implement", "data_only", default="test")
    question: Mapped[str] = words()
    prediction: Mapped[str] = words()
    predicted_on: Mapped[date | None]  # the day on which the prediction was written down
    measure_id: Mapped[int | None] = parent("measure", optional=True)
    predicted_value: Mapped[float | None]
    predicted_direction: Mapped[str | None] = choice("up", "down", "neutral")
    predicted_by: Mapped[date | None]
    confidence: Mapped[int | None] = mapped_column(info={"between": (0, 100)})  # per cent
    plan_who: Mapped[str] = words()
    plan_what: Mapped[str] = words()
    plan_when: Mapped[str] = words()
    plan_where: Mapped[str] = words()
    data_plan: Mapped[str] = words()
    do_start: Mapped[date | None]
    do_end: Mapped[date | None]
    as_planned: Mapped[str | None] = choice("yes", "partly", "no")
    observations: Mapped[str] = words()
    surprises: Mapped[str] = words()
    actual_value: Mapped[float | None]  # typed; without it the measure's number at `predicted_by` counts
    verdict: Mapped[str | None] = choice("confirmed", "partly", "not_confirmed", "no_data")
    learning: Mapped[str] = words()
    decision: Mapped[str | None] = choice("adopt", "adapt", "abandon", "continue")
    decided_on: Mapped[date | None]
    decision_reason: Mapped[str] = words()


class PredictionAmendment(Record):
    """What was said of a prediction after its cycle had begun; the prediction itself stays as it was."""

    cycle_id: Mapped[int] = parent("pdsa_cycle")
    on_date: Mapped[date]
    text: Mapped[str]


class JournalEntry(Record):
    """One line of a pilot's journal, in the plan-do-study-act order of steps."""

    pilot_id: Mapped[int] = parent("pilot")
    cycle_id: Mapped[int | None] = parent("pdsa_cycle", optional=True)
    on_date: Mapped[date]
    step: Mapped[str] = choice("plan", "do", "study", "act", "note", default="note")
    text: Mapped[str]
    private: Mapped[bool] = flag(True)


class Annotation(Record):
    """Something that happened to a pilot's process on a day; a change is drawn on its chart."""

    pilot_id: Mapped[int] = parent("pilot")
    cycle_id: Mapped[int | None] = parent("pdsa_cycle", optional=True)
    on_date: Mapped[date]
    text: Mapped[str]
    kind: Mapped[str] = choice("change", "event", "data_issue", default="change")


class Cause(Record):
    """One cause in the why-tree or the fishbone; `parent_uuid` is the effect it explains, empty for the problem."""

    pilot_id: Mapped[int] = parent("pilot")
    parent_uuid: Mapped[str] = words()
    text: Mapped[str]
    method: Mapped[str] = choice("why", "fishbone", default="why")
    category: Mapped[str | None] = choice("people", "method", "equipment", "material", "measurement", "environment")
    evidence: Mapped[str] = choice("observed", "data", "assumption", default="assumption")
    evidence_note: Mapped[str] = words()
    state: Mapped[str] = choice("candidate", "verified", "rejected", default="candidate")
    is_root: Mapped[bool] = flag(False)
    place: Mapped[int] = mapped_column(default=0)
    count: Mapped[float | None]  # how often it was seen: the bars of the Pareto chart


class Goal(Record):
    """What the user wants to reach in this period, as a result that others can see."""

    outcome: Mapped[str]
    why: Mapped[str] = words()
    measure: Mapped[str] = words()
    baseline: Mapped[str] = words()
    target: Mapped[str] = words()
    due: Mapped[date | None]
    priority: Mapped[int] = mapped_column(default=2, info={"between": (1, 3)})
    kind: Mapped[str] = choice("on_the_job", "from_others", "formal", default="on_the_job")
    support: Mapped[str] = words()
    status: Mapped[str] = choice("open", "reached", "dropped", default="open")
    closed_on: Mapped[date | None]
    reason: Mapped[str] = words()  # why it was dropped
    private: Mapped[bool] = flag(False)


class Action(Record):
    """Something to do: of a goal, of a pilot (then it is a countermeasure) or of neither; no owner means the user."""

    goal_id: Mapped[int | None] = parent("goal", optional=True)
    pilot_id: Mapped[int | None] = parent("pilot", optional=True)
    text: Mapped[str]
    owner: Mapped[str] = words()
    due: Mapped[date | None]
    state: Mapped[str] = choice("todo", "doing", "done", "dropped", default="todo")
    done_on: Mapped[date | None]
    outcome: Mapped[str] = words()
    cause_id: Mapped[int | None] = parent("cause", optional=True)
    strength: Mapped[str | None] = choice("eliminate", "error_proof", "simplify", "inform")
    predicted_effect: Mapped[str] = words()
    cycle_id: Mapped[int | None] = parent("pdsa_cycle", optional=True)


class Phase(Record):
    """A step change of a measure: from this day on the limits are computed anew. The four ticks are its reasons."""

    __table_args__ = (UniqueConstraint("measure_id", "start_date"),)

    measure_id: Mapped[int] = parent("measure")
    start_date: Mapped[date]
    label: Mapped[str]
    reason: Mapped[str] = words()
    cycle_id: Mapped[int | None] = parent("pdsa_cycle", optional=True)
    action_id: Mapped[int | None] = parent("action", optional=True)
    limits: Mapped[str] = choice("calculated", "fixed_after_n", "carried_from_previous", default="calculated")
    fixed_n: Mapped[int | None]
    changed_clearly: Mapped[bool] = flag(False)
    cause_known: Mapped[bool] = flag(False)
    expected_to_last: Mapped[bool] = flag(False)
    seen_long_enough: Mapped[bool] = flag(False)


class Benefit(Record):
    """What a pilot brought or shall bring. `rate_minor` and `amount_minor` are whole minor units of the currency."""

    pilot_id: Mapped[int] = parent("pilot")
    what: Mapped[str] = words()
    category: Mapped[str] = choice(
        "time", "money", "quality", "safety", "delivery", "people", "environment", default="time"
    )
    nature: Mapped[str] = choice("hard_cash", "avoidance", "capacity", "non_financial", default="non_financial")
    stage: Mapped[str] = choice("target", "forecast", "actual", default="forecast")
    recurrence: Mapped[str] = choice("once", "week", "month", "year", default="year")
    quantity: Mapped[float | None]
    unit: Mapped[str] = words()
    rate_minor: Mapped[int | None]  # for one unit
    currency: Mapped[str] = words()
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]
    measure_id: Mapped[int | None] = parent("measure", optional=True)
    validated_by: Mapped[str] = words()
    validated_on: Mapped[date | None]
    double_count_note: Mapped[str] = words()


# What the list and the portfolio show of a pilot: derived from the tables above, never typed, so it is neither undone,
# nor archived, nor put in the trash. store/summaries.py keeps it true.
pilot_summary = Table(
    "pilot_summary",
    Record.metadata,
    Column("pilot_id", Integer, ForeignKey("pilot.id", ondelete="CASCADE"), primary_key=True),
    Column("engine", Integer, nullable=False),  # of another version of the arithmetic it is made anew
    Column("measure", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("before", Float),  # the centre before the change, and the one that holds now
    Column("now", Float),
    Column("signal", Text, nullable=False),  # "", "better", "worse"
    Column("detected_on", Date),
    Column("evidence_level", Integer, nullable=False),
    Column("fidelity", Integer, nullable=False),  # how many of the five ticks
    info={"derived": True},
)
