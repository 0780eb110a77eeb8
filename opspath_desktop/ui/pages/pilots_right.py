"""The right pane of the pilots: the chosen pilot, the portfolio or the predictions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from opspath_desktop.ui.pages.panel_stack import PanelStack
from opspath_desktop.ui.pages.pilots_detail import PilotDetail
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

PILOT = "pilot"
PANELS = {
    "portfolio": ("pilots_portfolio", "PortfolioPanel"),
    "calibration": ("pilots_calibration", "CalibrationPanel"),
}


class RightPane(PanelStack):
    """Hold the pilot and the panels."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, PILOT, PANELS, parent)
        self.detail = PilotDetail(workspace)
        self.scroll_area = Fit(self.detail)
        self.addWidget(self.scroll_area)

    def show_part(self, name: str) -> None:
        """Show a panel, or the pilot again; an unknown name changes nothing."""
        if name in (PILOT, *PANELS):
            self._show(name, self.scroll_area if name == PILOT else self.panel(name))

    def flush(self) -> None:
        """Save what is being typed in the pilot or in a panel."""
        self.detail.flush()
        super().flush()
