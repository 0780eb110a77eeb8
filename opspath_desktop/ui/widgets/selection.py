"""Paint the selected row of every list the same way: soft fill and a bar, so that it holds without colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from opspath_desktop.ui.theme import RADIUS, U, theme


def paint_selection(painter: QPainter, room: QRectF) -> None:
    """Fill the room and paint the accent bar; the bold title is the third sign and is the row's own."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("selected"))
    painter.drawRoundedRect(room, U(RADIUS["control"]), U(RADIUS["control"]))
    tall = min(room.height() * 0.5, U(28)) if room.height() > U(40) else room.height() * 0.45
    painter.setBrush(look.color("on_selected_accent"))
    painter.drawRoundedRect(QRectF(room.x(), room.center().y() - tall / 2, U(3), tall), U(1.5), U(1.5))
    painter.restore()
