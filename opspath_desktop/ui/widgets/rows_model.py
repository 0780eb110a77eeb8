"""Keep a list on screen in step with fresh rows, changing only what changed, so that selection and scroll stay."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
KEY_ROLE = ROW_ROLE + 1


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

    def show(self, rows: Sequence[Keyed]) -> None:
        """Make the list look like `rows` by the fewest removals, moves, insertions and changes.

        Rows that keep their order (a longest increasing subsequence) stay; each other row is moved once. Raises
        ValueError when two rows share a key.
        """
        wanted = list(rows)
        keys = [row.key for row in wanted]
        if len(set(keys)) != len(keys):
            raise ValueError("two rows share a key")
        if not self._rows or not wanted:
            self._replace(wanted)
            return
        self._remove_all_but(set(keys))
        self._arrange(wanted)
        self._update(wanted)

    def rows(self) -> list[Keyed]:
        """Return the rows on show."""
        return list(self._rows)

    def row_of(self, key: str) -> int:
        """Return the position of a key, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), -1)

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

    def _remove_all_but(self, keys: set[str]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].key in keys:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].key not in keys:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _arrange(self, wanted: list[Keyed]) -> None:
        """Go backwards: what follows each row is already in its place, so put the row just before that."""
        old = {row.key: i for i, row in enumerate(self._rows)}
        staying = _longest_rising([old[row.key] for row in wanted if row.key in old])
        follower = len(self._rows)
        for row in reversed(wanted):
            if row.key not in old:
                self.beginInsertRows(QModelIndex(), follower, follower)
                self._rows.insert(follower, row)
                self.endInsertRows()
            elif old[row.key] in staying:
                follower = self.row_of(row.key)
            else:
                follower = self._move(self.row_of(row.key), follower)

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
