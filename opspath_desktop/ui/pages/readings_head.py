"""The head of a book: spine, title, authors, stage, status, rating, and what may be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.applications import applied_words
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import BookView
from opspath_desktop.store.schema import READING_STATUSES
from opspath_desktop.ui.log_reading import set_status
from opspath_desktop.ui.pages.readings_fields import Stars, popup
from opspath_desktop.ui.pages.readings_queue_menu import add_queue_action
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.flow import FlowLayout
from opspath_desktop.ui.widgets.inline_edit import InlineText
from opspath_desktop.ui.widgets.plain import heading, label, on_theme, repolish, set_tooltip
from opspath_desktop.ui.widgets.spine import Spine
from opspath_desktop.ui.workspace import Workspace

_ICONS = {
    "planned": "bookmark",
    "reading": "book-open",
    "paused": "minus",
    "finished": "circle-check",
    "stopped": "x",
    "consulted": "eye",
}
_NARROWEST, _SPINE_FROM = 220, 360
OVER = ("finished", "consulted", "stopped")


class Head(QWidget):
    """Show and edit what a book is; title and authors of a suggested one are the pathway's."""

    deleted = Signal()
    details_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self._spine = Spine(width=72, height=98, parent=self)
        self.heading = heading("", "h1", level=2, parent=self)
        self.title = InlineText(_("Title"), "", "h1", parent=self)
        self.more = IconButton("ellipsis", _("More for this book"), self)
        self._authors = label("", "lead", "muted", parent=self)
        self.authors = InlineText(_("Authors"), "", "lead", _("Add the authors"), self, tone="muted")
        self._summary = label("", "body", "muted", parent=self)
        self._chips = QWidget(self)
        self.stage = Button("", "chip", "route", self._chips)
        self.status = Button("", "chip", parent=self._chips)
        self.stars = Stars(self._chips)
        self.again = Button(_("Read again"), "chip", "rotate-ccw", self._chips)
        self.applied = Button("", "chip", "footprints", self._chips)
        self._build()
        self.title.committed.connect(lambda text: self._write(self.title, "title", text, _("Rename book")))
        self.authors.committed.connect(lambda text: self._write(self.authors, "authors", text, _("Edit authors")))
        self.more.clicked.connect(lambda: popup(self.more, self.fill_menu))
        self.stage.clicked.connect(self._go_to_stage)
        self.status.clicked.connect(lambda: popup(self.status, self.fill_status))
        self.stars.rated.connect(self._rate)
        self.again.clicked.connect(self.read_again)

    def _build(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        row, column, line = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        flow = FlowLayout(self._chips, gap=8, line_gap=4)
        for chip in (self.stage, self.status, self.applied, self.stars, self.again):
            flow.addWidget(chip)
        line.addWidget(self.heading, 1, top)
        line.addWidget(self.title, 1, top)
        line.addWidget(self.more, 0, top)
        column.addLayout(line)
        for widget in (self._authors, self.authors, self._summary, self._chips):
            column.addWidget(widget)
        column.addStretch(1)
        row.addWidget(self._spine, 0, top)
        row.addLayout(column, 1)

        def space() -> None:
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(U(20))
            column.setSpacing(U(3))

        on_theme(self, space)

    def minimumSizeHint(self) -> QSize:
        """Agree to the words alone."""
        return QSize(U(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the spine out where it would take the room of the title."""
        super().resizeEvent(event)
        self._spine.setVisible(event.size().width() >= U(_SPINE_FROM))

    def show_book(self, view: BookView) -> None:
        """Show this book."""
        self._view = view
        self._spine.show_book(view.title, view.stage)
        self.heading.setText(view.title)
        self._authors.setText(view.authors)
        self.title.set_text(view.title)
        self.authors.set_text(view.authors)
        for widget, own in ((self.heading, False), (self._authors, False), (self.title, True), (self.authors, True)):
            widget.setVisible(view.own is own)
        words = view.item.text if view.item else view.subtitle
        self._summary.setText(words)
        self._summary.setVisible(bool(words))
        self.stage.setVisible(view.stage is not None)
        self.stage.set_text(_("Stage {number}").format(number=view.stage))
        set_tooltip(self.stage, _("Show it on the pathway"))
        self._show_status(view)
        self.again.setVisible(view.status in OVER)
        self.applied.set_text(applied_words(view.applied))
        self.applied.setVisible(view.status != "planned" or view.applied > 0)
        self.stars.setVisible(view.reading is not None and view.status != "planned")
        self.stars.show_rating(view.reading.rating if view.reading else None)

    def _show_status(self, view: BookView) -> None:
        self.status.set_text(view.state)
        self.status.setAccessibleName(_("Status: {status}").format(status=view.state))
        set_tooltip(self.status, _("Change the status"))
        self.status.setProperty("tone", "accent" if view.status == "reading" else "")
        self.status.set_icon(_ICONS[view.status])
        repolish(self.status)

    def rename(self) -> None:
        """Turn the title of an own book into a field; a suggested one shows its details."""
        if self._view is not None and self._view.own:
            self.title.open()
        else:
            self.details_wanted.emit()

    def read_again(self) -> None:
        """Begin a new reading today."""
        if self._view is not None:
            space = self._workspace
            said = _("Reading “{title}” again").format(title=self._view.title)
            act = space.act
            act(_("Read again"), readings.read_again, space.pathway, self._view.key, on=space.today(), toast=said)

    def delete(self) -> None:
        """Move an own book to Recently deleted."""
        if self._view is None:
            return
        space = self._workspace
        said = _("Deleted “{title}”").format(title=self._view.title)
        now, key = space.database.clock(), self._view.uuid or self._view.key
        if space.act(_("Delete book"), books.delete, space.pathway, key, now=now, toast=said).ok:
            self.deleted.emit()

    def fill_status(self, menu: QMenu) -> None:
        """Add the statuses, and reading again when a reading is over."""
        group = QActionGroup(menu)
        for status in READING_STATUSES:
            action = QAction(status_words(status), group)
            action.setCheckable(True)
            action.setChecked(self._view is not None and self._view.status == status)
            action.triggered.connect(lambda _checked=False, status=status: self.set_status(status))
            menu.addAction(action)
        if self._view is not None and self._view.status in OVER:
            menu.addSeparator()
            menu.addAction(_("Read again"), self.read_again)

    def set_status(self, status: str) -> None:
        """Set the status as of today."""
        if self._view is not None and status != self._view.status:
            set_status(self._workspace, self._view, status)

    def fill_menu(self, menu: QMenu) -> None:
        """Add what may be done with the book."""
        own = self._view is not None and self._view.own
        if own:
            menu.addAction(_("Rename") + "\tF2", self.title.open)
        menu.addAction(_("Edit details"), self.details_wanted.emit)
        self.fill_status(menu.addMenu(_("Status")))
        add_queue_action(menu, self._workspace, self._view)
        if own:
            menu.addSeparator()
            menu.addAction(_("Delete") + "\t" + _("Del"), self.delete)

    def _go_to_stage(self) -> None:
        if self._view is not None:
            self._workspace.go("pathway", self._view.key)

    def _write(self, field: InlineText, name: books.TextField, text: str, what: str) -> None:
        if self._view is not None:
            space = self._workspace
            space.act(what, books.write, space.pathway, self._view.key, name, text, field=field)

    def _rate(self, quarters: int | None) -> None:
        if self._view is not None:
            space, key = self._workspace, self._view.key
            space.act(_("Rate book"), readings.rate, space.pathway, key, quarters, merge=f"rating {key}")
