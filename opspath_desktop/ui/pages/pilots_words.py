"""The words of a record, such as a journal entry: text that opens for editing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import label, on_theme


class Words(QWidget):
    """Show the words; `opened` on Enter, F2 or a click, `delete_wanted` on Del."""

    opened = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Button)
        self.label = label("", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        watch_focus(self)
        on_theme(self, self.dress)

    def set_text(self, text: str, spoken: str) -> None:
        """Show the words; a screen reader hears what belongs to them too."""
        self.label.setText(text)
        self.setAccessibleName(spoken)

    def dress(self) -> None:
        """Stand clear of the ring in the text size of now."""
        self.label.setContentsMargins(U(4), U(6), U(4), U(3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter or F2, delete on Del."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring when the keyboard is here."""
        if shows_focus(self):
            painter = QPainter(self)
            paint_ring(painter, QRectF(self.rect()), U(4))
            painter.end()
