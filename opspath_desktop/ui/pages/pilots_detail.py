"""One pilot in the right pane: its head, and five tabs that are built when they are shown first."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.ui.pages.pilots_head import Head
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.pages.pilots_tab_measure import MeasureTab
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.narrow import Segment
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

MEASURE, PROBLEM, CYCLES, OUTCOME, A3 = "measure", "problem", "cycles", "outcome", "a3"
_LATER = {
    PROBLEM: ("pilots_tab_problem", "ProblemTab"),
    CYCLES: ("pilots_tab_cycles", "CyclesTab"),
    OUTCOME: ("pilots_tab_outcome", "OutcomeTab"),
    A3: ("pilots_tab_a3", "A3Tab"),
}


class PilotDetail(QWidget):
    """Show the head of a pilot and one of its tabs; the tab stays when another pilot is chosen."""

    tab_shown = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: PilotView | None = None
        self.head = Head(workspace, self)
        names = (
            (MEASURE, _("Measure")),
            (PROBLEM, _("Problem")),
            (CYCLES, _("Cycles")),
            (OUTCOME, _("Outcome")),
            (A3, _("A3")),
        )
        self.segment = Segment(names, _("Parts of the pilot"), self, tightens=True)
        self.measure = MeasureTab(workspace, self)
        self.tabs: dict[str, Tab] = {MEASURE: self.measure}
        self.shown = MEASURE
        self._column = QVBoxLayout(self)
        for part in (self.head, self.segment, self.measure):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.segment.choose(MEASURE)
        self.segment.chosen.connect(self.show_tab)
        self.head.finished.connect(lambda: self.show_tab(OUTCOME))
        on_theme(self, self._space)

    def tab(self, name: str) -> Tab:
        """Return a tab; build it the first time."""
        if name not in self.tabs:
            module, made = _LATER[name]
            tab = getattr(import_module(f"opspath_desktop.ui.pages.{module}"), made)(self._workspace, self)
            tab.hide()
            tab.asked.connect(self._answer)
            self._column.insertWidget(self._column.count() - 1, tab)
            self.tabs[name] = tab
        return self.tabs[name]

    def show_tab(self, name: str) -> Tab:
        """Show a tab in place of the one that is seen; an unknown name changes nothing."""
        if name not in (MEASURE, *_LATER):
            return self.tabs[self.shown]
        tab = self.tab(name)
        if name != self.shown:
            self.tabs[self.shown].flush()
            self.tabs[self.shown].hide()
            self.shown = name
            self._fill()
            tab.show()
            self.segment.choose(name)
            self.tab_shown.emit(name)
        return tab

    def show_pilot(self, view: PilotView) -> None:
        """Show this pilot in its head and in the tab that is seen."""
        self._view = view
        self._fill()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.head.editors():
            field.flush()
        for tab in self.tabs.values():
            tab.flush()

    def _answer(self, wish: str) -> None:
        if wish == "evidence":
            self.head.use_as_evidence()
        elif wish == "reopen":
            self.head.set_status("implementing")
        else:
            self.show_tab(wish).setFocus()

    def _fill(self) -> None:
        if self._view is None:
            return
        measure = self.measure.chart.measure_of(self._view)
        self.head.show_pilot(self._view, measure)
        self.tabs[self.shown].show_pilot(self._view, measure)

    def _space(self) -> None:
        self._column.setContentsMargins(U(24), U(4), U(24), U(24))
        self._column.setSpacing(U(14))
