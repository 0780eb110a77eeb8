"""One earlier reading of a book, each fact of it changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import readings
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.domain.when import parse_when
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_views import ReadingRow
from opspath_desktop.store.schema import READING_STATUSES
from opspath_desktop.ui.pages.readings_ask import PauseRow
from opspath_desktop.ui.pages.readings_details import formats
from opspath_desktop.ui.pages.readings_fields import Note, Stars, popup
from opspath_desktop.ui.pages.readings_past_log import PastLog
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class PastReading(QWidget):
    """Show status, dates, format, rating, reason and outcome of one reading; its log opens below."""

    deleted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Grouping)
        self._workspace = workspace
        self._row: ReadingRow | None = None
        self._facts = QWidget(self)
        self.status = Button("", "chip", parent=self._facts)
        self.dates = {
            "started": InlineText(_("Started"), "", "body", _("Start unknown"), self._facts, wrap=False),
            "finished": InlineText(_("Finished"), "", "body", _("End unknown"), self._facts, wrap=False),
        }
        self.format = Button("", "plain", parent=self._facts)
        self.stars = Stars(self._facts)
        self.more = IconButton("ellipsis", _("More for this reading"), self)
        self.pause = PauseRow(workspace, self)
        self.outcome = Note(_("What came of reading it"), _("What did it change?"), parent=self)
        self.log = PastLog(workspace, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        column, top = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(self._facts, gap=12, line_gap=4)
        for widget in (self.status, self.dates["started"], self.dates["finished"], self.format, self.stars):
            flow.addWidget(widget)
        top.addWidget(self._facts, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for part in (self.pause, self.outcome, self.log):
            column.addWidget(part)
        on_theme(self, lambda: column.setSpacing(U(4)))

    def _connect(self) -> None:
        for name, field in self.dates.items():
            field.committed.connect(lambda text, name=name: self._save_date(name, text))
        self.status.clicked.connect(lambda: popup(self.status, self.fill_status))
        self.format.clicked.connect(lambda: popup(self.format, self.fill_formats))
        self.stars.rated.connect(self._rate)
        self.more.clicked.connect(lambda: popup(self.more, self.fill_menu))
        self.outcome.saved.connect(self._save_outcome)

    def show_row(self, row: ReadingRow) -> None:
        """Show this reading; words being typed stay."""
        self._row = row
        words = status_words(row.status)
        self.status.set_text(words)
        self.status.setAccessibleName(_("Status of an earlier reading: {status}").format(status=words))
        self.dates["started"].set_text(row.started)
        self.dates["finished"].set_text(row.finished)
        form = formats()[row.format] if row.format != "unknown" else _("Format unknown")
        self.format.set_text(form)
        self.format.setAccessibleName(_("Format of an earlier reading: {format}").format(format=form))
        self.stars.show_rating(row.rating)
        self.pause.show_reading(row)
        self.outcome.set_text(row.outcome)
        self.log.show_row(row)
        self.setAccessibleName(_("Earlier reading: {state}").format(state=row.state))

    def flush(self) -> None:
        """Save what is being typed."""
        self.outcome.flush()

    def fill_status(self, menu: QMenu) -> None:
        """Add the statuses."""
        words = {status: status_words(status) for status in READING_STATUSES}
        _fill_choice(menu, words, self._row.status if self._row else "", self._turn)

    def fill_formats(self, menu: QMenu) -> None:
        """Add the formats."""
        _fill_choice(menu, formats(), self._row.format if self._row else "", self._set_format)

    def fill_menu(self, menu: QMenu) -> None:
        """Add status, format and deleting."""
        self.fill_status(menu.addMenu(_("Status")))
        self.fill_formats(menu.addMenu(_("Format")))
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

    def _set_format(self, form: str) -> None:
        if self._row is not None:
            self._workspace.act(_("Edit reading"), readings.describe, self._row.uuid, "format", form)

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


def _fill_choice(menu: QMenu, words: Mapping[str, str], now: str, choose: Callable[[str], None]) -> None:
    """Add one checkable action for each value; `now` is the one that holds."""
    group = QActionGroup(menu)
    for value, shown in words.items():
        action = QAction(shown, group)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _checked=False, value=value: choose(value))
        menu.addAction(action)
