"""Work out how strong the evidence of a pilot is: a level from 0 to 5, computed, never typed.

0 story only; 1 a number before and one now; 2 ten numbers, three of them since the first change; 3 a special-cause
signal for the better, completed after the change; 4 the gain was held and no balancing measure is in concern; 5 it is
standard work, it held after 90 days, and a benefit was validated. Every level asks for those below it. A trend alone
never reaches level 3: in simulations the trend rule finds chance about as often as change (Anhoej and Olesen 2014).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from opspath_desktop.domain.study_types import Balancing, Study
from opspath_desktop.i18n import _

ENOUGH, SINCE = 10, 3


class Measured(Protocol):
    """What tells of a measure for what it counts."""

    @property
    def kind(self) -> str:
        """Return outcome, process or balancing."""
        ...

    @property
    def is_goal(self) -> bool:
        """Tell whether it is the goal of its pilot."""
        ...


M = TypeVar("M", bound=Measured)


@dataclass(frozen=True, slots=True)
class Proof:
    """The evidence level of a pilot with the five parts that it is made of, the first for level 1."""

    pair: bool = False
    enough: bool = False
    signal: bool = False
    held: bool = False
    standard: bool = False

    @property
    def level(self) -> int:
        """Return the highest level of which, as of all below it, the part is there."""
        reached = (self.pair, self.enough, self.signal, self.held, self.standard)
        return next((at for at, part in enumerate(reached) if not part), len(reached))


@dataclass(frozen=True, slots=True)
class Follow:
    """What was done to keep a gain: the standard is written, the check after 90 days held, a benefit is validated."""

    standard: bool = False
    held_90: bool = False
    validated: bool = False


def goal_of(measures: Sequence[M]) -> M | None:
    """Return the measure that speaks for a pilot: its goal, else the first outcome, else the first of any kind."""
    ranks = {"outcome": 1, "process": 2, "balancing": 3}
    return min(measures, key=lambda each: 0 if each.is_goal else ranks[each.kind], default=None)


def balance(studies: Iterable[Study]) -> Balancing:
    """Return what the balancing measures of a pilot say: a concern in one is a concern."""
    measured = [study for study in studies if study.count]
    if not measured:
        return "not_measured"
    worse = any(study.tone == "worse" or study.variation == "concern" for study in measured)
    return "concern" if worse else "ok"


def proof(study: Study | None, balancing: Balancing = "not_measured", follow: Follow | None = None) -> Proof:
    """Return the parts of a pilot's evidence, from the study of the measure that speaks for it."""
    if study is None:
        return Proof()
    follow = follow or Follow()
    return Proof(
        pair=study.before is not None and study.now is not None and study.count > 0,
        enough=study.count >= ENOUGH and study.after >= SINCE,
        signal=study.tone == "better" and study.beyond_trend,
        held=study.held and balancing != "concern",
        standard=follow.standard and follow.held_90 and follow.validated,
    )


def level_name(level: int) -> str:
    """Return an evidence level in words."""
    return (
        _("Story only"),
        _("Before and after"),
        _("Data over time"),
        _("Signal after the change"),
        _("Gain held"),
        _("Standard work"),
    )[level]


def in_words(level: int) -> str:
    """Return an evidence level as one line: "3 of 5, signal after the change"."""
    return _("{n} of 5, {name}").format(n=level, name=level_name(level).lower())


def next_step(level: int) -> str:
    """Return what the next level asks for; empty at the highest."""
    return (
        _("Level 1 asks for a number before the change and one since."),
        _("Level 2 asks for 10 numbers, 3 of them since a marked change."),
        _("Level 3 asks for a signal for the better after the change, more than a trend."),
        _("Level 4 asks for 7 more numbers on the better side, or 13 in a new phase, and no concern elsewhere."),
        _("Level 5 asks for the standard, the 90-day check held, and a validated benefit."),
        "",
    )[level]
