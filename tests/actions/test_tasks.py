"""Actions: added to a pilot, a goal or neither, done and opened again, deleted with their pilot."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import causes, goals, pilots, tasks
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Action, Goal, Pilot, Trash

NOW, TODAY, DUE = "2026-11-22T08:00:00Z", date(2026, 11, 22), date(2026, 11, 27)


def only(session: Session) -> Action:
    session.flush()
    return session.scalars(select(Action)).one()


def test_an_action_is_added_changed_and_deleted(session: Session) -> None:
    uuid = tasks.add(session, " Call \n the carrier ", owner="@Planner", due=DUE)
    kept = only(session)
    assert (kept.text, kept.owner, kept.due, kept.state) == ("Call the carrier", "Planner", DUE, "todo")
    tasks.edit(session, uuid, text="Write", owner="me", predicted_effect=" Less ", outcome="It worked ")
    assert (kept.text, kept.owner, kept.predicted_effect, kept.outcome) == ("Write", "", "Less", "It worked")
    tasks.set_due(session, uuid, None)
    tasks.set_strength(session, uuid, "error_proof")
    assert (kept.due, kept.strength) == (None, "error_proof")
    tasks.delete(session, uuid, now=NOW)
    with pytest.raises(Refused, match="no longer there"):
        tasks.edit(session, uuid, text="x")


@pytest.mark.parametrize("text", ["", " \n ", "x" * 501])
def test_an_action_needs_words_that_fit(session: Session, text: str) -> None:
    with pytest.raises(Refused):
        tasks.add(session, text)


def test_a_done_action_keeps_its_day_and_loses_it_when_opened_again(session: Session) -> None:
    uuid = tasks.add(session, "Call")
    assert tasks.set_state(session, uuid, "done", on=TODAY, today=TODAY) == "todo"
    assert only(session).done_on == TODAY
    tasks.set_done_on(session, uuid, date(2026, 11, 20), today=TODAY)
    tasks.set_state(session, uuid, "done", on=TODAY, today=TODAY)
    assert only(session).done_on == date(2026, 11, 20)
    assert tasks.set_state(session, uuid, "doing", on=TODAY, today=TODAY) == "done"
    assert only(session).done_on is None


def test_bad_states_and_days_are_refused(session: Session) -> None:
    uuid = tasks.add(session, "Call")
    with pytest.raises(Refused, match="still to come"):
        tasks.set_state(session, uuid, "done", on=DUE, today=TODAY)
    with pytest.raises(Refused, match="none of"):
        tasks.set_state(session, uuid, "finished", on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="not done yet"):
        tasks.set_done_on(session, uuid, TODAY, today=TODAY)
    with pytest.raises(Refused, match="none of"):
        tasks.set_strength(session, uuid, "shout")


def test_a_countermeasure_is_against_a_cause_of_its_own_pilot(session: Session) -> None:
    pilot, other = (pilots.start(session, title, today=TODAY) for title in ("One", "Two"))
    own, foreign = causes.add(session, pilot, "a"), causes.add(session, other, "b")
    uuid = tasks.add(session, "Call", pilot=pilot, cause=own)
    assert only(session).cause_id is not None
    with pytest.raises(Refused, match="another pilot"):
        tasks.set_cause(session, uuid, foreign)
    tasks.set_cause(session, uuid, "")
    assert only(session).cause_id is None


def test_deleting_a_pilot_takes_its_actions_along_and_brings_them_back(session: Session) -> None:
    pilot = pilots.start(session, "One", today=TODAY)
    goal = goals.add(session, "Shorter waiting")
    cause = causes.add(session, pilot, "a")
    uuid = tasks.add(session, "Call", pilot=pilot, goal=goal, cause=cause)
    tasks.add(session, "Stay")
    pilots.delete(session, pilot, now=NOW)
    assert only(session).text == "Stay"
    trash.restore(session, session.scalars(select(Trash.id)).one())
    back = session.scalars(select(Action).where(Action.uuid == uuid)).one()
    assert back.pilot_id == session.scalars(select(Pilot.id)).one()
    assert back.goal_id == session.scalars(select(Goal.id)).one()
    assert back.cause_id is not None


def test_an_action_changes_its_goal(session: Session) -> None:
    uuid = tasks.add(session, "Call")
    tasks.set_goal(session, uuid, goals.add(session, "Shorter waiting"))
    assert only(session).goal_id is not None
    tasks.set_goal(session, uuid, "")
    assert only(session).goal_id is None
