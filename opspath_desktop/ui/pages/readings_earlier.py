"""The card of a book's earlier readings: each with its own status, dates, format, rating, outcome and log."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import readings
from opspath_desktop.domain.when import parse_when
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_about import Folded
from opspath_desktop.ui.pages.readings_past import PastReading
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class EarlierCard(Folded):
    """Show the readings before the one that counts now; a field adds one that lies in the past."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Earlier readings"), parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self.rows: dict[str, PastReading] = {}
        self._list = QVBoxLayout()
        self.field = LineEdit(_("Add an earlier reading"), "", _("Read it before? 2011, May 2019 or 3/5/2024"))
        self.column.addLayout(self._list)
        self.column.addWidget(self.field)
        self.field.committed.connect(self._add)
        on_theme(self, lambda: self._list.setSpacing(U(16)))

    def show_book(self, view: BookView) -> None:
        """Show the earlier readings of this book; a book that was never taken up has none."""
        self._view = view
        self.setVisible(view.reading is not None)
        self.set_caption(format_number(len(view.earlier)) if view.earlier else "")
        keys = {row.uuid for row in view.earlier}
        for uuid in [uuid for uuid in self.rows if uuid not in keys]:
            gone = self.rows.pop(uuid)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(view.earlier):
            line = self.rows.get(row.uuid) or self._make(row.uuid)
            line.show_row(row)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self.rows.values():
            row.flush()

    def _make(self, uuid: str) -> PastReading:
        row = self.rows[uuid] = PastReading(self._workspace, self.inside)
        row.deleted.connect(self.field.setFocus)
        return row

    def _add(self, text: str) -> None:
        if self._view is None or not text.strip():
            return
        space, key = self._workspace, self._view.key
        try:
            day, precision = parse_when(text, space.habits, space.today())
        except Refused as refused:
            self.field.error(str(refused))
            return
        act, said = space.act, _("Added an earlier reading")
        done = act(
            _("Add earlier reading"),
            readings.add_earlier,
            space.pathway,
            key,
            day,
            precision,
            toast=said,
            field=self.field,
        )
        if done.ok:
            self.field.set_text("")
