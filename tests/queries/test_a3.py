"""What an A3 reads: everything of several pilots, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from opspath_desktop.actions.plan import include_private
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.a3 import A3View, a3, a3_desk, a3s
from opspath_desktop.queries.plan import plan
from opspath_desktop.store.database import Database, Session
from opspath_desktop.store.schema import Goal, Pilot, PilotLink
from tests.plan import a3_sample as sample


@pytest.fixture
def uuid(database: Database) -> str:
    with database.change("Fill") as session:
        return sample.full(session)


@pytest.fixture
def view(database: Database, core: Pathway, uuid: str) -> A3View:
    with database.read() as session:
        found = a3(session, core, sample.TODAY, uuid)
    assert found is not None
    return found


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """Collect the statements that are sent."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_the_story_is_complete(view: A3View) -> None:
    story = view.story
    assert [cause.number for cause in story.causes] == ["1", "1.1", "1.1.1", "1.2", "2"]
    assert [one.state for one in story.countermeasures] == ["done", "done", "todo"]
    assert [cycle.predicted for cycle in story.cycles] == [7.0, 7.0]
    assert [look.result for look in story.looks] == ["held", "held"]


def test_the_goal_and_the_balancing_measure_are_told_apart(view: A3View) -> None:
    assert view.goal is not None
    assert view.goal.name == "Points without an owner"
    assert [measure.name for measure in view.balancing] == ["Minutes for the hand-over"]


def test_level_ticks_and_checks_follow_from_the_records(view: A3View) -> None:
    assert (view.level, view.fidelity.count) == (4, 5)
    assert [check.number for check in view.checks if check.state == "missing"] == [12]  # the 90-day look is due
    held = replace(view.story, looks=(*view.story.looks, replace(view.story.looks[0], days=90)))
    assert replace(view, story=held).level == 5


def test_updated_is_the_newest_day_that_is_told_of(view: A3View) -> None:
    assert view.updated == date(2026, 10, 23)


def test_several_take_as_many_statements_as_one(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        uuids = [sample.full(session) for _n in range(4)]
    with database.read() as session, counted(session) as one:
        a3s(session, core, sample.TODAY, uuids[:1])
    with database.read() as session, counted(session) as four:
        a3s(session, core, sample.TODAY, uuids)
    assert len(one) == len(four) > 0


def test_an_unknown_pilot_has_no_a3(database: Database, core: Pathway) -> None:
    with database.read() as session:
        assert a3(session, core, sample.TODAY, "gone") is None
        assert a3_desk(session, core, sample.TODAY, "gone") is None


def test_a_private_goal_is_named_only_when_private_records_are_printed(
    database: Database, core: Pathway, uuid: str
) -> None:
    with database.change("Hide") as session:
        pilot = session.query(Pilot).filter_by(uuid=uuid).one()
        for hidden in (False, True):
            goal = Goal(outcome=f"hidden: {hidden}", private=hidden)
            session.add(goal)
            session.flush()
            session.add(PilotLink(pilot_id=pilot.id, target_kind="goal", target_uuid=goal.uuid))
    with database.read() as session:
        alone = a3_desk(session, core, sample.TODAY, uuid)
        printed = plan(session, core, today=sample.TODAY, with_private=False)
    assert alone is not None
    assert (alone.view.goals, printed.a3s[0].goals) == (("hidden: False",), ("hidden: False",))
    with database.change("Include") as session:
        include_private(session, True)
    with database.read() as session:
        alone = a3_desk(session, core, sample.TODAY, uuid)
    assert alone is not None
    assert len(alone.view.goals) == 2


def test_the_fingerprint_follows_the_records_not_the_day(database: Database, core: Pathway, uuid: str) -> None:
    with database.read() as session:
        found = [a3_desk(session, core, sample.TODAY + timedelta(days=n), uuid) for n in (0, 1)]
    ids = {desk.document_id for desk in found if desk is not None}
    assert len(ids) == 1
