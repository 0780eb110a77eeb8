"""Draw a book as a spine with its initials, tinted by stage; there are no cover pictures offline."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from opspath_desktop.ui.theme import U, theme

_SMALL_WORDS = {"the", "a", "an", "of", "and", "to", "for", "in", "on", "with", "at", "by"}


def initials(title: str) -> str:
    """Return one or two capitals of the words that matter, or of any words when none does."""
    words = re.findall(r"[^\W_]\S*", title)
    lead = words[:1]
    rest = [word for word in words[1:] if word.lower() not in _SMALL_WORDS] or words[1:]
    return "".join(word[0].upper() for word in (lead + rest)[:2]) or "?"


def paint_spine(painter: QPainter, rect: QRectF, title: str, stage: int | None) -> None:
    """Paint the spine into the rectangle; the letters grow with its width."""
    bar, fill, ink = theme().spine(stage)
    radius = U(3)
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, fill)
    painter.setClipPath(path)
    edge = max(U(4), round(rect.width() * 0.085))
    painter.fillRect(QRectF(rect.x(), rect.y(), edge, rect.height()), bar)
    painter.setClipping(False)
    if theme().contrast:
        painter.setPen(QPen(ink, 1))
        painter.drawPath(path)
    font = theme().font("caption_strong")
    font.setPixelSize(max(U(9), round(rect.width() * 0.36)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect.adjusted(edge, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, initials(title))
    painter.restore()


class Spine(QWidget):
    """Show one book; decoration beside its title, so it has no accessible name."""

    def __init__(
        self,
        title: str = "",
        stage: int | None = None,
        width: int = 52,
        height: int = 70,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._stage, self._width, self._height = title, stage, width, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_book(self, title: str, stage: int | None) -> None:
        """Show another book."""
        self._title, self._stage = title, stage
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at the present text size."""
        return QSize(U(self._width), U(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the spine."""
        painter = QPainter(self)
        paint_spine(painter, QRectF(self.rect()), self._title, self._stage)
        painter.end()
