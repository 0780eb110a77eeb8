"""The journal card of a pilot: one field for the next entry, the newest entries under it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import journal
from opspath_desktop.domain.pilots import read_entry
from opspath_desktop.i18n import _
from opspath_desktop.queries import cycles as queries
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_entry import EntryRow
from opspath_desktop.ui.pages.pilots_entry_menus import EntryCycle
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.number_edit import ParsedEdit, with_words
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_NARROW = 320
_AT_FIRST = 10  # entries on show; each further press shows as many more


class JournalCard(PilotCard):
    """Show a pilot's journal, newest first; rows keep what is being typed in them across refreshes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Journal"), caption=_("plan · do · study · act"), parent=parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self._most = _AT_FIRST
        self.rows: dict[str, EntryRow] = {}
        self._ordered: list[str] = []
        hint = _("What happened? Enter saves, /plan /do /study /act sets the step")
        parse = with_words(_("Write what happened."), lambda text: read_entry(text)[1])  # a step alone says nothing
        self.field = ParsedEdit(_("New journal entry"), parse, "", hint, parent=self)
        self.more = Button("", "link", parent=self)
        self._list = QVBoxLayout()
        self.add(self.field)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.committed.connect(self._add)
        self.more.clicked.connect(self._show_more)
        on_theme(self, lambda: self._list.setSpacing(U(2)))

    def show_pilot(self, view: PilotView) -> None:
        """Show the journal of this pilot."""
        if self._view is None or self._view.uuid != view.uuid:
            self.field.reset()
            self._most = _AT_FIRST
        self._view = view
        self._show_rows(view)
        left = len(view.journal) - self._most
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show earlier entries ({n})").format(n=left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quiet words away where there is no room for them."""
        super().resizeEvent(event)
        self.caption_label.setVisible(self.width() >= U(_NARROW))

    def flush(self) -> None:
        """Save the entries that are being edited."""
        for row in self.rows.values():
            row.flush()

    def _show_rows(self, view: PilotView) -> None:
        shown, ask = view.journal[: self._most], self._workspace.query
        cycles, known = ask(queries.of_journal, view.uuid), ask(queries.choices, view.uuid)
        keys = {entry.uuid for entry in shown}
        for uuid in [uuid for uuid in self.rows if uuid not in keys]:
            row = self.rows.pop(uuid)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, entry in enumerate(shown):
            row = self.rows.get(entry.uuid) or EntryRow(self._workspace, self)
            self.rows[entry.uuid] = row
            row.show_entry(entry, EntryCycle(cycles.get(entry.uuid, ""), known))
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
        self._order_tabs([entry.uuid for entry in shown])

    def _order_tabs(self, keys: list[str]) -> None:
        """Let Tab follow the rows: a new entry is made last but stands first."""
        if keys == self._ordered:
            return
        self._ordered = keys
        stops = [self.field.edit, *(stop for key in keys for stop in self.rows[key].stops()), self.more]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_more(self) -> None:
        self._most += _AT_FIRST
        if self._view is not None:
            self.show_pilot(self._view)

    def _add(self, text: object) -> None:
        if self._view is None:
            return
        today = self._workspace.today()
        made = self._workspace.act(
            _("Write in the journal"), journal.add, self._view.uuid, str(text), on=today, today=today, field=self.field
        )
        if made.ok:
            self.field.reset()
