"""Turn a measure as it was read into what the charts draw."""

from __future__ import annotations

from collections.abc import Iterable

from opspath_desktop.charts.series import ChartMark, ControlSeries
from opspath_desktop.domain.points import EVENTS
from opspath_desktop.queries.pilot_measures import MarkView, MeasureView

MOST = 200  # newest periods on a small chart: nearly four years of weeks; the pilot's own page shows them all


def control_series(measure: MeasureView, marks: Iterable[MarkView]) -> ControlSeries:
    """Return all that a chart of the measure over time shows: every period, its study, the marks and the target."""
    study = measure.study
    return ControlSeries(
        name=measure.name,
        unit=measure.unit,
        kind=study.kind,
        better=measure.direction,  # type: ignore[arg-type]  # the column holds one of the three words
        periods=study.periods,
        days=study.days,
        chart=study.chart,
        run=study.run,
        baseline=measure.baseline,
        target=measure.target,
        target_on=measure.target_on,
        notes=tuple(point.note for point in measure.points),
        reasons=tuple(point.reason for point in measure.points),
        phases=study.labels,
        marks=tuple(ChartMark(mark.on, mark.text, mark.kind) for mark in marks),  # type: ignore[arg-type]  # as above
        lower_bound=measure.lower_bound,
        upper_bound=measure.upper_bound,
        decimals=measure.decimals,
        even=measure.frequency == "event",
        events=measure.value_mode == EVENTS,
    )
