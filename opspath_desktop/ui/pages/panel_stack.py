"""The right pane of a page with a list: one record's detail, or one of the panels, which are built when first shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from opspath_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from opspath_desktop.ui.pages.readings_panel import Panel


class PanelStack(QStackedWidget):
    """Hold what shows one record, named `first`, and the panels: name -> (module of a page, class).

    `changed` says what is on show: `first` or the name of a panel.
    """

    changed = Signal(str)

    def __init__(
        self, workspace: Workspace, first: str, panels: Mapping[str, tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._known = panels
        self.panels: dict[str, Panel] = {}
        self.shown = first

    def minimumSizeHint(self) -> QSize:
        """Ask for what is on show only; a stack would ask for its widest part."""
        now = self.currentWidget()
        return now.minimumSizeHint() if now is not None else super().minimumSizeHint()

    def panel(self, name: str) -> Panel:
        """Return a panel; build it the first time."""
        if name not in self.panels:
            module, made = self._known[name]
            self.panels[name] = getattr(import_module(f"opspath_desktop.ui.pages.{module}"), made)(self._workspace)
            self.addWidget(self.panels[name])
        return self.panels[name]

    def flush(self) -> None:
        """Save what is being typed in a panel."""
        for panel in self.panels.values():
            panel.flush()

    def _show(self, name: str, part: QWidget) -> None:
        if self.shown != name:
            self.flush()
        self.shown = name
        self.setCurrentWidget(part)
        self.updateGeometry()
        self.changed.emit(name)
