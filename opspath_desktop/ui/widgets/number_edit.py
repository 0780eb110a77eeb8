"""Type a number, or anything else that has a parser, into a plain line."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from opspath_desktop.domain.plain import clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.field import Field
from opspath_desktop.ui.widgets.plain import on_theme


class _Line(QLineEdit):
    entered = Signal()
    left = Signal()
    reverted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.saved = ""

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.text() != self.saved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Enter, revert on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.has_unsaved_text():
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left; a context menu is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def with_words(sentence: str, said: Callable[[str], str] = clean_line) -> Callable[[str], str]:
    """Return a parse for text that must say something; what says nothing is refused with the sentence.

    `said` returns of the typed text what is said.
    """

    def parse(text: str) -> str:
        if not said(text):
            raise Refused(sentence)
        return text

    return parse


class ParsedEdit(Field):
    """Ask `parse` for the value of the typed text; `committed(value)` when it has one, the Refused sentence when not.

    With `on_leave` the field saves when it is left and its text changed; without, only Enter and `submit()` save, as in
    a field with a button beside it.
    """

    committed = Signal(object)

    def __init__(
        self,
        name: str,
        parse: Callable[[str], object],
        text: str = "",
        placeholder: str = "",
        on_leave: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = _Line()
        super().__init__(self.edit, name, parent)
        self._parse = parse
        self.edit.setPlaceholderText(placeholder)
        self.set_text(text)
        self.edit.textEdited.connect(self.clear_error)
        self.edit.entered.connect(self.submit)
        self.edit.reverted.connect(self._revert)
        if on_leave:
            self.edit.left.connect(self.flush)

    def text(self) -> str:
        """Return the words in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show the saved value in words; words typed since the last save stay while the focus is here."""
        if self.edit.hasFocus() and self.edit.has_unsaved_text():
            return
        self.edit.saved = text
        if text != self.edit.text():
            self.edit.setText(text)
        self.clear_error()

    def reset(self, text: str = "") -> None:
        """Show a text although another one was typed (after that one was added as a record of its own)."""
        self.edit.saved = text
        self.edit.setText(text)
        self.clear_error()

    def has_unsaved_text(self) -> bool:
        """Tell whether words were typed that no change has saved yet."""
        return self.edit.has_unsaved_text()

    def flush(self) -> None:
        """Submit when the text changed."""
        if self.has_unsaved_text():
            self.submit()

    def submit(self) -> bool:
        """Parse and commit; return False, with the reason on show, when the text has no value."""
        text = self.edit.text()
        try:
            value = self._parse(text)
        except Refused as refused:
            self.error(str(refused))
            return False
        self.edit.saved = text
        self.clear_error()
        self.committed.emit(value)
        return True

    def select_all(self) -> None:
        """Take the focus with all text selected, ready to be typed over."""
        self.edit.setFocus()
        self.edit.selectAll()

    def _revert(self) -> None:
        self.edit.setText(self.edit.saved)
        self.clear_error()


class NumberEdit(ParsedEdit):
    """Show a narrow, centred line for a number; the unit stands beside it as a label."""

    def __init__(
        self,
        name: str,
        parse: Callable[[str], object],
        text: str = "",
        width: int = 64,
        placeholder: str = "",
        on_leave: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parse, text, placeholder, on_leave, parent)
        self._width = width
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setProperty("align", "middle")
        on_theme(self, self._narrow)

    def _narrow(self) -> None:
        self.edit.setFixedWidth(U(self._width))


class BareNumberEdit(NumberEdit):
    """Be too narrow for a sentence: `refused` carries it to where there is room, "" when the field is right again."""

    refused = Signal(str)

    def error(self, text: str) -> None:
        """Mark the field; the words go out with the signal. What was typed counts as not saved."""
        super().error(text)
        self._message.hide()
        self.edit.saved = ""
        self.refused.emit(text)

    def clear_error(self) -> None:
        """Take mark and words away."""
        if self.edit.property("bad"):
            self._mark(False)
            self.edit.setAccessibleDescription("")
            self.refused.emit("")
