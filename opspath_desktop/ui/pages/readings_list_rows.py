"""Work out which books the list shows: chips, then words, then the tab, in the chosen order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opspath_desktop.domain.shelf_order import Order, ordered
from opspath_desktop.domain.shelf_rule import Marks, Rule
from opspath_desktop.queries import shelves
from opspath_desktop.queries.readings import Shelf, ShelfRow
from opspath_desktop.ui.widgets.rows_model import Header, Keyed
from opspath_desktop.ui.workspace import Workspace

ALL = "all"


class Arrangement:
    """Hold the shelf and what narrows and sorts it; each step is kept until something before it changes.

    Words of books, who has highlights and when was logged last are asked for when a filter or an order needs them.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.shelf = Shelf(())
        self.rule, self.order = Rule(), Order()
        self.words, self.tab = "", ALL
        self._texts: Mapping[str, str] | None = None
        self._marks: Marks | None = None
        self._logged: Mapping[int, str] | None = None
        self._chipped: list[ShelfRow] | None = None
        self._pairs: list[tuple[str, ShelfRow]] | None = None

    def show_shelf(self, shelf: Shelf) -> None:
        """Take fresh books over."""
        self.shelf = shelf
        self._texts = self._marks = self._logged = None
        self._forget()

    def choose(self, rule: Rule) -> None:
        """Narrow the shelf to what these chips choose."""
        self.rule = rule
        self._forget()

    def sort(self, order: Order) -> None:
        """Put the books in an order."""
        self.order = order
        self._forget()

    def prepare(self) -> None:
        """Have the words at hand before the first letter is typed."""
        if self._pairs is None:
            texts = self._all_texts()
            self._pairs = [(texts[row.key], row) for row in self._chosen()]

    def found(self) -> Sequence[ShelfRow]:
        """Return the books that chips and words leave over, in order."""
        words = self.words.casefold().split()
        if not words:
            return self._chosen()
        self.prepare()
        pairs = self._pairs or []
        for word in words:
            pairs = [pair for pair in pairs if word in pair[0]]
        return [row for _text, row in pairs]

    def in_tab(self, rows: Sequence[ShelfRow]) -> Sequence[ShelfRow]:
        """Return the rows that belong to the chosen tab."""
        return rows if self.tab == ALL else [row for row in rows if row.segment == self.tab]

    def headed(self, rows: Sequence[ShelfRow]) -> list[Keyed]:
        """Return the rows with the headings of their groups, when they stand in the order of the shelf."""
        if self.order.by != "stage":
            return list(rows)
        shown: list[Keyed] = []
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                shown.append(Header(f"group {group}", group))
            shown.append(row)
        return shown

    def queue_place(self, key: str, before: str) -> int:
        """Return the place in the queue that a book gets when it is put before another one, 0 when that is none."""
        rows = {row.key: row for row in self.shelf.rows}
        place, last = rows[key].queue, max((row.queue or 0 for row in self.shelf.rows), default=0)
        behind = rows[before].queue if before else None
        if place is None:
            return 0
        target = last + 1 if behind is None else behind
        return target - 1 if place < target else target

    def _chosen(self) -> list[ShelfRow]:
        if self._chipped is None:
            rows = self.shelf.rows
            if self.rule.chips:
                test = self.rule.test(self._all_marks() if self.rule.needs_marks else Marks())
                rows = tuple(row for row in rows if test(row))
            self._chipped = ordered(rows, self.order, self._last_days() if self.order.by == "logged" else {})
        return self._chipped

    def _all_texts(self) -> Mapping[str, str]:
        if self._texts is None:
            self._texts = self._workspace.query(shelves.texts, self.shelf)
        return self._texts

    def _all_marks(self) -> Marks:
        if self._marks is None:
            self._marks = self._workspace.query(shelves.marks)
        return self._marks

    def _last_days(self) -> Mapping[int, str]:
        if self._logged is None:
            self._logged = self._workspace.query(shelves.last_logged)
        return self._logged

    def _forget(self) -> None:
        self._chipped = self._pairs = None
