"""Show how far something is, as a thin bar with a value that a screen reader can say."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from opspath_desktop.ui.theme import SIZE, U, theme


def paint_bar(painter: QPainter, rect: QRectF, fraction: float, selected: bool = False) -> None:
    """Paint track and filled part, also on a selected row; the fraction is clipped to 0..1."""
    look = theme()
    radius = rect.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("on_selected" if selected else "text"), 1) if look.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if look.contrast else look.color("track"))
    painter.drawRoundedRect(rect, radius, radius)
    part = min(max(fraction, 0.0), 1.0)
    if part > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("on_selected_accent" if selected else "accent"))
        painter.drawRoundedRect(
            QRectF(rect.x(), rect.y(), max(rect.width() * part, rect.height()), rect.height()), radius, radius
        )


class ProgressBar(QProgressBar):
    """Show a fraction; the words beside it are the page's, the spoken ones are given with the value."""

    def __init__(self, name: str, thickness: int = SIZE["progress"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thickness = thickness
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_fraction(self, fraction: float, spoken: str = "") -> None:
        """Show a fraction of 0..1; `spoken` says it in words, such as "Page 96 of 138"."""
        self.setValue(round(min(max(fraction, 0.0), 1.0) * 100))
        self.setAccessibleDescription(spoken)

    def sizeHint(self) -> QSize:
        """Return a thin bar."""
        return QSize(U(120), U(self._thickness))

    def minimumSizeHint(self) -> QSize:
        """Stay visible in a narrow column."""
        return QSize(U(24), U(self._thickness))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        height = U(self._thickness)
        paint_bar(painter, QRectF(0, (self.height() - height) / 2, self.width(), height), self.value() / 100)
        painter.end()
