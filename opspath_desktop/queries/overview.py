"""What the Overview shows: who and where the user is, what to do next, the running pilot and the next review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.next_up import (
    ADD_NAME,
    MOST_COUNTED,
    ComingReview,
    DueAction,
    Facts,
    OpenItem,
    RatedThing,
    RunningPilot,
    Step,
    next_up,
)
from opspath_desktop.domain.pathway import Pathway, Stage
from opspath_desktop.domain.pilots import GROUPS
from opspath_desktop.i18n import _
from opspath_desktop.queries import pilot_glance, pilot_outcome, plan_head, reviews, tasks, use_checks, weekly
from opspath_desktop.queries.standings import StageState, item_states, marks, standings, statuses, stays
from opspath_desktop.store.schema import Assessment, DataPoint, ItemRef, Measure, Pilot, PilotLink, Postponement


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows; `stage` is the current one, `asks_name` says that the offer to add a name stands."""

    name: str
    job_title: str
    asks_name: bool
    stages: tuple[StageState, ...]
    stage: StageState | None
    next_up: tuple[Step, ...]
    pilot: pilot_glance.PilotGlance | None
    review: reviews.ReviewLine | None
    review_gaps: tuple[str, ...]
    reviewer: str


def overview(session: Session, pathway: Pathway, today: date) -> Overview:
    """Return the Overview in a fixed number of queries."""
    people, aims = plan_head.people(session), plan_head.aims(session)
    me, manager = people.get("me", plan_head.NOBODY), people.get("manager", plan_head.NOBODY)
    postponed = {row[0]: row[1] for row in session.execute(select(Postponement.key, Postponement.until))}
    states = item_states(pathway, marks(session), statuses(session))
    stages = standings(pathway, today, stays(session), states)
    here = next((each for each in stages if each.state == "current"), None)
    review = reviews.next_review(session)
    gaps = _gaps(me.name, manager.name, aims.aspiration_12m, plan_head.options(session).my_comments)
    facts = Facts(
        review=_coming(review, gaps),
        pilots=_running(session),
        metrics=_open_metrics(session, here.stage, states) if here else (),
        tips=_items(here.stage, "tip", states, ("not_started",)) if here else (),
        ratings=_ratings(session, pathway, here.stage if here else None),
        questions=use_checks.due(session, pathway, today),
        checks=pilot_outcome.due_checks(session, today),
        weekly=weekly.waiting(session, today),
        actions=_due_actions(session, today, postponed),
    )
    return Overview(
        name=me.name,
        job_title=me.job_title,
        asks_name=not me.name and postponed.get(ADD_NAME, today) <= today,
        stages=stages,
        stage=here,
        next_up=next_up(facts, today, postponed),
        pilot=pilot_glance.running(session),
        review=review,
        review_gaps=gaps,
        reviewer=manager.name,
    )


def _due_actions(session: Session, today: date, postponed: dict[str, date]) -> tuple[DueAction, ...]:
    """Return the longest due actions, as many as are counted beside those that were put off."""
    rows = tasks.tasks_due(session, today, most=MOST_COUNTED + len(postponed))
    return tuple(
        DueAction(row.uuid, row.text, row.owner, row.due, row.pilot_title or row.goal_title, row.pilot)
        for row in rows
        if row.due is not None
    )


def _gaps(name: str, manager: str, aspiration: str, comments: str) -> tuple[str, ...]:
    parts = {
        _("your name is missing"): name,
        _("nobody is named to review it with"): manager,
        _("your aspiration for 12 months is empty"): aspiration,
        _("your comments are empty"): comments,
    }
    return tuple(words for words, filled in parts.items() if not filled)


def _coming(review: reviews.ReviewLine | None, gaps: tuple[str, ...]) -> ComingReview | None:
    if review is None or review.meeting_date is None:
        return None
    return ComingReview(review.uuid, review.meeting_date, gaps)


def _running(session: Session) -> tuple[RunningPilot, ...]:
    """Return the running pilots that have a measure, with the goal (else the first) measure and its newest number."""
    rows = session.execute(
        select(
            Pilot.uuid,
            Pilot.title,
            Measure.name,
            Measure.unit,
            Pilot.started_on,
            func.max(DataPoint.on_date),
            DataPoint.value,  # SQLite takes a bare column from the row that holds the maximum
            Measure.frequency,
        )
        .join(Measure, Measure.pilot_id == Pilot.id)
        .outerjoin(DataPoint, DataPoint.measure_id == Measure.id)
        .where(Pilot.status.in_(GROUPS["running"]))
        .group_by(Measure.id)
        .order_by(Pilot.started_on.desc(), Pilot.id.desc(), Measure.is_goal.desc(), Measure.id)
    )
    found: dict[str, RunningPilot] = {}
    for row in rows:
        found.setdefault(row[0], RunningPilot(*row))
    return tuple(found.values())


def _items(stage: Stage, kind: str, states: dict[str, str], wanted: tuple[str, ...]) -> tuple[OpenItem, ...]:
    return tuple(
        OpenItem(item.id, item.title, stage.number)
        for item in stage.items
        if item.kind == kind and states[item.id] in wanted
    )


def _open_metrics(session: Session, stage: Stage, states: dict[str, str]) -> tuple[OpenItem, ...]:
    """Return the stage's open success metrics that no running pilot is linked to."""
    served = set(
        session.scalars(
            select(ItemRef.item)
            .join(PilotLink, PilotLink.target_uuid == ItemRef.uuid)
            .join(Pilot, Pilot.id == PilotLink.pilot_id)
            .where(Pilot.status.in_(GROUPS["running"]))
        )
    )
    found = _items(stage, "metric", states, ("not_started", "in_progress"))
    return tuple(metric for metric in found if metric.id not in served)


def _ratings(session: Session, pathway: Pathway, stage: Stage | None) -> tuple[RatedThing, ...]:
    """Return the current stage's competencies in the pack's order, then what else was rated, oldest rating first."""
    rows = session.execute(
        select(ItemRef.item, func.max(Assessment.on_date))
        .join(Assessment, Assessment.item_ref_id == ItemRef.id)
        .group_by(ItemRef.item)
        .order_by(func.max(Assessment.on_date), ItemRef.item)
    )
    last = {row[0]: row[1] for row in rows}
    competencies = stage.of("competency") if stage is not None else ()
    own = [RatedThing(item.id, item.title, "competency", last.get(item.id)) for item in competencies]
    known = {thing.id for thing in own}
    skills = [(skill_id, pathway.skill(skill_id)) for skill_id in last if skill_id not in known]
    return (
        *own,
        *(RatedThing(skill.id, skill.title, "skill", last[key]) for key, skill in skills if skill is not None),
    )
