"""The keys of the tree of causes, for its rows and for the field among them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from opspath_desktop.ui.pages.pilots_causes_row import CauseLine
from opspath_desktop.ui.widgets.focus import mark_keyboard

if TYPE_CHECKING:
    from opspath_desktop.ui.pages.pilots_causes_list import CauseList

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CauseKeys(QObject):
    """Enter: beside; Shift+Enter: below; F2: edit; Del; arrows: walk; with Alt: move. Tab is left to the page."""

    def __init__(self, tree: CauseList) -> None:
        super().__init__(tree)
        self._list = tree

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the window takes Alt+Left for its history."""
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.type() == QEvent.Type.ShortcutOverride:
            if alt and key in _ARROWS:
                event.accept()
                return True
            return False
        if watched is self._list.entry.field.edit:
            return self._in_entry(key, alt)
        line = next((line for line in self._list.lines.values() if watched in line.stops()), None)
        if line is None:
            return False
        return self._with_alt(line, key) if alt else watched is line.words and self._on_words(line, key, event)

    def _in_entry(self, key: Qt.Key, alt: bool) -> bool:
        entry, causes = self._list.entry, [branch.cause for branch in self._list.shown()]
        if alt and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            (entry.indent if key == Qt.Key.Key_Right else entry.outdent)(causes)
        elif key == Qt.Key.Key_Escape and not entry.field.has_unsaved_text():
            back = entry.after or entry.under
            if not back:
                return False
            entry.place()
            self._list.focus_cause(back)
        else:
            return False
        self._list.show_again()
        return True

    def _with_alt(self, line: CauseLine, key: Qt.Key) -> bool:
        line.flush()
        keys, deeds = Qt.Key, self._list.deeds
        moves = {
            keys.Key_Right: partial(deeds.indent, line),
            keys.Key_Left: partial(deeds.outdent, line),
            keys.Key_Up: partial(deeds.shift, line, -1),
            keys.Key_Down: partial(deeds.shift, line, 1),
        }
        if key in moves:
            moves[key]()
        return key in moves

    def _on_words(self, line: CauseLine, key: Qt.Key, event: QKeyEvent) -> bool:
        keys = Qt.Key
        if key in _ENTER:
            self._list.begin(line, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == keys.Key_F2:
            line.open()
        elif key == keys.Key_Delete:
            self._delete(line)
        elif key in (keys.Key_Up, keys.Key_Down):
            return self._walk(line, -1 if key == keys.Key_Up else 1)
        else:
            return False
        return True

    def _walk(self, line: CauseLine, by: int) -> bool:
        order = [branch.cause.uuid for branch in self._list.shown()]
        there = order.index(line.branch.cause.uuid) + by if line.branch else -1
        return 0 <= there < len(order) and self._list.focus_cause(order[there])

    def _delete(self, line: CauseLine) -> None:
        order = [branch.cause.uuid for branch in self._list.shown()]
        at = order.index(line.branch.cause.uuid) if line.branch else 0
        self._list.deeds.delete(line)
        near = [uuid for uuid in (*order[at + 1 :], *reversed(order[:at])) if uuid in self._list.lines]
        mark_keyboard(self._list.lines[near[0]].words if near else self._list.entry.field.edit)
