"""The year's five pilots as tables: one idea, one running and improving, one adopted, one abandoned, one on hold."""

from __future__ import annotations

from typing import NamedTuple

Value = float | tuple[float, float] | str  # a number, the two parts of a ratio, or why there is none


class Counted(NamedTuple):
    """A measure with one number a week; the last one is `last` days old.

    Numbers from before the measure was written down come from old lists and are entered on its first day.
    """

    days: int
    name: str
    unit: str
    definition: str
    last: int
    values: tuple[Value, ...]
    baseline: float | None = None
    target: float | None = None
    target_in: int | None = None
    direction: str = "down"
    kind: str = "outcome"
    notes: dict[int, str] = {}  # noqa: RUF012  # number of the value -> its note; never changed
    left_out: dict[int, str] = {}  # noqa: RUF012  # number of the value -> why it takes no part; never changed
    chart: str = "auto"
    source: str = ""


class Mark(NamedTuple):
    """Something marked on the chart."""

    days: int
    text: str
    kind: str = "change"


class Step(NamedTuple):
    """A move to another status."""

    days: int
    status: str
    note: str = ""
    results: str = ""


class Wrote(NamedTuple):
    """An entry of the journal; most are private, as they are by default."""

    days: int
    step: str
    text: str
    private: bool = True


class Link(NamedTuple):
    """What the pilot counts for, was motivated by, applied or taught."""

    days: int
    item: str
    role: str


class NewLimits(NamedTuple):
    """A phase: set `days` ago, starting with the number of the week that many weeks before the last one."""

    days: int
    measure: str
    weeks: int
    label: str
    reason: str


class Tried(NamedTuple):
    """One pilot; `tip` is the one that motivated it, if any."""

    days: int
    key: str
    title: str
    aim: str
    idea: str
    area: str
    tip: str = ""
    measures: tuple[Counted, ...] = ()
    marks: tuple[Mark, ...] = ()
    phases: tuple[NewLimits, ...] = ()
    steps: tuple[Step, ...] = ()
    journal: tuple[Wrote, ...] = ()
    links: tuple[Link, ...] = ()


HAND_OVER = Tried(
    317,
    "hand-over",
    "One hand-over sheet",
    "At most five open points a week that nobody took over at the change of shift.",
    "One sheet with four columns instead of two logs; the late shift fills in its own column before the talk.",
    "Dispatch, early and late shift",
    tip="tip.small-pilots",
    measures=(
        Counted(
            315,
            "Open points that nobody took over",
            "a week",
            "Points still open from the shift before that no name stands behind at noon; counted by the shift leaders.",
            5,
            (
                *(14, 12, 15, 13, 16, 12, 14, 13, 15, 12, 16, 14, 13),
                *(11, 9, 9, 6, 5, 4, 5, 3, 4, 4, 5, 3, 4, 6, 4, 5),
                *(
                    "Stocktaking week: nobody counted.",
                    5,
                    4,
                    3,
                    5,
                    4,
                    4,
                    6,
                    3,
                    4,
                    5,
                    4,
                    3,
                    5,
                    4,
                    4,
                    3,
                    5,
                    4,
                    2,
                    4,
                    3,
                    4,
                ),
            ),
            baseline=14,
            target=5,
            target_in=-210,
            notes={10: "Two new colleagues.", 20: "Lowest so far.", 47: "A quiet week."},
            source="The two shift logs, kept until last year; the sheet since.",
        ),
        Counted(
            300,
            "Talk at the change of shift",
            "min",
            "Minutes by the clock of the gate, average of the week. The sheet must not make it a meeting.",
            210,
            (7, 7.5, 7, 8, 8, 8, 7.5, 8, 8, 7.5, 8),
            direction="down",
            kind="balancing",
        ),
    ),
    marks=(Mark(272, "Sheet in use at both shifts"), Mark(251, "Late shift fills in its own column")),
    phases=(
        NewLimits(
            150,
            "Open points that nobody took over",
            35,
            "Both shifts write",
            "Fourteen weeks at six or fewer since the late shift has its own column; both shifts want to keep it.",
        ),
    ),
    steps=(
        Step(315, "defined"),
        Step(307, "baseline", "Seven weeks from the old logs, six weeks of counting before anything changes."),
        Step(272, "testing"),
        Step(233, "implementing", "Also for the weekend shift."),
        Step(
            208,
            "adopted",
            "Agreed with both shift leaders.",
            "What made it work was the late shift's own column; the first sheet had been ours only.",
        ),
    ),
    journal=(
        Wrote(
            308,
            "plan",
            "Prediction: half the open points after four weeks, no longer talks at the change of shift.",
            False,
        ),
        Wrote(
            271,
            "do",
            "Sheet printed and explained at both shifts. The late shift calls it the form of the early shift.",
        ),
        Wrote(
            258,
            "study",
            "From 14 to 9 in two weeks. The points that are left are nearly all from the late shift.",
            False,
        ),
        Wrote(251, "act", "The late shift gets a column that it fills in itself, before the talk.", False),
        Wrote(214, "study", "Six weeks at six or fewer. The talk takes eight minutes, one more than before."),
        Wrote(209, "act", "Keep it. The sheet goes into the handbook with one line of why.", False),
    ),
    links=(
        Link(314, "met.joins-improvement", "counts_for"),
        Link(206, "met.documented-improvements", "counts_for"),
        Link(262, "rdg.lean-thinking", "learned_from"),
    ),
)

