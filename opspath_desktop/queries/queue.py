"""The books to read next in the user's order, and those that could join them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import Lengths
from opspath_desktop.domain.pace import Pace
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import amount_words
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.pace import paces
from opspath_desktop.queries.reading_records import BookRecord, author_words, book_records
from opspath_desktop.store.schema import Book, Reading


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One book of the queue: its place from 1, its reason (`suggests` is the pathway's), and how long it would take."""

    key: str
    uuid: str
    place: int
    title: str
    authors: str
    stage: int | None
    why: str
    suggests: str
    takes: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue, and the sentence that says what its forecasts are made of."""

    rows: tuple[QueueRow, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A book that is still to read and does not stand in the queue."""

    key: str
    title: str
    authors: str
    stage: int | None


def still_to_read() -> ColumnElement[bool]:
    """Return the condition for books whose reading that counts now is planned, or that have none."""
    rank = case((Reading.status.in_(("reading", "paused")), 2), (Reading.status == "planned", 1), else_=0)
    counts = select(Reading.book_id).group_by(Reading.book_id).having(func.max(rank) != 1)
    return Book.id.not_in(counts)


def queue(session: Session, pathway: Pathway, today: date) -> QueueView:
    """Return the queue in its order with a forecast for each book whose length is known."""
    columns = select(Book.id, Book.queue).where(Book.queue.is_not(None), still_to_read())
    places = {row.id: row.queue for row in session.execute(columns)}
    found = [each for each in book_records(session, pathway, Book.queue.is_not(None)) if each.id in places]
    found.sort(key=lambda each: (places[each.id], each.id))
    known = paces(session, today) if found else {}
    heard = _heard(session) if found else set()
    lasts = [_days(each.lengths, known, each.id in heard) for each in found]
    rows = [
        _row(record, place, pathway, _takes(record.lengths, days, record.id in heard))
        for place, (record, days) in enumerate(zip(found, lasts, strict=True), start=1)
    ]
    return QueueView(tuple(rows), _basis(known, lasts))


def candidates(session: Session, pathway: Pathway) -> tuple[Candidate, ...]:
    """Return the books that can be queued: the current pathway's in its order, then the user's own, oldest first.

    A suggested book is there before anybody touched it.
    """
    fit = set(session.scalars(select(Book.id).where(Book.queue.is_(None), still_to_read())))
    records = book_records(session, pathway)
    of_item = {each.item.id: each for each in records if each.item is not None}
    found = []
    for stage in pathway.stages:
        for item in stage.of("reading"):
            record = of_item.get(item.id)
            if record is None or record.id in fit:
                found.append(Candidate(item.id, item.title, author_words(item.authors), stage.number))
    own = [each for each in records if each.item is None and each.id in fit]
    return (*found, *(Candidate(each.key, each.title, each.authors, None) for each in own))


def _row(record: BookRecord, place: int, pathway: Pathway, takes: str) -> QueueRow:
    stage = pathway.stage(record.item.stage) if record.item else None
    return QueueRow(
        key=record.key,
        uuid=record.row.uuid,
        place=place,
        title=record.title,
        authors=record.authors,
        stage=stage.number if stage else None,
        why=record.row.why,
        suggests=record.item.text if record.item else "",
        takes=takes,
    )


def _heard(session: Session) -> set[int]:
    """Return the queued books that are to be listened to."""
    query = select(Reading.book_id).join(Book, Reading.book_id == Book.id)
    return set(session.scalars(query.where(Book.queue.is_not(None), Reading.format == "audio")))


def _length(lengths: Lengths, heard: bool) -> tuple[Unit, int] | None:
    """Return the length that a reader of this book counts in; pages are never told of an audiobook."""
    if lengths.pages and not heard:
        return "pages", lengths.pages
    return ("minutes", lengths.minutes) if lengths.minutes else None


def _days(lengths: Lengths, known: dict[Unit, Pace], heard: bool) -> int | None:
    length = _length(lengths, heard)
    found = known.get(length[0]) if length else None
    return found.days_for(length[1]) if length and found else None


def _takes(lengths: Lengths, days: int | None, heard: bool) -> str:
    length = _length(lengths, heard)
    if length is None:
        return _("Length not known")
    words = amount_words(length[1], length[0])
    if days is None:
        return words
    told = ngettext("{n} day at your pace", "{n} days at your pace", days).format(n=format_number(days))
    return f"{words} · {told}"


def _basis(known: dict[Unit, Pace], lasts: list[int | None]) -> str:
    """Say the pace with its basis, and how many such days the queue takes together."""
    if not any(lasts):
        return ""
    words = [_pace_words(unit, known[unit]) for unit in ("pages", "minutes") if unit in known]
    whole, missing = sum(days or 0 for days in lasts), sum(days is None for days in lasts)
    told = ngettext("The queue takes {n} such day", "The queue takes {n} such days", whole)
    words.append(told.format(n=format_number(whole)))
    if missing:
        without = ngettext("{told}, without {n} book.", "{told}, without {n} books.", missing)
        words[-1] = without.format(told=words[-1], n=format_number(missing))
    else:
        words[-1] += "."
    return " ".join(words)


def _pace_words(unit: Unit, found: Pace) -> str:
    if unit == "minutes":
        pattern = ngettext(
            "Your last day with listening brought {amount}.",
            "Your last {n} days with listening averaged {amount}.",
            found.days,
        )
    else:
        pattern = ngettext(
            "Your last day with reading brought {amount}.",
            "Your last {n} days with reading averaged {amount}.",
            found.days,
        )
    return pattern.format(n=format_number(found.days), amount=amount_words(round(found.average) or 1, unit))
