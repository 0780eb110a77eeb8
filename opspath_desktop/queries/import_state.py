"""Read what a file is compared with before an import: in a few statements, however many records there are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from opspath_desktop.domain.import_here import (
    BOOK_COLUMNS,
    COMPARED,
    READING_COLUMNS,
    BookHere,
    Entry,
    Here,
    HighlightHere,
    ReadingHere,
    Suggested,
)
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.store.mark import mark


def here(session: Session, pathway: Pathway, *, logs: bool = True, highlights: bool = True) -> Here:
    """Return all that an import is compared with; log entries and highlights only for a file that has them."""
    entries, uuids = _entries(session) if logs else ({}, frozenset())
    return Here(
        books=tuple(_books(session, pathway)),
        suggested=tuple(
            Suggested(item.id, item.title, item.authors) for stage in pathway.stages for item in stage.of("reading")
        ),
        readings=_readings(session),
        entries=entries,
        entry_uuids=uuids,
        highlights=_highlights(session) if highlights else {},
        deleted=frozenset(_deleted(session)) if highlights else frozenset(),
        mark=mark(session, COMPARED),
    )


def _rows(session: Session, statement: str, **values: object) -> list[Any]:
    # Past the ORM, which would take three times as long to make its rows.
    cursor = session.connection().connection.cursor()
    try:
        found: list[Any] = cursor.execute(statement, values).fetchall()
    finally:
        cursor.close()
    return found


def _books(session: Session, pathway: Pathway) -> Iterator[BookHere]:
    names = ", ".join(f"book.{name}" for name in BOOK_COLUMNS)
    rows = _rows(
        session,
        f"SELECT book.id, book.uuid, item_ref.item, {names} FROM book"
        " LEFT JOIN item_ref ON item_ref.id = book.item_ref_id AND item_ref.pack = :pack ORDER BY book.id",
        pack=pathway.pack,
    )
    for book_id, uuid, item, *values in rows:
        suggested = pathway.item(item) if item else None
        of_pathway = item if suggested is not None and suggested.kind == "reading" else ""
        yield BookHere(book_id, uuid, of_pathway, dict(zip(BOOK_COLUMNS, values, strict=True)))


def _readings(session: Session) -> dict[int, tuple[ReadingHere, ...]]:
    names = ", ".join(f"reading.{name}" for name in READING_COLUMNS)
    rows = _rows(
        session,
        f"SELECT book_id, reading.id, reading.uuid, last.day, {names} FROM reading"
        " LEFT JOIN (SELECT reading_id, max(on_date) AS day FROM log_entry GROUP BY reading_id) AS last"
        " ON last.reading_id = reading.id ORDER BY reading.id",
    )
    found: defaultdict[int, list[ReadingHere]] = defaultdict(list)
    for book, reading_id, uuid, last, *columns in rows:
        values = dict(zip(READING_COLUMNS, columns, strict=True))
        values |= {name: _day(values[name]) for name in ("started", "finished")}
        found[book].append(ReadingHere(reading_id, uuid, values, _day(last)))
    return {book: tuple(readings) for book, readings in found.items()}


def _day(text_of_day: str | None) -> date | None:
    return None if text_of_day is None else date.fromisoformat(text_of_day)


def _entries(session: Session) -> tuple[dict[int, tuple[Entry, ...]], frozenset[str]]:
    rows = _rows(
        session,
        "SELECT reading_id, uuid, on_date, unit, from_position, to_position, minutes_spent, remark FROM log_entry",
    )
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[2:])
    return {reading: tuple(entries) for reading, entries in found.items()}, frozenset(row[1] for row in rows)


def _highlights(session: Session) -> dict[str, HighlightHere]:
    rows = _rows(
        session,
        "SELECT id, uuid, book_id, note, sources, superseded_by, favourite FROM highlight WHERE sources != ''",
    )
    found: dict[str, HighlightHere] = {}
    for row in rows:
        highlight = HighlightHere(*row)
        found.update(dict.fromkeys(highlight.sources.split("\n"), highlight))
    return found


def _deleted(session: Session) -> Iterator[str]:
    """Yield the names of the entries whose highlights a person deleted one by one."""
    for payload in session.scalars(text("SELECT payload FROM trash WHERE kind = 'highlight'")):
        for row in json.loads(payload)["rows"]:
            if row["table"] == "highlight":
                yield from str(row["values"]["sources"]).split("\n")
