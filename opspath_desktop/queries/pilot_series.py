"""Turn a measure as it was read into what the line chart draws."""

from __future__ import annotations

from collections.abc import Iterable

from opspath_desktop.charts.line import Change, Dated, Series
from opspath_desktop.queries.pilots import MarkView, MeasureView

MOST = 200  # newest numbers on a chart: nearly four years of weeks; more would be a smear, the table has them all


def series(measure: MeasureView, marks: Iterable[MarkView]) -> Series:
    """Return the chart's series: the newest numbers, the baseline, the target and the changes among those numbers."""
    points = measure.counted[-MOST:]
    left_out = len(measure.counted) > MOST
    return Series(
        name=measure.name,
        unit=measure.unit,
        better=measure.direction,  # type: ignore[arg-type]  # the column holds one of the three words
        points=tuple(Dated(point.on, point.value, point.note) for point in points if point.value is not None),
        baseline=measure.baseline,
        target=measure.target,
        changes=tuple(
            Change(mark.on, mark.text)
            for mark in marks
            if mark.kind == "change" and not (left_out and mark.on < points[0].on)
        ),
    )
