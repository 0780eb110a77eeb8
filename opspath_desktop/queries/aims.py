"""Where the aims of stages stand, and for which stages an aim can be set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.aims import Ahead, Aim, Finish, Standing, aim_words, basis_words, standing
from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Item, Pathway, Stage
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.reading_records import (
    RUNNING,
    BookRecord,
    book_records,
    entries_by_reading,
    progress_of,
    readings_by_book,
)
from opspath_desktop.store.schema import Book, ItemRef, ItemState, Reading, ReadingAim

ENDED = ("finished", "consulted")
FIRST, QUEUED, LATER, STOPPED = range(4)


@dataclass(frozen=True, slots=True)
class AimView:
    """One aim with its sentence and what it is made of; `most` is how many books the stage suggests."""

    stage: str
    number: int
    title: str
    most: int
    aim: Aim
    standing: Standing
    words: str
    basis: str


@dataclass(frozen=True, slots=True)
class StageChoice:
    """A stage for which an aim can be set."""

    stage: str
    number: int
    title: str
    most: int


@dataclass(frozen=True, slots=True)
class AimDesk:
    """The aims by stage, the stages that have none yet (the current one first)."""

    aims: tuple[AimView, ...]
    free: tuple[StageChoice, ...]


def aims(session: Session, pathway: Pathway, today: date) -> AimDesk:
    """Return all aims, and the stages that could have one."""
    columns = (ItemRef.item, ReadingAim.books, ReadingAim.begun_on, ReadingAim.by_date)
    query = select(*columns).join(ItemRef, ReadingAim.item_ref_id == ItemRef.id).where(ItemRef.pack == pathway.pack)
    set_for = {row.item: Aim(row.books, row.begun_on, row.by_date) for row in session.execute(query)}
    active = _active(session, pathway)
    views = _views(session, pathway, set_for, active, today)
    here = current_stage(session)
    free = [
        StageChoice(stage.id, stage.number, stage.title, len(active[stage.id]))
        for stage in sorted(pathway.stages, key=lambda stage: (stage.id != here, stage.number))
        if stage.id not in set_for and active[stage.id]
    ]
    return AimDesk(tuple(views), tuple(free))


def _active(session: Session, pathway: Pathway) -> dict[str, tuple[Item, ...]]:
    """Return the suggested books of each stage without those that are skipped or do not apply."""
    query = select(ItemRef.item).join(ItemState, ItemState.item_ref_id == ItemRef.id)
    out = set(session.scalars(query.where(ItemRef.pack == pathway.pack, ItemState.state.in_(OUT_OF_COUNT))))
    return {stage.id: tuple(item for item in stage.of("reading") if item.id not in out) for stage in pathway.stages}


def _views(
    session: Session,
    pathway: Pathway,
    set_for: dict[str, Aim],
    active: dict[str, tuple[Item, ...]],
    today: date,
) -> list[AimView]:
    stages = [stage for stage in pathway.stages if stage.id in set_for]
    if not stages:
        return []
    ids = [item.id for stage in stages for item in active[stage.id]]
    records = {each.key: each for each in book_records(session, pathway, ItemRef.item.in_(ids))}
    books = [each.id for each in records.values()]
    readings = readings_by_book(session, Reading.book_id.in_(books))
    entries = entries_by_reading(session, Reading.book_id.in_(books), Reading.status.in_(RUNNING))
    queue = select(Book.id, Book.queue).where(Book.id.in_(books), Book.queue.is_not(None))
    shelf = _Shelf(records, readings, entries, {row.id: row.queue for row in session.execute(queue)})
    return [_view(stage, set_for[stage.id], active[stage.id], shelf, today) for stage in stages]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What is known of the books of the stages: by item, by book, by reading, and the places in the queue."""

    records: dict[str, BookRecord]
    readings: dict[int, list[Any]]
    entries: dict[int, list[Any]]
    queue: dict[int, int]


def _view(stage: Stage, aim: Aim, items: Sequence[Item], shelf: _Shelf, today: date) -> AimView:
    finished, ahead = [], []
    for item in items:
        record = shelf.records.get(item.id)
        rows = shelf.readings.get(record.id, []) if record else []
        ends = [row.finished for row in rows if row.status in ENDED]
        if ends:
            known = [end for end in ends if end is not None]
            finished.append(Finish(min(known, default=None)))
        else:
            ahead.append(_ahead(item, record, rows, shelf))
    found = standing(aim, finished, ahead, today)
    words, basis = aim_words(found, stage.number, aim, today), basis_words(found)
    return AimView(stage.id, stage.number, stage.title, len(items), aim, found, words, basis)


def _ahead(item: Item, record: BookRecord | None, rows: Sequence[Any], shelf: _Shelf) -> Ahead:
    if record is None:
        return Ahead(item.title, None)
    index = current(rows)
    row = rows[index] if index is not None else None
    status = row.status if row is not None else "planned"
    rank = {"reading": FIRST, "stopped": STOPPED}.get(status, QUEUED if record.id in shelf.queue else LATER)
    entries = shelf.entries.get(row.id, []) if row is not None else []
    progress = progress_of(entries, record.lengths, audio=row is not None and row.format == "audio")
    counted = progress.unit in ("pages", "minutes") and progress.length is not None
    left = max((progress.length or 0) - (progress.position or 0), 0.0) if counted else None
    return Ahead(item.title, left, progress.unit, rank, shelf.queue.get(record.id, 0))
