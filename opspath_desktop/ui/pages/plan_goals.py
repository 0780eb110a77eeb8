"""The card of goals on Plan & Reviews: three to five results for the period, each opened in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.domain.goals import MOST_ADVISED, kind_name, priority_name, status_name
from opspath_desktop.i18n import _, format_date, format_number, ngettext
from opspath_desktop.queries.goals import GoalRow
from opspath_desktop.queries.goals import goals as read_goals
from opspath_desktop.ui.pages.pilots_causes_menus import pop_up
from opspath_desktop.ui.pages.plan_goal_body import GoalBody
from opspath_desktop.ui.pages.plan_goal_deeds import GoalDeeds, with_reason, with_words
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.card import Card, Chip
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace

PORTION = 12  # goals at first; a row takes time to build, and five at a time are many


class GoalLine(OpenRow):
    """Show one goal: its result, priority, day and state; Enter opens it, Del deletes."""

    def __init__(self, workspace: Workspace, goal: GoalRow, parent: QWidget | None = None) -> None:
        self.chip = Chip(status_name(goal.status))
        self.more = IconButton("ellipsis", _("More for {title}").format(title=goal.outcome))
        tail = QWidget()
        row = QHBoxLayout(tail)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chip)
        row.addWidget(self.more)
        super().__init__(goal.outcome, trailing=tail, parent=parent)
        self._workspace, self.goal = workspace, goal
        self.deeds = GoalDeeds(workspace)
        self.panel: GoalBody | None = None
        self.reason = ParsedEdit(_("Why it is dropped"), with_reason, "", _("Why is it dropped? Enter drops it"))
        self.reason.hide()
        self.body.addWidget(self.reason)
        self.opened.connect(self.toggle)
        self.more.clicked.connect(
            lambda: pop_up(self.more, lambda menu: self.deeds.fill_menu(menu, self.goal, self.ask_reason))
        )
        self.reason.committed.connect(self._drop)

    def show_goal(self, goal: GoalRow) -> None:
        """Show what holds now."""
        self.goal = goal
        self.title.setText(goal.outcome)
        self.setAccessibleName(goal.outcome)
        self.more.setAccessibleName(_("More for {title}").format(title=goal.outcome))
        late = goal.overdue(self._workspace.today())
        tones = {"open": "neutral", "reached": "accent", "dropped": "neutral"}
        words = _("Overdue") if late else status_name(goal.status)
        self.chip.show_state(words, "warn" if late else tones[goal.status])  # type: ignore[arg-type]  # the three tones
        self.chip.setVisible(late or goal.status != "open")  # open ones stand first anyway, and need the room
        self.set_caption(self._facts(goal))
        if goal.status != "open":
            self.reason.hide()
        if self.panel is not None:
            self.panel.show_goal(goal)

    def toggle(self) -> None:
        """Open the goal in place, or close it; the fields are made when they are seen first."""
        if self.panel is None:
            self.panel = GoalBody(self._workspace, self.goal, self)
            self.body.addWidget(self.panel)
        else:
            self.panel.flush()
            self.panel.setVisible(self.panel.isHidden())

    def ask_reason(self) -> None:
        """Ask why the goal is dropped, for the review will."""
        self.reason.show()
        self.reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.panel is not None:
            self.panel.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on Del, rename on F2."""
        if event.key() == Qt.Key.Key_Delete and self.hasFocus():
            self.deeds.delete(self.goal)
        elif event.key() == Qt.Key.Key_F2 and self.hasFocus():
            if self.panel is None or self.panel.isHidden():
                self.toggle()
            assert self.panel is not None  # just made
            self.panel.fields["outcome"].open()
        else:
            super().keyPressEvent(event)

    def _drop(self, reason: str) -> None:
        if self.deeds.set_status(self.goal, "dropped", reason, self.reason):
            self.reason.reset()

    def _facts(self, goal: GoalRow) -> str:
        today = self._workspace.today()
        due = _("by {day}").format(day=format_date(goal.due, today=today)) if goal.due else ""
        closed = format_date(goal.closed_on, today=today) if goal.closed_on else ""
        done = sum(task.state == "done" for task in goal.actions)
        words = ngettext("{done} of {n} action done", "{done} of {n} actions done", len(goal.actions))
        acts = words.format(done=done, n=len(goal.actions)) if goal.actions else ""
        private = _("private") if goal.private else ""
        parts = (priority_name(goal.priority), kind_name(goal.kind), goal.way, closed or due, acts, private)
        return " · ".join(part for part in parts if part)


class GoalsCard(Card):
    """Take results and show them, open ones first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Goals for the period"), caption=" ", parent=parent)
        self._workspace = workspace
        self.deeds = GoalDeeds(workspace)
        self.lines: dict[str, GoalLine] = {}
        asks = _("What shall others see when it is reached?")
        self.field = ParsedEdit(_("New goal"), with_words, "", asks, parent=self)
        self._list = QVBoxLayout()
        self._hint = label("", "caption", "muted", parent=self)
        self._most = PORTION
        self.more = Button("", "link", parent=self)
        self.more.clicked.connect(lambda: self._show(self._most + PORTION))
        self.add(self.field)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._hint)
        self.field.committed.connect(partial(self.deeds.add, field=self.field))

    def refresh(self) -> None:
        """Read and show the goals; opened ones stay open."""
        found = self._workspace.query(read_goals)
        shown = found[: self._most]
        keys = {goal.uuid for goal in shown}
        for uuid in [uuid for uuid in self.lines if uuid not in keys]:
            gone = self.lines.pop(uuid)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, goal in enumerate(shown):
            line = self.lines.get(goal.uuid) or GoalLine(self._workspace, goal, self)
            self.lines[goal.uuid] = line
            line.show_goal(goal)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
        still = sum(goal.status == "open" for goal in found)
        self.set_caption(ngettext("{n} open", "{n} open", still).format(n=still) if still else "")
        left = len(found) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show {n} more goals").format(n=format_number(left)))
        self._hint.setText(_hint(len(found), still))
        self._hint.setVisible(bool(self._hint.text()))

    def reveal(self, uuid: str) -> bool:
        """Open one goal and give it the keyboard; "new" goes to the field for another one."""
        if uuid == "new":
            self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if uuid not in self.lines:
            every = [goal.uuid for goal in self._workspace.query(read_goals)]
            if uuid not in every:
                return False
            self._show(every.index(uuid) + 1)
        line = self.lines[uuid]
        if line.panel is None or line.panel.isHidden():
            line.toggle()
        line.focus_row()
        return True

    def _show(self, most: int) -> None:
        self._most = most
        self.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        for line in list(self.lines.values()):
            line.flush()


def _hint(count: int, still: int) -> str:
    if not count:
        return _("Three to five results are enough. Measure, day, support and actions follow in the opened goal.")
    if still > MOST_ADVISED:
        return _("More than five goals at a time are rarely reached. Which of them can wait?")
    return ""
