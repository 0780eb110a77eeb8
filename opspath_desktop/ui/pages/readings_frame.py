"""The frame of the readings page: list or table at the left, the book or a panel at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout

from opspath_desktop.actions import queue
from opspath_desktop.i18n import _
from opspath_desktop.ui.pages.page import Page
from opspath_desktop.ui.pages.readings_add import first_book
from opspath_desktop.ui.pages.readings_list import BookList
from opspath_desktop.ui.pages.readings_panels import BOOK, BULK, PANELS, RightPane
from opspath_desktop.ui.widgets.panes import Panes
from opspath_desktop.ui.workspace import Workspace

_LIST = 364  # the list of 332 px with its margins


class ReadingsFrame(Page):
    """Hold the panes and know what the right one shows; a file may be dropped anywhere."""

    place = "readings"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.empty = first_book()
        self.pane = BookList(workspace)
        self.right = RightPane(workspace)
        self.detail = self.right.detail
        self._panes = Panes(workspace, "readings", self.pane, self.right, _LIST)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._panes)
        self.setAcceptDrops(True)
        self.pane.selection_changed.connect(self._select)
        self.pane.table_shown.connect(self._share)
        self.pane.panel_wanted.connect(self.show_panel)
        self.pane.panels.chosen.connect(self._show_part)
        self.pane.panels.tabBarClicked.connect(self._press)  # also the tab that is chosen, under a panel without one
        self.pane.queued.connect(self._move)
        self.right.changed.connect(self._share)
        self._share()

    @property
    def is_table(self) -> bool:
        """Tell whether the books are shown as a table."""
        return self.pane.view is self.pane.table

    def show_panel(self, name: str) -> None:
        """Show a panel beside the list, and work in it; "book" shows the books again."""
        if name == BOOK:
            self.right.show_book()
            self.focus_first()
        elif name in PANELS:
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

    def flush(self) -> None:
        """Save what is being typed, where the border of the panes stands, and how wide the columns are."""
        self.right.flush()
        self._panes.keep()
        self.pane.table.keep()

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the list."""
        self.pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is self._panes:
            if self.pane.arrangement.shelf.rows:
                self.pane.take_focus()
            else:
                self.show_panel(BOOK)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the first file that was dropped."""
        event.acceptProposedAction()
        self.open_file(Path(next(url for url in event.mimeData().urls() if url.isLocalFile()).toLocalFile()))

    def _select(self, keys: list[str]) -> None:
        """Show several books together; the last one alone again."""
        if len(keys) > 1:
            self.right.show_keys(keys)
        elif self.right.shown == BULK:
            self.right.show_book()

    def _show_part(self, name: str) -> None:
        """Follow the tabs under the list; the focus stays there. The first tab shows what is selected."""
        keys = self.selected_keys()
        if name != BOOK:
            self.right.show_panel(name)
        elif len(keys) > 1 and self.right.shown != BULK:
            self.right.show_keys(keys)
        else:
            self.right.show_book()

    def _press(self, place: int) -> None:
        if place >= 0 and self.right.shown not in ("queue", "review", "numbers", "import"):
            self._show_part(str(self.pane.panels.tabData(place)))

    def _share(self, *_what: object) -> None:
        """Give a table the whole width while there is no panel beside it."""
        shown = not self.is_table or self.right.shown != BOOK
        self.pane.panels.choose(self.right.shown)
        if shown != self.right.isVisibleTo(self._panes) or self.sender() is self.pane:
            self.right.setVisible(shown)
            self._panes.set_wide(self.is_table)

    def _move(self, key: str, place: int) -> None:
        space = self.workspace
        space.act(_("Move in the queue"), queue.move, space.pathway, key, place)
