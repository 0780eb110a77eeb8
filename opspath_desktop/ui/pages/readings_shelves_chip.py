"""The chip of a saved shelf, how long names are shown on chips, and which of them has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.queries.shelves import SavedShelf
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.plain import elide, set_tooltip

_WIDEST = 180


class ShelfChip(Button):
    """Show a saved shelf; Del deletes it, F2 renames it, Alt+Left and Alt+Right move it."""

    wanted = Signal(str)  # "delete", "rename", "before" or "after"

    def __init__(self, shelf: SavedShelf, active: bool, parent: QWidget) -> None:
        super().__init__("", "chip", "bookmark", parent)
        self.uuid = shelf.uuid
        self.setCheckable(True)
        self.setChecked(active)
        self.setProperty("tone", "accent" if active else "")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        set_words(self, shelf.name)

    def event(self, event: QEvent) -> bool:
        """Keep Alt+Left and Alt+Right from the window, which would go back and forward with them."""
        if event.type() == QEvent.Type.ShortcutOverride and self._wanted(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the menu of the shelf does."""
        wanted = self._wanted(event)
        if wanted:
            self.wanted.emit(wanted)
        else:
            super().keyPressEvent(event)

    def _wanted(self, event: QKeyEvent) -> str:
        moving = event.modifiers() == Qt.KeyboardModifier.AltModifier
        keys = {Qt.Key.Key_Left: "before", Qt.Key.Key_Right: "after"} if moving else {}
        return (keys or {Qt.Key.Key_Delete: "delete", Qt.Key.Key_F2: "rename"}).get(Qt.Key(event.key()), "")


def place_of_focus(chips: Sequence[Button]) -> tuple[int, str]:
    """Return which button has the focus, -1 for none, and the uuid when it is a shelf."""
    found = next(((place, chip) for place, chip in enumerate(chips) if chip.hasFocus()), None)
    return (found[0], _uuid(found[1])) if found is not None else (-1, "")


def give_focus(chips: Sequence[Button], uuid: str, place: int) -> bool:
    """Focus a shelf, or what stands at this place without it; return False when there is nothing."""
    again = next((chip for chip in chips if uuid and _uuid(chip) == uuid), None)
    if again is not None or chips:
        mark_keyboard(again or chips[min(place, len(chips) - 1)])
    return bool(chips)


def _uuid(chip: Button) -> str:
    return chip.uuid if isinstance(chip, ShelfChip) else ""


def set_words(button: Button, words: str) -> None:
    """Show words on a chip; very long ones are cut and stand in the tooltip."""
    shown = elide(button.fontMetrics(), words, U(_WIDEST))
    button.set_text(shown)
    button.setAccessibleName(words)
    set_tooltip(button, words if shown != words else "")
