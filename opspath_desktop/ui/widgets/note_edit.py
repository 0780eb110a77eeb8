"""Write notes that save themselves: plain text that grows with its content.

The text is committed 600 ms after the last key, when the field is left, and by `flush()`. A visit begins when the field
gets the focus, and again after two seconds without typing; the first commit of a visit says `new_visit=True`, becoming
an undo step, the ones after it say False and join that step. After a commit, and after `set_text`, the field's own undo
history is empty, so that Ctrl+Z goes to the database.
"""

import math

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.field import Field

SAVE_AFTER_MS = 600
NEW_VISIT_AFTER_MS = 2000


class _Pad(QPlainTextEdit):
    """Grow with the text up to a limit, take plain text only, and let Tab leave the field."""

    entered = Signal()
    left = Signal()
    finished = Signal()
    reverted = Signal()

    def __init__(self, lines: int, most_lines: int) -> None:
        super().__init__()
        self._lines, self._most_lines = lines, most_lines
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self.updateGeometry)  # the first letter takes the place of the hint
        theme().changed.connect(self.updateGeometry)

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.document().isModified()

    def sizeHint(self) -> QSize:
        """Return the height of the wrapped lines, within the limits."""
        lines = min(max(round(self.document().size().height()), self._lines, self._hint_lines()), self._most_lines)
        frame = round(self.document().documentMargin()) * 2 + U(12)
        return QSize(U(240), lines * self.fontMetrics().lineSpacing() + frame)

    def _hint_lines(self) -> int:
        """Return how many lines the words need that stand where nothing is written."""
        if not self.document().isEmpty() or not self.isVisible():
            return 0
        room = QRect(0, 0, self.viewport().width() - round(self.document().documentMargin()) * 2, 10_000)
        wraps = int(Qt.TextFlag.TextWordWrap)
        needed = self.fontMetrics().boundingRect(room, wraps, self.placeholderText())
        return math.ceil(needed.height() / max(self.fontMetrics().lineSpacing(), 1))

    def minimumSizeHint(self) -> QSize:
        """Agree to a narrow column, not to a cut line."""
        return QSize(U(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the lines wrap differently."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, never formats."""
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Ctrl+Enter, leave on Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NoteEdit(Field):
    """Show a note; `committed(text, new_visit)` asks for a write, `finished` says that Ctrl+Enter was pressed."""

    committed = Signal(str, bool)
    finished = Signal()

    def __init__(
        self, name: str, placeholder: str = "", lines: int = 3, most_lines: int = 24, parent: QWidget | None = None
    ) -> None:
        self.pad = _Pad(lines, most_lines)
        super().__init__(self.pad, name, parent)
        self.pad.setPlaceholderText(placeholder)
        self._new_visit = True
        self._saved_visit = True
        self._save_timer = _single_shot(self, SAVE_AFTER_MS)
        self._rest_timer = _single_shot(self, NEW_VISIT_AFTER_MS)
        self._save_timer.timeout.connect(self.flush)
        self._rest_timer.timeout.connect(self._begin_visit)
        self.pad.textChanged.connect(self._typed)
        self.pad.entered.connect(self._begin_visit)
        self.pad.left.connect(self.flush)
        self.pad.finished.connect(self._finish)

    def text(self) -> str:
        """Return the words in the field."""
        return self.pad.toPlainText()

    def set_text(self, text: str) -> None:
        """Show the saved text and clear the field's undo history; words typed since the last save stay."""
        if self.has_unsaved_text() or text == self.text():
            return
        place = min(self.pad.textCursor().position(), len(text))
        self.pad.blockSignals(True)
        self.pad.setPlainText(text)
        self.pad.blockSignals(False)
        cursor = self.pad.textCursor()
        cursor.setPosition(place)
        self.pad.setTextCursor(cursor)
        self.clear_error()
        self._settle()

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.pad.has_unsaved_text()

    def flush(self) -> None:
        """Commit what was typed; nothing happens when nothing changed."""
        self._save_timer.stop()
        if not self.has_unsaved_text():
            return
        self._saved_visit = self._new_visit
        self._new_visit = False
        self._settle()
        self.committed.emit(self.text(), self._saved_visit)

    def error(self, text: str) -> None:
        """Show why the note was not written; it stays, counts as not saved and is tried again with the next key."""
        self.pad.document().setModified(True)
        self._new_visit = self._saved_visit
        super().error(text)

    def _typed(self) -> None:
        if not self.has_unsaved_text():
            return
        self.clear_error()
        self._save_timer.start()
        self._rest_timer.start()

    def _begin_visit(self) -> None:
        """Save under the old visit first; what comes next is another undo step."""
        self.flush()
        self._new_visit = True

    def _finish(self) -> None:
        self.flush()
        self.finished.emit()

    def _settle(self) -> None:
        document = self.pad.document()
        document.clearUndoRedoStacks()
        document.setModified(False)


def _single_shot(parent: QWidget, ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    return timer
