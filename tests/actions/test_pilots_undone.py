"""Every write about pilots, goals and actions is taken back and done again row for row, and its summary stays true."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import (
    benefits,
    causes,
    cycles,
    goals,
    journal,
    marks,
    measures,
    phases,
    pilot_outcome,
    pilot_story,
    pilots,
    tasks,
)
from opspath_desktop.queries.archive import contents
from opspath_desktop.store import schema as s
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import pilot_summary
from opspath_desktop.store.summaries import computed
from tests import year

T, NOW = year.TODAY, year.NOW
Act = Callable[[Session, Callable[[type[s.Record]], str]], Any]

ACTS: dict[str, Act] = {
    "private": lambda session, of: pilots.edit(session, of(s.Pilot), title="New", private=True),
    "closed": lambda session, of: pilots.set_status(session, of(s.Pilot), "abandoned", on=T, today=T),
    "told": lambda session, of: pilot_story.tell(session, of(s.Pilot), today=T, followup_standardise="Board"),
    "measure": lambda session, of: measures.add_measure(session, of(s.Pilot), name="Errors", unit="%", direction="up"),
    "ruled": lambda session, of: measures.edit_measure(session, of(s.Measure), rule_set="wheeler", chart="run"),
    "number": lambda session, of: measures.add_point(session, of(s.Measure), value=1.5, on=T, today=T),
    "missing": lambda session, of: measures.set_missing(session, of(s.DataPoint), "Holiday"),
    "left out": lambda session, of: measures.exclude_point(session, of(s.DataPoint), "Stocktaking"),
    "marked": lambda session, of: marks.mark(session, of(s.Pilot), "Here", on=T, today=T),
    "phase gone": lambda session, of: phases.delete_phase(session, of(s.Phase), now=NOW),
    "cycle": lambda session, of: cycles.add(session, of(s.Pilot), "Idea"),
    "amended": lambda session, of: cycles.amend(session, of(s.PdsaCycle), "More", on=T),
    "written": lambda session, of: journal.add(session, of(s.Pilot), "/do it", on=T, today=T),
    "caused": lambda session, of: causes.add(session, of(s.Pilot), "Why", under=of(s.Cause)),
    "counted": lambda session, of: causes.set_count(session, of(s.Cause), 7),
    "to do": lambda session, of: tasks.add(session, "Do it", pilot=of(s.Pilot), due=T + timedelta(days=3)),
    "done": lambda session, of: tasks.set_state(session, of(s.Action), "dropped", on=T, today=T),
    "goal": lambda session, of: goals.add(session, "Reach it"),
    "asked": lambda session, of: pilot_outcome.ask(session, of(s.Pilot), "Will it hold?", on=T, today=T),
}
GONE: dict[str, Act] = {
    "pilot": lambda session, of: pilots.delete(session, of(s.Pilot), now=NOW),
    "measure": lambda session, of: measures.delete_measure(session, of(s.Measure), now=NOW),
    "number": lambda session, of: measures.delete_point(session, of(s.DataPoint), now=NOW),
    "phase": lambda session, of: phases.delete_phase(session, of(s.Phase), now=NOW),
    "cycle": lambda session, of: cycles.delete(session, of(s.PdsaCycle), now=NOW),
    "cause": lambda session, of: causes.delete(session, of(s.Cause), now=NOW),
    "action": lambda session, of: tasks.delete(session, of(s.Action), now=NOW),
    "goal": lambda session, of: goals.delete(session, of(s.Goal), now=NOW),
    "benefit": lambda session, of: benefits.delete(session, of(s.Benefit), now=NOW),
}


@pytest.fixture
def lived(tmp_path: Path) -> Any:
    """Return the database of the demo year."""
    numbers = count(1)
    path = year.copy_to(tmp_path / "data") / "opspath.db"
    database = Database(path, clock=lambda: NOW, new_uuid=lambda: f"new-{next(numbers):05}")
    yield database
    database.close()


def state(database: Database) -> list[str]:
    with closing(sqlite3.connect(database.path)) as connection:
        return sorted(connection.iterdump())


def do(database: Database, act: Act) -> None:
    with database.change("Act") as session:
        act(session, lambda table: session.scalars(select(table.uuid).order_by(table.id)).first() or "")


def assert_summed_up(database: Database) -> None:
    with database.read() as session:
        afresh = computed(session, list(session.scalars(select(s.Pilot.id).order_by(s.Pilot.id))))
        stored = session.execute(select(pilot_summary).order_by(pilot_summary.c.pilot_id)).all()
    assert [tuple(row) for row in stored] == [tuple(row[column.name] for column in pilot_summary.c) for row in afresh]


@pytest.mark.parametrize("act", [*ACTS.values(), *GONE.values()], ids=[*ACTS, *(f"{name} gone" for name in GONE)])
def test_undo_and_redo_bring_every_row_back(lived: Database, act: Act) -> None:
    before = state(lived)
    do(lived, act)
    after = state(lived)
    assert after != before
    assert_summed_up(lived)
    lived.undo()
    assert state(lived) == before
    lived.redo()
    assert state(lived) == after


@pytest.mark.parametrize("act", GONE.values(), ids=GONE)
def test_what_was_deleted_is_restored_with_all_that_hung_on_it(lived: Database, act: Act) -> None:
    with lived.read() as session:
        before = contents(session, lived.path.parent).records
    do(lived, act)
    with lived.change("Restore") as session:
        trash.restore(session, session.scalar(select(s.Trash.id).order_by(s.Trash.id.desc())) or 0)
    with lived.read() as session:
        assert contents(session, lived.path.parent).records == before
    assert_summed_up(lived)
