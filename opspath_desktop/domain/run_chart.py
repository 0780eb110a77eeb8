"""Work out a run chart: the median, shifts, trends, and whether there are too few or too many runs.

Rules after R. J. Perla, L. P. Provost, S. K. Murray, The run chart: a simple analytical tool for learning from
variation in healthcare processes, BMJ Quality and Safety 20 (2011), and the Institute for Healthcare Improvement. The
fourth rule, the astronomical point, is a judgement and is left to people.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from opspath_desktop.domain.exact import real, scaled
from opspath_desktop.domain.spc_types import WHOLE, Limits, Period, RunChart, Signal, Stretch, check_stretches

SHIFT = 6
TREND = 5
RUNS_FROM, RUNS_TO = 10, 60
# The least and the most runs that chance makes, for 10, 11, ... 60 points off the median. 10 to 40 is the table that
# Perla, Provost and Murray print (2011, after F. S. Swed and C. Eisenhart, Annals of Mathematical Statistics 14, 1943).
# 41 to 60 continues it with the exact distribution: the largest number r with P(runs <= r) <= 5 % and the smallest with
# P(runs >= r) <= 5 %, one-tailed, half of the points (rounded down) above the median.
_PRINTED = """
3-9 3-10 3-11 4-11 4-12 5-12 5-13 5-13 6-14 6-15 6-16 7-16 7-17 7-17 8-18 8-18 9-19 10-19 10-20 10-20 11-21
11-22 11-23 12-23 12-24 12-24 13-25 13-25 14-26 14-26 15-27
"""
_EXACT = """
15-28 16-28 16-29 17-29 17-30 17-31 18-31 18-32 19-32 19-33 20-33 20-34 21-34 21-35 21-36 22-36 22-37 23-37 23-38 24-38
"""
_RUNS = [tuple(int(part) for part in row.split("-")) for row in f"{_PRINTED} {_EXACT}".split()]


def run_chart(periods: Sequence[Period], stretches: Sequence[Stretch] = (WHOLE,), *, rebase: bool = False) -> RunChart:
    """Return the run chart of the periods, one phase for each stretch. Raise ValueError for nan and infinity.

    The centre of a phase is the median of its points that count, or of those in the stretch's `calc`. With `rebase`
    each shift within the only stretch makes a new median from its first six points, and the search goes on after them.
    No rule goes over the border of a phase. The number of runs is tested only against the median of the same points:
    not with a baseline, not with several phases, and only for 10 to 60 points off the median.
    """
    check_stretches(stretches, len(periods))
    indexes = [at for at, period in enumerate(periods) if period.counts]
    typed = [stretch.centre for stretch in stretches if stretch.centre is not None]
    values = [value for period in periods if period.counts and (value := period.value) is not None]
    numbers, unit = scaled([*values, *typed])
    whole, centres = numbers[: len(values)], iter(numbers[len(values) :])
    points = list(zip(indexes, whole, strict=True))
    levels: list[_Level] = []
    for stretch, end in zip(stretches, _ends(stretches, len(periods)), strict=True):
        centre = None if stretch.centre is None else next(centres)
        levels.append(_level(points, stretch, end, centre, levels[-1] if levels else None))
    if rebase and len(levels) == 1:
        levels = _rebased(points, levels[0])
    sides = [side for number, level in enumerate(levels) for side in _sides(points, level, number)]
    runs = [sum(1 for _ in group) for _, group in groupby(sides, key=lambda side: (side.level, side.to))]
    signals = (*_shifts(sides), *(each for level in levels for each in _trends(_inside(points, level))))
    tested = runs_limits(len(sides)) if _own_median(levels, stretches) else None
    return RunChart(
        periods=tuple(periods),
        median=_median(levels[-1], unit),
        useful=len(sides),
        runs=len(runs),
        longest_run=max(runs, default=0),
        shift=_flagged(signals, "shift"),
        trend=_flagged(signals, "trend"),
        too_few_runs=None if tested is None else len(runs) < tested[0],
        too_many_runs=None if tested is None else len(runs) > tested[1],
        signals=tuple(sorted(signals, key=lambda signal: signal.detected)),
        phases=tuple(_phase(points, level, unit) for level in levels),
    )


def runs_limits(useful: int) -> tuple[int, int] | None:
    """Return the least and the most runs that chance makes of so many points off the median, None outside 10 to 60.

    Fewer runs than the first are too few, more than the second too many.
    """
    if not RUNS_FROM <= useful <= RUNS_TO:
        return None
    low, high = _RUNS[useful - RUNS_FROM]
    return low, high


@dataclass(frozen=True, slots=True)
class Anhoej:
    """The two tests of Anhoej: the longest run that chance makes, and the fewest crossings of the median."""

    most_run: int
    crossings: int
    fewest_crossings: int
    long_run: bool
    few_crossings: bool


def anhoej(chart: RunChart) -> Anhoej | None:
    """Return the tests of J. Anhoej and A. V. Olesen (PLoS ONE 9, 2014); None without a point off the median.

    A run is long above round(log2 n) + 3; crossings are few below the 5 % quantile of the binomial distribution with
    n - 1 trials and p = 1/2, n being the points off the median.
    """
    n = chart.useful
    if not n:
        return None
    most, fewest = round(math.log2(n)) + 3, _quantile(n - 1)
    crossings = chart.runs - 1
    return Anhoej(most, crossings, fewest, chart.longest_run > most, crossings < fewest)


def _quantile(trials: int) -> int:
    """Return the smallest k with P(X <= k) >= 5 % for a fair coin, in whole numbers."""
    total, term, below = 2**trials, 1, 1
    k = 0
    while below * 20 < total:
        term = term * (trials - k) // (k + 1)
        below += term
        k += 1
    return k


def _double_median(whole: Sequence[int]) -> int:
    """Return twice the median, which is a whole number."""
    ordered = sorted(whole)
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


@dataclass(frozen=True, slots=True)
class _Level:
    """A median and from which to which index it holds: twice the median, and how many points made it."""

    start: int
    end: int
    double: int | None
    used: int


def _ends(stretches: Sequence[Stretch], count: int) -> list[int]:
    return [*(stretch.start - 1 for stretch in stretches[1:]), count - 1]


def _level(
    points: Sequence[tuple[int, int]], stretch: Stretch, end: int, centre: int | None, before: _Level | None
) -> _Level:
    if stretch.carried and before is not None:
        return _Level(stretch.start, end, before.double, before.used)
    first, last = stretch.calc or (stretch.start, end)
    first, last = max(first, stretch.start), min(last, end)
    base = [x for at, x in points if first <= at <= last]
    double = 2 * centre if centre is not None else _double_median(base) if base else None
    return _Level(stretch.start, end, double, len(base))


def _inside(points: Sequence[tuple[int, int]], level: _Level) -> Sequence[tuple[int, int]]:
    return points[bisect_left(points, (level.start,)) : bisect_left(points, (level.end + 1,))]


def _phase(points: Sequence[tuple[int, int]], level: _Level, unit: int) -> Limits:
    count, centre = len(_inside(points, level)), _median(level, unit)
    return Limits(level.start, level.end, count, level.used, centre, ruled=centre is not None)


def _median(level: _Level, unit: int) -> float | None:
    return None if level.double is None else real(level.double, 2 * unit)


def _own_median(levels: Sequence[_Level], stretches: Sequence[Stretch]) -> bool:
    """Tell whether the one median is that of all points."""
    return len(levels) == 1 and stretches[0].calc is None and stretches[0].centre is None


@dataclass(frozen=True, slots=True)
class _Side:
    """A point off the median: its index, which median it is held against, and on which side it lies."""

    index: int
    level: int
    to: int


def _sides(points: Sequence[tuple[int, int]], level: _Level, number: int) -> list[_Side]:
    double, inside = level.double, _inside(points, level)
    if double is None:
        return []
    return [_Side(at, number, 1 if 2 * x > double else -1) for at, x in inside if 2 * x != double]


def _rebased(points: Sequence[tuple[int, int]], level: _Level) -> list[_Level]:
    """Return the medians that the shifts make, each from the first point of its run on."""
    found, double = [level], level.double
    if double is None:
        return found
    run: list[tuple[int, int]] = []  # the points of the run under way; those on the median are skipped
    side = 0
    for at, x in points:
        to = (2 * x > double) - (2 * x < double)
        if not to:
            continue
        run = [*run, (at, x)] if to == side else [(at, x)]
        side = to
        if len(run) == SHIFT:
            double = _double_median([value for _, value in run])
            found[-1] = replace(found[-1], end=run[0][0] - 1)
            found.append(_Level(run[0][0], level.end, double, SHIFT))
            run, side = [], 0
    return found


def _shifts(sides: Sequence[_Side]) -> list[Signal]:
    """Return runs of six points or more on one side of the median; points on it neither break a run nor add to it."""
    found = []
    for (_, to), group in groupby(sides, key=lambda side: (side.level, side.to)):
        points = tuple(side.index for side in group)
        if len(points) >= SHIFT:
            found.append(Signal("shift", points, points[SHIFT - 1], to))
    return found


def _trends(points: Iterable[tuple[int, int]]) -> list[Signal]:
    """Return stretches of five points or more that all rise or all fall; a repeated value neither adds nor cancels."""
    steps: list[tuple[int, int]] = []
    for at, x in points:
        if not steps or steps[-1][1] != x:
            steps.append((at, x))
    found: list[Signal] = []
    start, way = 0, 0
    ways = [1 if after > before else -1 for (_, before), (_, after) in pairwise(steps)]
    for end, step in enumerate([*ways, 0], start=1):
        if step == way:
            continue
        if way and end - start >= TREND:
            at_all = tuple(at for at, _ in steps[start:end])
            found.append(Signal("trend", at_all, at_all[TREND - 1], way))
        start, way = end - 1, step
    return found


def _flagged(signals: Sequence[Signal], rule: str) -> tuple[int, ...]:
    return tuple(sorted({index for signal in signals if signal.rule == rule for index in signal.points}))
