"""Read everything that the one-page A3 of a pilot shows, for many pilots in a fixed number of queries."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.a3 import Cause, Countermeasure, Cycle, File, Look, Story, numbered
from opspath_desktop.domain.a3_checks import Check, Numbers, checks
from opspath_desktop.domain.evidence_level import Follow, balance, goal_of, proof
from opspath_desktop.domain.fidelity import Fidelity, Turn, fidelity
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.study_types import Balancing
from opspath_desktop.queries.benefits import BenefitView, benefits_of
from opspath_desktop.queries.cycles import CycleView
from opspath_desktop.queries.cycles import several as cycles_of
from opspath_desktop.queries.pilot_measures import MeasureView, gathered
from opspath_desktop.queries.pilots import PilotView, several
from opspath_desktop.queries.plan_head import head, options
from opspath_desktop.store.schema import (
    Action,
    Attachment,
    Goal,
    Pilot,
    PilotAttachment,
    PilotCheck,
    PilotLink,
)
from opspath_desktop.store.schema import Cause as CauseRow

LAST_LOOK = 90  # days after the end


@dataclass(frozen=True, slots=True)
class A3View:
    """One A3: the story in words, the numbers with what they show, and the day on which it was put together."""

    today: date
    story: Story
    pilot: PilotView
    cycles: tuple[CycleView, ...] = ()
    benefits: tuple[BenefitView, ...] = ()
    goals: tuple[str, ...] = ()  # of the user, that the pilot serves

    @property
    def uuid(self) -> str:
        """Return the uuid of the pilot."""
        return self.story.uuid

    @property
    def goal(self) -> MeasureView | None:
        """Return the measure that the pilot is judged by."""
        return goal_of(self.pilot.measures)

    @property
    def balancing(self) -> tuple[MeasureView, ...]:
        """Return the measures that watch for harm and have numbers."""
        return tuple(measure for measure in self.pilot.measures if measure.kind == "balancing" and measure.counted)

    @property
    def balance(self) -> Balancing:
        """Return what the balancing measures say."""
        return balance(measure.study for measure in self.balancing)

    @property
    def level(self) -> int:
        """Return the evidence level, 0 to 5."""
        held = any(look.days == LAST_LOOK and look.result == "held" for look in self.story.looks)
        validated = any(benefit.is_validated and benefit.stage == "actual" for benefit in self.benefits)
        follow = Follow(bool(self.story.standard), held, validated)
        return proof(self.goal.study if self.goal else None, self.balance, follow).level

    @property
    def fidelity(self) -> Fidelity:
        """Return the five ticks of the method."""
        days = sorted({point.on for measure in self.pilot.measures for point in measure.counted})
        uuids = {cycle.number: cycle.uuid for cycle in self.cycles}
        turns = [_turn(cycle, uuids.get(cycle.follows, "")) for cycle in self.cycles]
        return fidelity(turns, days, since=self.story.started, until=self.story.closed)

    @property
    def updated(self) -> date:
        """Return the newest day that the records tell of."""
        days = [point.on for measure in self.pilot.measures for point in measure.points]
        days += [mark.on for mark in self.pilot.marks] + [move.on for move in self.pilot.history]
        days += [look.on for look in self.story.looks]
        days += [
            day for cycle in self.story.cycles for day in (cycle.predicted_on, cycle.do_start, cycle.do_end) if day
        ]
        return max([day for day in days if day <= self.today], default=self.story.started)

    @property
    def checks(self) -> tuple[Check, ...]:
        """Return the twelve checks of a reviewer."""
        return checks(self.story, self.numbers, self.today)

    @property
    def numbers(self) -> Numbers:
        """Return what the checks ask of the numbers."""
        goal, balancing = self.goal, bool(self.balancing)
        if goal is None:
            return Numbers(balancing=balancing)
        study = goal.study
        return Numbers(
            goal=True,
            outcome=goal.kind == "outcome",
            baseline=goal.baseline if goal.baseline is not None else study.before,
            target=goal.target,
            target_on=goal.target_on,
            before=study.count - study.after,
            after=study.after,
            changed=bool(study.changes),
            balancing=balancing,
        )


@dataclass(frozen=True, slots=True)
class A3Desk:
    """What is needed to print one A3 alone: its page, whose it is, the plan's paper, a fingerprint of all it says."""

    view: A3View
    owner: str
    marking: str
    paper: str
    document_id: str


