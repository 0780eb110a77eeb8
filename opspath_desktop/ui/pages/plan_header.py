"""Edit in place what stands at the head of the plan: who plans what with whom, and where it leads."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from opspath_desktop.actions import plan
from opspath_desktop.i18n import _
from opspath_desktop.queries.reviews import PlanDesk
from opspath_desktop.ui.pages.plan_head import DateInline
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace


class HeaderCard(Card):
    """List the names and aims that the plan opens with; what is empty prints as a line to write on."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("At the head of the plan"), parent=parent)
        self._workspace = workspace
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.people = {
            ("me", "name"): self._row(_("My name")),
            ("me", "job_title"): self._row(_("My role")),
            ("me", "organisation"): self._row(_("Organisation")),
            ("manager", "name"): self._row(_("Manager")),
            ("manager", "job_title"): self._row(_("Manager's role")),
            ("mentor", "name"): self._row(_("Mentor")),
        }
        self.aims = {"target_role": self._row(_("Role I work towards"))}
        self.by_when = DateInline(workspace, _("By when"), _("Prints as a line"))
        self._add(_("By when"), self.by_when)
        self.aims["aspiration_12m"] = self._row(_("In 12 months"))
        self.aims["aspiration_3y"] = self._row(_("In 3 years"))
        self._listen()
        on_theme(self, self._set_gaps)

    def show_desk(self, desk: PlanDesk) -> None:
        """Show what is written."""
        for (role, field), line in self.people.items():
            line.set_text(getattr(getattr(desk, role), field))
        for field, line in self.aims.items():
            line.set_text(getattr(desk, field))
        self.by_when.show_date(desk.target_date)

    def flush(self) -> None:
        """Save what is being typed."""
        for line in (*self.people.values(), *self.aims.values(), self.by_when):
            line.flush()

    def _listen(self) -> None:
        for (role, field), line in self.people.items():
            line.committed.connect(partial(self._set_person, role, field, line))
        for field, line in self.aims.items():
            line.committed.connect(partial(self._set_aim, field, line))
        self.by_when.committed.connect(self._set_by_when)

    def _set_person(self, role: str, name: str, line: InlineText, text: str) -> None:
        self._workspace.act(_("Edit the head of the plan"), plan.set_person, role, name, text, field=line)

    def _set_aim(self, name: str, line: InlineText, text: str) -> None:
        space = self._workspace
        words = _("Edit where I am going")
        space.act(words, plan.set_direction, space.pathway, name, text, today=space.today(), field=line)

    def _set_by_when(self, text: str) -> None:
        good, day = self.by_when.read(text)
        if good:
            space = self._workspace
            space.act(_("Set when the role is wanted"), plan.set_target_date, space.pathway, day, today=space.today())

    def _row(self, name: str) -> InlineText:
        line = InlineText(name, "", "body", _("Prints as a line"))
        self._add(name, line)
        return line

    def _add(self, name: str, line: InlineText) -> None:
        row = self._grid.rowCount()
        words = label(name, "caption")
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(line, row, 1)
        on_theme(words, lambda: words.setContentsMargins(0, U(4), 0, 0))

    def _set_gaps(self) -> None:
        self._grid.setHorizontalSpacing(U(12))
        self._grid.setVerticalSpacing(U(2))
        self._grid.setColumnMinimumWidth(0, U(104))
