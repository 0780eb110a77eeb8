"""The panel that shows how predictions came out."""

from __future__ import annotations

from opspath_desktop.ui.pages.readings_panel import Panel


class CalibrationPanel(Panel):
    """Compare what was predicted with what came."""

    place = "calibration"

    def refresh(self) -> None:
        """Query again and show what came back."""
