"""Set goals for the period, follow them, and close them as reached or dropped."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain import goals as rules
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Goal

LONGEST_OUTCOME = 240
LONGEST_VALUE = 80


class GoalFields(TypedDict, total=False):
    """The fields of a goal that a person edits; those left out keep what they had."""

    outcome: str
    why: str
    measure: str
    baseline: str
    target: str
    support: str
    kind: str
    priority: int
    private: bool


def add(session: Session, outcome: str) -> str:
    """Add a goal from the result alone; return its uuid. Raise Refused without words."""
    record = Goal(outcome=_outcome(outcome))
    session.add(record)
    session.flush()
    return record.uuid


def edit(session: Session, uuid: str, **fields: Unpack[GoalFields]) -> None:
    """Change fields of a goal. Raise Refused when the result would be empty, and for an unknown kind or priority."""
    record = found(session, Goal, uuid)
    if "outcome" in fields:
        record.outcome = _outcome(fields["outcome"])
    if "why" in fields:
        record.why = clean(fields["why"]).strip()
    if "support" in fields:
        record.support = clean(fields["support"]).strip()
    record.measure = clean_line(fields.get("measure", record.measure))
    record.baseline = clean_line(fields.get("baseline", record.baseline), longest=LONGEST_VALUE)
    record.target = clean_line(fields.get("target", record.target), longest=LONGEST_VALUE)
    record.kind = one_of(fields.get("kind", record.kind), rules.KINDS)
    record.priority = _priority(fields.get("priority", record.priority))
    record.private = fields.get("private", record.private)


def set_due(session: Session, uuid: str, due: date | None) -> None:
    """Say by when the goal should be reached; None takes the day away."""
    found(session, Goal, uuid).due = due


def set_status(session: Session, uuid: str, status: str, *, on: date, today: date, reason: str = "") -> str:
    """Close a goal as reached or dropped, or open it again; return the status it had.

    A dropped goal needs a reason, its own or the one it has. Raise Refused without one, and for a day to come.
    """
    record = found(session, Goal, uuid)
    before = record.status
    one_of(status, rules.STATUSES)
    not_in_future(on, today, format_date(on, today=today))
    words = clean(reason).strip() or record.reason
    if status == "dropped" and not words:
        raise Refused(_("Write why this goal is dropped; the review asks for it."))
    record.status, record.reason = status, words if status == "dropped" else ""
    record.closed_on = None if status == "open" else on
    return before


def set_reason(session: Session, uuid: str, reason: str) -> None:
    """Change why a goal was dropped. Raise Refused when no words are left, and while it is not dropped."""
    record = found(session, Goal, uuid)
    words = clean(reason).strip()
    if record.status != "dropped" or not words:
        raise Refused(_("Write why this goal is dropped; the review asks for it."))
    record.reason = words


def delete(session: Session, uuid: str, *, now: str) -> None:
    """Move a goal to Recently deleted; its actions stay and belong to it again when it is restored."""
    record = found(session, Goal, uuid)
    trash.discard(session, record, now=now, title=record.outcome, kind="goal")


def _outcome(text: str) -> str:
    words = clean_line(text, longest=LONGEST_OUTCOME)
    if not words:
        raise Refused(_("Write the result that others can see when the goal is reached."))
    return words


def _priority(number: int) -> int:
    if number not in rules.PRIORITIES:
        raise Refused(_("A priority is 1, 2 or 3."))
    return number
