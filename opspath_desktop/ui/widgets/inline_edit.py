"""Edit one line in place: Enter or leaving the field saves, Esc takes the typing back."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.field import Field
from opspath_desktop.ui.widgets.focus import mark_keyboard, paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import ElidedLabel, label, on_theme, set_tone


class SavingLine(QLineEdit):
    """Be the bare line that knows which text is saved; setting it from outside clears its own undo history."""

    committed = Signal(str)
    reverted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = ""
        self._before = ""

    def set_text(self, text: str) -> None:
        """Show the saved text; words typed since the last save stay."""
        if not (self.has_unsaved_text() and self.hasFocus()):
            self.show_saved(text)

    def show_saved(self, text: str) -> None:
        """Show the saved text, whatever was typed."""
        self._saved = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)  # the beginning is what one reads when the line is too long

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.text() != self._saved

    def flush(self) -> None:
        """Save what was typed; nothing happens when nothing changed."""
        if not self.has_unsaved_text():
            return
        self._before, self._saved = self._saved, self.text()
        place = self.cursorPosition()
        self.setText(self._saved)  # clears the undo history of the field: from here Ctrl+Z is the database's
        self.setCursorPosition(place)
        self.committed.emit(self._saved)

    def take_back_save(self) -> None:
        """Treat the text as not saved again, because the write was refused."""
        self._saved = self._before

    def revert(self) -> None:
        """Show the saved text again."""
        self.setText(self._saved)
        self.reverted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter, revert on Esc (once; a second Esc goes to the parent)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.has_unsaved_text() or self.property("look") == "inline"):
            self.revert()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the field is left; a context menu is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.left.emit()


class LineEdit(Field):
    """Show one line that saves itself; `committed` carries the new text, and only when it changed."""

    committed = Signal(str)

    def __init__(self, name: str, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        self.edit = SavingLine()
        super().__init__(self.edit, name, parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.set_text(text)
        self.edit.textEdited.connect(self.clear_error)
        self.edit.committed.connect(self.committed)
        self.edit.reverted.connect(self.clear_error)

    def text(self) -> str:
        """Return the words in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show the saved text; words typed since the last save stay."""
        self.edit.set_text(text)

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.edit.has_unsaved_text()

    def flush(self) -> None:
        """Save what was typed."""
        self.edit.flush()

    def error(self, text: str) -> None:
        """Show why the words were not taken; they stay, and count as not saved."""
        self.edit.take_back_save()
        super().error(text)


class InlineText(QWidget):
    """Show wrapping text, or one line that gives way; on click, F2 or Enter it is a field of the same type size."""

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        text: str = "",
        role: str = "body",
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = True,
        tone: str = "",
    ) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Button)
        self._tone = tone
        self._name = name
        self._placeholder = placeholder or name
        self._label = label("", role, parent=self) if wrap else ElidedLabel("", role, parent=self)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.edit = LineEdit(name, "", self._placeholder, self)
        self.edit.edit.setProperty("look", "inline")
        self.edit.edit.setProperty("role", role)
        self.edit.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self._column.addWidget(self.edit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleDescription(_("Press Enter to edit"))
        watch_focus(self)
        self.edit.committed.connect(self._commit)
        self.edit.edit.reverted.connect(lambda: self._show(self.edit.text()))  # the label may hold refused words
        self.edit.edit.left.connect(self._close)
        self._show(text)
        on_theme(self, self._space)

    def text(self) -> str:
        """Return the saved text, or the typed one while editing."""
        return self.edit.text()

    def set_placeholder(self, words: str) -> None:
        """Replace the words that stand where nothing is written."""
        self._placeholder = words
        self.edit.edit.setPlaceholderText(words)
        if not self.is_editing():
            self._show(self.edit.text())

    def set_text(self, text: str) -> None:
        """Show the saved text; words being typed stay."""
        if not (self.is_editing() and self.has_unsaved_text()):
            self._show(text)

    def is_editing(self) -> bool:
        """Tell whether the field is open."""
        return not self.edit.isHidden()

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.edit.has_unsaved_text()

    def flush(self) -> None:
        """Save what was typed."""
        self.edit.flush()

    def error(self, text: str) -> None:
        """Open the field again with the typed words and say why they were not taken; who left it may go on."""
        if not self.is_editing():
            self.open()
        self.edit.error(text)

    def open(self) -> None:
        """Turn into a field with all text selected."""
        self._label.hide()
        self.edit.show()
        self.edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.edit.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_editing():
            self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter or F2."""
        if not self.is_editing() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring when the keyboard is here."""
        if shows_focus(self) and not self.is_editing():
            painter = QPainter(self)
            paint_ring(painter, QRectF(self.rect()), U(4))
            painter.end()

    def _show(self, text: str) -> None:
        self.edit.clear_error()
        self.edit.edit.show_saved(text)  # a value may be kept in other words than it was typed in
        show = self._label.set_text if isinstance(self._label, ElidedLabel) else self._label.setText
        show(text or self._placeholder)
        set_tone(self._label, self._tone if text else "faint")
        self.setAccessibleName(f"{self._name}: {text}" if text else self._name)

    def _commit(self, text: str) -> None:
        self._show(text)
        self.committed.emit(text)

    def _close(self) -> None:
        """Turn back into a label, unless a refused text has to be mended."""
        if not self.is_editing() or self.edit.error_text():
            return
        if self.edit.edit.hasFocus():
            mark_keyboard(self)  # before hiding, or Qt would hand the focus to a stranger for a moment
        self._label.show()
        self.edit.hide()

    def _space(self) -> None:
        """Inset the label by the border of the field, so that the words do not jump."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._label.setContentsMargins(3, 2, 3, 2)
        self.edit.edit.ensurePolished()
        self._label.setMinimumHeight(self.edit.edit.sizeHint().height())
