"""Show one dated value of a success metric and let it be edited where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from opspath_desktop.actions import metrics
from opspath_desktop.domain.typed import parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.hanging import ValueRow
from opspath_desktop.ui.pages.pathway_words import with_unit
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.workspace import Workspace


class ValueLine(QWidget):
    """Show one dated value; day, value and note are edited in place, Del deletes it."""

    def __init__(self, workspace: Workspace, row: ValueRow, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._row = workspace, row
        words = with_unit(row.value, unit)
        self.day = DateInline(workspace, _("Day of this value"), _("Date"))
        self.day.show_date(row.on)
        self.value = InlineText(_("Value"), words)
        self.note = InlineText(_("Note on this value"), row.note, "body", _("Add a note"))
        self.gone = IconButton("trash-2", _("Delete {value}").format(value=words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.day, 2), (self.value, 2), (self.note, 3)):
            line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
            widget.setMinimumWidth(1)  # the words wrap
        line.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignTop)
        self.day.committed.connect(self._set_day)
        self.value.committed.connect(self._set_value)
        self.note.committed.connect(lambda text: self._edit(self.note, note=text))
        self.gone.clicked.connect(self.delete)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Move this value to Recently deleted."""
        space = self._workspace
        now = space.database.clock()
        space.act(_("Delete value"), metrics.delete_value, self._row.uuid, now=now, toast=_("Value deleted"))

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.day, self.value, self.note):
            field.flush()

    def _set_day(self, text: str) -> None:
        good, day = self.day.read(text)
        if good and day is None:
            self.day.show_date(self._row.on)
        elif good:
            self._edit(self.day, on=day)

    def _set_value(self, text: str) -> None:
        try:
            value = read_number(self._workspace, text)
        except Refused as refused:
            self.value.error(str(refused))
        else:
            self._edit(self.value, value=value)

    def _edit(self, field: QWidget, **changes: Any) -> None:
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
