"""The tab of what a pilot brought: results, checks, benefits, links, files, questions, history."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.pilots_benefits import BenefitsCard
from opspath_desktop.ui.pages.pilots_checks import ChecksCard
from opspath_desktop.ui.pages.pilots_files import FilesCard
from opspath_desktop.ui.pages.pilots_history import HistoryCard
from opspath_desktop.ui.pages.pilots_links import LinksCard
from opspath_desktop.ui.pages.pilots_questions import QuestionsCard
from opspath_desktop.ui.pages.pilots_results import ResultsCard
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.workspace import Workspace


class OutcomeTab(Tab):
    """Say what came of the pilot, whatever came of it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.results = ResultsCard(workspace)
        self.checks = ChecksCard(workspace)
        self.benefits = BenefitsCard(workspace)
        self.links = LinksCard(workspace)
        self.files = FilesCard(workspace)
        self.questions = QuestionsCard(workspace)
        self.history = HistoryCard(workspace)
        for card in (
            self.results,
            self.checks,
            self.benefits,
            self.links,
            self.files,
            self.questions,
            self.history,
        ):
            self.add(card)
        self.checks.reopen_wanted.connect(lambda: self.asked.emit("reopen"))
        self.results.offer.wanted.connect(lambda: self.asked.emit("evidence"))
        self.results.offer.links_wanted.connect(lambda: self.links.reveal("links"))
