"""Keep the queue: the books to read next, in the order the user gave them, numbered 1 to n without a gap."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from opspath_desktop.actions.books import find
from opspath_desktop.actions.chosen import Done, chosen, portions
from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import Book, Reading


def add(session: Session, pathway: Pathway, keys: Sequence[str]) -> Done:
    """Put books that are still to read at the end of the queue; those in it stay where they are.

    Books that are begun or over are left out. Raise Refused when none can be added.
    """
    ids = chosen(session, pathway, keys).ids
    read = begun(session, ids)
    order = _order(session)
    there = set(order)
    fit = [each for each in ids if each not in read]
    if not fit:
        raise Refused(_("Only books that are still to read can stand in the queue."))
    _number(session, [*order, *(each for each in fit if each not in there)])
    return Done(len(fit), len(ids) - len(fit))


def take_out(session: Session, pathway: Pathway, keys: Sequence[str]) -> int:
    """Take books out of the queue; the reasons stay with them. Return how many stood in it."""
    gone = set(chosen(session, pathway, keys).ids)
    order = _order(session)
    _number(session, [each for each in order if each not in gone])
    return len(gone.intersection(order))


def move(session: Session, pathway: Pathway, key: str, to: int) -> None:
    """Move a book to a place of the queue, 1 for the first; beyond the ends is the end.

    Raise Refused when the book does not stand in it.
    """
    book = find(session, pathway, key)
    order = _order(session)
    if book is None or book.id not in order:
        raise Refused(_("This book is no longer in the queue."))
    order.remove(book.id)
    order.insert(min(max(to, 1), len(order) + 1) - 1, book.id)
    _number(session, order)


def leave(session: Session, books: Collection[int]) -> None:
    """Take books that are begun or over out of the queue, by row id."""
    order, gone = _order(session), set(books)
    if gone.intersection(order):
        _number(session, [each for each in order if each not in gone])


def tidy(session: Session) -> None:
    """Number the queue 1 to n again, after places were written from outside (an import, a merge)."""
    _number(session, _order(session))


def _order(session: Session) -> list[int]:
    session.flush()
    return list(session.scalars(select(Book.id).where(Book.queue.is_not(None)).order_by(Book.queue, Book.id)))


def _number(session: Session, order: Sequence[int]) -> None:
    """Write only the places that change; `updated_at` stays, for a place says nothing about the book itself."""
    before = {row.id: row.queue for row in session.execute(select(Book.id, Book.queue).where(Book.queue.is_not(None)))}
    wanted = {each: place for place, each in enumerate(order, start=1)}
    rows = [{"id": each, "queue": place} for each, place in wanted.items() if before.get(each) != place]
    if rows:
        session.execute(update(Book), rows)
    for some in portions(before.keys() - wanted.keys()):
        off = update(Book).where(Book.id.in_(some)).values(queue=None)
        session.execute(off, execution_options={"synchronize_session": False})
    session.expire_all()


def begun(session: Session, ids: Sequence[int]) -> set[int]:
    """Return the books whose reading that counts now is more than planned."""
    columns = (Reading.book_id, Reading.status, Reading.started, Reading.finished)
    readings: dict[int, list[Any]] = {}
    for some in portions(ids):
        for row in session.execute(select(*columns).where(Reading.book_id.in_(some)).order_by(Reading.id)):
            readings.setdefault(row.book_id, []).append(row)
    now = {book: current(rows) for book, rows in readings.items()}
    return {book for book, index in now.items() if index is not None and readings[book][index].status != "planned"}
