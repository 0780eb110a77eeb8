"""Rows of actions that stay while their list is refreshed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.queries.tasks import TaskRow
from opspath_desktop.ui.pages.pilots_causes_menus import pop_up
from opspath_desktop.ui.pages.task_deeds import TaskDeeds
from opspath_desktop.ui.pages.task_row import TaskLine
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.workspace import Workspace


class TaskList(QWidget):
    """Show actions in the given order; `of_pilot` adds cause and strength; whose they are is not repeated."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        of_pilot: bool = False,
        of_goal: bool = False,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._of_pilot, self._of_goal = workspace, of_pilot, of_goal
        self.deeds = TaskDeeds(workspace)
        self.lines: dict[str, TaskLine] = {}
        self._order: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_tasks(self, rows: tuple[TaskRow, ...]) -> None:
        """Show these; rows that are still there keep the focus and what is typed in them."""
        self._order = [row.uuid for row in rows]
        for uuid in [uuid for uuid in self.lines if uuid not in self._order]:
            gone = self.lines.pop(uuid)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(rows):
            line = self.lines.get(row.uuid) or self._make(row.uuid)
            line.show_task(row, self._workspace.today())
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
        self.setVisible(bool(rows))

    def focus_task(self, uuid: str) -> bool:
        """Give the keyboard to one action; tell whether it is on show."""
        if uuid in self.lines:
            mark_keyboard(self.lines[uuid].mark)
        return uuid in self.lines

    def flush(self) -> None:
        """Save what is being typed."""
        for line in list(self.lines.values()):
            line.flush()

    def _make(self, uuid: str) -> TaskLine:
        line = TaskLine(self, of_pilot=self._of_pilot, of_goal=self._of_goal)
        deeds = self.deeds
        line.changed.connect(partial(deeds.change, line))
        line.ticked.connect(partial(deeds.tick, line))
        line.delete_wanted.connect(partial(self._delete, line))
        line.walked.connect(partial(self._walk, uuid))
        line.origin.clicked.connect(lambda: deeds.go(line))
        line.more.clicked.connect(lambda: pop_up(line.more, lambda menu: deeds.fill_menu(menu, line)))
        line.cause.clicked.connect(lambda: pop_up(line.cause, lambda menu: deeds.fill_causes(menu, line)))
        line.strength.clicked.connect(lambda: pop_up(line.strength, lambda menu: deeds.fill_strength(menu, line)))
        self.lines[uuid] = line
        return line

    def _walk(self, uuid: str, by: int) -> None:
        there = self._order.index(uuid) + by
        if 0 <= there < len(self._order):
            self.focus_task(self._order[there])

    def _delete(self, line: TaskLine) -> None:
        order = list(self._order)
        at = next((n for n, uuid in enumerate(order) if self.lines.get(uuid) is line), 0)
        self.deeds.delete(line)
        near = [uuid for uuid in (*order[at + 1 :], *reversed(order[:at])) if uuid in self.lines]
        if near:
            self.focus_task(near[0])
