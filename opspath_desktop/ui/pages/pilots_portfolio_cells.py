"""Paint the cells of the table of pilots: a line that counts and quiet ones under it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import paint_ring
from opspath_desktop.ui.widgets.plain import elide

LINES = int(Qt.ItemDataRole.UserRole)
_FIRST, _UNDER, _ROOM = 20, 17, 7  # px of the first line, of those under it, and above and below them
_SIDE = 8
Index = QModelIndex | QPersistentModelIndex


def row_height(lines: int) -> int:
    """Return the height of a row with so many lines."""
    return U(_FIRST) + (lines - 1) * U(_UNDER) + 2 * U(_ROOM)


class LinesDelegate(QStyledItemDelegate):
    """Paint the lines of a cell; the selected row has a fill, a bar and a bold title."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look, room, state = theme(), QRect(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(room, look.color("selected" if selected else "surface"))
        if selected and index.column() == 0:
            bar = QRect(room.x(), room.y() + U(5), U(3), room.height() - U(10))
            painter.fillRect(bar, look.color("on_selected_accent"))
        painter.fillRect(QRect(room.x(), room.bottom(), room.width(), 1), look.color("divider"))
        _paint_lines(painter, room, index.data(LINES), selected, bold=selected and index.column() == 0)
        if state & QStyle.StateFlag.State_HasFocus and option.widget.property("kbd"):
            paint_ring(painter, QRectF(room), U(4), look.color("on_selected_accent") if selected else None)
        painter.restore()


def _paint_lines(painter: QPainter, room: QRect, lines: list[str], selected: bool, *, bold: bool) -> None:
    look = theme()
    line = QRect(room.x() + U(_SIDE), room.y() + U(_ROOM), room.width() - 2 * U(_SIDE), U(_FIRST))
    for number, words in enumerate(lines):
        painter.setFont(look.font("caption" if number else "strong" if bold else "body"))
        token = "text2" if number else "text"
        painter.setPen(look.color({"text": "on_selected", "text2": "on_selected2"}[token] if selected else token))
        shown = elide(painter.fontMetrics(), words, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        line = QRect(line.x(), line.bottom() + 1, line.width(), U(_UNDER))
