"""New limits with their reason, and marks with their cycle, on a real file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from opspath_desktop.actions import marks, measures, phases, pilots
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Annotation, PdsaCycle, Phase

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TODAY = date(2026, 11, 26)
FIRST = date(2026, 11, 1)
NOW = "2026-11-26T08:00:00Z"
WORDS: dict[str, Any] = {"label": "Script live", "reason": "Seven numbers in a row below the mean"}


@pytest.fixture
def pilot(session: Session) -> str:
    return pilots.start(session, "Triage", today=FIRST)


@pytest.fixture
def measure(session: Session, pilot: str) -> str:
    uuid = measures.add_measure(session, pilot, name="First response")
    measures.add_point(session, uuid, value=8, on=FIRST, today=TODAY)
    return uuid


def phase(session: Session, uuid: str) -> Phase:
    return session.scalars(select(Phase).where(Phase.uuid == uuid)).one()


def test_a_phase_keeps_its_reason_and_the_four_answers(session: Session, measure: str) -> None:
    made = phase(session, phases.add_phase(session, measure, start=TODAY, today=TODAY, cause_known=True, **WORDS))
    assert (made.start_date, made.label, made.reason) == (TODAY, WORDS["label"], WORDS["reason"])
    assert (made.changed_clearly, made.cause_known, made.limits, made.fixed_n) == (False, True, "calculated", None)
    phases.edit_phase(session, made.uuid, today=TODAY, limits="fixed_after_n")
    assert made.fixed_n == 12
    phases.edit_phase(session, made.uuid, today=TODAY, limits="carried_from_previous", start=TODAY - timedelta(3))
    session.flush()
    session.refresh(made)
    assert not made.fixed_n
    assert (made.cause_known, made.start_date) == (True, TODAY - timedelta(3))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"label": ""}, "Name what"),
        ({"reason": " "}, "printed"),
        ({"start": TODAY + timedelta(1)}, "still to come"),
        ({"start": FIRST}, "after the first number"),
        ({"limits": "rolling"}, "none of"),
        ({"limits": "fixed_after_n", "fixed_n": 11}, "from 12"),
    ],
)
def test_a_phase_that_cannot_stand_is_refused(
    session: Session, measure: str, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        phases.add_phase(session, measure, today=TODAY, **{"start": TODAY, **WORDS, **fields})


def test_limits_begin_once_a_day_and_only_where_numbers_are(session: Session, pilot: str, measure: str) -> None:
    phases.add_phase(session, measure, start=TODAY, today=TODAY, **WORDS)
    with pytest.raises(Refused, match="already"):
        phases.add_phase(session, measure, start=TODAY, today=TODAY, **WORDS)
    with pytest.raises(Refused, match="after the first number"):
        phases.add_phase(session, measures.add_measure(session, pilot, name="B"), start=TODAY, today=TODAY, **WORDS)


def test_a_deleted_phase_comes_back(session: Session, measure: str) -> None:
    uuid = phases.add_phase(session, measure, start=TODAY, today=TODAY, **WORDS)
    phases.delete_phase(session, uuid, now=NOW)
    assert session.scalar(select(Phase.id)) is None
    trash.restore(session, 1)
    assert phase(session, uuid).label == WORDS["label"]


def test_a_mark_belongs_to_a_cycle_of_its_own_pilot(session: Session, pilot: str) -> None:
    cycle = PdsaCycle(pilot_id=1, seq=1, change_idea="Script")
    session.add(cycle)
    session.flush()
    uuid = marks.mark(session, pilot, "Script live", on=FIRST, today=TODAY, cycle=cycle.uuid)
    record = session.scalars(select(Annotation).where(Annotation.uuid == uuid)).one()
    assert record.cycle_id == cycle.id
    marks.edit_mark(session, uuid, today=TODAY, kind="event", cycle="")
    session.flush()
    session.refresh(record)
    assert not record.cycle_id
    assert record.kind == "event"
    other = pilots.start(session, "Another", today=TODAY)
    with pytest.raises(Refused, match="another pilot"):
        marks.mark(session, other, "Live", on=FIRST, today=TODAY, cycle=cycle.uuid)
    with pytest.raises(Refused, match="80 fit"):
        marks.edit_mark(session, uuid, today=TODAY, text="x" * 81)
