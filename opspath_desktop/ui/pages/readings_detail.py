"""The right pane of the readings: one book from its head to its details."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.pilots_seen import BookPilotsCard
from opspath_desktop.ui.pages.readings_about import GuidanceCard
from opspath_desktop.ui.pages.readings_applications import ApplicationsCard
from opspath_desktop.ui.pages.readings_details import DetailsCard
from opspath_desktop.ui.pages.readings_earlier import EarlierCard
from opspath_desktop.ui.pages.readings_head import Head
from opspath_desktop.ui.pages.readings_highlights import HighlightsCard
from opspath_desktop.ui.pages.readings_log import LogCard
from opspath_desktop.ui.pages.readings_progress import ProgressCard
from opspath_desktop.ui.pages.readings_takeaways import TakeawaysCard
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.field import Field
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace


class BookDetail(Fit):
    """Show one book; `view` is what is on show."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        inside = QWidget()
        super().__init__(inside, SIZE["detail_max"] + 48, parent)
        self.view: BookView | None = None
        self.head = Head(workspace, inside)
        self.progress = ProgressCard(workspace, inside)
        self.log = LogCard(workspace, inside)
        self.highlights = HighlightsCard(workspace, inside)
        self.takeaways = TakeawaysCard(workspace, inside)
        self.applications = ApplicationsCard(workspace, inside)
        self.pilots = BookPilotsCard(workspace, inside)
        self.guidance = GuidanceCard(inside)
        self.earlier = EarlierCard(workspace, inside)
        self.details = DetailsCard(workspace, inside)
        column = QVBoxLayout(inside)
        kept = (self.highlights, self.takeaways, self.applications)
        self._parts = (
            self.head,
            self.progress,
            self.log,
            *kept,
            self.pilots,
            self.guidance,
            self.earlier,
            self.details,
        )
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        self.head.details_wanted.connect(self.details.edit)
        self.head.applied.clicked.connect(self.applications.start)
        self.highlights.takeaway_wanted.connect(self.takeaways.reveal)
        self.takeaways.highlight_wanted.connect(self.highlights.reveal)
        self.takeaways.application_wanted.connect(self.applications.reveal)
        self.applications.takeaway_wanted.connect(self.takeaways.reveal)

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))

        on_theme(inside, space)

    def show_book(self, view: BookView) -> None:
        """Show this book; another one than before starts at its top."""
        if self.view is None or self.view.key != view.key:
            self.verticalScrollBar().setValue(0)
        self.view = view
        for part in self._parts:
            part.show_book(view)
        self.progress.setVisible(view.status != "finished")

    def focus_first(self) -> None:
        """Go to the field that is used most."""
        if self.progress.isVisibleTo(self):
            self.progress.start_log()
        else:
            self.head.status.setFocus()

    def reveal(self, uuid: str) -> None:
        """Bring a highlight, takeaway or application of the book on show into sight."""
        for card in (self.highlights, self.takeaways, self.applications):
            card.reveal(uuid)

    def flush(self) -> None:
        """Save what is being typed in any field."""
        for field in self.findChildren(Field):
            flush = getattr(field, "flush", None)
            if flush is not None:
                flush()
