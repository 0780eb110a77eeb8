"""Put the marks of one figure at another place, so that figures can be put together."""

from __future__ import annotations

from dataclasses import replace

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Polygon, Rect, Text


def moved(figure: Figure, x: float, y: float) -> list[Mark]:
    """Return the marks of a figure whose top left corner now is (x, y)."""
    return [shifted(mark, x, y) for mark in figure.marks]


def shifted(mark: Mark, x: float, y: float) -> Mark:
    """Return the mark so far to the right and so far down."""
    match mark:
        case Line() | Polygon():
            return replace(mark, points=tuple((px + x, py + y) for px, py in mark.points))
        case Rect() | Marker() | Text():
            return replace(mark, x=mark.x + x, y=mark.y + y)