MESSAGE = Tried(
    166,
    "message",
    "Hourly backlog message",
    "Fewer than ten first replies a day that take longer than four hours.",
    "Send the number of open questions to everybody at the desk at the full hour.",
    "Customer desk",
    measures=(
        Counted(
            165,
            "First replies after more than four hours",
            "a day",
            "Average of the week, from the time stamps of the desk's system; Saturdays left out.",
            121,
            (17, 19, 16, 18, 20, 17, 19, 16, 18, 17, 19, 17, 18, 16, 19),
            baseline=17.5,
            target=10,
            target_in=-115,
            notes={4: "Two people ill."},
            chart="run",
            source="The desk's system, report of late replies.",
        ),
    ),
    marks=(Mark(153, "Message every hour"),),
    steps=(
        Step(165, "defined"),
        Step(153, "testing"),
        Step(
            118,
            "abandoned",
            "Decided with the desk.",
            "No effect in five weeks. Most people muted the message within days. The late replies come from too few "
            "people between eleven and one, and no message changes that.",
        ),
    ),
    journal=(
        Wrote(156, "plan", "Prediction: people who see the queue pick up the oldest question first."),
        Wrote(146, "do", "The message runs. Somebody asked on the first day how to switch it off."),
        Wrote(125, "study", "No difference, and the two worst hours are always the same: eleven to one."),
        Wrote(118, "act", "Drop it and tell the desk why. Look at the lunch roster instead."),
    ),
    links=(Link(160, "rdg.the-goal", "applied"), Link(117, "wat.tools-without-context", "learned_from")),
)

