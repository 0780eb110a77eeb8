"""Paint a figure onto a page in the colours of paper: one branch a kind of mark."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from opspath_desktop.charts.figure import Figure, Line, Marker, Polygon, Rect, Text
from opspath_desktop.charts.inks import GRID, HAIR, INK, MUTED, PAPER, RUST, TEAL, TEAL_TINT, TINT, WHITE
from opspath_desktop.plan.fonts import chain
from opspath_desktop.plan.text import clean, runs

__all__ = ["GRID", "HAIR", "INK", "MUTED", "RUST", "TEAL", "TEAL_TINT", "TINT", "WHITE", "colour", "paint", "write"]
ROLES = PAPER


def colour(value: str) -> Color:
    """Return the ReportLab colour of a hex value."""
    return HexColor(value)


def paint(canvas: Any, figure: Figure, x: float, y: float, scale: float = 1.0) -> None:
    """Draw the figure with its bottom left corner at (x, y) in points, enlarged by `scale`."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.setLineCap(0)
    canvas.setLineJoin(1)
    for mark in figure.marks:
        _PAINTERS[type(mark)](canvas, mark, figure.height)
    canvas.restoreState()


def _line(canvas: Any, mark: Line, height: float) -> None:
    canvas.setStrokeColor(colour(ROLES[mark.role]))
    canvas.setLineWidth(mark.width)
    canvas.setDash(list(mark.dash))
    canvas.drawPath(_path(canvas, mark.points, height), stroke=1, fill=0)
    canvas.setDash([])


def _polygon(canvas: Any, mark: Polygon, height: float) -> None:
    canvas.setFillColor(colour(ROLES[mark.role]))
    path = _path(canvas, mark.points, height)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _path(canvas: Any, points: tuple[tuple[float, float], ...], height: float) -> Any:
    path = canvas.beginPath()
    path.moveTo(points[0][0], height - points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, height - y)
    return path


def _rect(canvas: Any, mark: Rect, height: float) -> None:
    canvas.setFillColor(colour(ROLES[mark.role]))
    bottom = height - mark.y - mark.h
    radius = min(mark.radius, mark.w / 2, mark.h / 2)
    canvas.roundRect(mark.x, bottom, mark.w, mark.h, radius, stroke=0, fill=1)


def _marker(canvas: Any, mark: Marker, height: float) -> None:
    canvas.setFillColor(colour(ROLES[mark.role] if mark.filled else WHITE))
    canvas.setStrokeColor(colour(ROLES[mark.role]))
    canvas.setLineWidth(1.1)
    x, y, r = mark.x, height - mark.y, mark.size / 2
    stroke = int(not mark.filled)
    if mark.shape == "circle":
        canvas.circle(x, y, r, stroke=stroke, fill=1)
        return
    corners = {
        "square": ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        "diamond": ((x, y - r * 1.2), (x + r * 1.2, y), (x, y + r * 1.2), (x - r * 1.2, y)),
        "triangle": ((x - r * 1.1, y - r), (x + r * 1.1, y - r), (x, y + r)),
    }[mark.shape]
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=1)


def _text(canvas: Any, mark: Text, height: float) -> None:
    write(canvas, mark.x, height - mark.y, mark.text, mark.size, ROLES[mark.role], mark.weight == "bold", mark.anchor)


def write(
    canvas: Any, x: float, y: float, words: str, size: float, ink: str, bold: bool = False, anchor: str = "start"
) -> None:
    """Write one line with its baseline at y; each run of characters in a font that has them."""
    fonts = chain("strong" if bold else "body")
    line = " ".join(clean(words).split())
    parts = [((face or fonts[0]).name, run) for face, run in runs(line, fonts)]
    width = sum(stringWidth(run, name, size) for name, run in parts)
    start = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    text = canvas.beginText(start, y)
    text.setFillColor(colour(ink))
    for name, run in parts:
        text.setFont(name, size)
        text.textOut(run)
    canvas.drawText(text)


_PAINTERS: dict[type, Any] = {Line: _line, Polygon: _polygon, Rect: _rect, Marker: _marker, Text: _text}
