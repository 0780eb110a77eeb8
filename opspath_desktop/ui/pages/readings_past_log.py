"""The log of an earlier reading: closed behind a link that says how long it is, and opened in portions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.reading_book import reading_log
from opspath_desktop.queries.reading_views import ReadingRow
from opspath_desktop.ui.pages.readings_entry import EntryRow
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_PORTION = 25


class PastLog(QWidget):
    """Show the entries of one reading; without any there is nothing to see."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row: ReadingRow | None = None
        self._most = 0
        self.button = Button("", "link", parent=self)
        self.entries: list[EntryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.toggle)
        on_theme(self, lambda: self._column.setSpacing(U(4)))

    def show_row(self, row: ReadingRow) -> None:
        """Show the log of this reading, as far as it was open."""
        self._row = row
        self._fill(row)

    def toggle(self) -> None:
        """Open the log, show more of a long one, and close it when all of it is shown."""
        if self._row is not None:
            self._most = 0 if self._most >= self._row.logged else self._most + _PORTION
            self._fill(self._row)

    def _fill(self, row: ReadingRow) -> None:
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = []
        found = self._workspace.query(reading_log, self._workspace.today(), row.uuid) if self._most else ()
        for line in found[: self._most]:
            entry = EntryRow(self._workspace, self)
            entry.show_row(line, row.format == "audio")
            self._column.addWidget(entry)
            self.entries.append(entry)
        self.setVisible(row.logged > 0)
        self.button.set_text(self._words(row.logged))

    def _words(self, logged: int) -> str:
        if not self._most:
            return ngettext("Show its log, {n} entry", "Show its log, {n} entries", logged).format(
                n=format_number(logged)
            )
        return _("Show more of its log") if self._most < logged else _("Hide its log")
