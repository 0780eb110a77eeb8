"""Hold what all editors share: a message under the field, and the question whether typed words are not yet saved."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.plain import label, on_theme, repolish


class Field(QWidget):
    """Stack an editor and the message that belongs to it; the message is inserted, never laid over something."""

    def __init__(self, editor: QLineEdit | QPlainTextEdit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._name = name
        self._message = label("", "caption", "danger", parent=self)
        self._message.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(editor)
        self._column.addWidget(self._message)
        editor.setAccessibleName(name)
        self.setFocusProxy(editor)
        on_theme(self, self._space)

    def error(self, text: str) -> None:
        """Show why the words were not taken; they stay in the field."""
        self._message.setText(text)
        self._message.show()
        self._mark(True)
        self._editor.setAccessibleDescription(text)
        announce(self._editor, text)

    def clear_error(self) -> None:
        """Take the message away."""
        if self._message.isHidden():
            return
        self._message.hide()
        self._mark(False)
        self._editor.setAccessibleDescription("")

    def error_text(self) -> str:
        """Return the message on show, or nothing."""
        return "" if self._message.isHidden() else self._message.text()

    def _mark(self, bad: bool) -> None:
        self._editor.setProperty("bad", bad)
        repolish(self._editor)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(4))


def has_unsaved_text(widget: QWidget | None) -> bool:
    """Tell whether this widget holds typed words that no change has saved yet, so that Ctrl+Z belongs to it."""
    ask = getattr(widget, "has_unsaved_text", None)
    return bool(ask()) if callable(ask) else False
