"""The bulk panel of the readings: what several chosen books have in common, changed for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.chosen_books import ChosenBooks, chosen
from opspath_desktop.queries.duplicates import twins
from opspath_desktop.ui.pages.readings_bulk_deeds import Deeds
from opspath_desktop.ui.pages.readings_bulk_facts import FactsCard, TagsCard
from opspath_desktop.ui.pages.readings_bulk_merge import MergeForm
from opspath_desktop.ui.pages.readings_bulk_reading import ReadingCard
from opspath_desktop.ui.pages.readings_panel import Panel
from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.flow import Flow
from opspath_desktop.ui.widgets.plain import heading, label, on_theme
from opspath_desktop.ui.widgets.scroll import Fit
from opspath_desktop.ui.workspace import Workspace

MANY = 500  # books whose common values are worked out when the keys rest, as while the filter is typed
_REST = 150
MOST_MERGED = 20  # more records of one book are a slip of the hand


class BulkPanel(Panel):
    """Change any field of several books in one undo step; nothing is written before a field is committed."""

    place = "bulk"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.deeds = Deeds(workspace)
        inside = QWidget()
        self._title = heading("", "h2", parent=inside)
        self._about = label("", "body", "muted", parent=inside)
        self.reading = ReadingCard(self.deeds, inside)
        self.tags = TagsCard(self.deeds, inside)
        self.facts = FactsCard(self.deeds, inside)
        self.queue = Button(_("Add to queue"), icon="list-checks")
        self.unqueue = Button(_("Take out of the queue"), icon="x")
        self.merge = Button(_("Merge…"), icon="copy")
        self.delete_own = Button("", icon="trash-2")
        self.form = MergeForm(self.deeds, _("Cancel"), _("Which one leads?"), inside)
        self._build(inside)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.mark_stale)
        self.queue.clicked.connect(self.deeds.enqueue)
        self.unqueue.clicked.connect(self.deeds.take_out)
        self.merge.clicked.connect(self.start_merge)
        self.delete_own.clicked.connect(self.delete)
        self.form.left.connect(self._leave_form)
        self.form.merged.connect(lambda uuid: workspace.go("readings", uuid))

    def _build(self, inside: QWidget) -> None:
        outer, column, buttons = QVBoxLayout(self), QVBoxLayout(inside), QWidget(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Fit(inside, SIZE["detail_max"] + 48, self))
        flow = Flow(buttons)
        for button in (self.queue, self.unqueue, self.merge, self.delete_own):
            flow.addWidget(button)
        for part in (self._title, self._about, self.reading, self.tags, self.facts, buttons, self.form):
            column.addWidget(part)
        column.addStretch(1)
        self.form.hide()

        def space() -> None:
            column.setContentsMargins(U(24), U(4), U(24), U(24))
            column.setSpacing(U(16))

        on_theme(inside, space)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these books together."""
        if tuple(keys) != self.deeds.keys:
            self.flush()
            self.form.hide()
        self.deeds.keys = tuple(keys)
        if len(keys) > MANY and self.isVisible():
            self._rest.start()
        else:
            self._rest.stop()
            self.mark_stale()

    def refresh(self) -> None:
        """Query the books again and show what they have in common."""
        space = self.workspace
        books = space.query(chosen, space.pathway, self.deeds.keys)
        if not books.count:
            return
        words = ngettext("{n} book selected", "{n} books selected", books.count)
        self._title.setText(words.format(n=format_number(books.count)))
        self._about.setText(_about(books))
        self._about.setVisible(bool(self._about.text()))
        for card in (self.reading, self.tags, self.facts):
            card.show_books(books)
        self._show_buttons(books)
        if not self.form.isHidden():
            self.form.show_twins(space.query(twins, space.pathway, self.deeds.keys))

    def focus_first(self) -> None:
        """Go to the status."""
        self.refresh_if_stale()
        self.reading.status.setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        for card in (self.reading, self.tags, self.facts):
            card.flush()

    def delete(self) -> None:
        """Move the own books among them to Recently deleted."""
        self.deeds.delete()

    def start_merge(self) -> None:
        """Offer the books as records of one book."""
        space = self.workspace
        self.form.show_twins(space.query(twins, space.pathway, self.deeds.keys))
        self.form.show()
        self.form.start()

    def _show_buttons(self, books: ChosenBooks) -> None:
        self.queue.setVisible(books.waiting > 0)
        self.unqueue.setVisible(books.queued > 0)
        self.merge.setVisible(2 <= books.count <= MOST_MERGED)
        words = ngettext("Delete {n} own book", "Delete {n} own books", books.own)
        self.delete_own.set_text(_("Delete") if books.own == books.count else words.format(n=format_number(books.own)))
        self.delete_own.setVisible(books.own > 0)

    def _leave_form(self) -> None:
        self.form.hide()
        self.merge.setFocus()


def _about(books: ChosenBooks) -> str:
    """Say which books are the pathway's, and what stays because of that."""
    suggested = books.count - books.own
    if not suggested:
        return ""
    words = ngettext(
        "{n} is suggested by the pathway: its title and authors stay, and it is not deleted.",
        "{n} are suggested by the pathway: their titles and authors stay, and they are not deleted.",
        suggested,
    )
    return words.format(n=format_number(suggested))
