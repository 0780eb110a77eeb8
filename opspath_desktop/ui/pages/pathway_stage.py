"""One stage: its head, the checklists at the left, watch-fors, competencies and readings at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.queries.pathway import StageView
from opspath_desktop.ui.pages.pathway_checklist import Checklist
from opspath_desktop.ui.pages.pathway_head import StageHead
from opspath_desktop.ui.pages.pathway_readings import ReadingsCard
from opspath_desktop.ui.pages.pathway_side import CompetencyCard
from opspath_desktop.ui.pages.pathway_watch import WatchCard
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace


class StagePanel(QWidget):
    """Lay out one stage in two columns, or in one when there is little room."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = StageHead()
        self.checklist = Checklist(workspace, self)
        self.watch, self.competencies = WatchCard(workspace), CompetencyCard(workspace)
        self.readings = ReadingsCard(workspace)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card in self.checklist.cards.values():
            self._left.addWidget(card)
        for side in (self.watch, self.competencies, self.readings):
            self._right.addWidget(side)
        for column, stretch in ((self._left, 4), (self._right, 3)):
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        self._column.addWidget(self.head)
        self._column.addLayout(self._columns)
        self._column.addStretch(1)
        on_theme(self, self._space)

    def show_view(self, view: StageView) -> None:
        """Show a stage with its records."""
        self.head.show_view(view)
        self.checklist.show_stage(view)
        self.watch.show_views(view.of("watch_for"))
        self.competencies.show_views(view.of("competency"))
        self.readings.show_views(view.of("reading"), view.stage.number)

    def set_narrow(self, narrow: bool, very: bool) -> None:
        """Put the columns beside each other, or under each other; when it is `very` narrow, the count too."""
        ways = QBoxLayout.Direction
        self.head.set_narrow(very)
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def focus_first(self) -> None:
        """Give the keyboard to the first row, from where the arrows reach the others."""
        for item in self.checklist.items.values():
            item.row.focus_row()
            break

    def first_row_ends(self) -> int:
        """Return how far below the top of the page the first row ends."""
        row = next((item.row for item in self.checklist.items.values()), None)
        page = self.parentWidget()
        return row.mapTo(page, QPoint(0, row.height())).y() if row is not None and page is not None else 0

    def show_item(self, item_id: str) -> None:
        """Open the row of an item and give it the keyboard."""
        if item_id in self.checklist.items:
            item = self.checklist.items[item_id]
            item.open()
            item.row.focus_row()
        for rows in (self.watch.rows, self.competencies.rows):
            if item_id in rows:
                rows[item_id].open()
                rows[item_id].focus_row()
        if item_id in self.readings.rows:
            self.readings.rows[item_id].focus_row()

    def flush(self) -> None:
        """Save what is being typed."""
        self.checklist.flush()
        self.watch.flush()
        self.competencies.flush()

    def _space(self) -> None:
        self._column.setSpacing(U(16))
        for layout in (self._columns, self._left, self._right):
            layout.setSpacing(U(16))
