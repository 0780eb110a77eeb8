"""A value that is chosen from a few: it shows the one that holds and opens a menu with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.widgets.buttons import Kind
from opspath_desktop.ui.widgets.plain import escape_mnemonic, set_tone

K = TypeVar("K")


def add_choices(menu: QMenu, options: Iterable[tuple[K, str]], now: K, choose: Callable[[K], object]) -> None:
    """Add answers to a menu, the one that holds ticked; choosing calls `choose` with its key."""
    group = QActionGroup(menu)
    for key, words in options:
        action = QAction(escape_mnemonic(words), group)
        action.setCheckable(True)
        action.setChecked(key == now)
        action.triggered.connect(partial(_chosen, choose, key))
        menu.addAction(action)


def _chosen(choose: Callable[[K], object], key: K, _checked: bool = False) -> None:
    choose(key)


class Choice(ValueButton):
    """Show one of `keys` in the words of `name`; `chosen` carries the key that a person took, which may be None."""

    chosen = Signal(object)

    def __init__(
        self,
        caption: str,
        keys: Sequence[str | None],
        name: Callable[[Any], str],
        parent: QWidget | None = None,
        *,
        kind: Kind = "plain",
    ) -> None:
        super().__init__(parent, kind)
        self._caption, self._keys, self._name = caption, keys, name
        self.key: str | None = ""
        self.clicked.connect(self.open)
        self.show_key(keys[0])

    def offer(self, keys: Sequence[str | None], name: Callable[[Any], str]) -> None:
        """Offer other ones."""
        self._keys, self._name = keys, name

    def show_key(self, key: str | None, tone: str = "") -> None:
        """Show which one holds."""
        self.key = key
        set_tone(self, tone)
        words = self._name(key)
        self.say(words, _("{caption}: {words}").format(caption=self._caption, words=words))

    def menu_of(self) -> QMenu:
        """Return a menu with all of them, the one that holds is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_choices(menu, [(key, self._name(key)) for key in self._keys], self.key, self.chosen.emit)
        return menu

    def open(self) -> None:
        """Open the menu under the value."""
        self.menu_of().popup(self.mapToGlobal(QPoint(0, self.height())))
