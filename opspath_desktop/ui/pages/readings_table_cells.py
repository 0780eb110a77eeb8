"""Paint the cells of the table of books."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from opspath_desktop.ui.pages.readings_table_model import Index
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.focus import paint_ring


class CellDelegate(QStyledItemDelegate):
    """Paint a bar at selected rows, so that colour is not their only sign, and the ring where the keyboard is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        states, state, room = QStyle.StateFlag, option.state, QRect(option.rect)
        view = option.widget
        option.state = state & ~states.State_HasFocus
        super().paint(painter, option, index)
        if state & states.State_Selected and index.column() == 0:
            painter.fillRect(QRect(room.x(), room.y() + U(5), U(3), room.height() - U(10)), theme().color("accent"))
        if state & states.State_HasFocus and view.property("kbd"):
            paint_ring(painter, QRectF(room), U(4))
