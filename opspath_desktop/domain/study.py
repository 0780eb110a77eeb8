"""Study a measure: choose its chart, freeze its baseline, and find what its numbers show.

Centres are means, on a run chart medians, in the unit of the numbers. The rules are those of spc.py and run_chart.py,
which name their sources; what is decided here is which numbers they are asked about.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from statistics import median, median_high, median_low

from opspath_desktop.domain.run_chart import run_chart
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Chart, Limits, Method, Period, RunChart, Signal, Stretch
from opspath_desktop.domain.study_signals import (
    RUN_OF,
    RUN_ON_MEDIAN,
    RUNS,
    better_side,
    centre_at,
    found,
    limits_at,
    proposal,
    run_at_end,
    speaking,
    stayed,
)
from opspath_desktop.domain.study_types import ChangeOn, Found, Kind, Number, Proposal, Settings, Step, Study
from opspath_desktop.domain.study_windows import FEWEST, Timeline, drawn, phases, tested

LONG_ENOUGH = 13  # points of a new phase that tell that a gain was held
USUAL = Settings()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: the numbers as a timeline, how they are judged, and the changes and phases with their indexes."""

    line: Timeline
    settings: Settings
    changes: tuple[ChangeOn, ...]
    steps: tuple[Step, ...]
    later: int | None  # where the first phase starts that is not the first one; None without

    @property
    def size(self) -> int:
        return len(self.line.days)

    def values(self, start: int, end: int) -> list[float]:
        periods = self.line.periods
        return [value for at in self.line.counted(start, end) if (value := periods[at].value) is not None]

    def centre(self, kind: Kind, start: int, end: int) -> float | None:
        values = self.values(start, end)
        if not values:
            return None
        return middle(values) if kind == "run" else mean(values)


@dataclass(frozen=True, slots=True)
class _Charts:
    """The chart that is drawn, and the one that the pilot is tested with, which knows no phase made of the result."""

    kind: Kind
    drawn: Chart | RunChart
    test: Chart | RunChart
    labels: tuple[str, ...]
    baseline: tuple[int, int] | None  # the window before the change that made the old centre

    @property
    def signals(self) -> tuple[Signal, ...]:
        return () if self.kind == "line" else self.test.signals


def study(
    numbers: Sequence[Number],
    settings: Settings = USUAL,
    changes: Sequence[tuple[date, str]] = (),
    steps: Sequence[Step] = (),
) -> Study:
    """Return what the numbers, in the order of time, show; `changes` are (day, words), `steps` the phases.

    The answer is kept for a while: the stored summary, the list and the page ask about the same numbers in turn.
    """
    return _studied(tuple(numbers), settings, tuple(changes), tuple(steps))


@lru_cache(maxsize=32)  # as many measures as the pilots at hand may have
def _studied(
    numbers: tuple[Number, ...], settings: Settings, changes: tuple[tuple[date, str], ...], steps: tuple[Step, ...]
) -> Study:
    asked = _asked(numbers, settings, changes, steps)
    charts = _charts(asked)
    signal = speaking(charts.signals, settings.direction, asked.line.cut)
    centre = centre_at(charts.test, signal.detected if signal else asked.size)
    before, now = _before(asked, charts), _now(asked, charts)
    spoken = found(asked.line, charts.signals, signal, settings.direction)
    counted = asked.line.counted(0, asked.size)
    newest = counted[-1] if counted else None
    control = charts.drawn if charts.kind == "xmr" and isinstance(charts.drawn, Chart) else None
    limits = limits_at(control, asked.size)
    return Study(
        kind=charts.kind,
        direction=settings.direction,
        target=settings.target,
        days=asked.line.days,
        periods=asked.line.periods,
        chart=control,
        run=charts.drawn if isinstance(charts.drawn, RunChart) else None,
        labels=charts.labels,
        changes=asked.changes,
        before=before,
        now=now,
        count=len(counted),
        after=len(asked.values(asked.changes[0].index, asked.size)) if asked.changes else 0,
        latest=None if newest is None else asked.line.periods[newest].value,
        latest_on=None if newest is None else asked.line.days[newest],
        found=spoken,
        needed=_needed(asked, charts, signal, centre, len(counted)),
        run_length=RUN_ON_MEDIAN if charts.kind == "run" else RUN_OF[settings.rules],
        variation=control.variation if control else None,
        assurance=control.assurance if control else None,
        mixed=control is not None and control.mixed,
        trial=limits is not None and limits.trial,
        held=_held(asked, charts, signal, centre, before),
        beyond_trend=bool(asked.changes) and before is not None and _beyond_trend(asked, charts, signal),
        proposal=_proposal(asked, charts, spoken),
    )


def mean(values: Sequence[float]) -> float:
    """Return the plain mean, never beyond the values by rounding; of the largest numbers without overflow."""
    try:
        found = math.fsum(values) / len(values)
    except OverflowError:
        found = math.fsum(value / len(values) for value in values)
    return min(max(found, min(values)), max(values))


def middle(values: Sequence[float]) -> float:
    """Return the median, also where two values near the largest number have to be halved first."""
    found = median(values)
    return found if math.isfinite(found) else mean((median_low(values), median_high(values)))


def _asked(
    numbers: Sequence[Number], settings: Settings, changes: Sequence[tuple[date, str]], steps: Sequence[Step]
) -> _Asked:
    line = Timeline(
        tuple(number.on for number in numbers), tuple(Period(number.value, number.excluded) for number in numbers), None
    )
    in_order = sorted(changes, key=lambda change: change[0])
    marked = tuple(ChangeOn(at, on, text, line.since(on)) for at, (on, text) in enumerate(in_order, 1))
    later = next((index for index, _step in phases(line, steps) if index), None)
    cut = marked[0].index if marked else later
    return _Asked(Timeline(line.days, line.periods, cut), settings, marked, tuple(steps), later)


