"""The rows that an import writes, and the pen that fills gaps in them and notes what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from opspath_desktop.domain.import_here import Values

Ref = int  # a row here by its id, or the n-th new row of its kind as -n
GAPS = ("", None)


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to insert. `parent` is its book or reading; `item` the pathway's book that a new book stands for."""

    values: Mapping[str, Any]
    parent: Ref = 0
    uuid: str = ""
    item: str = ""
    superseded_by: Ref = 0


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row to update: only these columns. `superseded_by` names a new highlight that holds this one."""

    id: int
    values: Mapping[str, Any]
    superseded_by: Ref = 0


@dataclass(frozen=True, slots=True)
class Writes:
    """Everything that an import writes, by table; the n-th new book is -n where a reading names its book."""

    books: tuple[NewRow, ...] = ()
    readings: tuple[NewRow, ...] = ()
    entries: tuple[NewRow, ...] = ()
    highlights: tuple[NewRow, ...] = ()
    changed_books: tuple[ChangedRow, ...] = ()
    changed_readings: tuple[ChangedRow, ...] = ()
    changed_highlights: tuple[ChangedRow, ...] = ()

    def __bool__(self) -> bool:
        changed = self.changed_books or self.changed_readings or self.changed_highlights
        return bool(self.books or self.readings or self.entries or self.highlights or changed)


@dataclass(slots=True)
class Row:
    """A row under way: what it holds by now, what it held before (None for a new one), and what the file wrote."""

    values: Values
    before: Mapping[str, Any] | None = None
    fixed: set[str] = field(default_factory=set)

    def changes(self) -> Values:
        """Return the columns that differ from what was there before."""
        before = self.before
        if before is None:
            return dict(self.values)
        return {name: value for name, value in self.values.items() if before[name] != value}


@dataclass(slots=True)
class Pen:
    """Fills gaps; with `overwrite` the file wins over what was there, but not over its own earlier records.

    `settled` names what several records of the file said of one book's readings when an earlier import took them: in
    turn each would win over the others, for ever.
    """

    overwrite: bool = False
    settled: frozenset[str] = frozenset()
    strokes: int = 0

    def fill(self, row: Row, name: str, value: Any) -> bool:
        """Write a value where there is none, or where the file shall win; tell whether the row holds it now."""
        if _is_gap(name, value):
            return True
        here = row.values[name]
        if here != value:
            if not _is_gap(name, here) and (not self.overwrite or name in row.fixed):
                return False
            self.put(row, name, value)
        row.fixed.add(name)
        return True

    def put(self, row: Row, name: str, value: Any) -> None:
        """Write a value, whatever was there."""
        if row.values[name] != value:
            row.values[name] = value
            self.strokes += 1


def _is_gap(name: str, value: Any) -> bool:
    return value in GAPS or (name == "format" and value == "unknown")
