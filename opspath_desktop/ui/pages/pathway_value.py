"""Show one dated value of a success metric and let it be edited where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from opspath_desktop.actions import metrics
from opspath_desktop.domain.typed import parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.hanging import ValueRow
from opspath_desktop.ui.pages.dated_line import DatedLine
from opspath_desktop.ui.pages.pathway_words import with_unit
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.workspace import Workspace


class ValueLine(DatedLine):
    """Show one dated value; day, value and note are edited in place, Del deletes it."""

    def __init__(self, workspace: Workspace, row: ValueRow, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("Day of this value"), _("Date"), row.on, parent)
        self._row = row
        words = with_unit(row.value, unit)
        self.value = InlineText(_("Value"), words)
        self.note = InlineText(_("Note on this value"), row.note, "body", _("Add a note"))
        self.gone = IconButton("trash-2", _("Delete {value}").format(value=words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.day, 2), (self.value, 2), (self.note, 3)):
            line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
            widget.setMinimumWidth(1)  # the words wrap
        line.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignTop)
        self.value.committed.connect(self._set_value)
        self.note.committed.connect(lambda text: self.edit(self.note, note=text))
        self.gone.clicked.connect(self.delete)

    def delete(self) -> None:
        """Move this value to Recently deleted."""
        space = self._workspace
        now = space.database.clock()
        space.act(_("Delete value"), metrics.delete_value, self._row.uuid, now=now, toast=_("Value deleted"))

    def _set_value(self, text: str) -> None:
        try:
            value = read_number(self._workspace, text)
        except Refused as refused:
            self.value.error(str(refused))
        else:
            self.edit(self.value, value=value)

    def edit(self, field: QWidget | None = None, **changes: Any) -> None:
        """Change this value; a refusal is told at `field`."""
        space = self._workspace
        space.act(_("Edit value"), metrics.edit_value, self._row.uuid, today=space.today(), field=field, **changes)


def read_number(workspace: Workspace, text: str) -> float | None:
    """Return the number in a text that may carry a unit behind it; None for no text. Raise Refused for none."""
    words = text.split()
    if not words:
        return None
    try:
        return parse_number("".join(words), workspace.habits)
    except Refused:
        return parse_number(words[0], workspace.habits)
