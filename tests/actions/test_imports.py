"""An import is one change: applied at once, undone at once, refused when the records are others by now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from opspath_desktop.actions import books, queue, readings
from opspath_desktop.actions.imports import apply
from opspath_desktop.domain.foreign import ForeignBook, ForeignEntry, ForeignFile, ForeignHighlight, ForeignReading
from opspath_desktop.domain.import_plan import plan
from opspath_desktop.domain.import_result import ImportPlan
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.exchange import foreign
from opspath_desktop.queries.import_state import here
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Reading
from opspath_desktop.store.tables import TABLES
from opspath_desktop.store.upgrade import open_database
from tests import year

FILES = Path(__file__).parent.parent / "data" / "imports"
FOREIGN = sorted(path.name for path in FILES.iterdir() if path.name != "not_a_table.csv")


def prepared(database: Database, core: Pathway, file: ForeignFile, *, overwrite: bool = False) -> ImportPlan:
    with database.read() as session:
        return plan(file, here(session, core), overwrite=overwrite)


def brought_in(database: Database, core: Pathway, *found: ForeignBook, overwrite: bool = False) -> Any:
    made = prepared(database, core, ForeignFile("goodreads", len(found), found), overwrite=overwrite)
    with database.change("Import") as session:
        return apply(session, core, made)


def dump(database: Database) -> dict[str, list[Any]]:
    with database.read() as session:
        connection = session.connection()
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY id')]
            for name in TABLES
        }


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Database]:
    numbers = count(1)
    opened = open_database(
        year.copy_to(tmp_path / "data"), clock=lambda: "2026-11-23T08:00:00Z", new_uuid=lambda: f"new-{next(numbers)}"
    )
    yield opened
    opened.close()


@pytest.mark.parametrize("name", FOREIGN)
def test_undo_gives_back_every_row_of_every_table(lived: Database, core: Pathway, name: str) -> None:
    before = dump(lived)
    made = prepared(lived, core, foreign.read(FILES / name))
    with lived.change("Import") as session:
        apply(session, core, made)
    after = dump(lived)
    assert before != after
    assert len(lived.stack.undo) == 1
    lived.undo()
    assert dump(lived) == before
    lived.redo()
    assert dump(lived) == after
    assert not prepared(lived, core, foreign.read(FILES / name)).changes


def test_records_of_one_book_do_not_win_over_each_other_in_turn(database: Database, core: Pathway) -> None:
    brought_in(database, core, ForeignBook(1, "Queues", readings=(ForeignReading("finished"),), source="goodreads:1"))
    editions = [
        ForeignBook(number, title, readings=(ForeignReading(status),), source="goodreads:2")
        for number, title, status in ((1, "Queues, 2nd edition", "paused"), (2, "Queues (Operations, #1)", "reading"))
    ]
    brought_in(database, core, *editions, overwrite=True)
    file = ForeignFile("goodreads", 2, tuple(editions))
    assert not prepared(database, core, file, overwrite=True).changes


def test_the_file_still_wins_where_one_record_speaks_of_a_book(database: Database, core: Pathway) -> None:
    found = [
        ForeignBook(number, title, readings=(ForeignReading("finished", rating=12),), source=f"goodreads:{number}")
        for number, title in ((1, "Queues"), (2, "Stocks"))
    ]
    brought_in(database, core, *found)
    with database.change("Rate") as session:
        session.execute(update(Reading).values(rating=4))
    brought_in(database, core, *found, overwrite=True)
    with database.read() as session:
        assert list(session.scalars(select(Reading.rating))) == [12, 12]


def test_rows_are_stamped_and_hang_together(database: Database, core: Pathway) -> None:
    entry = ForeignEntry(year.TODAY, "pages", None, 20.0, uuid="entry-9")
    reading = ForeignReading("reading", log=(entry,), uuid="reading-9")
    passage = ForeignHighlight("quote", "Text", source="k:1", superseded_by="k:2")
    longer = ForeignHighlight("quote", "Text and more", source="k:2")
    done = brought_in(
        database,
        core,
        ForeignBook(1, "The Goal", authors=("Goldratt",), readings=(reading,), uuid="book-9"),
        ForeignBook(2, "Own", highlights=(passage, longer), readings=(ForeignReading("finished"),)),
    )
    rows = dump(database)
    names = {name: [column.name for column in TABLES[name].columns] for name in TABLES}
    found = {name: [dict(zip(names[name], row, strict=True)) for row in rows[name]] for name in TABLES}
    goal, own = found["book"]
    assert [goal["uuid"], goal["item_ref_id"], own["item_ref_id"]] == ["book-9", found["item_ref"][0]["id"], None]
    assert [each["book_id"] for each in found["reading"]] == [goal["id"], own["id"]]
    assert found["log_entry"][0]["reading_id"] == found["reading"][0]["id"]
    assert (found["reading"][0]["uuid"], found["log_entry"][0]["uuid"]) == ("reading-9", "entry-9")
    first, second = found["highlight"]
    assert (first["superseded_by"], second["superseded_by"], first["favourite"]) == (second["uuid"], "", 0)
    assert {row["created_at"] for table in ("book", "reading") for row in found[table]} == {"2026-11-22T08:00:00Z"}
    assert (done.rows, done.first) == (7, "book-9")


def test_a_plan_for_other_records_is_refused(database: Database, core: Pathway) -> None:
    made = prepared(database, core, ForeignFile("ris", 1, (ForeignBook(1, "One"),)))
    with database.change("Add") as session:
        books.add(session, "Meanwhile")
    before = dump(database)
    with pytest.raises(Refused, match="Compare it again"), database.change("Import") as session:
        apply(session, core, made)
    assert dump(database) == before


def test_a_plan_that_brings_nothing_is_no_step(database: Database, core: Pathway) -> None:
    brought_in(database, core, ForeignBook(1, "One", source="goodreads:1"))
    before = dump(database)
    assert brought_in(database, core, ForeignBook(1, "One", source="goodreads:1")).rows == 0
    assert dump(database) == before
    assert len(database.stack.undo) == 1


def test_only_rows_that_change_are_touched(lived: Database, core: Pathway) -> None:
    before = dump(lived)["book"]
    brought_in(lived, core, ForeignBook(1, "The Goal", authors=("Goldratt",), publisher="Press"))
    changed = [row for row, old in zip(dump(lived)["book"], before, strict=True) if row != old]
    assert len(changed) == 1
    assert "Press" in changed[0]


def test_a_book_that_was_read_leaves_the_queue(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        keys = [books.add(session, title, "Ann Lee") for title in ("First", "Second", "Third")]
        queue.add(session, core, keys)
    brought_in(database, core, ForeignBook(1, "First", authors=("Ann Lee",), readings=(ForeignReading("finished"),)))
    with database.read() as session:
        found = {book.values["title"]: book.values["queue"] for book in here(session, core).books}
    assert found == {"First": None, "Second": 1, "Third": 2}


def test_what_the_person_did_meanwhile_is_completed(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        readings.set_status(session, core, "rdg.the-goal", "planned", on=year.TODAY)
    read = ForeignReading("finished", finished=year.TODAY, finished_precision="day", rating=16)
    brought_in(database, core, ForeignBook(1, "The Goal", authors=("Goldratt",), readings=(read,)))
    with database.read() as session:
        ((reading,),) = here(session, core).readings.values()
    assert (reading.values["status"], reading.values["rating"]) == ("finished", 16)
