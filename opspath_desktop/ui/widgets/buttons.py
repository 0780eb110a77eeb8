"""Make push buttons in the few kinds that the program knows."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import RADIUS, U, theme
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import escape_mnemonic, set_tooltip

Kind = Literal["primary", "default", "ghost", "link", "danger", "toast", "icon", "chip", "plain"]
_ICON_TOKEN: dict[str, str] = {"primary": "on_accent", "link": "accent", "danger": "danger", "toast": "toast_action"}


class Button(QPushButton):
    """Show one verb; `icon` names a Lucide file. A link carries its icon behind the words.

    A chip is a state that opens a menu (its tone "accent" or ""), a plain button is a value that does.
    """

    def __init__(
        self, text: str = "", kind: Kind = "default", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon = kind, icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.set_text(text)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if icon else Qt.LayoutDirection.LeftToRight)
        watch_focus(self)
        self._draw_icon()
        theme().changed.connect(self._draw_icon)

    def set_text(self, text: str) -> None:
        """Replace the words; an & is shown as it is."""
        self.setText(escape_mnemonic(text))
        self.setAccessibleName(text)

    def set_icon(self, name: str | None) -> None:
        """Replace the icon."""
        self._icon = name
        self._draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as the style does, and the ring when the keyboard is here."""
        super().paintEvent(event)
        if not shows_focus(self):
            return
        painter = QPainter(self)
        rect, radius = QRectF(self.rect()), float(U(RADIUS["control"]))
        paint_ring(painter, rect, radius, theme().color("text" if self._kind == "primary" else self._ring_token()))
        if self._kind == "primary":  # a second, lighter line: ink alone does not stand out from petrol
            inset = U(2)
            paint_ring(painter, rect.adjusted(inset, inset, -inset, -inset), radius, theme().color("on_accent"), 1)
        painter.end()

    def _ring_token(self) -> str:
        return "toast_action" if self._kind == "toast" else "focus"

    def _draw_icon(self) -> None:
        if not self._icon:
            self.setIcon(QIcon())
            return
        side = 14 if self._kind in ("link", "chip") else 18
        pad = 0 if self._kind in ("icon", "link") else 4
        token = "accent" if self.property("tone") == "accent" else _ICON_TOKEN.get(self._kind, "text2")
        self.setIcon(icons.icon(self._icon, token, side, pad=pad))
        self.setIconSize(QSize(U(side) + (U(pad) if pad else 0), U(side)))


class IconButton(Button):
    """Show an icon alone; the name is spoken and shown as tooltip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "icon", icon, parent)
        self.setAccessibleName(name)
        set_tooltip(self, name)


def same_width(*buttons: QPushButton) -> None:
    """Give the buttons of a list column the width of the widest."""
    widest = max(button.sizeHint().width() for button in buttons)
    for button in buttons:
        button.setMinimumWidth(widest)
