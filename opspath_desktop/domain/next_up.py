"""Choose what to do next: at most four steps, always the same for the same records, each with its reason.

The order: what is due within 7 days (one action); then, one of each in turn, open success metrics that a running
pilot could serve, tips not begun, and ratings that are missing or older than 90 days. "Not now" hides a step for 7
days. One question "did you use it?" is the last of what is due. The weekly review of highlights has the last place
until it is done, unless what is due takes all four: else tips and ratings, of which there are always some, would hide
it for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, zip_longest

from opspath_desktop.domain.applications import title_of
from opspath_desktop.domain.pilot_checks import Due
from opspath_desktop.domain.tasks import due_words
from opspath_desktop.domain.use_checks import Question, ago, asks, why
from opspath_desktop.i18n import _, format_date, format_number, ngettext

MOST = 4
MOST_COUNTED = 20  # due actions; one is offered with the number of the others, all of them would hide the rest
DUE_WITHIN = 7  # days
PILOT_PAUSE = {"day": 1, "week": 4, "month": 21}  # days after a number before the next one is asked for
STALE_AFTER = 90  # days
NOT_NOW = timedelta(days=7)
ADD_NAME = "add-name"  # the key of the one offer that is made only once
REVIEW_PANEL = "panel:review"  # the target on Readings


@dataclass(frozen=True, slots=True)
class Step:
    """One suggestion: what it says, what its button does (go to a place and target), and why it is there."""

    key: str
    icon: str
    title: str
    caption: str
    button: str
    why: str
    place: str
    target: str


@dataclass(frozen=True, slots=True)
class ComingReview:
    """The next review with the parts of the plan that are still empty, as words."""

    uuid: str
    on: date
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunningPilot:
    """A running pilot with its first measure; the last number is None before the first."""

    uuid: str
    title: str
    measure: str
    unit: str
    started: date
    last_on: date | None
    last_value: float | None
    frequency: str = "week"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A success metric or tip of the current stage that is not done, with the number of the stage."""

    id: str
    title: str
    stage: int


@dataclass(frozen=True, slots=True)
class RatedThing:
    """A competency or skill and when it was rated last."""

    id: str
    title: str
    kind: str
    last: date | None


