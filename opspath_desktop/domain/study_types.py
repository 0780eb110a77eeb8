"""Name what goes into the study of a measure (its settings, numbers, marks and phases) and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from opspath_desktop.domain.spc_types import Assurance, Chart, Direction, Period, RuleSet, RunChart, Variation

Kind = Literal["line", "run", "xmr"]
ChartChoice = Literal["auto", "line", "run", "xmr"]
BaselineMode = Literal["before_change", "all", "first_n", "date_range", "typed"]
PhaseLimits = Literal["calculated", "fixed_after_n", "carried_from_previous"]
Tone = Literal["better", "worse", "neutral"]
Balancing = Literal["ok", "concern", "not_measured"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a measure is charted and judged. `baseline` is a typed centre, `trend` how many points make a trend."""

    direction: Direction = "down"
    target: float | None = None
    chart: ChartChoice = "auto"
    rules: RuleSet = "nhs"
    trend: int = 7
    screen: bool = False
    baseline_mode: BaselineMode = "before_change"
    baseline: float | None = None
    baseline_n: int | None = None
    baseline_from: date | None = None
    baseline_to: date | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One period of a measure as it was recorded: without a value it is missing, an excluded one takes no part."""

    on: date
    value: float | None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A phase as it was recorded: from this day on the process is another one."""

    start: date
    label: str = ""
    limits: PhaseLimits = "calculated"
    fixed_n: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeOn:
    """A marked change: its number on the chart (from 1, in the order of days) and the first period on or after it.

    `index` is the number of periods when none is that late.
    """

    number: int
    on: date
    text: str
    index: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new phase that may be offered: it starts with the first point of the run or with the day of the change."""

    run_starts: date
    changed_on: date


@dataclass(frozen=True, slots=True)
class Found:
    """The signal that tells of a measure: its rule, to which side it goes, and the days when it began and was complete.

    `after` counts the points from the change to the one that completed it, that one included; 0 without a change.
    """

    rule: str
    tone: Tone
    side: int
    began: date
    detected: date
    after: int = 0


@dataclass(frozen=True, slots=True)
class Study:
    """What the numbers of a measure show. All indexes count over `periods`, which are in the order of time.

    `chart` is worked out when kind is "xmr", `run` when it is "run", both with all phases; a line has neither. `labels`
    has one entry a phase. `before` is the centre that the pilot is tested against (C0), `now` the one that holds since
    (C1), both means, on a run chart medians. `found` is judged against the baseline, never against a later phase.
    `count` is how many numbers take part, `after` how many of them since the first change, `needed` how many more a run
    still takes (0: it was complete before the change and goes on). `trial`: 6 to 12 numbers made the limits that the
    last point is held against.
    """

    kind: Kind
    direction: Direction
    target: float | None
    days: tuple[date, ...]
    periods: tuple[Period, ...]
    chart: Chart | None = None
    run: RunChart | None = None
    labels: tuple[str, ...] = ("",)
    changes: tuple[ChangeOn, ...] = ()
    before: float | None = None
    now: float | None = None
    count: int = 0
    after: int = 0
    latest: float | None = None
    latest_on: date | None = None
    found: Found | None = None
    needed: int = 0
    run_length: int = 7  # how many points of a run its rule asks for
    variation: Variation | None = None
    assurance: Assurance | None = None
    mixed: bool = False
    trial: bool = False
    held: bool = False  # the gain was held: see evidence level 4
    beyond_trend: bool = False  # the improvement shows in more than a trend, after the change
    proposal: Proposal | None = None

    @property
    def change(self) -> ChangeOn | None:
        """Return the change that the pilot is tested on: the first that is marked."""
        return self.changes[0] if self.changes else None

    @property
    def tone(self) -> Tone:
        """Return whether the signal is for the better or the worse; neutral without one or without a direction."""
        return self.found.tone if self.found else "neutral"

    @property
    def signal(self) -> str:
        """Return "better", "worse" or "" as the list and the portfolio tell it."""
        return "" if self.tone == "neutral" else self.tone
