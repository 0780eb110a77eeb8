"""Place the periods of a chart across: true to time, or one step each, whole or through a window."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from opspath_desktop.charts.series import ControlSeries, Window

INSET = 6.0  # between the edge of the plot and the first and last period


@dataclass(frozen=True, slots=True)
class Span:
    """The periods from `first` to `last` (both included) between `left` and `right` in points."""

    days: Sequence[dt.date]
    first: int
    last: int
    even: bool
    left: float
    right: float

    def x(self, index: int) -> float:
        """Return the place of a period."""
        return self._place(float(index) if self.even else float(self.days[index].toordinal()))

    def x_of(self, day: dt.date) -> float:
        """Return the place of a day, never outside the plot; a day between two periods stands between them."""
        if not self.even:
            return min(max(self._place(float(day.toordinal())), self.left), self.right)
        index = bisect_left(self.days, day)
        exact = index < len(self.days) and self.days[index] == day
        return min(max(self._place(index if exact else index - 0.5), self.left), self.right)

    def border(self, index: int) -> float:
        """Return the place half way between a period and the one before it; at the ends that of the plot."""
        if index <= self.first:
            return self.left
        return self.right if index > self.last else (self.x(index - 1) + self.x(index)) / 2

    def places(self) -> list[float]:
        """Return the places of all periods on show."""
        start, width, low, size = self._scale()
        shown = self.indexes if self.even else [self._ordinal(index) for index in self.indexes]
        return [start + (position - low) / size * width for position in shown]

    @property
    def indexes(self) -> range:
        """Return the periods on show."""
        return range(self.first, self.last + 1)

    @property
    def step(self) -> float:
        """Return how far apart two periods stand on average."""
        return (self.right - self.left) / max(self.last - self.first + 1, 1)

    def _place(self, position: float) -> float:
        start, width, low, size = self._scale()
        return start + (position - low) / size * width

    def _scale(self) -> tuple[float, float, float, float]:
        """Return where the first period stands and the width up to the last, its position and how far the last is."""
        ends = (self.first, self.last) if self.even else (self._ordinal(self.first), self._ordinal(self.last))
        low, high = float(ends[0]), float(ends[1])
        if high == low:
            low, high = low - 0.5, high + 0.5
        return self.left + INSET, self.right - self.left - 2 * INSET, low, high - low

    def _ordinal(self, index: int) -> int:
        return self.days[index].toordinal()


def shown(series: ControlSeries, window: Window | None) -> tuple[int, int]:
    """Return the first and the last period on show; the last lies before the first when there is none."""
    count = len(series.days)
    if window is None:
        return 0, count - 1
    first = min(max(window.first, 0), max(count - 1, 0))
    return first, min(first + max(window.count, 1), count) - 1


def runs_evenly(series: ControlSeries) -> bool:
    """Tell whether every period takes one step: asked for, or because days repeat."""
    return series.even or any(after <= before for before, after in pairwise(series.days))
