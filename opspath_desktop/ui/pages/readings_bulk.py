"""The bulk panel of the readings."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class BulkPanel(Panel):
    """Hold the bulk panel."""

    place = "bulk"

    def refresh(self) -> None:
        """Query again and show what came back."""

    def show_keys(self, keys: list[str]) -> None:
        """Show what can be done with these books."""
        self.keys = keys
