"""Look at an A3 the way a reviewer does: twelve checks, each with one sentence that says what is missing.

They are hints: nothing is blocked by them. What they ask for is what published reviews of A3s and of improvement
reports ask for; each function names its source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from opspath_desktop.domain.a3 import Cycle, Story
from opspath_desktop.domain.pilot_story import solution_in
from opspath_desktop.i18n import _, ngettext

State = Literal["ok", "missing", "not_applicable"]
LONGEST = 90  # days that one A3 should take
FEWEST, FEWEST_AFTER = 10, 3  # numbers in all, and since the change, that can be compared


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the numbers of a pilot are, as far as the checks ask; the goal is that of the measure it is judged by."""

    goal: bool = False  # there is a measure to judge by
    outcome: bool = False  # it counts what somebody gets, not what is done
    baseline: float | None = None
    target: float | None = None
    target_on: date | None = None
    before: int = 0
    after: int = 0
    changed: bool = False  # the change is marked
    balancing: bool = False  # there is a balancing measure with a number


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to one check; `target` is the place on the pilot's page where it is mended."""

    number: int
    name: str
    state: State
    sentence: str
    target: str


Answer = tuple[State, str]
OK: Answer = ("ok", "")


def checks(story: Story, numbers: Numbers, today: date) -> tuple[Check, ...]:
    """Return all twelve checks in their order."""
    return tuple(
        Check(number, name(number), *check(story, numbers, today), target)
        for number, (target, check) in enumerate(_CHECKS, 1)
    )


def passed(found: tuple[Check, ...]) -> tuple[int, int]:
    """Return how many checks are met, and of how many that apply."""
    return sum(check.state == "ok" for check in found), sum(check.state != "not_applicable" for check in found)


def name(number: int) -> str:
    """Return what the check looks at."""
    return (
        _("The title names a problem"),
        _("One owner can do it in 90 days"),
        _("The current condition has a number and a picture"),
        _("Somebody went to see"),
        _("The goal is a result: from, to, by when"),
        _("A root cause is verified"),
        _("Every countermeasure acts on a cause"),
        _("Every open action has a day"),
        _("Predicted before, compared after"),
        _("Numbers before and after the change"),
        _("Something watches for harm"),
        _("Follow-up, standard and reflection"),
    )[number - 1]


def _title(story: Story, _numbers: Numbers, _today: date) -> Answer:
    """Check 1: the title names the problem, not the remedy.

    Source: mistakes often made in A3s, "jumping to the solution" (a3thinking); titles in SQUIRE 2.0, item 1.
    """
    if solution_in(story.title):
        return "missing", _("The title starts with a solution. Name what goes wrong, for whom.")
    return OK


def _scope(story: Story, numbers: Numbers, today: date) -> Answer:
    """Check 2: one process, and at most 90 days from the start to the goal's date or the end.

    Source: scope questions in Kniberg and Kealey's A3 assessment; the 90 days are the usual length of an A3 cycle.
    """
    if not story.process.strip():
        return "missing", _("Name the one process that this is about.")
    days = ((story.closed or numbers.target_on or today) - story.started).days
    if days > LONGEST:
        words = _("It takes {n} days. Cut the scope so that it is done in 90, and start the next one after that.")
        return "missing", words.format(n=days)
    return OK


def _condition(story: Story, numbers: Numbers, _today: date) -> Answer:
    """Check 3: the current condition holds a number and something to look at.

    Source: Shook's steps ("grasp the situation"); SQUIRE 2.0, item 3 (nature and size of the problem).
    """
    words = f"{story.problem} {story.condition}"
    has_number = numbers.before > 0 or any(c.isdigit() for c in words)
    has_picture = numbers.before > 1 or bool(story.files) or sum(cause.count is not None for cause in story.causes) > 1
    if not story.condition.strip():
        return "missing", _("Describe what happens now, with a number.")
    if not has_number:
        return "missing", _("Put a number into the current condition.")
    if not has_picture:
        return "missing", _("Show it: numbers from before the change, counted causes, or a file to print.")
    return OK