@dataclass(frozen=True, slots=True)
class DueAction:
    """An open action that is overdue or due within 7 days; no owner is the user, `of` names its pilot or goal."""

    uuid: str
    text: str
    owner: str
    due: date
    of: str = ""
    pilot: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the choice rests on, in the order in which it should be offered; `metrics` have no running pilot yet.

    `questions` are due ("did you use it?"); `weekly` says that this week's review of highlights has cards.
    """

    review: ComingReview | None = None
    pilots: tuple[RunningPilot, ...] = ()
    metrics: tuple[OpenItem, ...] = ()
    tips: tuple[OpenItem, ...] = ()
    ratings: tuple[RatedThing, ...] = ()
    questions: tuple[Question, ...] = ()
    checks: tuple[Due, ...] = ()
    weekly: bool = False
    actions: tuple[DueAction, ...] = ()


def next_up(facts: Facts, today: date, postponed: Mapping[str, date]) -> tuple[Step, ...]:
    """Return the steps to show; one that was put off stays away until its day."""
    waiting = [action for action in facts.actions if postponed.get(f"action:{action.uuid}", today) <= today]
    asked = (*_review_steps(facts.review, today), *_check_steps(facts.checks, today))
    due = (*asked, *_action_steps(waiting, today), *_pilot_steps(facts.pilots, today))
    question = _wanted(_question_steps(facts.questions, today), today, postponed)[:1]
    others = (
        _wanted(_metric_steps(facts.metrics, facts.pilots), today, postponed),
        _wanted(_tip_steps(facts.tips), today, postponed),
        _wanted(_rating_steps(facts.ratings, today), today, postponed),
    )
    in_turn = (step for row in zip_longest(*others) for step in row if step is not None)
    first = (*_wanted(due, today, postponed), *question)[:MOST]
    last = _wanted(_weekly_steps(facts.weekly), today, postponed)[: MOST - len(first)]
    return (*first, *islice(in_turn, MOST - len(first) - len(last)), *last)


def _wanted(steps: Iterable[Step], today: date, postponed: Mapping[str, date]) -> list[Step]:
    return [step for step in steps if postponed.get(step.key, today) <= today]


def _review_steps(review: ComingReview | None, today: date) -> Iterator[Step]:
    if review is None or not review.gaps or not 0 <= (review.on - today).days <= DUE_WITHIN:
        return
    day = format_date(review.on, today=today)
    yield Step(
        key=f"review:{review.uuid}",
        icon="file-text",
        title=_("Prepare the review on {day}").format(day=day),
        caption=_("Review · {gaps}").format(gaps=", ".join(review.gaps)),
        button=_("Prepare"),
        why=_("The review is {when}, and the plan still has gaps.").format(when=in_days(review.on, today)),
        place="plan",
        target=review.uuid,
    )


def _action_steps(actions: Sequence[DueAction], today: date) -> Iterator[Step]:
    """Offer the longest due action; its caption counts the others."""
    for action in actions[:1]:
        when, others = due_words("todo", action.due, None, today), len(actions) - 1
        more = ngettext("{n} more is due", "{n} more are due", others).format(n=others) if others else ""
        told = (_("Action"), when, action.owner, action.of, more)
        yield Step(
            key=f"action:{action.uuid}",
            icon="list-checks",
            title=action.text,
            caption=" · ".join(part for part in told if part),
            button=_("Open"),
            why=_("This action is {when}.").format(when=when),
            place="pilots" if action.pilot else "plan",
            target=f"{action.pilot}#cycles:{action.uuid}" if action.pilot else f"action:{action.uuid}",
        )


def in_days(day: date, today: date) -> str:
    """Return "today", "tomorrow" or "in 5 days"."""
    days = (day - today).days
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else ngettext("in {n} day", "in {n} days", days).format(n=days)


def _pilot_steps(pilots: Sequence[RunningPilot], today: date) -> Iterator[Step]:
    for pilot in sorted(pilots, key=lambda each: each.last_on or each.started):
        pause = PILOT_PAUSE.get(pilot.frequency)  # None: events come when they come
        if pause is None or (pilot.last_on is not None and (today - pilot.last_on).days < pause):
            continue
        title, often = _asked(pilot.frequency)
        yield Step(
            key=f"value:{pilot.uuid}",
            icon="activity",
            title=title.format(measure=pilot.measure),
            caption=_("Pilot · {last}").format(last=_last_number(pilot, today)),
            button=_("Add value"),
            why=often.format(pilot=pilot.title),
            place="pilots",
            target=pilot.uuid,
        )


def _asked(frequency: str) -> tuple[str, str]:
    """Return what is asked for, and why, with places for the names of measure and pilot."""
    return {
        "day": (
            _("Record today's number: {measure}"),
            _("“{pilot}” is running, and its measure gets a number every day."),
        ),
        "week": (
            _("Record this week's number: {measure}"),
            _("“{pilot}” is running, and a running pilot gets a number every week."),
        ),
        "month": (
            _("Record this month's number: {measure}"),
            _("“{pilot}” is running, and its measure gets a number every month."),
        ),
    }[frequency]


def _last_number(pilot: RunningPilot, today: date) -> str:
    if pilot.last_on is None:
        return _("no number yet")
    if pilot.last_value is None:
        return _("last one {day}: no number").format(day=format_date(pilot.last_on, today=today))
    return _("last one {day}: {value} {unit}").format(
        day=format_date(pilot.last_on, today=today), value=format_number(pilot.last_value), unit=pilot.unit
    )


def _check_steps(checks: Sequence[Due], today: date) -> Iterator[Step]:
    for check in checks:
        since = format_date(check.on, today=today)
        yield Step(
            key=f"check:{check.pilot}:{check.days}",
            icon="circle-question-mark",
            title=_("Does it hold after {n} days? {pilot}").format(n=check.days, pilot=check.title),
            caption=_("Finished pilot · due since {day}").format(day=since),
            button=_("Answer"),
            why=_("What was adopted is looked at again after 30, 60 and 90 days, to see whether it holds."),
            place="pilots",
            target=f"{check.pilot}#outcome:checks",
        )


def _question_steps(questions: Sequence[Question], today: date) -> Iterator[Step]:
    for question in questions:
        subject, title = question.subject, title_of(question.subject.title)
        if not subject.application:
            told = _("Reading · read {ago}").format(ago=ago(question, today))
        elif subject.state == "tried":
            told = _("Tried · written down {ago} · {title}").format(ago=ago(question, today), title=title)
        else:
            told = _("Planned {ago} · {title}").format(ago=ago(question, today), title=title)
        line = title_of(subject.words) if subject.application else ""
        yield Step(
            key=question.key,
            icon="lightbulb",
            title=" ".join(part for part in (asks(question, short=True), line) if part),
            caption=told,
            button=_("Answer"),
            why=why(question, today),
            place="readings",
            target=REVIEW_PANEL,
        )


def _weekly_steps(weekly: bool) -> Iterator[Step]:
    if weekly:
        yield Step(
            key="weekly-review",
            icon="lightbulb",
            title=_("Look again at what you kept from your books"),
            caption=_("Weekly review · about five minutes"),
            button=_("Review"),
            why=_("Once a week a dozen of your own highlights and takeaways are worth a second look."),
            place="readings",
            target=REVIEW_PANEL,
        )


def _metric_steps(metrics: Sequence[OpenItem], pilots: Sequence[RunningPilot]) -> Iterator[Step]:
    for metric in metrics if pilots else ():
        yield Step(
            key=f"link:{metric.id}",
            icon="link",
            title=metric.title,
            caption=_("Success metric · the pilot “{pilot}” could count").format(pilot=pilots[0].title),
            button=_("Link"),
            why=_("This success metric of your stage is open, and a pilot that could serve it is running."),
            place="pathway",
            target=metric.id,
        )


def _tip_steps(tips: Sequence[OpenItem]) -> Iterator[Step]:
    for tip in tips:
        yield Step(
            key=f"tip:{tip.id}",
            icon="footprints",
            title=tip.title,
            caption=_("Development tip · Stage {number}").format(number=tip.stage),
            button=_("Plan it"),
            why=_("This tip of your stage is not begun."),
            place="pathway",
            target=tip.id,
        )


def _rating_steps(ratings: Sequence[RatedThing], today: date) -> Iterator[Step]:
    for thing in ratings:
        if thing.last is not None and (today - thing.last).days <= STALE_AFTER:
            continue
        kind = _("Competency") if thing.kind == "competency" else _("Skill")
        rated = (
            _("last rated {day}").format(day=format_date(thing.last, today=today)) if thing.last else _("not rated yet")
        )
        yield Step(
            key=f"rate:{thing.id}",
            icon="layers",
            title=_("Rate yourself: {title}").format(title=thing.title),
            caption=f"{kind} · {rated}",
            button=_("Rate"),
            why=_why_rate(thing.last),
            place="capabilities",
            target=thing.id,
        )


def _why_rate(last: date | None) -> str:
    if last is None:
        return _("You have not rated this competency of your stage yet.")
    return _("This rating is older than {days} days.").format(days=STALE_AFTER)
