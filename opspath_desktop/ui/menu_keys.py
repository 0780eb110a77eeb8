"""Show a hidden menu bar with Alt or F10, and hide it again when it was used or left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid


class MenuKeys(QObject):
    """`always` says whether the bar stays; a native bar (macOS) is never hidden.

    It listens on the focused widget too: Alt with another key is a shortcut, and only there is the other key seen.
    """

    def __init__(self, window: QMainWindow, bar: QMenuBar, always: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._bar, self._always = window, bar, always
        self._alone = False
        self._on: QWidget | None = None
        key = QShortcut(QKeySequence("F10"), window)
        key.activated.connect(self.open)
        for watched in (window, bar):
            watched.installEventFilter(self)
        for menu in bar.findChildren(QMenu):
            menu.aboutToHide.connect(self.settle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.follow)

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Move to the widget that has the focus now."""
        if self._on is not None and isValid(self._on) and self._on not in (self._window, self._bar):
            self._on.removeEventFilter(self)
        self._on = now
        if now is not None:
            now.installEventFilter(self)

    def open(self) -> None:
        """Show the bar with its first menu marked; the arrows and Enter go on from there."""
        self._bar.setVisible(True)
        self._bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        actions = self._bar.actions()
        if actions:
            self._bar.setActiveAction(actions[0])

    def settle(self) -> None:
        """Hide the bar unless it stays."""
        self._bar.setVisible(self._always() or self._bar.isNativeMenuBar())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a lone Alt for the wish to see the menus; leaving the bar for anything but its menus ends it."""
        if watched is self._bar and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.settle()
        elif isinstance(event, QKeyEvent):
            self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> None:
        alt = event.key() == Qt.Key.Key_Alt
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            self._alone = alt
        elif event.type() == QEvent.Type.KeyRelease and alt and self._alone:
            self._alone = False
            self.open()
