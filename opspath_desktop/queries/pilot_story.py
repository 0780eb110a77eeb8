"""What the story of a pilot holds: what is wrong, what is wanted, what came of it, who took part."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pilot_story import goal_sentence
from opspath_desktop.i18n import format_date, format_number
from opspath_desktop.store.schema import Measure, Pilot


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal of a pilot: its goal measure from the baseline to the target by a day."""

    measure: str
    name: str
    unit: str
    baseline: float | None
    target: float | None
    by: date | None

    def sentence(self, today: date) -> str:
        """Return the goal in words, or nothing without a target."""
        return goal_sentence(
            self.name,
            self.unit,
            self.baseline,
            self.target,
            self.by,
            number=format_number,
            day=lambda day: format_date(day, today=today),
        )


@dataclass(frozen=True, slots=True)
class Story:
    """The fields of the story; lists are one entry a line."""

    uuid: str
    title: str
    kind: str
    status: str
    role_of_me: str
    problem: str
    background: str
    current_condition: str
    gemba_date: date | None
    target_condition: str
    root_cause_summary: str
    balancing_reason: str
    process: str
    area: str
    suppliers: str
    inputs: str
    steps: str
    outputs: str
    customers: str
    results: str
    lessons_process: str
    lessons_self: str
    followup_standardise: str
    followup_share: str
    followup_open: str
    sponsor: str
    coach: str
    team: str
    event_start: date | None
    event_end: date | None
    report_out_on: date | None
    goal: Goal | None

    @property
    def filled(self) -> dict[str, bool]:
        """Return which fields hold something; the goal does when it has a target and a day."""
        found = {each.name: bool(getattr(self, each.name)) for each in fields(self)}
        found["goal"] = self.goal is not None and self.goal.target is not None and self.goal.by is not None
        return found


def story(session: Session, uuid: str) -> Story | None:
    """Return the story of a pilot, or None when there is none with this uuid; two queries."""
    names = [each.name for each in fields(Story) if each.name != "goal"]
    row = session.execute(select(Pilot.id, *(getattr(Pilot, name) for name in names)).where(Pilot.uuid == uuid)).first()
    return None if row is None else Story(**dict(zip(names, row[1:], strict=True)), goal=_goal(session, row[0]))


def _goal(session: Session, pilot: int) -> Goal | None:
    """Return the measure that is the goal, else the first outcome that is measured."""
    columns = (Measure.uuid, Measure.name, Measure.unit, Measure.baseline, Measure.target, Measure.target_on)
    found = select(*columns).where(Measure.pilot_id == pilot, Measure.kind != "balancing")
    row = session.execute(found.order_by(Measure.is_goal.desc(), Measure.kind, Measure.id).limit(1)).first()
    return Goal(*row) if row is not None else None
