"""The three checklists of a stage: objectives, success metrics and development tips."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import ItemView, StageView
from opspath_desktop.ui.pages.pathway_items import Item
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class Checklist(QObject):
    """Hold the three cards of rows; at most one row is open."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.cards = {
            "objective": Card(_("Objectives"), icon="target", caption=""),
            "metric": Card(_("Success metrics"), icon="activity", caption=""),
            "tip": Card(_("Development tips"), icon="footprints", caption=""),
        }
        for card in self.cards.values():
            on_theme(card, partial(card.body.setSpacing, 0))  # the rows bring their own air
        self.items: dict[str, Item] = {}
        self._open: Item | None = None

    def show_stage(self, view: StageView) -> None:
        """Show the items of a stage; rows of the same stage stay where they are."""
        views = [each for each in view.items if each.item.kind in self.cards]
        if [each.item.id for each in views] != list(self.items):
            self._rebuild(views)
        for each in views:
            self.items[each.item.id].show_view(each, view.running)
        for kind, card in self.cards.items():
            count = [each.state for each in views if each.item.kind == kind and each.state not in OUT_OF_COUNT]
            card.set_caption(_("{done} of {of}").format(done=count.count("done"), of=len(count)))

    def opening(self, item: Item) -> None:
        """Close what is open, because another row opens."""
        if self._open is not None and self._open is not item:
            self._open.close()
        self._open = item

    def flush(self) -> None:
        """Save what is being typed."""
        if self._open is not None:
            self._open.flush()

    def _rebuild(self, views: list[ItemView]) -> None:
        self.flush()
        self._open = None
        for old in self.items.values():
            old.row.hide()
            old.row.deleteLater()
            old.deleteLater()
        self.items = {each.item.id: Item(self._workspace, each, self.opening, self) for each in views}
        for each in views:
            self.cards[each.item.kind].add(self.items[each.item.id].row)
