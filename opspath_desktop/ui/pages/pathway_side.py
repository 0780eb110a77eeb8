"""The cards beside the checklists: key competencies and suggested readings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import assessments
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import ItemView
from opspath_desktop.ui.pages.evidence_panel import EvidencePanel
from opspath_desktop.ui.pages.parts import Panel, section
from opspath_desktop.ui.pages.pathway_guidance import Guidance
from opspath_desktop.ui.pages.pathway_rows import flush_rows, show_rows
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.levels import LevelDots
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.workspace import Workspace

NEEDS_EVIDENCE = 2  # a level above this one asks for something that shows it


class Competency(OpenRow):
    """One competency with its level; opened, what it means and the evidence for it."""

    def __init__(self, workspace: Workspace, view: ItemView) -> None:
        words = [level.name for level in workspace.pathway.scale.levels]
        self.dots = LevelDots(view.item.title, words)
        super().__init__(view.item.title, trailing=self.dots)
        self._workspace, self._view = workspace, view
        self.panel: Panel | None = None
        self.evidence: EvidencePanel | None = None
        self.opened.connect(self.toggle)
        self.dots.level_chosen.connect(self._rate)

    def show_view(self, view: ItemView) -> None:
        """Show the level of now, the target and whether evidence is missing."""
        self._view = view
        rating = view.rating
        self.dots.show_level(rating.level if rating else 0, (rating.target or 0) if rating else 0)
        lacks = rating is not None and rating.level > NEEDS_EVIDENCE and not view.evidence
        self.set_caption(_("no evidence yet") if lacks else "" if rating else _("not rated yet"))
        if self.evidence is not None:
            self.evidence.show_rows(view.evidence)

    def toggle(self) -> None:
        """Open or close what belongs to it."""
        if self.panel is None:
            self.open()
        else:
            self.flush()
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = self.evidence = None

    def open(self) -> None:
        """Open guidance, evidence and the way to the descriptors."""
        if self.panel is not None:
            return
        item, space = self._view.item, self._workspace
        self.panel, self.evidence = Panel(), EvidencePanel(space, item.id, item.title)
        self.evidence.left.connect(self.focus_row)
        self.panel.add(Guidance(item))
        self.panel.add(section(_("Evidence")))
        self.panel.add(self.evidence)
        more = Button(_("Levels and history"), "link", "arrow-right")
        more.clicked.connect(lambda: space.go("capabilities", item.id))
        self.panel.add_row(more)
        self.evidence.show_rows(self._view.evidence)
        self.body.addWidget(self.panel)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.evidence is not None:
            self.evidence.flush()

    def _rate(self, level: int) -> None:
        space = self._workspace
        word = space.pathway.scale.levels[level].name
        space.act(
            _("Rate a competency"),
            assessments.rate,
            space.pathway,
            self._view.item.id,
            level,
            on=space.today(),
            toast=_("{title}: {level}").format(title=self._view.item.title, level=word),
        )


class CompetencyCard(Card):
    """List the competencies of a stage."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Key competencies"), icon="layers", caption=_("self-rating"), parent=parent)
        self._workspace = workspace
        self.rows: dict[str, Competency] = {}

    def show_views(self, views: tuple[ItemView, ...]) -> None:
        """Show these competencies; rows of the same stage stay where they are."""
        show_rows(self, self.rows, views, lambda view: Competency(self._workspace, view))

    def flush(self) -> None:
        """Save what is being typed."""
        flush_rows(self.rows)