def _seen(story: Story, _numbers: Numbers, _today: date) -> Answer:
    """Check 4: somebody watched the work where it is done, on a day that is written down.

    Source: Shook's steps ("go and see"); a3thinking's mistakes ("written at the desk").
    """
    return OK if story.seen_on else ("missing", _("Go and watch the work, and write down the day."))


def _goal(story: Story, numbers: Numbers, _today: date) -> Answer:
    """Check 5: the goal is an outcome with a baseline, a target and a date.

    Source: of published PDSA reports 27 % had a quantitative aim that was met (Knudsen 2019); aims need "how much, by
    when" (Institute for Healthcare Improvement).
    """
    if not numbers.goal:
        return "missing", _("Give the pilot a measure: the goal is its way from a baseline to a target.")
    if not numbers.outcome:
        return "missing", _("The goal counts what you do. Choose a measure of what somebody gets from it.")
    lacks = [
        words
        for value, words in (
            (numbers.baseline, _("a baseline")),
            (numbers.target, _("a target")),
            (numbers.target_on, _("a day")),
        )
        if value is None
    ]
    return ("missing", _("The goal lacks {parts}.").format(parts=", ".join(lacks))) if lacks else OK


def _causes(story: Story, _numbers: Numbers, _today: date) -> Answer:
    """Check 6: at least one root cause is verified by something seen or counted.

    Source: Kniberg and Kealey's assessment ("how do you know?"); a3thinking's mistakes ("causes not verified").
    """
    if story.kind == "just_do_it":
        return "not_applicable", _("A small thing that is simply done needs no analysis.")
    if not story.causes:
        return "missing", _("Ask why the problem occurs, and write down the causes.")
    if not any(cause.proven for cause in story.causes):
        return "missing", _("Mark a root cause as verified, by what you saw or counted.")
    return OK


def _acts_on_cause(story: Story, _numbers: Numbers, _today: date) -> Answer:
    """Check 7: every countermeasure names the cause it acts on; dropped ones do not count.

    Source: Shook's steps (countermeasures follow from causes); a3thinking's mistakes ("no link to the cause").
    """
    chosen = [one for one in story.countermeasures if one.state != "dropped"]
    if not chosen:
        return "missing", _("Write down a countermeasure.")
    known = {cause.uuid for cause in story.causes}
    loose = sum(one.cause not in known for one in chosen)
    if loose:
        words = ngettext("{n} countermeasure names no cause.", "{n} countermeasures name no cause.", loose)
        return "missing", words.format(n=loose)
    return OK


def _due(story: Story, _numbers: Numbers, _today: date) -> Answer:
    """Check 8: every open action has a day; its owner is the user unless another is named.

    Source: the implementation plan in the Kniberg and Poppendieck template (what, who, when).
    """
    pending = [one for one in story.countermeasures if one.open]
    if not pending:
        return "not_applicable", _("No action is open.")
    without = sum(one.due is None for one in pending)
    if without:
        words = ngettext("{n} open action has no day.", "{n} open actions have no day.", without)
        return "missing", words.format(n=without)
    return OK


def _predicted(story: Story, _numbers: Numbers, today: date) -> Answer:
    """Check 9: each test was predicted before it began, and its result was held against the prediction.

    Source: features of PDSA in Taylor 2014 (prediction of the outcome of change, comparison after the test).
    """
    tests = [cycle for cycle in story.cycles if cycle.kind != "data_only"]
    if not tests:
        return "missing", _("Plan a test, and write down what you expect.")
    late = [cycle.seq for cycle in tests if not _in_time(cycle, today)]
    if late:
        return "missing", _("Test {n} has no prediction from before it began.").format(n=late[0])
    open_ends = [cycle.seq for cycle in tests if cycle.do_start and not _compared(cycle) and _over(cycle, today)]
    if open_ends:
        return "missing", _("Hold the result of test {n} against what you expected.").format(n=open_ends[0])
    return OK


