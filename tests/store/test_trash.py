"""The trash: a record leaves with all that hangs on it, and comes back the same."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Attachment, Book, DataPoint, Evidence, EvidenceLink, Measure, Pilot, Trash
from tests.records import CLASSES, one_of_each

NOW = "2026-11-22T08:00:00Z"
Dump = Callable[[Path], list[str]]


def discard(database: Database, table: str, title: str = "A title") -> int:
    with database.change("Delete") as session:
        record = session.query(CLASSES[table]).order_by(CLASSES[table].id).first()
        return trash.discard(session, record, now=NOW, title=title, kind=table)


def restore(database: Database, entry: int) -> tuple[str, int]:
    with database.change("Restore") as session:
        return trash.restore(session, entry)


@pytest.fixture
def filled(database: Database) -> Database:
    with database.change("Fill") as session:
        one_of_each(session, 1)
        one_of_each(session, 2)
    return database


@pytest.mark.parametrize("table", sorted(set(CLASSES) - {"trash"}))
def test_what_is_restored_is_what_was_deleted(filled: Database, table: str, dump: Dump) -> None:
    before = dump(filled.path)
    restore(filled, discard(filled, table))
    assert sorted(dump(filled.path)) == sorted(before)


@pytest.mark.parametrize("table", ["pilot", "book", "item_ref", "evidence"])
def test_one_undo_takes_a_deletion_back(filled: Database, table: str, dump: Dump) -> None:
    before = dump(filled.path)
    discard(filled, table)
    filled.undo()
    assert dump(filled.path) == before


def test_many_rows_with_any_text_come_back_with_one_undo(database: Database, dump: Dump) -> None:
    odd = ["it's) VALUES(1)", "?:%s\n;--", "x" * 300_000, "INSERT INTO", ""]
    with database.change("Fill") as session:
        session.add_all(
            [Pilot(title=f"{number} {odd[number % 5]}", started_on=date(2026, 1, 1)) for number in range(450)]
        )
    before = dump(database.path)
    with database.change("Delete") as session:
        first, *others = session.query(Pilot).all()
        trash.discard(session, first, now=NOW, title="many", kind="pilot", along=others)
    after = dump(database.path)
    database.undo()
    assert dump(database.path) == before
    database.redo()
    assert dump(database.path) == after


def test_a_pilot_leaves_with_its_numbers_and_the_claims_about_it(filled: Database) -> None:
    with filled.change("Claim") as session:
        pilot = session.query(Pilot).first()
        shown = Evidence(what="It works", on_date=date(2026, 1, 1))
        session.add(shown)
        session.flush()
        session.add(EvidenceLink(evidence_id=shown.id, target_kind="pilot", target_uuid=pilot.uuid))
    discard(filled, "pilot")
    with filled.read() as session:
        counts = [session.query(each).count() for each in (Pilot, Measure, DataPoint)]
        assert counts == [1, 1, 1]
        assert session.query(EvidenceLink).filter_by(target_kind="pilot").count() == 0
        assert session.query(Evidence).filter_by(what="It works").count() == 1


def test_an_optional_link_is_set_again(filled: Database) -> None:
    entry = discard(filled, "attachment")
    with filled.read() as session:
        assert session.query(Evidence).order_by(Evidence.id).first().attachment_id is None
    restore(filled, entry)
    with filled.read() as session:
        shown = session.query(Evidence).order_by(Evidence.id).first()
        assert session.get(Attachment, shown.attachment_id) is not None


def test_an_id_that_was_given_away_meanwhile_does_no_harm(database: Database) -> None:
    with database.change("Fill") as session:
        one_of_each(session)
    entry = discard(database, "pilot")
    with database.change("Another") as session:
        session.add(Pilot(title="Another", started_on=date(2026, 1, 1)))
    table, row = restore(database, entry)
    with database.read() as session:
        point = session.query(DataPoint).one()
        assert session.get(Measure, point.measure_id).pilot_id == row
        assert (table, session.query(Pilot).count()) == ("pilot", 2)


def test_a_child_of_a_deleted_parent_names_it(filled: Database) -> None:
    entry = discard(filled, "reading", "The reading")
    discard(filled, "book", "The book")
    with pytest.raises(Refused, match="It belongs to “The book”"):
        restore(filled, entry)


def test_a_child_of_a_lost_parent_says_so(filled: Database) -> None:
    entry = discard(filled, "reading")
    with filled.change("Lose") as session:
        session.delete(session.query(Book).order_by(Book.id).first())
    with pytest.raises(Refused, match="gone for good"):
        restore(filled, entry)


def test_a_place_that_was_taken_refuses_and_keeps_the_entry(filled: Database) -> None:
    entry = discard(filled, "data_point")
    with filled.change("Take") as session:
        measure = session.query(Measure).order_by(Measure.id).first()
        session.add(DataPoint(measure_id=measure.id, on_date=date(2026, 1, 1), seq=1, value=5.0))
    with pytest.raises(Refused, match="Another record has taken the place"):
        restore(filled, entry)
    with filled.read() as session:
        assert session.get(Trash, entry) is not None


def test_an_entry_restored_twice_is_refused(filled: Database) -> None:
    entry = discard(filled, "book")
    restore(filled, entry)
    with pytest.raises(Refused, match="no longer in Recently deleted"):
        restore(filled, entry)


def test_the_text_of_a_purged_entry_leaves_the_file(filled: Database) -> None:
    with filled.change("Add") as session:
        session.add(Pilot(title="Forget-me-" * 20, started_on=date(2026, 1, 1)))
    with filled.change("Delete") as session:
        pilot = session.query(Pilot).filter(Pilot.title.like("Forget%")).one()
        trash.discard(session, pilot, now="2026-01-01T00:00:00Z", title="A pilot", kind="pilot")
    filled.close()
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as connection:
        assert trash.purge(connection, now=NOW) == 1
    assert b"Forget-me-" not in filled.path.read_bytes()
    filled.open()


def test_a_deletion_takes_as_many_statements_for_many_rows_as_for_few(database: Database) -> None:
    counts = []
    for many in (2, 400):
        with database.change("Fill") as session:
            session.add(pilot := Pilot(title="many", started_on=date(2026, 1, 1)))
            session.flush()
            session.add(measure := Measure(pilot_id=pilot.id, name="days"))
            session.flush()
            days = [date(2020, 1, 1) + timedelta(days=number) for number in range(many)]
            session.add_all([DataPoint(measure_id=measure.id, on_date=day, value=1.0) for day in days])
        with database.change("Delete") as session:
            said: list[str] = []
            event.listen(session.connection(), "before_cursor_execute", lambda *told, to=said: to.append(told[2]))
            trash.discard(session, session.query(Pilot).one(), now=NOW, title="many", kind="pilot")
        counts.append(len(said))
    assert counts[0] == counts[1]
