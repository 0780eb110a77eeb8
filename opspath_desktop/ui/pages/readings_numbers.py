"""The numbers panel of the readings."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class NumbersPanel(Panel):
    """Hold the numbers panel."""

    place = "numbers"

    def refresh(self) -> None:
        """Query again and show what came back."""
