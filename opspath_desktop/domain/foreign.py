"""What a file of another program says, in the words of this one: books with their readings, logs and highlights.

The readers of `exchange` make these records, the rules of the import compare them with what is here. Every text is as
the file has it, already plain (no HTML, no TeX); nothing in them is trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from opspath_desktop.errors import OpsPathError

Precision = str  # "day", "month", "year" or "unknown"; unknown goes with a day of None
NOTHING: Mapping[str, int] = MappingProxyType({})


class Cancelled(OpsPathError):
    """Say that the person stopped the reading or comparing of a file; nothing was changed."""


@dataclass(frozen=True, slots=True)
class ForeignEntry:
    """One sitting of a reading, as `store.schema.LogEntry` keeps it."""

    on: date
    unit: str
    from_position: float | None = None
    to_position: float | None = None
    minutes_spent: int | None = None
    remark: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class ForeignReading:
    """One time of reading; `rating` in quarter stars, 0 to 20. `uuid` only from our own CSV."""

    status: str
    format: str = "unknown"
    started: date | None = None
    started_precision: Precision = "unknown"
    finished: date | None = None
    finished_precision: Precision = "unknown"
    rating: int | None = None
    outcome: str = ""
    reason: str = ""
    stopped_at: str = ""
    log: tuple[ForeignEntry, ...] = ()
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class ForeignHighlight:
    """One passage, note or bookmark; `records` are the numbers of its entries in the file, from 1: its own comes first,
    then those of the notes that were attached to it.

    `source` is its name for a second import, one line for each of `records`. `superseded_by` is the first line of the
    source of the longer highlight that holds this one.
    """

    kind: str
    text: str = ""
    note: str = ""
    chapter: str = ""
    place: str = ""
    position: float | None = None
    made_on: date | None = None
    withheld: bool = False
    source: str = ""
    superseded_by: str = ""
    records: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignBook:
    """One book of a file. `record` is its number in the file (from 1). In a clippings file the records are entries:
    they stand at the highlights, and `record` is the first of them.

    `source` is the name that the other program has for it ("goodreads:123"), `raw` the record as it stands in the
    file, `shelf` an exclusive shelf that no rule knows: the person is asked which status it means.
    """

    record: int
    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    year: int | None = None
    publisher: str = ""
    series: str = ""
    isbns: tuple[str, ...] = ()
    pages: int | None = None
    chapters: int | None = None
    minutes: int | None = None
    tags: tuple[str, ...] = ()
    notes: str = ""
    why: str = ""
    queue: int | None = None
    readings: tuple[ForeignReading, ...] = ()
    highlights: tuple[ForeignHighlight, ...] = ()
    shelf: str = ""
    source: str = ""
    item: str = ""
    uuid: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One record that cannot be taken, with its number in the file, the reason, and the record as it stands there."""

    record: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth saying about a record that is taken nevertheless."""

    record: int | str
    reason: str


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that was read: `records` is the number of its records, whatever became of them.

    `head` stands before the records (a header line) when unreadable ones are written to a file of their own. `counts`
    are further numbers to tell. `vague_dates` says that days on the 1st may stand for a month or a year.
    """

    format: str
    records: int
    books: tuple[ForeignBook, ...]
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[Remark, ...] = ()
    head: str = ""
    counts: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    vague_dates: bool = False

    @property
    def has_logs(self) -> bool:
        """Tell whether any reading of the file has log entries."""
        return any(reading.log for book in self.books for reading in book.readings)

    @property
    def has_highlights(self) -> bool:
        """Tell whether any book of the file has highlights."""
        return any(book.highlights for book in self.books)
