"""The star that marks a highlight or a takeaway as a favourite."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.readings_fields import paint_star
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.plain import set_tooltip


class Star(IconButton):
    """Mark a favourite: an outline, or a filled star; the row's key does the same, so Tab passes it by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("star", _("Favourite"), parent)
        self._on = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_icon(None)

    def show_state(self, on: bool) -> None:
        """Show whether it is a favourite."""
        self._on = on
        name = _("Favourite") if on else _("Not a favourite")
        self.setAccessibleName(name)
        set_tooltip(self, with_key(_("No favourite any more") if on else _("Mark as a favourite"), "F"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of an icon."""
        return QSize(U(28), U(28))

    def minimumSizeHint(self) -> QSize:
        """Show the star always."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the star on what the style paints."""
        super().paintEvent(event)
        side = U(16)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_star(painter, spot, float(self._on))
        painter.end()


def with_key(words: str, key: str) -> str:
    """Name a key behind what it does, for a tooltip: "Delete (Del)"."""
    return _("{words} ({key})").format(words=words, key=key)
