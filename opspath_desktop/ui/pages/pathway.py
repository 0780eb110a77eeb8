"""The Pathway: five stages, how far each is, and one of them with everything that belongs to it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import StageState, current_stage, kept_items, stage_view
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.pages.pathway_kept import KeptTitles
from opspath_desktop.ui.pages.pathway_move import give_reason, move
from opspath_desktop.ui.pages.pathway_role import RoleView
from opspath_desktop.ui.pages.pathway_stage import StagePanel
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.ruler import StageMark, StageRuler
from opspath_desktop.ui.widgets.scroll import Fit, page_column
from opspath_desktop.ui.workspace import Workspace

NARROW, VERY_NARROW = 880, 560  # px


class PathwayPage(Page):
    """Show one stage at a time; the ruler chooses it, the current one at first."""

    place: ClassVar[str] = "pathway"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.stage_id = ""
        inner = QWidget()
        column = page_column(inner)
        self.ruler = StageRuler(texts=False)
        self.stage = StagePanel(workspace)
        self.role: RoleView | None = None
        self.kept = KeptTitles()
        self._holder = QVBoxLayout()
        for widget in (self.ruler, self.stage, self.kept):
            column.addWidget(widget)
        column.addLayout(self._holder)
        self.area = Fit(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.ruler.stage_chosen.connect(lambda number: self.choose(workspace.pathway.stages[number - 1].id))
        self.stage.head.move_wanted.connect(self.move_to)
        self.stage.head.role_wanted.connect(self.show_role)
        self.stage.head.answered.connect(lambda text: give_reason(workspace, self.stage_id, text))
        on_theme(self, self._arrange)

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Pathway")

    def refresh(self) -> None:
        """Show the chosen stage, else the current one, else the first."""
        space = self.workspace
        if not self.stage_id and space.pathway.stages:
            self.stage_id = space.query(current_stage) or space.pathway.stages[0].id
        view = space.query(stage_view, space.pathway, space.today(), self.stage_id)
        self._show_part()
        if view is None:
            self.kept.show_kept(space.query(kept_items, space.pathway))
            return
        self.ruler.show_stages([_mark(state) for state in view.stages])
        self.ruler.set_chosen(view.stage.number)
        self.stage.show_view(view)

    def choose(self, stage_id: str) -> None:
        """Show a stage, from its top."""
        self.flush()
        self._close_role()
        self.stage_id = stage_id
        self.refresh()
        self.area.verticalScrollBar().setValue(0)

    def move_to(self, stage_id: str) -> None:
        """Make a stage the current one and show it."""
        self.flush()
        if move(self.workspace, stage_id):
            self.choose(stage_id)

    def show_role(self) -> None:
        """Show what the role at the end of the pathway is about."""
        if not self.workspace.pathway.stages:
            return
        if self.role is None:
            self.role = RoleView(self.workspace.pathway.role)
            self.role.closed.connect(self._leave_role)
            self._holder.addWidget(self.role)
        self.role.show()
        self._show_part()
        self._arrange()
        self.role.back.setFocus()
        self.area.verticalScrollBar().setValue(0)

    def show_target(self, target: object) -> None:
        """Show a stage, or the row of an item."""
        pathway = self.workspace.pathway
        item = pathway.item(str(target))
        stage = pathway.stage(item.stage if item is not None else str(target))
        if stage is None:
            return
        if stage.id != self.stage_id or self._role_is_open():
            self.choose(stage.id)
        if item is not None:
            self.stage.show_item(item.id)

    def focus_first(self) -> None:
        """Start at the first row of the checklists."""
        self.refresh_if_stale()
        if self._role_is_open() and self.role is not None:
            self.role.back.setFocus()
        else:
            self._focus_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the ruler down to the rows."""
        if event.key() == Qt.Key.Key_Down and self.ruler.isAncestorOf(self.focusWidget()):
            self.stage.focus_first()
        else:
            super().keyPressEvent(event)

    def _focus_top(self) -> None:
        """Start at the first row when it is in sight at the top of the page, else at the ruler above it."""
        self.area.verticalScrollBar().setValue(0)
        self.area.settle()
        if self.stage.first_row_ends() <= self.area.viewport().height():
            self.stage.focus_first()
        else:
            self.ruler.focus_stop()

    def flush(self) -> None:
        """Save what is being typed."""
        self.stage.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self._arrange()

    def _leave_role(self) -> None:
        self._close_role()
        self._focus_top()

    def _close_role(self) -> None:
        if self.role is not None:
            self.role.hide()
        self._show_part()

    def _role_is_open(self) -> bool:
        return self.role is not None and not self.role.isHidden()

    def _show_part(self) -> None:
        readable, role = bool(self.workspace.pathway.stages), self._role_is_open()
        self.ruler.setVisible(readable)
        self.stage.setVisible(readable and not role)
        self.kept.setVisible(not readable)

    def _arrange(self) -> None:
        narrow = self.width() < U(NARROW)
        self.stage.set_narrow(narrow, self.width() < U(VERY_NARROW))
        if self.role is not None:
            self.role.set_narrow(narrow)


def _mark(state: StageState) -> StageMark:
    return StageMark(state.stage.number, state.stage.title, state.caption, state.state, state.progress.fraction)
