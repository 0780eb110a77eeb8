"""The tab that shows a pilot as one page."""

from __future__ import annotations

from opspath_desktop.ui.pages.pilots_tab import Tab


class A3Tab(Tab):
    """See the page that the plan prints, and what it still lacks."""
