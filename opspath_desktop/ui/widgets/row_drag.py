"""Let rows of a list be dragged to another place, and moved with Alt and the arrows."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.placed_list import PlacedList
from opspath_desktop.ui.widgets.rows_model import Header

_ROW = "application/x-opspath-row"


class MovableList(PlacedList):
    """Say where a row shall stand: `moved(key, key of the row behind it)`, the latter "" at the end."""

    moved = Signal(str, str)

    _movable = False
    _line = -1  # the row before which a dragged one would be dropped

    def set_movable(self, movable: bool) -> None:
        """Let rows be moved, or keep them where they are."""
        self._movable = movable
        self.setDragEnabled(movable)
        self.setAcceptDrops(movable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row on Alt+Up and Alt+Down."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if self._movable and way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._nudge(way)
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the current row up."""
        index = self.currentIndex()
        row = self.rows.row_at(index)
        if row is None or not self._movable:
            return
        data = QMimeData()
        data.setData(_ROW, QByteArray(row.key.encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(self.visualRect(index)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of this list only; files are the page's."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would be dropped."""
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        self._show_line(-1)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the row was dropped."""
        key, before = self._dragged(event), self._gap(event.position().toPoint())
        self._show_line(-1)
        if not key:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        here = self.rows.row_of(key)
        if before not in (here, here + 1):
            self.moved.emit(key, self._key(before))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a row would be dropped."""
        super().paintEvent(event)
        if self._line >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme().color("accent"), U(2)))
            y = self.places.top(self._line) - self.verticalOffset()
            painter.drawLine(U(4), y, self.viewport().width() - U(4), y)
            painter.end()

    def _follow(self, event: QDragMoveEvent) -> None:
        if not self._dragged(event):
            event.ignore()
            return
        self._show_line(self._gap(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _dragged(self, event: QDropEvent) -> str:
        """Return the key of the row that is dragged, when it is one of ours."""
        key = bytes(event.mimeData().data(_ROW).data()).decode("utf-8", "replace") if self._movable else ""
        return key if key and self.rows.row_of(key) >= 0 else ""

    def _gap(self, spot: QPoint) -> int:
        """Return the row before which something at this spot would be dropped."""
        y = spot.y() + self.verticalOffset()
        row = self.places.row_at(y)
        if row < 0:
            return self.rows.rowCount() if y > 0 else 0
        return row + (y > self.places.top(row) + self.places.height(row) // 2)

    def _nudge(self, way: int) -> None:
        here = self.currentIndex().row()
        there = here + way
        if here < 0 or not 0 <= there < self.rows.rowCount() or isinstance(self.rows.row(there), Header):
            return
        self.moved.emit(self._key(here), self._key(there if way < 0 else there + 1))

    def _key(self, place: int) -> str:
        return self.rows.row(place).key if place < self.rows.rowCount() else ""

    def _show_line(self, line: int) -> None:
        if line != self._line:
            self._line = line
            self.viewport().update()
