"""Where the cards and the details stand: details docked under two columns of cards, or after the chosen card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.queries.capabilities import CapabilityGroup
from opspath_desktop.queries.pathway import Kept
from opspath_desktop.ui.pages.capabilities_cards import CapabilityCard, CapabilityRow
from opspath_desktop.ui.pages.capabilities_detail import CapabilityDetail
from opspath_desktop.ui.pages.pathway_kept import KeptTitles
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.later import after_events
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit, page_column

TWO_COLUMNS, TALL = 860, 620  # px: below, the cards stand in one column, or the details scroll with them
LEAST_DOCK = 246


class CapabilityLayout(QWidget):
    """Hold cards and details; `made(row)` tells of each new row."""

    made = Signal(object)

    def __init__(self, detail: CapabilityDetail, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail, self._words = detail, words
        self.rows: dict[str, CapabilityRow] = {}
        self._cards: list[CapabilityCard] = []
        self._shape: tuple[object, ...] = ()
        self._docked = False
        self._later = after_events(self, self._fit_area)
        inner, docked = QWidget(), QWidget()
        self._column = column = page_column(inner)
        intro = _("Rate where you are and where the next review should find you. Dotted circles lead to the target.")
        self._intro, self._kept = label(intro, "body", "muted"), KeptTitles()
        self._grid = QGridLayout()
        column.addWidget(self._intro)
        column.addWidget(self._kept)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._pane = QFrame()
        self._pane.setProperty("role", "card")
        pane = QVBoxLayout(self._pane)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.addWidget(detail)
        self._dock_column = QVBoxLayout(docked)
        self._dock_column.addStretch(1)
        self._area, self._dock = Fit(inner), Fit(docked)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 100)
        outer.addWidget(self._dock, 1)
        inner.installEventFilter(self)
        self._dock.verticalScrollBar().rangeChanged.connect(self._line_up)
        on_theme(self, self._space)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure the cards again when one of them asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest and not self._later.isActive():
            self._later.start()
        return False

    def show_groups(self, groups: Sequence[CapabilityGroup]) -> None:
        """Show a card a group; rows stay where the groups are the same."""
        self._intro.setVisible(bool(groups))
        self._kept.setVisible(not groups)
        keys = [each.id for group in groups for each in group.capabilities]
        if keys != list(self.rows):
            for card in self._cards:
                card.hide()
                card.deleteLater()
            self._cards = [CapabilityCard(group, self._words) for group in groups]
            self.rows = {row.key: row for card in self._cards for row in card.rows}
            self._shape = ()
            for row in self.rows.values():
                self.made.emit(row)
        for group in groups:
            for each in group.capabilities:
                self.rows[each.id].show_capability(each)

    def show_kept(self, kept: tuple[Kept, ...]) -> None:
        """Show the titles that the records keep when no pack can be read."""
        self._kept.show_kept(kept)

    def arrange(self, chosen: str) -> None:
        """Place cards and details for the room there is, and mark the chosen row."""
        for key, row in self.rows.items():
            row.set_selected(key == chosen)
        columns = 2 if self.width() >= U(TWO_COLUMNS) else 1
        docked = columns == 2 and self.height() >= U(TALL)
        at = next((i for i, card in enumerate(self._cards) if chosen in [row.key for row in card.rows]), -1)
        shape = (columns, docked, -1 if docked else at, len(self._cards))
        if shape != self._shape:
            self._shape = shape
            self._place(columns, docked, at)
        self._detail.set_narrow(columns == 1)
        self._column.setContentsMargins(U(24), U(4), U(24), U(12 if docked else 24))
        self._pane.setVisible(bool(chosen))
        self._dock.setVisible(docked and bool(chosen))
        self._docked = docked
        self._fit_area()

    def _place(self, columns: int, docked: bool, at: int) -> None:
        if not self._cards:
            return  # a row below zero would corrupt the grid
        for widget in (*self._cards, self._pane):
            self._grid.removeWidget(widget)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, 2 * (index // columns), index % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        if docked:
            self._dock_column.insertWidget(0, self._pane)
        else:
            last = (len(self._cards) - 1) // columns
            row = at // columns if at >= 0 else last
            self._grid.addWidget(self._pane, 2 * row + 1, 0, 1, columns)

    def _fit_area(self) -> None:
        """Leave to the dock what the cards do not need, and never less than the descriptors do."""
        content = self._area.widget()
        layout = content.layout() if content is not None else None
        needed = layout.totalHeightForWidth(self.width()) if layout is not None and layout.hasHeightForWidth() else 0
        self._area.setMaximumHeight(needed if self._docked and needed else 16_777_215)
        self._dock.setMinimumHeight(U(LEAST_DOCK) if self._docked else 0)

    def _line_up(self) -> None:
        """Let the scroll bar of the dock stand in its margin, so that details and cards end on one line."""
        bar = self._dock.verticalScrollBar()
        room = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._dock_column.setContentsMargins(U(24), 0, U(24) - room, U(12))

    def _space(self) -> None:
        self._grid.setSpacing(U(16))
        self._line_up()
        self._shape = ()
