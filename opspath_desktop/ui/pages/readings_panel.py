"""What the right pane can show instead of a book or a pilot: a panel with a title, filled while it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.workspace import Workspace


class Panel(Page):
    """One panel; it refreshes as a page does."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace)
        if parent is not None:
            self.setParent(parent)
