"""The queue panel of the readings."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class QueuePanel(Panel):
    """Hold the queue panel."""

    place = "queue"

    def refresh(self) -> None:
        """Query again and show what came back."""
