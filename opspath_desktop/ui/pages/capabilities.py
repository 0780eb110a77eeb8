"""The Capabilities: five categories and the stage's competencies, rated now and for the target."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from opspath_desktop.actions import assessments
from opspath_desktop.i18n import _
from opspath_desktop.queries.capabilities import Capability, capabilities, capability
from opspath_desktop.queries.pathway import kept_items
from opspath_desktop.ui.pages.capabilities_cards import CapabilityRow
from opspath_desktop.ui.pages.capabilities_detail import CapabilityDetail
from opspath_desktop.ui.pages.capabilities_layout import CapabilityLayout
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.workspace import Workspace


class CapabilitiesPage(Page):
    """Show the cards, and the chosen skill with its descriptors in sight."""

    place: ClassVar[str] = "capabilities"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.chosen = ""
        self._known: dict[str, Capability] = {}
        self.detail = CapabilityDetail(workspace)
        self.cards = CapabilityLayout(self.detail, [level.name for level in workspace.pathway.scale.levels])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.cards)
        self.cards.made.connect(self._listen)
        self.detail.rated.connect(self.rate)
        self.detail.left.connect(self.focus_first)

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Capabilities")

    def refresh(self) -> None:
        """Show all levels, and the chosen skill in full."""
        space = self.workspace
        groups = space.query(capabilities, space.pathway, space.today())
        self._known = {each.id: each for group in groups for each in group.capabilities}
        self.cards.show_groups(groups)
        if not groups:
            self.cards.show_kept(space.query(kept_items, space.pathway))
        self._show_chosen()

    def choose(self, thing_id: str) -> None:
        """Show the descriptors of a skill or competency."""
        if thing_id != self.chosen:
            self.detail.flush()
            self.chosen = thing_id
            self._show_chosen()

    def rate(self, thing_id: str, level: int) -> None:
        """Rate a skill or competency."""
        space, known = self.workspace, self._known.get(thing_id)
        word = space.pathway.scale.levels[level].name
        space.act(
            _("Rate a capability"),
            assessments.rate,
            space.pathway,
            thing_id,
            level,
            on=space.today(),
            toast=_("{title}: {level}").format(title=known.title, level=word) if known else word,
        )

    def show_target(self, target: object) -> None:
        """Choose a skill or competency and give its row the keyboard."""
        self.refresh_if_stale()
        self.choose(str(target))
        self.focus_first()

    def focus_first(self) -> None:
        """Start at the chosen row."""
        self.refresh_if_stale()
        if self.chosen in self.cards.rows:
            self.cards.rows[self.chosen].focus_row()
        elif self.chosen:
            self.detail.start()

    def flush(self) -> None:
        """Save what is being typed."""
        self.detail.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self.cards.arrange(self.chosen)

    def _show_chosen(self) -> None:
        """Show the chosen one, which may be a competency of another stage; else the first."""
        space = self.workspace
        found = self._known.get(self.chosen) or space.query(capability, space.pathway, self.chosen)
        if found is None:
            found = next(iter(self._known.values()), None)
        self.chosen = found.id if found is not None else ""
        if found is not None:
            self.detail.show_capability(found)
        self.cards.arrange(self.chosen)

    def _listen(self, row: CapabilityRow) -> None:
        row.selected.connect(self.choose)
        row.rated.connect(self.rate)
        row.walked.connect(self._walk)
        row.entered.connect(self.detail.start)

    def _walk(self, key: str, way: int) -> None:
        keys = list(self.cards.rows)
        there = keys.index(key) + way
        if 0 <= there < len(keys):
            self.cards.rows[keys[there]].focus_row()
