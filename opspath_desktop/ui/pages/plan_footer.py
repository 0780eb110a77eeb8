"""Keep Export and Print in sight below the form, whatever the height of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Divider
from opspath_desktop.ui.widgets.plain import label, on_theme


class Footer(QFrame):
    """Hold the two buttons, a way out when one of them takes long, and where the file goes; `line` parts it off."""

    def __init__(self, parent: QWidget | None = None, *, line: bool = True) -> None:
        super().__init__(parent)
        self.export = Button(_("Export PDF"), "primary", "file-down")
        self.print = Button(_("Print"), icon="printer")
        self.cancel = Button(_("Cancel"))
        self._where = label("", "caption")
        self._row, self._inner, self._column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        for button in (self.export, self.print, self.cancel):
            button.setAutoDefault(True)  # Enter presses it, also outside a dialog
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._inner.addLayout(self._row)
        self._inner.addWidget(self._where)
        if line:
            self._column.addWidget(Divider())
        self._column.addLayout(self._inner)
        self.cancel.hide()
        self._had_focus: QWidget | None = None
        self._went_to: QWidget | None = None
        on_theme(self, self._space)

    def say(self, words: str) -> None:
        """Replace the line under the buttons."""
        self._where.setText(words)

    def words(self) -> str:
        """Return the line under the buttons."""
        return self._where.text()

    def show_busy(self, words: str) -> None:
        """Show what is under way on the button, or that nothing is."""
        if (
            words and self.export.isEnabled()
        ):  # a disabled button loses the focus; it gets it back when nobody took it meanwhile
            self._had_focus = next((one for one in (self.export, self.print) if one.hasFocus()), None)
        self.export.set_text(words or _("Export PDF"))
        self.export.setEnabled(not words)
        self.print.setEnabled(not words)
        if words:
            self._went_to = self.window().focusWidget()
            return
        self.cancel.hide()
        if self._had_focus is not None and self.window().focusWidget() is self._went_to:
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._had_focus = None

    def indent(self, left: int, right: int) -> None:
        """Stand in line with the form above."""
        self._inner.setContentsMargins(left, U(12), right, U(14))

    def offer_cancel(self) -> None:
        """Offer a way out."""
        self.cancel.show()

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._inner.setSpacing(U(8))
        self._row.setSpacing(U(8))
