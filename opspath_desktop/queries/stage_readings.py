"""How far the reading of suggested books is, for the stage that suggests them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.queries.applications import applied_counts
from opspath_desktop.queries.reading_records import (
    RUNNING,
    BookRecord,
    book_records,
    entries_by_reading,
    progress_of,
    readings_by_book,
)
from opspath_desktop.store.schema import Application, ItemRef, Reading


@dataclass(frozen=True, slots=True)
class StageReading:
    """A suggested book: its uuid ("" before it is on the shelf), the status of its reading and that in words.

    `applied` says how often it was tried or adopted at work, which is a count of its own.
    """

    book: str
    status: str
    words: str
    applied: int = 0


def stage_readings(session: Session, pathway: Pathway, ids: Collection[str]) -> dict[str, StageReading]:
    """Return how far the suggested books are, by item; books that nobody touched are left out."""
    found = [each for each in book_records(session, pathway, ItemRef.item.in_(ids)) if each.item is not None]
    books = Reading.book_id.in_([each.id for each in found])
    readings = readings_by_book(session, books)
    entries = entries_by_reading(session, books, Reading.status.in_(RUNNING))
    applied = applied_counts(session, Application.book_id.in_([each.id for each in found]))
    return {each.key: _reading(each, readings.get(each.id, []), entries, applied.get(each.id, 0)) for each in found}


def _reading(book: BookRecord, readings: list[Any], entries: dict[int, list[Any]], applied: int) -> StageReading:
    index = current(readings)
    if index is None:
        return StageReading(book.row.uuid, "planned", status_words("planned"), applied)
    row = readings[index]
    words = status_words(row.status)
    if row.status == "reading":
        progress = progress_of(entries.get(row.id, []), book.lengths, audio=row.format == "audio")
        words = progress.place or words
    return StageReading(book.row.uuid, row.status, words, applied)
