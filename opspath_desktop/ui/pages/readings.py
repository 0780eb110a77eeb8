"""The page of readings: all books by stage, and the chosen one with its progress, log and takeaways."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from opspath_desktop.actions import books
from opspath_desktop.i18n import _
from opspath_desktop.queries import readings as queries
from opspath_desktop.queries.shelves import saved_shelves
from opspath_desktop.ui.pages.readings_frame import ReadingsFrame
from opspath_desktop.ui.pages.readings_panels import BOOK, BULK
from opspath_desktop.ui.workspace import Workspace


class ReadingsPage(ReadingsFrame):
    """Choose a book, log what was read, keep what it taught."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shelf: queries.Shelf | None = None
        self._chosen = ""
        self.empty.submitted.connect(lambda title: self._add(title, ""))
        self.pane.form.submitted.connect(self._add)
        self.right.changed.connect(self._show_frame)
        self.pane.chosen.connect(self._choose)
        self.pane.opened.connect(self._open)
        self.pane.table_shown.connect(self._show_chosen)
        self.pane.rename_wanted.connect(self._rename)
        self.pane.delete_wanted.connect(self._delete)
        self.detail.head.deleted.connect(self.focus_first)

    def title(self) -> str:
        """Return the words in the top bar."""
        return _("Readings")

    def refresh(self) -> None:
        """Show the shelf and the chosen book."""
        space = self.workspace
        before = [row.key for row in self._shelf.rows] if self._shelf else []
        self._shelf = space.query(queries.shelf, space.pathway, space.today())
        rows = self._shelf.rows
        self._show_frame()
        self.pane.show_shelf(self._shelf, space.query(saved_shelves))
        if not rows:
            return
        keys = [row.key for row in rows]
        if self._chosen not in keys:
            self._chosen = self._next(before, keys)
        if self._chosen not in self.pane.selected_keys():
            self.pane.select(self._chosen)
        self._show_chosen()

    def show_target(self, target: object) -> None:
        """Choose the book with this key or uuid, or of what is kept with it.

        "panel:queue" opens a panel, "list:table" does what the list can do, "shelf:" and a uuid shows a saved shelf,
        "" leaves the panel and goes to the list.
        """
        self.refresh_if_stale()
        kind, _colon, name = str(target).partition(":")
        do = {"panel": self.show_panel, "list": self.pane.do, "shelf": self.pane.show_saved}.get(kind)
        if do is not None:
            do(name)
            return
        if target == "":
            self.show_panel(BOOK)
            return
        book = self.right.book_of(target)
        for row in self._shelf.rows if self._shelf else ():
            if book in (row.key, row.uuid):
                self._leave_table()
                self._choose(row.key)
                self.pane.reveal(row.key)
                self.detail.reveal(str(target))

    def focus_first(self) -> None:
        """Go to the list, or to the field that adds the first book."""
        self.refresh_if_stale()
        if self._shelf is not None and self._shelf.rows:
            self.pane.take_focus()
        else:
            self.empty.field.setFocus()

    def start_log(self) -> None:
        """Put the cursor into the logging field of the book that is being read."""
        space = self.workspace
        now = space.query(queries.reading_now, space.pathway, space.today())
        self.show_target(now[0].key if now else self._chosen)
        self.detail.focus_first()

    def add_book(self) -> None:
        """Open the fields that add an own book."""
        self.focus_first()
        if self._shelf is not None and self._shelf.rows:
            self.pane.form.open()

    def set_status(self, status: str) -> None:
        """Set the status of the chosen book as of today."""
        self.refresh_if_stale()
        self.detail.head.set_status(status)

    def read_again(self) -> None:
        """Begin a new reading of the chosen book."""
        self.refresh_if_stale()
        self.detail.head.read_again()

    def _show_frame(self, *_what: object) -> None:
        """Show the panes, or the field of the first book while there is neither a book nor a panel."""
        empty = not (self._shelf and self._shelf.rows) and self.right.shown == BOOK
        had_focus = empty and self._panes.isAncestorOf(QApplication.focusWidget() or self)
        self._stack.setCurrentWidget(self.empty if empty else self._panes)
        if had_focus:
            self.empty.field.setFocus()

    def _add(self, title: str, authors: str) -> None:
        said = _("Added “{title}”").format(title=" ".join(title.split()))
        done = self.workspace.act(_("Add book"), books.add, title, authors, toast=said, field=self.pane.form)
        if done.ok:
            self.pane.form.hide()
            self.empty.field.clear()
            self.show_target(done.result)
            self.detail.focus_first()

    def _next(self, before: list[str], keys: list[str]) -> str:
        """Return the book to show when the chosen one is gone: its neighbour, at first the current book."""
        if self._chosen in before:
            return keys[min(before.index(self._chosen), len(keys) - 1)]
        space = self.workspace
        now = space.query(queries.reading_now, space.pathway, space.today())
        return now[0].key if now and now[0].key in keys else keys[0]

    def _choose(self, key: str) -> None:
        """Show a book; a table has the whole width and only notes which one it is."""
        if key != self._chosen:
            self.detail.flush()
        self._chosen = key
        self._show_chosen()
        if not self.is_table:
            self.right.show_book()

    def _open(self, key: str) -> None:
        self._leave_table()
        self._choose(key)
        self.detail.focus_first()

    def _leave_table(self) -> None:
        if self.is_table:
            self.pane.show_table(False)

    def _rename(self) -> None:
        if self.right.shown != BULK:
            self._leave_table()
            self.detail.head.rename()

    def _delete(self) -> None:
        if self.right.shown == BULK:
            self.right.panel(BULK).delete()  # type: ignore[attr-defined]  # BulkPanel has it
        else:
            self._show_chosen(even_hidden=True)
            self.detail.head.delete()

    def _show_chosen(self, *_what: object, even_hidden: bool = False) -> None:
        if self.is_table and not even_hidden:
            return
        space = self.workspace
        view = space.query(queries.book, space.pathway, space.today(), self._chosen)
        if view is not None:
            self.detail.show_book(view)
