"""The import panel of the readings."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class ImportPanel(Panel):
    """Hold the import panel."""

    place = "import"

    def refresh(self) -> None:
        """Query again and show what came back."""
