"""The numbers of the reading log: months, days, stages and statuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import Lengths, amounts
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_numbers import (
    MONTHS,
    End,
    Numbers,
    Sat,
    StageBooks,
    by_day,
    by_month,
    count_ends,
    first_month,
)
from opspath_desktop.i18n import _
from opspath_desktop.queries.reading_records import steps
from opspath_desktop.store.schema import READING_STATUSES, Application, Book, ItemRef, LogEntry, Reading

APPLIED = ("tried", "adopted")
ENDED = ("finished", "consulted")
DAYS = 371  # 53 weeks: what a calendar of a year shows


def numbers(session: Session, pathway: Pathway, today: date) -> Numbers:
    """Return the numbers up to today. Only readings with a sitting in the time shown are walked."""
    since = min(first_month(today), today - timedelta(days=DAYS))
    sats = list(_sittings(session, since))
    ends = [End(row.finished, row.finished_precision) for row in session.execute(_ENDS)]
    return Numbers(
        by_month(sats, ends, today, MONTHS),
        by_day(sats, today, today - timedelta(days=DAYS)),
        _stages(session, pathway),
        _statuses(session),
        count_ends(ends),
    )


_ENDS = select(Reading.finished, Reading.finished_precision).where(Reading.status.in_(ENDED))


def _sittings(session: Session, since: date) -> Iterator[Sat]:
    """Yield the sittings since a day; each reading is walked from its beginning, for places build on each other."""
    recent = select(LogEntry.reading_id).where(LogEntry.on_date >= since)
    values = (LogEntry.on_date, LogEntry.unit, LogEntry.from_position, LogEntry.to_position, LogEntry.minutes_spent)
    query = (
        select(LogEntry.reading_id, *values, Reading.format, Book.pages, Book.chapters, Book.minutes)
        .join(Reading, LogEntry.reading_id == Reading.id)
        .join(Book, Reading.book_id == Book.id)
        .where(LogEntry.reading_id.in_(recent))
        .order_by(LogEntry.reading_id, LogEntry.on_date, LogEntry.id)
    )
    for _reading, group in groupby(session.execute(query), key=lambda row: row.reading_id):
        rows = list(group)
        yield from (sat for sat in told(rows) if sat.on >= since)


def told(rows: Sequence[Any]) -> Iterator[Sat]:
    """Yield the sittings of one reading from its log entries, each with the format and the lengths of the book."""
    lengths = Lengths(rows[0].pages, rows[0].chapters, rows[0].minutes)
    moves = steps(rows)
    audio = rows[0].format == "audio"
    unit_amounts = amounts(moves, "minutes" if audio else "pages", lengths)
    for number, (row, told) in enumerate(zip(rows, unit_amounts, strict=True)):
        # Where a log begins with a place, nobody knows how much of the way was read on that day.
        known = told if number or row.from_position is not None else None
        spent = float(row.minutes_spent) if row.minutes_spent is not None else known if audio else None
        yield Sat(row.on_date, None if audio else known, spent)


def _stages(session: Session, pathway: Pathway) -> tuple[StageBooks, ...]:
    """Return one line a stage, and one for the user's own books when there are any."""
    done = set(session.scalars(select(Reading.book_id).where(Reading.status.in_(ENDED))))
    used = set(session.scalars(select(Application.book_id).where(Application.state.in_(APPLIED))))
    books = session.execute(
        select(Book.id, ItemRef.item, ItemRef.pack).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id)
    ).all()
    found: dict[str, set[int]] = {}
    own: set[int] = set()
    for row in books:
        known = pathway.item(row.item) is not None if row.item and row.pack == pathway.pack else False
        (found.setdefault(row.item, set()) if known else own).add(row.id)
    lines = []
    for stage in pathway.stages:
        ids = [found.get(item.id, set()) for item in stage.of("reading")]
        finished, applied = (sum(bool(each & chosen) for each in ids) for chosen in (done, used))
        lines.append(StageBooks(stage.number, stage.title, len(ids), finished, applied))
    if own:
        lines.append(StageBooks(None, _("My own books"), len(own), len(own & done), len(own & used)))
    return tuple(lines)


def _statuses(session: Session) -> tuple[tuple[str, int], ...]:
    """Return how many readings have each status; a reading has exactly one, so they add up to all of them."""
    query = select(Reading.status, func.count()).group_by(Reading.status)
    found = {row[0]: row[1] for row in session.execute(query)}
    return tuple((status, found.get(status, 0)) for status in READING_STATUSES)