def a3_desk(session: Session, pathway: Pathway, today: date, uuid: str) -> A3Desk | None:
    """Return the A3 of one pilot with what stands at the edges of its page."""
    chosen = options(session)
    view = a3(session, pathway, today, uuid, private=chosen.with_private)
    if view is None:
        return None
    told = dataclasses.asdict(dataclasses.replace(view, today=date.min))
    said = json.dumps([pathway.marking, told], default=str, sort_keys=True)
    print_id = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    return A3Desk(view, head(session).me.name, pathway.marking, chosen.paper, print_id)


def a3(session: Session, pathway: Pathway, today: date, uuid: str, *, private: bool = False) -> A3View | None:
    """Return the A3 of one pilot, or None when there is none with this uuid."""
    return a3s(session, pathway, today, [uuid], private=private).get(uuid)


def a3s(
    session: Session, pathway: Pathway, today: date, uuids: Collection[str], *, private: bool = False
) -> dict[str, A3View]:
    """Return the A3s of pilots by uuid, however many there are, in a fixed number of queries.

    The caller chooses the pilots; private goals that they serve are named only when `private` asks for them.
    """
    views = several(session, pathway, uuids)
    rows = session.execute(select(Pilot.id, Pilot.uuid, *_STORY).where(Pilot.uuid.in_(uuids))).all()
    ids = [row.id for row in rows]
    told, turns = _parts(session, ids), cycles_of(session, today, uuids)
    benefits, goals = benefits_of(session, uuids), _goals(session, ids, private)
    return {
        row.uuid: A3View(
            today=today,
            story=_story(
                row,
                views[row.uuid],
                turns.get(row.uuid, ()),
                {name: tuple(parts.get(row.id, ())) for name, parts in told.items()},
            ),
            pilot=views[row.uuid],
            cycles=turns.get(row.uuid, ()),
            benefits=tuple(benefits.get(row.uuid, ())),
            goals=tuple(goals.get(row.id, ())),
        )
        for row in rows
    }


_STORY = (
    Pilot.kind,
    Pilot.role_of_me,
    Pilot.sponsor,
    Pilot.coach,
    Pilot.process,
    Pilot.suppliers,
    Pilot.inputs,
    Pilot.steps,
    Pilot.outputs,
    Pilot.customers,
    Pilot.team,
    Pilot.event_start,
    Pilot.event_end,
    Pilot.report_out_on,
    Pilot.problem,
    Pilot.background,
    Pilot.current_condition,
    Pilot.gemba_date,
    Pilot.target_condition,
    Pilot.root_cause_summary,
    Pilot.balancing_reason,
    Pilot.lessons_process,
    Pilot.lessons_self,
    Pilot.followup_standardise,
    Pilot.followup_share,
    Pilot.followup_open,
)


def _story(row: Any, view: PilotView, turns: tuple[CycleView, ...], parts: dict[str, tuple[Any, ...]]) -> Story:
    return Story(
        uuid=row.uuid,
        title=view.title,
        kind=row.kind,
        status=view.status,
        started=view.started_on,
        closed=view.closed_on,
        role=row.role_of_me,
        sponsor=row.sponsor,
        coach=row.coach,
        process=row.process,
        sipoc=(row.suppliers, row.inputs, row.steps, row.outputs, row.customers),
        team=row.team,
        event_start=row.event_start,
        event_end=row.event_end,
        report_out_on=row.report_out_on,
        aim=view.aim,
        problem=row.problem,
        background=row.background,
        condition=row.current_condition,
        seen_on=row.gemba_date,
        target_condition=row.target_condition,
        root_summary=row.root_cause_summary,
        change=view.change_idea,
        balancing_reason=row.balancing_reason,
        results=view.results,
        lessons_process=row.lessons_process,
        lessons_self=row.lessons_self,
        standard=row.followup_standardise,
        share=row.followup_share,
        still_open=row.followup_open,
        cycles=tuple(map(_cycle, turns)),
        **{**parts, "causes": numbered(parts["causes"])},
    )


