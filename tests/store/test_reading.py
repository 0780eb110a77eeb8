"""Reading keeps one connection open and holds no lock between two reads, so that the next write commits at once."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, suppress
from datetime import date

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import SQLAlchemyError

from opspath_desktop.errors import Trouble
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot


@pytest.fixture
def filled(database: Database) -> Database:
    """Return a database with several rows whose writers wait for nobody."""
    with database.change("Fill") as session:
        session.add_all([Pilot(title=f"Pilot {day}", started_on=date(2026, 1, day)) for day in range(1, 6)])
    database._writer.exec_driver_sql("PRAGMA busy_timeout=0")
    database._commit_idle()
    return database


def write(database: Database, title: str) -> None:
    with database.change("Rename") as session:
        session.get_one(Pilot, 1).title = title


def titles(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Pilot.title).order_by(Pilot.id).limit(1)))


def test_many_reads_open_one_connection(filled: Database) -> None:
    opened: list[int] = []
    event.listen(filled._engine, "connect", lambda *_: opened.append(1))
    for _number in range(5):
        titles(filled)
    assert len(opened) == 1


def test_every_read_sees_the_write_before_it(filled: Database) -> None:
    for title in ("once", "twice", "thrice"):
        write(filled, title)
        assert titles(filled) == [title]


def test_a_read_sees_what_another_process_wrote(filled: Database) -> None:
    titles(filled)
    with closing(sqlite3.connect(filled.path, timeout=0)) as other:
        other.execute("UPDATE pilot SET title = 'from outside'")
        other.commit()
    assert titles(filled) == ["from outside"]


def test_a_result_that_is_left_half_read_holds_no_lock(filled: Database) -> None:
    with filled.read() as session:
        kept = session.execute(select(Pilot.title))
        kept.fetchone()
    write(filled, "committed")
    assert titles(filled) == ["committed"]


def test_a_read_that_fails_holds_no_lock(filled: Database) -> None:
    with suppress(SQLAlchemyError), filled.read() as session:
        kept = session.execute(select(Pilot.title))
        kept.fetchone()
        session.execute(text("SELECT nothing FROM nowhere"))
    write(filled, "committed")
    assert titles(filled) == ["committed"]


def test_a_read_within_a_read_leaves_the_outer_one_whole(filled: Database) -> None:
    with filled.read() as session:
        rows = session.execute(select(Pilot.id))
        first = rows.fetchone()
        assert titles(filled) == ["Pilot 1"]
        assert [first, *rows] == [(number,) for number in range(1, 6)]


def test_a_write_inside_a_read_that_is_fetched_commits_at_once(filled: Database) -> None:
    with filled.read() as session:
        assert len(session.scalars(select(Pilot)).all()) == 5
        write(filled, "committed")
        session.expire_all()
        assert session.get_one(Pilot, 1).title == "committed"


def test_after_close_nothing_holds_the_file(filled: Database) -> None:
    titles(filled)
    filled.close()
    with closing(sqlite3.connect(filled.path, timeout=0)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("UPDATE pilot SET aim = 'alone'")
        other.commit()
    filled.open()
    assert titles(filled) == ["Pilot 1"]


def test_another_thread_is_told_that_it_may_not_read(filled: Database) -> None:
    told: list[BaseException] = []

    def read() -> None:
        try:
            titles(filled)
        except RuntimeError as error:
            told.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert "thread" in str(told[0])


def triggers(database: Database) -> int:
    asked = "SELECT count(*) FROM temp.sqlite_master WHERE type = 'trigger'"
    count = database._writer.exec_driver_sql(asked).scalar_one()
    database._commit_idle()
    return int(count)


def test_who_only_reads_waits_for_no_trigger(database: Database) -> None:
    assert titles(database) == []
    assert triggers(database) == 0
    with database.change("Add") as session:
        session.add(Pilot(title="One", started_on=date(2026, 1, 1)))
    assert triggers(database) > 100


def test_a_first_write_that_is_refused_leaves_the_next_one_its_triggers(database: Database) -> None:
    database._writer.exec_driver_sql("PRAGMA busy_timeout=0")
    database._commit_idle()
    with closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble), database.change("Add") as session:
            session.add(Pilot(title="Refused", started_on=date(2026, 1, 1)))
    with database.change("Add") as session:
        session.add(Pilot(title="Taken", started_on=date(2026, 1, 1)))
    assert titles(database) == ["Taken"]
    database.undo()
    assert titles(database) == []
