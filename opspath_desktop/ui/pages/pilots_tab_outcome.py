"""The tab of what a pilot brought: results and lessons."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.pilots_results import ResultsCard
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.workspace import Workspace


class OutcomeTab(Tab):
    """Say what came of the pilot, whatever came of it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.results = ResultsCard(workspace)
        self.add(self.results)
