"""The card of PDSA cycles: a ladder of numbered trials, what was predicted beside what came, and the five ticks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import cycles
from opspath_desktop.i18n import _
from opspath_desktop.queries import cycles as queries
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_cycles_more import FidelityStrip, PredictionPicture
from opspath_desktop.ui.pages.pilots_cycles_row import CycleRow
from opspath_desktop.ui.pages.pilots_tab import PilotCard
from opspath_desktop.ui.pages.readings_kept import bury, focus_near, show_in_order, walk
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.coach import CoachButton
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.number_edit import ParsedEdit
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.workspace import Workspace

NEW = "new"  # a target: the field for another cycle


class CyclesCard(PilotCard):
    """Show a pilot's cycles in their order; a new one is typed under them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("PDSA cycles"), parent=parent)
        self._workspace = workspace
        self._pilot, self._gone = "", 0
        self.rows: dict[str, CycleRow] = {}
        line = _("Try one small change, and write down before what you expect of it.")
        self.empty = label(line, "body", "muted", parent=self)
        self.field = ParsedEdit(_("New cycle: what you change"), str, parent=self)
        self.strip, self.picture = FidelityStrip(self), PredictionPicture(self)
        self._list = QVBoxLayout()
        self.title_row.addWidget(CoachButton("cycles", self))
        self.add(self.strip)
        self.add(self.empty)
        self.body.addLayout(self._list)
        self.add(self.field)
        self.add(self.picture)
        self.field.committed.connect(lambda text: self._add(str(text)))
        on_theme(self, lambda: self._list.setSpacing(U(10)))

    def show_pilot(self, view: PilotView) -> None:
        """Show the cycles of this pilot; rows that are open stay open."""
        if view.uuid != self._pilot:
            self.field.reset()
        self._pilot = view.uuid
        space = self._workspace
        self.show_cycles(space.query(queries.cycles, space.today(), view.uuid))
        self.strip.show_ticks(view.fidelity)

    def show_cycles(self, seen: queries.CyclesView) -> None:
        """Show the ladder."""
        keys = {cycle.uuid for cycle in seen.cycles}
        for place, uuid in reversed(list(enumerate(self.rows))):
            if uuid not in keys:
                self._gone = place
                bury(self._list, self.rows.pop(uuid))
        for cycle in seen.cycles:
            row = self.rows.get(cycle.uuid) or self._new_row()
            self.rows[cycle.uuid] = row
            row.show_row(cycle, seen.measures)
        self.rows = {cycle.uuid: self.rows[cycle.uuid] for cycle in seen.cycles}
        show_in_order(self._list, self._ordered())
        self.picture.show_cycles(seen.cycles)
        self.strip.setVisible(bool(seen.cycles))
        self.empty.setVisible(not seen.cycles)
        first, again = _("What will you change first? Enter starts the cycle"), _("Another change to try, then Enter")
        self.field.edit.setPlaceholderText(again if seen.cycles else first)

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self.rows.values():
            row.flush()

    def reveal(self, target: str) -> bool:
        """Open the cycle with this uuid and go to it; "new" goes to the field for another one."""
        if target == NEW:
            self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        row = self.rows.get(target)
        if row is None:
            return False
        row.open_body()
        mark_keyboard(row)
        return True

    def _ordered(self) -> list[CycleRow]:
        return list(self.rows.values())

    def _new_row(self) -> CycleRow:
        row = CycleRow(self._workspace, self)
        row.walked.connect(lambda way: walk(self._ordered(), row, way))
        row.next_made.connect(self._open_new)
        row.deleted.connect(lambda: focus_near(self._ordered(), self._gone, self.field))
        return row

    def _add(self, text: str) -> None:
        made = self._workspace.act(_("Start cycle"), cycles.add, self._pilot, text, field=self.field)
        if made.ok:
            self.field.reset()
            self._open_new(made.result)

    def _open_new(self, uuid: str) -> None:
        """Go to the prediction of a cycle that was just made."""
        row = self.rows.get(uuid)
        if row is not None:
            row.predict()
