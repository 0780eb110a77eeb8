"""Show books or pilots in groups; one row is chosen, or several are selected."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from opspath_desktop.ui.widgets.focus import watch_focus
from opspath_desktop.ui.widgets.row_drag import MovableList
from opspath_desktop.ui.widgets.row_painter import BookRow as BookRow
from opspath_desktop.ui.widgets.row_painter import PilotRow as PilotRow
from opspath_desktop.ui.widgets.rows_model import Header, Keyed, RowsModel


class ListView(MovableList):
    """Show rows by key; `chosen` when another row alone is selected, `opened` on Enter or double click.

    With `many`, Ctrl and Shift select several rows; `selection_changed` carries the keys of those selected.
    """

    chosen = Signal(str)
    opened = Signal(str)
    selection_changed = Signal(list)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None, *, many: bool = False) -> None:
        super().__init__(RowsModel(lambda row: str(row.title), _spoken), parent)
        modes = QAbstractItemView.SelectionMode
        self._many, self._silent = many, False
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.selectionModel().selectionChanged.connect(self._say_selected)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        watch_focus(self)
        self.activated.connect(self._open)
        self.customContextMenuRequested.connect(self._ask_menu)

    def show_rows(self, rows: Sequence[Keyed]) -> None:
        """Show these rows; the selected ones stay selected while they are among them."""
        before, current = self.selected_keys(), self.current_key()
        self._silent = True
        try:
            if self.rows.show(rows):
                self._select_again(before, current)
        finally:
            self._silent = False
        after = self.selected_keys()
        if after != before:
            self._say(after)

    def select(self, key: str) -> bool:
        """Select a row alone and bring it into sight without the signal; return False when it is not in the list."""
        position = self.rows.row_of(key)
        if position < 0:
            return False
        self._silent = True
        choose_alone(self, self.rows.index(position))
        self._silent = False
        self.scrollTo(self.rows.index(position))
        return True

    def select_first(self) -> None:
        """Select the first row when none is selected, as a person would."""
        first = next((place for place, row in enumerate(self.rows.rows()) if not isinstance(row, Header)), -1)
        if first >= 0 and not self.selectionModel().hasSelection():
            choose_alone(self, self.rows.index(first))

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected rows from top to bottom."""
        parts = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())  # a list, the stubs forget it
        places = sorted(place for part in parts for place in range(part.top(), part.bottom() + 1))
        rows = self.rows.rows()
        return [rows[place].key for place in places if not isinstance(rows[place], Header)]

    def current_key(self) -> str | None:
        """Return the key of the current row, or None."""
        row = self.rows.row_at(self.currentIndex())
        return row.key if row is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; moving with a key shows the ring."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        self.setProperty("kbd", True)
        super().keyPressEvent(event)

    def _select_again(self, keys: list[str], current: str | None) -> None:
        """Select what was selected before all rows were exchanged."""
        found = QItemSelection()
        for place in sorted(place for place in map(self.rows.row_of, keys) if place >= 0):
            found.select(self.rows.index(place), self.rows.index(place))
        here = self.rows.row_of(current) if current is not None else -1
        flags = QItemSelectionModel.SelectionFlag
        if here >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(here), flags.NoUpdate)
        self.selectionModel().select(found, flags.ClearAndSelect)
        if here >= 0:
            self.scrollTo(self.rows.index(here))
        else:
            self.scrollToTop()

    def _say_selected(self) -> None:
        if not self._silent:
            self._say(self.selected_keys())

    def _say(self, keys: list[str]) -> None:
        """Say what is selected now; a row that is selected alone is the chosen one."""
        if len(keys) == 1:
            self.chosen.emit(keys[0])
        self.selection_changed.emit(keys)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row.key)

    def _ask_menu(self, spot: QPoint) -> None:
        row = self.rows.row_at(self.indexAt(spot))
        if row is not None and not isinstance(row, Header):
            self.menu_wanted.emit(row.key, self.viewport().mapToGlobal(spot))


def choose_alone(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a row the current one and the only selected one.

    The view's own `setCurrentIndex` asks the keyboard, and selects nothing while Ctrl is held.
    """
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def _spoken(row: Any) -> str:
    return ", ".join(part for part in (row.title, row.caption) if part)
