"""Write down the answer to "did you use it?", and what follows from it for the book or the application."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from opspath_desktop.actions import applications
from opspath_desktop.actions.refs import found
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean
from opspath_desktop.domain.use_checks import Answer, Question
from opspath_desktop.store.schema import Application, Book, UseCheck

FURTHER = {"planned": "tried", "tried": "adopted"}


def answer(
    session: Session,
    pathway: Pathway,
    question: Question,
    said: Answer,
    *,
    today: date,
    words: str = "",
    note: str = "",
) -> None:
    """Answer a question; `words` say what was done with the book, or what came of the application.

    "used" writes an application of the book that was tried (when there are words), or moves an application on: from
    planned to tried, from tried to adopted. "no" drops an application, and ends the questions of a book.
    Raise Refused when the subject is gone.
    """
    subject = question.subject
    book = found(session, Book, subject.book)
    application = found(session, Application, subject.application) if subject.application else None
    if application is not None:
        _move(session, application, said, words)
    elif said == "used" and words.strip():
        applications.add(session, pathway, subject.book, words, on=today, state="tried")
    session.add(
        UseCheck(
            book_id=book.id,
            application_id=application.id if application else None,
            due_on=question.due_on,
            on_date=today,
            answer=said,
            note=clean(note).strip(),
        )
    )


def _move(session: Session, application: Application, said: Answer, words: str) -> None:
    if said == "used":
        applications.set_state(session, application.uuid, FURTHER.get(application.state, application.state))
        result = "\n".join(part for part in (application.result, words.strip()) if part)
        applications.edit(session, application.uuid, result=result)
    elif said == "no":
        applications.set_state(session, application.uuid, "dropped")
