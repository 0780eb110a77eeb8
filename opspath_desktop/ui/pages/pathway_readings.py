"""The card of suggested readings: how far each is, the way to it, and leaving one out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from opspath_desktop.domain.applications import applied_words
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import ItemView
from opspath_desktop.ui.pages.parts import Panel, clear
from opspath_desktop.ui.pages.pathway_leave_out import LeaveOut, set_state
from opspath_desktop.ui.pages.pathway_words import shorten
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.open_row import OpenRow
from opspath_desktop.ui.widgets.plain import label, on_theme, set_tone
from opspath_desktop.ui.widgets.spine import Spine
from opspath_desktop.ui.workspace import Workspace


class SuggestedBook(OpenRow):
    """One suggested book; a click goes to it, the menu leaves it out of the count."""

    def __init__(self, workspace: Workspace, view: ItemView, stage: int) -> None:
        item = view.item
        self._status = label("", "caption", wrap=False)
        self.more = IconButton("ellipsis", _("More for {title}").format(title=item.title))
        trailing = QWidget()
        side = QHBoxLayout(trailing)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._status)
        side.addWidget(self.more)
        super().__init__(item.title, Spine(item.title, stage, 30, 40), trailing)
        self._workspace, self._view = workspace, view
        self._asking: Panel | None = None
        self.set_caption(", ".join(item.authors))
        self.opened.connect(lambda: workspace.go("readings", item.id))
        self.more.clicked.connect(self._show_menu)
        on_theme(trailing, lambda: side.setSpacing(U(4)))

    def show_view(self, view: ItemView) -> None:
        """Show how far the reading is, or why it is left out."""
        self._view = view
        out = view.state in OUT_OF_COUNT
        words = status_words(view.state) if out else view.reading.words if view.reading else status_words("planned")
        self._status.setText(words)
        set_tone(self._status, "accent" if view.state == "done" else "muted")
        authors = ", ".join(view.item.authors)
        reason = shorten(" ".join(view.mark.reason.split()))
        applied = view.reading.applied if view.reading else 0
        more = reason if out else applied_words(applied).lower() if applied else ""
        self.set_caption(" · ".join(part for part in (authors, more) if part))
        self.setAccessibleDescription(f"{self.caption.text()}. {words}")
        if self._asking is not None and out:
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def fill_menu(self, menu: QMenu) -> None:
        """Add what can be done with a suggested book."""
        space, item = self._workspace, self._view.item.id
        menu.addAction(_("Open"), self.opened.emit)
        if self._view.state in OUT_OF_COUNT:
            menu.addAction(_("Count it again"), lambda: set_state(space, item, "not_started"))
        else:
            menu.addAction(_("Skip, with a reason"), self._ask)
            menu.addAction(_("Not applicable"), lambda: set_state(space, item, "not_applicable"))

    def _ask(self) -> None:
        if self._asking is None:
            self._asking = Panel()
            self.leave_out = LeaveOut(self._workspace, self._view.item)
            self.leave_out.show_state(self._view.state)
            self._asking.add(self.leave_out)
            self.body.addWidget(self._asking)
        self.leave_out.ask()


class ReadingsCard(Card):
    """List the suggested books of a stage."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Suggested readings"), _("All readings"), icon="book-open", parent=parent)
        self._workspace = workspace
        self.rows: dict[str, SuggestedBook] = {}
        self.link.connect(lambda: workspace.go("readings"))

    def show_views(self, views: tuple[ItemView, ...], stage: int) -> None:
        """Show these books; rows of the same stage stay where they are."""
        if [view.item.id for view in views] != list(self.rows):
            clear(self.body)
            self.rows = {view.item.id: SuggestedBook(self._workspace, view, stage) for view in views}
            for row in self.rows.values():
                self.add(row)
        for view in views:
            self.rows[view.item.id].show_view(view)
