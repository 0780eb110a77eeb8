"""Keep a pilot's journal: what was planned, done, studied and decided, by day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from opspath_desktop.actions.cycles import cycle_id, open_cycle_id
from opspath_desktop.actions.refs import found
from opspath_desktop.domain.pilots import STEPS, not_in_future, read_entry
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import JournalEntry, Pilot


def add(
    session: Session,
    pilot_uuid: str,
    text: str,
    *,
    on: date,
    today: date,
    private: bool = True,
    cycle: str | None = None,
) -> str:
    """Add an entry; `/plan`, `/do`, `/study` or `/act` before the words sets its step. Return its uuid.

    It belongs to the cycle with the uuid `cycle`, to none when that is empty, and without one to the open cycle.
    Raise Refused when no words are left, and for a day to come.
    """
    pilot = found(session, Pilot, pilot_uuid)
    step, words = read_entry(clean(text))
    not_in_future(on, today, format_date(on, today=today))
    of_cycle = open_cycle_id(session, pilot.id) if cycle is None else cycle_id(session, pilot.id, cycle)
    entry = JournalEntry(
        pilot_id=pilot.id, cycle_id=of_cycle, on_date=on, step=step, text=_words(words), private=private
    )
    session.add(entry)
    session.flush()
    return entry.uuid


def edit(
    session: Session,
    uuid: str,
    *,
    today: date,
    text: str | None = None,
    step: str | None = None,
    on: date | None = None,
    private: bool | None = None,
    cycle: str | None = None,
) -> None:
    """Change an entry; None keeps what it had, an empty `cycle` takes it out of its cycle.

    A step typed before the new words counts.
    """
    entry = found(session, JournalEntry, uuid)
    if text is not None:
        typed, words = read_entry(clean(text))
        entry.text = _words(words)
        entry.step = typed if typed in STEPS else entry.step
    if step is not None:
        if step not in (*STEPS, "note"):
            raise Refused(_("“{step}” is no step. Use plan, do, study, act or note.").format(step=step))
        entry.step = step
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
        entry.on_date = on
    if cycle is not None:
        entry.cycle_id = cycle_id(session, entry.pilot_id, cycle)
    entry.private = entry.private if private is None else private


def delete(session: Session, uuid: str, *, now: str) -> None:
    """Move an entry to Recently deleted. `now` is UTC ISO 8601."""
    entry = found(session, JournalEntry, uuid)
    trash.discard(session, entry, now=now, title=" ".join(entry.text[:100].split()), kind="journal_entry")


def _words(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write what happened."))
    return text.strip()
