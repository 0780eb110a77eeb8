"""The review panel of the readings."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class ReviewPanel(Panel):
    """Hold the review panel."""

    place = "review"

    def refresh(self) -> None:
        """Query again and show what came back."""
