"""The tab of a pilot's numbers: the chart and the journal."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.queries.pilots import MeasureView, PilotView
from opspath_desktop.ui.pages.pilots_chart import ChartCard
from opspath_desktop.ui.pages.pilots_journal import JournalCard
from opspath_desktop.ui.pages.pilots_tab import Tab
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.workspace import Workspace


class MeasureTab(Tab):
    """Add numbers, see what they show, write down what happened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.chart = ChartCard(workspace)
        self.journal = JournalCard(workspace)
        self.column.addWidget(self.chart)
        self.add(self.journal)

    def show_pilot(self, view: PilotView, measure: MeasureView | None) -> None:
        """Show this pilot's chosen measure."""
        self.chart.show_pilot(view, measure)
        super().show_pilot(view, measure)

    def flush(self) -> None:
        """Save what is being typed, in the row of a point too."""
        super().flush()
        self.chart.flush()

    def editors(self) -> tuple[InlineText, ...]:
        """Return the fields of the chart that may hold words not saved yet."""
        return self.chart.editors()
