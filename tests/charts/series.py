"""Measures that the chart tests draw."""

from __future__ import annotations

import datetime as dt
from typing import Any

from opspath_desktop.charts.figure import Figure, Line, Marker, Rect, Text
from opspath_desktop.charts.series import ChartMark, ControlSeries
from opspath_desktop.domain.run_chart import run_chart
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Method, Period, Stretch

DAY = dt.date(2026, 7, 6)
VALUES = (7.9, 8.4, 7.2, 8.8, 8.1, 7.6, 9.0, 8.3, 7.8, 8.5, 7.1, 6.2, 5.7, 5.4, 5.8, 5.1, 5.5, 4.9)
CHANGE = ChartMark(DAY + dt.timedelta(days=70), "Triage script live")


def made(values: tuple[float | Period | None, ...] = VALUES, kind: str = "xmr", **fields: Any) -> ControlSeries:
    """Return a series of weekly values with the chart of its kind."""
    given = fields.pop("stretches", None)
    stretches = given or ((Stretch(0, (0, 9)),) if len(values) > 10 else (Stretch(),))
    periods = tuple(value if isinstance(value, Period) else Period(value) for value in values)
    days = tuple(DAY + dt.timedelta(weeks=n) for n in range(len(values)))
    better, target = fields.get("better", "down"), fields.get("target")
    chart = xmr(periods, Method(direction=better, target=target), stretches) if kind == "xmr" else None
    run = run_chart(periods, given or (Stretch(),)) if kind == "run" else None
    return ControlSeries("First response", "hours", kind, periods=periods, days=days, chart=chart, run=run, **fields)  # type: ignore[arg-type]  # the tests name known kinds


def words(figure: Figure) -> list[str]:
    """Return all text of the figure."""
    return [mark.text for mark in figure.marks if isinstance(mark, Text)]


def shapes(figure: Figure) -> list[str]:
    """Return shape and role of the signals and hollow points."""
    markers = [mark for mark in figure.marks if isinstance(mark, Marker) and mark.role != "surface"]
    return [f"{mark.shape} {mark.role}" + ("" if mark.filled else " hollow") for mark in markers]


def lines(figure: Figure, role: str) -> list[Line]:
    """Return the lines of a role."""
    return [mark for mark in figure.marks if isinstance(mark, Line) and mark.role == role]


def fills(figure: Figure, role: str) -> list[Rect]:
    """Return the rectangles of a role."""
    return [mark for mark in figure.marks if isinstance(mark, Rect) and mark.role == role]
