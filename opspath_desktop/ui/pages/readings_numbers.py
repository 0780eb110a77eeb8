"""The numbers of the readings: months, a calendar of days, books by stage, and how many readings have which status."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.charts.calendar_heat import calendar_heat
from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.month_bars import month_bars
from opspath_desktop.charts.stage_books import ROW, stage_books
from opspath_desktop.domain.reading_numbers import Numbers, begun_words, ends_words, unsaid_words, untold_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_numbers import numbers
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.figure_view import FigureView, Provider
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.widgets.table_twin import TableTwin
from opspath_desktop.ui.workspace import Workspace

_PX_PER_POINT = 1.5


class FigureCard(Card):
    """Hold one picture with its table twin; `basis` says what its numbers do not hold, or nothing."""

    def __init__(
        self, title: str, provider: Provider, height: int, basis: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._basis = basis
        self.view = FigureView(provider, height)
        self.twin = TableTwin(self.view)
        self.line = label("", "body", "muted", parent=self)
        for widget in (self.line, self.view, self.twin):
            self.add(widget)

    def refresh(self) -> None:
        """Draw again; without numbers the sentence stands in the place of the picture.

        The table tells whether there are any: a narrow picture may have no room for those that it holds.
        """
        self.view.refresh()
        empty = not self.view.figure().table.rows
        self.say(self.view.figure().alt if empty else self._basis())
        self.view.setHidden(empty)
        self.twin.setHidden(empty)
        self.twin.refresh()

    def say(self, words: str) -> None:
        """Say something in a line of its own, or nothing."""
        self.line.setText(words)
        self.line.setVisible(bool(words))


class NumbersPanel(Panel):
    """Show what the log adds up to; a picture each, with the same numbers as a table."""

    place = "numbers"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._numbers = Numbers((), (), (), ())
        inside = QWidget()
        self._area = Fit(inside, SIZE["detail_max"] + 48, self)
        self.pages = self._monthly(_("Pages a month"), "pages")
        self.minutes = self._monthly(_("Minutes a month"), "minutes")
        self.days = FigureCard(_("Days with a sitting"), self._days, 140, lambda: untold_words(self._numbers.days))
        self.stages = FigureCard(
            _("Books by stage"), self._stages, 200, lambda: _("A consulted book counts as finished.")
        )
        self.cards = (self.pages, self.minutes, self.days, self.stages)
        self.totals = Card(_("All readings"))
        self._ends = label("", "body")
        self._statuses = label("", "body", "muted")
        self.totals.add(self._ends)
        self.totals.add(self._statuses)
        self._build(inside)

    def _build(self, inside: QWidget) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        column = QVBoxLayout(inside)
        column.addWidget(heading(_("Numbers"), "h2", parent=inside))
        for card in (*self.cards, self.totals):
            column.addWidget(card)
        column.addStretch(1)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))

        on_theme(inside, space)

    def refresh(self) -> None:
        """Query the numbers again and draw them."""
        space = self.workspace
        self._numbers = space.query(numbers, space.pathway, space.today())
        rows = len(self._numbers.stages)
        self.stages.view.set_height(round(rows * ROW * _PX_PER_POINT))
        for card in self.cards:
            card.refresh()
        self._ends.setText(ends_words(self._numbers.ends))
        self._statuses.setText(begun_words(self._numbers.statuses))

    def focus_first(self) -> None:
        """Go to the first picture that has something to show; the books by stage always have."""
        self.refresh_if_stale()
        shown = (card.view for card in self.cards if not card.view.isHidden())
        mark_keyboard(next(shown, self.stages.view))
        self._area.rewind()  # what has nothing to show stands above it, and says so

    def _monthly(self, title: str, unit: str) -> FigureCard:
        def draw(width: float, height: float) -> Figure:
            return month_bars(self._numbers.months, unit, width=width, height=height)

        return FigureCard(title, draw, 150, lambda: unsaid_words(self._numbers.months, unit))

    def _stages(self, width: float, _height: float) -> Figure:
        return stage_books(self._numbers.stages, width=width)

    def _days(self, width: float, height: float) -> Figure:
        return calendar_heat(self._numbers.days, self.workspace.today(), width=width, height=height)
