"""The panel that shows all pilots in one table."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class PortfolioPanel(Panel):
    """Compare the pilots."""

    place = "portfolio"

    def refresh(self) -> None:
        """Query again and show what came back."""
