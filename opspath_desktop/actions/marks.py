"""Mark on a pilot's charts what happened on a day: a change, an event, a trouble with the data."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Annotation, PdsaCycle, Pilot

LONGEST = 80  # it stands beside the chart
KINDS = ("change", "event", "data_issue")


def mark(
    session: Session, pilot_uuid: str, text: str, *, on: date, today: date, kind: str = "change", cycle: str = ""
) -> str:
    """Mark a day on a pilot's charts; `cycle` is the uuid of the PDSA cycle it belongs to. Return the mark's uuid.

    Raise Refused for empty words and a day to come.
    """
    record = found(session, Pilot, pilot_uuid)
    made = Annotation(pilot_id=record.id, on_date=on, text=_words(text), kind=one_of(kind, KINDS))
    made.cycle_id = _cycle(session, record.id, cycle)
    not_in_future(on, today, format_date(on, today=today))
    session.add(made)
    session.flush()
    return made.uuid


def edit_mark(
    session: Session,
    uuid: str,
    *,
    today: date,
    text: str | None = None,
    on: date | None = None,
    kind: str | None = None,
    cycle: str | None = None,
) -> None:
    """Change a mark; None keeps what it had, the empty cycle clears it. Raise as mark does."""
    record = found(session, Annotation, uuid)
    if text is not None:
        record.text = _words(text)
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
        record.on_date = on
    if kind is not None:
        record.kind = one_of(kind, KINDS)
    if cycle is not None:
        record.cycle_id = _cycle(session, record.pilot_id, cycle)


def delete_mark(session: Session, uuid: str, *, now: str) -> None:
    """Move a mark to Recently deleted. `now` is UTC ISO 8601."""
    record = found(session, Annotation, uuid)
    trash.discard(session, record, now=now, title=record.text, kind="annotation")


def _cycle(session: Session, pilot_id: int, uuid: str) -> int | None:
    if not uuid:
        return None
    cycle = found(session, PdsaCycle, uuid)
    if cycle.pilot_id != pilot_id:
        raise Refused(_("That cycle belongs to another pilot."))
    return cycle.id


def _words(text: str) -> str:
    words = clean_line(text, longest=LONGEST)
    if not words:
        raise Refused(_("Write what changed on that day."))
    return words
