"""The shelf, one book on it, and what is being read now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Item, Pathway, Stage
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.domain.reading_words import forecast_short, short_place, status_words
from opspath_desktop.i18n import _, format_date, format_percent
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.reading_book import book
from opspath_desktop.queries.reading_records import (
    RUNNING,
    BookRecord,
    author_words,
    book_records,
    entries_by_reading,
    forecast_of,
    progress_of,
    readings_by_book,
    usual_amount,
)
from opspath_desktop.queries.reading_views import BookView, Counts, NowReading, Progress, Shelf, ShelfRow
from opspath_desktop.store.schema import Book, ItemRef, ItemState, LogEntry, Reading

__all__ = ["BookView", "NowReading", "Shelf", "ShelfRow", "book", "reading_now", "shelf"]

MOST_NOW = 2
NOT_BEGUN = Progress("pages", None, None, None, "")


@dataclass(frozen=True, slots=True)
class _Records:
    readings: dict[int, list[Any]]
    entries: dict[int, list[Any]]
    out: dict[str, str]  # item id -> skipped or not_applicable


def shelf(session: Session, pathway: Pathway, today: date) -> Shelf:
    """Return all books in groups: the current stage, the other stages in order, then the user's own.

    A suggested book is there before anybody touched it.
    """
    found = book_records(session, pathway)
    records = _Records(
        readings_by_book(session), entries_by_reading(session, Reading.status.in_(RUNNING)), _out_of_count(session)
    )
    of_item = {record.item.id: record for record in found if record.item}
    rows: list[ShelfRow] = []
    for stage, group in _groups(pathway, current_stage(session)):
        rows += [_row(of_item.get(item.id), item, stage.number, group, records) for item in stage.of("reading")]
    own = _("My own books") if rows else _("Books")
    rows += [_row(record, None, None, own, records) for record in found if record.item is None]
    return Shelf(tuple(rows), _counts(rows))


def reading_now(session: Session, pathway: Pathway, today: date) -> tuple[NowReading, ...]:
    """Return the books being read, at most two; the first is the current one, which was logged last."""
    last_day, last_entry = func.max(LogEntry.on_date), func.max(LogEntry.id)
    newest = session.execute(
        select(Reading.id, Reading.book_id, last_day.label("last_day"))
        .outerjoin(LogEntry, LogEntry.reading_id == Reading.id)
        .where(Reading.status == "reading")
        .group_by(Reading.id)
        .order_by(last_day.desc().nulls_last(), last_entry.desc(), Reading.started.desc(), Reading.id.desc())
        .limit(MOST_NOW)
    ).all()
    books = {each.id: each for each in book_records(session, pathway, Book.id.in_([row.book_id for row in newest]))}
    ids = Reading.id.in_([row.id for row in newest])
    readings = {row.id: row for rows in readings_by_book(session, ids).values() for row in rows}
    entries = entries_by_reading(session, ids)
    return tuple(_now(pathway, books[row.book_id], readings[row.id], entries.get(row.id, []), today) for row in newest)


def _now(pathway: Pathway, record: BookRecord, reading: Any, entries: Sequence[Any], today: date) -> NowReading:
    progress = progress_of(entries, record.lengths, audio=reading.format == "audio")
    stage = pathway.stage(record.item.stage) if record.item else None
    found = forecast_of(entries, progress, record.lengths, today)
    last = entries[-1].on_date if entries else None
    told = _("last read {date}").format(date=format_date(last, today=today)) if last else ""
    return NowReading(
        record.key,
        record.row.uuid,
        record.title,
        record.authors,
        stage.number if stage else None,
        progress,
        "" if progress.fraction is None or progress.unit == "percent" else format_percent(progress.fraction),
        forecast_short(found, progress.unit, today) if found else "",
        last,
        " · ".join(part for part in (progress.place, told) if part),
        usual_amount(entries, progress.unit),
        None if reading.format == "unknown" else reading.format == "audio",
    )


def _groups(pathway: Pathway, current_id: str | None) -> Iterator[tuple[Stage, str]]:
    for stage in sorted(pathway.stages, key=lambda stage: (stage.id != current_id, stage.number)):
        words = _("Stage {number} · current") if stage.id == current_id else _("Stage {number}")
        yield stage, words.format(number=stage.number)


def _out_of_count(session: Session) -> dict[str, str]:
    query = select(ItemRef.item, ItemState.state).join(ItemState, ItemState.item_ref_id == ItemRef.id)
    rows = session.execute(query.where(ItemRef.kind == "reading", ItemState.state.in_(OUT_OF_COUNT)))
    return {row.item: row.state for row in rows}


def _row(record: BookRecord | None, item: Item | None, stage: int | None, group: str, records: _Records) -> ShelfRow:
    readings = records.readings.get(record.id, []) if record else []
    index = current(readings)
    reading = readings[index] if index is not None else None
    progress, status = NOT_BEGUN, reading.status if reading is not None else "planned"
    if status == "planned" and item is not None:
        status = records.out.get(item.id, status)
    if record is not None and reading is not None and status in RUNNING:
        entries = records.entries.get(reading.id, [])
        progress = progress_of(entries, record.lengths, audio=reading.format == "audio")
    authors = record.authors if record else author_words(item.authors if item else ())
    title = record.title if record else item.title if item else ""
    return ShelfRow(
        record.key if record else item.id if item else "",
        record.row.uuid if record else "",
        title,
        authors,
        stage,
        group,
        status,
        progress.unit,
        progress.position,
        progress.length,
        progress.fraction,
        _caption(status, progress, authors),
    )


def _caption(status: str, progress: Progress, authors: str) -> str:
    if status == "planned":
        return f"{status_words(status)} · {authors}" if authors else status_words(status)
    if status not in RUNNING or progress.position is None:
        return status_words(status)
    place = short_place(progress.position, progress.unit, progress.length)
    return place if status == "reading" else f"{status_words(status)} · {place}"


def _counts(rows: Sequence[ShelfRow]) -> Counts:
    found = Counter(row.segment for row in rows)
    return Counts(len(rows), found["reading"], found["to_read"], found["done"])
