"""Turn a measure as it was read into what the line chart draws."""

from __future__ import annotations

from collections.abc import Iterable

from opspath_desktop.charts.line import Change, Dated, Series
from opspath_desktop.queries.pilots import MarkView, MeasureView


def series(measure: MeasureView, marks: Iterable[MarkView]) -> Series:
    """Return the chart's series: the numbers, the baseline, the target and the marked changes."""
    return Series(
        name=measure.name,
        unit=measure.unit,
        better=measure.direction,  # type: ignore[arg-type]  # the column holds one of the three words
        points=tuple(Dated(point.on, point.value, point.note) for point in measure.points),
        baseline=measure.baseline,
        target=measure.target,
        changes=tuple(Change(mark.on, mark.text) for mark in marks if mark.kind == "change"),
    )
