"""Start pilots, move them through their states, and say what they count for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import evidence
from opspath_desktop.actions.refs import found, item_ref, one_of
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import STATUSES, group_of, not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import (
    Action,
    Attachment,
    Evidence,
    EvidenceLink,
    Pilot,
    PilotAttachment,
    PilotLink,
    PilotStatus,
)

LONGEST_TITLE = 120
ROLES = ("motivated_by", "applied", "learned_from", "counts_for")


class PilotFields(TypedDict, total=False):
    """The fields of a pilot that a person edits; those left out keep what they had."""

    title: str
    aim: str
    change_idea: str
    area: str
    results: str
    private: bool


def start(session: Session, title: str, *, today: date) -> str:
    """Start a pilot from its title alone; return its uuid. Raise Refused when the title is empty or too long."""
    record = Pilot(title=_title(title), status="idea", started_on=today)
    session.add(record)
    session.flush()
    return record.uuid


def start_from_tip(session: Session, pathway: Pathway, title: str, tip_id: str, *, today: date) -> str:
    """Start a pilot and, when `tip_id` is given, note that this tip motivated it; return the pilot's uuid."""
    uuid = start(session, title, today=today)
    if tip_id:
        link(session, pathway, uuid, tip_id, role="motivated_by")
    return uuid


def edit(session: Session, uuid: str, **fields: Unpack[PilotFields]) -> None:
    """Change fields of a pilot; the evidence made of it has its words, so it turns private with it.

    Raise Refused when the title would be empty.
    """
    record = found(session, Pilot, uuid)
    if "title" in fields:
        record.title = _title(fields["title"])
    if "aim" in fields:
        record.aim = clean(fields["aim"]).strip()
    if "change_idea" in fields:
        record.change_idea = clean(fields["change_idea"]).strip()
    if "area" in fields:
        record.area = clean_line(fields["area"])
    if "results" in fields:
        record.results = clean(fields["results"]).strip()
    record.private = fields.get("private", record.private)
    if fields.get("private"):
        _hide_evidence(session, record)


def _hide_evidence(session: Session, pilot: Pilot) -> None:
    of_pilot = select(EvidenceLink.evidence_id).where(
        EvidenceLink.target_kind == "pilot", EvidenceLink.target_uuid == pilot.uuid
    )
    for made in session.scalars(select(Evidence).where(Evidence.kind == "pilot", Evidence.id.in_(of_pilot))):
        made.private = True


def set_status(session: Session, uuid: str, status: str, *, on: date, today: date, note: str = "") -> str:
    """Move a pilot to another status, forward, back or open again; return the status it had.

    A pilot that runs for the first time starts on that day; a finished one is closed on it. Raise Refused for an
    unknown status and a day to come. Setting the status it has changes nothing.
    """
    if status not in STATUSES:
        raise Refused(_("“{status}” is no status of a pilot.").format(status=status))
    not_in_future(on, today, format_date(on, today=today))
    record = found(session, Pilot, uuid)
    before = record.status
    if before == status:
        return before
    if group_of(status) == "running" and not _ran_before(session, record):
        record.started_on = on
    record.closed_on = on if group_of(status) == "finished" else None
    record.status = status
    session.add(
        PilotStatus(pilot_id=record.id, from_status=before, to_status=status, on_date=on, note=clean(note).strip())
    )
    return before


def set_dates(
    session: Session, uuid: str, *, today: date, started_on: date | None = None, closed_on: date | None = None
) -> None:
    """Correct the day on which a pilot started, or was finished; the move to that status gets the same day.

    Raise Refused for a day to come, and when it would end before it started.
    """
    record = found(session, Pilot, uuid)
    start_day = started_on or record.started_on
    end_day = closed_on or record.closed_on
    for day in (start_day, end_day or start_day):
        not_in_future(day, today, format_date(day, today=today))
    if end_day is not None and end_day < start_day:
        raise Refused(_("A pilot cannot end before it started."))
    moves = list(session.scalars(select(PilotStatus).where(PilotStatus.pilot_id == record.id).order_by(PilotStatus.id)))
    if started_on is not None:
        first = next((move for move in moves if group_of(move.to_status) == "running"), None)
        record.started_on = start_day
        _date(first, start_day)
    if closed_on is not None and record.closed_on is not None:
        record.closed_on = end_day
        _date(moves[-1] if moves else None, closed_on)


def _date(move: PilotStatus | None, on: date) -> None:
    if move is not None:
        move.on_date = on


def _ran_before(session: Session, record: Pilot) -> bool:
    known = session.scalars(select(PilotStatus.to_status).where(PilotStatus.pilot_id == record.id))
    return any(group_of(status) == "running" for status in [*known, record.status])


def delete(session: Session, uuid: str, *, now: str) -> str:
    """Move a pilot with its numbers, journal, actions and files to Recently deleted; return its title.

    `now` is UTC ISO 8601.
    """
    record = found(session, Pilot, uuid)
    title = record.title
    own = list(session.scalars(select(Action).where(Action.pilot_id == record.id)))
    of_pilot = PilotAttachment.attachment_id == Attachment.id
    files = session.scalars(
        select(Attachment).join(PilotAttachment, of_pilot).where(PilotAttachment.pilot_id == record.id)
    )
    trash.discard(session, record, now=now, title=title, kind="pilot", along=[*own, *files])
    return title


def link(session: Session, pathway: Pathway, uuid: str, item_id: str, *, role: str = "counts_for") -> str:
    """Say that a pilot counts for an item of the pathway, or was motivated by one; return the link's uuid.

    Doing it twice changes nothing.
    """
    record = found(session, Pilot, uuid)
    target = item_ref(session, pathway, item_id)
    one_of(role, ROLES)
    same = select(PilotLink).where(PilotLink.pilot_id == record.id, PilotLink.target_uuid == target.uuid)
    known = session.scalar(same.where(PilotLink.role == role))
    if known is None:
        known = PilotLink(pilot_id=record.id, target_kind="item", target_uuid=target.uuid, role=role)
        session.add(known)
        session.flush()
    return known.uuid


def unlink(session: Session, uuid: str) -> None:
    """Take a link away; nothing else goes with it."""
    session.delete(found(session, PilotLink, uuid))


def use_as_evidence(
    session: Session, pathway: Pathway, uuid: str, item_ids: Sequence[str], *, what: str, on: date
) -> str:
    """Make a running or finished pilot evidence for items of the pathway; return the evidence's uuid.

    `what` is the sentence about its numbers. Raise Refused while the pilot is only an idea, and without an item.
    """
    record = found(session, Pilot, uuid)
    if group_of(record.status) == "idea":
        raise Refused(_("This pilot is still an idea. Start it, then use it as evidence."))
    if not item_ids:
        raise Refused(_("Choose what the pilot counts for, then use it as evidence."))
    words = f"{record.title}: {what}" if what else record.title
    made = evidence.add(
        session,
        pathway,
        what=words,
        on=on,
        kind="pilot",
        target_kind="pilot",
        target_uuid=record.uuid,
        private=record.private,
    )
    for item_id in item_ids:
        target = item_ref(session, pathway, item_id)
        evidence.support(session, made, target_kind="item", target_uuid=target.uuid)
    return made


def _title(text: str) -> str:
    title = clean_line(text, longest=LONGEST_TITLE)
    if not title:
        raise Refused(_("Give the pilot a name; all else can wait."))
    return title
