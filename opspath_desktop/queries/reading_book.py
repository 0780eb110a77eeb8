"""One book with its readings, log, forecast, takeaways and what the pathway says about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import Lengths, amounts, current, was_over
from opspath_desktop.domain.highlights import place_words as place_at
from opspath_desktop.domain.pathway import Item, Pathway
from opspath_desktop.domain.reading_log import Sitting, Unit
from opspath_desktop.domain.reading_words import (
    amount_words,
    forecast_words,
    log_summary,
    place_words,
    state_words,
    status_words,
    when_words,
)
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.applications import applications
from opspath_desktop.queries.reading_records import (
    Progress,
    author_words,
    book_records,
    daily,
    entries_by_reading,
    forecast_of,
    progress_of,
    readings_by_book,
    steps,
    usual_amount,
)
from opspath_desktop.queries.reading_views import About, BookView, LogRow, ReadingRow, TakeawayRow
from opspath_desktop.queries.reviews import next_meeting
from opspath_desktop.store.schema import Application, Book, Highlight, ItemRef, LogEntry, Reading, Takeaway


def book(session: Session, pathway: Pathway, today: date, key: str) -> BookView | None:
    """Return the book of a key (the id of a suggested book or the uuid of any book), or None for an unknown one."""
    of_item = (ItemRef.item == key) & (ItemRef.pack == pathway.pack)
    found = book_records(session, pathway, or_(Book.uuid == key, of_item))
    if not found:
        item = pathway.item(key)
        return _untouched(pathway, item) if item is not None and item.kind == "reading" else None
    record = found[0]
    readings = readings_by_book(session, Reading.book_id == record.id).get(record.id, [])
    index = current(readings)
    reading = readings[index] if index is not None else None
    entries = entries_by_reading(session, Reading.id == reading.id).get(reading.id, []) if reading is not None else []
    audio = reading is not None and reading.format == "audio"
    progress = progress_of(entries, record.lengths, audio=audio)
    forecast = forecast_of(entries, progress, record.lengths, today) if _is_read(reading) else None
    days = daily(entries, progress.unit, record.lengths)
    row = record.row
    return BookView(
        key=record.key,
        uuid=row.uuid,
        own=record.item is None,
        title=record.title,
        subtitle=row.subtitle,
        authors=record.authors,
        year=row.year,
        publisher=row.publisher,
        why=row.why,
        stage=_stage(pathway, record.item),
        lengths=record.lengths,
        status=reading.status if reading is not None else "planned",
        state=_reading(reading, today).state if reading is not None else status_words("planned"),
        reading=_reading(reading, today) if reading is not None else None,
        earlier=_earlier(session, [other for other in readings if other is not reading], today),
        progress=progress,
        entries=_log(entries, progress.unit, record.lengths, today),
        days=days,
        log_summary=log_summary(days, progress.unit),
        forecast=forecast,
        forecast_words=forecast_words(forecast, progress.unit, today, next_meeting(session, today)) if forecast else "",
        usual=usual_amount(entries, progress.unit),
        asks_length=not entries and progress.length is None,
        takeaways=_takeaways(session, record.id),
        item=record.item,
        about=_about(session, record.id),
        applications=applications(session, pathway, record.id),
    )


def reading_log(session: Session, today: date, uuid: str) -> tuple[LogRow, ...]:
    """Return the log of one reading, newest first; an earlier reading keeps its own."""
    about = select(Book.pages, Book.chapters, Book.minutes, Reading.id, Reading.format).join(Reading)
    row = session.execute(about.where(Reading.uuid == uuid)).first()
    if row is None:
        return ()
    lengths = Lengths(row.pages, row.chapters, row.minutes)
    entries = entries_by_reading(session, Reading.id == row.id).get(row.id, [])
    unit = progress_of(entries, lengths, audio=row.format == "audio").unit
    return _log(entries, unit, lengths, today)


def _about(session: Session, book_id: int) -> About:
    columns = (Book.editors, Book.series, Book.isbns, Book.tags, Book.notes, Book.queue)
    row = session.execute(select(*columns).where(Book.id == book_id)).one()
    editors = author_words(row.editors.split("\n"))
    isbns, tags = (tuple(line for line in text.split("\n") if line) for text in (row.isbns, row.tags))
    return About(editors, row.series, isbns, tags, row.notes, row.queue is not None)


def _untouched(pathway: Pathway, item: Item) -> BookView:
    return BookView(
        key=item.id,
        uuid="",
        own=False,
        title=item.title,
        subtitle="",
        authors=author_words(item.authors),
        year=None,
        publisher="",
        why="",
        stage=_stage(pathway, item),
        lengths=Lengths(),
        status="planned",
        state=status_words("planned"),
        reading=None,
        earlier=(),
        progress=Progress("pages", None, None, None, ""),
        entries=(),
        days=(),
        log_summary="",
        forecast=None,
        forecast_words="",
        usual="",
        asks_length=True,
        takeaways=(),
        item=item,
    )


def _stage(pathway: Pathway, item: Item | None) -> int | None:
    stage = pathway.stage(item.stage) if item else None
    return stage.number if stage else None


def _is_read(reading: Any) -> bool:
    return reading is not None and reading.status == "reading"


def _earlier(session: Session, readings: Sequence[Any], today: date) -> tuple[ReadingRow, ...]:
    """Return the readings that lie in the past, the last one first, each with the number of its log entries."""
    if not readings:
        return ()
    mine = LogEntry.reading_id.in_([row.id for row in readings])
    counted = session.execute(select(LogEntry.reading_id, func.count()).where(mine).group_by(LogEntry.reading_id))
    logged = {row[0]: row[1] for row in counted}
    newest = sorted(readings, key=lambda row: (was_over(row), row.id), reverse=True)
    return tuple(replace(_reading(row, today), logged=logged.get(row.id, 0)) for row in newest)


def _reading(row: Any, today: date) -> ReadingRow:
    started = when_words(row.started, row.started_precision, today)
    finished = when_words(row.finished, row.finished_precision, today)
    state = state_words(row.status, started, finished)
    return ReadingRow(
        row.uuid, row.status, state, row.format, started, finished, row.reason, row.stopped_at, row.outcome, row.rating
    )


def _log(entries: Sequence[Any], unit: Unit, lengths: Lengths, today: date) -> tuple[LogRow, ...]:
    told = amounts(steps(entries), unit, lengths)
    rows = [
        LogRow(
            row.uuid,
            row.on_date,
            _day(row.on_date, today),
            _amount(row, amount, unit, lengths),
            row.remark,
            _sitting(row),
        )
        for row, amount in zip(entries, told, strict=True)
    ]
    return tuple(reversed(rows))


def _sitting(row: Any) -> Sitting:
    if row.to_position is None:
        return Sitting(row.on_date, minutes=row.minutes_spent)
    if row.from_position is None:
        return Sitting(row.on_date, row.unit, position=row.to_position, minutes=row.minutes_spent)
    return Sitting(row.on_date, row.unit, delta=_more(row), minutes=row.minutes_spent)


def _more(row: Any) -> float:
    """Return how much more an entry read, without what a computer adds to the difference of two broken numbers."""
    return float(round(row.to_position - row.from_position, 6))


def _amount(row: Any, amount: float | None, unit: Unit, lengths: Lengths) -> str:
    """Say what an entry read: its own amount, else the way to the place it names, else the place itself."""
    time = amount_words(row.minutes_spent, "minutes") if row.minutes_spent else ""
    if row.to_position is None:
        return time
    if row.from_position is not None:
        words = amount_words(_more(row), row.unit)
    elif amount:
        words = amount_words(round(amount, 1), unit)
    else:
        words = place_words(row.to_position, row.unit, lengths.of(row.unit))
    return words if not time or row.unit == "minutes" else f"{words}, {time}"


def _day(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    # A column of days has room for "26 November" and for "26 Nov 2025".
    return _("Yesterday") if (today - day).days == 1 else format_date(day, today=today, short=day.year != today.year)


def _takeaways(session: Session, book_id: int) -> tuple[TakeawayRow, ...]:
    columns = (Takeaway.uuid, Takeaway.text, Takeaway.do_differently, Takeaway.private)
    marks = (Takeaway.favourite, Takeaway.settled, Highlight.uuid, Highlight.chapter, Highlight.place)
    newest = select(Application.uuid).where(Application.takeaway_id == Takeaway.id).order_by(Application.id.desc())
    query = select(*columns, *marks, newest.limit(1).scalar_subquery())
    made_of = query.outerjoin(Highlight, Highlight.id == Takeaway.highlight_id)
    rows: Iterable[Any] = session.execute(made_of.where(Takeaway.book_id == book_id).order_by(Takeaway.id))
    return tuple(
        TakeawayRow(*(*known, highlight or "", place_at(chapter or "", place or ""), application or ""))
        for *known, highlight, chapter, place, application in rows
    )
