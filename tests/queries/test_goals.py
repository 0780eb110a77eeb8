"""The goals with what hangs on them."""

from datetime import date

from sqlalchemy import select

from opspath_desktop.actions import evidence, goals, pilots, tasks
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.goals import goal_names
from opspath_desktop.queries.goals import goals as read
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot, PilotLink

TODAY = date(2026, 11, 22)


def test_goals_stand_by_priority_with_their_actions_pilots_and_evidence(database: Database, core: Pathway) -> None:
    with database.change("Begin") as session:
        second, first = (goals.add(session, text) for text in ("Second", "First"))
        goals.edit(session, first, priority=1, measure="Wait", baseline="3 h", target="1 h")
        tasks.add(session, "Call", goal=first)
        evidence.add(session, core, what="A photo", on=TODAY, target_kind="goal", target_uuid=first)
        pilots.start(session, "Trucks", today=TODAY)
        pilot = session.scalars(select(Pilot)).one()
        for role in ("counts_for", "motivated_by"):
            session.add(PilotLink(pilot_id=pilot.id, target_kind="goal", target_uuid=first, role=role))
    with database.read() as session:
        found = read(session)
        names = goal_names(session)
    assert [goal.outcome for goal in found] == ["First", "Second"]
    assert found[0].way == "Wait: from 3 h to 1 h"
    assert [row.text for row in found[0].actions] == ["Call"]
    assert [row.title for row in found[0].pilots] == ["Trucks"]
    assert [row.what for row in found[0].evidence] == ["A photo"]
    assert names == ((first, "First"), (second, "Second"))


def test_closed_goals_stand_last_and_old_ones_may_be_left_out(database: Database) -> None:
    with database.change("Begin") as session:
        old, new, kept = (goals.add(session, text) for text in ("Old", "New", "Open"))
        goals.set_due(session, kept, date(2026, 11, 1))
        goals.set_status(session, old, "reached", on=date(2026, 1, 5), today=TODAY)
        goals.set_status(session, new, "dropped", on=TODAY, today=TODAY, reason="Moved")
    with database.read() as session:
        assert [goal.outcome for goal in read(session)] == ["Open", "Old", "New"]
        assert [goal.outcome for goal in read(session, closed_since=date(2026, 6, 1))] == ["Open", "New"]
        assert [goal.overdue(TODAY) for goal in read(session)] == [True, False, False]
        assert goal_names(session) == ((kept, "Open"),)
