"""What the user wants to reach: every goal with its actions, its pilots and what shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.goals import from_to, order
from opspath_desktop.domain.tasks import is_overdue
from opspath_desktop.queries.hanging import EvidenceRow, evidence_by_goal
from opspath_desktop.queries.tasks import TaskRow, tasks_of_goals
from opspath_desktop.store.schema import Goal, Pilot, PilotLink


@dataclass(frozen=True, slots=True)
class GoalPilot:
    """A pilot that works for a goal."""

    uuid: str
    title: str
    status: str
    private: bool


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal with all that hangs on it; actions with the open ones first."""

    uuid: str
    outcome: str
    why: str
    measure: str
    baseline: str
    target: str
    due: date | None
    priority: int
    kind: str
    support: str
    status: str
    closed_on: date | None
    reason: str
    private: bool
    actions: tuple[TaskRow, ...] = ()
    pilots: tuple[GoalPilot, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()

    @property
    def way(self) -> str:
        """Return the measure with baseline and target in words."""
        return from_to(self.measure, self.baseline, self.target)

    def overdue(self, today: date) -> bool:
        """Tell whether an open goal should have been reached before today."""
        return is_overdue("todo" if self.status == "open" else "done", self.due, today)


def goals(session: Session, *, closed_since: date | None = None, actions: bool = True) -> tuple[GoalRow, ...]:
    """Return the goals in five queries: open ones by priority and day, then closed ones.

    Of the closed ones only those since a day when it is given; without `actions` the rows hold none.
    """
    columns: tuple[Any, ...] = (
        Goal.uuid,
        Goal.outcome,
        Goal.why,
        Goal.measure,
        Goal.baseline,
        Goal.target,
        Goal.due,
        Goal.priority,
        Goal.kind,
        Goal.support,
        Goal.status,
        Goal.closed_on,
        Goal.reason,
        Goal.private,
    )
    wanted = select(*columns).order_by(Goal.id)
    if closed_since is not None:
        wanted = wanted.where((Goal.status == "open") | (Goal.closed_on >= closed_since))
    rows = session.execute(wanted).all()
    if not rows:
        return ()
    own, pilots, proofs = (
        tasks_of_goals(session) if actions else {},
        pilots_of_goals(session),
        evidence_by_goal(session),
    )
    found = [
        replace(
            GoalRow(*row), actions=own.get(row.uuid, ()), pilots=pilots[row.uuid], evidence=proofs.get(row.uuid, ())
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda goal: order(goal.status, goal.priority, goal.due)))


def goals_to_print(session: Session, private: bool, since: date | None) -> tuple[GoalRow, ...]:
    """Return the open goals and those closed since a day, without private goals and evidence unless `private`."""
    return tuple(
        replace(
            goal,
            actions=tuple(each for each in goal.actions if private or not each.private),
            pilots=tuple(each for each in goal.pilots if private or not each.private),
            evidence=tuple(each for each in goal.evidence if private or not each.private),
        )
        for goal in goals(session, closed_since=since)
        if private or not goal.private
    )


def goal_names(session: Session) -> tuple[tuple[str, str], ...]:
    """Return (uuid, outcome) of the open goals, for menus."""
    rows = session.execute(
        select(Goal.uuid, Goal.outcome).where(Goal.status == "open").order_by(Goal.priority, Goal.id)
    )
    return tuple((row.uuid, row.outcome) for row in rows)


def pilots_of_goals(session: Session) -> defaultdict[str, tuple[GoalPilot, ...]]:
    """Return the pilots that are linked to each goal, by the goal's uuid; one that is linked twice stands once."""
    found: defaultdict[str, tuple[GoalPilot, ...]] = defaultdict(tuple)
    rows = session.execute(
        select(PilotLink.target_uuid, Pilot.uuid, Pilot.title, Pilot.status, Pilot.private)
        .join(Pilot, PilotLink.pilot_id == Pilot.id)
        .where(PilotLink.target_kind == "goal")
        .order_by(PilotLink.id)
    )
    for row in rows:
        pilot = GoalPilot(row.uuid, row.title, row.status, row.private)
        if pilot not in found[row.target_uuid]:
            found[row.target_uuid] = (*found[row.target_uuid], pilot)
    return found
