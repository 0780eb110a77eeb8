"""The small editors of an opened cycle: a value that is typed in place, and a choice from a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.errors import Refused
from opspath_desktop.ui.pages.pilots_choice import add_choices
from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.inline_edit import InlineText

Parse = Callable[[str], object]
Options = Callable[[], Sequence[tuple[str | None, str]]]


class Value(InlineText):
    """Show a number, a day or a word that is typed in place; `chosen` carries what it means, None for nothing."""

    chosen = Signal(object)

    def __init__(self, name: str, placeholder: str, parse: Parse, parent: QWidget | None = None) -> None:
        super().__init__(name, "", "body", placeholder, parent)
        self._parse = parse
        self.committed.connect(self._read)

    def _read(self, text: str) -> None:
        try:
            value = self._parse(text) if text.strip() else None
        except Refused as refused:
            self.error(str(refused))
            return
        self.chosen.emit(value)


class Choice(Button):
    """Show one of a few answers; pressing it opens the menu of all."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Options, parent: QWidget | None = None) -> None:
        super().__init__("", "chip", parent=parent)
        self._name, self._options = name, options
        self._now: str | None = None
        self.clicked.connect(lambda: popup(self, self.fill))

    def show_choice(self, key: str | None, tone: str = "") -> None:
        """Show the answer with this key."""
        self._now = key
        words = next((words for known, words in self._options() if known == key), "")
        self.setProperty("tone", tone)
        self.set_text(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def fill(self, menu: QMenu) -> None:
        """Add the answers."""
        add_choices(menu, self._options(), self._now, self.chosen.emit)
