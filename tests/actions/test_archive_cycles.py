"""An archive from elsewhere never touches a prediction that was frozen here; all else of its cycle comes in."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from opspath_desktop.actions import cycles, deleted, pilots
from opspath_desktop.actions.archive import Imported, import_archive
from opspath_desktop.exchange import archive
from opspath_desktop.queries.archive import contents
from opspath_desktop.queries.cycles import CycleView
from opspath_desktop.queries.cycles import cycles as read_cycles
from opspath_desktop.queries.deleted import recently_deleted
from opspath_desktop.store.database import Database

TODAY, BEGUN = date(2026, 11, 22), date(2026, 11, 2)
Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def pilot(database: Database) -> str:
    """Return a pilot whose cycle has begun, with a prediction of 80 % and one amendment."""
    with database.change("Fill") as session:
        uuid = pilots.start(session, "Slots", today=BEGUN)
        cycle = cycles.add(session, uuid, "Slots for six")
        cycles.edit(session, cycle, today=BEGUN, prediction="Under 40", confidence=80)
        cycles.edit(session, cycle, today=TODAY, do_start=BEGUN)
        cycles.amend(session, cycle, "Two fell out", on=TODAY)
    return uuid


def brought(database: Database, table: str, edit: Edit) -> Imported:
    """Write everything out, edit the one row of a table as another computer might, and take it in again."""
    path = database.path.parent / "data.json"
    with database.read() as session:
        found = contents(session, database.path.parent)
    archive.write_json(path, found.version, found.records)
    whole = json.loads(path.read_text())
    edit(whole["records"][table][0])
    path.write_text(json.dumps(whole))
    with database.change("Import") as session:
        return import_archive(session, archive.read(Path(path)), data=path.parent, overwrite=True, dry_run=False)


def seen(database: Database, pilot: str) -> CycleView:
    with database.read() as session:
        return read_cycles(session, TODAY, pilot).cycles[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"prediction": "Under 50"},
        {"confidence": 20},
        {"predicted_value": 3.0},
        {"predicted_on": "2026-10-01"},
        {"do_start": None, "prediction": "Under 50"},
        {"do_start": None},
    ],
)
def test_a_frozen_prediction_stays_as_it_is(database: Database, pilot: str, changes: dict[str, Any]) -> None:
    done = brought(database, "pdsa_cycle", lambda row: row.update(changes))
    assert (done.updated, done.skipped) == (0, 1)
    assert "frozen" in done.problems[0].reason
    kept = seen(database, pilot)
    assert (kept.predicted.words, kept.predicted.confidence, kept.do_start) == ("Under 40", 80, BEGUN)


def test_what_was_learned_elsewhere_comes_in(database: Database, pilot: str) -> None:
    done = brought(database, "pdsa_cycle", lambda row: row.update(learning="It holds", do_start="2026-11-03"))
    assert done.updated == 1
    assert seen(database, pilot).learning == "It holds"


def test_an_amendment_is_never_changed(database: Database, pilot: str) -> None:
    done = brought(database, "prediction_amendment", lambda row: row.update(text="Nothing fell out"))
    assert (done.updated, done.skipped) == (0, 1)
    assert seen(database, pilot).amendments[0].text == "Two fell out"


def test_a_prediction_not_frozen_yet_may_be_overwritten(database: Database) -> None:
    with database.change("Fill") as session:
        uuid = pilots.start(session, "Slots", today=BEGUN)
        cycles.edit(session, cycles.add(session, uuid, "Idea"), today=BEGUN, prediction="Under 40")
    assert brought(database, "pdsa_cycle", lambda row: row.update(prediction="Under 50")).updated == 1
    assert seen(database, uuid).predicted.words == "Under 50"


def test_an_older_archive_does_not_bring_a_deleted_prediction_back_unfrozen(database: Database, pilot: str) -> None:
    def older(row: dict[str, Any]) -> None:
        row.update(prediction="Under 50", do_start=None)
        with database.change("Delete") as session:
            cycles.delete(session, row["uuid"], now="2026-11-22T08:00:00Z")

    done = brought(database, "pdsa_cycle", older)
    assert "Recently deleted" in done.problems[0].reason
    with database.read() as session:
        assert read_cycles(session, TODAY, pilot).cycles == ()
        (entry,) = recently_deleted(session)
    with database.change("Restore") as session:
        deleted.restore(session, entry.id)
    assert seen(database, pilot).predicted.words == "Under 40"


def test_a_deleted_cycle_comes_back_from_an_archive_that_says_the_same(database: Database, pilot: str) -> None:
    def same(row: dict[str, Any]) -> None:
        with database.change("Delete") as session:
            cycles.delete(session, row["uuid"], now="2026-11-22T08:00:00Z")

    assert brought(database, "pdsa_cycle", same).problems == ()
    assert seen(database, pilot).predicted.words == "Under 40"
