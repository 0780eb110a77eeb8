"""One earlier reading of a book, each fact of it changed in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.domain.when import parse_when
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_book import reading_log
from opspath_desktop.queries.reading_views import ReadingRow
from opspath_desktop.store.schema import READING_STATUSES
from opspath_desktop.ui.pages.readings_entry import EntryRow
from opspath_desktop.ui.pages.readings_fields import Note, Stars, popup
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_PORTION = 25


class PastReading(QWidget):
    """Show status, dates, rating and outcome of one reading; its log opens below."""

    deleted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row: ReadingRow | None = None
        self._facts = QWidget(self)
        self.status = Button("", "chip", parent=self._facts)
        self.dates = {
            "started": InlineText(_("Started"), "", "body", _("Start unknown"), self._facts, wrap=False),
            "finished": InlineText(_("Finished"), "", "body", _("End unknown"), self._facts, wrap=False),
        }
        self.stars = Stars(self._facts)
        self.more = IconButton("ellipsis", _("More for this reading"), self)
        self.outcome = Note(_("What came of reading it"), _("What did it change?"), parent=self)
        self.log = Button(_("Show its log"), "link", parent=self)
        self.entries: list[EntryRow] = []
        self._most, self._more_left = 0, False
        self._log = QVBoxLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        column, top = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(self._facts, gap=12, line_gap=4)
        for widget in (self.status, self.dates["started"], self.dates["finished"], self.stars):
            flow.addWidget(widget)
        top.addWidget(self._facts, 1)
        top.addWidget(self.more)
        column.addLayout(top)
        column.addWidget(self.outcome)
        column.addWidget(self.log)
        column.addLayout(self._log)
        on_theme(self, lambda: column.setSpacing(U(4)))

    def _connect(self) -> None:
        for name, field in self.dates.items():
            field.committed.connect(lambda text, name=name: self._save_date(name, text))
        self.status.clicked.connect(lambda: popup(self.status, self.fill_status))
        self.stars.rated.connect(self._rate)
        self.more.clicked.connect(lambda: popup(self.more, self.fill_menu))
        self.outcome.saved.connect(self._save_outcome)
        self.log.clicked.connect(self._toggle_log)

    def show_row(self, row: ReadingRow) -> None:
        """Show this reading; words being typed stay."""
        self._row = row
        words = status_words(row.status)
        self.status.set_text(words)
        self.status.setAccessibleName(_("Status of an earlier reading: {status}").format(status=words))
        self.dates["started"].set_text(row.started)
        self.dates["finished"].set_text(row.finished)
        self.stars.show_rating(row.rating)
        self.outcome.set_text(row.outcome)
        if self._most:
            self._fill_log()

    def flush(self) -> None:
        """Save what is being typed."""
        self.outcome.flush()

    def fill_status(self, menu: QMenu) -> None:
        """Add the statuses."""
        group = QActionGroup(menu)
        for status in READING_STATUSES:
            action = QAction(status_words(status), group)
            action.setCheckable(True)
            action.setChecked(self._row is not None and self._row.status == status)
            action.triggered.connect(lambda _checked=False, status=status: self._turn(status))
            menu.addAction(action)

    def fill_menu(self, menu: QMenu) -> None:
        """Add status and deleting."""
        self.fill_status(menu.addMenu(_("Status")))
        menu.addSeparator()
        menu.addAction(_("Delete this reading"), self.delete)

    def delete(self) -> None:
        """Move the reading with its log to Recently deleted."""
        if self._row is not None:
            space = self._workspace
            now, today, said = space.database.clock(), space.today(), _("Reading deleted")
            if space.act(_("Delete reading"), readings.delete, self._row.uuid, now=now, today=today, toast=said).ok:
                self.deleted.emit()

    def _turn(self, status: str) -> None:
        if self._row is not None:
            space = self._workspace
            space.act(_("Change status"), readings.turn_one, self._row.uuid, status, on=space.today())

    def _save_date(self, name: str, text: str) -> None:
        space, field = self._workspace, self.dates[name]
        try:
            day, precision = parse_when(text, space.habits, space.today())
        except Refused as refused:
            field.error(str(refused))
            return
        if self._row is not None:
            space.act(_("Correct a day"), readings.set_date, self._row.uuid, name, day, precision, field=field)

    def _rate(self, quarters: int | None) -> None:
        if self._row is not None:
            uuid = self._row.uuid
            self._workspace.act(_("Rate book"), readings.rate_one, uuid, quarters, merge=f"rating {uuid}")

    def _save_outcome(self, text: str, merge: str) -> None:
        if self._row is not None:
            act = self._workspace.act
            act(_("Edit reading"), readings.describe, self._row.uuid, "outcome", text, field=self.outcome, merge=merge)

    def _toggle_log(self) -> None:
        """Open the log, show more of a long one, and close it when all of it is shown."""
        if self._most and not self._more_left:
            self._most = 0
        else:
            self._most += _PORTION
        self._fill_log()

    def _clear_log(self) -> None:
        for entry in self.entries:
            self._log.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = []

    def _fill_log(self) -> None:
        self._clear_log()
        space = self._workspace
        wanted = self._row is not None and self._most > 0
        found = space.query(reading_log, space.today(), self._row.uuid) if self._row is not None and wanted else ()
        for row in found[: self._most]:
            entry = EntryRow(space, self)
            entry.show_row(row, self._row.format == "audio" if self._row is not None else None)
            self._log.addWidget(entry)
            self.entries.append(entry)
        self._more_left = len(found) > self._most
        closed = _("Hide its log") if found else _("Nothing was logged")
        self.log.set_text(_("Show its log") if not wanted else _("Show more of it") if self._more_left else closed)
