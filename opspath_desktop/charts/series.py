"""Hold all that one chart of a measure over time shows, whatever kind of chart it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from opspath_desktop.domain.spc_types import Chart, Direction, Period, RunChart

EARLIEST = 1000  # no process was measured before this year
LOOKED_AT = 200  # as many values tell with how many decimals a measure is written
MOST_DECIMALS = 4
Kind = Literal["line", "run", "xmr"]
MarkKind = Literal["change", "event", "data_issue"]


@dataclass(frozen=True, slots=True)
class ChartMark:
    """Something that happened to the process on a day; a change is numbered, the others have their own sign."""

    on: dt.date
    text: str
    kind: MarkKind = "change"


@dataclass(frozen=True)  # without slots: it keeps its decimals
class ControlSeries:
    """One measure over time: `periods` and `days` are as long as each other and in the order of time.

    `chart` is drawn when `kind` is "xmr", `run` when it is "run"; "line" needs neither. `notes` and `reasons` (why a
    period is missing or excluded) have one entry a period, or none at all. `phases` names the phases of the chart, one
    entry each, the first is often empty. `baseline` is a typed centre, drawn on a line chart only. The bounds clip what
    is drawn of the limits. With `even`, or where days repeat, every period takes one step of the axis; else the axis
    is true to time. With `events` the numbers are the days since the event before: a period without a number is the
    first event, not a missing one.
    """

    name: str
    unit: str = ""
    kind: Kind = "line"
    better: Direction = "down"
    periods: tuple[Period, ...] = ()
    days: tuple[dt.date, ...] = ()
    chart: Chart | None = None
    run: RunChart | None = None
    baseline: float | None = None
    target: float | None = None
    target_on: dt.date | None = None
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    marks: tuple[ChartMark, ...] = ()
    lower_bound: float | None = None
    upper_bound: float | None = None
    decimals: int | None = None
    even: bool = False
    events: bool = False

    @cached_property
    def places(self) -> int:
        """Return with how many decimals the measure is written: as set, else as its newest values are."""
        if self.decimals is not None:
            return self.decimals
        values = [v for period in self.periods[-LOOKED_AT:] if (v := period.value) is not None]
        return max((_places(value) for value in values), default=0)


def _places(value: float) -> int:
    return next((n for n in range(MOST_DECIMALS) if abs(value - round(value, n)) < 1e-9), MOST_DECIMALS)


@dataclass(frozen=True, slots=True)
class Window:
    """The periods that are drawn: `count` of them from `first` on."""

    first: int
    count: int


def numbered(count: int) -> tuple[dt.date, ...]:
    """Return stand-ins for the days of periods that have only a number: the first days of the calendar."""
    return tuple(dt.date.fromordinal(number + 1) for number in range(count))


def number_of(day: dt.date) -> int | None:
    """Return the number of a period without a day, from 0 on; None for a real day."""
    return day.toordinal() - 1 if day.year < EARLIEST else None