def _in_time(cycle: Cycle, today: date) -> bool:
    """Tell whether something was expected, in words or as a number, by the day the test began."""
    expected = bool(cycle.prediction.strip()) or cycle.predicted is not None
    begins = cycle.do_start or today
    return expected and (cycle.predicted_on is None or cycle.predicted_on <= begins)


def _over(cycle: Cycle, today: date) -> bool:
    return bool(cycle.decision) or (cycle.do_end is not None and cycle.do_end <= today)


def _compared(cycle: Cycle) -> bool:
    return bool(cycle.verdict) or cycle.actual is not None


def _over_time(_story: Story, numbers: Numbers, _today: date) -> Answer:
    """Check 10: at least 10 numbers, 3 of them since a change that is marked, so that the chart can say something.

    Source: data over time in Taylor 2014; SQUIRE 2.0, item 13 (results over time); tables of runs begin at 10.
    """
    if not numbers.goal or not numbers.before + numbers.after:
        return "missing", _("Add numbers over time, from before the change too.")
    if not numbers.changed:
        return "missing", _("Mark on the chart when the change was made.")
    if numbers.after < FEWEST_AFTER:
        words = ngettext(
            "{n} number since the change; with {least} the chart can say something.",
            "{n} numbers since the change; with {least} the chart can say something.",
            numbers.after,
        )
        return "missing", words.format(n=numbers.after, least=FEWEST_AFTER)
    if numbers.before + numbers.after < FEWEST:
        words = ngettext(
            "{n} number so far; with {least} the chart can say something.",
            "{n} numbers so far; with {least} the chart can say something.",
            numbers.before + numbers.after,
        )
        return "missing", words.format(n=numbers.before + numbers.after, least=FEWEST)
    return OK


def _balanced(story: Story, numbers: Numbers, _today: date) -> Answer:
    """Check 11: a balancing measure with numbers, or the reason why there is none.

    Source: the three kinds of measures of the Model for Improvement; SQUIRE 2.0, item 13 (unintended consequences).
    """
    if numbers.balancing:
        return OK
    if story.balancing_reason.strip():
        return "ok", _("None, and the reason is written down.")
    return "missing", _("Add a balancing measure with numbers, or say why there is none.")


def _followed_up(story: Story, _numbers: Numbers, today: date) -> Answer:
    """Check 12: after the end, the looks that were due were taken, the standard is named, the reflection is written.

    What was abandoned has nothing to hold: it owes its lesson only.
    Source: "follow-up" in the Kniberg and Poppendieck template; SQUIRE 2.0, item 17 (will it last, can it
    spread); Shook (reflection).
    """
    if story.group != "finished":
        return "not_applicable", _("Comes after the end of the pilot.")
    if not story.lessons_self.strip():
        return "missing", _("Write down what you learned as a leader.")
    if story.status == "abandoned":
        return OK
    if not story.standard.strip():
        return "missing", _("Name the standard that holds the gain.")
    late = _late_look(story, today)
    return ("missing", _("Look again: does it hold after {n} days?").format(n=late)) if late else OK


def _late_look(story: Story, today: date) -> int:
    """Return the first look that is due and was not taken, as days after the end; 0 for none."""
    taken = {look.days for look in story.looks}
    gone = (today - story.closed).days if story.closed else 0
    return next((days for days in (30, 60, 90) if days <= gone and days not in taken), 0)


_CHECKS: tuple[tuple[str, Callable[[Story, Numbers, date], Answer]], ...] = (
    ("", _title),
    ("problem:process", _scope),
    ("problem:condition", _condition),
    ("problem:gemba", _seen),
    ("measure", _goal),
    ("problem:causes", _causes),
    ("cycles:actions", _acts_on_cause),
    ("cycles:actions", _due),
    ("cycles", _predicted),
    ("measure", _over_time),
    ("measure", _balanced),
    ("outcome:follow_up", _followed_up),
)
