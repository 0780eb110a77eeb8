"""Read what is being read now, for the Overview and the palette; small, because every start asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_words import forecast_short
from opspath_desktop.i18n import _, format_date, format_percent
from opspath_desktop.queries.reading_records import (
    BookRecord,
    Progress,
    book_records,
    entries_by_reading,
    forecast_of,
    progress_of,
    readings_by_book,
    usual_amount,
)
from opspath_desktop.store.schema import Book, LogEntry, Reading

MOST_NOW = 2


@dataclass(frozen=True, slots=True)
class NowReading:
    """One book being read; the caption says place and last day in one line."""

    key: str
    uuid: str
    title: str
    authors: str
    stage: int | None
    progress: Progress
    percent: str
    forecast_words: str
    last_read: date | None
    caption: str
    usual: str
    audio: bool | None


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
