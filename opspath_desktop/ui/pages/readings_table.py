"""The shelf as a table over the full width: headings sort, widths are remembered, Enter opens a book."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from opspath_desktop.domain.shelf_order import Order
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import ShelfRow
from opspath_desktop.ui.pages.readings_table_cells import CellDelegate
from opspath_desktop.ui.pages.readings_table_model import COLUMNS, ShelfTable
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import watch_focus
from opspath_desktop.ui.widgets.list_view import choose_alone
from opspath_desktop.ui.workspace import Workspace

_NAME = "readings-table"
_WIDTHS = (260, 160, 72, 104, 96, 84, 156, 156, 84, 150, 84)
_ROW = 34


class BookTable(QTableView):
    """Show the rows of the list in columns; `sorted(Order)` when a heading is pressed."""

    chosen = Signal(str)
    opened = Signal(str)
    selection_changed = Signal(list)
    sorted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._silent, self._scale = False, 0.0
        self._order = Order()
        self.model_ = ShelfTable(workspace.today, self)
        self.setItemDelegate(CellDelegate(self))
        self.setCornerWidget(QWidget(self))
        self.setModel(self.model_)
        self.setAccessibleName(_("Readings as a table"))
        self._set_up()
        self.selectionModel().selectionChanged.connect(self._say_selected)
        self.activated.connect(self._open)
        head = self.horizontalHeader()
        head.sectionClicked.connect(lambda section: self.sorted.emit(self._order.chosen(COLUMNS[section])))
        head.sectionResized.connect(self._resized)
        watch_focus(self)
        theme().changed.connect(self._fit)
        self._fit()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the order is chosen with Ctrl and the arrows, or in its menu

    def show_rows(self, rows: Sequence[ShelfRow], order: Order) -> None:
        """Show these rows; the selected ones stay selected while they are among them."""
        before, current, column = self.selected_keys(), self.current_key(), max(self.currentIndex().column(), 0)
        self._silent = True
        try:
            if self.model_.show(rows):
                self._select_again(before, current, column)
        finally:
            self._silent = False
        self._order = order
        self.model_.show_order(order)
        after = self.selected_keys()
        if after != before:
            self._say(after)

    def select(self, key: str) -> bool:
        """Select a row alone and bring it into sight without the signal; return False when it is not in the table."""
        place = self.model_.place_of(key)
        if place >= 0:
            self._silent = True
            choose_alone(self, self.model_.index(place, max(self.currentIndex().column(), 0)))
            self._silent = False
            # Later again, when a table that was just shown knows its height.
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))
        return place >= 0

    def select_first(self) -> None:
        """Select the first row when none is selected, as a person would."""
        if self.model_.rowCount() and not self.selectionModel().hasSelection():
            choose_alone(self, self.model_.index(0, 0))

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected rows from top to bottom."""
        parts = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())  # a list, the stubs forget it
        return [self.model_.key(place) for place in sorted({p for r in parts for p in range(r.top(), r.bottom() + 1)})]

    def current_key(self) -> str | None:
        """Return the key of the current row, or None."""
        here = self.currentIndex()
        return self.model_.key(here.row()) if here.isValid() else None

    def keep(self) -> None:
        """Write how wide the columns are, when a person has changed it."""
        if self.property("moved"):
            self.setProperty("moved", False)
            state = base64.b64encode(self.horizontalHeader().saveState().data()).decode("ascii")
            kept = {**self._workspace.settings.splitters, _NAME: state}
            self._workspace.store_settings(splitters=kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; Ctrl and Up or Down sort by the column of the current cell, Home and End go to the ends."""
        key, here = Qt.Key(event.key()), self.currentIndex()
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self._open(here)
        elif ctrl and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and here.isValid():
            self.sorted.emit(Order(COLUMNS[here.column()], key == Qt.Key.Key_Down))
        else:
            self.setProperty("kbd", True)
            super().keyPressEvent(event)

    def _select_again(self, keys: list[str], current: str | None, column: int) -> None:
        found, last = QItemSelection(), len(COLUMNS) - 1
        for place in sorted(place for place in map(self.model_.place_of, keys) if place >= 0):
            found.select(self.model_.index(place, 0), self.model_.index(place, last))
        here = self.model_.place_of(current) if current is not None else -1
        flags = QItemSelectionModel.SelectionFlag
        if here >= 0:
            self.selectionModel().setCurrentIndex(self.model_.index(here, column), flags.NoUpdate)
        self.selectionModel().select(found, flags.ClearAndSelect)
        if here >= 0:
            self.scrollTo(self.model_.index(here, column))

    def _say_selected(self) -> None:
        if not self._silent:
            self._say(self.selected_keys())

    def _say(self, keys: list[str]) -> None:
        if len(keys) == 1:
            self.chosen.emit(keys[0])
        self.selection_changed.emit(keys)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model_.key(index.row()))

    def _resized(self) -> None:
        if self.isVisible() and self.horizontalHeader().underMouse():
            self.setProperty("moved", True)

    def _fit(self) -> None:
        """Give rows and columns their sizes, anew when the text size has changed."""
        self.verticalHeader().setDefaultSectionSize(U(_ROW))
        if self._scale == theme().scale:
            return
        first, self._scale = self._scale == 0.0, theme().scale
        if not (first and self._restore()):
            for column, width in enumerate(_WIDTHS):
                self.setColumnWidth(column, U(width))

    def _restore(self) -> bool:
        kept = self._workspace.settings.splitters.get(_NAME, "")
        try:
            return bool(kept) and self.horizontalHeader().restoreState(
                QByteArray(base64.b64decode(kept, validate=True))
            )
        except (binascii.Error, ValueError):
            return False
