"""Sort books by any column, either way; what is not known comes last in both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

# In the order of the menu. "stage" is the shelf's own order: the current stage's books, the other stages', own books.
COLUMNS = (
    "stage",
    "title",
    "authors",
    "status",
    "progress",
    "rating",
    "started",
    "finished",
    "logged",
    "added",
    "pages",
    "tags",
    "queue",
)
DOWN_FIRST = ("progress", "rating", "started", "finished", "logged", "added")  # the newest and the most go first
STATUSES = ("reading", "paused", "planned", "finished", "consulted", "stopped", "skipped", "not_applicable")
_PLACE = {status: place for place, status in enumerate(STATUSES)}
_DIGITS = re.compile(r"(\d{1,18})")


class Sortable(Protocol):
    """What the columns ask of a book."""

    @property
    def id(self) -> int:
        """Return the row id."""

    @property
    def title(self) -> str:
        """Return the title."""

    @property
    def author_lines(self) -> str:
        """Return the authors, one a line."""

    @property
    def tag_lines(self) -> str:
        """Return the tags, one a line."""

    @property
    def stage(self) -> int | None:
        """Return the number of the stage that suggests it."""

    @property
    def status(self) -> str:
        """Return the status."""

    @property
    def fraction(self) -> float | None:
        """Return how far it is read, None when nobody can say."""

    @property
    def rating(self) -> int | None:
        """Return the quarter stars."""

    @property
    def started_on(self) -> str | None:
        """Return the day it was begun as ISO text."""

    @property
    def started_precision(self) -> str:
        """Return how exactly that is known."""

    @property
    def finished_on(self) -> str | None:
        """Return the day it was over as ISO text."""

    @property
    def finished_precision(self) -> str:
        """Return how exactly that is known."""

    @property
    def added(self) -> str:
        """Return when it came to the shelf, "" before."""

    @property
    def pages(self) -> int | None:
        """Return how long it is."""

    @property
    def queue(self) -> int | None:
        """Return the place in the queue."""


Row = TypeVar("Row", bound=Sortable)


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by, and which way."""

    by: str = "stage"
    down: bool = False

    @classmethod
    def first(cls, by: str) -> Order:
        """Return the order in which a column is sorted when it is chosen first."""
        return cls(by, by in DOWN_FIRST)

    def chosen(self, by: str) -> Order:
        """Return the order after a column was chosen; the same column again turns it round."""
        return Order(by, not self.down) if by == self.by else Order.first(by)

    def text(self) -> str:
        """Return the order as it is remembered."""
        return f"{self.by} {'down' if self.down else 'up'}"


def read_order(text: str) -> Order:
    """Return the order in a remembered text, the usual one when there is none."""
    by, _space, way = text.partition(" ")
    return Order(by, way == "down") if by in COLUMNS and way in ("up", "down") else Order()


def ordered(rows: Iterable[Row], order: Order, logged: Mapping[int, str]) -> list[Row]:
    """Return the rows in an order; rows that are equal, or of which nothing is known, stay as they were.

    `logged` holds the last day in the log by row id of the book.
    """
    rows = list(rows)
    if order == Order():
        return rows
    known: list[tuple[Any, Row]] = []
    unknown: list[Row] = []
    ask = _asker(order.by, logged)
    for row in rows:
        value = ask(row)
        if value is None:
            unknown.append(row)
        else:
            known.append((value, row))
    known.sort(key=lambda pair: pair[0], reverse=order.down)
    return [*(row for _value, row in known), *unknown]


def _asker(by: str, logged: Mapping[int, str]) -> Callable[[Sortable], Any]:
    if by == "logged":
        return lambda row: logged.get(row.id)
    return _ASK[by]


def collated(text: str) -> tuple[Any, ...] | None:
    """Return a key by which people expect words to be sorted: case and accents aside, numbers by value."""
    words = text.casefold().strip()
    if not words.isascii():
        letters = unicodedata.normalize("NFKD", words)
        words = "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
    if not words:
        return None
    if not _DIGITS.search(words):
        return (words,)
    parts = _DIGITS.split(words)
    # Words stand at even places, numbers at odd ones, so like is compared with like.
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def _by_surname(row: Sortable) -> tuple[Any, ...] | None:
    first = row.author_lines.split("\n", 1)[0]
    names = first.split()
    return collated(f"{names[-1]} {' '.join(names[:-1])}") if names else None


def _progress(row: Sortable) -> float | None:
    return 1.0 if row.status in ("finished", "consulted") else row.fraction


_ASK: dict[str, Callable[[Sortable], Any]] = {
    "stage": lambda row: row.stage,
    "title": lambda row: collated(row.title),
    "authors": _by_surname,
    "tags": lambda row: collated(row.tag_lines),
    "status": lambda row: _PLACE[row.status],
    "progress": _progress,
    "rating": lambda row: row.rating,
    "started": lambda row: (row.started_on or None) if row.started_precision != "unknown" else None,
    "finished": lambda row: (row.finished_on or None) if row.finished_precision != "unknown" else None,
    "added": lambda row: row.added or None,
    "pages": lambda row: row.pages,
    "queue": lambda row: row.queue,
}
