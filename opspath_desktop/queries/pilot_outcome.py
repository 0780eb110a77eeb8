"""What hangs on a pilot after its trial: checks, questions of reviewers, files, and how it moved through its states."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pilot_checks import AFTER, Due, State, counts, due_on, in_words, is_checked, state, waiting
from opspath_desktop.i18n import format_date
from opspath_desktop.store.schema import Attachment, Pilot, PilotAttachment, PilotCheck, PilotStatus, ReviewNote


@dataclass(frozen=True, slots=True)
class CheckView:
    """One of the three checks; `uuid` and `result` are empty while it is not answered.

    `before` is the answer that was given before the pilot was opened again, as words.
    """

    days: int
    due: date
    state: State
    uuid: str = ""
    on: date | None = None
    result: str = ""
    note: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that a reviewer asked, with its answer."""

    uuid: str
    on: date
    asked_by: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a pilot; its bytes lie under the name of their sha256."""

    uuid: str
    on: date
    caption: str
    printed: bool
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class StatusView:
    """One move from a status to the next."""

    uuid: str
    on: date
    from_status: str
    to_status: str
    note: str


def checks(session: Session, uuid: str, today: date) -> tuple[CheckView, ...]:
    """Return the checks of a finished pilot, the first one first; of any other pilot those that were answered."""
    pilot = session.execute(select(Pilot.id, Pilot.status, Pilot.closed_on).where(Pilot.uuid == uuid)).first()
    if pilot is None:
        return ()
    columns = (PilotCheck.days, PilotCheck.uuid, PilotCheck.on_date, PilotCheck.result, PilotCheck.note)
    answered = {row[0]: row[1:] for row in session.execute(select(*columns).where(PilotCheck.pilot_id == pilot.id))}
    asked = AFTER if pilot.closed_on is not None and is_checked(pilot.status) else ()
    return tuple(_check(days, pilot.closed_on, answered.get(days), today) for days in sorted({*asked, *answered}))


def _check(days: int, closed_on: date | None, answer: Any, today: date) -> CheckView:
    start = closed_on or answer[1]
    late = answer is not None and closed_on is not None and not counts(closed_on, days, answer[1])
    now = state(start, days, answer is not None and not late, today)
    if late:
        _uuid, on, result, note = answer
        return CheckView(days, due_on(start, days), now, before=in_words(format_date(on, today=today), result, note))
    return CheckView(days, due_on(start, days), now, *(answer or ()))


def due_checks(session: Session, today: date) -> tuple[Due, ...]:
    """Return the checks that are to be answered now, at most one a pilot, the longest overdue first; two queries."""
    columns = (Pilot.id, Pilot.uuid, Pilot.title, Pilot.status, Pilot.closed_on)
    closed = session.execute(select(*columns).where(Pilot.closed_on.is_not(None))).all()
    ends = {row.id: row.closed_on for row in closed}
    answered: defaultdict[int, set[int]] = defaultdict(set)
    for pilot, days, on in session.execute(select(PilotCheck.pilot_id, PilotCheck.days, PilotCheck.on_date)):
        if pilot in ends and counts(ends[pilot], days, on):
            answered[pilot].add(days)
    asked = (
        waiting(row.uuid, row.title, row.closed_on, answered[row.id], today) for row in closed if is_checked(row.status)
    )
    return tuple(sorted((each for each in asked if each is not None), key=lambda each: (each.on, each.title)))


def questions(session: Session, uuid: str) -> tuple[QuestionView, ...]:
    """Return what reviewers asked about a pilot, newest first."""
    columns = (ReviewNote.uuid, ReviewNote.on_date, ReviewNote.asked_by, ReviewNote.question, ReviewNote.answer)
    asked = select(*columns).join(Pilot, Pilot.id == ReviewNote.pilot_id).where(Pilot.uuid == uuid)
    rows = session.execute(asked.order_by(ReviewNote.on_date.desc(), ReviewNote.id.desc()))
    return tuple(QuestionView(*row) for row in rows)


def files(session: Session, uuid: str) -> tuple[FileView, ...]:
    """Return the files of a pilot, oldest first."""
    link = (PilotAttachment.uuid, PilotAttachment.on_date, PilotAttachment.caption, PilotAttachment.printed)
    rows = session.execute(
        select(*link, Attachment.name, Attachment.sha256, Attachment.size)
        .join(Attachment, Attachment.id == PilotAttachment.attachment_id)
        .join(Pilot, Pilot.id == PilotAttachment.pilot_id)
        .where(Pilot.uuid == uuid)
        .order_by(PilotAttachment.on_date, PilotAttachment.id)
    )
    return tuple(FileView(*row) for row in rows)


def history(session: Session, uuid: str) -> tuple[StatusView, ...]:
    """Return how a pilot moved through its states, newest first."""
    move = (PilotStatus.uuid, PilotStatus.on_date, PilotStatus.from_status, PilotStatus.to_status, PilotStatus.note)
    moves = select(*move).join(Pilot, Pilot.id == PilotStatus.pilot_id).where(Pilot.uuid == uuid)
    return tuple(StatusView(*row) for row in session.execute(moves.order_by(PilotStatus.id.desc())))
