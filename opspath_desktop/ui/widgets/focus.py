"""Show where the keyboard is, and only when the keyboard put it there."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from opspath_desktop.ui.theme import U, theme

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _Watch(QObject):
    """Note in the property `kbd` whether the keyboard brought the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(watched, QWidget):
            reason = cast(QFocusEvent, event).reason()
            popup = reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if not popup:
                arrived = event.type() == QEvent.Type.FocusIn
                watched.setProperty("kbd", arrived and reason in _BY_KEYBOARD)
            watched.update()
        return False


class Walked(QPushButton):
    """Be a button in a row that is walked with the arrows; QPushButton would take them for itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row."""
        keys = Qt.Key
        if keys(event.key()) in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


_watch: list[_Watch] = []


def watch_focus(widget: QWidget) -> None:
    """Keep the property `kbd` of the widget right from now on."""
    if not _watch:
        _watch.append(_Watch())
    widget.installEventFilter(_watch[0])


def shows_focus(widget: QWidget) -> bool:
    """Tell whether the focus ring of the widget is to be painted."""
    return widget.hasFocus() and bool(widget.property("kbd"))


def mark_keyboard(widget: QWidget) -> None:
    """Give the widget the focus as if by Tab, after a key moved it there."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def paint_ring(painter: QPainter, rect: QRectF, radius: float, color: QColor | None = None, width: float = 2) -> None:
    """Paint the ring inside the rectangle, 2 px wide at text size 100 %."""
    line = U(width)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color or theme().color("focus"), line))
    half = line / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()
