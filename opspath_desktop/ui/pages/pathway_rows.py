"""What the cards beside the checklists share: one row an item, kept while the stage stays the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar, cast

from PySide6.QtWidgets import QWidget

from opspath_desktop.queries.pathway import ItemView
from opspath_desktop.ui.pages.parts import clear
from opspath_desktop.ui.widgets.card import Card


class ItemRow(Protocol):
    """A widget that shows one item and saves what is being typed in it."""

    def show_view(self, view: ItemView) -> None:
        """Show the item as it is now."""

    def flush(self) -> None:
        """Save what is being typed."""


R = TypeVar("R", bound=ItemRow)


def show_rows(card: Card, rows: dict[str, R], views: Sequence[ItemView], make: Callable[[ItemView], R]) -> None:
    """Show the items in the card; rows of the same items stay where they are, others are made anew."""
    if [view.item.id for view in views] != list(rows):
        flush_rows(rows)
        clear(card.body)
        rows.clear()
        for view in views:
            row = rows[view.item.id] = make(view)
            card.add(cast(QWidget, row))
    for view in views:
        rows[view.item.id].show_view(view)


def flush_rows(rows: dict[str, R]) -> None:
    """Save what is being typed in any of the rows."""
    for row in rows.values():
        row.flush()
