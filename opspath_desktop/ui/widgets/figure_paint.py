"""Paint the marks of a Figure with QPainter, in the colours of the screen or of paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Polygon, Rect, Text
from opspath_desktop.charts.inks import PAPER
from opspath_desktop.ui.theme import theme

Color = Callable[[str], QColor]
# The role of a mark -> the token of the theme.
TOKENS: dict[str, str] = {
    "line": "chart_line",
    "mean": "text2",
    "limit": "text2",
    "target": "accent",
    "better": "accent",
    "worse": "chart_worse",
    "neutral": "chart_line",
    "grid": "divider",
    "text": "text",
    "text2": "text2",
    "band": "chart_soft",
    "marker": "accent",
    "accent": "accent",
    "track": "track",
    "surface": "surface",
    "trial": "border_strong",
    "trialband": "chart_trial",
    "vary0": "vary_common",
    "vary1": "vary_better",
    "vary2": "vary_worse",
    "vary3": "vary_neutral",
}
_STROKE = 32  # points in one go: Qt takes thirty times as long for one line of 2,000 points that crosses itself
PIECE = 24  # points of a long line that are painted at once
_AXIS = 0.8  # grid lines at least this wide are axes
_CORNERS = {
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.15), (1.15, 0.9), (-1.15, 0.9)),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
}


def screen(role: str) -> QColor:
    """Return the colour of a role on this screen."""
    return theme().color(TOKENS[role])


def paper(role: str) -> QColor:
    """Return the colour of a role on paper."""
    return QColor(PAPER[role])  # type: ignore[index]  # marks hold known roles only


def paint_figure(painter: QPainter, figure: Figure, color: Color = screen) -> None:
    """Paint all marks; the painter is scaled so that one unit is one point of the figure."""
    quiet = color is screen and theme().contrast  # there a hairline would be as strong as the data
    for mark in figure.marks:
        if not (quiet and isinstance(mark, Line) and mark.role == "grid" and mark.width < _AXIS):
            _paint_mark(painter, mark, color)


def _paint_mark(painter: QPainter, mark: Mark, color: Color) -> None:
    match mark:
        case Line():
            _paint_line(painter, mark, color(mark.role))
        case Polygon():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(mark.role))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Rect():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(mark.role))
            painter.drawRoundedRect(QRectF(mark.x, mark.y, mark.w, mark.h), mark.radius, mark.radius)
        case Marker():
            _paint_marker(painter, mark, color)
        case Text():
            _paint_text(painter, mark, color(mark.role))


def _paint_line(painter: QPainter, mark: Line, color: QColor) -> None:
    pen = QPen(color, mark.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dash else Qt.PenCapStyle.RoundCap)
    if mark.dash:  # Qt counts dashes in pen widths, a figure in points
        pen.setDashPattern([length / mark.width for length in mark.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x, y) for x, y in mark.points]
    step = len(points) if mark.dash else _STROKE
    for start in range(0, len(points) - 1, step):
        painter.drawPolyline(QPolygonF(points[start : start + step + 1]))


def _paint_marker(painter: QPainter, mark: Marker, color: Color) -> None:
    half, own = mark.size / 2, color(mark.role)
    painter.setPen(Qt.PenStyle.NoPen if mark.filled else QPen(own, 1.2))
    painter.setBrush(own if mark.filled else color("surface"))
    if mark.shape == "circle":
        painter.drawEllipse(QPointF(mark.x, mark.y), half, half)
        return
    painter.drawPolygon(QPolygonF([QPointF(mark.x + dx * half, mark.y + dy * half) for dx, dy in _CORNERS[mark.shape]]))


def _paint_text(painter: QPainter, mark: Text, color: QColor) -> None:
    font = theme().figure_font(mark.size, mark.weight == "bold")
    # The painter is scaled already; set in points, because pixel sizes are whole numbers.
    font.setPointSizeF(mark.size * 72 / painter.device().logicalDpiY())
    font.setHintingPreference(
        QFont.HintingPreference.PreferNoHinting
    )  # else each letter is rounded before it is scaled
    painter.setFont(font)
    painter.setPen(color)
    width = QFontMetricsF(font, painter.device()).horizontalAdvance(mark.text)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
    painter.drawText(QPointF(mark.x - shift, mark.y), mark.text)
