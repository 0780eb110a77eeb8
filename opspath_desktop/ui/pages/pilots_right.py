"""The right pane of the pilots: the chosen pilot, or one of the panels, which are built when first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from opspath_desktop.ui.pages.pilots_detail import PilotDetail
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from opspath_desktop.ui.pages.readings_panel import Panel

PILOT = "pilot"
PANELS = {
    "portfolio": ("pilots_portfolio", "PortfolioPanel"),
    "calibration": ("pilots_calibration", "CalibrationPanel"),
}


class RightPane(QStackedWidget):
    """Hold the pilot and the panels; `changed` says what is on show: "pilot" or the name of a panel."""

    changed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.detail = PilotDetail(workspace)
        self.scroll_area = Fit(self.detail)
        self.panels: dict[str, Panel] = {}
        self.shown = PILOT
        self.addWidget(self.scroll_area)

    def minimumSizeHint(self) -> QSize:
        """Ask for what is on show only; a stack would ask for its widest part."""
        now = self.currentWidget()
        return now.minimumSizeHint() if now is not None else super().minimumSizeHint()

    def panel(self, name: str) -> Panel:
        """Return a panel; build it the first time."""
        if name not in self.panels:
            module, made = PANELS[name]
            self.panels[name] = getattr(import_module(f"opspath_desktop.ui.pages.{module}"), made)(self._workspace)
            self.addWidget(self.panels[name])
        return self.panels[name]

    def show_part(self, name: str) -> None:
        """Show a panel, or the pilot again; an unknown name changes nothing."""
        if name not in (PILOT, *PANELS):
            return
        part: QWidget = self.scroll_area if name == PILOT else self.panel(name)
        if self.shown != name:
            self.flush()
        self.shown = name
        self.setCurrentWidget(part)
        self.updateGeometry()
        self.changed.emit(name)

    def flush(self) -> None:
        """Save what is being typed in the pilot or in a panel."""
        self.detail.flush()
        for panel in self.panels.values():
            panel.flush()
