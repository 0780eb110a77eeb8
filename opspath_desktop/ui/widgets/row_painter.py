"""Paint the rows of a list: headings, books with their spine and bar, pilots."""

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, SIZE, U, theme
from opspath_desktop.ui.widgets.focus import paint_ring
from opspath_desktop.ui.widgets.plain import elide
from opspath_desktop.ui.widgets.progress import paint_bar
from opspath_desktop.ui.widgets.rows_model import ROW_ROLE, Header
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


class Booklike(Protocol):
    """Be painted as a book: anything with the values of a BookRow."""

    @property
    def title(self) -> str:
        """Return the title."""

    @property
    def caption(self) -> str:
        """Return the line under the title."""

    @property
    def stage(self) -> int | None:
        """Return the number of the stage that suggests it."""

    @property
    def fraction(self) -> float | None:
        """Return how far it is read, None without a bar."""

    @property
    def finished(self) -> bool:
        """Tell whether it is read."""


def row_height(row: object) -> int:
    """Return the height of a row of this kind; books are known by their stage."""
    if isinstance(row, Header):
        return U(SIZE["list_header"])
    return U(SIZE["book_row"] if hasattr(row, "stage") else SIZE["pilot_row"])


class RowDelegate(QStyledItemDelegate):
    """Paint headers, books and pilots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the row's kind; the width is the list's."""
        return QSize(U(120), row_height(index.data(ROW_ROLE)))

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
            paint = self._paint_book if hasattr(row, "stage") else self._paint_pilot
            paint(painter, room, row, selected)
            if state & QStyle.StateFlag.State_HasFocus and view.property("kbd"):
                paint_ring(painter, inner, U(RADIUS["control"]))
        painter.restore()

    def _paint_header(self, painter: QPainter, room: QRect, row: Header) -> None:
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text2"))
        text = elide(painter.fontMetrics(), row.text, room.width() - U(4))
        painter.drawText(room.adjusted(U(2), U(6), -U(2), 0), _MIDDLE, text)

    def _paint_book(self, painter: QPainter, room: QRect, row: Booklike, selected: bool) -> None:
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
