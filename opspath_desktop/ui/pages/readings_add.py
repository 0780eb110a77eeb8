"""The two fields that put an own book on the shelf."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import EmptyState
from opspath_desktop.ui.widgets.plain import label, on_theme


class AddForm(QWidget):
    """Take title and authors of an own book; Enter adds it, Esc closes."""

    submitted = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.authors = QLineEdit(self), QLineEdit(self)
        self.add = Button(_("Add book"), "primary", parent=self)
        self._message = label("", "caption", "danger", parent=self)
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        for field, words in ((self.name, _("Title of the book")), (self.authors, _("Authors, if you like"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.returnPressed.connect(self._submit)
        self.name.textEdited.connect(lambda _text: self._message.hide())
        self.add.clicked.connect(self._submit)
        self._row.addWidget(self.authors, 1)
        self._row.addWidget(self.add)
        self._column.addWidget(self.name)
        self._column.addLayout(self._row)
        self._column.addWidget(self._message)
        self._message.hide()
        on_theme(self, self._space)

    def open(self, title: str = "") -> None:
        """Show the empty fields, or with a title, and go to the first that is to be filled."""
        self.show()
        self.name.setText(title)
        self.authors.clear()
        self._message.hide()
        (self.authors if title else self.name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def error(self, text: str) -> None:
        """Say why the book was not added; what was typed stays."""
        self._message.setText(text)
        self._message.show()
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        self.submitted.emit(self.name.text(), self.authors.text())

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(U(6))
        self._row.setSpacing(U(8))


def first_book() -> EmptyState:
    """Return what the page shows before there is any book."""
    return EmptyState(
        "book-open",
        _("Add the book you are reading"),
        _("Its progress, its log and what it taught you are kept here."),
        _("Title of the book"),
        _("Add book"),
    )


class NothingHere(QWidget):
    """Say why the list is empty; `offer` adds what was typed as a book."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "body", "muted", parent=self)
        self.offer = Button(_("Add it as your own book"), icon="plus", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        on_theme(self, lambda: column.setSpacing(U(10)))

    def say(self, empty: bool, typed: str, chips: bool, tab: str) -> None:
        """Show the words that fit what narrows the list, or nothing."""
        told = {
            "reading": _("No book is being read."),
            "to_read": _("Nothing is left to read."),
            "done": _("No book is finished yet."),
        }
        words = _("No book fits the filter.") if chips else told.get(tab, "")
        self.words.setText(_("No book matches “{typed}”.").format(typed=typed) if typed else words)
        self.offer.setVisible(bool(typed))
        self.setVisible(empty)
