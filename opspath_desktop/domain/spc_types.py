"""Name what a control chart is made of: the periods that go in, the method, the limits and signals that come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Direction = Literal["up", "down", "neutral"]
RuleSet = Literal["nhs", "wheeler", "western_electric"]
Variation = Literal["common", "improvement", "concern", "high", "low"]
Assurance = Literal["hit", "miss", "random"]


@dataclass(frozen=True, slots=True)
class Period:
    """One plotted period in the order of time. Without a value it is missing; an excluded one takes no part."""

    value: float | None = None
    excluded: bool = False

    @property
    def counts(self) -> bool:
        """Tell whether the value takes part in the arithmetic and the rules."""
        return self.value is not None and not self.excluded


@dataclass(frozen=True, slots=True)
class Method:
    """How limits and rules are worked out. `factor` and `mr_factor` multiply the mean moving range.

    `median`: they multiply the median moving range, which no extreme jump pulls up; `screen` then has nothing to do.
    `within` (NHS rules): two of three counts only points between near line and limit, as NHSRplotthedots 0.2.2 does;
    without it also those beyond the limit, as the Excel tool does since November 2023.
    """

    rules: RuleSet = "nhs"
    trend: int = 7
    factor: float = 2.66
    mr_factor: float = 3.268
    screen: bool = False
    direction: Direction = "neutral"
    target: float | None = None
    within: bool = False
    median: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a phase starts (an index over the periods) and which of its points make its limits.

    `calc` is (first, last) as indexes over all periods, both included; None takes the whole phase. `centre` replaces
    the mean by a typed value. `carried` takes the limits of the phase before over.
    """

    start: int = 0
    calc: tuple[int, int] | None = None
    centre: float | None = None
    carried: bool = False


WHOLE = Stretch()


def check_stretches(stretches: Sequence[Stretch], count: int) -> None:
    """Raise ValueError unless they start at index 0, rise, and lie within so many periods."""
    starts = [stretch.start for stretch in stretches]
    if not starts or starts[0] != 0 or any(b <= a for a, b in pairwise(starts)):
        raise ValueError("stretches start at 0 and rise")
    if starts[-1] > max(count - 1, 0):
        raise ValueError("a stretch starts behind the last period")


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one phase, unrounded, in the unit of the values; what cannot be worked out is None.

    `start` and `end` are indexes over the periods, both included. `used` is B, how many points made the limits, `count`
    how many points of the phase take part. `trial`: 6 to 12 points made the limits. `ruled`: enough for rules. A phase
    of a run chart has the median for its centre, and no limits.
    """

    start: int
    end: int
    count: int = 0
    used: int = 0
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None
    half_lower: float | None = None
    half_upper: float | None = None
    mr_centre: float | None = None
    mr_upper: float | None = None
    trial: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """One pattern that a rule found: its points, the index that completed it, and to which side or way it goes.

    `side` is 1 for high or rising, -1 for low or falling.
    """

    rule: str
    points: tuple[int, ...]
    detected: int
    side: int


@dataclass(frozen=True, slots=True)
class Chart:
    """An XmR chart worked out. All indexes count over the periods that went in.

    `moving_ranges` has one entry a period, None where there is none. `signals` are in the order of detection. `rules`
    maps a rule to the sorted indexes of its points, and holds every rule of the rule set, also those without a point.
    """

    periods: tuple[Period, ...]
    method: Method
    phases: tuple[Limits, ...]
    moving_ranges: tuple[float | None, ...]
    mr_outside: tuple[int, ...]
    signals: tuple[Signal, ...]
    rules: dict[str, tuple[int, ...]]
    variation: Variation | None
    assurance: Assurance | None
    mixed: bool = False  # the last point carries signals to both sides

    @property
    def count(self) -> int:
        """Return how many points take part (N)."""
        return sum(period.counts for period in self.periods)


@dataclass(frozen=True, slots=True)
class RunChart:
    """A run chart worked out. `useful` is how many points lie off the median; None where a test does not apply.

    `phases` hold a median each; `median` is that of the last one.
    """

    periods: tuple[Period, ...]
    median: float | None
    useful: int
    runs: int
    longest_run: int
    shift: tuple[int, ...]
    trend: tuple[int, ...]
    too_few_runs: bool | None
    too_many_runs: bool | None
    signals: tuple[Signal, ...] = ()
    phases: tuple[Limits, ...] = ()
