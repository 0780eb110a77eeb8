"""What the list of readings shows: rows that are cheap to make by the ten thousand, and tell their words when asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from opspath_desktop.domain.book_place import Lengths, Step
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import short_place, status_words
from opspath_desktop.queries.reading_records import RUNNING, Progress, progress_after

NOT_BEGUN = Progress("pages", None, None, None, "")
SEGMENTS = {
    "reading": "reading",
    "paused": "reading",
    "planned": "to_read",
    "finished": "done",
    "consulted": "done",
    "stopped": "done",
    "skipped": "done",
    "not_applicable": "done",
}


@dataclass(slots=True)
class RowLog:
    """The log of a running reading; how far it has come is worked out when the row is painted."""

    steps: list[tuple[Unit, float | None, float | None]]
    lengths: Lengths
    audio: bool
    _known: Progress | None = field(default=None, compare=False)

    @property
    def progress(self) -> Progress:
        """Return where the reading is."""
        if self._known is None:
            self._known = progress_after([Step(*step) for step in self.steps], self.lengths, audio=self.audio)
        return self._known


class ShelfRow(NamedTuple):
    """One book on the shelf, of its readings the one that counts now.

    `key` is the item's id for a suggested book, else the uuid; `id` and `uuid` are 0 and "" before it is on the shelf.
    A tuple, for a dataclass would take ten times as long to make. Lists are one entry a line, days are ISO texts.
    """

    key: str
    id: int
    uuid: str
    title: str
    author_lines: str
    tag_lines: str
    pages: int | None
    queue: int | None
    added: str
    status: str
    format: str
    rating: int | None
    started_on: str | None
    started_precision: str
    finished_on: str | None
    finished_precision: str
    reading: int | None
    chapters: int | None
    minutes: int | None
    item: str | None
    stage: int | None
    group: str
    log: RowLog | None

    @property
    def authors(self) -> str:
        """Return the authors in one line."""
        return self.author_lines.replace("\n", ", ")

    @property
    def tags(self) -> list[str]:
        """Return the tags."""
        return self.tag_lines.split("\n") if self.tag_lines else []

    @property
    def lengths(self) -> Lengths:
        """Return how long the book is."""
        return Lengths(self.pages, self.chapters, self.minutes)

    @property
    def started(self) -> date | None:
        """Return the day it began, None when unknown."""
        return date.fromisoformat(self.started_on) if self.started_on else None

    @property
    def finished_day(self) -> date | None:
        """Return the day it ended, None when unknown."""
        return date.fromisoformat(self.finished_on) if self.finished_on else None

    @property
    def segment(self) -> str:
        """Return the tab that shows the book: "reading", "to_read" or "done"."""
        return SEGMENTS[self.status]

    @property
    def finished(self) -> bool:
        """Tell whether the book counts as read."""
        return self.status in ("finished", "consulted")

    @property
    def progress(self) -> Progress:
        """Return where a running reading is."""
        return self.log.progress if self.log is not None else NOT_BEGUN

    @property
    def fraction(self) -> float | None:
        """Return how far a running reading is, None without a length."""
        return self.progress.fraction

    @property
    def caption(self) -> str:
        """Return the line under the title: the state, and the place or the authors."""
        words = status_words(self.status)
        if self.status == "planned":
            return f"{words} · {self.authors}" if self.author_lines else words
        progress = self.progress
        if self.status not in RUNNING or progress.position is None:
            return words
        place = short_place(progress.position, progress.unit, progress.length)
        return place if self.status == "reading" else f"{words} · {place}"


class Counts(NamedTuple):
    """How many books each tab shows; the last three add up to the first."""

    all: int
    reading: int
    to_read: int
    done: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """All books: the current stage's first, then the other stages', then the user's own."""

    rows: tuple[ShelfRow, ...]

    @property
    def counts(self) -> Counts:
        """Return how many books each tab shows."""
        return counts(self.rows)


def counts(rows: Iterable[ShelfRow]) -> Counts:
    """Return how many of these books each tab shows."""
    found: Counter[str] = Counter()
    for status, n in Counter([row.status for row in rows]).items():
        found[SEGMENTS[status]] += n
    return Counts(found.total(), found["reading"], found["to_read"], found["done"])
