"""Which success metric of the pathway a measure serves: a value that opens the metrics of the stages."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.actions import measures
from opspath_desktop.domain.pathway import Item
from opspath_desktop.i18n import _
from opspath_desktop.queries.measure_metric import metric_item
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.pages.item_menu import add_ticked, fill_items
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.workspace import Workspace


class MetricChoice(ValueButton):
    """Show the metric, or that there is none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._measure, self._item = "", ""
        self.clicked.connect(self._open)

    def show_measure(self, measure: MeasureView) -> None:
        """Show what this measure serves."""
        self._measure = measure.uuid
        item, title = self._workspace.query(metric_item, measure.metric) if measure.metric else ("", "")
        self._item = item
        known = self._workspace.pathway.item(item) if item else None
        words = (known.title if known else title) or _("None")
        self.say(words, _("Serves the success metric: {words}").format(words=words))

    def fill(self, menu: QMenu) -> None:
        """Add the metrics of the stages, and none."""
        space = self._workspace
        add_ticked(menu, _("None"), not self._item, lambda: self._set(""))
        menu.addSeparator()

        def holds(item: Item) -> bool:
            return item.id == self._item

        heads = (("metric", _("Success metrics of stage {n}")),)
        here = space.query(current_stage) or ""
        fill_items(menu, space.pathway, here, heads, holds, lambda item: self._set(item.id))  # type: ignore[arg-type]  # "metric" is a kind

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _set(self, item: str) -> None:
        space = self._workspace
        space.act(_("Link measure"), measures.set_metric, space.pathway, self._measure, item)