def _charts(asked: _Asked) -> _Charts:
    settings, periods = asked.settings, asked.line.periods
    method = Method(
        rules=settings.rules,
        trend=settings.trend,
        screen=settings.screen,
        direction=settings.direction,
        target=settings.target,
    )
    stretches, labels = drawn(asked.line, settings, asked.steps)
    basis = tested(asked.line, settings, asked.steps)
    last = basis[-1]
    baseline = last.calc if _is_before(last, asked.line.cut) else None
    if settings.chart == "run":
        run = run_chart(periods, stretches)
        test_run = run if basis == stretches else run_chart(periods, basis)
        return _Charts("run", run, test_run, tuple(labels), baseline)
    chart = xmr(periods, method, stretches)
    test = chart if basis == stretches else xmr(periods, method, basis)
    return _Charts(_kind(settings, chart), chart, test, tuple(labels), baseline)


def _kind(settings: Settings, chart: Chart) -> Kind:
    """Return the chart that was chosen; by itself an XmR chart as soon as six numbers make limits, else a line."""
    if settings.chart != "auto":
        return settings.chart
    return "xmr" if any(phase.used >= FEWEST for phase in chart.phases) else "line"


def _is_before(stretch: Stretch, cut: int | None) -> bool:
    return stretch.calc is not None and cut is not None and stretch.calc[1] < cut


def _before(asked: _Asked, charts: _Charts) -> float | None:
    """Return the old centre: the typed one, that of the frozen baseline, else that of all numbers before the change.

    Without a change it is the typed baseline, else the first of the few numbers of a line.
    """
    settings, cut = asked.settings, asked.line.cut
    if settings.baseline_mode == "typed" and settings.baseline is not None:
        return settings.baseline
    if cut is None:
        first = (
            asked.values(0, asked.size)[:1] if charts.kind == "line" and len(asked.values(0, asked.size)) > 1 else []
        )
        return settings.baseline if settings.baseline is not None else next(iter(first), None)
    start, end = charts.baseline or (_old_start(asked), cut - 1)
    old = asked.centre(charts.kind, start, end + 1)
    return settings.baseline if old is None else old


def _old_start(asked: _Asked) -> int:
    return tested(asked.line, asked.settings, asked.steps)[-1].start


def _now(asked: _Asked, charts: _Charts) -> float | None:
    """Return the centre that holds: of the newest phase when it began with the change or later, else since the change.

    Without a change it is the mean of all numbers, on a line the newest number.
    """
    cut = asked.line.cut
    if cut is None:
        values = asked.values(0, asked.size)
        return values[-1] if charts.kind == "line" and values else asked.centre(charts.kind, 0, asked.size)
    limits = charts.drawn.phases[-1] if charts.drawn.phases else None
    start = limits.start if limits is not None and _is_new(asked, limits) else cut
    return asked.centre(charts.kind, start, asked.size)


def _is_new(asked: _Asked, limits: Limits) -> bool:
    """Tell whether a phase is one of the result: it is not the first, and most of it lies after the change."""
    cut = asked.line.cut
    if limits.start == 0 or cut is None:
        return False
    return limits.start >= cut or len(asked.line.counted(limits.start, cut)) < FEWEST


def _proposal(asked: _Asked, charts: _Charts, spoken: Found | None) -> Proposal | None:
    """Return what new limits could start with; nothing unless the signal that is told is for the better."""
    if charts.kind == "line" or spoken is None or spoken.tone != "better":
        return None
    return proposal(asked.line, charts.drawn, asked.changes, asked.settings.direction)


def _needed(asked: _Asked, charts: _Charts, signal: Signal | None, centre: float | None, count: int) -> int:
    """Return how many more numbers a run takes; of a line, how many the first limits take.

    It is 0 as well when a run that was complete before the change still goes on: no number will complete it again.
    """
    if charts.kind == "line":
        return max(FEWEST - count, 0)
    newest = max(asked.line.counted(0, asked.size), default=-1)
    if signal is not None or any(each.rule in RUNS and each.points[-1] == newest for each in charts.signals):
        return 0
    on_median = charts.kind == "run"
    length = RUN_ON_MEDIAN if on_median else RUN_OF[asked.settings.rules]
    return max(length - run_at_end(asked.line, centre, asked.settings.direction, skip_ties=on_median), 1)


def _beyond_trend(asked: _Asked, charts: _Charts, signal: Signal | None) -> bool:
    """Tell whether the improvement speaks through another rule than the trend, which alone proves little.

    What was for the better before it turned for the worse no longer counts.
    """
    side = better_side(asked.settings.direction)
    if signal is None or side == 0 or signal.side != side or asked.line.cut is None:
        return False
    since = [each for each in charts.signals if each.detected >= asked.line.cut]
    turned = max((each.points[-1] for each in since if each.side != side), default=-1)
    return any(each.side == side and each.rule != "trend" and each.points[-1] >= turned for each in since)


def _held(asked: _Asked, charts: _Charts, signal: Signal | None, centre: float | None, before: float | None) -> bool:
    """Tell whether the gain was held: a new phase of 13 points, or seven further ones on the better side."""
    side = better_side(asked.settings.direction)
    if signal is None or side == 0 or signal.side != side:
        return False
    newest = charts.drawn.phases[-1] if charts.drawn.phases else None
    if charts.kind != "line" and newest is not None and _is_new(asked, newest) and newest.count >= LONG_ENOUGH:
        own = asked.centre(charts.kind, newest.start, asked.size)
        if own is not None and before is not None and (own - before) * side > 0:
            return True
    return stayed(asked.line, signal, centre, asked.settings.direction)
