"""The left pane of the readings: filter, tabs, shelves and chips, all books as list or table, and the panels' tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop.domain.shelf_order import Order
from opspath_desktop.domain.shelf_rule import Chip, Rule
from opspath_desktop.i18n import _
from opspath_desktop.queries.readings import Shelf, ShelfRow
from opspath_desktop.queries.shelf_rows import counts
from opspath_desktop.queries.shelves import SavedShelf, choices
from opspath_desktop.ui.pages.readings_fields import popup
from opspath_desktop.ui.pages.readings_filter import fill_filter, fill_shelves
from opspath_desktop.ui.pages.readings_list_parts import ListParts
from opspath_desktop.ui.pages.readings_list_rows import ALL, Arrangement
from opspath_desktop.ui.pages.readings_list_view import recall, remember
from opspath_desktop.ui.workspace import Workspace


class BookList(ListParts):
    """Choose books with the arrows; Enter opens one, F2 renames, Del deletes an own one; Shift and Ctrl take more."""

    chosen = Signal(str)
    opened = Signal(str)
    selection_changed = Signal(list)
    table_shown = Signal(bool)
    queued = Signal(str, int)  # a book, and its new place in the queue
    panel_wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._workspace = workspace
        self.arrangement = Arrangement(workspace)
        self._connect()
        self._last = ""  # the book that was selected alone last; it is selected again when it comes back into the list
        self.arrangement.order, table = recall(workspace)
        self.view = self.table if table else self.list
        self._dress()

    def _connect(self) -> None:
        self.filter.changed.connect(self._narrow)
        self.filter.entered.connect(self.arrangement.prepare)
        self.filter.left_down.connect(self.enter)
        self.chips.clicked.connect(lambda: popup(self.chips, self.fill_filter))
        self.segment.chosen.connect(self._narrow)
        self.plus.clicked.connect(lambda: self.form.open())
        self.nothing.offer.clicked.connect(lambda: self.form.open(self.filter.text().strip()))
        self.form.closed.connect(self.plus.setFocus)
        self.bar.changed.connect(self.choose)
        self.bar.left_empty.connect(self.take_focus)
        self.line.sorted.connect(self.sort)
        self.line.wanted.connect(self.do)
        self.line.toggled.connect(lambda: self.show_table(self.view is self.list))
        self.table.sorted.connect(self.sort)
        self.list.moved.connect(self._move)
        for view in (self.list, self.table):
            view.chosen.connect(self._note)
            view.chosen.connect(self.chosen)
            view.opened.connect(self.opened)
            view.selection_changed.connect(self.selection_changed)

    def show_shelf(self, shelf: Shelf, saved: tuple[SavedShelf, ...]) -> None:
        """Show these books and shelves; filter, chips and tab stay."""
        self.arrangement.show_shelf(shelf)
        self.bar.show_rule(self.arrangement.rule, saved)
        self._narrow()

    def choose(self, rule: Rule) -> None:
        """Narrow the list to what these chips choose; the queue is shown in its order."""
        arrangement = self.arrangement
        if Chip("queue") in rule.chips and Chip("queue") not in arrangement.rule.chips and arrangement.order == Order():
            self.sort(Order("queue"))
        arrangement.choose(rule)
        self.bar.show_rule(rule, self.bar.saved)
        self._narrow()

    def show_saved(self, uuid: str) -> None:
        """Show what a saved shelf holds."""
        for shelf in self.bar.saved:
            if shelf.uuid == uuid:
                self._show_all_of(shelf.rule)

    def sort(self, order: Order) -> None:
        """Put the books in an order, and remember it."""
        self.arrangement.sort(order)
        remember(self._workspace, order, self.view is self.table)
        self._dress()
        self._narrow()

    def show_table(self, table: bool) -> None:
        """Show the books as a table, or as a list; what is selected stays selected."""
        keys, had_focus = self.selected_keys(), self.view.hasFocus()
        self.view = self.table if table else self.list
        remember(self._workspace, self.arrangement.order, table)
        self._dress()
        self._narrow()
        if keys:
            self.view.select(keys[0])
        if had_focus:
            self.view.setFocus()
        self.table_shown.emit(table)

    def do(self, name: str) -> None:
        """Do what a menu or a command asks of the list; what it does not know is the name of a panel."""
        known: dict[str, Callable[[], object]] = {
            "all": lambda: (self.view.setFocus(), self.view.selectAll()),
            "table": lambda: self.show_table(self.view is self.list),
            "sort": self.line.order.click,
            "filter": self.chips.click,
            "shelf": self.bar.start_save,
        }
        known.get(name, lambda: self.panel_wanted.emit(name))()

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected books from top to bottom."""
        return self.view.selected_keys()

    def select(self, key: str) -> bool:
        """Select a book alone without the signal; return False when something hides it."""
        self._note(key)
        before = self.view.current_key()
        found = self.view.select(key)
        if found and before != key and self.view is self.list and self.list.currentIndex().row() <= 1:
            # The heading of the first group belongs to its first book; later, when the list knows its height.
            QTimer.singleShot(0, self.list, self.list.scrollToTop)
        return found

    def reveal(self, key: str) -> None:
        """Select a book; filter, chips and tab give way when they hide it."""
        if not self.select(key):
            self._show_all_of(Rule())
            self.select(key)

    def enter(self) -> None:
        """Go from the filter to the books it found."""
        self.view.select_first()
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def shown(self) -> list[ShelfRow]:
        """Return the books that filter, chips and tab leave over."""
        return list(self.arrangement.in_tab(self.arrangement.found()))

    def fill_filter(self, menu: QMenu) -> None:
        """Add the chips, the shelves, and what can be done with the chips that are active."""
        arrangement = self.arrangement
        offer = self._workspace.query(choices, arrangement.shelf)
        stages = [stage.number for stage in self._workspace.pathway.stages]
        fill_filter(menu, arrangement.rule, offer, stages, lambda chip: self.choose(arrangement.rule.toggled(chip)))
        if self.bar.saved:
            fill_shelves(menu, self.bar.saved, self.bar.show_shelf, self.bar.fill_shelf)
        if arrangement.rule.chips:
            menu.addSeparator()
            menu.addAction(_("Save as shelf"), self.bar.start_save)
            menu.addAction(_("Clear"), lambda: self.choose(Rule()))

    def _show_all_of(self, rule: Rule) -> None:
        self.filter.clear()
        self.segment.choose(ALL)
        self.choose(rule)

    def _note(self, key: str) -> None:
        self._last = key

    def _narrow(self, *_words: object) -> None:
        arrangement = self.arrangement
        arrangement.words, arrangement.tab = self.filter.text(), self.segment.current()
        found = arrangement.found()
        self.show_counts(counts(found))
        rows = arrangement.in_tab(found)
        if self.view is self.table:
            self.table.show_rows(rows, arrangement.order)
        else:
            self.list.show_rows(arrangement.headed(rows))
        if not self.view.selected_keys():
            self.view.select(self._last)
        had_focus = self.view.hasFocus()
        self.view.setVisible(bool(rows))
        if had_focus and not rows:
            self.take_focus()
        self.nothing.say(not rows, self.filter.text().strip(), bool(arrangement.rule.chips), arrangement.tab)

    def _dress(self) -> None:
        """Show the view that is chosen, and the order."""
        order, table = self.arrangement.order, self.view is self.table
        self.list.setVisible(not table)
        self.table.setVisible(table)
        self.list.set_movable(order == Order("queue"))
        self.line.show_order(order)
        self.line.show_table(table)
        self.space()

    def _move(self, key: str, before: str) -> None:
        place = self.arrangement.queue_place(key, before)
        if place:
            self.queued.emit(key, place)
