"""The takeaways card of a book: what I take from it and what I do differently, as plain text that saves itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import takeaways
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_kept import bury, focus_near, show_in_order, walk
from opspath_desktop.ui.pages.readings_takeaways_row import TakeawayLine
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import on_theme
from opspath_desktop.ui.workspace import Workspace

_PORTION = 20


class TakeawaysCard(Card):
    """Show a book's takeaways, and one field for the next."""

    highlight_wanted = Signal(str)
    application_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Takeaways"), parent=parent)
        self._workspace = workspace
        self._view: BookView | None = None
        self._most = _PORTION
        self.rows: dict[str, TakeawayLine] = {}
        self._places: dict[str, int] = {}  # also of a row that has just gone
        self._list = QVBoxLayout()
        self.more = Button("", "link")
        self.field = LineEdit(_("New takeaway"), "", _("What do you take from it? Enter keeps it"))
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.field)
        self.field.committed.connect(self._add)
        self.more.clicked.connect(self._show_more)
        on_theme(self, lambda: self._list.setSpacing(U(4)))

    def show_book(self, view: BookView) -> None:
        """Show the takeaways of this book."""
        if self._view is None or self._view.key != view.key:
            self._most = _PORTION
        self._view = view
        shown = view.takeaways[: self._most]
        keys = {row.uuid for row in shown}
        for uuid in [uuid for uuid in reversed(self.rows) if uuid not in keys]:
            bury(self._list, self.rows.pop(uuid))
        for row in shown:
            (self.rows.get(row.uuid) or self._make(row.uuid)).show_row(row)
        show_in_order(self._list, self._in_order())
        self._places.update({row.uuid: place for place, row in enumerate(shown)})
        left = len(view.takeaways) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show {n} more").format(n=format_number(left)))
        self.more.setAccessibleName(_("Show {n} more takeaways").format(n=format_number(left)))

    def reveal(self, uuid: str) -> None:
        """Bring a takeaway into sight and give it the keyboard."""
        every = [row.uuid for row in self._view.takeaways] if self._view is not None else []
        if self._view is not None and uuid in every:
            self._most = max(self._most, every.index(uuid) + 1)
            self.show_book(self._view)
            mark_keyboard(self.rows[uuid])

    def _in_order(self) -> list[TakeawayLine]:
        every = self._view.takeaways if self._view is not None else ()
        return [self.rows[row.uuid] for row in every if row.uuid in self.rows]

    def _make(self, uuid: str) -> TakeawayLine:
        line = self.rows[uuid] = TakeawayLine(self._workspace, self)
        line.walked.connect(lambda way: walk(self._in_order(), line, way))
        line.deleted.connect(lambda: focus_near(self._in_order(), self._places.pop(uuid, 0), self.field.edit))
        line.highlight_wanted.connect(self.highlight_wanted)
        line.application_wanted.connect(self.application_wanted)
        return line

    def _show_more(self) -> None:
        first_new = self._most
        self._most += _PORTION
        if self._view is not None:
            self.show_book(self._view)
            focus_near(self._in_order(), first_new, self.field.edit)

    def _add(self, text: str) -> None:
        if self._view is None or not text.strip():
            return
        space = self._workspace
        done = space.act(_("Keep takeaway"), takeaways.add, space.pathway, self._view.key, text, field=self.field)
        if done.ok:
            self.field.set_text("")
            self._most = max(self._most, len(self._view.takeaways))
            self.show_book(self._view)
