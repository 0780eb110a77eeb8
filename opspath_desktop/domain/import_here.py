"""What is here when a file is compared: books, readings, log entries and highlights, with only what the rules need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

COMPARED = ("book", "reading", "log_entry", "highlight", "item_ref")  # the tables that an import looks at
BOOK_TEXTS = ("title", "subtitle", "authors", "publisher", "editors", "series", "isbns", "tags", "notes", "sources")
BOOK_NUMBERS = ("year", "pages", "chapters", "minutes", "queue")
BOOK_COLUMNS = (*BOOK_TEXTS, "why", *BOOK_NUMBERS)
READING_COLUMNS = (
    "status",
    "format",
    "started",
    "started_precision",
    "finished",
    "finished_precision",
    "outcome",
    "rating",
    "reason",
    "stopped_at",
)
Values = dict[str, Any]
Entry = tuple[str, str, float | None, float | None, int | None, str]  # day as text, unit, from, to, minutes, remark


class BookHere(NamedTuple):
    """A book with its columns; `item` is the pathway's book that it stands for, or nothing."""

    id: int
    uuid: str
    item: str
    values: Mapping[str, Any]


class Suggested(NamedTuple):
    """A book that the pathway suggests, touched or not."""

    item: str
    title: str
    authors: tuple[str, ...]


class ReadingHere(NamedTuple):
    """A reading with its columns and the last day of its log."""

    id: int
    uuid: str
    values: Mapping[str, Any]
    last_day: date | None


class HighlightHere(NamedTuple):
    """A highlight that came from a file."""

    id: int
    uuid: str
    book: int
    note: str
    sources: str
    superseded_by: str
    favourite: bool


@dataclass(frozen=True, slots=True)
class Here:
    """All that an import is compared with. `mark` changes whenever a record does."""

    books: tuple[BookHere, ...] = ()
    suggested: tuple[Suggested, ...] = ()
    readings: Mapping[int, tuple[ReadingHere, ...]] = field(default_factory=dict)
    entries: Mapping[int, tuple[Entry, ...]] = field(default_factory=dict)
    entry_uuids: frozenset[str] = frozenset()
    highlights: Mapping[str, HighlightHere] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    mark: tuple[Any, ...] = ()
