"""Causes: added, moved without loops, checked, made a root, deleted with what stands below, and restored."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import causes, pilots, tasks
from opspath_desktop.domain.causes import walk
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Action, Cause, Trash

NOW, TODAY = "2026-11-22T08:00:00Z", date(2026, 11, 22)


@pytest.fixture
def pilot(session: Session) -> str:
    return pilots.start(session, "Waiting trucks", today=TODAY)


def tree(session: Session) -> list[str]:
    """Return the causes as they stand, each word with its number."""
    session.flush()
    twigs = [causes._Twig(record) for record in session.scalars(select(Cause))]
    return [f"{branch.number} {branch.cause.record.text}" for branch in walk(twigs)]


def test_causes_are_added_at_the_end_behind_one_or_below_one(session: Session, pilot: str) -> None:
    first = causes.add(session, pilot, " No slots \n kept ")
    causes.add(session, pilot, "Late papers")
    causes.add(session, pilot, "Two docks", after=first)
    causes.add(session, pilot, "Nobody plans", under=first)
    assert tree(session) == ["1 No slots kept", "1.1 Nobody plans", "2 Two docks", "3 Late papers"]


@pytest.mark.parametrize("text", ["", " \n", "x" * 241])
def test_a_cause_needs_words_that_fit(session: Session, pilot: str, text: str) -> None:
    with pytest.raises(Refused):
        causes.add(session, pilot, text)


def test_a_cause_is_indented_and_outdented(session: Session, pilot: str) -> None:
    first, second, third = (causes.add(session, pilot, text) for text in "abc")
    causes.indent(session, second)
    causes.indent(session, third)
    assert tree(session) == ["1 a", "1.1 b", "1.2 c"]
    causes.outdent(session, second)
    assert tree(session) == ["1 a", "1.1 c", "2 b"]
    with pytest.raises(Refused, match="explains the problem"):
        causes.outdent(session, second)
    with pytest.raises(Refused, match="no cause above"):
        causes.indent(session, first)


def test_a_cause_is_moved_among_its_siblings(session: Session, pilot: str) -> None:
    first, _second, third = (causes.add(session, pilot, text) for text in "abc")
    causes.shift(session, third, -1)
    causes.shift(session, first, -1)
    assert tree(session) == ["1 a", "2 c", "3 b"]
    causes.move(session, third, under="", after="")
    assert tree(session) == ["1 c", "2 a", "3 b"]


def test_a_cause_never_stands_below_itself_or_in_another_pilot(session: Session, pilot: str) -> None:
    top = causes.add(session, pilot, "a")
    below = causes.add(session, pilot, "b", under=top)
    foreign = causes.add(session, pilots.start(session, "Other", today=TODAY), "c")
    with pytest.raises(Refused, match="below itself"):
        causes.move(session, top, under=below)
    with pytest.raises(Refused, match="another pilot"):
        causes.move(session, top, under=foreign)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(("indent", "outdent", "up", "down")), st.integers(0, 5)), max_size=12))
def test_no_row_of_moves_loses_a_cause(session: Session, moves: list[tuple[str, int]]) -> None:
    pilot = pilots.start(session, "Any", today=TODAY)
    uuids = [causes.add(session, pilot, str(number)) for number in range(6)]
    ways = {"up": -1, "down": 1}
    for way, at in moves:
        try:
            if way in ways:
                causes.shift(session, uuids[at], ways[way])
            else:
                getattr(causes, way)(session, uuids[at])
        except Refused:
            continue
    session.flush()
    records = session.scalars(select(Cause).where(Cause.uuid.in_(uuids)))
    found = walk([causes._Twig(record) for record in records])
    assert sorted(branch.cause.uuid for branch in found) == sorted(uuids)
    assert len({branch.number for branch in found}) == 6


def test_a_root_is_verified_by_evidence_and_falls_with_either(session: Session, pilot: str) -> None:
    uuid = causes.add(session, pilot, "a")
    with pytest.raises(Refused, match="only assumed"):
        causes.set_root(session, uuid, True)
    assert not causes.set_evidence(session, uuid, "data")
    with pytest.raises(Refused, match="must be verified"):
        causes.set_root(session, uuid, True)
    causes.set_state(session, uuid, "verified")
    causes.set_root(session, uuid, True)
    assert causes.set_state(session, uuid, "candidate")
    assert not session.scalars(select(Cause.is_root)).one()
    causes.set_state(session, uuid, "verified")
    causes.set_root(session, uuid, True)
    assert causes.set_evidence(session, uuid, "assumption")
    assert not session.scalars(select(Cause.is_root)).one()


def test_counts_are_kept_and_bad_ones_refused(session: Session, pilot: str) -> None:
    uuid = causes.add(session, pilot, "a")
    causes.set_count(session, uuid, 12)
    assert session.scalars(select(Cause.count)).one() == 12
    for bad in (-1.0, float("nan"), float("inf"), 1e308):
        with pytest.raises(Refused):
            causes.set_count(session, uuid, bad)
    causes.set_count(session, uuid, None)
    assert session.scalars(select(Cause.count)).one() is None


def test_words_and_evidence_are_changed(session: Session, pilot: str) -> None:
    uuid = causes.add(session, pilot, "a")
    causes.edit(session, uuid, text="b", note=" Seen on\nthree days ")
    record = session.scalars(select(Cause)).one()
    assert (record.text, record.evidence_note) == ("b", "Seen on\nthree days")


def test_a_branch_is_hung_on_a_bone_and_back(session: Session, pilot: str) -> None:
    top = causes.add(session, pilot, "a")
    causes.add(session, pilot, "b", under=top)
    causes.set_bone(session, top, "equipment")
    assert {(c.method, c.category) for c in session.scalars(select(Cause))} == {("fishbone", "equipment")}
    bone = causes.add(session, pilot, "c", method="fishbone", category="people")
    assert causes.add(session, pilot, "d", under=bone)
    causes.move(session, top, under=bone)
    assert {c.category for c in session.scalars(select(Cause))} == {"people"}
    causes.set_bone(session, top, "")
    assert sorted(c.text for c in session.scalars(select(Cause).where(Cause.method == "why"))) == ["a", "b"]


def test_deleting_takes_the_causes_below_along_and_restoring_brings_all_back(session: Session, pilot: str) -> None:
    top = causes.add(session, pilot, "a")
    deep = causes.add(session, pilot, "c", under=causes.add(session, pilot, "b", under=top))
    causes.add(session, pilot, "d")
    action = tasks.add(session, "Do it", pilot=pilot, cause=deep)
    before = tree(session)
    assert causes.delete(session, top, now=NOW) == 2
    assert tree(session) == ["1 d"]
    assert session.scalars(select(Action.cause_id)).one() is None
    trash.restore(session, session.scalars(select(Trash.id)).one())
    assert sorted(tree(session)) == sorted(before)
    kept = session.scalars(select(Action).where(Action.uuid == action)).one()
    assert kept.cause_id == session.scalars(select(Cause.id).where(Cause.uuid == deep)).one()
