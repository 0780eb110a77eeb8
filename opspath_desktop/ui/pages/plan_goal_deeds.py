"""What a person can do with a goal, each as one change with its words for undo and toast; and its menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QMenu

from opspath_desktop.actions import goals
from opspath_desktop.domain.goals import KINDS, PRIORITIES, kind_name, priority_name
from opspath_desktop.domain.tasks import read_due
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.goals import GoalRow
from opspath_desktop.ui.pages.pilots_choice import add_choices
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.workspace import Workspace


class GoalDeeds:
    """Write what was done with goals; a refusal stands beside the field with the typed words kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add(self, outcome: str, field: ParsedEdit) -> str:
        """Add a goal from its result; return its uuid, "" when it was refused."""
        made = self._workspace.act(_("Add goal"), goals.add, outcome, field=field)
        if made.ok:
            field.reset()
        return made.result if made.ok else ""

    def save(self, goal: GoalRow, key: str, text: str, field: InlineText) -> None:
        """Save what was typed into one field."""
        act = self._workspace.act
        if key == "due":
            self._set_due(goal, text, field)
        elif key == "reason":
            act(_("Write why a goal is dropped"), goals.set_reason, goal.uuid, text, field=field)
        else:
            act(_("Edit goal"), goals.edit, goal.uuid, field=field, **{key: text})

    def set_status(self, goal: GoalRow, status: str, reason: str = "", field: Any = None) -> bool:
        """Close a goal, or open it again; tell whether it was done."""
        today = self._workspace.today()
        said = {"reached": _("Goal reached"), "dropped": _("Goal dropped"), "open": _("Goal opened again")}[status]
        what = _("Close goal") if status != "open" else _("Open goal again")
        done = self._workspace.act(
            what, goals.set_status, goal.uuid, status, on=today, today=today, reason=reason, toast=said, field=field
        )
        return done.ok

    def delete(self, goal: GoalRow) -> None:
        """Move a goal to Recently deleted; its actions stay."""
        now, said = self._workspace.database.clock(), _("Goal deleted; its actions stay")
        self._workspace.act(_("Delete goal"), goals.delete, goal.uuid, now=now, toast=said)

    def fill_menu(self, menu: QMenu, goal: GoalRow, drop: Callable[[], object]) -> None:
        """Add the states, priority, kind and privacy; `drop` asks for the reason."""
        if goal.status == "open":
            menu.addAction(_("Reached"), lambda: self.set_status(goal, "reached"))
            menu.addAction(_("Drop it"), drop)
        else:
            menu.addAction(_("Open again"), lambda: self.set_status(goal, "open"))
        menu.addSeparator()
        ranks = [(str(number), priority_name(number)) for number in PRIORITIES]
        add_choices(menu, ranks, str(goal.priority), lambda key: self._edit(goal, priority=int(key)))
        menu.addSeparator()
        kinds = [(kind, kind_name(kind)) for kind in KINDS]
        add_choices(menu, kinds, goal.kind, lambda key: self._edit(goal, kind=key))
        menu.addSeparator()
        private = menu.addAction(_("Private: keep out of the plan"))
        private.setCheckable(True)
        private.setChecked(goal.private)
        private.triggered.connect(lambda on: self._edit(goal, private=on))
        menu.addAction(_("Delete") + "\t" + _("Del"), lambda: self.delete(goal))

    def _edit(self, goal: GoalRow, **fields: Any) -> None:
        self._workspace.act(_("Edit goal"), goals.edit, goal.uuid, **fields)

    def _set_due(self, goal: GoalRow, text: str, field: InlineText) -> None:
        space = self._workspace
        try:
            due = read_due(text, space.habits, space.today())
        except Refused as refused:
            field.error(str(refused))
            return
        space.act(_("Set a day"), goals.set_due, goal.uuid, due, field=field)


def with_words(text: str) -> str:
    """Return the words of a goal. Raise Refused for none."""
    if not text.strip():
        raise Refused(_("Write the result that others can see when the goal is reached."))
    return text


def with_reason(text: str) -> str:
    """Return why a goal is dropped. Raise Refused for no word."""
    if not text.strip():
        raise Refused(_("Write why this goal is dropped; the review asks for it."))
    return text
