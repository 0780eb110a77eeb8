"""Say whether a finished pilot holds, and keep what a reviewer asked about it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain.pilot_checks import AFTER, RESULTS, counts, due_on, in_words
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Pilot, PilotCheck, ReviewNote


def answer_check(
    session: Session, uuid: str, days: int, result: str, *, on: date, today: date, note: str | None = None
) -> str:
    """Answer the check `days` after the pilot was finished, or change the answer; return the check's uuid.

    An answer from before the pilot was opened again is kept in the note. Raise Refused while the pilot is not finished,
    for a day before the check is due or a day to come.
    """
    pilot = found(session, Pilot, uuid)
    if pilot.closed_on is None:
        raise Refused(_("This pilot is not finished. Close it first, then say whether it holds."))
    if days not in AFTER:
        raise Refused(_("A check is 30, 60 or 90 days after the pilot was finished."))
    not_in_future(on, today, format_date(on, today=today))
    if on < pilot.closed_on:
        raise Refused(_("On that day the pilot was not finished yet."))
    due = due_on(pilot.closed_on, days)
    if on < due:
        words = _("The check after {n} days is due on {day}. Nobody can say before whether it holds.")
        raise Refused(words.format(n=days, day=format_date(due, today=today)))
    one_of(result, RESULTS)
    known = session.scalar(select(PilotCheck).where(PilotCheck.pilot_id == pilot.id, PilotCheck.days == days))
    if known is None:
        known = PilotCheck(pilot_id=pilot.id, days=days, on_date=on, result=result)
        session.add(known)
    elif not counts(pilot.closed_on, days, known.on_date):
        known.note = in_words(format_date(known.on_date, today=date.min), known.result, known.note)
    known.result, known.on_date = result, on
    if note is not None:
        known.note = clean(note).strip()
    session.flush()
    return known.uuid


def note_check(session: Session, uuid: str, note: str) -> None:
    """Write a note beside the answer."""
    found(session, PilotCheck, uuid).note = clean(note).strip()


def forget_check(session: Session, uuid: str) -> None:
    """Take an answer back; the check is asked for again."""
    session.delete(found(session, PilotCheck, uuid))


def ask(session: Session, uuid: str, question: str, *, on: date, today: date, asked_by: str = "") -> str:
    """Keep what a reviewer asked about a pilot; return the note's uuid. Raise Refused without a question."""
    pilot = found(session, Pilot, uuid)
    not_in_future(on, today, format_date(on, today=today))
    made = ReviewNote(pilot_id=pilot.id, on_date=on, asked_by=clean_line(asked_by), question=_question(question))
    session.add(made)
    session.flush()
    return made.uuid


def edit_question(
    session: Session,
    uuid: str,
    *,
    today: date,
    question: str | None = None,
    answer: str | None = None,
    asked_by: str | None = None,
    on: date | None = None,
) -> None:
    """Change a question, its answer, who asked it or when; None keeps what it had."""
    record = found(session, ReviewNote, uuid)
    if question is not None:
        record.question = _question(question)
    if answer is not None:
        record.answer = clean(answer).strip()
    if asked_by is not None:
        record.asked_by = clean_line(asked_by)
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
        record.on_date = on


def delete_question(session: Session, uuid: str, *, now: str) -> None:
    """Move a question with its answer to Recently deleted; `now` is UTC ISO 8601."""
    record = found(session, ReviewNote, uuid)
    trash.discard(session, record, now=now, title=clean_line(record.question[:100]), kind="review_note")


def _question(text: str) -> str:
    words = clean(text).strip()
    if not words:
        raise Refused(_("Write what was asked."))
    return words
