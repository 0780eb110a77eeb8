"""What all pages share: a place key, a title, and a refresh that runs only while the page is seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.widgets.tab_order import step
from opspath_desktop.ui.workspace import Workspace


class Page(QWidget):
    """One place. Subclasses build their widgets once in `__init__` and fill them in `refresh`.

    After a change the visible page refreshes at once, the others when they are shown next.
    """

    place: ClassVar[str] = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._stale = True
        self.setObjectName(f"page-{self.place}")
        workspace.changed.connect(self.mark_stale)

    def title(self) -> str:
        """Return the words in the top bar."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """Return the quiet words beside the title."""
        return ""

    def refresh(self) -> None:
        """Query again and show what came back."""
        raise NotImplementedError

    def show_target(self, target: object) -> None:
        """Bring one record or item of this page into view (what `Workspace.go` was given)."""

    def focus_first(self) -> None:
        """Put the focus where work on this page starts."""
        self.setFocus()

    def flush(self) -> None:
        """Save what is still waiting for its delay (before leaving, exporting and closing)."""

    def mark_stale(self, *_change: object) -> None:
        """Refresh now when seen, else when shown next."""
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Refresh when something changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow the reading order of the page."""
        return step([self], forward, around=self.isWindow()) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh before the first paint."""
        self.refresh_if_stale()
        super().showEvent(event)
