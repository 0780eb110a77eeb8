"""The highlights of a book, in portions: a book may hold thousands, and nobody reads them all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, UnaryExpression, cast, func, or_, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.highlights import place_words
from opspath_desktop.store.schema import Application, Book, Highlight, Takeaway

SHOWN = Highlight.superseded_by == ""  # earlier versions stand behind the one that took their place
FILTERS: dict[str, ColumnElement[bool]] = {
    "all": SHOWN,
    "favourites": SHOWN & Highlight.favourite,
    "notes": SHOWN & or_(Highlight.kind == "note", Highlight.note != ""),
    "bookmarks": SHOWN & (Highlight.kind == "bookmark"),
}
IN_ORDER: tuple[UnaryExpression[Any], ...] = (
    Highlight.position.asc().nulls_last(),
    cast(Highlight.chapter, Integer).asc(),  # the only order of those that have a chapter alone
    Highlight.id.asc(),
)


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """One highlight; `takeaway` is the uuid of what was made of it or empty, `earlier` counts its older versions."""

    uuid: str
    kind: str
    text: str
    note: str
    chapter: str
    place: str
    on: date | None
    favourite: bool
    settled: bool
    withheld: bool
    takeaway: str
    earlier: int

    @property
    def where(self) -> str:
        """Return chapter and place in words."""
        return place_words(self.chapter, self.place)


@dataclass(frozen=True, slots=True)
class Highlights:
    """Some highlights of a book in their order; `counts` says how many each filter would show."""

    rows: tuple[HighlightRow, ...] = ()
    counts: tuple[tuple[str, int], ...] = tuple((name, 0) for name in FILTERS)

    def count(self, only: str) -> int:
        """Return how many highlights a filter shows."""
        return dict(self.counts)[only]


def highlights(session: Session, book: str, *, only: str = "all", skip: int = 0, most: int = 20) -> Highlights:
    """Return some highlights of the book with this uuid, of those that a filter shows; three queries."""
    book_id = session.scalar(select(Book.id).where(Book.uuid == book))
    of_book = Highlight.book_id == book_id
    sums = [func.count().filter(FILTERS[name]).label(name) for name in FILTERS]
    counts = session.execute(select(*sums).where(of_book)).one()
    if not counts[0]:
        return Highlights()
    earlier = _earlier_counts(session, of_book)
    rows: Iterable[Any] = session.execute(
        _columns().where(of_book, FILTERS[only]).order_by(*IN_ORDER).offset(skip).limit(most)
    )
    made = tuple(HighlightRow(*(*row, earlier.get(row.uuid, 0))) for row in rows)
    return Highlights(made, tuple(zip(FILTERS, counts, strict=True)))


def earlier_versions(session: Session, uuid: str) -> tuple[HighlightRow, ...]:
    """Return the versions that a highlight has taken the place of, in the order in which they were made."""
    book_id = select(Highlight.book_id).where(Highlight.uuid == uuid).scalar_subquery()
    of_book = _columns().where(Highlight.book_id == book_id, Highlight.superseded_by == uuid)
    rows: Iterable[Any] = session.execute(of_book.order_by(Highlight.id))
    return tuple(HighlightRow(*(*row, 0)) for row in rows)


def version_on_show(session: Session, uuid: str) -> str:
    """Return the highlight that stands where this one stood: the last that took its place, or itself."""
    passed: set[str] = set()
    while uuid not in passed:
        passed.add(uuid)
        uuid = session.scalar(select(Highlight.superseded_by).where(Highlight.uuid == uuid)) or uuid
    return uuid


def place_in_book(session: Session, uuid: str) -> int | None:
    """Return how many highlights of its book stand before this one, or None when none with this uuid is shown."""
    book_id = select(Highlight.book_id).where(Highlight.uuid == uuid).scalar_subquery()
    ordered = select(Highlight.uuid).where(Highlight.book_id == book_id, SHOWN).order_by(*IN_ORDER)
    every = list(session.scalars(ordered))
    return every.index(uuid) if uuid in every else None


def book_of(session: Session, uuid: str) -> str:
    """Return the uuid of the book that a highlight, takeaway or application belongs to, or nothing."""
    for table in (Highlight, Takeaway, Application):
        found = session.scalar(select(Book.uuid).join(table, table.book_id == Book.id).where(table.uuid == uuid))
        if found is not None:
            return found
    return ""


def _columns() -> Any:
    made = select(Takeaway.uuid).where(Takeaway.highlight_id == Highlight.id).order_by(Takeaway.id).limit(1)
    words = (Highlight.uuid, Highlight.kind, Highlight.text, Highlight.note, Highlight.chapter, Highlight.place)
    marks = (Highlight.favourite, Highlight.settled, Highlight.withheld)
    return select(*words, Highlight.made_on, *marks, func.coalesce(made.scalar_subquery(), ""))


def _earlier_counts(session: Session, of_book: ColumnElement[bool]) -> dict[str, int]:
    by_version = select(Highlight.superseded_by, func.count()).where(of_book, Highlight.superseded_by != "")
    return {row[0]: row[1] for row in session.execute(by_version.group_by(Highlight.superseded_by))}
