"""Show a list beside what is chosen in it; the width of the list is remembered between starts."""

import base64
import binascii

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.workspace import Workspace

NARROWEST = 220
_STACK_BELOW = 540
_MOST = 0.46  # of the room, so that the list gives way first when the window is narrow
_ROW = 66  # one row of the list stays in sight under what stands above it
_DETAIL = 330  # what the detail needs before its cards would be cut
_WIDE = 0.6  # of the room, for a list that is a table


class Panes(QSplitter):
    """Hold list and detail; `name` is the key under which the settings keep where the border stands."""

    def __init__(self, workspace: Workspace, name: str, left: QWidget, right: QWidget, width: int = 280) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._workspace, self._name, self._width, self._left = workspace, name, width, left
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._scale = 0.0
        self._by_hand = self._wide = False
        self._fit()
        theme().changed.connect(self._fit)
        self.splitterMoved.connect(self._moved)

    def set_wide(self, wide: bool) -> None:
        """Give the list the larger part, as a table needs it, or its own width again."""
        self._wide = wide
        self._by_hand = not wide and self._restore()
        if not self._by_hand:
            self._share(self.size())

    def keep(self) -> None:
        """Write where the border stands, when a person has moved it."""
        if self._wide or not self.property("moved") or self.orientation() == Qt.Orientation.Vertical:
            return
        self.setProperty("moved", False)
        state = base64.b64encode(self.saveState().data()).decode("ascii")
        splitters = {**self._workspace.settings.splitters, self._name: state}
        self._workspace.store_settings(splitters=splitters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the list above the detail where the window is too narrow for both."""
        narrow = event.size().width() < U(_STACK_BELOW)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way != self.orientation():
            self.setOrientation(way)
            self._share(event.size())
        elif not self._by_hand and not narrow:
            self._share(event.size())
        super().resizeEvent(event)

    def _share(self, room: QSize) -> None:
        if self.orientation() == Qt.Orientation.Vertical:
            needed = self._left.minimumSizeHint().height() + U(_ROW)
            above = max(room.height() * 2 // 5, min(room.height() * 3 // 5, needed))
            self.setSizes([above, room.height() - above])
        else:
            usual = min(U(self._width), round(room.width() * _MOST), room.width() - U(_DETAIL))
            left = round(room.width() * _WIDE) if self._wide else max(U(NARROWEST), usual)
            self.setSizes([left, max(left, room.width() - left)])

    def _moved(self, _place: int, _index: int) -> None:
        self._by_hand = True
        self.setProperty("moved", True)

    def _fit(self) -> None:
        """Give the list its width, anew when the text size has changed."""
        if self._scale == theme().scale:
            return
        first = self._scale == 0.0
        self._scale = theme().scale
        self._left.setMinimumWidth(U(NARROWEST))
        self._by_hand = first and self._restore()
        if not self._by_hand:
            self._share(self.size() if not first else QSize(U(5 * self._width), U(5 * self._width)))

    def _restore(self) -> bool:
        kept = self._workspace.settings.splitters.get(self._name, "")
        try:
            return bool(kept) and self.restoreState(QByteArray(base64.b64decode(kept, validate=True)))
        except (binascii.Error, ValueError):
            return False
