"""The stored summaries of pilots: whatever is written, and however, they equal what is worked out afresh."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase as Examples
from hypothesis import given, settings
from sqlalchemy import delete, event, select, text, update
from sqlalchemy.orm import Session

from opspath_desktop.actions.archive import delete_everything, import_archive
from opspath_desktop.exchange import archive
from opspath_desktop.queries.archive import contents
from opspath_desktop.store import backup, restore, trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import (
    Annotation,
    Benefit,
    DataPoint,
    Measure,
    PdsaCycle,
    Phase,
    Pilot,
    PilotCheck,
    pilot_summary,
)
from opspath_desktop.store.summaries import computed, missing, summaries
from tests.store.test_undo_laws import STEPS, opened

SAMPLES = Path(__file__).parents[1] / "data" / "old_databases"
NOW = "2026-11-22T08:00:00Z"
START = date(2026, 1, 5)
VALUES = (51, 47, 56, 53, 49, 58, 52, 50, 55, 48, 45, 41, 36, 38, 33, 35, 31, 32)


def week(number: int) -> date:
    return START + timedelta(weeks=number)


def add_pilot(session: Session, title: str = "Slots") -> Pilot:
    """Add a pilot whose number falls after the change of week 10."""
    pilot = Pilot(title=title, started_on=START, status="testing")
    session.add(pilot)
    session.flush()
    measure = Measure(pilot_id=pilot.id, name="Wait", unit="min", target=30)
    session.add_all([measure, Annotation(pilot_id=pilot.id, on_date=week(10), text="Slots")])
    session.flush()
    session.add_all(
        DataPoint(measure_id=measure.id, on_date=week(at), value=float(value)) for at, value in enumerate(VALUES)
    )
    return pilot


def stored(database: Database) -> list[Any]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(select(pilot_summary).order_by(pilot_summary.c.pilot_id))]


def assert_true(database: Database) -> None:
    with database.read() as session:
        afresh = computed(session, list(session.scalars(select(Pilot.id).order_by(Pilot.id))))
    names = [column.name for column in pilot_summary.columns]
    assert stored(database) == [tuple(row[name] for name in names) for row in afresh]


def standing(session: Session) -> dict[str, Any]:
    row = session.execute(select(pilot_summary)).one()
    return dict(row._mapping)


@pytest.fixture
def filled(database: Database) -> Database:
    """Return a database with one pilot."""
    with database.change("Add") as session:
        add_pilot(session)
    return database


def test_a_pilot_is_summed_up_as_soon_as_it_is_written(filled: Database) -> None:
    with filled.read() as session:
        row = standing(session)
    assert (row["measure"], row["unit"], row["points"]) == ("Wait", "min", 18)
    assert (row["before"], row["now"]) == (51.9, 36.375)
    assert (row["signal"], row["detected_on"], row["evidence_level"]) == ("better", week(12), 3)


def set_value(session: Session) -> None:
    session.execute(update(DataPoint).where(DataPoint.on_date == week(17)).values(value=90))


def exclude(session: Session) -> None:
    session.query(DataPoint).first().excluded = True  # type: ignore[union-attr]  # there are some


def drop_numbers(session: Session) -> None:
    session.execute(delete(DataPoint).where(DataPoint.on_date > week(9)))


def turn(session: Session) -> None:
    session.execute(text("UPDATE measure SET direction = 'up'"))


def rename(session: Session) -> None:
    session.query(Measure).one().name = "Time at the gate"


def drop_measure(session: Session) -> None:
    session.execute(delete(Measure))


def drop_change(session: Session) -> None:
    session.execute(delete(Annotation))


def move_change(session: Session) -> None:
    session.query(Annotation).one().on_date = week(2)


def new_phase(session: Session) -> None:
    session.add(Phase(measure_id=session.query(Measure).one().id, start_date=week(13), label="Slots"))


def keep(session: Session) -> None:
    pilot = session.query(Pilot).one()
    pilot.followup_standardise = "On the board"
    session.add(PilotCheck(pilot_id=pilot.id, days=90, on_date=week(30), result="held"))
    session.add(Benefit(pilot_id=pilot.id, stage="actual", validated_by="Reviewer", validated_on=week(30)))


def turn_cycles(session: Session) -> None:
    for seq in (1, 2):
        cycle = PdsaCycle(pilot_id=session.query(Pilot).one().id, seq=seq, change_idea="Slots", do_start=week(10))
        cycle.prediction, cycle.predicted_on = "It falls", week(9)
        session.add(cycle)


def close(session: Session) -> None:
    session.query(Pilot).one().closed_on = week(40)


def copy_it(session: Session) -> None:
    add_pilot(session, "Another")


def discard(session: Session) -> None:
    trash.discard(session, session.query(Pilot).one(), now=NOW, title="Slots", kind="pilot")


ACTS = (
    *(set_value, exclude, drop_numbers, turn, rename, drop_measure, drop_change, move_change),
    *(new_phase, keep, turn_cycles, close, copy_it, discard),
)


@pytest.mark.parametrize("act", ACTS)
def test_the_row_is_true_after_a_change_its_undo_and_its_redo(filled: Database, act: Callable[[Session], None]) -> None:
    before = stored(filled)
    with filled.change("Act") as session:
        act(session)
    after = stored(filled)
    assert_true(filled)
    filled.undo()
    assert stored(filled) == before
    filled.redo()
    assert stored(filled) == after


@pytest.mark.parametrize("act", [act for act in ACTS if act is not exclude])
def test_every_one_of_them_changes_what_is_stored(filled: Database, act: Callable[[Session], None]) -> None:
    """Else the test above would prove nothing; of closing only the ticks could change, which need cycles."""
    with filled.change("Turn") as session:
        turn_cycles(session)
    before = stored(filled)
    with filled.change("Act") as session:
        if act is turn_cycles:
            session.execute(delete(PdsaCycle))
        elif act is keep:
            session.execute(update(DataPoint).where(DataPoint.on_date > week(10)).values(value=30))
            keep(session)
        else:
            act(session)
    assert stored(filled) != before


def test_a_pilot_taken_from_the_trash_is_summed_up_again(filled: Database) -> None:
    before = stored(filled)
    with filled.change("Delete") as session:
        discard(session)
    assert stored(filled) == []
    with filled.change("Restore") as session:
        trash.restore(session, session.scalar(text("SELECT id FROM trash")) or 0)
    assert [row[1:] for row in stored(filled)] == [row[1:] for row in before]
    assert_true(filled)


def break_off(database: Database) -> None:
    with database.change("Fail") as session:
        drop_numbers(session)
        session.flush()
        raise ZeroDivisionError


def test_a_change_that_fails_leaves_the_row_as_it_was(filled: Database) -> None:
    before = stored(filled)
    with pytest.raises(ZeroDivisionError):
        break_off(filled)
    assert stored(filled) == before


def test_an_older_arithmetic_is_replaced_at_opening(data: Path, opening: Callable[[], Database]) -> None:
    database = opening()
    with database.change("Add") as session:
        add_pilot(session)
    database.close()
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        connection.execute("UPDATE pilot_summary SET engine = 0, evidence_level = 5, measure = 'forged'")
        connection.commit()
    assert_true(opening())


def test_a_reader_works_out_what_the_writer_has_still_to_store(data: Path, opening: Callable[[], Database]) -> None:
    database = opening()
    with database.change("Add") as session:
        add_pilot(session)
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        connection.execute("DELETE FROM pilot_summary")
        connection.commit()
    with database.read() as session:
        assert [row.evidence_level for row in summaries(session).values()] == [3]


def test_a_restored_backup_brings_no_sums_of_its_own(
    data: Path, tmp_path: Path, opening: Callable[[], Database]
) -> None:
    database = opening()
    with database.change("Add") as session:
        add_pilot(session)
    saved = backup.make(database.path, tmp_path / "elsewhere", now=NOW, reason="manual").path
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("UPDATE pilot_summary SET evidence_level = 5, measure = 'forged'")
        connection.commit()
    restore.restore_into(database, saved, label="Restore")
    assert_true(database)
    assert stored(database)[0][2] == "Wait"


def test_nothing_is_asked_of_the_numbers_when_no_row_is_missing(filled: Database) -> None:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(filled._engine, "before_cursor_execute", note)
    with filled.change("Rename") as session:
        session.query(Pilot).one().title = "Slots for lorries"
    assert not [statement for statement in statements if "data_point" in statement]
    with filled.read() as session:
        assert missing(session) == []


@pytest.mark.parametrize("sample", sorted(path.stem for path in SAMPLES.glob("*.sql")))
def test_a_database_of_any_version_is_summed_up_at_opening(
    sample: str, data: Path, opening: Callable[[], Database]
) -> None:
    data.mkdir()
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        connection.executescript((SAMPLES / f"{sample}.sql").read_text(encoding="utf-8"))
    database = opening()
    assert len(stored(database)) == 1
    assert_true(database)


def test_what_an_archive_brings_is_summed_up(filled: Database, tmp_path: Path) -> None:
    with filled.read() as session:
        found = contents(session, filled.path.parent)
    archive.write_json(tmp_path / "all.json", found.version, found.records)
    with filled.change("Empty") as session:
        delete_everything(session)
    assert stored(filled) == []
    brought = archive.read(tmp_path / "all.json")
    with filled.change("Import") as session:
        import_archive(session, brought, data=filled.path.parent, overwrite=False, dry_run=False)
    assert [row[-2] for row in stored(filled)] == [3]
    assert_true(filled)


@given(STEPS)
@settings(max_examples=15, phases=(Examples.explicit, Examples.generate))  # shrinking would take minutes
def test_whatever_is_done_and_undone_the_rows_are_true(steps: list[Any]) -> None:
    with opened() as database:
        for act, number, words, back in steps:
            if act is None:
                for _step in range(back):
                    database.undo()
            else:
                with database.change("Act") as session:
                    act(session, database, number, words)
            assert_true(database)
        while database.redo():
            assert_true(database)
