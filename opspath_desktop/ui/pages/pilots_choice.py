"""A value of a measure that is chosen from a few: it shows the one that holds and opens a menu with the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.widgets.plain import escape_mnemonic


class Choice(ValueButton):
    """Show one of `keys` in the words of `name`; `chosen` carries the key that a person took."""

    chosen = Signal(str)

    def __init__(
        self, caption: str, keys: Sequence[str], name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caption, self._keys, self._name = caption, keys, name
        self.key = ""
        self.clicked.connect(self.open)
        self.show_key(keys[0])

    def offer(self, keys: Sequence[str], name: Callable[[str], str]) -> None:
        """Offer other ones."""
        self._keys, self._name = keys, name

    def show_key(self, key: str) -> None:
        """Show which one holds."""
        self.key = key
        words = self._name(key)
        self.say(words, _("{caption}: {words}").format(caption=self._caption, words=words))

    def menu_of(self) -> QMenu:
        """Return a menu with all of them, the one that holds is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for key in self._keys:
            action = QAction(escape_mnemonic(self._name(key)), group)
            action.setCheckable(True)
            action.setChecked(key == self.key)
            action.triggered.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            menu.addAction(action)
        return menu

    def open(self) -> None:
        """Open the menu under the value."""
        self.menu_of().popup(self.mapToGlobal(QPoint(0, self.height())))
