"""Status, format and rating of many books, and why they are paused or stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.domain.reading_words import status_words
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
        for each in (captioned(_("Status"), self.status), captioned(_("Format"), self.format), self._rating):
            flow.addWidget(each)
        self._why = captioned(_("Why they are paused or stopped"), self.reason)
        column.addWidget(facts)
        column.addWidget(self._why)
        self.body.addLayout(column)
        self.status.clicked.connect(lambda: popup(self.status, self.fill_statuses))
        self.format.clicked.connect(lambda: popup(self.format, self.fill_formats))
        self.stars.rated.connect(self._rate)
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
        self._why.setVisible(books.held > 0)
        show_common(self.reason, _("Why they are paused or stopped"), books.reason, books.reason.value or "")

    def flush(self) -> None:
        """Save what is being typed."""
        self.reason.flush()

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

    def _rate(self, quarters: int | None) -> None:
        self._deeds.rate(quarters)
