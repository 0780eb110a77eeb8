"""Read books, readings and log entries in bulk, and know where each reading has come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import Lengths, Step, amounts, convert, fraction, reached, shown_unit
from opspath_desktop.domain.forecast import Forecast, forecast
from opspath_desktop.domain.pathway import Item, Pathway
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import place_value, place_words
from opspath_desktop.store.schema import Book, ItemRef, LogEntry, Reading

RUNNING = ("reading", "paused")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a reader is: `place` in words, `position` None before the first place, `fraction` None without a length."""

    unit: Unit
    position: float | None
    length: float | None
    fraction: float | None
    place: str


@dataclass(frozen=True, slots=True)
class BookRecord:
    """One book with the pathway item that suggests it today, or None for an own book."""

    row: Any
    item: Item | None

    @property
    def id(self) -> int:
        """Return the row id."""
        return int(self.row.id)

    @property
    def key(self) -> str:
        """Return the id of the suggesting item, or the uuid."""
        return self.item.id if self.item else str(self.row.uuid)

    @property
    def title(self) -> str:
        """Return the title; the pathway's words go first."""
        return self.item.title if self.item else str(self.row.title)

    @property
    def authors(self) -> str:
        """Return the authors in one line."""
        return author_words(self.item.authors if self.item else str(self.row.authors).split("\n"))

    @property
    def lengths(self) -> Lengths:
        """Return how long the book is."""
        return Lengths(self.row.pages, self.row.chapters, self.row.minutes)


def author_words(names: Iterable[str]) -> str:
    """Join authors to one line."""
    return ", ".join(name for name in names if name)


def book_records(session: Session, pathway: Pathway, *where: ColumnElement[bool]) -> list[BookRecord]:
    """Return books, oldest first; of several records for one suggested book the first stands for the item."""
    columns = (Book.id, Book.uuid, Book.title, Book.subtitle, Book.authors, Book.year, Book.publisher, Book.why)
    lengths = (Book.pages, Book.chapters, Book.minutes)
    query = select(*columns, *lengths, ItemRef.item, ItemRef.pack).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id)
    found, taken = [], set()
    for row in session.execute(query.where(*where).order_by(Book.id)):
        item = pathway.item(row.item) if row.item and row.pack == pathway.pack and row.item not in taken else None
        taken.add(row.item)
        found.append(BookRecord(row, item))
    return found


def readings_by_book(session: Session, *where: ColumnElement[bool]) -> dict[int, list[Any]]:
    """Return the readings of each book, oldest first."""
    dates = (Reading.started, Reading.started_precision, Reading.finished, Reading.finished_precision)
    columns = (Reading.id, Reading.uuid, Reading.book_id, Reading.status, Reading.format, Reading.rating)
    texts = (Reading.reason, Reading.stopped_at, Reading.outcome)
    query = select(*columns, *dates, *texts).where(*where).order_by(Reading.id)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        found[row.book_id].append(row)
    return found


def entries_by_reading(session: Session, *where: ColumnElement[bool]) -> dict[int, list[Any]]:
    """Return the log entries of each reading that meets `where`, by day and then as they were written."""
    columns = (LogEntry.id, LogEntry.uuid, LogEntry.reading_id, LogEntry.on_date, LogEntry.unit)
    values = (LogEntry.from_position, LogEntry.to_position, LogEntry.minutes_spent, LogEntry.remark)
    query = select(*columns, *values).join(Reading, LogEntry.reading_id == Reading.id)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query.where(*where).order_by(LogEntry.on_date, LogEntry.id)):
        found[row.reading_id].append(row)
    return found


def steps(entries: Iterable[Any]) -> list[Step]:
    """Return the movements of log entries."""
    return [Step(row.unit, row.from_position, row.to_position) for row in entries]


def progress_of(entries: Sequence[Any], lengths: Lengths, *, audio: bool) -> Progress:
    """Return where a reading is after its entries."""
    return progress_after(steps(entries), lengths, audio=audio)


def progress_after(moves: Iterable[Step], lengths: Lengths, *, audio: bool) -> Progress:
    """Return where a reading is after these movements."""
    place = reached(moves, lengths).place
    unit = shown_unit(lengths, audio=audio, last=place.unit if place else None)
    position = convert(place, unit, lengths) if place else None
    length = lengths.of(unit)
    words = place_words(position, unit, length) if position is not None else ""
    return Progress(unit, position, length, fraction(place, lengths) if place else None, words)


def daily(entries: Sequence[Any], unit: Unit, lengths: Lengths) -> tuple[tuple[date, float], ...]:
    """Return how much was read in each entry whose amount can be told in `unit`."""
    told = amounts(steps(entries), unit, lengths)
    return tuple((row.on_date, amount) for row, amount in zip(entries, told, strict=True) if amount is not None)


def forecast_of(entries: Sequence[Any], progress: Progress, lengths: Lengths, today: date) -> Forecast | None:
    """Return the forecast of a reading.

    A first entry that only names a place is no session: nobody knows how long it took to get there.
    """
    if progress.position is None or progress.length is None:
        return None
    told = daily(entries, progress.unit, lengths)
    placed = [row for row in entries if row.to_position is not None]
    if placed and placed[0].from_position is None:
        told = told[1:]
    return forecast(told, progress.length - progress.position, today)


def usual_amount(entries: Sequence[Any], unit: Unit) -> str:
    """Return the last "so much more" in `unit` as it would be typed, or nothing."""
    if unit not in ("pages", "minutes"):
        return ""
    last = [row for row in entries if row.unit == unit and row.from_position is not None]
    return place_value(last[-1].to_position - last[-1].from_position, "pages") if last else ""
