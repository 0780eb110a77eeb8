"""The panel that shows all pilots side by side: a table that sorts, totals of what they brought, small charts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.sparkline import Small, small_multiples
from opspath_desktop.i18n import _, format_date, format_number, ngettext
from opspath_desktop.plan.outline_appendix import totals
from opspath_desktop.queries.pilot_series import control_series
from opspath_desktop.queries.pilots import several
from opspath_desktop.queries.portfolio import Portfolio, portfolio
from opspath_desktop.ui.pages.pilots_portfolio_table import DOWN, UP, PortfolioTable
from opspath_desktop.ui.pages.pilots_portfolio_words import COLUMNS, column_name
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import escape_mnemonic, heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.widgets.table_twin import TableTwin
from opspath_desktop.ui.workspace import Workspace

MOST_SMALL = 24
WIDEST = 1600  # px; a table may use more than words can
_PX_PER_POINT = 1.5


class PortfolioPanel(Panel):
    """Compare the pilots; a row or a small chart leads to its pilot."""

    place = "portfolio"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.shown = Portfolio((), ())
        self._cells: list[Small] = []
        self._uuids: list[str] = []
        self._by, self._down, self._tall = "", False, 0
        inside = QWidget()
        self._area = Fit(inside, WIDEST, self)
        self.card = Card(_("Pilots"))
        self.table = PortfolioTable()
        self.order = Button("", "chip", "chevron-down")
        self.totals = label("", "strong")
        self.figure = FigureView(self._draw)
        self.figure.picture_name = _("Portfolio of pilots")
        self.twin = TableTwin(self.figure)
        self.charts = Card(_("The measures of the pilots"))
        self._build(inside)

    def refresh(self) -> None:
        """Query the pilots again and show them."""
        space = self.workspace
        self.shown = space.query(portfolio, space.pathway, space.today())
        count = len(self.shown.rows)
        self.card.set_title(ngettext("{n} pilot", "{n} pilots", count).format(n=format_number(count)))
        self.totals.setText(totals(self.shown))
        self._show_rows()
        told = [row.uuid for row in self.shown.rows if row.points][:MOST_SMALL]
        views = space.query(several, space.pathway, told)
        self._uuids, self._cells = [], []
        for uuid in told:
            goal = views[uuid].goal
            if goal is not None and goal.study.count:
                words = goal.told(lambda day: format_date(day, today=space.today()))
                self._uuids.append(uuid)
                self._cells.append(Small(views[uuid].title, control_series(goal, ()), words))
        self.charts.setVisible(bool(self._cells))
        self.figure.refresh()
        self.twin.refresh()

    def focus_first(self) -> None:
        """Go to the table, with the title above it in sight."""
        self.refresh_if_stale()
        mark_keyboard(self.table)
        self._area.rewind()

    def sort_by(self, column: str) -> None:
        """Sort by a column; the same one again turns the order round."""
        self._down = not self._down if column == self._by else column in ("level", "benefit", "period", "shows")
        self._by = column
        self._show_rows()

    def _show_rows(self) -> None:
        self.table.show_rows(self.shown.rows, self._by, self._down)
        words = _("Sorted by {column}").format(column=column_name(self._by).lower() if self._by else _("state"))
        self.order.set_text(f"{words} {DOWN if self._down else UP}" if self._by else words)
        self.order.setAccessibleName(f"{words}, {_('descending')}" if self._down else words)

    def _open_orders(self) -> None:
        menu = QMenu(self)
        for column in COLUMNS:
            action = menu.addAction(escape_mnemonic(column_name(column)))
            action.setCheckable(True)
            action.setChecked(column == self._by)
            action.triggered.connect(partial(self.sort_by, column))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def _draw(self, width: float, _height: float) -> Figure:
        figure = small_multiples(self._cells, width=width)
        tall = round(figure.height * _PX_PER_POINT)
        if tall != self._tall:
            self._tall = tall
            QTimer.singleShot(0, self, lambda: self.figure.set_height(tall))
        return figure

    def _open_small(self, number: int) -> None:
        if 0 <= number < len(self._uuids):
            self.workspace.go("pilots", self._uuids[number])

    def _build(self, inside: QWidget) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.card.title_row.addWidget(self.order)
        self.card.add(self.table)
        self.card.add(self.totals)
        self.charts.add(self.figure)
        self.charts.add(self.twin)
        column = QVBoxLayout(inside)
        column.addWidget(heading(_("Portfolio"), "h2", parent=inside))
        column.addWidget(self.card)
        column.addWidget(self.charts)
        column.addStretch(1)
        self.order.clicked.connect(self._open_orders)
        self.table.sorted_by.connect(self.sort_by)
        self.table.opened.connect(lambda uuid: self.workspace.go("pilots", uuid))
        self.figure.point_chosen.connect(self._open_small)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(14))

        on_theme(self, space)
