"""The chip of a saved shelf, and how long names are shown on chips."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.queries.shelves import SavedShelf
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import elide, set_tooltip

_WIDEST = 180


class ShelfChip(Button):
    """Show a saved shelf; Del deletes it, F2 renames it, Alt+Left and Alt+Right move it."""

    wanted = Signal(str)  # "delete", "rename", "before" or "after"

    def __init__(self, shelf: SavedShelf, active: bool, parent: QWidget) -> None:
        super().__init__("", "chip", "bookmark", parent)
        self.setCheckable(True)
        self.setChecked(active)
        self.setProperty("tone", "accent" if active else "")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        set_words(self, shelf.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the menu of the shelf does."""
        moving = event.modifiers() == Qt.KeyboardModifier.AltModifier
        keys = {Qt.Key.Key_Left: "before", Qt.Key.Key_Right: "after"} if moving else {}
        wanted = (keys or {Qt.Key.Key_Delete: "delete", Qt.Key.Key_F2: "rename"}).get(Qt.Key(event.key()))
        if wanted:
            self.wanted.emit(wanted)
        else:
            super().keyPressEvent(event)


def set_words(button: Button, words: str) -> None:
    """Show words on a chip; very long ones are cut and stand in the tooltip."""
    shown = elide(button.fontMetrics(), words, U(_WIDEST))
    button.set_text(shown)
    button.setAccessibleName(words)
    set_tooltip(button, words if shown != words else "")
