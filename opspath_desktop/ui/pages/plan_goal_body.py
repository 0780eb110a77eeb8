"""What opens under a goal: its fields, what shows it, the pilots that work for it, and its actions."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.domain.tasks import Typed
from opspath_desktop.i18n import _, example_day, format_date
from opspath_desktop.queries.goals import GoalRow
from opspath_desktop.ui.pages.evidence_panel import EvidencePanel
from opspath_desktop.ui.pages.parts import clear, section
from opspath_desktop.ui.pages.pilots_fact import Fact, ValueButton
from opspath_desktop.ui.pages.plan_goal_deeds import GoalDeeds
from opspath_desktop.ui.pages.task_list import TaskList
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

SHORT = ("measure", "baseline", "target", "due")
LONG = ("outcome", "why", "support", "reason")


class GoalBody(QWidget):
    """Edit one goal in place; every field saves itself."""

    def __init__(self, workspace: Workspace, goal: GoalRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self.goal = workspace, goal
        self.deeds = GoalDeeds(workspace)
        names = _names()
        self.fields = {key: InlineText(names[key][0], "", "body", names[key][1]) for key in (*SHORT, *LONG)}
        self.tasks = TaskList(workspace, of_goal=True)
        hint = _("What is to be done? @owner, by {day}").format(day=example_day())
        self.action = ParsedEdit(_("New action for this goal"), self.tasks.deeds.read, "", hint)
        self.proofs = EvidencePanel(workspace, "", goal.outcome[:60], self, goal=goal.uuid)
        self._column, self._facts = QVBoxLayout(self), FlowLayout(gap=20, line_gap=4)
        self._pilots = FlowLayout(gap=10, line_gap=2)
        self._parts: dict[str, QWidget] = {}
        self._build()
        for key, field in self.fields.items():
            field.committed.connect(partial(self._save, key))
        self.action.committed.connect(self._add_action)
        on_theme(self, self._space)
        self.show_goal(goal)

    def show_goal(self, goal: GoalRow) -> None:
        """Show what holds now; words being typed stay."""
        self.goal = goal
        today = self._workspace.today()
        for key, field in self.fields.items():
            value = getattr(goal, key)
            field.set_text(format_date(value, today=today) if key == "due" and value else value or "")
        self._parts["reason"].setVisible(goal.status == "dropped")
        self.tasks.show_tasks(goal.actions)
        self._show_pilots(goal)
        self.proofs.show_rows(goal.evidence)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            field.flush()
        self.tasks.flush()
        self.proofs.flush()

    def _save(self, key: str, text: str) -> None:
        self.deeds.save(self.goal, key, text, self.fields[key])

    def _add_action(self, typed: Typed) -> None:
        self.tasks.deeds.add(typed, self.action, goal=self.goal.uuid)

    def _show_pilots(self, goal: GoalRow) -> None:
        clear(self._pilots)
        for pilot in goal.pilots:
            button = ValueButton(self, "link")
            words = _("Pilot: {title}").format(title=pilot.title)
            button.say(words, words)
            button.clicked.connect(partial(self._workspace.go, "pilots", pilot.uuid))
            self._pilots.addWidget(button)
            button.show()

    def _build(self) -> None:
        names = _names()
        for key in LONG:
            self._parts[key] = _named(names[key][0], self.fields[key])
        for key in ("outcome", "why"):
            self._column.addWidget(self._parts[key])
        for key in SHORT:
            self._facts.addWidget(Fact(names[key][0], self.fields[key]))
        self._column.addLayout(self._facts)
        for key in ("support", "reason"):
            self._column.addWidget(self._parts[key])
        self._column.addWidget(section(_("Actions")))
        self._column.addWidget(self.tasks)
        self._column.addWidget(self.action)
        self._column.addWidget(section(_("Evidence")))
        self._column.addLayout(self._pilots)
        self._column.addWidget(self.proofs)

    def _space(self) -> None:
        self._column.setContentsMargins(0, U(2), 0, U(10))
        self._column.setSpacing(U(6))


def _named(caption: str, field: QWidget) -> QWidget:
    """Return a field under its caption, over the whole width: its words wrap."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    named = label(caption, "caption", wrap=False)
    named.setContentsMargins(3, 0, 0, 0)  # as far in as the words of the field
    column.addWidget(named)
    column.addWidget(field)
    return made


def _names() -> dict[str, tuple[str, str]]:
    """Return the name and the invitation of each field."""
    return {
        "outcome": (_("Result"), _("What can others see when it is reached?")),
        "why": (_("Why"), _("For the role, the business or the career?")),
        "measure": (_("Measure"), _("How is it seen?")),
        "baseline": (_("Today"), _("Where is it now?")),
        "target": (_("Target"), _("Where shall it be?")),
        "due": (_("By when"), _("Set a day")),
        "support": (_("Support needed"), _("Time, money, who helps?")),
        "reason": (_("Why it was dropped"), _("Why?")),
    }
