"""Write down what is to be done: actions of a goal, of a pilot (its countermeasures) or of neither."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain import tasks as rules
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Action, Cause, Goal, PdsaCycle, Pilot


class TaskFields(TypedDict, total=False):
    """The words of an action that a person edits; those left out keep what they had."""

    text: str
    owner: str
    predicted_effect: str
    outcome: str


def add(
    session: Session,
    text: str,
    *,
    pilot: str = "",
    goal: str = "",
    cause: str = "",
    owner: str = "",
    due: date | None = None,
) -> str:
    """Add an action of a pilot or goal (by uuid) or of neither; return its uuid. Raise Refused without words."""
    record = Action(text=_words(text), owner=_owner(owner), due=due)
    if pilot:
        record.pilot_id = found(session, Pilot, pilot).id
    if goal:
        record.goal_id = found(session, Goal, goal).id
    session.add(record)
    session.flush()
    if cause:
        set_cause(session, record.uuid, cause)
    return record.uuid


def edit(session: Session, uuid: str, **fields: Unpack[TaskFields]) -> None:
    """Change the words of an action, who does it, what it shall bring, or what came of it."""
    record = found(session, Action, uuid)
    if "text" in fields:
        record.text = _words(fields["text"])
    if "owner" in fields:
        record.owner = _owner(fields["owner"])
    if "predicted_effect" in fields:
        record.predicted_effect = clean(fields["predicted_effect"]).strip()
    if "outcome" in fields:
        record.outcome = clean(fields["outcome"]).strip()


def set_due(session: Session, uuid: str, due: date | None) -> None:
    """Say by when it should be done; None takes the day away."""
    found(session, Action, uuid).due = due


def set_state(session: Session, uuid: str, state: str, *, on: date, today: date) -> str:
    """Move an action to another state, back too; return the one it had. A done one keeps the day on which it was.

    Raise Refused for an unknown state and a day to come.
    """
    record = found(session, Action, uuid)
    before = record.state
    not_in_future(on, today, format_date(on, today=today))
    record.state = one_of(state, rules.STATES)
    if state != "done":
        record.done_on = None
    elif record.done_on is None or before != "done":
        record.done_on = on
    return before


def set_done_on(session: Session, uuid: str, on: date, *, today: date) -> None:
    """Correct the day on which an action was done. Raise Refused while it is not done, and for a day to come."""
    record = found(session, Action, uuid)
    if record.state != "done":
        raise Refused(_("This action is not done yet."))
    not_in_future(on, today, format_date(on, today=today))
    record.done_on = on


def set_strength(session: Session, uuid: str, strength: str | None) -> None:
    """Say what a countermeasure does to its cause; None takes it away."""
    record = found(session, Action, uuid)
    record.strength = None if strength is None else one_of(strength, rules.STRENGTHS)


def set_cause(session: Session, uuid: str, cause: str) -> None:
    """Say which cause a countermeasure is against, "" for none. Raise Refused for a cause of another pilot."""
    record = found(session, Action, uuid)
    against = found(session, Cause, cause) if cause else None
    _same_pilot(record, against)
    record.cause_id = against.id if against else None


def set_cycle(session: Session, uuid: str, cycle: str) -> None:
    """Say which PDSA cycle tries a countermeasure, "" for none. Raise Refused for a cycle of another pilot."""
    record = found(session, Action, uuid)
    tries = found(session, PdsaCycle, cycle) if cycle else None
    _same_pilot(record, tries)
    record.cycle_id = tries.id if tries else None


def set_goal(session: Session, uuid: str, goal: str) -> None:
    """Say which goal an action is for, "" for none."""
    record = found(session, Action, uuid)
    record.goal_id = found(session, Goal, goal).id if goal else None


def delete(session: Session, uuid: str, *, now: str) -> None:
    """Move an action to Recently deleted. `now` is UTC ISO 8601."""
    record = found(session, Action, uuid)
    trash.discard(session, record, now=now, title=record.text, kind="action")


def _words(text: str) -> str:
    words = clean_line(text)
    if not words:
        raise Refused(_("Write what is to be done."))
    return words


def _owner(text: str) -> str:
    return rules.read_owner(clean_line(text, longest=rules.LONGEST_OWNER))


def _same_pilot(record: Action, other: Cause | PdsaCycle | None) -> None:
    if other is not None and other.pilot_id != record.pilot_id:
        raise Refused(_("That belongs to another pilot than this action."))
