"""The row that marks on a pilot's chart what happened on a day: a change, an event, a trouble with the data."""

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
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class MarkRow(QWidget):
    """Hold day, words, kind and cycle of a new mark; `done` when it was made or given up."""

    done = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pilot = ""
        self.day = DateEdit(_("Day of the change"), self._read_day, on_leave=False, parent=self)
        self.words = ParsedEdit(_("What changed"), str, "", _("What changed on that day?"), parent=self)
        self.button = Button(_("Mark"), parent=self)
        self.kind = Choice(_("Kind of mark"), marks.KINDS, kind_name, self)
        self.cycle = Choice(_("Cycle"), ("",), lambda _key: _("No cycle"), self)
        self._of_cycle = Fact(_("Belongs to cycle"), self.cycle)
        self._lines, self._row = QVBoxLayout(self), QHBoxLayout()
        facts = FlowLayout(gap=24, line_gap=4)
        facts.addWidget(Fact(_("This is"), self.kind))
        facts.addWidget(self._of_cycle)
        self._lines.addLayout(self._row)
        self._lines.addLayout(facts)
        for widget in (self.day, self.words, self.button):
            self._row.addWidget(widget, int(widget is self.words), Qt.AlignmentFlag.AlignTop)
        self.day.committed.connect(lambda _day: self.words.select_all())
        self.words.committed.connect(lambda _text: self._mark())
        self.button.clicked.connect(self._mark)
        self.kind.chosen.connect(self.kind.show_key)
        self.cycle.chosen.connect(self.cycle.show_key)
        on_theme(self, self._space)

    def open(self, view: PilotView) -> None:
        """Begin with today and the words of the change that the pilot tries."""
        self._pilot = view.uuid
        self.day.reset(format_date(self._workspace.today()))
        self.words.reset("" if view.marks else " ".join(view.change_idea.split())[: marks.LONGEST])
        self.kind.show_key(marks.KINDS[0])
        self._offer_cycles(view)
        self.show()
        self.words.select_all()
        self.words.edit.end(False)
        self.words.edit.home(True)  # the beginning stays in sight

    def _offer_cycles(self, view: PilotView) -> None:
        known = self._workspace.query(cycles.choices, view.uuid)
        names = {each.uuid: _("{n}: {idea}").format(n=each.number, idea=each.idea) for each in known}
        self.cycle.offer(("", *names), lambda key: names.get(key, _("No cycle")))
        self.cycle.show_key("")
        self._of_cycle.setVisible(bool(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        try:
            day = self._read_day(self.day.text())
        except Refused as refused:
            self.day.error(str(refused))
            return
        space = self._workspace
        fields: dict[str, Any] = {"text": self.words.text(), "on": day, "today": space.today()}
        fields |= {"kind": self.kind.key, "cycle": self.cycle.key}
        if space.act(_("Mark a change"), marks.mark, self._pilot, field=self.words, **fields).ok:
            self.done.emit()

    def _read_day(self, text: str) -> date:
        return parse_date(text, self._workspace.habits, self._workspace.today())

    def _space(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(U(6))
        self._row.setSpacing(U(8))


def kind_name(kind: str) -> str:
    """Return the word for a kind of mark."""
    return {"change": _("A change"), "event": _("An event"), "data_issue": _("Trouble with the data")}[kind]
