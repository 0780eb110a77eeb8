"""The card of a book's highlights: one field for the next, filters, and the rows in portions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opspath_desktop.actions import highlights
from opspath_desktop.domain.highlights import parse_highlight
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.highlights import Highlights, place_in_book, version_on_show
from opspath_desktop.queries.highlights import highlights as read
from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings_highlights_row import HighlightLine
from opspath_desktop.ui.pages.readings_kept import bury, focus_near, show_in_order, walk
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.choice_chips import ChoiceChips
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.inline_edit import LineEdit
from opspath_desktop.ui.widgets.plain import on_theme, set_tooltip
from opspath_desktop.ui.workspace import Workspace

_AT_FIRST, _MORE, _MOST = 5, 20, 100  # rows; a book may have thousands, the page never


class HighlightsCard(Card):
    """Show the highlights of a book in their order; `takeaway_wanted(uuid)` goes to what was made of one."""

    takeaway_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Highlights"), caption="", parent=parent)
        self._workspace = workspace
        self._key = self._uuid = ""
        self._from, self._to = 0, _AT_FIRST
        self.shown = Highlights()
        self.rows: dict[str, HighlightLine] = {}
        self._places: dict[str, int] = {}  # also of a row that has just gone
        self.field = LineEdit(_("New highlight"), "", _("p 45 The passage, note: what you think, or a place alone"))
        self.chips = ChoiceChips(_("Show highlights"))
        self.before, self.more = Button("", "link"), Button("", "link")
        self._list = QVBoxLayout()
        self.add(self.field)
        self.add(self.chips)
        self.body.addWidget(self.before, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        set_tooltip(self.field.edit, _("For example “p 45 The text”, “ch 3 note: try this”, or “p 45” as a bookmark"))
        self.field.committed.connect(self._add)
        self.chips.chosen.connect(self._filter)
        self.before.clicked.connect(lambda: self._go(self._from - _MORE, self._to))
        self.more.clicked.connect(self._show_more)
        on_theme(self, lambda: self._list.setSpacing(U(2)))

    def show_book(self, view: BookView) -> None:
        """Show the highlights of this book; another one than before begins at its first."""
        if view.key != self._key:
            self._from, self._to = 0, _AT_FIRST
            self.chips.show_options(())
            self.field.clear_error()
            self.field.edit.revert()  # refused words belong to the book before
        self._key, self._uuid = view.key, view.uuid
        self._show()

    def reveal(self, uuid: str) -> None:
        """Bring a highlight into sight and give it the keyboard; an earlier version unfolds under the later one."""
        shown = self._workspace.query(version_on_show, uuid)
        place = self._workspace.query(place_in_book, shown)
        if place is None:
            return
        if shown not in self.rows:
            self.chips.show_options(())
            self._from, self._to = max(0, place - _AT_FIRST), place + _MORE
            self._show()
        mark_keyboard(self.rows[shown])
        versions = self.rows[shown].said.versions
        if shown != uuid and not versions.isHidden():
            versions.click()

    def start(self) -> None:
        """Put the cursor into the field for the next highlight."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        only = self.chips.current() or "all"
        space, wanted = self._workspace, self._to - self._from
        self.shown = space.query(read, self._uuid, only=only, skip=self._from, most=wanted)
        if not self.shown.rows and only != "all":  # the last favourite was unmarked
            self.chips.show_options(())
            self._from, self._to = 0, _AT_FIRST
            self.shown = space.query(read, self._uuid, most=self._to)
        elif not self.shown.rows and self._from:
            self._from, self._to = 0, _MORE
            self.shown = space.query(read, self._uuid, only=only, most=self._to)
        self._show_chips()
        self._show_rows()
        self._show_links()

    def _show_chips(self) -> None:
        names = {
            "all": _("All {n}"),
            "favourites": _("Favourites {n}"),
            "notes": _("Notes {n}"),
            "bookmarks": _("Bookmarks {n}"),
        }
        found = [(key, n) for key, n in self.shown.counts if n]
        self.chips.show_options([(key, names[key].format(n=format_number(n))) for key, n in found])
        self.chips.setVisible(len(found) > 1)
        total = self.shown.count("all")
        self.set_caption(format_number(total) if total and len(found) < 2 else "")

    def _show_rows(self) -> None:
        keys = {row.uuid for row in self.shown.rows}
        for uuid in [uuid for uuid in reversed(self.rows) if uuid not in keys]:
            bury(self._list, self.rows.pop(uuid))
        for row in self.shown.rows:
            (self.rows.get(row.uuid) or self._make(row.uuid)).show_row(row)
        show_in_order(self._list, self._in_order())
        self._places.update({row.uuid: place for place, row in enumerate(self.shown.rows)})

    def _show_links(self) -> None:
        after = self.shown.count(self.chips.current() or "all") - self._from - len(self.shown.rows)
        for link, left in ((self.before, self._from), (self.more, after)):
            link.setVisible(left > 0)
            n, all_ = format_number(min(left, _MORE)), left <= _MORE
            after_words = _("Show {n} more") if all_ else _("Show {n} more of {left}")
            words = _("Show {n} before") if link is self.before else after_words
            link.set_text(words.format(n=n, left=format_number(left)))
            spoken = _("Show {n} highlights before") if link is self.before else _("Show {n} more highlights of {left}")
            link.setAccessibleName(spoken.format(n=n, left=format_number(left)))

    def _make(self, uuid: str) -> HighlightLine:
        row = self.rows[uuid] = HighlightLine(self._workspace, self)
        row.walked.connect(lambda way: walk(self._in_order(), row, way))
        row.deleted.connect(lambda: focus_near(self._in_order(), self._places.pop(uuid, 0), self.field.edit))
        row.takeaway_wanted.connect(self.takeaway_wanted)
        return row

    def _in_order(self) -> list[HighlightLine]:
        return [self.rows[row.uuid] for row in self.shown.rows]

    def _filter(self, _only: str) -> None:
        self._from, self._to = 0, _MORE
        self._show()

    def _show_more(self) -> None:
        first_new = self._to
        self._go(self._from, self._to + _MORE)
        rows = self._in_order()
        if first_new - self._from < len(rows):
            mark_keyboard(rows[first_new - self._from])

    def _go(self, first: int, last: int) -> None:
        """Show the rows from the first to the last; what is too many goes at the other end."""
        forward = last > self._to
        first = max(first, 0)
        self._from, self._to = (max(first, last - _MOST), last) if forward else (first, min(last, first + _MOST))
        self._show()

    def _add(self, text: str) -> None:
        if not self._key or not text.strip():
            return
        try:
            typed = parse_highlight(text)
        except Refused as refused:
            self.field.error(str(refused))
            return
        space, today = self._workspace, self._workspace.today()
        done = space.act(
            _("Keep highlight"), highlights.add, space.pathway, self._key, typed, on=today, field=self.field
        )
        if done.ok:
            self.field.set_text("")
            self._show_new(done.result)

    def _show_new(self, uuid: str) -> None:
        """Widen the portion when the new highlight stands further on, so that nobody looks for it."""
        place = self._workspace.query(place_in_book, uuid)
        if place is not None and uuid not in self.rows:
            self.chips.show_options(())
            self._from = self._from if place - self._from < _MOST else max(0, place - _AT_FIRST)
            self._to = max(place + 1, self._to)
            self._show()
