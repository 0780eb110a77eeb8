"""The tab of a pilot's problem: its story and its causes."""

from __future__ import annotations

from opspath_desktop.ui.pages.pilots_tab import Tab


class ProblemTab(Tab):
    """Say what is wrong, why it matters and what causes it."""
