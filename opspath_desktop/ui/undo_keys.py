"""Let Ctrl+Z reach the program although a field has the focus.

QLineEdit, QPlainTextEdit and their kin swallow the undo keys. A field that holds typed words which are not saved yet
keeps the keys for itself; otherwise the newest database step is undone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


def keeps_undo(widget: QWidget | None) -> bool:
    """Tell whether `widget`, or a field around it, holds words that are not saved yet."""
    around = widget
    while around is not None:
        unsaved = getattr(around, "has_unsaved_text", None)
        if unsaved is not None:
            return bool(unsaved())
        around = around.parentWidget()
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() and bool(widget.text())
    return isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable()


class UndoKeys(QObject):
    """Sits on the widget that has the focus, and on that one only: a filter in Python on every event would be slow."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._on: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.follow)

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Move to the widget that has the focus now."""
        if self._on is not None and isValid(self._on):
            self._on.removeEventFilter(self)
        self._on = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop a field from claiming an undo key that is not its own."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not _is_undo(event) or keeps_undo(QApplication.focusWidget()):
            return False
        event.ignore()
        return True


def _is_undo(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_Z:
        return modifiers in (control, control | shift)
    return event.key() == Qt.Key.Key_Y and modifiers == control
