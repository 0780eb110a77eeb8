"""The page of readings: all books by stage, and the chosen one with its progress, log and takeaways."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout

from opspath_desktop.actions import books
from opspath_desktop.i18n import _
from opspath_desktop.queries import readings as queries
from opspath_desktop.ui.pages.readings_add import first_book
from opspath_desktop.ui.pages.readings_list import BookList
from opspath_desktop.ui.pages.readings_panels import BOOK, BULK, PANELS, FilePage, RightPane
from opspath_desktop.ui.widgets.focus import mark_keyboard
from opspath_desktop.ui.widgets.panes import Panes
from opspath_desktop.ui.workspace import Workspace

_LIST = 364  # the list of 332 px with its margins
_PANEL = "panel:"


class ReadingsPage(FilePage):
    """Choose a book, log what was read, keep what it taught."""

    place = "readings"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shelf: queries.Shelf | None = None
        self._chosen = ""
        self.empty = first_book()
        self.pane = BookList()
        self.right = RightPane(workspace)
        self.detail = self.right.detail
        self._panes = Panes(workspace, "readings", self.pane, self.right, _LIST)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._panes)
        self._connect()

    def _connect(self) -> None:
        self.empty.submitted.connect(lambda title: self._add(title, ""))
        self.pane.form.submitted.connect(self._add)
        self.pane.list.chosen.connect(self._choose)
        self.pane.list.opened.connect(self._open)
        self.pane.list.selection_changed.connect(self._select)
        self.pane.panels.chosen.connect(self._show_part)
        self.right.changed.connect(self.pane.panels.choose)
        self.pane.rename_wanted.connect(self.detail.head.rename)
        self.pane.delete_wanted.connect(self.detail.head.delete)
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
        self._stack.setCurrentWidget(self._panes if rows or self.right.shown != BOOK else self.empty)
        self.pane.show_shelf(self._shelf)
        if not rows:
            return
        keys = [row.key for row in rows]
        if self._chosen not in keys:
            self._chosen = self._next(before, keys)
        if self._chosen not in self.pane.selected_keys():
            self.pane.select(self._chosen)
        self._show_chosen()

    def show_target(self, target: object) -> None:
        """Choose the book with this key or uuid, or of what is kept with it; "panel:queue" opens a panel."""
        self.refresh_if_stale()
        if isinstance(target, str) and target.startswith(_PANEL):
            self.show_panel(target.removeprefix(_PANEL))
            return
        book = self.right.book_of(target)
        for row in self._shelf.rows if self._shelf else ():
            if book in (row.key, row.uuid):
                self._choose(row.key)
                self.pane.reveal(row.key)
                self.detail.reveal(str(target))

    def show_panel(self, name: str) -> None:
        """Show a panel beside the list, and work in it."""
        if name in PANELS:
            self._stack.setCurrentWidget(self._panes)
            self.right.show_panel(name)
            self.right.focus_first()

    def open_file(self, path: Path) -> None:
        """Open the import with a file."""
        self.show_panel("import")
        self.right.panel("import").open_file(path)  # type: ignore[attr-defined]  # ImportPanel has it

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected books."""
        return self.pane.selected_keys()

    def focus_first(self) -> None:
        """Go to the list, or to the field that adds the first book."""
        self.refresh_if_stale()
        if self._shelf is not None and self._shelf.rows:
            self.pane.list.setFocus()
        else:
            self.empty.field.setFocus()

    def flush(self) -> None:
        """Save what is being typed, and where the border of the panes stands."""
        self.right.flush()
        self._panes.keep()

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

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the list."""
        self.pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.filter.selectAll()

    def set_status(self, status: str) -> None:
        """Set the status of the chosen book as of today."""
        self.refresh_if_stale()
        self.detail.head.set_status(status)

    def read_again(self) -> None:
        """Begin a new reading of the chosen book."""
        self.refresh_if_stale()
        self.detail.head.read_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self._panes:
            mark_keyboard(self.pane.list)
        else:
            super().keyPressEvent(event)

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
        if key != self._chosen:
            self.detail.flush()
        self._chosen = key
        self._show_chosen()
        self.right.show_book()

    def _open(self, key: str) -> None:
        self._choose(key)
        self.detail.focus_first()

    def _select(self, keys: list[str]) -> None:
        """Show several books together; the last one alone again."""
        if len(keys) > 1:
            self.right.show_keys(keys)
        elif self.right.shown == BULK:
            self.right.show_book()

    def _show_part(self, name: str) -> None:
        """Follow the tabs under the list; the focus stays there."""
        if name == BOOK:
            self.right.show_book()
        else:
            self.right.show_panel(name)

    def _show_chosen(self) -> None:
        space = self.workspace
        view = space.query(queries.book, space.pathway, space.today(), self._chosen)
        if view is not None:
            self.detail.show_book(view)
