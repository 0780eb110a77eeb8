"""Laws of the import: records add up, a second import writes nothing, undo gives back every row."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from opspath_desktop.actions.imports import apply
from opspath_desktop.content import load_core
from opspath_desktop.domain.foreign import (
    ForeignBook,
    ForeignEntry,
    ForeignFile,
    ForeignHighlight,
    ForeignReading,
    Unreadable,
)
from opspath_desktop.domain.import_plan import plan
from opspath_desktop.domain.import_result import ImportPlan
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.import_state import here
from opspath_desktop.store.database import Database
from opspath_desktop.store.tables import TABLES

DAYS = st.sampled_from([None, date(2019, 1, 1), date(2020, 5, 1), date(2020, 5, 4), date(2021, 7, 9)])
PRECISION = st.sampled_from(["day", "month", "year", "unknown", "nonsense"])
STATUS = st.sampled_from(["planned", "reading", "paused", "finished", "finished", "stopped", "consulted"])
NAMES = ["Ann Lee", "Lee, Ann", "Ben Orr", "Eliyahu M. Goldratt"]
TITLES = ["Stage", "Stage: More", "Stage, 2nd Edition", "The Goal", "The Goal: A Process", "Saga (Saga, #1)", "Saga #2"]
TITLES += ["Great Practice", "Great Practise", "  ", "x" * 501, "=HYPERLINK(1)", "Lean Thinking"]
WORDS = st.sampled_from(["", "", "First words", "Other\r\nwords", "nul\0 inside", "e\u0301"])
ENTRIES = st.builds(
    ForeignEntry,
    on=st.sampled_from([date(2020, 4, 1), date(2020, 4, 2)]),
    unit=st.sampled_from(["pages", "percent", "miles"]),
    from_position=st.sampled_from([None, 1, 2.5, float("inf")]),
    to_position=st.sampled_from([None, 3, 10]),
    minutes_spent=st.sampled_from([None, 20, -1]),
    remark=WORDS,
    uuid=st.sampled_from(["", "", "entry-1", "not a uuid!"]),
)
READINGS = st.builds(
    ForeignReading,
    status=STATUS,
    format=st.sampled_from(["paper", "ebook", "unknown", "stone"]),
    started=DAYS,
    started_precision=PRECISION,
    finished=DAYS,
    finished_precision=PRECISION,
    rating=st.sampled_from([None, 0, 15, 99]),
    outcome=WORDS,
    log=st.lists(ENTRIES, max_size=3).map(tuple),
    uuid=st.sampled_from(["", "", "", "reading-1"]),
)
HIGHLIGHTS = st.builds(
    ForeignHighlight,
    kind=st.sampled_from(["quote", "note", "bookmark"]),
    text=WORDS,
    note=WORDS,
    place=st.sampled_from(["", "page 3"]),
    source=st.sampled_from(["", "k:1", "k:2", "k:3\nk:4", "k:5\nk:1"]),
    superseded_by=st.sampled_from(["", "k:1", "k:2", "k:9"]),
)
BOOKS = st.builds(
    ForeignBook,
    record=st.just(0),
    title=st.sampled_from(TITLES),
    authors=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    year=st.sampled_from([None, 1999, -400, 10**9]),
    publisher=WORDS,
    isbns=st.lists(st.sampled_from(["9780306406157", "0306406152"]), max_size=2).map(tuple),
    pages=st.sampled_from([None, 200, 0]),
    tags=st.lists(st.sampled_from(["lean", "Lean", "work", "t" * 70]), max_size=3).map(tuple),
    notes=WORDS,
    why=WORDS,
    queue=st.sampled_from([None, 1, 2]),
    readings=st.lists(READINGS, max_size=3).map(tuple),
    highlights=st.one_of(st.just(()), st.lists(HIGHLIGHTS, max_size=3).map(tuple)),
    shelf=st.sampled_from(["", "", "dropped", "waiting"]),
    source=st.sampled_from(["", "", "goodreads:1", "goodreads:2"]),
    item=st.sampled_from(["", "", "rdg.the-goal"]),
    uuid=st.sampled_from(["", "", "", "book-1"]),
)


@st.composite
def files(draw: st.DrawFn, size: int = 3) -> ForeignFile:
    kind = draw(st.sampled_from(["goodreads", "opspath-csv", "bibtex"]))
    numbers = count(1)
    uuids: set[str] = set()
    books = []
    for book in draw(st.lists(BOOKS, max_size=size, unique_by=_name)):
        first = next(numbers)
        places = [first, *(next(numbers) for _each in book.highlights[1:])]
        marked = tuple(_numbered(each, number) for each, number in zip(book.highlights, places, strict=False))
        made = _ours(book, uuids) if kind == "opspath-csv" else _theirs(book)
        books.append(replace(made, record=first, highlights=marked))
    broken = [Unreadable(next(numbers), "No title", "raw") for _each in range(draw(st.integers(0, 2)))]
    return ForeignFile(kind, next(numbers) - 1, tuple(books), tuple(broken))


def _ours(book: ForeignBook, taken: set[str]) -> ForeignBook:
    """Return a book as our own reader makes it: one record for all rows with its id."""
    uuid = "" if book.uuid in taken else book.uuid
    taken.add(uuid)
    item = book.item if book.title.startswith("The Goal") else ""
    return replace(
        book, uuid=uuid, item=item, readings=_in_order([each for each in book.readings if uuid or not each.uuid])
    )


def _theirs(book: ForeignBook) -> ForeignBook:
    """Return a book as readers of other programs make it: without our ids and logs, at most the last still open."""
    readings = _in_order([replace(each, uuid="", log=()) for each in book.readings])
    return replace(book, uuid="", item="", readings=readings)


def _in_order(readings: list[ForeignReading]) -> tuple[ForeignReading, ...]:
    over = [each for each in readings if each.status in ("finished", "stopped", "consulted")]
    return (*over, *[each for each in readings if each not in over][:1])


def _name(book: ForeignBook) -> object:
    """Return what no two records of a file share: the other program's id, or all that names a book without one."""
    return book.source or (book.title, book.authors, book.isbns)


