"""The card of a pilot's countermeasures: what is done against which cause, by whom and by when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from opspath_desktop.domain.tasks import Typed, overdue_words
from opspath_desktop.i18n import _, example_day, ngettext
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.queries.tasks import TaskRow, kind_of_pilot, tasks_of_pilot
from opspath_desktop.ui.pages.pilots_causes_menus import pop_up
from opspath_desktop.ui.pages.pilots_choice import add_choices
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.pages.task_list import TaskList
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

AGAINST = "against:"  # a target: open the field for a countermeasure against this cause


class ActionsCard(PilotCard):
    """Take one action after the other, then show them, open ones first; of a Kaizen event it is the newspaper."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Countermeasures"), caption=" ", parent=parent)
        self.title_row.addWidget(CoachButton("countermeasures", self))
        self._workspace = workspace
        self._pilot = ""
        self._cause = ""
        self._causes: list[tuple[str, str]] = []
        self.list = TaskList(workspace, self, of_pilot=True)
        self.field = ParsedEdit(_("New action"), self.list.deeds.read, "", "", parent=self)
        self.against = ValueButton(self, "chip")
        self._hint = label("", "caption", "muted", parent=self)
        self.caption_label.setWordWrap(True)  # beside the title there is little room for it in large text
        self._entry = QHBoxLayout()
        self._entry.addWidget(self.field, 1)
        self._entry.addWidget(self.against, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._entry)
        self.add(self._hint)
        self.add(self.list)
        self.field.committed.connect(self._add)
        self.against.clicked.connect(lambda: pop_up(self.against, self.fill_causes))
        on_theme(self, self._space_entry)

    def show_pilot(self, view: PilotView) -> None:
        """Show the actions of this pilot."""
        if view.uuid != self._pilot:
            self.field.reset()
            self._cause = ""
        self._pilot = view.uuid
        event = self._workspace.query(kind_of_pilot, view.uuid) == "kaizen_event"
        self.set_title(_("Newspaper") if event else _("Countermeasures"))
        rows = self._workspace.query(tasks_of_pilot, view.uuid)
        self._causes = self.list.deeds.causes_of(view.uuid)
        self.set_caption(self._counts(rows))
        asks = _("What is still to be done?") if event else _("What will you do against the cause?")
        self.field.edit.setPlaceholderText(asks)
        hint = _("You may add who and when: @planner by {day}. Several words stand in quotes.")
        self._hint.setText(hint.format(day=example_day()))
        self._hint.setVisible(not rows)
        self._say_cause()
        self.list.show_tasks(rows)

    def flush(self) -> None:
        """Save what is being typed."""
        self.list.flush()

    def reveal(self, target: str) -> bool:
        """Give the keyboard to this action, or open the field for one against a cause."""
        if not target.startswith(AGAINST):
            return self.list.focus_task(target)
        self._cause = target.removeprefix(AGAINST)
        self._say_cause()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def fill_causes(self, menu: QMenu) -> None:
        """Offer what the next action may be against."""
        add_choices(menu, [*self._causes, ("", _("No cause"))], self._cause, self._choose)

    def _choose(self, cause: str) -> None:
        self._cause = cause
        self._say_cause()
        self.field.edit.setFocus()

    def _say_cause(self) -> None:
        known = dict(self._causes)
        self._cause = self._cause if self._cause in known else ""
        words = known.get(self._cause, _("against which cause?"))
        self.against.say(words, _("Against the cause: {cause}").format(cause=words))
        self.against.setVisible(bool(known))

    def _space_entry(self) -> None:
        self._entry.setSpacing(U(8))
        self.against.setMinimumHeight(U(32))

    def _counts(self, rows: tuple[TaskRow, ...]) -> str:
        still = [row for row in rows if row.open]
        late = sum(row.overdue(self._workspace.today()) for row in still)
        many = ngettext("{n} open", "{n} open", len(still)).format(n=len(still)) if still else ""
        return " · ".join(part for part in (many, overdue_words(late)) if part)

    def _add(self, typed: Typed) -> None:
        self.list.deeds.add(typed, self.field, pilot=self._pilot, cause=self._cause)
