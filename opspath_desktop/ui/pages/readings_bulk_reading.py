"""Status, format, rating and days of many books, and why they are paused or stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions.readings import DateField
from opspath_desktop.domain.reading_words import status_words, when_words
from opspath_desktop.domain.when import parse_when
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.chosen_books import ChosenBooks, Common
from opspath_desktop.store.schema import READING_STATUSES
from opspath_desktop.ui.pages.readings_bulk_deeds import Deeds
from opspath_desktop.ui.pages.readings_details import formats
from opspath_desktop.ui.pages.readings_fields import Stars, popup
from opspath_desktop.ui.pages.readings_more import captioned
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText


def several() -> str:
    """Return the words for books that differ."""
    return _("Several values")


def show_common(field: InlineText, name: str, shared: Common, words: str) -> None:
    """Show a text that all share, or that they differ."""
    field.set_placeholder(several() if shared.mixed else _("Add"))
    field.set_text("" if shared.mixed else words)
    if shared.mixed:
        field.setAccessibleName(f"{name}: {several()}")


def _days() -> dict[DateField, str]:
    return {"started": _("Started"), "finished": _("Finished")}


class ReadingCard(Card):
    """Change what belongs to the readings that count now."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(_("Reading"), parent=parent)
        self._deeds = deeds
        self._shown: ChosenBooks | None = None
        self.status, self.format = Button("", "plain"), Button("", "plain")
        self.stars = Stars()
        self.reason = InlineText(_("Why they are paused or stopped"), "", "body", _("Add"))
        facts, column = QWidget(self), QVBoxLayout()
        flow = FlowLayout(facts, gap=28, line_gap=8)
        self._rating = captioned(_("Rating"), self.stars)
        self.dates = {name: InlineText(words, "", "body", _("Add"), wrap=False) for name, words in _days().items()}
        self._day_holders = {name: captioned(words, self.dates[name]) for name, words in _days().items()}
        for each in (captioned(_("Status"), self.status), captioned(_("Format"), self.format), self._rating):
            flow.addWidget(each)
        for day in self._day_holders.values():
            flow.addWidget(day)
        self._why = captioned(_("Why they are paused or stopped"), self.reason)
        column.addWidget(facts)
        column.addWidget(self._why)
        self.body.addLayout(column)
        self.status.clicked.connect(lambda: popup(self.status, self.fill_statuses))
        self.format.clicked.connect(lambda: popup(self.format, self.fill_formats))
        self.stars.rated.connect(self._rate)
        for name, field in self.dates.items():
            field.committed.connect(lambda text, name=name: self._save_date(name, text))
        self.reason.committed.connect(lambda text: self._deeds.say_why(text, self.reason))

    def show_books(self, books: ChosenBooks) -> None:
        """Show what the books have in common."""
        self._shown = books
        status = several() if books.status.mixed else status_words(books.status.value or "planned")
        form = several() if books.form.mixed else formats()[books.form.value or "unknown"]
        for button, name, words in ((self.status, _("Status"), status), (self.format, _("Format"), form)):
            button.set_text(words)
            button.setAccessibleName(f"{name}: {words}")
        self._rating.setVisible(books.begun > 0)
        self.stars.show_rating(books.rating.value)
        if books.rating.mixed:
            self.stars.setAccessibleDescription(several())
        self._show_days(books)
        self._why.setVisible(books.held > 0)
        show_common(self.reason, _("Why they are paused or stopped"), books.reason, books.reason.value or "")

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (*self.dates.values(), self.reason):
            field.flush()

    def fill_statuses(self, menu: QMenu) -> None:
        """Add the statuses; the one that all share is marked."""
        shared = self._shown.status if self._shown else Common(mixed=True)
        self._fill(menu, {status: status_words(status) for status in READING_STATUSES}, shared, self._deeds.set_status)

    def fill_formats(self, menu: QMenu) -> None:
        """Add the formats; the one that all share is marked."""
        self._fill(menu, formats(), self._shown.form if self._shown else Common(mixed=True), self._deeds.set_format)

    def _fill(self, menu: QMenu, values: dict[str, str], shared: Common, choose: Callable[[str], object]) -> None:
        group = QActionGroup(menu)
        for value, words in values.items():
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(not shared.mixed and shared.value == value)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            menu.addAction(action)

    def _show_days(self, books: ChosenBooks) -> None:
        today = self._deeds.workspace.today()
        shared = {"started": (books.started, books.begun), "finished": (books.finished, books.over)}
        for name, field in self.dates.items():
            common, number = shared[name]
            self._day_holders[name].setVisible(number > 0)
            day, precision = common.value or (None, "unknown")
            show_common(field, _days()[name], common, when_words(day, precision, today))

    def _save_date(self, name: DateField, text: str) -> None:
        space, field = self._deeds.workspace, self.dates[name]
        try:
            day, precision = parse_when(text, space.habits, space.today())
        except Refused as refused:
            field.error(str(refused))
        else:
            self._deeds.set_date(name, day, precision, field)

    def _rate(self, quarters: int | None) -> None:
        self._deeds.rate(quarters)
