"""Type one line with the words offered that it could mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QWidget

from opspath_desktop.ui.widgets.inline_edit import LineEdit

_SHOWN = 8


class Completing(LineEdit):
    """Be a line that saves itself and offers words while typing; choosing one saves it at once.

    `offers` is asked each time the field gets the focus.
    """

    def __init__(
        self, name: str, offers: Callable[[], Sequence[str]], placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, "", placeholder, parent)
        self._offers = offers
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_SHOWN)
        popup = self._completer.popup()
        if popup is not None:
            popup.setAccessibleName(name)
            popup.setProperty("look", "offers")
            self.edit.left.connect(popup.hide)  # the line takes Enter and Esc before the completer sees them
        self.edit.setCompleter(self._completer)
        self.edit.installEventFilter(self)
        # Behind the completer's own slot, which puts the words into the line.
        self._completer.activated.connect(lambda _words: QTimer.singleShot(0, self, self.flush))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the words when the field gets the focus."""
        if watched is self.edit and event.type() == QEvent.Type.FocusIn:
            self._words.setStringList(list(self._offers()))
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Empty the field after its words were taken."""
        self.set_text("")
