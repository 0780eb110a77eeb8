"""The books of the shelf as a table: what each cell says, and how long dates and numbers are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from opspath_desktop.domain.reading_words import status_words, when_words
from opspath_desktop.domain.shelf_order import Order
from opspath_desktop.i18n import _, format_number, format_percent
from opspath_desktop.queries.readings import ShelfRow
from opspath_desktop.ui.pages.readings_list_sort import column_name, way_words

COLUMNS = ("title", "authors", "stage", "status", "progress", "rating", "started", "finished", "pages", "tags", "queue")
_NUMBERS = ("progress", "rating", "pages", "queue")
_DISPLAY, _ALIGN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
_UP, _DOWN = "\u2191", "\u2193"  # arrows
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class ShelfTable(QAbstractTableModel):
    """Hold the rows that the list shows too; a cell is worded when it is painted."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: Sequence[ShelfRow] = ()
        self._places: dict[str, int] | None = None
        self._order = Order()

    def show(self, rows: Sequence[ShelfRow]) -> bool:
        """Show these rows; return False when only their values changed, so that selection and scroll stay."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return False
        self.beginResetModel()
        self._rows, self._places = rows, None
        self.endResetModel()
        return True

    def show_order(self, order: Order) -> None:
        """Mark the column by which the rows are sorted."""
        self._order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def key(self, place: int) -> str:
        """Return the key of the row at a place."""
        return self._rows[place].key

    def place_of(self, key: str) -> int:
        """Return the place of a key, or -1."""
        if self._places is None:
            self._places = {row.key: place for place, row in enumerate(self._rows)}
        return self._places.get(key, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of books; cells have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a cell; numbers stand right."""
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role == _DISPLAY:
            return cell(self._rows[index.row()], column, self._today())
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | _MIDDLE)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = cell(self._rows[index.row()], column, self._today())
            return (
                f"{column_name(column)}: {words}"
                if words
                else _("{column}: nothing").format(column=column_name(column))
            )
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        name, order = column_name(COLUMNS[section]), self._order
        sorts = order.by == COLUMNS[section]
        if role == _DISPLAY:
            return f"{name} {_DOWN if order.down else _UP}" if sorts else name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {way_words(order.by, order.down)}" if sorts else name
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | _MIDDLE)
        return None


def cell(row: ShelfRow, column: str, today: date) -> str:
    """Return what a cell says; nothing for what is not known."""
    return _CELLS[column](row, today)


def _progress(row: ShelfRow, _today: date) -> str:
    fraction = row.fraction
    return row.progress.place if fraction is None else format_percent(fraction)


def _number(value: float | None) -> str:
    return "" if value is None else format_number(value)


_CELLS: dict[str, Callable[[ShelfRow, date], str]] = {
    "title": lambda row, _today: row.title,
    "authors": lambda row, _today: row.authors,
    "stage": lambda row, _today: _number(row.stage) if row.stage is not None else _("own"),
    "status": lambda row, _today: status_words(row.status),
    "progress": _progress,
    "rating": lambda row, _today: _number(None if row.rating is None else row.rating / 4),
    "started": lambda row, today: when_words(row.started, row.started_precision, today),
    "finished": lambda row, today: when_words(row.finished_day, row.finished_precision, today),
    "pages": lambda row, _today: _number(row.pages),
    "tags": lambda row, _today: ", ".join(row.tags),
    "queue": lambda row, _today: _number(row.queue),
}
