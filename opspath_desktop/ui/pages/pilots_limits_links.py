"""What the new limits of a measure belong to: the cycle and the countermeasure that made the difference."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries import cycles, tasks
from opspath_desktop.queries.pilots import PhaseView, PilotView
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_fact import Fact
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.workspace import Workspace


class LimitsLinks:
    """Hold two choices in a row of facts; each is hidden while the pilot has nothing to choose."""

    def __init__(self, workspace: Workspace, row: FlowLayout, parent: QWidget) -> None:
        self._workspace = workspace
        self.cycle = Choice(_("Cycle"), ("",), lambda _key: _("No cycle"), parent)
        self.action = Choice(_("Countermeasure"), ("",), lambda _key: _("None"), parent)
        self._of_cycle = Fact(_("Belongs to cycle"), self.cycle)
        self._of_action = Fact(_("Follows the countermeasure"), self.action)
        for fact, choice in ((self._of_cycle, self.cycle), (self._of_action, self.action)):
            row.addWidget(fact)
            choice.chosen.connect(choice.show_key)

    def show_phase(self, view: PilotView, phase: PhaseView | None) -> None:
        """Offer what this pilot has, with what the phase belongs to."""
        ask = self._workspace.query
        turns = {
            each.uuid: _("{n}: {idea}").format(n=each.number, idea=each.idea) for each in ask(cycles.choices, view.uuid)
        }
        deeds = {each.uuid: each.text for each in ask(tasks.tasks_of_pilot, view.uuid)}
        self.cycle.offer(("", *turns), lambda key: turns.get(key, _("No cycle")))
        self.action.offer(("", *deeds), lambda key: deeds.get(key, _("None")))
        self.cycle.show_key(phase.cycle if phase else "")
        self.action.show_key(phase.action if phase else "")
        self._of_cycle.setVisible(bool(turns))
        self._of_action.setVisible(bool(deeds))

    def fields(self) -> dict[str, str]:
        """Return what was chosen, as uuids."""
        return {"cycle": self.cycle.key or "", "action": self.action.key or ""}
