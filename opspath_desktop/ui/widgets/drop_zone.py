"""Hold what a file can be dropped on, and say by a dashed border that it can; the button inside is the keyboard's."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.theme import RADIUS, U, theme


def local_file(data: QMimeData) -> Path | None:
    """Return the one file of this computer that is being dragged; None for none, several, folders and links."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None


class DropZone(QWidget):
    """Paint the border; whoever holds the zone takes the file and calls `welcome` while it is over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._welcome = False

    def welcome(self, coming: bool) -> None:
        """Show whether a file is over the window."""
        self._welcome = coming
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the border, filled while a file is over it."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color("focus" if self._welcome else "border_strong"), U(1.5))
        pen.setStyle(Qt.PenStyle.SolidLine if self._welcome else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.color("accent_soft" if self._welcome else "surface"))
        radius = U(RADIUS["card"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
