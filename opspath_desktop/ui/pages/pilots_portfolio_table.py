"""The pilots side by side in a table that fits its width: nine columns where there is room, else lines in few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.portfolio import PortfolioRow
from opspath_desktop.ui.pages.pilots_portfolio_cells import LINES, LinesDelegate, row_height
from opspath_desktop.ui.pages.pilots_portfolio_words import (
    SHAPES,
    Shape,
    column_name,
    lines,
    shape_for,
    sort_rows,
    spoken,
)
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import watch_focus
from opspath_desktop.ui.widgets.plain import tooltip_text

_DISPLAY = Qt.ItemDataRole.DisplayRole
_TALLEST = 480  # px; more rows scroll inside the table, so that the charts under it stay near
UP, DOWN = "\u2191", "\u2193"  # arrows
Index = QModelIndex | QPersistentModelIndex


class PortfolioModel(QAbstractTableModel):
    """Hold the rows in the order in which they stand, in the columns of a shape."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PortfolioRow] = []
        self.by, self.down = "", False
        self.shape = SHAPES[0]

    def show(self, rows: Sequence[PortfolioRow], by: str, down: bool) -> None:
        """Show these rows by a column; "" keeps the order in which they come."""
        self.beginResetModel()
        self.rows = sort_rows(rows, by, down) if by else list(rows)
        self.by, self.down = by, down
        self.endResetModel()

    def take(self, shape: Shape) -> None:
        """Stand in the columns of this shape."""
        self.beginResetModel()
        self.shape = shape
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of pilots; cells have no children."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.shape.groups)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the first line of a cell, all of them, or what is said of it."""
        if not index.isValid():
            return None
        row, group = self.rows[index.row()], self.shape.groups[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, group)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text("\n".join(lines(row, group))).replace("\n", "<br>")
        if role == LINES:
            return lines(row, group)
        return lines(row, group)[0] if role == _DISPLAY else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a column, and the way in which it sorts."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            column = self.first_of(section)
            return f"{column_name(column)} {DOWN if self.down else UP}" if column == self.by else column_name(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def first_of(self, section: int) -> str:
        """Return the column that heads a group."""
        return self.shape.groups[section][0][0]


class PortfolioTable(QTableView):
    """Show the pilots, never wider than there is room; Enter or a double click opens one, a heading sorts."""

    opened = Signal(str)
    sorted_by = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = PortfolioModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(LinesDelegate(self))
        self.setAccessibleName(_("Portfolio of pilots"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the order is chosen in the menu beside the title
        head.sectionClicked.connect(lambda section: self.sorted_by.emit(self.model_.first_of(section)))
        self.activated.connect(lambda index: self.opened.emit(self.model_.rows[index.row()].uuid))
        watch_focus(self)
        theme().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[PortfolioRow], by: str, down: bool) -> None:
        """Show these rows; the current pilot stays the current one."""
        here = self.currentIndex()
        before = self.model_.rows[here.row()].uuid if here.isValid() else ""
        self.model_.show(rows, by, down)
        places = [row.uuid for row in self.model_.rows]
        self._go_to(places.index(before) if before in places else 0, here.column())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring when a key moves."""
        self.setProperty("kbd", True)
        super().keyPressEvent(event)

    def _go_to(self, row: int, column: int) -> None:
        if self.model_.rows:
            last = len(self.model_.shape.groups) - 1
            self.setCurrentIndex(self.model_.index(row, min(max(column, 0), last)))

    def _fit(self) -> None:
        room = self.viewport().width()
        shape = shape_for(room * 100 / U(100))
        if shape != self.model_.shape:
            here = self.currentIndex()
            self.model_.take(shape)
            self._go_to(max(here.row(), 0), here.column())
        left, of = room, sum(shape.shares)
        for section, share in enumerate(shape.shares):
            width = left if section == len(shape.shares) - 1 else room * share // of
            self.setColumnWidth(section, width)
            left -= width
        tall = row_height(shape.lines)
        self.verticalHeader().setDefaultSectionSize(tall)
        whole = self.horizontalHeader().sizeHint().height() + tall * len(self.model_.rows) + 2 * self.frameWidth()
        self.setFixedHeight(min(whole, U(_TALLEST)))
