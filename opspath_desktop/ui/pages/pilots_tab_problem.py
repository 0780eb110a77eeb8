"""The tab of a pilot's problem: its story and its causes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.pilots_causes import CausesCard
from opspath_desktop.ui.pages.pilots_story import StoryCard
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.workspace import Workspace


class ProblemTab(Tab):
    """Say what is wrong, why it matters and what causes it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.story = StoryCard(workspace)
        self.causes = CausesCard(workspace)
        self.add(self.story)
        self.add(self.causes)
        self.story.measure_wanted.connect(lambda: self.asked.emit("measure"))
