"""Narrow a list by one of a few words with counts: radio buttons that look like chips, so every reader knows them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.plain import escape_mnemonic


class ChoiceChips(QWidget):
    """Show chips of which one holds; `chosen(str)` when a person takes another."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName(name)
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._row = Flow(self)
        self._group.buttonToggled.connect(self._say)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (key, words); the one that held holds on, else the first does. Nothing is said."""
        held = self.current()
        self._group.blockSignals(True)
        for key in self.buttons.keys() - {key for key, _words in options}:
            gone = self.buttons.pop(key)
            self._group.removeButton(gone)
            self._row.removeWidget(gone)
            gone.deleteLater()
            gone.hide()
        for key, words in options:
            if key not in self.buttons:
                self._make(key)
            self.buttons[key].setText(escape_mnemonic(words))
            self._row.removeWidget(self.buttons[key])
            self._row.addWidget(self.buttons[key])
        if options:
            self.buttons[held if held in self.buttons else options[0][0]].setChecked(True)
        self._group.blockSignals(False)

    def choose(self, key: str) -> None:
        """Take the chip with this key, as a person would."""
        self.buttons[key].setChecked(True)

    def current(self) -> str:
        """Return the key of the chip that holds, or nothing."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def _make(self, key: str) -> None:
        made = QRadioButton(self)
        made.setProperty("look", "chip")
        made.setObjectName(key)
        self._group.addButton(made)
        self.buttons[key] = made
        made.show()

    def _say(self, button: QRadioButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(button.objectName())
