"""Work through a stage's items: states, notes, and the days on which a watch-for was noticed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, item_ref
from opspath_desktop.domain.pathway import COUNTED, Pathway
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean
from opspath_desktop.domain.progress import OUT_OF_COUNT
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import ITEM_STATES, ItemRef, ItemState, Noticed


def set_state(session: Session, pathway: Pathway, item_id: str, state: str, *, on: date, reason: str = "") -> str:
    """Set the state of an objective, success metric, tip or reading; return the state it had before.

    Raise Refused for a skip without a reason, for a kind that has no state, and for doing a reading by hand.
    """
    if state not in ITEM_STATES:
        raise Refused(_("“{state}” is no state of an item.").format(state=state))
    ref = item_ref(session, pathway, item_id)
    _check_kind(ref.kind, state)
    why = clean(reason).strip()
    if state == "skipped" and not why:
        raise Refused(_("Write why you skip it, so that the count stays honest."))
    record = _record(session, ref)
    before = record.state
    if before != state:
        record.state, record.since = state, on
    record.reason = why if state in OUT_OF_COUNT else ""
    return before


def _check_kind(kind: str, state: str) -> None:
    if kind not in COUNTED:
        raise Refused(_("Competencies are rated and watch-fors are noticed; neither is ticked."))
    if kind == "reading" and state not in (*OUT_OF_COUNT, "not_started"):
        raise Refused(_("A suggested book is done when you finish reading it. Log it under Readings."))


def set_note(session: Session, pathway: Pathway, item_id: str, text: str) -> None:
    """Keep the note on an item."""
    _record(session, item_ref(session, pathway, item_id)).note = clean(text)


def set_private(session: Session, pathway: Pathway, item_id: str, private: bool) -> None:
    """Say whether the note on an item stays out of the printed plan."""
    _record(session, item_ref(session, pathway, item_id)).private = private


def _record(session: Session, ref: ItemRef) -> ItemState:
    found = session.scalar(select(ItemState).where(ItemState.item_ref_id == ref.id))
    if found is None:
        found = ItemState(item_ref_id=ref.id, state="not_started")
        session.add(found)
    return found


def notice(session: Session, pathway: Pathway, watch_for_id: str, *, on: date, note: str = "") -> str:
    """Write down the day on which a watch-for was noticed; return the entry's uuid. Raise Refused for other kinds."""
    ref = item_ref(session, pathway, watch_for_id)
    if ref.kind != "watch_for":
        raise Refused(_("Only a watch-for can be noticed."))
    entry = Noticed(item_ref_id=ref.id, on_date=on, note=clean(note).strip())
    session.add(entry)
    session.flush()
    return entry.uuid


def edit_noticed(session: Session, uuid: str, *, today: date, on: date | None = None, note: str | None = None) -> None:
    """Change the day or the note of an entry; None keeps what it had. Raise Refused for a day to come."""
    entry = found(session, Noticed, uuid)
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
    entry.on_date = entry.on_date if on is None else on
    entry.note = entry.note if note is None else clean(note).strip()


def delete_noticed(session: Session, uuid: str, *, now: str) -> None:
    """Move an entry to Recently deleted; `now` is UTC ISO 8601."""
    entry = found(session, Noticed, uuid)
    title = session.scalars(select(ItemRef.title).where(ItemRef.id == entry.item_ref_id)).one()
    trash.discard(session, entry, now=now, title=title, kind="noticed")
