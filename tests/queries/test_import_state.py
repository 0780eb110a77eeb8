"""What an import is compared with: read at once, and told apart from what was there before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from opspath_desktop.actions import books, highlights, readings
from opspath_desktop.domain.import_here import Here
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.queries.import_state import here
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Highlight

DAY = date(2026, 11, 20)


def read(database: Database, core: Pathway) -> Here:
    with database.read() as session:
        return here(session, core)


def test_books_readings_and_entries_are_there(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        readings.log(session, core, "rdg.the-goal", Sitting(DAY, "pages", delta=20))
        uuid = books.add(session, "Own", "Ann Lee; Ben Orr")
    found = read(database, core)
    goal, own = found.books
    assert (goal.item, own.item, own.uuid) == ("rdg.the-goal", "", uuid)
    assert (own.values["authors"], own.values["pages"]) == ("Ann Lee\nBen Orr", None)
    (reading,) = found.readings[goal.id]
    assert (reading.values["status"], reading.values["started"], reading.last_day) == ("reading", DAY, DAY)
    assert found.entries[reading.id] == (("2026-11-20", "pages", 0.0, 20.0, None, ""),)
    assert len(found.entry_uuids) == 1
    assert len(found.suggested) == 15


def test_highlights_are_known_by_every_entry_that_they_came_from(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        books.touch(session, core, "rdg.the-goal")
        session.add(Highlight(book_id=1, text="A", sources="k:1\nk:2"))
        session.add(Highlight(book_id=1, text="By hand"))
    found = read(database, core)
    assert set(found.highlights) == {"k:1", "k:2"}
    assert found.highlights["k:1"] is found.highlights["k:2"]


def test_a_highlight_that_was_deleted_is_remembered(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        books.touch(session, core, "rdg.the-goal")
        session.add(Highlight(book_id=1, uuid="h", text="A", sources="k:1\nk:2"))
    with database.change("Delete") as session:
        highlights.delete(session, "h", now="2026-11-22T08:00:00Z")
    assert read(database, core).deleted == {"k:1", "k:2"}
    assert read(database, core).highlights == {}


def test_the_mark_tells_one_state_from_another(database: Database, core: Pathway) -> None:
    marks = [read(database, core).mark]
    for title in ("One", "Two"):
        with database.change("Add") as session:
            books.add(session, title)
        marks.append(read(database, core).mark)
    assert len(set(marks)) == 3
    database.undo()
    assert read(database, core).mark == marks[1]


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    asked: list[str] = []
    with database.read() as session:
        connection = session.connection()
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.set_trace_callback(asked.append)
        yield asked
        raw.set_trace_callback(None)


def test_the_number_of_statements_does_not_grow(database: Database, core: Pathway) -> None:
    numbers = []
    for _time in range(2):
        with database.change("Fill") as session:
            for number in range(20):
                uuid = books.add(session, f"Book {number}")
                readings.log(session, core, uuid, Sitting(DAY, "pages", delta=20))
        with counted(database) as asked:
            read(database, core)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 12
