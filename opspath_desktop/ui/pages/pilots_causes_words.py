"""The words of a cause: bold for a root, grey and slanted while assumed, struck out when rejected."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import label, on_theme, repolish, set_tone

_LOOKS = {"assumption": "font-style: italic", "rejected": "text-decoration: line-through"}


class CauseWords(QWidget):
    """Show the words; `opened` on a click. The keys are the tree's."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Button)
        self._tone = "plain"
        self._label = label("", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        watch_focus(self)
        on_theme(self, self._dress)

    def show_cause(self, text: str, tone: str, spoken: str) -> None:
        """Show words in the look of a root, an assumption, a rejected or a plain cause."""
        self._tone = tone
        self._label.setText(text)
        self.setAccessibleName(spoken)
        self._dress()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring when the keyboard is here."""
        if shows_focus(self):
            painter = QPainter(self)
            paint_ring(painter, QRectF(self.rect()), U(4))
            painter.end()

    def _dress(self) -> None:
        self._label.setContentsMargins(U(4), U(6), U(4), U(3))
        self._label.setProperty("role", "strong" if self._tone == "root" else "body")
        set_tone(self._label, {"assumption": "muted", "rejected": "faint"}.get(self._tone, ""))
        self._label.setStyleSheet(_LOOKS.get(self._tone, ""))  # the theme's sheet would undo a font that is set
        repolish(self._label)
