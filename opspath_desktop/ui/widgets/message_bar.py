"""Say in place what happened, what is safe and what to do, with at most one button."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.errors import Trouble
from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce, set_accessible_role
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.plain import IconLabel, label, on_theme, set_tone

_NARROW = 360
_LINES = 5  # longer words would stand in a column beside the button
Tone = Literal["info", "warn", "danger"]
_ICONS: dict[str, tuple[str, str]] = {
    "info": ("info", "accent"),
    "warn": ("triangle-alert", "warn"),
    "danger": ("circle-alert", "danger"),
}


class MessageBar(QFrame):
    """Stay hidden until there is something to say; `acted` when the button was pressed."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, closable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.AlertMessage)
        self.setProperty("role", "bar")
        self._icon = IconLabel("info", "accent", 18, self)
        self._what = label("", parent=self)
        self._safe = label("", "caption", parent=self)
        self._button = Button("", parent=self)
        self._close = IconButton("x", _("Dismiss"), self)
        self._close.setVisible(closable)
        self._fixed: list[QWidget] = [self._icon, self._button, self._close]
        self._lead: QWidget | None = None
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._what)
        self._words.addWidget(self._safe)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._button.clicked.connect(self.acted)
        self._close.clicked.connect(self.dismiss)
        self.hide()
        on_theme(self, self._space)

    def say(self, what: str, safe: str = "", button: str = "", tone: Tone = "info", icon: str | None = None) -> None:
        """Show the sentences; a warning is announced, a plain finding is not."""
        name, token = _ICONS[tone]
        self._icon.set_icon(icon or name, token)
        self._what.setText(what)
        self._safe.setText(safe)
        self._safe.setVisible(bool(safe))
        self._button.set_text(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(" ".join(part for part in (what, safe) if part))
        self._place_button()
        set_tone(self, tone)
        self.show()
        if tone != "info":
            announce(self, self.accessibleName())

    def lead(self, widget: QWidget) -> None:
        """Put a widget between the icon and the words, over the words where there is little room."""
        self._fixed.append(widget)
        self._lead = widget
        self._row.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_icon_visible(self, visible: bool) -> None:
        """Show the icon, or leave its place to what leads the words."""
        self._icon.setVisible(visible)

    def dismiss(self) -> None:
        """Hide again."""
        self.hide()
        self.dismissed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words, and what leads them over them, where there is no room beside them."""
        super().resizeEvent(event)
        self._place_button()

    def _place_lead(self, over: bool) -> None:
        if self._lead is None or over == (self._words.indexOf(self._lead) >= 0):
            return
        if over:
            self._words.insertWidget(0, self._lead, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.insertWidget(1, self._lead, 0, Qt.AlignmentFlag.AlignVCenter)

    def _place_button(self) -> None:
        self._place_lead(self.width() < U(_NARROW))
        others = sum(part.sizeHint().width() + self._row.spacing() for part in self._fixed if not part.isHidden())
        long = self._what.fontMetrics().horizontalAdvance(self._what.text())
        under = self.width() < U(_NARROW) or long > _LINES * max(self.width() - others - U(40), 1)
        gap = under and not (self._button.isHidden() and self._lead is None)
        self._words.setSpacing(U(6) if gap else 0)
        if under and self._row.indexOf(self._button) >= 0:
            self._words.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        elif not under and self._words.indexOf(self._button) >= 0:
            self._row.insertWidget(self._row.indexOf(self._close), self._button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _space(self) -> None:
        self._row.setContentsMargins(U(12), U(8), U(10), U(8))
        self._row.setSpacing(U(12))


def say_trouble(bar: MessageBar, trouble: Trouble, button: str = "") -> None:
    """Show a Trouble: what happened on the first line, what is safe and what to do on the second."""
    bar.say(trouble.what, " ".join(part for part in (trouble.safe, trouble.todo) if part), button, "danger")
