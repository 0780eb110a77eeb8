"""Write down what was done at work with a book, start pilots from it, and let it count as evidence."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import evidence, pilots
from opspath_desktop.actions.books import touch
from opspath_desktop.actions.refs import Promoted, found, item_ref, one_of
from opspath_desktop.domain.applications import STATES, title_of
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Application, Evidence, EvidenceLink, Pilot, PilotLink, Takeaway


class ApplicationFields(TypedDict, total=False):
    """The fields of an application that a person edits; those left out keep what they had."""

    situation: str
    action: str
    result: str
    check_back: date | None
    private: bool


def add(
    session: Session,
    pathway: Pathway,
    key: str,
    action: str,
    *,
    on: date,
    state: str = "planned",
    situation: str = "",
    result: str = "",
) -> str:
    """Write down what is to be done, or was done, with a book since a day; return the application's uuid."""
    book = touch(session, pathway, key)
    made = Application(
        book_id=book.id,
        action=_action(action),
        situation=clean(situation).strip(),
        result=clean(result).strip(),
        state=one_of(state, STATES),
        on_date=on,
    )
    session.add(made)
    session.flush()
    return made.uuid


def apply(session: Session, takeaway: str, *, on: date, again: bool = False) -> Promoted:
    """Plan to apply a takeaway; an application that was made of it before is returned, unless it is done `again`."""
    kept = found(session, Takeaway, takeaway)
    of_takeaway = select(Application.uuid).where(Application.takeaway_id == kept.id).order_by(Application.id.desc())
    known = None if again else session.scalar(of_takeaway.limit(1))
    if known is not None:
        return Promoted(known, new=False)
    made = Application(
        book_id=kept.book_id,
        takeaway_id=kept.id,
        action=_action(kept.do_differently or kept.text),
        on_date=on,
        private=kept.private,
    )
    session.add(made)
    session.flush()
    return Promoted(made.uuid, new=True)


def edit(session: Session, uuid: str, **fields: Unpack[ApplicationFields]) -> None:
    """Change fields of an application; the evidence made of it has its words, so it turns private with it.

    Raise Refused when it would no longer say what was done.
    """
    kept = found(session, Application, uuid)
    if "action" in fields:
        kept.action = _action(fields["action"])
    if "situation" in fields:
        kept.situation = clean(fields["situation"]).strip()
    if "result" in fields:
        kept.result = clean(fields["result"]).strip()
    kept.check_back = fields.get("check_back", kept.check_back)
    kept.private = fields.get("private", kept.private)
    if fields.get("private") and (made := _evidence(session, uuid)) is not None:
        made.private = True


def set_state(session: Session, uuid: str, state: str) -> str:
    """Say how far an application is: planned, tried, adopted or dropped; return the state it had."""
    kept = found(session, Application, uuid)
    before, kept.state = kept.state, one_of(state, STATES)
    return before


def delete(session: Session, uuid: str, *, now: str) -> str:
    """Move an application with its links to Recently deleted; return its title. Pilots and evidence stay.

    `now` is UTC ISO 8601.
    """
    kept = found(session, Application, uuid)
    title = title_of(kept.action)
    trash.discard(session, kept, now=now, title=title, kind="application")
    return title


def start_pilot(session: Session, uuid: str, *, today: date) -> Promoted:
    """Start a pilot called after what is to be done; the one that was started from it before is returned."""
    kept = found(session, Application, uuid)
    of_application = select(Pilot.uuid).join(PilotLink, PilotLink.pilot_id == Pilot.id)
    known = session.scalar(of_application.where(PilotLink.target_uuid == uuid).order_by(Pilot.id.desc()).limit(1))
    if known is not None:
        return Promoted(known, new=False)
    title = title_of(kept.action)
    made = pilots.start(session, title, today=today)
    idea = kept.action if kept.action != title else ""
    pilots.edit(session, made, change_idea=idea, private=kept.private)
    pilot = found(session, Pilot, made)
    session.add(PilotLink(pilot_id=pilot.id, target_kind="application", target_uuid=uuid, role="applied"))
    session.flush()
    return Promoted(made, new=True)


def use_as_evidence(session: Session, pathway: Pathway, uuid: str, item_id: str, *, on: date) -> str:
    """Let an application show an item of the pathway; return the evidence's uuid.

    One piece of evidence stands for the application, however many items it shows. Raise Refused while it is planned.
    """
    kept = found(session, Application, uuid)
    if kept.state == "planned":
        raise Refused(_("This is only planned. Set it to Tried or Adopted, then use it as evidence."))
    made = _evidence(session, uuid)
    shown = made.uuid if made is not None else _new_evidence(session, pathway, kept, on)
    evidence.support(session, shown, target_kind="item", target_uuid=item_ref(session, pathway, item_id).uuid)
    return shown


def withdraw(session: Session, pathway: Pathway, uuid: str, item_id: str, *, now: str) -> None:
    """Let an application show an item no longer; evidence that shows nothing else goes to Recently deleted."""
    made = _evidence(session, uuid)
    if made is None:
        return
    links = list(session.scalars(select(EvidenceLink).where(EvidenceLink.evidence_id == made.id)))
    target = item_ref(session, pathway, item_id).uuid
    if {link.target_uuid for link in links} <= {uuid, target}:
        evidence.delete(session, made.uuid, now=now)
        return
    for link in links:
        if link.target_uuid == target:
            session.delete(link)


def _new_evidence(session: Session, pathway: Pathway, kept: Application, on: date) -> str:
    action, result = (" ".join(text.split()) for text in (kept.action, kept.result))
    between = " " if action.endswith((".", "!", "?")) else ": "
    words = f"{action}{between}{result}" if result else action
    return evidence.add(
        session,
        pathway,
        what=words,
        on=on,
        kind="reading",
        target_kind="application",
        target_uuid=kept.uuid,
        private=kept.private,
    )


def _evidence(session: Session, uuid: str) -> Evidence | None:
    of_application = select(Evidence).join(EvidenceLink, EvidenceLink.evidence_id == Evidence.id)
    return session.scalar(of_application.where(EvidenceLink.target_uuid == uuid).order_by(Evidence.id).limit(1))


def _action(text: str) -> str:
    words = clean(text).strip()
    if not words:
        raise Refused(_("Write what you do, or did, at work with it."))
    return words
