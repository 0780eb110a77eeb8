"""Tell the story of a pilot: what is wrong, where it was seen, what is wanted, what came of it, who took part."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain.pilot_story import KINDS, LINES, LONGEST, MY_ROLES, SIPOC, lines
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store.schema import Pilot, PilotStatus


class StoryFields(TypedDict, total=False):
    """The fields of the story; those left out keep what they had, None clears a day. Lists are one entry a line."""

    kind: str
    role_of_me: str
    problem: str
    background: str
    current_condition: str
    gemba_date: date | None
    target_condition: str
    root_cause_summary: str
    balancing_reason: str
    process: str
    area: str
    suppliers: str
    inputs: str
    steps: str
    outputs: str
    customers: str
    results: str
    lessons_process: str
    lessons_self: str
    followup_standardise: str
    followup_share: str
    followup_open: str
    sponsor: str
    coach: str
    team: str
    event_start: date | None
    event_end: date | None
    report_out_on: date | None


def tell(session: Session, uuid: str, *, today: date, **fields: Unpack[StoryFields]) -> None:
    """Change fields of the story.

    Raise Refused for words that are longer than the printed page has room for, for an unknown kind or role, for a place
    of work seen on a day to come, and for an event that would end before it starts.
    """
    record = found(session, Pilot, uuid)
    given: dict[str, Any] = dict(fields)
    if given.get("gemba_date") is not None:
        not_in_future(given["gemba_date"], today, format_date(given["gemba_date"], today=today))
    for name, value in given.items():
        setattr(record, name, _kept(name, value))
    if record.event_start and record.event_end and record.event_end < record.event_start:
        raise Refused(_("The event cannot end before it starts."))


def note_move(session: Session, uuid: str, note: str) -> None:
    """Write a note beside a move from one status to the next."""
    found(session, PilotStatus, uuid).note = clean(note, longest=LONGEST["results"]).strip()


def _kept(name: str, value: Any) -> Any:
    if name == "kind":
        return one_of(value, KINDS)
    if name == "role_of_me":
        return one_of(value, MY_ROLES)
    if name in LINES:
        return clean_line(value, longest=LINES[name])
    if name in SIPOC:
        return "\n".join(lines(clean(value, longest=LONGEST[name])))
    return clean(value, longest=LONGEST[name]).strip() if name in LONGEST else value
