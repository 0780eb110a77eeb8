"""What filtering the shelf needs beside its rows: saved shelves, what can be chosen, and who has what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import Session

from opspath_desktop.domain.shelf_rule import Marks, Rule, read_rule
from opspath_desktop.queries.applications import applied_counts
from opspath_desktop.queries.shelf_rows import Shelf
from opspath_desktop.store import schema
from opspath_desktop.store.schema import Book, Highlight, LogEntry, Reading, Takeaway

READ = ("finished", "consulted")


@dataclass(frozen=True, slots=True)
class SavedShelf:
    """A choice of chips with a name."""

    uuid: str
    name: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter offers beside the fixed kinds: tags by how often they stand, and years, the latest first."""

    tags: tuple[str, ...]
    years: tuple[str, ...]


def saved_shelves(session: Session) -> tuple[SavedShelf, ...]:
    """Return the saved shelves in their order."""
    columns = (schema.Shelf.uuid, schema.Shelf.name, schema.Shelf.rule)
    rows = session.execute(select(*columns).order_by(schema.Shelf.place, schema.Shelf.id))
    return tuple(SavedShelf(row.uuid, row.name, read_rule(row.rule)) for row in rows)


def choices(session: Session, shelf: Shelf) -> Choices:
    """Return the tags and years that the books of the shelf have."""
    often = Counter(tag for row in shelf.rows if row.tag_lines for tag in row.tag_lines.split("\n"))
    first: dict[str, str] = {}
    for tag, _n in often.most_common():
        first.setdefault(tag.casefold(), tag)
    years = sorted({year for some in _years(session).values() for year in some}, reverse=True)
    return Choices(tuple(first.values()), tuple(years))


def marks(session: Session) -> Marks:
    """Return what the rows of the shelf do not know of themselves: four statements, however many books there are."""
    kept = Highlight.superseded_by == ""
    highlights = frozenset(session.scalars(select(Highlight.book_id).where(kept).distinct()))
    takeaways = frozenset(session.scalars(select(Takeaway.book_id).distinct()))
    return Marks(highlights, takeaways, frozenset(applied_counts(session)), _years(session))


def texts(session: Session, shelf: Shelf) -> Mapping[str, str]:
    """Return the words of each book by its key, folded for searching: all that says what a book is, and why."""
    columns = (Book.subtitle, Book.authors, Book.series, Book.publisher, Book.tags, Book.notes, Book.isbns, Book.why)
    words: ColumnElement[str] = type_coerce(Book.title, String)
    for column in columns:
        words = words + "\n" + column
    joined: dict[int, str] = {row[0]: row[1] for row in session.connection().execute(select(Book.id, words)).all()}
    found = {row.key: joined.get(row.id, "") for row in shelf.rows}
    for row in [row for row in shelf.rows if row.stage is not None]:
        found[row.key] += f"\n{row.title}\n{row.author_lines}"  # the pathway's words, which go first
    return {key: text.casefold() for key, text in found.items()}


def _years(session: Session) -> dict[int, frozenset[str]]:
    """Return the years in which each book was finished or consulted; a day that is not known has none."""
    year = func.substr(type_coerce(Reading.finished, String), 1, 4)
    known = (Reading.status.in_(READ), Reading.finished.is_not(None), Reading.finished_precision != "unknown")
    found: dict[int, set[str]] = defaultdict(set)
    for book, text in session.connection().execute(select(Reading.book_id, year).where(*known)).all():
        found[book].add(text)
    return {book: frozenset(some) for book, some in found.items()}


def last_logged(session: Session) -> dict[int, str]:
    """Return the last day in the log of each book as ISO text, by its row id."""
    last = func.max(type_coerce(LogEntry.on_date, String))
    by_reading = select(LogEntry.reading_id, last.label("day")).group_by(LogEntry.reading_id).subquery()
    query = select(Reading.book_id, func.max(by_reading.c.day)).join(by_reading, by_reading.c.reading_id == Reading.id)
    return {row[0]: row[1] for row in session.connection().execute(query.group_by(Reading.book_id)).all()}
