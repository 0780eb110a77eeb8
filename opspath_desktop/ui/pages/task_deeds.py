"""What a person can do with an action, each as one change with its words for undo and toast; and its menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from opspath_desktop.actions import tasks
from opspath_desktop.domain.tasks import STATES, STRENGTHS, Typed, read_action, read_due, state_name, strength_name
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.queries.causes import cause_tree
from opspath_desktop.queries.goals import goal_names
from opspath_desktop.queries.tasks import TaskRow, cycle_names
from opspath_desktop.ui.pages.pilots_choice import add_choices
from opspath_desktop.ui.pages.task_row import TaskLine
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import elide
from opspath_desktop.ui.workspace import Workspace

_LETTERS = 56  # of a cause or goal in a menu


class TaskDeeds:
    """Write what was done with actions; a refusal stands beside the field with the typed words kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self, text: str) -> Typed:
        """Read a typed line as an action. Raise Refused when it has no words."""
        return read_action(text, self._workspace.habits, self._workspace.today())

    def add(self, typed: Typed, field: ParsedEdit, *, pilot: str = "", goal: str = "", cause: str = "") -> str:
        """Add an action; return its uuid, "" when it was refused."""
        made = self._workspace.act(
            _("Add action"),
            tasks.add,
            typed.text,
            owner=typed.owner,
            due=typed.due,
            pilot=pilot,
            goal=goal,
            cause=cause,
            field=field,
        )
        if made.ok:
            field.reset()
        return made.result if made.ok else ""

    def change(self, line: TaskLine, name: str, text: str) -> None:
        """Save what was typed into one field of a row."""
        if name == "due":
            self._set_day(line, text)
            return
        key = {"effect": "predicted_effect"}.get(name, name)
        self._workspace.act(_("Edit action"), tasks.edit, _task(line).uuid, field=line.fields[name], **{key: text})

    def tick(self, line: TaskLine, done: bool) -> None:
        """Say that an action is done, or open it again."""
        self.set_state(line, "done" if done else "todo")

    def set_state(self, line: TaskLine, state: str) -> None:
        """Move an action to another state; the box shows again what holds when that was refused."""
        space, task = self._workspace, _task(line)
        today = space.today()
        said = _("Done: {text}").format(text=task.text) if state == "done" else None
        done = space.act(_("Move action"), tasks.set_state, task.uuid, state, on=today, today=today, toast=said)
        if not done.ok:
            line.show_task(task, today)

    def delete(self, line: TaskLine) -> None:
        """Move an action to Recently deleted."""
        now = self._workspace.database.clock()
        self._workspace.act(_("Delete action"), tasks.delete, _task(line).uuid, now=now, toast=_("Action deleted"))

    def go(self, line: TaskLine) -> None:
        """Go to the pilot or the goal that an action belongs to."""
        task = _task(line)
        if task.pilot:
            self._workspace.go("pilots", f"{task.pilot}#cycles:{task.uuid}")
        elif task.goal:
            self._workspace.go("plan", f"goal:{task.goal}")

    def fill_menu(self, menu: QMenu, line: TaskLine) -> None:
        """Add what has a key, the states, the notes, and what the action belongs to."""
        task = _task(line)
        menu.addAction(_("Edit") + "\tF2", line.words.open)
        menu.addSeparator()
        states = [(state, state_name(state)) for state in STATES]
        add_choices(menu, states, task.state, lambda state: self.set_state(line, state))
        menu.addSeparator()
        if task.pilot:
            menu.addAction(_("Write what it shall bring"), lambda: line.open_note("effect"))
        menu.addAction(_("Write what came of it"), lambda: line.open_note("outcome"))
        if task.pilot:
            self.fill_strength(menu.addMenu(_("Strength")), line)
            self.fill_causes(menu.addMenu(_("Against the cause")), line)
            self._fill_cycles(menu.addMenu(_("Tried in the cycle")), line)
        self._fill_goals(menu.addMenu(_("For the goal")), line)
        menu.addSeparator()
        menu.addAction(_("Delete") + "\t" + _("Del"), lambda: self.delete(line))

    def fill_strength(self, menu: QMenu, line: TaskLine) -> None:
        """Offer what a countermeasure may do to its cause, the strongest first."""
        options = [*((strength, strength_name(strength)) for strength in STRENGTHS), ("", _("Not said"))]
        uuid, act = _task(line).uuid, self._workspace.act
        what = _("Say how strong an action is")
        add_choices(menu, options, _task(line).strength, lambda key: act(what, tasks.set_strength, uuid, key or None))

    def fill_causes(self, menu: QMenu, line: TaskLine) -> None:
        """Offer the causes of the pilot."""
        task, act = _task(line), self._workspace.act
        options = [*self.causes_of(task.pilot), ("", _("No cause"))]
        what = _("Choose a cause")
        add_choices(menu, _short(menu, options), task.cause, lambda key: act(what, tasks.set_cause, task.uuid, key))

    def causes_of(self, pilot: str) -> list[tuple[str, str]]:
        """Return (uuid, words) of a pilot's causes that were not rejected."""
        tree = self._workspace.query(cause_tree, pilot)
        kept = [branch for branch in tree.branches if branch.cause.state != "rejected"]
        return [(branch.cause.uuid, f"{branch.number}  {branch.cause.text}") for branch in kept]

    def _fill_cycles(self, menu: QMenu, line: TaskLine) -> None:
        task, act = _task(line), self._workspace.act
        found = self._workspace.query(cycle_names, task.pilot)
        options = [(uuid, _("{n}  {idea}").format(n=seq, idea=idea)) for uuid, seq, idea in found]
        what = _("Choose a cycle")
        every = [*options, ("", _("No cycle"))]
        add_choices(menu, _short(menu, every), task.cycle, lambda key: act(what, tasks.set_cycle, task.uuid, key))

    def _fill_goals(self, menu: QMenu, line: TaskLine) -> None:
        task, act = _task(line), self._workspace.act
        options = [*self._workspace.query(goal_names), ("", _("No goal"))]
        what = _("Choose a goal")
        add_choices(menu, _short(menu, options), task.goal, lambda key: act(what, tasks.set_goal, task.uuid, key))

    def _set_day(self, line: TaskLine, text: str) -> None:
        space, task = self._workspace, _task(line)
        today = space.today()
        try:
            if task.state == "done":
                day = parse_date(text, space.habits, today)
                space.act(_("Correct a day"), tasks.set_done_on, task.uuid, day, today=today, field=line.due)
            else:
                due = read_due(text, space.habits, today)
                space.act(_("Set a day"), tasks.set_due, task.uuid, due, field=line.due)
        except Refused as refused:
            _refuse(line.due, refused)


def _refuse(field: InlineText, refused: Refused) -> None:
    field.error(str(refused))


def _task(line: TaskLine) -> TaskRow:
    assert line.task is not None  # a line is shown only with its action
    return line.task


def _short(menu: QMenu, options: list[tuple[str, str]]) -> list[tuple[str, str]]:
    metrics = menu.fontMetrics()
    return [(key, elide(metrics, words, metrics.averageCharWidth() * _LETTERS)) for key, words in options]
