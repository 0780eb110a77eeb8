"""Say what a pilot was motivated by, applied, taught or counts for: parts of the pathway, books, goals, reviews."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import pilots
from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import LINK_ROLES
from opspath_desktop.store.schema import Application, Book, Goal, Pilot, PilotLink, Record, Review

_TARGETS: dict[str, type[Record]] = {"book": Book, "review": Review, "application": Application, "goal": Goal}


def link(session: Session, pathway: Pathway, uuid: str, *, kind: str, target: str, role: str) -> str:
    """Link a pilot to a part of the pathway (`target` is its id) or to another record (its uuid); return the link's.

    Doing it twice changes nothing. Raise Refused when the target is gone.
    """
    if kind == "item":
        return pilots.link(session, pathway, uuid, target, role=role)
    pilot = found(session, Pilot, uuid)
    one_of(kind, tuple(_TARGETS))
    other = found(session, _TARGETS[kind], target)
    one_of(role, LINK_ROLES)
    same = select(PilotLink).where(PilotLink.pilot_id == pilot.id, PilotLink.target_uuid == other.uuid)
    known = session.scalar(same.where(PilotLink.role == role))
    if known is None:
        known = PilotLink(pilot_id=pilot.id, target_kind=kind, target_uuid=other.uuid, role=role)
        session.add(known)
        session.flush()
    return known.uuid


def set_role(session: Session, uuid: str, role: str) -> None:
    """Say what a link means; where that link stands already, the two become one."""
    record = found(session, PilotLink, uuid)
    one_of(role, LINK_ROLES)
    same = select(PilotLink).where(PilotLink.pilot_id == record.pilot_id, PilotLink.target_uuid == record.target_uuid)
    if session.scalar(same.where(PilotLink.role == role, PilotLink.id != record.id)) is not None:
        session.delete(record)
    else:
        record.role = role
