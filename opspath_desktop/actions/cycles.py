"""Turn PDSA cycles: plan and predict, begin, study, decide, and start the next one.

Setting the first day of Do freezes the prediction (the rule stands in domain/cycles.py); what is said later is added as
a dated amendment, which is neither changed nor deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain.cycles import (
    AS_PLANNED,
    DECISIONS,
    DIRECTIONS,
    FROZEN,
    KINDS,
    SCALES,
    VERDICTS,
    is_frozen,
    largest,
    next_scale,
    same_idea,
)
from opspath_desktop.domain.evidence_level import goal_of
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.domain.points import keep
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Annotation, Measure, PdsaCycle, Pilot, PredictionAmendment, Trash

LONGEST_IDEA = 200
LONGEST_MARK = 80
KIND = "pdsa_cycle"  # what an entry of Recently deleted is called
_PLAN = ("plan_who", "plan_what", "plan_when", "plan_where", "data_plan")
_NOTES = ("question", "prediction", *_PLAN, "observations", "surprises", "learning", "decision_reason")
_CHOICES = {
    "predicted_direction": DIRECTIONS,
    "as_planned": AS_PLANNED,
    "verdict": VERDICTS,
    "decision": DECISIONS,
}
_COPIED = ("change_idea", "kind", "question", "measure_id", "predicted_direction", "data_plan")
_COPIED_PLAN = ("plan_who", "plan_what", "plan_where")


class CycleFields(TypedDict, total=False):
    """The fields of a cycle that a person edits; those left out keep what they had, None clears what may be empty.

    `measure` is the uuid of one of the pilot's measures, or empty for none.
    """

    change_idea: str
    scale: str
    kind: str
    question: str
    prediction: str
    measure: str
    predicted_value: float | None
    predicted_direction: str | None
    predicted_by: date | None
    confidence: int | None
    plan_who: str
    plan_what: str
    plan_when: str
    plan_where: str
    data_plan: str
    do_start: date | None
    do_end: date | None
    as_planned: str | None
    observations: str
    surprises: str
    actual_value: float | None
    verdict: str | None
    learning: str
    decision: str | None
    decided_on: date | None
    decision_reason: str


def add(session: Session, pilot_uuid: str, change_idea: str) -> str:
    """Add a cycle to a pilot from its change idea alone; return its uuid. Raise Refused when that is empty.

    An idea that was tried before goes on with its ramp: the cycle follows the last one, at the scale that was reached.
    It is measured by what the ramp was measured by, at first by the measure that speaks for the pilot.
    """
    pilot = found(session, Pilot, pilot_uuid)
    idea = _idea(change_idea)
    known = session.scalars(select(PdsaCycle).where(PdsaCycle.pilot_id == pilot.id).order_by(PdsaCycle.seq))
    ramp = [cycle for cycle in known if same_idea(cycle.change_idea, idea)]
    made = PdsaCycle(
        pilot_id=pilot.id,
        seq=_next_number(session, pilot),
        change_idea=idea,
        scale=largest([cycle.scale for cycle in ramp]),
        follows=ramp[-1].uuid if ramp else "",
        measure_id=ramp[-1].measure_id if ramp else _goal_id(session, pilot),
    )
    session.add(made)
    session.flush()
    return made.uuid


def edit(session: Session, uuid: str, *, today: date, **fields: Unpack[CycleFields]) -> None:
    """Change fields of a cycle.

    Raise Refused when the prediction is frozen and would change, when the first day of Do would be cleared, for a day
    to come where something has happened, and for what cannot be kept. Nothing that a step lacks is refused.
    """
    record = found(session, PdsaCycle, uuid)
    before = _prediction(record)
    _fill_words(session, record, fields)
    _fill_prediction(session, record, fields)
    if _prediction(record) != before:
        if is_frozen(record.do_start):
            raise Refused(_("The prediction has been frozen since the first day of Do. Add an amendment instead."))
        record.predicted_on = today if record.prediction or record.predicted_value is not None else None
    _fill_days(record, fields, today)
    if "actual_value" in fields:
        record.actual_value = _number(fields["actual_value"])


def amend(session: Session, uuid: str, text: str, *, on: date) -> str:
    """Add words to a frozen prediction, dated `on`; return the amendment's uuid. It can never be changed.

    Raise Refused without words, and while the prediction itself can still be written.
    """
    record = found(session, PdsaCycle, uuid)
    words = clean(text).strip()
    if not words:
        raise Refused(_("Write what you think now."))
    if not is_frozen(record.do_start):
        raise Refused(_("The cycle has not begun yet: change the prediction itself."))
    made = PredictionAmendment(cycle_id=record.id, on_date=on, text=words)
    session.add(made)
    session.flush()
    return made.uuid


def start_next(session: Session, uuid: str) -> str:
    """Start the cycle that follows from this one; return its uuid.

    Idea, kind, question, measure, direction and plan are taken over; prediction, days and results are new. The scale is
    the one that `domain.cycles.next_scale` proposes, and never smaller than what the idea's ramp has reached.
    """
    record = found(session, PdsaCycle, uuid)
    pilot = session.get_one(Pilot, record.pilot_id)
    others = session.scalars(select(PdsaCycle).where(PdsaCycle.pilot_id == record.pilot_id))
    ramp = [other.scale for other in others if same_idea(other.change_idea, record.change_idea)]
    taken = {name: getattr(record, name) for name in (*_COPIED, *_COPIED_PLAN)}
    scale = largest([next_scale(record.scale, record.decision), *ramp])
    made = PdsaCycle(
        pilot_id=record.pilot_id, seq=_next_number(session, pilot), follows=record.uuid, scale=scale, **taken
    )
    session.add(made)
    session.flush()
    return made.uuid


def mark_change(session: Session, uuid: str) -> str:
    """Mark the first day of Do as a change on the pilot's chart; return the mark's uuid.

    Doing it twice changes nothing. Raise Refused before the cycle has begun.
    """
    record = found(session, PdsaCycle, uuid)
    if record.do_start is None:
        raise Refused(_("Say first on which day the cycle began."))
    own = select(Annotation).where(Annotation.cycle_id == record.id, Annotation.kind == "change")
    known = session.scalar(own.where(Annotation.on_date == record.do_start))
    if known is None:
        words = record.change_idea
        short = words if len(words) <= LONGEST_MARK else words[: LONGEST_MARK - 1].rstrip() + "…"
        known = Annotation(pilot_id=record.pilot_id, cycle_id=record.id, on_date=record.do_start, text=short)
        session.add(known)
        session.flush()
    return known.uuid


def delete(session: Session, uuid: str, *, now: str) -> str:
    """Move a cycle with its amendments to Recently deleted; return its idea. `now` is UTC ISO 8601.

    Journal entries, marks, phases and actions stay; they find their cycle again when it is restored.
    """
    record = found(session, PdsaCycle, uuid)
    title = _("{n}: {idea}").format(n=record.seq, idea=record.change_idea)
    trash.discard(session, record, now=now, title=title, kind=KIND)
    return title


def open_cycle_id(session: Session, pilot_id: int) -> int | None:
    """Return the id of the cycle that a new journal entry belongs to: the newest one without a decision, or None."""
    undecided = select(PdsaCycle.id).where(PdsaCycle.pilot_id == pilot_id, PdsaCycle.decision.is_(None))
    return session.scalar(undecided.order_by(PdsaCycle.seq.desc()).limit(1))


def cycle_id(session: Session, pilot_id: int, uuid: str) -> int | None:
    """Return the id of a cycle of this pilot, None for no uuid. Raise Refused for a cycle of another pilot."""
    if not uuid:
        return None
    record = found(session, PdsaCycle, uuid)
    if record.pilot_id != pilot_id:
        raise Refused(_("This cycle belongs to another pilot."))
    return record.id


def _fill_words(session: Session, record: PdsaCycle, fields: CycleFields) -> None:
    if "change_idea" in fields:
        record.change_idea = _idea(fields["change_idea"])
    record.scale = one_of(fields.get("scale", record.scale), SCALES)
    record.kind = one_of(fields.get("kind", record.kind), KINDS)
    for name in _NOTES:
        if name in fields:
            setattr(record, name, clean(str(fields[name])).strip())  # type: ignore[literal-required]  # named above
    for name, known in _CHOICES.items():
        if name in fields:
            value = fields[name]  # type: ignore[literal-required]  # named above
            setattr(record, name, None if value is None else one_of(value, known))


def _fill_prediction(session: Session, record: PdsaCycle, fields: CycleFields) -> None:
    if "measure" in fields:
        record.measure_id = _measure_id(session, record, fields["measure"])
    if "predicted_value" in fields:
        record.predicted_value = _number(fields["predicted_value"])
    if "predicted_by" in fields:
        record.predicted_by = fields["predicted_by"]
    if "confidence" in fields:
        sure = fields["confidence"]
        if sure is not None and not 0 <= sure <= 100:
            raise Refused(_("Write how sure you are as a number from 0 to 100."))
        record.confidence = sure


def _fill_days(record: PdsaCycle, fields: CycleFields, today: date) -> None:
    start = fields.get("do_start", record.do_start)
    if "do_start" in fields and start is None and record.do_start is not None:
        raise Refused(_("A cycle that has begun stays begun. Correct the day, or undo."))
    end = fields.get("do_end", record.do_end)
    for day in (start, end):
        if day is not None:
            not_in_future(day, today, format_date(day, today=today))
    if end is not None and start is None:
        raise Refused(_("Say first on which day the cycle began."))
    if start is not None and end is not None and end < start:
        raise Refused(_("A cycle cannot end before it began."))
    record.do_start, record.do_end = start, end
    if "decision" in fields:
        record.decided_on = (record.decided_on or today) if record.decision is not None else None
    decided = fields.get("decided_on")
    if decided is not None and record.decision is not None:
        not_in_future(decided, today, format_date(decided, today=today))
        record.decided_on = decided


def _prediction(record: PdsaCycle) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in FROZEN)


def _goal_id(session: Session, pilot: Pilot) -> int | None:
    own = session.scalars(select(Measure).where(Measure.pilot_id == pilot.id).order_by(Measure.id)).all()
    goal = goal_of(own)
    return goal.id if goal is not None else None


def _measure_id(session: Session, record: PdsaCycle, uuid: str) -> int | None:
    if not uuid:
        return None
    measure = found(session, Measure, uuid)
    if measure.pilot_id != record.pilot_id:
        raise Refused(_("This measure belongs to another pilot."))
    return measure.id


def _number(value: float | None) -> float | None:
    return None if value is None else keep(value)


def _idea(text: str) -> str:
    idea = clean_line(text, longest=LONGEST_IDEA)
    if not idea:
        raise Refused(_("Write what you want to change; all else can wait."))
    return idea


def _next_number(session: Session, pilot: Pilot) -> int:
    """Return a number that no cycle of the pilot has, nor one that may still come back from Recently deleted."""
    last = session.scalar(select(func.max(PdsaCycle.seq)).where(PdsaCycle.pilot_id == pilot.id)) or 0
    return 1 + max([last, *_deleted_numbers(session, pilot)])


def _deleted_numbers(session: Session, pilot: Pilot) -> Iterator[int]:
    for payload in session.scalars(select(Trash.payload).where(Trash.kind == KIND)):
        for row in json.loads(payload)["rows"]:
            if row["table"] == PdsaCycle.__tablename__ and row["parents"]["pilot_id"][1] == pilot.uuid:
                yield row["values"]["seq"]
