"""The row that highlights, takeaways and applications share: a stop of Tab with single keys, a menu and arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.focus import mark_keyboard, paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.plain import on_theme, set_tooltip

NARROW = 320  # from here on the icons fit beside the words
Run = Callable[[], object]


class KeptRow(QWidget):
    """Hold words with icons behind them and more below; `keys` are single letters for while the row has the focus.

    `walked(-1 or 1)` when an arrow leaves it, `deleted` when its record has gone to Recently deleted.
    """

    walked = Signal(int)
    deleted = Signal()

    def __init__(self, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible_role(self, QAccessible.Role.Button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys: dict[Qt.Key, Run] = {Qt.Key.Key_Delete: self.delete}
        self.more = IconButton("ellipsis", more, self)
        self.words, self.icons, self.below = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._line, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addLayout(self.below)
        self._line.addLayout(self.words, 1)
        self._line.addLayout(self.icons)
        self.icons.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._optional: list[QWidget] = []
        self.more.clicked.connect(lambda: popup(self.more, self.fill_menu))
        watch_focus(self)
        on_theme(self, self._space)

    def add_icon(self, icon: QWidget) -> None:
        """Put an icon before the "..." button; it is left out where there is no room, the menu has what it does."""
        self.icons.insertWidget(self.icons.count() - 1, icon, 0, Qt.AlignmentFlag.AlignTop)
        self._optional.append(icon)

    def add_front(self, front: QWidget) -> None:
        """Put something before the words, as tall as they are."""
        self._line.insertWidget(0, front)

    def say(self, words: str, more: str, keys: str) -> None:
        """Tell a screen reader the words, what else is known, and which keys work here; the tooltip says the keys."""
        self.setAccessibleName(words)
        self.setAccessibleDescription(". ".join(part for part in (more, keys) if part))
        set_tooltip(self, keys)

    def edit(self) -> None:
        """Go to the first field of the row."""
        raise NotImplementedError

    def delete(self) -> None:
        """Move the record to Recently deleted."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run the single keys, edit on Enter and F2, walk with the arrows."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        run = self.keys.get(key) if plain and (self.hasFocus() or self.more.hasFocus()) else None
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if run is not None:
            run()
        elif self.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif self.hasFocus() and key in ways:
            self.walked.emit(ways[key])
        elif key == Qt.Key.Key_Escape and not self.hasFocus():
            mark_keyboard(self)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where the pointer is, or under the "..." button for the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            popup(self.more, self.fill_menu)
        else:
            popup(self, self.fill_menu, event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the menu has where there is no room."""
        super().resizeEvent(event)
        for icon in self._optional:
            icon.setVisible(event.size().width() >= U(NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring when the keyboard is here."""
        if shows_focus(self):
            painter = QPainter(self)
            paint_ring(painter, QRectF(self.rect()), U(6))
            painter.end()

    def _space(self) -> None:
        self._column.setContentsMargins(U(6), U(3), U(2), U(3))
        self._column.setSpacing(0)
        self._line.setSpacing(U(6))
        self.icons.setSpacing(0)
        for column in (self.words, self.below):
            column.setSpacing(0)


def show_in_order(column: QBoxLayout, rows: Sequence[QWidget]) -> None:
    """Put the rows into a column in their order; those that are there already stay."""
    for place, row in enumerate(rows):
        if column.indexOf(row) != place:
            column.insertWidget(place, row)
            row.show()  # now, not when the layout gets round to it: the keyboard may be wanted here at once


def bury(column: QBoxLayout, row: QWidget) -> None:
    """Take a row away whose record has gone; of several the last first, or the focus would go through them all."""
    column.removeWidget(row)
    row.hide()
    row.deleteLater()


def focus_near(rows: Sequence[KeptRow], place: int, otherwise: QWidget) -> None:
    """Give the keyboard to the row that has come to a place, to the last one, or to something else without rows."""
    if rows:
        mark_keyboard(rows[min(place, len(rows) - 1)])
    else:
        otherwise.setFocus(Qt.FocusReason.OtherFocusReason)


def walk(rows: Sequence[KeptRow], row: KeptRow, way: int) -> None:
    """Give the keyboard to the row above or below."""
    there = rows.index(row) + way
    if 0 <= there < len(rows):
        mark_keyboard(rows[there])


def add_action(menu: QMenu, words: str, key: str, run: Run, checked: bool | None = None) -> None:
    """Add an action with its key; `checked` makes it one that is on or off."""
    action = menu.addAction(f"{words}\t{key}" if key else words)
    if checked is not None:
        action.setCheckable(True)
        action.setChecked(checked)
    action.triggered.connect(lambda _checked=False: run())
