"""The takeaways card of a book: what I take from it and what I do differently, as plain text that saves itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from opspath_desktop.actions import takeaways
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.reading_views import TakeawayRow
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_kept_card import KeptCard
from opspath_desktop.ui.pages.readings_takeaways_row import TakeawayLine
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.workspace import Workspace


class TakeawaysCard(KeptCard[TakeawayLine]):
    """Show a book's takeaways, and one field for the next."""

    highlight_wanted = Signal(str)
    application_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        field = LineEdit(_("New takeaway"), "", _("What do you take from it? Enter keeps it"))
        super().__init__(workspace, _("Takeaways"), field, portion=20, gap=4, parent=parent)
        self.add(self.field)
        self.field.committed.connect(self._add)

    def _records(self, view: BookView) -> Sequence[TakeawayRow]:
        return view.takeaways

    def _new_line(self) -> TakeawayLine:
        line = TakeawayLine(self._workspace, self)
        line.highlight_wanted.connect(self.highlight_wanted)
        line.application_wanted.connect(self.application_wanted)
        return line

    def _fill(self, line: TakeawayLine, view: BookView, place: int) -> None:
        line.show_row(view.takeaways[place])

    def _say_left(self, left: int) -> None:
        self.more.set_text(_("Show {n} more").format(n=format_number(left)))
        self.more.setAccessibleName(_("Show {n} more takeaways").format(n=format_number(left)))

    def _add(self, text: str) -> None:
        if self._view is None or not text.strip():
            return
        space = self._workspace
        done = space.act(_("Keep takeaway"), takeaways.add, space.pathway, self._view.key, text, field=self.field)
        if done.ok:
            self.field.set_text("")
            self._most = max(self._most, len(self._view.takeaways))
            self.show_book(self._view)
