"""Read what an export writes: every book with its readings and logs, and what was kept of the books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.applications import state_name
from opspath_desktop.domain.foreign import ForeignBook, ForeignEntry, ForeignReading
from opspath_desktop.domain.highlights import place_words
from opspath_desktop.domain.kept import KeptApplication, KeptBook, KeptHighlight, KeptTakeaway
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.highlights import IN_ORDER, SHOWN
from opspath_desktop.queries.reading_records import BookRecord, book_records
from opspath_desktop.store.schema import Application, Book, Highlight, LogEntry, Reading, Takeaway


def books(session: Session, pathway: Pathway) -> tuple[ForeignBook, ...]:
    """Return every book with its readings and log entries, as our own CSV holds them; oldest first."""
    readings = _readings(session)
    records = {record.id: record for record in book_records(session, pathway)}
    columns = (Book.editors, Book.series, Book.isbns, Book.tags, Book.notes, Book.sources, Book.queue)
    more = session.execute(select(Book.id, *columns, Book.pages, Book.chapters, Book.minutes).order_by(Book.id))
    return tuple(
        _book(number, records[row.id], row, tuple(readings.get(row.id, ()))) for number, row in enumerate(more, 1)
    )


def _book(number: int, record: BookRecord, more: Any, readings: tuple[ForeignReading, ...]) -> ForeignBook:
    row = record.row
    return ForeignBook(
        record=number,
        title=record.title,
        subtitle=row.subtitle,
        authors=record.item.authors if record.item else _lines(row.authors),
        editors=_lines(more.editors),
        year=row.year,
        publisher=row.publisher,
        series=more.series,
        isbns=_lines(more.isbns),
        pages=more.pages,
        chapters=more.chapters,
        minutes=more.minutes,
        tags=_lines(more.tags),
        notes=more.notes,
        why=row.why,
        queue=more.queue,
        readings=readings,
        source=more.sources,
        item=record.item.id if record.item else "",
        uuid=row.uuid,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


def _readings(session: Session) -> dict[int, list[ForeignReading]]:
    logs = _logs(session)
    dates = (Reading.started, Reading.started_precision, Reading.finished, Reading.finished_precision)
    columns = (Reading.id, Reading.uuid, Reading.book_id, Reading.status, Reading.format, Reading.rating)
    texts = (Reading.outcome, Reading.reason, Reading.stopped_at)
    found: dict[int, list[ForeignReading]] = defaultdict(list)
    for row in session.execute(select(*columns, *dates, *texts).order_by(Reading.id)):
        found[row.book_id].append(
            ForeignReading(
                status=row.status,
                format=row.format,
                started=row.started,
                started_precision=row.started_precision,
                finished=row.finished,
                finished_precision=row.finished_precision,
                rating=row.rating,
                outcome=row.outcome,
                reason=row.reason,
                stopped_at=row.stopped_at,
                log=tuple(logs.get(row.id, ())),
                uuid=row.uuid,
            )
        )
    return found


def _logs(session: Session) -> dict[int, list[ForeignEntry]]:
    """Return the entries of each reading in the order in which they were written."""
    places = (LogEntry.from_position, LogEntry.to_position, LogEntry.minutes_spent)
    query = select(LogEntry.reading_id, LogEntry.on_date, LogEntry.unit, *places, LogEntry.remark, LogEntry.uuid)
    found: dict[int, list[ForeignEntry]] = defaultdict(list)
    rows: Iterable[Any] = session.execute(query.order_by(LogEntry.id))
    for reading, *values in rows:
        found[reading].append(ForeignEntry(*values))
    return found


def kept(session: Session, pathway: Pathway) -> tuple[KeptBook, ...]:
    """Return the books that highlights, takeaways or applications belong to, with all of them, by title."""
    highlights, takeaways, applications = _highlights(session), _takeaways(session), _applications(session)
    ids = {*highlights, *takeaways, *applications}
    found = [
        KeptBook(
            record.title,
            record.row.subtitle,
            record.item.authors if record.item else _lines(record.row.authors),
            record.row.year,
            tuple(highlights.get(record.id, ())),
            tuple(takeaways.get(record.id, ())),
            tuple(applications.get(record.id, ())),
        )
        for record in book_records(session, pathway)
        if record.id in ids
    ]
    return tuple(sorted(found, key=lambda book: book.title.casefold()))


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for book, made in rows:
        found[book].append(made)
    return found


def _highlights(session: Session) -> dict[int, list[KeptHighlight]]:
    columns = (Highlight.book_id, Highlight.kind, Highlight.text, Highlight.note, Highlight.chapter, Highlight.place)
    more = (Highlight.made_on, Highlight.favourite, Highlight.withheld)
    rows = session.execute(select(*columns, *more).where(SHOWN).order_by(*IN_ORDER))
    return _grouped(
        (
            row.book_id,
            KeptHighlight(
                row.kind,
                row.text,
                row.note,
                place_words(row.chapter, row.place),
                row.made_on,
                row.favourite,
                row.withheld,
            ),
        )
        for row in rows
    )


def _takeaways(session: Session) -> dict[int, list[KeptTakeaway]]:
    columns = (Takeaway.text, Takeaway.do_differently, Takeaway.favourite, Takeaway.private)
    rows: Iterable[Any] = session.execute(select(Takeaway.book_id, *columns).order_by(Takeaway.id))
    return _grouped((book, KeptTakeaway(*values)) for book, *values in rows)


def _applications(session: Session) -> dict[int, list[KeptApplication]]:
    columns = (Application.action, Application.situation, Application.result, Application.state)
    more = (Application.on_date, Application.check_back, Application.private)
    query = select(Application.book_id, *columns, *more).order_by(Application.on_date, Application.id)
    rows: Iterable[Any] = session.execute(query)
    return _grouped(
        (book, KeptApplication(action, situation, result, state_name(state), *days))
        for book, action, situation, result, state, *days in rows
    )
