"""What is to be done: the actions of one pilot or goal, the desk of all of them, and those that are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.tasks import OPEN, SOON, is_open, is_overdue, order
from opspath_desktop.store.schema import Action, Cause, Evidence, EvidenceLink, Goal, PdsaCycle, Pilot

FILTERS = ("open", "mine", "others", "overdue", "done")
OWNED_BY = ("all", "goal", "pilot", "neither")
AT_FIRST = 12


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One action with what it belongs to; an empty `owner` is the user, `cycle` a number (0 for none)."""

    uuid: str
    text: str
    owner: str
    due: date | None
    state: str
    done_on: date | None
    outcome: str
    strength: str
    predicted_effect: str
    pilot: str
    pilot_title: str
    goal: str
    goal_title: str
    cause: str
    cause_text: str
    cycle: str
    private: bool
    evidence: int = 0  # of its goal, else of its pilot; counted for the paper only

    @property
    def open(self) -> bool:
        """Tell whether something is left to do."""
        return is_open(self.state)

    def overdue(self, today: date) -> bool:
        """Tell whether it should have been done before today."""
        return is_overdue(self.state, self.due, today)


@dataclass(frozen=True, slots=True)
class TaskDesk:
    """The actions that a filter lets through, the first `AT_FIRST` of `total`; `counts` is by filter."""

    rows: tuple[TaskRow, ...] = ()
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Action.uuid,
            Action.text,
            Action.owner,
            Action.due,
            Action.state,
            Action.done_on,
            Action.outcome,
            func.coalesce(Action.strength, ""),
            Action.predicted_effect,
            func.coalesce(Pilot.uuid, ""),
            func.coalesce(Pilot.title, ""),
            func.coalesce(Goal.uuid, ""),
            func.coalesce(Goal.outcome, ""),
            func.coalesce(Cause.uuid, ""),
            func.coalesce(Cause.text, ""),
            func.coalesce(PdsaCycle.uuid, ""),
            or_(func.coalesce(Pilot.private, False), func.coalesce(Goal.private, False)),
        )
        .outerjoin(Pilot, Action.pilot_id == Pilot.id)
        .outerjoin(Goal, Action.goal_id == Goal.id)
        .outerjoin(Cause, Action.cause_id == Cause.id)
        .outerjoin(PdsaCycle, Action.cycle_id == PdsaCycle.id)
    )


def _sorted(rows: list[TaskRow]) -> tuple[TaskRow, ...]:
    return tuple(sorted(rows, key=order))


def tasks_of_pilot(session: Session, pilot: str) -> tuple[TaskRow, ...]:
    """Return the countermeasures of a pilot, open ones first."""
    rows = session.execute(_rows().where(Pilot.uuid == pilot).order_by(Action.id))
    return _sorted([TaskRow(*row) for row in rows])


def kind_of_pilot(session: Session, pilot: str) -> str:
    """Return the kind of a pilot: its actions are called the newspaper of a Kaizen event, countermeasures else."""
    return session.scalar(select(Pilot.kind).where(Pilot.uuid == pilot)) or ""


def tasks_of_goals(session: Session) -> dict[str, tuple[TaskRow, ...]]:
    """Return the actions of every goal by its uuid."""
    found: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for row in session.execute(_rows().where(Action.goal_id.is_not(None)).order_by(Action.id)):
        task = TaskRow(*row)
        found[task.goal].append(task)
    return {goal: _sorted(rows) for goal, rows in found.items()}


def task_desk(session: Session, today: date, *, show: str = "open", of: str = "all", most: int = AT_FIRST) -> TaskDesk:
    """Return the actions that one filter of FILTERS and one of OWNED_BY let through, with the counts of all filters."""
    wanted, owned = _wanted(today), _owned(of)
    sums = [func.coalesce(func.sum(case((wanted[name], 1), else_=0)), 0) for name in FILTERS]
    counts = dict(zip(FILTERS, session.execute(select(*sums).select_from(Action).where(owned)).one(), strict=True))
    rows = session.execute(_rows().where(wanted[show], owned).order_by(*_by_day(show)).limit(most))
    return TaskDesk(tuple(TaskRow(*row) for row in rows), counts[show], counts)


def _wanted(today: date) -> dict[str, ColumnElement[bool]]:
    is_to_do = Action.state.in_(OPEN)
    return {
        "open": is_to_do,
        "mine": and_(is_to_do, Action.owner == ""),
        "others": and_(is_to_do, Action.owner != ""),
        "overdue": and_(is_to_do, Action.due < today),
        "done": ~is_to_do,
    }


def _owned(of: str) -> ColumnElement[bool]:
    return {
        "all": Action.id.is_not(None),
        "goal": Action.goal_id.is_not(None),
        "pilot": Action.pilot_id.is_not(None),
        "neither": and_(Action.goal_id.is_(None), Action.pilot_id.is_(None)),
    }[of]


def _by_day(show: str) -> tuple[ColumnElement[Any], ...]:
    if show == "done":
        return Action.done_on.desc().nulls_last(), Action.id.desc()
    return Action.due.is_(None), Action.due.asc(), Action.id.asc()


def tasks_due(session: Session, today: date, *, most: int) -> tuple[TaskRow, ...]:
    """Return open actions that are overdue or due within 7 days, the longest due first."""
    soon = and_(Action.state.in_(OPEN), Action.due <= today + timedelta(days=SOON))
    rows = session.execute(_rows().where(soon).order_by(Action.due, Action.id).limit(most))
    return tuple(TaskRow(*row) for row in rows)


def tasks_to_print(session: Session, private: bool, since: date | None) -> tuple[TaskRow, ...]:
    """Return what is open, and what was done since a day (None: ever), with the evidence of its goal or pilot.

    What belongs to private pilots and goals is out unless `private`.
    """
    news = and_(Action.state == "done", Action.done_on >= since) if since else Action.state == "done"
    asked = _rows().where(or_(Action.state.in_(OPEN), news)).order_by(Action.id)
    rows = [TaskRow(*row) for row in session.execute(asked)]
    proofs = evidence_counts(session, private) if rows else {}
    shown = [row for row in rows if private or not row.private]
    return _sorted([replace(row, evidence=proofs.get(row.goal or row.pilot, 0)) for row in shown])


def evidence_counts(session: Session, private: bool) -> dict[str, int]:
    """Return how many pieces of evidence there are for each goal and pilot, by its uuid."""
    counts = (
        select(EvidenceLink.target_uuid, func.count(Evidence.id.distinct()))
        .join(Evidence, EvidenceLink.evidence_id == Evidence.id)
        .where(EvidenceLink.target_kind.in_(("goal", "pilot")), Evidence.private.is_(False) | private)
        .group_by(EvidenceLink.target_uuid)
    )
    return {row[0]: row[1] for row in session.execute(counts)}


def cycle_names(session: Session, pilot: str) -> tuple[tuple[str, int, str], ...]:
    """Return (uuid, number, change idea) of a pilot's PDSA cycles, for menus."""
    asked = select(PdsaCycle.uuid, PdsaCycle.seq, PdsaCycle.change_idea).join(Pilot, PdsaCycle.pilot_id == Pilot.id)
    rows = session.execute(asked.where(Pilot.uuid == pilot).order_by(PdsaCycle.seq))
    return tuple((row.uuid, row.seq, row.change_idea) for row in rows)
