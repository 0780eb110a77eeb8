"""Set new limits from a day on, with the answers to the four questions and the reason; change and take them back."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain import phases
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Action, DataPoint, Measure, PdsaCycle, Phase

LONGEST_LABEL = 40  # it stands over the chart


class PhaseFields(TypedDict, total=False):
    """The fields of a phase; those left out keep what they had. `cycle` and `action` are uuids, "" clears them."""

    start: date
    label: str
    reason: str
    limits: str
    fixed_n: int | None
    cycle: str
    action: str
    changed_clearly: bool
    cause_known: bool
    expected_to_last: bool
    seen_long_enough: bool


def add_phase(session: Session, measure_uuid: str, *, today: date, **fields: Unpack[PhaseFields]) -> str:
    """Work out the limits of a measure anew from a day on; return the uuid of the phase.

    Raise Refused without a label or a reason, for a day to come, for a day on which or before which the numbers begin,
    for a second phase of one day, and for limits fixed on fewer than twelve numbers.
    """
    measure = found(session, Measure, measure_uuid)
    record = Phase(measure_id=measure.id, label="", reason="", limits="calculated")
    _fill(session, record, {"label": "", "reason": "", "start": today, **fields}, today)
    session.add(record)
    session.flush()
    return record.uuid


def edit_phase(session: Session, uuid: str, *, today: date, **fields: Unpack[PhaseFields]) -> None:
    """Change a phase. Raise as add_phase does."""
    _fill(session, found(session, Phase, uuid), dict(fields), today)


def delete_phase(session: Session, uuid: str, *, now: str) -> None:
    """Move a phase to Recently deleted: the limits before it hold on. `now` is UTC ISO 8601."""
    record = found(session, Phase, uuid)
    trash.discard(session, record, now=now, title=record.label, kind="phase")


def _fill(session: Session, record: Phase, given: dict[str, Any], today: date) -> None:
    if "label" in given:
        record.label = _said(given["label"], LONGEST_LABEL, _("Name what is different from that day on."))
    if "reason" in given:
        record.reason = _said(given["reason"], 500, _("Give the reason; it is printed."))
    if "limits" in given:
        record.limits = one_of(given["limits"], Phase.__table__.columns["limits"].info["choices"])
    record.fixed_n = phases.fixed_after(record.limits, given.get("fixed_n", record.fixed_n))
    if "cycle" in given:
        record.cycle_id = found(session, PdsaCycle, given["cycle"]).id if given["cycle"] else None
    if "action" in given:
        record.action_id = found(session, Action, given["action"]).id if given["action"] else None
    for name in phases.QUESTIONS:
        setattr(record, name, bool(given.get(name, getattr(record, name) or False)))
    if "start" in given:
        _check_start(session, record, given["start"], today)
        record.start_date = given["start"]


def _check_start(session: Session, record: Phase, start: date, today: date) -> None:
    day = format_date(start, today=today)
    not_in_future(start, today, day)
    with session.no_autoflush:
        first = session.scalar(select(func.min(DataPoint.on_date)).where(DataPoint.measure_id == record.measure_id))
        known = select(Phase.id, Phase.start_date).where(Phase.measure_id == record.measure_id)
        others = [row.start_date for row in session.execute(known) if row.id != record.id]
    phases.check_start(start, first, others, day)


def _said(text: str, longest: int, sentence: str) -> str:
    words = clean_line(text, longest=longest)
    if not words:
        raise Refused(sentence)
    return words
