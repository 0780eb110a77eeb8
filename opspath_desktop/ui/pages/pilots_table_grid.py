"""The grid of a pilot's numbers: only the rows that changed are written again, so that thousands stay quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from opspath_desktop.queries.pilots import MarkView
from opspath_desktop.ui.pages.pilots_paste_words import pasted_block
from opspath_desktop.ui.pages.pilots_table_cells import REASON, VALUE, Row

_FEW = 50  # rows that are put in or taken out one by one; more of them are written anew


class Grid(QTableWidget):
    """Be a table in which Del deletes, Enter edits and Tab leaves.

    `locked_wanted` comes instead of an editor from a cell that is changed elsewhere.
    """

    delete_wanted = Signal()
    locked_wanted = Signal()
    block_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.rows: list[Row] = []
        self._looks: object = None
        self._typed: set[int] = set()

    def show_rows(self, rows: Sequence[Row], write: Callable[[Row], Sequence[str]], looks: object) -> None:
        """Show these rows in the words of `write`; when `looks` is another one, every word is written anew."""
        old: list[Row | None] = [] if looks != self._looks else [*self.rows]
        for index in self._typed:
            if index < len(old):
                old[index] = None
        self.rows, self._looks, self._typed = list(rows), looks, set()
        self.blockSignals(True)
        start = _same(old, rows)
        end = min(_same(old[::-1], rows[::-1]), min(len(old), len(rows)) - start)
        more = len(rows) - len(old)
        if not old or abs(more) > _FEW:
            self.setRowCount(len(rows))
            end = 0
        for _step in range(more if old and more <= _FEW else 0):
            self.insertRow(start)
        for _step in range(-more if old and -more <= _FEW else 0):
            self.removeRow(start)
        for index in range(start, len(rows) - end):
            self._write(index, write(rows[index]))
        self.blockSignals(False)

    def write_again(self, index: int) -> None:
        """Write a row anew the next time: its words were typed, and may not be those of the record."""
        self._typed.add(index)

    def _write(self, index: int, words: Sequence[str]) -> None:
        fixed = (VALUE, REASON) if isinstance(self.rows[index], MarkView) else ()
        for column, text in enumerate(words):
            cell = QTableWidgetItem(text)
            if column in fixed:
                cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(index, column, cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell about Del and about a block that is pasted; Enter opens the cell as F2 does."""
        open_cell = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        cell = self.currentItem()
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif block := pasted_block(event):
            self.block_pasted.emit(block)
        elif open_cell and self.state() != QTableWidget.State.EditingState and cell is not None:
            self._open(cell)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell, also one that is changed elsewhere."""
        super().mouseDoubleClickEvent(event)
        cell = self.itemAt(event.position().toPoint())
        if cell is not None and not cell.flags() & Qt.ItemFlag.ItemIsEditable:
            self.locked_wanted.emit()

    def _open(self, cell: QTableWidgetItem) -> None:
        if cell.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(cell)
        else:
            self.locked_wanted.emit()


def _same(old: Sequence[Row | None], new: Sequence[Row]) -> int:
    """Return how many rows at the beginning are the same."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))
