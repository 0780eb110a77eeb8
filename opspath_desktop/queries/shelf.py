"""All books in the order of the shelf, read at once: one narrow statement for ten thousand, and no object for each."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import String, case, func, literal, null, select, type_coerce
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Item, Pathway, Stage
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.i18n import _
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.reading_records import RUNNING
from opspath_desktop.queries.shelf_rows import RowLog, Shelf, ShelfRow
from opspath_desktop.store.schema import Book, ItemRef, ItemState, LogEntry, Reading

_Steps = dict[int, list[tuple[Unit, float | None, float | None]]]


class _Reading(NamedTuple):
    status: str
    started: date | None
    finished: date | None


def shelf(session: Session, pathway: Pathway, today: date) -> Shelf:
    """Return all books in groups: the current stage, the other stages in order, then the user's own.

    A suggested book is there before anybody touched it.
    """
    suggested = any(stage.of("reading") for stage in pathway.stages)
    found, out = _books(session, pathway, _("My own books") if suggested else _("Books")), _out_of_count(session)
    of_item: dict[str, ShelfRow] = {}
    for row in [row for row in found.values() if row.item is not None]:
        if row.item is not None and pathway.item(row.item) is not None:
            of_item.setdefault(row.item, row)
    _open_logs(session, found)
    rows = [
        _suggested(found[of_item[item.id].id] if item.id in of_item else None, item, stage.number, group, out)
        for stage, group in _groups(pathway, current_stage(session))
        for item in stage.of("reading")
    ]
    taken = {row.id for row in rows}
    return Shelf((*rows, *(row for book, row in found.items() if book not in taken)))


def _books(session: Session, pathway: Pathway, group: str) -> dict[int, ShelfRow]:
    """Return a row for each book by its row id, as if it were the user's own."""
    columns = (Book.uuid, Book.id, Book.uuid, Book.title, Book.authors, Book.tags, Book.pages, Book.queue)
    started, finished = type_coerce(Reading.started, String), type_coerce(Reading.finished, String)
    query = (
        select(
            *columns,
            Book.created_at,
            func.coalesce(Reading.status, "planned"),
            func.coalesce(Reading.format, "unknown"),
            Reading.rating,
            started,
            func.coalesce(Reading.started_precision, "unknown"),
            finished,
            func.coalesce(Reading.finished_precision, "unknown"),
            Reading.id,
            Book.chapters,
            Book.minutes,
            case((ItemRef.pack == pathway.pack, ItemRef.item)),
            null(),
            literal(group),
            null(),
        )
        .outerjoin(Reading, Reading.book_id == Book.id)
        .outerjoin(ItemRef, ItemRef.id == Book.item_ref_id)
        .order_by(Book.id, Reading.id)
    )
    with _uncollected():
        rows = [ShelfRow._make(row) for row in session.connection().execute(query).all()]
        found = {row.id: row for row in rows}
    return found if len(found) == len(rows) else _counting(rows)


def _counting(rows: list[ShelfRow]) -> dict[int, ShelfRow]:
    """Keep of several readings of a book the one that counts now."""
    readings: dict[int, list[ShelfRow]] = defaultdict(list)
    for row in rows:
        readings[row.id].append(row)
    return {book: some[0] if len(some) == 1 else some[_current(some)] for book, some in readings.items()}


def _current(rows: list[ShelfRow]) -> int:
    return current([_Reading(row.status, row.started, row.finished_day) for row in rows]) or 0


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out while thousands of rows are made, none of which is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _open_logs(session: Session, found: dict[int, ShelfRow]) -> None:
    """Give the running readings their log entries."""
    day, columns = type_coerce(LogEntry.on_date, String), (LogEntry.unit, LogEntry.from_position, LogEntry.to_position)
    running = select(Reading.id).where(Reading.status.in_(RUNNING))
    query = select(LogEntry.reading_id, day, LogEntry.id, *columns).where(LogEntry.reading_id.in_(running))
    steps: _Steps = defaultdict(list)
    # Sorted here: SQLite would walk through all days of all books to save the sorting.
    entries = session.connection().execute(query).all()
    for entry in sorted(entries, key=itemgetter(1, 2)):
        steps[entry.reading_id].append((entry.unit, entry.from_position, entry.to_position))
    for row in [row for row in found.values() if row.status in RUNNING]:
        log = RowLog(steps.get(row.reading or 0, []), row.lengths, row.format == "audio")
        found[row.id] = row._replace(log=log)


def _suggested(row: ShelfRow | None, item: Item, stage: int, group: str, out: dict[str, str]) -> ShelfRow:
    """Return the row of a suggested book: the pathway's words go first, and its state as an item of a stage counts."""
    row = row or _EMPTY
    status = out.get(item.id, row.status) if row.status == "planned" else row.status
    authors = "\n".join(name for name in item.authors if name)
    row = row._replace(key=item.id, item=item.id, title=item.title, author_lines=authors)
    return row._replace(stage=stage, group=group, status=status)


def _groups(pathway: Pathway, current_id: str | None) -> Iterator[tuple[Stage, str]]:
    for stage in sorted(pathway.stages, key=lambda stage: (stage.id != current_id, stage.number)):
        words = _("Stage {number} · current") if stage.id == current_id else _("Stage {number}")
        yield stage, words.format(number=stage.number)


def _out_of_count(session: Session) -> dict[str, str]:
    query = select(ItemRef.item, ItemState.state).join(ItemState, ItemState.item_ref_id == ItemRef.id)
    rows = session.execute(query.where(ItemRef.kind == "reading", ItemState.state.in_(OUT_OF_COUNT)))
    return {row.item: row.state for row in rows}


_EMPTY = ShelfRow(
    *("", 0, "", "", "", "", None, None, "", "planned", "unknown", None, None, "unknown", None, "unknown"),
    *(None, None, None, None, None, "", None),
)
