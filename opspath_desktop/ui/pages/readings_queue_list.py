"""The rows of the queue: walked with the arrows, dragged to another place, and moved with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.queue import QueueRow
from opspath_desktop.ui.pages.readings_kept import KeptRow, bury, focus_near, show_in_order, walk
from opspath_desktop.ui.pages.readings_queue_row import MIME, QueueLine
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class QueueList(QWidget):
    """Show the rows; `moved(key, place from 1)`, `started(key)`, `taken_out(key)`, `opened(key)`."""

    moved = Signal(str, int)
    started = Signal(str)
    taken_out = Signal(str)
    opened = Signal(str)

    def __init__(self, workspace: Workspace, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._after = workspace, after
        self.lines: dict[str, QueueLine] = {}
        self._all = 0
        self._gap = -1  # the place before which a dragged row would be dropped
        self._column = QVBoxLayout(self)
        self.setAcceptDrops(True)

        def space() -> None:
            self._column.setContentsMargins(0, U(3), 0, U(3))
            self._column.setSpacing(U(6))

        on_theme(self, space)

    def show_rows(self, rows: Sequence[QueueRow], all_rows: int) -> None:
        """Show these rows of a queue of so many; the focus of one that goes is handed to its neighbour."""
        before = list(self.lines)
        gone = self.lines.keys() - {row.key for row in rows}
        lost = next((key for key in gone if _has_focus(self.lines[key])), "")
        for key in gone:
            bury(self._column, self.lines.pop(key))
        self._all = all_rows
        self.lines = {row.key: self.lines.get(row.key) or self._make(row) for row in rows}
        for row in rows:
            self.lines[row.key].show_row(row)
        show_in_order(self._column, list(self.lines.values()))
        if lost:
            focus_near(list(self.lines.values()), before.index(lost), self._after)

    def flush(self) -> None:
        """Save what is being typed."""
        for line in self.lines.values():
            line.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of this list only; files are the page's."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would be dropped."""
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        self._show_gap(-1)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the row was dropped."""
        key, gap = self._dragged(event), self._gap_at(event.position().y())
        self._show_gap(-1)
        if not key:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        here = list(self.lines).index(key)
        if gap not in (here, here + 1):
            self.moved.emit(key, gap if gap > here else gap + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line where a row would be dropped."""
        super().paintEvent(event)
        if self._gap < 0 or not self.lines:
            return
        rows = [line.geometry() for line in self.lines.values()]
        y = rows[self._gap].top() - U(3) if self._gap < len(rows) else rows[-1].bottom() + U(3)
        painter = QPainter(self)
        painter.setPen(QPen(theme().color("accent"), U(2)))
        painter.drawLine(U(4), y, self.width() - U(4), y)
        painter.end()

    def _make(self, row: QueueRow) -> QueueLine:
        line = QueueLine(self._workspace, row, self)
        line.moved.connect(self._move)
        line.started.connect(self.started)
        line.taken_out.connect(self.taken_out)
        line.opened.connect(self.opened)
        line.walked.connect(lambda way: walk(_rows(self), line, way))
        return line

    def _move(self, key: str, steps: int) -> None:
        here = self.lines[key].row.place
        to = min(max(here + steps, 1), self._all)
        if to == here:
            return
        self.moved.emit(key, to)
        if key in self.lines:
            said = _("Place {n} of {all}").format(n=format_number(to), all=format_number(self._all))
            announce(self.lines[key], said)

    def _follow(self, event: QDragMoveEvent) -> None:
        if not self._dragged(event):
            event.ignore()
            return
        self._show_gap(self._gap_at(event.position().y()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def _dragged(self, event: QDropEvent) -> str:
        """Return the key of the row that is dragged, when it is one of ours."""
        key = bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")
        return key if key in self.lines else ""

    def _gap_at(self, y: float) -> int:
        """Return the place before which something at this height would be dropped."""
        middles = [line.geometry().center().y() for line in self.lines.values()]
        return sum(y > middle for middle in middles)

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.update()


def _rows(queue: QueueList) -> list[KeptRow]:
    return list(queue.lines.values())


def _has_focus(line: QWidget) -> bool:
    """Tell whether the keyboard is in a row."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is line or line.isAncestorOf(focus))
