"""The tab of a pilot's trials: its PDSA cycles and its countermeasures."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.pilots_actions import ActionsCard
from opspath_desktop.ui.pages.pilots_cycles import CyclesCard
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.workspace import Workspace


class CyclesTab(Tab):
    """Plan, do, study, act; and who does what until when."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.cycles = CyclesCard(workspace)
        self.tasks = ActionsCard(workspace)
        self.add(self.cycles)
        self.add(self.tasks)
