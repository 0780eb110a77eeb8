"""Type a date as people write it: 27/11, fri, tomorrow."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _, example_day
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import on_theme, set_tooltip


class DateEdit(ParsedEdit):
    """Show a line for a date; `parse` is the parser of the domain with today and locale bound to it."""

    def __init__(
        self,
        name: str,
        parse: Callable[[str], dt.date | None],
        text: str = "",
        placeholder: str = "",
        on_leave: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parse, text, placeholder or _("Date"), on_leave, parent)
        set_tooltip(self.edit, _("For example {day}, fri or tomorrow").format(day=example_day()))
        on_theme(self, self._narrow)

    def _narrow(self) -> None:
        self.edit.setMinimumWidth(U(120))
        self.edit.setMaximumWidth(U(200))
