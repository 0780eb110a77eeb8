"""Outline the goals of the period and the actions, open ones first, with a box for the reviewer's pen."""

from __future__ import annotations

from opspath_desktop.domain.goals import kind_name, priority_name, status_name
from opspath_desktop.domain.tasks import state_name
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.plan.blocks import Across, Block, Cell, Column, Heading, Line, Mark, Row, Table, Text, cell
from opspath_desktop.plan.text import one_line
from opspath_desktop.plan.words import Notes, day, nothing, title
from opspath_desktop.queries.goals import GoalRow
from opspath_desktop.queries.plan_view import PlanView
from opspath_desktop.queries.tasks import TaskRow

MOST_ACTIONS = 20
LONGEST_WHY = 160
LONGEST_ORIGIN = 46  # of what an action belongs to, so that it stays one line
GOAL_MARKS: dict[str, Mark] = {"open": "open", "reached": "done", "dropped": "skip"}
TASK_MARKS: dict[str, Mark] = {"todo": "open", "doing": "part", "done": "done", "dropped": "skip"}
NO_WORDS = "\u00a0"  # keeps the empty box of a cell


def goals(view: PlanView) -> list[Block]:
    """Return the goals with measure, day, how and support; those closed since the last review stand below."""
    blocks: list[Block] = [Heading(_("Goals for the period"))]
    if not view.goals:
        return [*blocks, nothing()]
    notes = Notes()
    columns = (
        Column(_("Goal and why"), 0.36),
        Column(_("Measure"), 0.19),
        Column(_("By when"), 0.15),
        Column(_("How, with what support"), 0.3),
    )
    rows: list[Row] = []
    for goal in view.goals:
        rows.append(_goal_row(goal, notes))
        if goal.reason:
            reason = notes.fit(goal.reason, LONGEST_WHY)
            rows.append(Across(_("{status}: {reason}").format(status=status_name(goal.status), reason=reason)))
    return [*blocks, Table(columns, tuple(rows)), *notes.blocks()]


def _goal_row(goal: GoalRow, notes: Notes) -> tuple[Cell, ...]:
    begun = goal.status == "open" and any(task.state in ("doing", "done") for task in goal.actions)
    why = notes.fit(goal.why, LONGEST_WHY) if goal.why else ""
    named = (Line(notes.fit(goal.outcome, LONGEST_WHY), "strong"), *((Line(why, "muted"),) if why else ()))
    closed = _("{status} {day}").format(status=status_name(goal.status), day=day(goal.closed_on, short=True))
    when = day(goal.due, short=True) or _("No day set")
    kind = f"{priority_name(goal.priority)}, {kind_name(goal.kind)}"
    facts = (when if goal.status == "open" else closed, kind)
    return (
        Cell(named, "part" if begun else GOAL_MARKS[goal.status]),
        cell(notes.fit(goal.way, LONGEST_WHY)) if goal.way else cell(_("No measure yet"), style="muted"),
        Cell(tuple(Line(words, "muted" if place else "plain") for place, words in enumerate(facts))),
        _how(goal, notes),
    )


def _how(goal: GoalRow, notes: Notes) -> Cell:
    lines: list[Line] = []
    if goal.actions:
        done = sum(task.state == "done" for task in goal.actions)
        words = ngettext("{done} of {n} action done", "{done} of {n} actions done", len(goal.actions))
        lines.append(Line(words.format(done=done, n=len(goal.actions))))
    if goal.evidence:
        words = ngettext("{n} piece of evidence", "{n} pieces of evidence", len(goal.evidence))
        proofs = words.format(n=len(goal.evidence))
        lines = [Line(", ".join((*(line.text for line in lines), proofs)))]
    if goal.pilots:
        names = "; ".join(title(pilot.title) for pilot in goal.pilots)
        lines.append(Line(_("Pilots: {titles}").format(titles=names)))
    if goal.support:
        lines.append(Line(_("Support: {words}").format(words=notes.fit(goal.support, LONGEST_WHY)), "muted"))
    return Cell(tuple(lines)) if lines else cell(_("Not said yet"), style="muted")


def actions(view: PlanView) -> list[Block]:
    """Return who does what by when; what was done since the last review stands below with what came of it."""
    blocks: list[Block] = [Heading(_("Actions"))]
    if not view.actions:
        return [*blocks, nothing()]
    notes = Notes()
    columns = (
        Column(_("Action"), 0.35),
        Column(_("Who"), 0.125),
        Column(_("Due"), 0.125),
        Column(_("State"), 0.155),
        Column(_("Outcome and evidence"), 0.185),
        Column(_("Seen"), 0.06),
    )
    told = [task for task in view.actions if not _on_an_a3(task, view)]
    rows = tuple(_task_row(task, view, notes) for task in told[:MOST_ACTIONS])
    blocks += [*([Table(columns, rows)] if rows else []), *notes.blocks()]
    elsewhere = len(view.actions) - len(told)
    if elsewhere:
        words = ngettext(
            "{n} more is a countermeasure of a pilot, on its A3 in the appendix.",
            "{n} more are countermeasures of pilots, on their A3s in the appendix.",
            elsewhere,
        )
        blocks.append(Text(words.format(n=elsewhere), "small"))
    left = len(told) - len(rows)
    if left:
        words = ngettext("{n} more action is not listed.", "{n} more actions are not listed.", left)
        blocks.append(Text(words.format(n=left), "small"))
    return blocks


def _on_an_a3(task: TaskRow, view: PlanView) -> bool:
    """Tell whether an action is told on a pilot's A3; what is overdue is told here too."""
    printed = {one.uuid for one in view.a3s} if "a3s" not in view.left_out else set()
    return task.pilot in printed and not task.overdue(view.prepared_on)


def _task_row(task: TaskRow, view: PlanView, notes: Notes) -> tuple[Cell, ...]:
    late = task.overdue(view.prepared_on)
    state = _("Overdue") if late else state_name(task.state)
    on = task.done_on if task.state == "done" else None
    return (
        cell(notes.fit(task.text, LONGEST_WHY), note=_origin(task)),
        cell(title(task.owner) or _("Me")),
        cell(day(task.due, short=True) or _("No day")),
        cell(state, note=day(on, short=True), mark="alert" if late else TASK_MARKS[task.state]),
        _came_of(task, notes),
        cell(NO_WORDS, mark="open"),
    )


def _origin(task: TaskRow) -> str:
    """Return which pilot an action belongs to; the goals say themselves how many of their actions are done."""
    return _("Pilot: {title}").format(title=one_line(task.pilot_title, LONGEST_ORIGIN)) if task.pilot else ""


def _came_of(task: TaskRow, notes: Notes) -> Cell:
    proofs = ""
    if task.evidence and task.goal:
        words = ngettext("{n} piece of evidence for the goal", "{n} pieces of evidence for the goal", task.evidence)
        proofs = words.format(n=task.evidence)
    elif task.evidence:
        words = ngettext("{n} piece of evidence by the pilot", "{n} pieces of evidence by the pilot", task.evidence)
        proofs = words.format(n=task.evidence)
    said = notes.fit(task.outcome or _expected(task), LONGEST_WHY)
    if not said:
        return cell(proofs or _("None yet"), style="plain" if proofs else "muted")
    return cell(said, note=proofs)


def _expected(task: TaskRow) -> str:
    return _("Expected: {words}").format(words=task.predicted_effect) if task.predicted_effect else ""
