"""The small editor of an opened cycle: a value that is typed in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.errors import Refused
from opspath_desktop.ui.widgets.inline_edit import InlineText

Parse = Callable[[str], object]


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
