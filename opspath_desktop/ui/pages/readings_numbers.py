"""The numbers of the readings: months, a calendar of days, books by stage, and how many readings have which status."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.charts.calendar_heat import calendar_heat
from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.month_bars import month_bars
from opspath_desktop.charts.stage_books import ROW, stage_books
from opspath_desktop.domain.reading_numbers import Numbers, ends_words
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.reading_numbers import numbers
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.figure_view import FigureView, Provider
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.widgets.table_twin import TableTwin
from opspath_desktop.ui.workspace import Workspace

_PX_PER_POINT = 1.5


class FigureCard(Card):
    """Hold one picture with its table twin."""

    def __init__(self, title: str, provider: Provider, height: int, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.view = FigureView(provider, height)
        self.twin = TableTwin(self.view)
        self.line = label("", "body", "muted", parent=self)
        for widget in (self.line, self.view, self.twin):
            self.add(widget)

    def refresh(self) -> None:
        """Draw again; without numbers the sentence stands in the place of the picture."""
        self.view.refresh()
        empty = not self.view.figure().tips
        self.say(self.view.figure().alt if empty else "")
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
        self.pages = FigureCard(_("Pages a month"), lambda w, h: self._months("pages", w, h), 150)
        self.minutes = FigureCard(_("Minutes a month"), lambda w, h: self._months("minutes", w, h), 150)
        self.days = FigureCard(_("Days with a sitting"), self._days, 160)
        self.stages = FigureCard(_("Books by stage"), lambda w, _h: stage_books(self._numbers.stages, width=w), 200)
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
        for card in (self.pages, self.minutes, self.days, self.stages, self.totals):
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
        for card in (self.pages, self.minutes, self.days, self.stages):
            card.refresh()
        self._say_untold()
        self._show_totals()

    def focus_first(self) -> None:
        """Go to the first picture."""
        self.pages.view.setFocus()

    def _months(self, unit: str, width: float, height: float) -> Figure:
        return month_bars(self._numbers.months, unit, width=width, height=height) if self._numbers.months else _blank()

    def _days(self, width: float, height: float) -> Figure:
        return calendar_heat(self._numbers.days, self.workspace.today(), width=width, height=height)

    def _say_untold(self) -> None:
        untold = sum(month.untold for month in self._numbers.months)
        words = ngettext(
            "{n} sitting says neither pages nor minutes; it counts as a day only.",
            "{n} sittings say neither pages nor minutes; they count as days only.",
            untold,
        )
        if untold:
            self.days.say(words.format(n=format_number(untold)))

    def _show_totals(self) -> None:
        self._ends.setText(ends_words(self._numbers.ends))
        counted = [
            _("{n} {status}").format(n=format_number(count), status=status_words(status).lower())
            for status, count in self._numbers.statuses
        ]
        self._statuses.setText(" · ".join(counted))


def _blank() -> Figure:
    return Figure(1, 1, "")
