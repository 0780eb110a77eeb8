"""The card of all actions on Plan & Reviews: the user's own and those of others, of goals, of pilots and of neither."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.domain.tasks import Typed
from opspath_desktop.i18n import _, example_day
from opspath_desktop.queries.tasks import AT_FIRST, FILTERS, TaskDesk, task_desk
from opspath_desktop.ui.pages.pilots_causes_menus import pop_up
from opspath_desktop.ui.pages.pilots_choice import add_choices
from opspath_desktop.ui.pages.task_list import TaskList
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.choice_chips import ChoiceChips
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label
from opspath_desktop.ui.workspace import Workspace

_MOST = 500  # of which one is looked for by name


class PlanActionsCard(Card):
    """Show what is open by the day it is due; chips narrow it, a menu says whose actions are meant."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Actions"), parent=parent)
        self._workspace = workspace
        self._most, self._of = AT_FIRST, "all"
        self.list = TaskList(workspace, self)
        hint = _("What is to be done? @owner, by {day}").format(day=example_day())
        self.field = ParsedEdit(_("New action"), self.list.deeds.read, "", hint, parent=self)
        self.chips = ChoiceChips(_("Which actions"), self)
        self.of = Button("", "chip", "chevron-down", self)
        self.nothing = label("", "caption", "muted", parent=self)
        self.more = Button("", "link", parent=self)
        self.title_row.insertWidget(1, self.of)
        for part in (self.field, self.chips, self.list, self.nothing):
            self.add(part)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.committed.connect(self._add)
        self.chips.chosen.connect(lambda _key: self._narrow())
        self.of.clicked.connect(lambda: pop_up(self.of, self.fill_of))
        self.more.clicked.connect(self._show_more)

    def refresh(self) -> None:
        """Read and show the actions that are asked for."""
        shown = self.chips.current() or FILTERS[0]
        space = self._workspace
        desk = space.query(task_desk, space.today(), show=shown, of=self._of, most=self._most)
        any_at_all = any(desk.counts.values())
        self._show_chips(desk)
        self.chips.setVisible(any_at_all or self._of != "all")
        self.of.setVisible(any_at_all or self._of != "all")
        self.of.set_text(_of_words()[self._of])
        self.list.show_tasks(desk.rows)
        self.nothing.setVisible(not desk.rows)
        first = _("Write the first one above: what, who, and by when.")
        self.nothing.setText(_("None here.") if any_at_all else first)
        left = desk.total - len(desk.rows)
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show more actions ({n})").format(n=left))

    def reveal(self, uuid: str) -> bool:
        """Show one action whatever the filters say, and give it the keyboard; "new" goes to the field for one."""
        if uuid == "new":
            self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        for shown in ("open", "done"):
            desk = self._workspace.query(task_desk, self._workspace.today(), show=shown, most=_MOST)
            if any(row.uuid == uuid for row in desk.rows):
                self._of = "all"
                place = next(n for n, row in enumerate(desk.rows) if row.uuid == uuid)
                self._most = max(AT_FIRST, place + 1)
                self.chips.blockSignals(True)
                self._show_chips(desk)
                self.chips.choose(shown)
                self.chips.blockSignals(False)
                self.refresh()
                return self.list.focus_task(uuid)
        return False

    def start(self) -> None:
        """Put the cursor where the next action is written."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        self.list.flush()

    def fill_of(self, menu: QMenu) -> None:
        """Offer the actions of all, of goals, of pilots, or of neither."""
        add_choices(menu, list(_of_words().items()), self._of, self._choose_of)

    def _choose_of(self, of: str) -> None:
        self._of = of
        self._narrow()

    def _narrow(self) -> None:
        self._most = AT_FIRST
        self.refresh()

    def _show_more(self) -> None:
        self._most *= 4
        self.refresh()

    def _show_chips(self, desk: TaskDesk) -> None:
        words = {
            "open": _("Open {n}"),
            "mine": _("Mine {n}"),
            "others": _("Others {n}"),
            "overdue": _("Overdue {n}"),
            "done": _("Done {n}"),
        }
        self.chips.show_options([(key, words[key].format(n=desk.counts[key])) for key in FILTERS])

    def _add(self, typed: Typed) -> None:
        self.list.deeds.add(typed, self.field)


def _of_words() -> dict[str, str]:
    return {
        "all": _("All actions"),
        "goal": _("Of goals"),
        "pilot": _("Of pilots"),
        "neither": _("Of neither"),
    }
