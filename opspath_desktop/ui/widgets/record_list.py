"""Show thousands of records with what becomes of each: a title, a state at the right, and one line under them.

The list is replaced as a whole when it is narrowed: nothing in it is edited, so no row needs to be followed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, U, theme
from opspath_desktop.ui.widgets.focus import paint_ring, watch_focus
from opspath_desktop.ui.widgets.plain import elide, tooltip_text
from opspath_desktop.ui.widgets.selection import paint_selection

_ROW = 52
_ROLE = int(Qt.ItemDataRole.UserRole)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Hold one record: its title, its state in a word with an icon and a colour token, and why."""

    title: str
    state: str
    caption: str = ""
    icon: str = "circle"
    token: str = "text2"  # a colour

    def spoken(self) -> str:
        """Return the row as one sentence."""
        return ", ".join(part for part in (self.title, self.state, self.caption) if part)


class RecordsModel(QAbstractListModel):
    """Hold the rows; a list has no children and no edits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RecordRow] = ()

    def show(self, rows: Sequence[RecordRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> RecordRow | None:
        """Return the row of an index, or None."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the whole sentence for a screen reader, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(row.caption)
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None


class RecordDelegate(QStyledItemDelegate):
    """Paint one record."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that every row has."""
        return QSize(U(120), U(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint selection, words, state and ring."""
        row: RecordRow = index.data(_ROLE)
        room: QRect = option.rect
        inner = QRectF(room).adjusted(0, U(1), 0, -U(1))
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            paint_selection(painter, inner)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(inner, U(RADIUS["control"]), U(RADIUS["control"]))
        self._paint_words(painter, room.adjusted(U(12), U(6), -U(12), -U(6)), row, selected)
        if state & QStyle.StateFlag.State_HasFocus and option.widget.property("kbd"):
            paint_ring(painter, inner, U(RADIUS["control"]))
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, row: RecordRow, selected: bool) -> None:
        look = theme()
        upper = QRect(room.x(), room.y(), room.width(), room.height() // 2)
        lower = QRect(room.x(), upper.bottom() + 1, room.width(), room.height() - upper.height())
        taken = self._paint_state(painter, upper, row, selected)
        painter.setFont(look.font("strong" if selected else "body"))
        painter.setPen(look.color("on_selected" if selected else "text"))
        width = upper.width() - taken - U(12)
        painter.drawText(upper, _LEFT, elide(painter.fontMetrics(), row.title, width))
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("on_selected2" if selected else "text2"))
        painter.drawText(lower, _LEFT, elide(painter.fontMetrics(), row.caption, lower.width()))

    def _paint_state(self, painter: QPainter, room: QRect, row: RecordRow, selected: bool) -> int:
        """Paint icon and word at the right end; return the width that they took."""
        look = theme()
        color = look.color("on_selected" if selected else row.token)
        painter.setFont(look.font("caption"))
        painter.setPen(color)
        painter.drawText(room, _RIGHT, row.state)
        words, side = painter.fontMetrics().horizontalAdvance(row.state), U(14)
        spot = QRectF(room.right() - words - side - U(5), room.y() + (room.height() - side) / 2, side, side)
        icons.paint_icon(painter, row.icon, spot, color)
        return words + side + U(5)


class RecordList(QListView):
    """Show records; `chosen(RecordRow | None)` when another one is current."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordsModel(self)
        self.setModel(self.records)
        self.setItemDelegate(RecordDelegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        watch_focus(self)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_records(self, rows: Sequence[RecordRow]) -> None:
        """Show these records from the top; none is chosen."""
        self.records.show(rows)
        self.chosen.emit(None)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say which record is current now."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.records.row_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring when a key moves."""
        self.setProperty("kbd", True)
        super().keyPressEvent(event)
