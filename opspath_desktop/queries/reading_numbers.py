"""The numbers of the reading log: months, days, stages and statuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.applications import APPLIED
from opspath_desktop.domain.book_place import READ, Lengths, amounts
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.progress import OUT_OF_COUNT, progress
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
from opspath_desktop.queries.pathway import item_states, marks, statuses
from opspath_desktop.queries.reading_records import steps
from opspath_desktop.store.schema import READING_STATUSES, Application, Book, ItemRef, LogEntry, Reading

DAYS = 371  # 53 weeks: what a calendar of a year shows


def numbers(session: Session, pathway: Pathway, today: date) -> Numbers:
    """Return the numbers up to today. Only readings with a place named in the time shown are walked."""
    since = min(first_month(today), today - timedelta(days=DAYS))
    sats = list(_sittings(session, since))
    ends = _ends(session, since)
    return Numbers(
        by_month(sats, ends, today, MONTHS),
        by_day(sats, today, today - timedelta(days=DAYS)),
        _stages(session, pathway),
        _statuses(session),
        count_ends(ends, today),
    )


def _ends(session: Session, since: date) -> list[End]:
    """Return the ends of the readings, a row for each day; all days before `since` fall on the one before it."""
    day = func.max(Reading.finished, since - timedelta(days=1))  # SQLite's scalar function; no day stays none
    query = select(day, Reading.finished_precision, func.count()).where(Reading.status.in_(READ))
    return [End(*row) for row in session.execute(query.group_by(day, Reading.finished_precision))]


_AUDIO = Reading.format == "audio"
_OWN_UNIT = LogEntry.unit == case((_AUDIO, "minutes"), else_="pages")
# What such an entry brought can be told from itself; any other one rests on the place that was reached before it.
_PLAIN = LogEntry.to_position.is_(None) | (LogEntry.from_position.is_not(None) & _OWN_UNIT)


def _sittings(session: Session, since: date) -> Iterator[Sat]:
    """Yield the sittings since a day: the plain ones added up by SQLite, the others one by one."""
    amount = func.max(LogEntry.to_position - LogEntry.from_position, 0.0)  # SQLite's scalar function
    pages = case((_AUDIO, None), else_=amount)
    minutes = func.coalesce(LogEntry.minutes_spent, case((_AUDIO, amount)))
    alike = (LogEntry.on_date, _AUDIO, pages.is_(None), minutes.is_(None))
    query = select(LogEntry.on_date, func.sum(pages), func.sum(minutes), _AUDIO, func.count())
    of_reading = query.join(Reading, LogEntry.reading_id == Reading.id).where(LogEntry.on_date >= since, _PLAIN)
    for row in session.execute(of_reading.group_by(*alike)):
        yield Sat(*row)
    yield from _walked(session, since)


def _walked(session: Session, since: date) -> Iterator[Sat]:
    """Yield the sittings that are not plain; their readings are walked from the beginning."""
    recent = select(LogEntry.reading_id).join(Reading, LogEntry.reading_id == Reading.id)
    recent = recent.where(LogEntry.on_date >= since, ~_PLAIN)
    values = (LogEntry.on_date, LogEntry.unit, LogEntry.from_position, LogEntry.to_position, LogEntry.minutes_spent)
    query = (
        select(LogEntry.reading_id, *values, Reading.format, Book.pages, Book.chapters, Book.minutes, _PLAIN)
        .join(Reading, LogEntry.reading_id == Reading.id)
        .join(Book, Reading.book_id == Book.id)
        .where(LogEntry.reading_id.in_(recent))
        .order_by(LogEntry.reading_id, LogEntry.on_date, LogEntry.id)
    )
    for _reading, group in groupby(session.execute(query), key=lambda row: row.reading_id):
        rows = list(group)
        yield from (sat for row, sat in zip(rows, told(rows), strict=True) if sat.on >= since and not row[-1])


def told(rows: Sequence[Any]) -> Iterator[Sat]:
    """Yield the sittings of one reading from its log entries, each with the format and the lengths of the book."""
    lengths = Lengths(rows[0].pages, rows[0].chapters, rows[0].minutes)
    audio = rows[0].format == "audio"
    known = amounts(steps(rows), "minutes" if audio else "pages", lengths, sure=True)
    for row, amount in zip(rows, known, strict=True):
        spent = float(row.minutes_spent) if row.minutes_spent is not None else amount if audio else None
        yield Sat(row.on_date, None if audio else amount, spent, audio)


def _stages(session: Session, pathway: Pathway) -> tuple[StageBooks, ...]:
    """Return one line a stage, and one for the user's own books when there are any."""
    applied = Application.state.in_(APPLIED)
    of_items = select(ItemRef.item).join(Book, Book.item_ref_id == ItemRef.id).join(Application)
    used = set(session.scalars(of_items.where(applied)))
    states = item_states(pathway, marks(session), statuses(session))
    lines = []
    for stage in pathway.stages:
        items = [item.id for item in stage.of("reading")]
        found = progress(states[item] for item in items)
        counted = [item for item in items if states[item] not in OUT_OF_COUNT]
        lines.append(StageBooks(stage.number, stage.title, found.of, found.done, len(used.intersection(counted))))
    suggested = [item.id for stage in pathway.stages for item in stage.of("reading")]
    own = select(func.count(Book.id.distinct())).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id)
    own = own.where(ItemRef.id.is_(None) | (ItemRef.pack != pathway.pack) | ItemRef.item.not_in(suggested))
    finished = own.join(Reading, Reading.book_id == Book.id).where(Reading.status.in_(READ))
    tried = own.join(Application, Application.book_id == Book.id).where(applied)
    counts = [session.scalar(query) or 0 for query in (own, finished, tried)]
    if counts[0]:
        lines.append(StageBooks(None, _("My own books"), *counts))
    return tuple(lines)


def _statuses(session: Session) -> tuple[tuple[str, int], ...]:
    """Return how many readings have each status; a reading has exactly one, so they add up to all of them."""
    query = select(Reading.status, func.count()).group_by(Reading.status)
    found = {row[0]: row[1] for row in session.execute(query)}
    return tuple((status, found.get(status, 0)) for status in READING_STATUSES)
