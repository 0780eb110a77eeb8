"""The row that marks on a pilot's charts what happened on a day, and that changes the marks that are there."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.actions import marks
from opspath_desktop.domain.typed import parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries import cycles
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact
from opspath_desktop.ui.pages.pilots_mark_list import MarkList, kind_name
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class MarkRow(QWidget):
    """Hold day, words, kind and cycle of a mark, new or one of those below; `done` when it was made or given up."""

    done = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self._mark = ""  # the mark that is changed; empty for a new one
        self.day = DateEdit(_("Day of the change"), self._read_day, on_leave=False, parent=self)
        self.words = ParsedEdit(_("What changed"), str, "", _("What changed on that day?"), parent=self)
        self.button = Button(_("Mark"), parent=self)
        self.kind = Choice(_("Kind of mark"), marks.KINDS, kind_name, self)
        self.cycle = Choice(_("Cycle"), ("",), lambda _key: _("No cycle"), self)
        self.delete = Button(_("Delete this mark"), "link", parent=self)
        self.list = MarkList(workspace, self)
        self._of_cycle = Fact(_("Belongs to cycle"), self.cycle)
        self._lines, self._row = QVBoxLayout(self), QHBoxLayout()
        self._build()
        on_theme(self, self._space)

    def _build(self) -> None:
        facts = FlowLayout(gap=24, line_gap=4)
        for widget in (Fact(_("This is"), self.kind), self._of_cycle, self.delete):
            facts.addWidget(widget)
        self._lines.addLayout(self._row)
        self._lines.addLayout(facts)
        self._lines.addWidget(self.list)
        for field in (self.day, self.words, self.button):
            self._row.addWidget(field, int(field is self.words), Qt.AlignmentFlag.AlignTop)
        self.day.committed.connect(lambda _day: self.words.select_all())
        self.words.committed.connect(lambda _text: self._save())
        self.button.clicked.connect(self._save)
        self.kind.chosen.connect(self.kind.show_key)
        self.cycle.chosen.connect(self.cycle.show_key)
        self.delete.clicked.connect(self._delete)
        self.list.chosen.connect(self._change)

    def open(self, view: PilotView, uuid: str = "") -> None:
        """Begin with the mark that is named, else with today and the words of the change that the pilot tries."""
        known = next((mark for mark in view.marks if mark.uuid == uuid), None)
        self._view, self._mark = view, known.uuid if known else ""
        today = self._workspace.today()
        idea = "" if view.marks else " ".join(view.change_idea.split())[: marks.LONGEST]
        self.day.reset(format_date(known.on if known else today, today=today))
        self.words.reset(known.text if known else idea)
        self.button.set_text(_("Keep") if known else _("Mark"))
        self.delete.setVisible(known is not None)
        self.kind.show_key(known.kind if known else marks.KINDS[0])
        self._offer_cycles(view)
        self.cycle.show_key(known.cycle if known else "")
        self.list.show_marks(view.marks, self._mark)
        self.show()
        self.words.select_all()
        self.words.edit.end(False)
        self.words.edit.home(True)  # the beginning stays in sight

    def show_pilot(self, view: PilotView) -> None:
        """Show the marks as they are now; a mark that is gone is not changed any more."""
        if self._mark and all(mark.uuid != self._mark for mark in view.marks):
            self.open(view)
        self._view = view
        self.list.show_marks(view.marks, self._mark)

    def _offer_cycles(self, view: PilotView) -> None:
        known = self._workspace.query(cycles.choices, view.uuid)
        names = {each.uuid: _("{n}: {idea}").format(n=each.number, idea=each.idea) for each in known}
        self.cycle.offer(("", *names), lambda key: names.get(key, _("No cycle")))
        self._of_cycle.setVisible(bool(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        if self._view is None:
            return
        try:
            day = self._read_day(self.day.text())
        except Refused as refused:
            self.day.error(str(refused))
            return
        space = self._workspace
        fields: dict[str, Any] = {"text": self.words.text(), "on": day, "today": space.today()}
        fields |= {"kind": self.kind.key, "cycle": self.cycle.key}
        if self._mark:
            done = space.act(_("Change mark"), marks.edit_mark, self._mark, field=self.words, **fields)
        else:
            done = space.act(_("Mark a change"), marks.mark, self._view.uuid, field=self.words, **fields)
        if done.ok:
            self.done.emit()

    def _change(self, uuid: str) -> None:
        if self._view is not None:
            self.open(self._view, uuid)

    def _delete(self) -> None:
        now, said = self._workspace.database.clock(), _("Mark deleted")
        if self._workspace.act(_("Delete mark"), marks.delete_mark, self._mark, now=now, toast=said).ok:
            self.done.emit()

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _space(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(U(6))
        self._row.setSpacing(U(8))
