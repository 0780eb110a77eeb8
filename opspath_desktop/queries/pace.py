"""At what pace the user reads and listens lately."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pace import RECENT, Pace, pace
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.queries.reading_numbers import told
from opspath_desktop.store.schema import Book, LogEntry, Reading

NEWEST = 400  # entries: more than ten days with reading hold, and a bound for a log of any length


def paces(session: Session, today: date) -> dict[Unit, Pace]:
    """Return the pace in pages and, for audiobooks, in minutes; a unit without recent reading is left out."""
    recent = LogEntry.on_date.between(today - RECENT, today)
    newest = select(LogEntry.id).where(recent).order_by(LogEntry.on_date.desc(), LogEntry.id.desc()).limit(NEWEST)
    values = (LogEntry.on_date, LogEntry.unit, LogEntry.from_position, LogEntry.to_position, LogEntry.minutes_spent)
    query = (
        select(LogEntry.reading_id, *values, Reading.format, Book.pages, Book.chapters, Book.minutes)
        .join(Reading, LogEntry.reading_id == Reading.id)
        .join(Book, Reading.book_id == Book.id)
        .where(LogEntry.id.in_(newest))
        .order_by(LogEntry.reading_id, LogEntry.on_date, LogEntry.id)
    )
    amounts: dict[Unit, list[tuple[date, float]]] = defaultdict(list)
    for _reading, group in groupby(session.execute(query), key=lambda row: row.reading_id):
        rows = list(group)
        audio = rows[0].format == "audio"
        for sat in told(rows):
            amount = sat.minutes if audio else sat.pages
            if amount is not None:
                amounts["minutes" if audio else "pages"].append((sat.on, amount))
    found = {unit: pace(each, today) for unit, each in amounts.items()}
    return {unit: each for unit, each in found.items() if each is not None}
