"""Paint a Figure on screen; hovering or the arrow keys tell what each point is, and Enter opens it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from opspath_desktop.charts.figure import Figure, Tip
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.access import announce, set_accessible_role
from opspath_desktop.ui.widgets.figure_paint import TOKENS, paint_figure
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import tooltip_text

__all__ = ["TOKENS", "FigureView", "Provider"]

Provider = Callable[[float, float], Figure]
_PX_PER_POINT = 1.5  # a screen stands farther away than paper: 8 points become the 12 pixels of a caption
_SAME = 1e-6  # points nearer than this stand above each other


class FigureView(QWidget):
    """Ask `provider(width, height)` in points for a figure that fits, and paint it; `refresh` asks again.

    `point_chosen(key)` says that Enter, Space or a click opened a point, `walked_out(way)` that the arrows went beyond
    the last (1) or first (-1) point or, with Home and End, to the very ends (2, -2): a chart with windows moves on.
    `dragged(pixels)` says how far the pointer has drawn the picture since the button went down (0 then). The menu key
    and the right button offer the picture for copying and saving.
    """

    point_chosen = Signal(int)
    walked_out = Signal(int)
    dragged = Signal(float)

    def __init__(self, provider: Provider, height: int = 220, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Chart)
        self._provider, self._height = provider, height
        self._figure: Figure | None = None
        self._painted: QPixmap | None = None
        self._tip = self._hover = -1
        self.picture_name = ""  # of a file that the picture is saved to
        self._pressed: QPointF | None = None
        self._drawn = 0.0  # how far the pointer has drawn the picture, in pixels
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
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
        self._figure, self._painted, self._tip, self._hover = None, None, -1, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.figure().tips else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def set_height(self, height: int) -> None:
        """Give the figure another height, in pixels at text size 100 %."""
        if height != self._height:
            self._height = height
            self.refresh()

    def walk_to(self, key: int) -> bool:
        """Stand on the point with this key, say what it is, and tell whether it is on show."""
        place = _place_of(self.figure().tips, key)
        if place >= 0:
            self._walk(place)
        return place >= 0

    def walked(self) -> int:
        """Return the key of the point that was walked to; -1 when none was."""
        tips = self.figure().tips
        return tips[self._tip].key if 0 <= self._tip < len(tips) else -1

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
        """Paint the marks, the point under the pointer, the walked one and the ring."""
        figure, picture = self.figure(), self._picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.scale(_scale(), _scale())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, width in ((self._hover, 1.0), (self._tip if self.hasFocus() else -1, 2.0)):
            if 0 <= place < len(figure.tips):
                tip = figure.tips[place]
                painter.setPen(QPen(theme().color("focus"), width))
                painter.drawEllipse(QPointF(tip.x, tip.y), 7, 7)
        painter.restore()
        if shows_focus(self):
            paint_ring(painter, QRectF(self.rect()), U(4))
        painter.end()

    def _picture(self) -> QPixmap:
        """Return the painted figure; it is kept, so that a ring that moves from point to point paints nothing anew."""
        ratio = self.devicePixelRatioF()
        size = (QSizeF(self.size()) * ratio).toSize()
        if self._painted is None or (self._painted.size(), self._painted.devicePixelRatio()) != (size, ratio):
            made = QPixmap(size)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(_scale(), _scale())
            paint_figure(painter, self.figure())
            painter.end()
            self._painted = made
        return self._painted

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ring the point that the pointer means."""
        super().mouseMoveEvent(event)
        if self._pressed is not None:
            self._drawn = event.position().x() - self._pressed.x()
            if abs(self._drawn) >= QApplication.startDragDistance():
                self.dragged.emit(self._drawn)
        self._ring(self._place_near(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ring away."""
        super().leaveEvent(event)
        self._ring(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click or a drag begins."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.figure().tips:
            self._pressed, self._drawn = event.position(), 0.0
            self.dragged.emit(0.0)
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the point that was clicked, unless the picture was drawn along."""
        super().mouseReleaseEvent(event)
        clicked = self._pressed is not None and abs(self._drawn) < QApplication.startDragDistance()
        self._pressed = None
        place = self._place_near(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and clicked and place >= 0:
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the points with Left, Right, Home and End; open one with Enter or Space."""
        key, keys, last = Qt.Key(event.key()), Qt.Key, len(self.figure().tips) - 1
        if last < 0:
            event.ignore()
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self._tip >= 0:
            self._choose(self._tip)
        elif key in (keys.Key_Left, keys.Key_Right):
            self._step(1 if key == keys.Key_Right else -1, last)
        elif key in (keys.Key_Home, keys.Key_End):
            self._walk(last if key == keys.Key_End else 0)
            self.walked_out.emit(2 if key == keys.Key_End else -2)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the picture; the menu key opens it too."""
        from opspath_desktop.ui.copy_figure import open_menu

        if self.figure().marks:
            open_menu(self, event.globalPos())
        else:
            super().contextMenuEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the tip away."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def _step(self, way: int, last: int) -> None:
        there = self._tip + way if self._tip >= 0 else (0 if way > 0 else last)
        if 0 <= there <= last:
            self._walk(there)
        else:
            self._walk(self._tip)
            self.walked_out.emit(way)

    def _walk(self, place: int) -> None:
        self._tip = place
        self._tell(self.figure().tips[place])

    def _choose(self, place: int) -> None:
        key = self.figure().tips[place].key
        if key >= 0:
            self.point_chosen.emit(key)

    def _ring(self, place: int) -> None:
        if place != self._hover:
            self._hover = place
            self.update()

    def _tell(self, tip: Tip) -> None:
        spot = QPointF(tip.x, tip.y) * _scale()
        QToolTip.showText(self.mapToGlobal(spot.toPoint()), tooltip_text(tip.text), self)
        self.setAccessibleDescription(tip.text)
        announce(self, tip.text)
        self.update()

    def _near(self, spot: QPoint) -> Tip | None:
        place = self._place_near(spot)
        return self.figure().tips[place] if place >= 0 else None

    def _place_near(self, spot: QPoint) -> int:
        """Return the tip that the pointer means: the nearest across, of those above each other the nearest down."""
        x, y, figure = spot.x() / _scale(), spot.y() / _scale(), self.figure()
        across, down = figure.reach
        found = [place for place in _nearest_across(figure, x) if abs(figure.tips[place].y - y) <= down]
        best = min(found, key=lambda place: abs(figure.tips[place].y - y), default=-1)
        return best if best >= 0 and abs(figure.tips[best].x - x) <= across else -1


def _nearest_across(figure: Figure, x: float) -> list[int]:
    """Return the tips nearest to x; they are sorted from left to right, so few of many are looked at."""
    tips = figure.tips
    at = bisect_left(tips, x, key=lambda tip: tip.x)
    ends = [place for place in (at - 1, at) if 0 <= place < len(tips)]
    if not ends:
        return []
    nearest = min(abs(tips[place].x - x) for place in ends)
    found = [place for place in ends if abs(tips[place].x - x) <= nearest + _SAME]
    for way, place in ((-1, at - 1), (1, at)):
        here = place + way
        while place in found and 0 <= here < len(tips) and abs(tips[here].x - tips[place].x) <= _SAME:
            found.append(here)
            here += way
    return found


def _place_of(tips: Sequence[Tip], key: int) -> int:
    """Return the place of a key, -1 when it is not on show. Most keys follow each other, so few tips are made."""
    if not tips:
        return -1
    likely = key - tips[0].key
    if 0 <= likely < len(tips) and tips[likely].key == key:
        return likely
    if tips[-1].key - tips[0].key == len(tips) - 1:
        return -1
    return next((place for place, tip in enumerate(tips) if tip.key == key), -1)


def _scale() -> float:
    """Return the pixels of one point at the present text size."""
    return _PX_PER_POINT * theme().scale