SLOTS = Tried(
    139,
    "slots",
    "Slots for morning lorries",
    "Lorries that come before noon wait 30 minutes or less at goods-in.",
    "Give six regular carriers a fixed half hour each and keep one dock free for whoever comes late.",
    "Goods-in",
    tip="tip.data-bottlenecks",
    measures=(
        Counted(
            133,
            "Wait at goods-in, mornings",
            "min",
            "Minutes from the stamp at the gate to the first pallet off, median of the week, lorries before noon.",
            5,
            (51, 47, 56, 53, 49, 58, 52, 50, 55, 48, 45, 41, 36, 38, 33, 35, 31, 32),
            baseline=51,
            target=30,
            target_in=39,
            notes={13: "Fog, all lorries late."},
            left_out={5: "Gate printer down for two days, 61 lorries counted by hand."},
            source="Stamps of the gate, list of every Friday.",
        ),
        Counted(
            57,
            "Lorries that kept their slot",
            "%",
            "Of the lorries with a slot, those at the gate within ten minutes of it.",
            5,
            ((19, 30), (21, 30), (23, 30), (22, 29), (25, 30), (26, 30), (27, 30), (27, 30)),
            target=90,
            target_in=39,
            direction="up",
            kind="process",
        ),
        Counted(
            65,
            "Overtime at goods-in",
            "h",
            "Hours a week, all three teams. It must not pay for the shorter wait.",
            5,
            (6.5, 6, 7, 6.5, 7, 6, 6.5, 7.5, 6.5, 7, 6, 6.5, 7.5, 6, 6.5, 6, 6.5),
            baseline=6.5,
            kind="balancing",
            source="Payroll, from the sheets of the teams.",
        ),
    ),
    marks=(
        Mark(89, "Gate printer down", "data_issue"),
        Mark(57, "Slots for six carriers"),
        Mark(29, "Clocks at the gate set right", "event"),
    ),
    steps=(
        Step(137, "defined"),
        Step(126, "baseline", "Ten weeks from the gate list before anything changes."),
        Step(57, "testing", "Six of nine carriers agreed."),
    ),
    journal=(
        Wrote(127, "plan", "Look at normal weeks first. No change before ten of them are counted."),
        Wrote(
            68,
            "study",
            "Between 47 and 58 minutes every week, whatever we did on the day. It is the arrivals: 60 % "
            "come between seven and eight.",
        ),
        Wrote(62, "plan", "Prediction: under 40 minutes after four weeks, and no more overtime than 6.5 hours."),
        Wrote(56, "do", "First day of slots. Two carriers came early and were unloaded late; one driver was loud."),
        Wrote(51, "do", "Rode along with the carrier that never keeps its slot. Its tour begins too late for it."),
        Wrote(47, "act", "Swapped two slots. The free dock stays, it catches everybody who is late."),
        Wrote(
            26, "study", "Four weeks under 40 minutes, overtime unchanged. The foggy week was no worse than the rest."
        ),
        Wrote(4, "study", "31 and 32 in the last two weeks. What is left is the paper at the gate, not the dock."),
    ),
    links=(Link(136, "met.documented-improvements", "counts_for"), Link(56, "obj.apply-lean-six-sigma", "counts_for")),
)

OWNER = Tried(
    83,
    "owner",
    "One owner per complaint",
    "Customers who complain talk to one person, not to three.",
    "Whoever takes the call keeps the complaint, and hands over only its tasks.",
    "Customer desk",
    measures=(
        Counted(
            80,
            "People per complaint",
            "",
            "Different names in the record of a complaint when it is closed, average of the week.",
            41,
            (2.9, 3.1, 2.8, 2.2),
            baseline=2.9,
            target=1.5,
            target_in=70,
        ),
    ),
    marks=(Mark(47, "Five colleagues try it"),),
    steps=(
        Step(80, "baseline"),
        Step(47, "testing"),
        Step(36, "on_hold", "Two of the five are away for three months; with three it would measure the roster."),
    ),
    journal=(
        Wrote(81, "plan", "Five volunteers, four weeks, then decide. Prediction: below two people per complaint."),
        Wrote(37, "note", "Promising, but it hangs on two people who are away now. Go on when they are back."),
    ),
    links=(Link(79, "obj.cross-functional-improvement", "counts_for"),),
)

PHOTO = Tried(
    12,
    "photo",
    "Photos of damaged returns",
    "Dispatch can decide on a damaged return without asking the desk back.",
    "The bench takes two photos before it books; the desk gets them with the question.",
    "Returns bench and desk",
    tip="tip.cross-functional-workshops",
    journal=(
        Wrote(11, "note", "Comes from the bench itself. First ask how long a photo takes with gloves on.", False),
    ),
    links=(Link(11, "met.cross-team-collaboration", "counts_for"),),
)

PILOTS = (HAND_OVER, MESSAGE, SLOTS, OWNER, PHOTO)
DELETED = (24, 9, "A label printer at every packing table")  # days ago: started, deleted; and its title
