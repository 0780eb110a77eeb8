"""Where the user stands, as plain counts: what `opspath status` prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import COUNTED, Pathway, Stage
from opspath_desktop.domain.progress import StageProgress, progress
from opspath_desktop.queries.pathway import current_stage, item_states, marks, statuses
from opspath_desktop.store.schema import (
    PILOT_STATUSES,
    READING_STATUSES,
    Action,
    Application,
    Assessment,
    Book,
    Evidence,
    Goal,
    Highlight,
    LogEntry,
    Pilot,
    Reading,
    Record,
    Review,
    Takeaway,
)


@dataclass(frozen=True, slots=True)
class Status:
    """The counts; a pathway without records has zeros and no stage."""

    stage: str | None
    stages: tuple[tuple[Stage, StageProgress], ...]
    books: int
    readings: dict[str, int]
    log_entries: int
    highlights: int
    takeaways: int
    applications: int
    pilots: dict[str, int]
    goals: int
    actions: int
    evidence: int
    assessments: int
    reviews: tuple[tuple[str, str, date | None], ...]

    def as_json(self) -> dict[str, Any]:
        """Return the part of the JSON contract that comes from the records."""
        return {
            "stage": self.stage,
            "stages": [
                {
                    "id": stage.id,
                    "title": stage.title,
                    "done": count.done,
                    "of": count.of,
                    "skipped": count.skipped,
                    "not_applicable": count.not_applicable,
                }
                for stage, count in self.stages
            ],
            "books": self.books,
            "readings": self.readings,
            "log_entries": self.log_entries,
            "highlights": self.highlights,
            "takeaways": self.takeaways,
            "applications": self.applications,
            "pilots": self.pilots,
            "goals": self.goals,
            "actions": self.actions,
            "evidence": self.evidence,
            "assessments": self.assessments,
            "reviews": [
                {"id": uuid, "state": state, "meeting_date": day.isoformat() if day else None}
                for uuid, state, day in self.reviews
            ],
        }


def status(session: Session, pathway: Pathway) -> Status:
    """Return where the user stands."""
    return Status(
        stage=current_stage(session),
        stages=_stages(pathway, item_states(pathway, marks(session), statuses(session))),
        books=_count(session, Book),
        readings=dict.fromkeys(READING_STATUSES, 0) | _by_status(session, Reading),
        log_entries=_count(session, LogEntry),
        highlights=_count(session, Highlight),
        takeaways=_count(session, Takeaway),
        applications=_count(session, Application),
        pilots=dict.fromkeys(PILOT_STATUSES, 0) | _by_status(session, Pilot),
        goals=_count(session, Goal),
        actions=_count(session, Action),
        evidence=_count(session, Evidence),
        assessments=_count(session, Assessment),
        reviews=tuple(
            (row[0], row[1], row[2])
            for row in session.execute(select(Review.uuid, Review.state, Review.meeting_date).order_by(Review.id))
        ),
    )


def _stages(pathway: Pathway, states: dict[str, str]) -> tuple[tuple[Stage, StageProgress], ...]:
    return tuple(
        (stage, progress(states[item.id] for item in stage.items if item.kind in COUNTED)) for stage in pathway.stages
    )


def _count(session: Session, table: type[Record]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _by_status(session: Session, table: type[Reading] | type[Pilot]) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(select(table.status, func.count()).group_by(table.status))}
