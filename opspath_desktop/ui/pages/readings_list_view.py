"""Remember between starts in which order the books stand, and whether as a table."""

from __future__ import annotations

from opspath_desktop.domain.shelf_order import Order, read_order
from opspath_desktop.ui.workspace import Workspace

_NAME = "readings-list"
_TABLE = " table"


def recall(workspace: Workspace) -> tuple[Order, bool]:
    """Return the order, and whether the books are shown as a table."""
    kept = workspace.settings.splitters.get(_NAME, "")
    return read_order(kept.removesuffix(_TABLE)), kept.endswith(_TABLE)


def remember(workspace: Workspace, order: Order, table: bool) -> None:
    """Write both, when they changed."""
    if recall(workspace) != (order, table):
        kept = order.text() + (_TABLE if table else "")
        workspace.store_settings(splitters={**workspace.settings.splitters, _NAME: kept})
