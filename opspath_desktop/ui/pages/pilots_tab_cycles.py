"""The tab of a pilot's trials: its PDSA cycles and its countermeasures."""

from __future__ import annotations

from opspath_desktop.ui.pages.pilots_tab import Tab


class CyclesTab(Tab):
    """Plan, do, study, act; and who does what until when."""
