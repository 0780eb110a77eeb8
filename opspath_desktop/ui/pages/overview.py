"""The Overview: where I am, what to do next, what I read, what my pilot shows, when the next review is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_percent
from opspath_desktop.queries.overview import Overview, overview
from opspath_desktop.queries.standings import StageState
from opspath_desktop.ui.pages.overview_cards import NameOffer, NextUpCard
from opspath_desktop.ui.pages.overview_pilot import PilotCard
from opspath_desktop.ui.pages.overview_reading import ReadingCard
from opspath_desktop.ui.pages.overview_review import ReviewCard
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.ruler import StageMark, StageRuler
from opspath_desktop.ui.widgets.scroll import Fit, page_column
from opspath_desktop.ui.workspace import Workspace

NARROW = 760


class OverviewPage(Page):
    """Five cards; each holds its own button, so that the day's work needs no other page."""

    place: ClassVar[str] = "overview"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._view: Overview | None = None
        inner = QWidget()
        self._column = page_column(inner)
        self._name = NameOffer(workspace)
        self._ruler_card = Card()
        self._ruler = StageRuler(texts=True)
        self._ruler.stage_chosen.connect(self._open_stage)
        self._ruler_card.add(self._ruler)
        self._no_content = label(_("The pathway cannot be shown. Your records are safe."), "body", "muted")
        self._next, self._reading = NextUpCard(workspace), ReadingCard(workspace)
        self._pilot, self._review = PilotCard(workspace), ReviewCard(workspace)
        self._grid = QGridLayout()
        self._column.addWidget(self._name)
        self._column.addWidget(self._ruler_card)
        self._column.addWidget(self._no_content)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Fit(inner))
        self._narrow: bool | None = None
        on_theme(self, self._arrange)

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Overview")

    def subtitle(self) -> str:
        """Return who the user is."""
        if self._view is None:
            return ""
        return ", ".join(part for part in (self._view.name, self._view.job_title) if part)

    def refresh(self) -> None:
        """Show where everything stands."""
        space = self.workspace
        self._view = view = space.query(overview, space.pathway, space.today())
        self._ruler_card.setVisible(bool(view.stages))
        self._no_content.setVisible(not view.stages)
        self._ruler.show_stages([_mark(state) for state in view.stages])
        self._name.setVisible(view.asks_name)
        self._next.show_steps(view.next_up, view.stage)
        self._reading.refresh()
        self._pilot.show_pilot(view.pilot)
        self._review.show_review(view.review, view.review_gaps, view.reviewer)

    def focus_first(self) -> None:
        """Start in the log field when a book is being read and the field is in sight; nobody wants to be scrolled."""
        if not self._narrow:
            self._reading.focus_field()
        else:
            self._ruler.focus_stop()

    def _open_stage(self, number: int) -> None:
        self.workspace.go("pathway", self.workspace.pathway.stages[number - 1].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards under each other when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._grid.setSpacing(U(16))
        narrow = self.width() < U(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        cards: tuple[Card, ...] = (self._next, self._reading, self._pilot, self._review)
        for card in cards:
            self._grid.removeWidget(card)
        for index, card in enumerate(cards):
            self._grid.addWidget(card, *((index, 0, 1, 2) if narrow else (index // 2, index % 2, 1, 1)))
        self._grid.setColumnStretch(0, 8)
        self._grid.setColumnStretch(1, 5)


def _mark(state: StageState) -> StageMark:
    caption = state.caption
    if state.state == "current":
        caption = _("You are here · {percent}").format(percent=format_percent(state.progress.fraction))
    return StageMark(state.stage.number, state.stage.title, caption, state.state, state.progress.fraction)
