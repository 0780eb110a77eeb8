"""Show a row that opens in place: a wrapping title with a caption, something behind it, and room below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.focus import mark_keyboard, paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone

ROOM_FOR_WORDS = 150  # px that a title gets before the part behind it goes under it


def _least(widget: QWidget) -> int:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize()).width()


class OpenRow(QWidget):
    """Show a wrapping title with a caption; click, Enter or Space emits `opened`, `body` takes what opens in place."""

    opened = Signal()

    def __init__(
        self,
        title: str,
        leading: QWidget | None = None,
        trailing: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Button)
        self.title = label(title, parent=self)
        self.caption = label("", "caption", parent=self)
        self.caption.hide()
        self.body = QVBoxLayout()
        self._words, self._front, self._column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._trailing = trailing
        self._build(leading, trailing)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        watch_focus(self)
        on_theme(self, self._space)

    def set_caption(self, text: str, tone: str = "") -> None:
        """Replace the line under the title."""
        self.caption.setText(text)
        self.caption.setVisible(bool(text))
        set_tone(self.caption, tone)
        self.setAccessibleDescription(text)

    def set_margins(self, side: int, top: int) -> None:
        """Keep this many px free around the words."""
        self._column.setContentsMargins(U(side), U(top), U(side), U(top))

    def focus_row(self) -> None:
        """Give the keyboard to this row."""
        mark_keyboard(self)

    def hasHeightForWidth(self) -> bool:
        """Say that narrow room means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width, with the trailing part beside the words or under them."""
        self._turn(width)
        return self._column.totalHeightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Agree to the width of the widest part alone."""
        front = [layout.minimumSize().width() for layout in (self._front, self.body)]
        widest = max(*front, _least(self._trailing) if self._trailing is not None else 0)
        side = self._column.contentsMargins()
        return QSize(widest + side.left() + side.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the trailing part under the words when there is no room beside them."""
        super().resizeEvent(event)
        self._turn(self.width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.hasFocus():
            self.opened.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring when the keyboard is here."""
        if shows_focus(self):
            painter = QPainter(self)
            head = self._top.geometry().adjusted(-U(4), -U(3), U(4), U(3))
            paint_ring(painter, QRectF(head), U(6))
            painter.end()

    def _turn(self, width: int) -> None:
        if self._trailing is None:
            return
        needed = U(ROOM_FOR_WORDS) + _least(self._trailing) + self._top.spacing()
        ways = QBoxLayout.Direction
        wanted = ways.TopToBottom if width < needed else ways.LeftToRight
        if self._top.direction() != wanted:
            self._top.setDirection(wanted)
            self._top.setSpacing(U(12) if wanted == ways.LeftToRight else 0)

    def _build(self, leading: QWidget | None, trailing: QWidget | None) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self.title, self.caption):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._words.addWidget(widget)
        if leading is not None:
            self._front.addWidget(leading, 0, middle)
        self._front.addLayout(self._words, 1)
        self._top.addLayout(self._front, 1)
        if trailing is not None:
            self._top.addWidget(trailing, 0, middle)
        self._column.addLayout(self._top)
        self._column.addLayout(self.body)

    def _space(self) -> None:
        self.set_margins(4, 3)
        self._column.setSpacing(0)
        self._top.setSpacing(U(12))
        self._front.setSpacing(U(12))
        self._words.setSpacing(0)
