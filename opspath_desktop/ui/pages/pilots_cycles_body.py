"""What opens under a cycle: its four steps, and how each change of a field is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import cycles
from opspath_desktop.i18n import _
from opspath_desktop.queries.cycles import CycleView, MeasureName
from opspath_desktop.ui.pages.parts import Panel
from opspath_desktop.ui.pages.pilots_cycles_steps import ActGroup, DoGroup, PlanGroup, StudyGroup
from opspath_desktop.ui.workspace import Workspace


class CycleBody(Panel):
    """Show all fields of a cycle; each is saved as soon as it was typed. `next_wanted` asks for the next cycle."""

    next_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: CycleView | None = None
        self._measures: tuple[MeasureName, ...] = ()
        self.plan = PlanGroup(workspace, self.save, self)
        self.do = DoGroup(workspace, self.save, self._mark, self)
        self.study = StudyGroup(workspace, self.save, self)
        self.act = ActGroup(workspace, self.save, self.next_wanted.emit, self)
        for group in (self.plan, self.do, self.study, self.act):
            self.add(group)
        self.plan.frozen.amended.connect(self._amend)

    def show_cycle(self, view: CycleView, measures: tuple[MeasureName, ...]) -> None:
        """Show this cycle; words being typed stay."""
        self._view, self._measures = view, measures
        self.plan.show_plan(view, measures)
        self.do.show_do(view)
        self.study.show_study(view)
        self.act.show_act(view)

    def flush(self) -> None:
        """Save what is being typed."""
        for group in (self.plan, self.do, self.study, self.act):
            group.flush()

    def save(self, field: QWidget | None, merge: str | None = None, **changes: Any) -> bool:
        """Write changed fields; beginning freezes the prediction, and the toast says so with Undo."""
        if self._view is None:
            return False
        if "do_start" in changes:
            self.plan.flush()  # what was predicted a moment ago is part of what is frozen
        begins = changes.get("do_start") is not None and not self._view.frozen
        space, today = self._workspace, self._workspace.today()
        said = _("It has begun. The prediction is frozen.") if begins else None
        what = _("Begin cycle") if begins else _("Edit cycle")
        before = self._view
        done = space.act(what, cycles.edit, before.uuid, today=today, field=field, merge=merge, toast=said, **changes)
        if done.ok and self._view is before:  # the same was typed in other words: nothing else shows it again
            self.show_cycle(before, self._measures)
        return done.ok

    def _amend(self, text: str) -> None:
        if self._view is None:
            return
        field, today = self.plan.frozen.field, self._workspace.today()
        if self._workspace.act(_("Amend prediction"), cycles.amend, self._view.uuid, text, on=today, field=field).ok:
            field.reset()

    def _mark(self) -> None:
        if self._view is not None:
            said = _("Marked on the chart")
            self._workspace.act(_("Mark change"), cycles.mark_change, self._view.uuid, toast=said)
