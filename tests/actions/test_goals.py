"""Goals: added, followed, reached or dropped with a reason, deleted without their actions."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import evidence, goals, tasks
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Action, EvidenceLink, Goal, Trash

NOW, TODAY = "2026-11-22T08:00:00Z", date(2026, 11, 22)


def only(session: Session) -> Goal:
    session.flush()
    return session.scalars(select(Goal)).one()


def test_a_goal_starts_as_its_result_and_is_filled_in(session: Session) -> None:
    uuid = goals.add(session, " Trucks wait \n under an hour ")
    goals.edit(session, uuid, why="Cost", measure="Wait", baseline="3 h", target="1 h", support="A day", priority=1)
    goals.edit(session, uuid, kind="formal", private=True)
    goals.set_due(session, uuid, date(2027, 1, 31))
    goal = only(session)
    assert (goal.outcome, goal.baseline, goal.target) == ("Trucks wait under an hour", "3 h", "1 h")
    assert (goal.priority, goal.kind, goal.private, goal.status) == (1, "formal", True, "open")


def test_bad_fields_are_refused_and_nothing_is_lost(session: Session) -> None:
    uuid = goals.add(session, "Short waits")
    for fields in ({"outcome": " "}, {"priority": 4}, {"kind": "club"}, {"baseline": "x" * 81}):
        with pytest.raises(Refused):
            goals.edit(session, uuid, **fields)
    with pytest.raises(Refused, match="result"):
        goals.add(session, "")
    assert only(session).outcome == "Short waits"


def test_a_goal_is_reached_or_dropped_with_a_reason_and_opened_again(session: Session) -> None:
    uuid = goals.add(session, "Short waits")
    with pytest.raises(Refused, match="why this goal is dropped"):
        goals.set_status(session, uuid, "dropped", on=TODAY, today=TODAY)
    goals.set_status(session, uuid, "dropped", on=TODAY, today=TODAY, reason="Other priorities ")
    assert (only(session).reason, only(session).closed_on) == ("Other priorities", TODAY)
    goals.set_reason(session, uuid, "The dock closes")
    assert goals.set_status(session, uuid, "reached", on=TODAY, today=TODAY) == "dropped"
    assert only(session).reason == ""
    with pytest.raises(Refused, match="why this goal"):
        goals.set_reason(session, uuid, "x")
    goals.set_status(session, uuid, "open", on=TODAY, today=TODAY)
    assert only(session).closed_on is None
    with pytest.raises(Refused, match="still to come"):
        goals.set_status(session, uuid, "reached", on=date(2026, 12, 1), today=TODAY)


def test_deleting_a_goal_keeps_its_actions_and_takes_its_evidence_link(session: Session, pathway: Pathway) -> None:
    uuid = goals.add(session, "Short waits")
    tasks.add(session, "Call", goal=uuid)
    evidence.add(session, pathway, what="A photo", on=TODAY, target_kind="goal", target_uuid=uuid)
    goals.delete(session, uuid, now=NOW)
    assert session.scalars(select(Action.goal_id)).one() is None
    assert session.scalars(select(EvidenceLink)).all() == []
    trash.restore(session, session.scalars(select(Trash.id)).one())
    assert session.scalars(select(Action.goal_id)).one() == only(session).id
    assert session.scalars(select(EvidenceLink.target_uuid)).one() == uuid
