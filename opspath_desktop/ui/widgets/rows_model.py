"""Keep a list on screen in step with fresh rows, changing only what changed, so that selection and scroll stay."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
KEY_ROLE = ROW_ROLE + 1
MOST_STEPS = 200  # more rows than these are exchanged all at once: every single step costs the view something


class Keyed(Protocol):
    """Be anything with a key that stays the same while the row's other values change."""

    @property
    def key(self) -> str:
        """Return what names the row, unique in its list."""
        ...


@dataclass(frozen=True, slots=True)
class Header:
    """Head a group of rows; it can be neither selected nor focused."""

    key: str
    text: str


class RowsModel(QAbstractListModel):
    """Hold frozen rows; `text` gives the words of a row, `spoken` those for a screen reader."""

    def __init__(
        self,
        text: Callable[[Any], str],
        spoken: Callable[[Any], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._spoken = spoken or text
        self._rows: list[Keyed] = []
        self._known: dict[str, int] | None = None  # the positions, made when somebody asks

    def show(self, rows: Sequence[Keyed]) -> bool:
        """Make the list look like `rows` and return whether all rows were exchanged at once.

        What is the same at both ends stays. Between, few rows are removed, moved, inserted and changed one by one, so
        that selection and scroll stay: those that keep their order (a longest increasing subsequence) stay, each other
        one is moved once. Many are exchanged by one reset. Raises ValueError when two rows share a key.
        """
        wanted = list(rows)
        if len({row.key for row in wanted}) != len(wanted):
            raise ValueError("two rows share a key")
        self._known = None
        if not self._rows or not wanted:
            self._replace(wanted)
            return False
        shorter, longer = sorted((len(self._rows), len(wanted)))
        head = _same(self._rows, wanted, shorter)
        tail = _same(self._rows[::-1], wanted[::-1], shorter - head)
        if longer - head - tail > MOST_STEPS:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return True
        between = slice(head, len(wanted) - tail)
        self._remove_all_but({row.key for row in wanted[between]}, head, tail)
        self._arrange(wanted[between], head, tail)
        self._known = None
        self._update(wanted)
        return False

    def rows(self) -> list[Keyed]:
        """Return the rows on show."""
        return list(self._rows)

    def row(self, place: int) -> Keyed:
        """Return the row at a place."""
        return self._rows[place]

    def row_of(self, key: str) -> int:
        """Return the position of a key, or -1."""
        if self._known is None:
            self._known = {row.key: place for place, row in enumerate(self._rows)}
        return self._known.get(key, -1)

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> Keyed | None:
        """Return the row of an index, or None."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of rows; a list has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, the row itself (ROW_ROLE) or its key (KEY_ROLE)."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == KEY_ROLE:
            return row.key
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, Header):
            return row.text
        return self._text(row) if role == Qt.ItemDataRole.DisplayRole else self._spoken(row)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let headers be read, not chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], Header):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _replace(self, wanted: list[Keyed]) -> None:
        """Fill an empty list, or empty a full one, in one step."""
        if self._rows:
            self.beginRemoveRows(QModelIndex(), 0, len(self._rows) - 1)
            self._rows = []
            self.endRemoveRows()
        if wanted:
            self.beginInsertRows(QModelIndex(), 0, len(wanted) - 1)
            self._rows = wanted
            self.endInsertRows()

    def _remove_all_but(self, keys: set[str], head: int, tail: int) -> None:
        last = len(self._rows) - tail - 1
        while last >= head:
            if self._rows[last].key in keys:
                last -= 1
                continue
            first = last
            while first > head and self._rows[first - 1].key not in keys:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _arrange(self, wanted: Sequence[Keyed], head: int, tail: int) -> None:
        """Go backwards: what follows each row is already in its place, so put the row just before that."""
        follower = len(self._rows) - tail
        old = {row.key: place for place, row in enumerate(self._rows[head:follower])}
        staying = _longest_rising([old[row.key] for row in wanted if row.key in old])
        for row in reversed(wanted):
            if row.key not in old:
                self.beginInsertRows(QModelIndex(), follower, follower)
                self._rows.insert(follower, row)
                self.endInsertRows()
                continue
            here = next(place for place in count(head) if self._rows[place].key == row.key)
            follower = here if old[row.key] in staying else self._move(here, follower)

    def _move(self, source: int, before: int) -> int:
        """Move a row before another and return where it is now."""
        target = before - 1 if source < before else before
        if source != target:
            self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), before)
            self._rows.insert(target, self._rows.pop(source))
            self.endMoveRows()
        return target

    def _update(self, wanted: list[Keyed]) -> None:
        for i, row in enumerate(wanted):
            if self._rows[i] != row:
                self._rows[i] = row
                self.dataChanged.emit(self.index(i), self.index(i))


def _same(ours: Sequence[Keyed], theirs: Sequence[Keyed], most: int) -> int:
    """Return how many rows are the same by key from the beginning on."""
    pairs = zip(ours[:most], theirs[:most], strict=True)
    return next((place for place, (one, other) in enumerate(pairs) if one.key != other.key), most)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the members of one longest increasing subsequence (patience sorting, n log n)."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        before[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    chosen: set[int] = set()
    here: int | None = tops[-1] if tops else None
    while here is not None:
        chosen.add(here)
        here = before[here]
    return chosen
