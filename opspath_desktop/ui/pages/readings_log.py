"""The log card of a book: the sittings as bars, and every entry in a line that can be changed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.reading_bars import reading_bars
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_entry import EntryRow
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card, Divider
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.table_twin import TableTwin
from opspath_desktop.ui.workspace import Workspace

_AT_FIRST, _MORE = 5, 25


class LogCard(Card):
    """Show a reading's log, newest first; hidden before the first entry."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Reading log"), caption="", parent=parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self._most = _AT_FIRST
        self.rows: dict[str, EntryRow] = {}
        self.bars = FigureView(self._figure, 44)
        self.table = TableTwin(self.bars)
        self._list = QVBoxLayout()
        self.more = Button("", "link")
        self.add(self.bars)
        self.add(Divider())
        self.body.addLayout(self._list)
        self.table.lead(self.more)
        self.add(self.table)
        self.more.clicked.connect(self._show_more)
        on_theme(self, lambda: self._list.setSpacing(U(3)))

    def show_book(self, view: BookView) -> None:
        """Show the log of this book."""
        if self._view is None or self._view.key != view.key:
            self._most = _AT_FIRST
        self._view = view
        self.setVisible(bool(view.entries))
        self.set_caption(view.log_summary)
        drawn = bool(view.log_summary)
        self.bars.setVisible(drawn)
        self.table.set_drawn(drawn)
        self.bars.refresh()
        self.table.refresh()
        self._show_rows(view)
        left = len(view.entries) - self._most
        self.more.setVisible(left > 0)
        self.table.setVisible(drawn or left > 0)
        self.more.set_text(_("Show {n} more").format(n=format_number(left)))
        self.more.setAccessibleName(_("Show {n} earlier entries").format(n=format_number(left)))

    def _figure(self, width: float, height: float) -> Figure:
        view, today = self._view, self._workspace.today()
        days, unit = (view.days, view.progress.unit) if view else ((), "pages")
        return reading_bars(days, unit, today, width=width, height=height)

    def _show_rows(self, view: BookView) -> None:
        shown = view.entries[: self._most]
        keys = {entry.uuid for entry in shown}
        for uuid in [uuid for uuid in self.rows if uuid not in keys]:
            row = self.rows.pop(uuid)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, entry in enumerate(shown):
            row = self.rows.get(entry.uuid) or self._make(entry.uuid)
            row.show_row(entry, view.audio)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)

    def _make(self, uuid: str) -> EntryRow:
        row = self.rows[uuid] = EntryRow(self._workspace, self)
        row.deleted.connect(self._go_on)
        return row

    def _go_on(self) -> None:
        """Give the keyboard to the newest entry after one was deleted."""
        if self._view is not None and self._view.entries:
            mark_keyboard(self.rows[self._view.entries[0].uuid].amount)

    def _show_more(self) -> None:
        self._most += _MORE
        if self._view is not None:
            self.show_book(self._view)
