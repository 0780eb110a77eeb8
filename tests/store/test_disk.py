"""A disk that is full or refuses: the change is not made, the sentence is clear, and the database goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.errors import Trouble
from opspath_desktop.store import backup, probe
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, Pilot
from tests.records import one_of_each


def limit(database: Database, pages: int) -> None:
    """Let the file grow no further than so many pages more than it has: what a full disk is to SQLite."""
    connection = database._writer
    now = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count={now + pages}")
    database._commit_idle()


def whole(path: Path) -> bool:
    with closing(probe.connect(path)) as connection:
        return not probe.faults(connection) and not probe.orphans(connection)


def test_a_full_disk_refuses_the_change_and_keeps_the_rest(database: Database) -> None:
    with database.change("Add") as session:
        session.add(Book(title="kept"))
    limit(database, 4)
    with pytest.raises(Trouble, match="The disk is full"), database.change("Too much") as session:
        session.add(Book(title="lost", why="x" * 100_000))
    with database.read() as session:
        assert [book.title for book in session.query(Book)] == ["kept"]
    assert whole(database.path)


def test_after_a_full_disk_writing_and_undo_go_on(database: Database) -> None:
    limit(database, 4)
    with pytest.raises(Trouble), database.change("Too much") as session:
        session.add(Book(title="lost", why="x" * 100_000))
    limit(database, 1000)
    with database.change("Enough") as session:
        session.add(Book(title="found"))
    assert len(database.stack.undo) == 1
    database.undo()
    with database.read() as session:
        assert session.query(Book).count() == 0


def test_an_undo_that_does_not_fit_keeps_its_step(database: Database) -> None:
    with database.change("Add") as session:
        session.add(Book(title="big", why="x" * 100_000))
    with database.change("Delete") as session:
        session.delete(session.query(Book).one())
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("VACUUM")
    limit(database, 1)
    with pytest.raises(Trouble, match="The disk is full"):
        database.undo()
    limit(database, 1000)
    assert database.undo() is not None
    with database.read() as session:
        assert session.query(Book).one().title == "big"


def test_a_commit_that_fails_keeps_nothing_of_the_change(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        database._writer.exec_driver_sql("PRAGMA busy_timeout=1")
        database._commit_idle()
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM book").fetchone()
        with pytest.raises(Trouble, match="Another program holds the database"), database.change("Add") as session:
            one_of_each(session)
        other.execute("ROLLBACK")
    assert database.stack.undo == []
    with database.change("Add") as session:
        one_of_each(session)


def test_a_full_disk_gives_no_half_backup(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_arguments: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(backup, "connect", full)
    with pytest.raises(Trouble, match="The disk is full"):
        backup.make(database.path, tmp_path / "b", now="2026-11-22T08:00:00Z", reason="manual")
    assert list((tmp_path / "b").iterdir()) == []


def test_a_fault_inside_a_change_leaves_no_trace(database: Database) -> None:
    def fault(session: Session) -> None:
        one_of_each(session)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), database.change("Add") as session:
        fault(session)
    with database.read() as session:
        assert session.query(Pilot).count() == 0
