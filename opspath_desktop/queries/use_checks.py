"""Which "did you use it?" questions are due (domain.use_checks)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from opspath_desktop.domain import use_checks
from opspath_desktop.domain.book_place import READ
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.use_checks import Question, Subject
from opspath_desktop.domain.weekly import monday
from opspath_desktop.queries.reading_records import book_records
from opspath_desktop.store.schema import Application, Book, Highlight, Reading, Takeaway, UseCheck

_OPEN = ("planned", "tried")
_MONTH = timedelta(days=31)  # a month counts from its last day, and is kept as its first

Answers = dict[tuple[int, int | None], list[tuple[date, str]]]


def due(session: Session, pathway: Pathway, today: date) -> tuple[Question, ...]:
    """Return the questions to ask today, at most three a week beside the days to look back on."""
    oldest = today - timedelta(days=use_checks.OLDEST) - _MONTH
    books, applications = _books(session, today, oldest), _applications(session, today, oldest)
    ids = {row.book_id for row in (*books, *applications)}
    if not ids:
        return ()
    titles = {record.id: record.title for record in book_records(session, pathway, Book.id.in_(ids))}
    answers = _answers(session, oldest)
    subjects = [*_of_books(books, titles, answers), *_of_applications(applications, titles, answers)]
    return use_checks.questions(subjects, today, _answered(session, today))


def _books(session: Session, today: date, oldest: date) -> list[Any]:
    """Return the books that were read lately, taught something and have no application that stands."""
    shown = (Highlight.kind != "bookmark", Highlight.superseded_by == "")
    taught = or_(
        exists().where(Takeaway.book_id == Reading.book_id),
        exists().where(Highlight.book_id == Reading.book_id, *shown),
    )
    applied = exists().where(Application.book_id == Reading.book_id, Application.state != "dropped")
    of_book = select(Takeaway.text).where(Takeaway.book_id == Reading.book_id)
    words = of_book.order_by(Takeaway.id.desc()).limit(1).scalar_subquery()
    query = select(
        Reading.book_id,
        Book.uuid,
        func.max(Reading.finished).label("finished"),  # SQLite takes the precision from the same row
        Reading.finished_precision,
        words.label("words"),
    ).join(Book, Reading.book_id == Book.id)
    read = (Reading.status.in_(READ), Reading.finished.between(oldest, today))
    exact = Reading.finished_precision.in_(("day", "month"))  # a vaguer end never hides one that can be asked about
    return list(session.execute(query.where(*read, exact, taught, ~applied).group_by(Reading.book_id)))


def _applications(session: Session, today: date, oldest: date) -> list[Any]:
    columns = (Application.id, Application.uuid, Application.book_id, Application.action, Application.state)
    query = select(*columns, Application.on_date, Application.check_back, Book.uuid.label("book"))
    lately = or_(Application.on_date >= oldest, Application.check_back.between(oldest, today))
    query = query.join(Book, Application.book_id == Book.id).where(Application.state.in_(_OPEN), lately)
    return list(session.execute(query.order_by(Application.id)))


def _answers(session: Session, oldest: date) -> Answers:
    """Return what was answered, by (book, application or None)."""
    columns = (UseCheck.book_id, UseCheck.application_id, UseCheck.on_date, UseCheck.answer)
    found: Answers = defaultdict(list)
    for row in session.execute(select(*columns).where(UseCheck.on_date >= oldest)):
        found[row.book_id, row.application_id].append((row.on_date, row.answer))
    return found


def _answered(session: Session, today: date) -> int:
    """Return how many questions were answered this week."""
    return session.scalar(select(func.count()).where(UseCheck.on_date >= monday(today))) or 0


def _of_books(rows: list[Any], titles: dict[int, str], answers: Answers) -> Iterator[Subject]:
    for row in rows:
        since = use_checks.counted_from(row.finished, row.finished_precision)
        if since is not None:
            said = tuple(answers.get((row.book_id, None), ()))
            yield Subject(row.uuid, titles[row.book_id], since, words=row.words or "", answers=said)


def _of_applications(rows: list[Any], titles: dict[int, str], answers: Answers) -> Iterator[Subject]:
    for row in rows:
        yield Subject(
            row.book,
            titles[row.book_id],
            row.on_date,
            row.uuid,
            row.action,
            row.state,
            row.check_back,
            tuple(answers.get((row.book_id, row.id), ())),
        )
