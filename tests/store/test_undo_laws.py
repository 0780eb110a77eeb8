"""Laws of undo: whatever a change did (ORM, bulk, upsert, cascade), undo and redo end in the states that were."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, DataPoint, ItemRef, ItemState, LogEntry, Measure, Person, Pilot, Review
from tests.records import CLASSES, one_of_each

NOW = "2026-11-22T08:00:00Z"
DAY = date(2026, 1, 1)
Act = Callable[[Session, Database, int, str], None]
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=40)


@contextmanager
def opened() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        numbers = count(1)
        database = Database(Path(folder) / "x.db", clock=lambda: NOW, new_uuid=lambda: f"uuid-{next(numbers):05}")
        yield database
        database.close()


def state(database: Database) -> list[str]:
    connection = sqlite3.connect(database.path)
    try:
        return sorted(connection.iterdump())
    finally:
        connection.close()


def add_all(session: Session, _database: Database, number: int, _words: str) -> None:
    if not session.query(Review).count() and not session.query(ItemRef).count():
        one_of_each(session, 1 + number % 9)


def add_pilot(session: Session, _database: Database, number: int, words: str) -> None:
    pilot = Pilot(title=words, started_on=DAY)
    session.add(pilot)
    session.flush()
    measure = Measure(name=words, pilot_id=pilot.id)
    session.add(measure)
    session.flush()
    session.add_all(DataPoint(measure_id=measure.id, on_date=DAY, seq=seq, value=seq / 7) for seq in range(number % 4))


def edit(session: Session, _database: Database, _number: int, words: str) -> None:
    for book in session.query(Book):
        book.title, book.queue = words, None


def bulk_update(session: Session, _database: Database, number: int, words: str) -> None:
    session.execute(update(LogEntry).values(remark=words, to_position=number / 3))
    session.execute(update(DataPoint).values(value=DataPoint.value * 1.1))


def bulk_delete(session: Session, _database: Database, number: int, _words: str) -> None:
    session.execute(delete(DataPoint).where(DataPoint.seq == number % 4))


def cascade(session: Session, _database: Database, number: int, _words: str) -> None:
    parent = (Pilot, Book, Person, ItemRef, Measure)[number % 5]
    session.execute(delete(parent))  # children go with it, optional links are cleared


def replace(session: Session, database: Database, number: int, words: str) -> None:
    session.execute(
        text(
            "INSERT OR REPLACE INTO item_ref(id, uuid, created_at, updated_at, pack, item, kind, title, state) "
            "VALUES (1, :uuid, '', '', 'pack', :item, 'tip', :title, 'active')"
        ),
        {"uuid": database.new_uuid(), "item": f"item {number % 2}", "title": words},
    )


def upsert(session: Session, database: Database, number: int, words: str) -> None:
    if session.get(ItemRef, 1) is None:
        replace(session, database, number, words)
    session.execute(
        text(
            "INSERT INTO item_state(uuid, created_at, updated_at, item_ref_id, state, reason, note, private) "
            "VALUES (:uuid, '', '', 1, 'done', '', :note, 1) "
            "ON CONFLICT(item_ref_id) DO UPDATE SET note = excluded.note"
        ),
        {"uuid": database.new_uuid(), "note": words},
    )


def swap_ids(session: Session, _database: Database, _number: int, _words: str) -> None:
    session.execute(text("UPDATE review SET id = id + 1000 WHERE id < 1000"))


def discard(session: Session, _database: Database, number: int, words: str) -> None:
    name = ("pilot", "book", "item_ref", "person", "attachment")[number % 5]
    record = session.query(CLASSES[name]).order_by(CLASSES[name].id).first()
    if record is not None:
        trash.discard(session, record, now=NOW, title=words, kind=name)


def nothing(session: Session, _database: Database, _number: int, _words: str) -> None:
    session.query(ItemState).count()
    session.query(Review).count()


CHANGES = (add_all, add_pilot, edit, bulk_update, bulk_delete, cascade, replace, upsert, swap_ids, discard, nothing)
STEPS = st.lists(
    st.tuples(st.sampled_from([*CHANGES, None, None]), st.integers(0, 99), TEXTS, st.integers(0, 3)), max_size=10
)


@given(STEPS)
@settings(max_examples=40, phases=(Phase.explicit, Phase.generate))  # shrinking would take minutes
def test_undo_and_redo_end_in_the_same_states(steps: list[tuple[Act | None, int, str, int]]) -> None:
    """Walk to and fro at random; each state must be the one that was there at that depth of the stack before."""
    with opened() as database:
        states = [state(database)]
        for act, number, words, back in steps:
            if act is None:
                for _step in range(back):
                    database.undo()
                assert state(database) == states[len(database.stack.undo)]
                continue
            depth = len(database.stack.undo)
            with database.change("Act") as session:
                act(session, database, number, words)
            if len(database.stack.undo) > depth:  # else nothing was written, and redo stays possible
                states[depth + 1 :] = [state(database)]
            assert state(database) == states[len(database.stack.undo)]
        while database.redo():
            assert state(database) == states[len(database.stack.undo)]
        while database.undo():
            assert state(database) == states[len(database.stack.undo)]
        assert database.stack.undo == []


@given(TEXTS, TEXTS)
@settings(max_examples=25)
def test_merged_changes_are_taken_back_together(first: str, second: str) -> None:
    with opened() as database:
        with database.change("Add") as session:
            session.add(Book(title="x"))
        before = state(database)
        for words in (first, second, "last"):
            with database.change("Edit", merge="title") as session:
                session.query(Book).one().title = words
        database.undo()
        assert state(database) == before


def test_three_megabytes_of_text_are_taken_back_and_forth(database: Database) -> None:
    words = "ü'%:?\"\n" * 450_000
    with database.change("Add") as session:
        session.add(Book(title="x", why=words))
    with database.change("Edit") as session:
        session.query(Book).one().why = "short"
    database.undo()
    with database.read() as session:
        assert session.query(Book).one().why == words
    database.redo()
    database.undo()
    database.undo()
    with database.read() as session:
        assert session.query(Book).count() == 0
