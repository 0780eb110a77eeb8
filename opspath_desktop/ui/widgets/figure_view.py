"""Paint a Figure on screen; hovering or the arrow keys tell what each point is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Polygon, Rect, Text, Tip
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.access import announce, set_accessible_role
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import tooltip_text

Provider = Callable[[float, float], Figure]
# The role of a mark -> the token of the theme.
TOKENS: dict[str, str] = {
    "line": "chart_line",
    "mean": "text2",
    "limit": "text2",
    "target": "accent",
    "better": "accent",
    "worse": "warn_line",
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
_PX_PER_POINT = 1.5  # a screen stands farther away than paper: 8 points become the 12 pixels of a caption


class FigureView(QWidget):
    """Ask `provider(width, height)` in points for a figure that fits, and paint it; `refresh` asks again."""

    def __init__(self, provider: Provider, height: int = 220, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Chart)
        self._provider, self._height = provider, height
        self._figure: Figure | None = None
        self._tip = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watch_focus(self)
        theme().changed.connect(self.refresh)
        self.refresh()

    def figure(self) -> Figure:
        """Return the figure on show."""
        if self._figure is None:
            scale = _scale()
            self._figure = self._provider(max(self.width(), 1) / scale, self.sizeHint().height() / scale)
            self.setAccessibleName(self._figure.alt)
        return self._figure

    def refresh(self) -> None:
        """Draw afresh from the provider."""
        self._figure, self._tip = None, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.figure().tips else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def set_height(self, height: int) -> None:
        """Give the figure another height, in pixels at text size 100 %."""
        self._height = height
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return the given height at the present text size."""
        return QSize(U(320), U(self._height))

    def minimumSizeHint(self) -> QSize:
        """Agree to a narrow column."""
        return QSize(U(120), U(self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a figure of the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, the walked point and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figure = self.figure()
        painter.save()
        painter.scale(_scale(), _scale())
        for mark in figure.marks:
            _paint_mark(painter, mark)
        if 0 <= self._tip < len(figure.tips) and self.hasFocus():
            tip = figure.tips[self._tip]
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(tip.x, tip.y), 7, 7)
        painter.restore()
        if shows_focus(self):
            paint_ring(painter, QRectF(self.rect()), U(4))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the tip of the point near the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self._near(event.pos())
            if tip is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), tooltip_text(tip.text), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the points with Left, Right, Home and End."""
        last = len(self.figure().tips) - 1
        keys = Qt.Key
        ways = {keys.Key_Right: min(self._tip + 1, last), keys.Key_End: last, keys.Key_Home: 0}
        ways[keys.Key_Left] = max(self._tip - 1, 0) if self._tip >= 0 else last
        there = ways.get(keys(event.key()))
        if there is None or last < 0:
            event.ignore()
            return
        self._tip = there
        self._tell(self.figure().tips[there])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the tip away."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def _tell(self, tip: Tip) -> None:
        spot = QPointF(tip.x, tip.y) * _scale()
        QToolTip.showText(self.mapToGlobal(spot.toPoint()), tooltip_text(tip.text), self)
        self.setAccessibleDescription(tip.text)
        announce(self, tip.text)
        self.update()

    def _near(self, spot: QPoint) -> Tip | None:
        """Return the tip that the pointer means: the nearest across, of those above each other the nearest down."""
        x, y, figure = spot.x() / _scale(), spot.y() / _scale(), self.figure()
        ways = [(abs(tip.x - x), abs(tip.y - y), number) for number, tip in enumerate(figure.tips)]
        across, down = figure.reach
        nearest = min((way for way in ways if way[0] <= across and way[1] <= down), default=None)
        return figure.tips[nearest[2]] if nearest else None


def _paint_mark(painter: QPainter, mark: Mark) -> None:
    color = _color(mark.role)
    match mark:
        case Line():
            _paint_line(painter, mark, color)
        case Polygon():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Rect():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(mark.x, mark.y, mark.w, mark.h), mark.radius, mark.radius)
        case Marker():
            _paint_marker(painter, mark, color)
        case Text():
            _paint_text(painter, mark, color)


def _scale() -> float:
    """Return the pixels of one point at the present text size."""
    return _PX_PER_POINT * theme().scale


def _color(role: str) -> QColor:
    return theme().color(TOKENS[role])


def _paint_line(painter: QPainter, mark: Line, color: QColor) -> None:
    pen = QPen(color, mark.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if mark.dash else Qt.PenCapStyle.RoundCap)
    if mark.dash:  # Qt counts dashes in pen widths, a figure in points
        pen.setDashPattern([length / mark.width for length in mark.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))


def _paint_marker(painter: QPainter, mark: Marker, color: QColor) -> None:
    half = mark.size / 2
    painter.setPen(QPen(theme().color("surface") if mark.filled else color, 1.4))
    painter.setBrush(color if mark.filled else theme().color("surface"))
    if mark.shape == "circle":
        painter.drawEllipse(QPointF(mark.x, mark.y), half, half)
        return
    corners = {
        "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        "triangle": ((0, -1.15), (1.15, 0.9), (-1.15, 0.9)),
        "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    }[mark.shape]
    painter.drawPolygon(QPolygonF([QPointF(mark.x + dx * half, mark.y + dy * half) for dx, dy in corners]))


def _paint_text(painter: QPainter, mark: Text, color: QColor) -> None:
    font = theme().figure_font(mark.size, mark.weight == "bold")
    # The painter is scaled already; set in points, because pixel sizes are whole numbers.
    font.setPointSizeF(mark.size * 72 / painter.device().logicalDpiY())
    painter.setFont(font)
    painter.setPen(color)
    width = painter.fontMetrics().horizontalAdvance(mark.text)
    shift = {"start": 0.0, "middle": width / 2, "end": float(width)}[mark.anchor]
    painter.drawText(QPointF(mark.x - shift, mark.y), mark.text)
