"""Read the pilot that the Overview shows: its measures and marks; small, because every start asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.evidence_level import goal_of
from opspath_desktop.domain.pilots import GROUPS
from opspath_desktop.queries.pilot_measures import MarkView, MeasureView, marks_of, measures_of
from opspath_desktop.store.schema import DataPoint, Measure, Pilot


@dataclass(frozen=True, slots=True)
class PilotGlance:
    """A pilot with its numbers; measures in the order they were made."""

    uuid: str
    title: str
    measures: tuple[MeasureView, ...]
    marks: tuple[MarkView, ...]

    @property
    def goal(self) -> MeasureView | None:
        """Return the measure that speaks for the pilot, or None without any."""
        return goal_of(self.measures)


def running(session: Session) -> PilotGlance | None:
    """Return the running pilot with the newest number, else the one started last; None when none runs; five queries."""
    newest = func.max(DataPoint.on_date)
    row = session.execute(
        select(Pilot.id, Pilot.uuid, Pilot.title)
        .outerjoin(Measure, Measure.pilot_id == Pilot.id)
        .outerjoin(DataPoint, DataPoint.measure_id == Measure.id)
        .where(Pilot.status.in_(GROUPS["running"]))
        .group_by(Pilot.id)
        .order_by(newest.desc().nulls_last(), Pilot.started_on.desc(), Pilot.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    marks = marks_of(session, [row.id])
    measures = measures_of(session, [row.id], marks).get(row.id, ())
    return PilotGlance(row.uuid, row.title, measures, marks.get(row.id, ()))
