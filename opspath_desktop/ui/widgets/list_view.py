"""Show books or pilots in groups, and the field and the tabs that narrow the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, SIZE, U, theme
from opspath_desktop.ui.widgets.focus import paint_ring, watch_focus
from opspath_desktop.ui.widgets.plain import elide
from opspath_desktop.ui.widgets.progress import paint_bar
from opspath_desktop.ui.widgets.rows_model import ROW_ROLE, Header, Keyed, RowsModel
from opspath_desktop.ui.widgets.selection import paint_selection
from opspath_desktop.ui.widgets.spine import paint_spine

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class BookRow:
    """Hold a book: caption beside the bar ("96 of 138") when `fraction` is given, else under the title."""

    key: str
    title: str
    caption: str = ""
    stage: int | None = None
    fraction: float | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class PilotRow:
    """Hold a pilot: title and one line under it."""

    key: str
    title: str
    caption: str = ""


class RowDelegate(QStyledItemDelegate):
    """Paint headers, books and pilots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the row's kind; the width is the list's."""
        row = index.data(ROW_ROLE)
        size = {Header: "list_header", BookRow: "book_row"}.get(type(row), "pilot_row")
        return QSize(U(120), U(SIZE[size]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row, view = index.data(ROW_ROLE), option.widget
        room: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Header):
            self._paint_header(painter, room, row)
        else:
            inner = QRectF(room).adjusted(0, U(1), 0, -U(1))
            selected = bool(state & QStyle.StateFlag.State_Selected)
            if selected:
                paint_selection(painter, inner)
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().color("hover"))
                painter.drawRoundedRect(inner, U(RADIUS["control"]), U(RADIUS["control"]))
            paint = self._paint_book if isinstance(row, BookRow) else self._paint_pilot
            paint(painter, room, row, selected)
            if state & QStyle.StateFlag.State_HasFocus and view.property("kbd"):
                paint_ring(painter, inner, U(RADIUS["control"]))
        painter.restore()

    def _paint_header(self, painter: QPainter, room: QRect, row: Header) -> None:
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text2"))
        text = elide(painter.fontMetrics(), row.text, room.width() - U(4))
        painter.drawText(room.adjusted(U(2), U(6), -U(2), 0), _MIDDLE, text)

    def _paint_book(self, painter: QPainter, room: QRect, row: BookRow, selected: bool) -> None:
        spine_height = U(46)
        top = room.y() + (room.height() - spine_height) // 2
        paint_spine(painter, QRectF(room.x() + U(12), top, U(34), spine_height), row.title, row.stage)
        text = QRect(room.x() + U(58), top, room.width() - U(58) - U(16), spine_height)
        self._paint_title(painter, text, row.title, selected)
        line = QRect(text.x(), text.y() + spine_height // 2, text.width(), spine_height // 2)
        if row.finished:
            side = U(14)
            spot = QRectF(line.x(), line.y() + (line.height() - side) / 2, side, side)
            icons.paint_icon(
                painter, "circle-check", spot, theme().color("on_selected_accent" if selected else "accent")
            )
            line.setLeft(line.x() + side + U(6))
        taken = self._paint_caption(painter, line, row.caption, selected)
        if row.fraction is not None and line.width() - taken > U(40):
            left = line.x() + max(taken + U(12), min(U(72), line.width() // 2))
            bar = QRectF(left, line.center().y() - U(2) + 1, line.right() - left, U(4))
            paint_bar(painter, bar, row.fraction, selected)

    def _paint_pilot(self, painter: QPainter, room: QRect, row: Any, selected: bool) -> None:
        height = U(40)
        text = QRect(room.x() + U(14), room.y() + (room.height() - height) // 2, room.width() - U(28), height)
        self._paint_title(painter, text, row.title, selected)
        line = QRect(text.x(), text.y() + height // 2 + U(1), text.width(), height // 2)
        self._paint_caption(painter, line, row.caption, selected)

    def _paint_title(self, painter: QPainter, room: QRect, title: str, selected: bool) -> None:
        painter.setFont(theme().font("strong" if selected else "body"))
        painter.setPen(theme().color("on_selected" if selected else "text"))
        line = QRect(room.x(), room.y(), room.width(), room.height() // 2 + U(1))
        painter.drawText(line, _MIDDLE, elide(painter.fontMetrics(), title, room.width()))

    def _paint_caption(self, painter: QPainter, line: QRect, caption: str, selected: bool) -> int:
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("on_selected2" if selected else "text2"))
        text = elide(painter.fontMetrics(), caption, line.width())
        painter.drawText(line, _MIDDLE, text)
        return painter.fontMetrics().horizontalAdvance(text)


class ListView(QListView):
    """Show rows by key; `chosen` when another row alone is selected, `opened` on Enter or double click.

    With `many`, Ctrl and Shift select several rows; `selection_changed` carries the keys of those selected.
    """

    chosen = Signal(str)
    opened = Signal(str)
    selection_changed = Signal(list)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None, *, many: bool = False) -> None:
        super().__init__(parent)
        self.rows = RowsModel(lambda row: str(row.title), _spoken, self)
        self.setModel(self.rows)
        self.selectionModel().selectionChanged.connect(self._say_selected)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        modes = QAbstractItemView.SelectionMode
        self._many = many
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._silent = False
        watch_focus(self)
        self.activated.connect(self._open)
        self.customContextMenuRequested.connect(self._ask_menu)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Keyed]) -> None:
        """Show these rows; the selected ones stay selected while they are among them."""
        if not self._many:
            self.rows.show(rows)
            return
        before = self.selected_keys()
        self._silent = True
        self.rows.show(rows)
        self._silent = False
        after = self.selected_keys()
        if after != before:
            self.selection_changed.emit(after)

    def select(self, key: str) -> bool:
        """Make a row current and visible without the signal; return False when it is not in the list."""
        position = self.rows.row_of(key)
        if position < 0:
            return False
        self._silent = True
        self.setCurrentIndex(self.rows.index(position))
        self._silent = False
        return True

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected rows from top to bottom."""
        parts = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())  # a list, the stubs forget it
        places = sorted(place for part in parts for place in range(part.top(), part.bottom() + 1))
        rows = self.rows.rows()
        return [rows[place].key for place in places if not isinstance(rows[place], Header)]

    def _say_selected(self) -> None:
        """Say what is selected now; a row that is selected alone is the chosen one."""
        if not self._many or self._silent:
            return
        keys = self.selected_keys()
        if len(keys) == 1:
            self.chosen.emit(keys[0])
        self.selection_changed.emit(keys)

    def current_key(self) -> str | None:
        """Return the key of the current row, or None."""
        row = self.rows.row_at(self.currentIndex())
        return row.key if row is not None else None

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say which row is current now."""
        super().currentChanged(current, previous)
        row = self.rows.row_at(current)
        if row is not None and not self._silent and not self._many:
            self.chosen.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; moving with a key shows the ring."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        self.setProperty("kbd", True)
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row.key)

    def _ask_menu(self, spot: QPoint) -> None:
        row = self.rows.row_at(self.indexAt(spot))
        if row is not None and not isinstance(row, Header):
            self.menu_wanted.emit(row.key, self.viewport().mapToGlobal(spot))


def _spoken(row: Any) -> str:
    return ", ".join(part for part in (row.title, row.caption) if part)