@cache
def core() -> Pathway:  # no fixture: a failing example is printed with its arguments, and a pathway is long
    return load_core()[0]


def _numbered(highlight: ForeignHighlight, number: int) -> ForeignHighlight:
    return replace(highlight, records=(number,))


def opened(folder: str) -> Database:
    numbers = count(1)
    return Database(
        Path(folder) / "x.db", clock=lambda: "2026-11-22T08:00:00Z", new_uuid=lambda: f"new-{next(numbers)}"
    )


def prepared(database: Database, file: ForeignFile, *, overwrite: bool = False) -> ImportPlan:
    with database.read() as session:
        now = here(session, core())
    return plan(file, now, overwrite=overwrite)


def brought_in(database: Database, file: ForeignFile, *, overwrite: bool = False) -> ImportPlan:
    made = prepared(database, file, overwrite=overwrite)
    with database.change("Import") as session:
        apply(session, core(), made)
    return made


def dump(database: Database) -> dict[str, list[Any]]:
    with database.read() as session:
        connection = session.connection()
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY id')]
            for name in TABLES
        }


def add_up(made: ImportPlan) -> bool:
    return made.new + made.matched + made.updated + made.unchanged + made.skipped == made.records


@settings(max_examples=60, derandomize=True)
@given(first=files(), second=files(), overwrite=st.booleans())
def test_a_second_import_of_any_file_changes_nothing(first: ForeignFile, second: ForeignFile, overwrite: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(opened(folder)) as database:
        for file in (first, second):
            made = brought_in(database, file, overwrite=overwrite)
            assert add_up(made)
            assert made.records == file.records
            again = prepared(database, file, overwrite=overwrite)
            assert not again.writes, again.writes
            assert add_up(again)
            assert (again.new, again.matched, again.updated) == (0, 0, 0)


@settings(max_examples=30, derandomize=True)
@given(first=files(), second=files(), overwrite=st.booleans())
def test_undo_gives_back_every_row_and_redo_brings_them_again(
    first: ForeignFile, second: ForeignFile, overwrite: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(opened(folder)) as database:
        brought_in(database, first)
        before = dump(database)
        made = brought_in(database, second, overwrite=overwrite)
        after = dump(database)
        assert made.changes == (before != after)
        if made.changes:
            database.undo()
            assert dump(database) == before
            database.redo()
            assert dump(database) == after
