"""Tell how faithfully a pilot followed plan, do, study, act: five ticks.

The five features are those that Taylor, McNicholas, Nicolay, Darzi, Bell and Reed looked for in 73 published projects
(BMJ Quality and Safety 23, 2014); four of a hundred had the four of method. Nothing here asks for today: a pilot is
judged by what was recorded of it, so a stored answer stays true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.i18n import _

SCALES = ("one_case", "one_shift", "one_team", "one_site", "all")
SMALL = SCALES[:2]  # a case or a shift: what goes wrong there can be put right on the same day


@dataclass(frozen=True, slots=True)
class Turn:
    """What counts of one PDSA cycle; `planned`, `seen` and `learned` tell whether anything was written there."""

    uuid: str
    follows: str
    change_idea: str
    scale: str
    planned: bool
    predicted_on: date | None  # None without a prediction
    do_start: date | None
    do_end: date | None
    seen: bool
    learned: bool
    decided: bool


@dataclass(frozen=True, slots=True)
class Fidelity:
    """The five ticks of a pilot."""

    documented: bool = False
    linked: bool = False
    predicted: bool = False
    small_first: bool = False
    over_time: bool = False

    @property
    def ticks(self) -> tuple[bool, ...]:
        """Return the five in their order."""
        return (self.documented, self.linked, self.predicted, self.small_first, self.over_time)

    @property
    def count(self) -> int:
        """Return how many are given."""
        return sum(self.ticks)


def fidelity(turns: Sequence[Turn], counted: Sequence[date], *, since: date, until: date | None = None) -> Fidelity:
    """Return the ticks of a pilot from its cycles in their order and the days of the numbers of its measures.

    `since` is when testing begins where no cycle says so, `until` the day on which the pilot was closed.
    """
    begun = [turn for turn in turns if turn.do_start is not None]
    return Fidelity(
        documented=_documented(turns),
        linked=_linked(begun),
        predicted=bool(begun) and all(_predicted(turn) for turn in begun),
        small_first=_small_first(begun),
        over_time=_over_time(begun, counted, since, until),
    )


def tick_names() -> tuple[str, ...]:
    """Return what each tick stands for, in their order."""
    return (
        _("Documented: a cycle says what was planned, seen, learned and decided"),
        _("Linked: two cycles or more, one learned from the other"),
        _("Predicted: every prediction was written before the test began"),
        _("Small first: the first test was one case or shift, and none was smaller than the one before"),
        _("Over time: at least one number a month while testing"),
    )


def _documented(turns: Sequence[Turn]) -> bool:
    """Tell whether a cycle was decided, and every decided one says what was planned, seen and learned."""
    decided = [turn for turn in turns if turn.decided]
    return bool(decided) and all(turn.planned and turn.seen and turn.learned for turn in decided)


def _linked(begun: Sequence[Turn]) -> bool:
    """Tell whether one cycle follows another, by name or as the next step of the same ramp."""
    known = {turn.uuid for turn in begun}
    ideas = [_ramp(turn) for turn in begun]
    return any(turn.follows in known for turn in begun) or len(set(ideas)) < len(ideas)


def _predicted(turn: Turn) -> bool:
    return turn.predicted_on is not None and turn.do_start is not None and turn.predicted_on <= turn.do_start


def _small_first(begun: Sequence[Turn]) -> bool:
    """Tell whether the first test was small and no ramp ever shrank."""
    if not begun or begun[0].scale not in SMALL:
        return False
    largest: dict[str, int] = {}
    for turn in begun:
        size = SCALES.index(turn.scale)
        if size < largest.get(_ramp(turn), 0):
            return False
        largest[_ramp(turn)] = size
    return True


def _ramp(turn: Turn) -> str:
    """Return what cycles of one ramp share: their idea, however it is spaced and capitalised."""
    return " ".join(turn.change_idea.casefold().split())


def _over_time(begun: Sequence[Turn], counted: Sequence[date], since: date, until: date | None) -> bool:
    """Tell whether every calendar month from the first test to the last thing known has a number, two at least."""
    starts = [turn.do_start for turn in begun if turn.do_start is not None]
    first = min(starts, default=since)
    inside = [day for day in counted if day >= first and (until is None or day <= until)]
    ends = [turn.do_end for turn in begun if turn.do_end is not None]
    if len(inside) < 2:
        return False
    last = max([*inside, *ends, *([until] if until else [])])
    return set(_months(first, last)) <= {(day.year, day.month) for day in counted}


def _months(first: date, last: date) -> list[tuple[int, int]]:
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(month // 12, month % 12 + 1) for month in span]