def _parts(session: Session, ids: Collection[int]) -> dict[str, dict[int, list[Any]]]:
    """Return what the story is made of besides its own fields, each by the pilot's id; four queries."""
    return {
        "causes": gathered(session.execute(_causes(ids)), Cause),
        "countermeasures": gathered(session.execute(_actions(ids)), Countermeasure),
        "looks": gathered(session.execute(_looks(ids)), Look),
        "files": gathered(session.execute(_files(ids)), File),
    }


def _turn(view: CycleView, follows: str) -> Turn:
    return Turn(
        uuid=view.uuid,
        follows=follows,
        change_idea=view.change_idea,
        scale=view.scale,
        planned=view.predicted.made or bool(view.question or view.plan_what),
        predicted_on=view.predicted.written_on if view.predicted.made else None,
        do_start=view.do_start,
        do_end=view.do_end,
        seen=bool(view.observations) or view.actual is not None,
        learned=bool(view.learning),
        decided=view.decision is not None,
    )


def _causes(ids: Collection[int]) -> Any:
    words = (CauseRow.uuid, CauseRow.parent_uuid, CauseRow.text, CauseRow.method, func.coalesce(CauseRow.category, ""))
    known = (CauseRow.evidence, CauseRow.evidence_note, CauseRow.state, CauseRow.is_root)
    rows = select(CauseRow.pilot_id, *words, *known, CauseRow.count, CauseRow.place)
    return rows.where(CauseRow.pilot_id.in_(ids)).order_by(CauseRow.place, CauseRow.id)


def _actions(ids: Collection[int]) -> Any:
    facts = (Action.uuid, Action.text, Action.owner, Action.due, Action.state, Action.done_on)
    cause, strength = func.coalesce(CauseRow.uuid, ""), func.coalesce(Action.strength, "")
    rows = select(Action.pilot_id, *facts, cause, strength, Action.predicted_effect)
    joined = rows.outerjoin(CauseRow, CauseRow.id == Action.cause_id)
    return joined.where(Action.pilot_id.in_(ids)).order_by(Action.due.is_(None), Action.due, Action.id)


def _looks(ids: Collection[int]) -> Any:
    rows = select(PilotCheck.pilot_id, PilotCheck.days, PilotCheck.on_date, PilotCheck.result, PilotCheck.note)
    return rows.where(PilotCheck.pilot_id.in_(ids)).order_by(PilotCheck.days)


def _files(ids: Collection[int]) -> Any:
    rows = select(PilotAttachment.pilot_id, Attachment.name, PilotAttachment.caption, Attachment.sha256)
    joined = rows.join(Attachment, Attachment.id == PilotAttachment.attachment_id)
    return joined.where(PilotAttachment.pilot_id.in_(ids), PilotAttachment.printed).order_by(PilotAttachment.id)


def _cycle(view: CycleView) -> Cycle:
    """Return what the checks need of a cycle."""
    return Cycle(
        uuid=view.uuid,
        seq=view.number,
        change=view.change_idea,
        scale=view.scale,
        kind=view.kind,
        prediction=view.predicted.words,
        predicted_on=view.predicted.written_on,
        predicted=view.predicted.value,
        do_start=view.do_start,
        do_end=view.do_end,
        actual=view.actual.value if view.actual else None,
        verdict=view.verdict or "",
        learning=view.learning,
        decision=view.decision or "",
    )


def _goals(session: Session, ids: Collection[int], private: bool) -> dict[int, list[str]]:
    rows = select(PilotLink.pilot_id, Goal.outcome).join(Goal, Goal.uuid == PilotLink.target_uuid)
    linked = rows.where(PilotLink.pilot_id.in_(ids), PilotLink.target_kind == "goal")
    shown = linked if private else linked.where(Goal.private.is_(False))
    return gathered(session.execute(shown.order_by(PilotLink.id)), str)
