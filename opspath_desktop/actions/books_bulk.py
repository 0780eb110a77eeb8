"""Change many books at once; each function is one change for one undo step, and says how many books it left alone.

`now` is UTC ISO 8601. Keys are ids of suggested books or uuids; an unknown one is refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import queue, readings
from opspath_desktop.actions.books import FROM_PATHWAY, NumberField, check_number, cleaned
from opspath_desktop.actions.chosen import Done, chosen, portions, put, put_each
from opspath_desktop.actions.refs import one_of
from opspath_desktop.domain import tags
from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext
from opspath_desktop.store import trash
from opspath_desktop.store.schema import PRECISIONS, READING_STATUSES, Book, Reading

TextField = Literal["authors", "editors", "publisher", "series", "why"]
OVER, RUNS = ("finished", "stopped", "consulted"), ("reading", "paused")
ENTRY_EACH = 100  # books deleted together up to here come back one by one; a thousand entries nobody could read


def set_status(
    session: Session,
    pathway: Pathway,
    keys: Sequence[str],
    status: str,
    *,
    on: date,
    reason: str = "",
    stopped_at: str = "",
) -> Done:
    """Set the status of the readings that count now, as `readings.set_status` does for one book."""
    one_of(status, READING_STATUSES)
    ids = chosen(session, pathway, keys).ids
    for reading in _readings(session, ids, begin=status != "planned").values():
        readings.turn(reading, status, on=on, reason=reason, stopped_at=stopped_at)
    if status != "planned":
        queue.leave(session, ids)
    return Done(len(ids))


def say_why(session: Session, pathway: Pathway, keys: Sequence[str], reason: str) -> Done:
    """Say why books were paused or stopped; the others are left alone. Raise Refused when it fits none."""
    ids = chosen(session, pathway, keys).ids
    held = [each for each in _readings(session, ids).values() if each.status in ("paused", "stopped")]
    if not held:
        raise Refused(_("None of these books is paused or stopped."))
    words = cleaned("why", reason)
    for reading in held:
        reading.reason = words
    return Done(len(held), len(ids) - len(held))


def set_date(
    session: Session,
    pathway: Pathway,
    keys: Sequence[str],
    which: readings.DateField,
    day: date | None,
    precision: str = "day",
) -> Done:
    """Set when the readings that count now began or ended, as exactly as it is known; None means unknown.

    Books that were never taken up, and for the end those that still run, are left alone. Raise Refused when that is all
    of them, and when a book would end before it began.
    """
    one_of(precision, PRECISIONS)
    ids = chosen(session, pathway, keys).ids
    over = which == "finished"
    fit = [each for each in _readings(session, ids).values() if each.status in (OVER if over else (*OVER, *RUNS))]
    if not fit:
        raise Refused(_("None of these books is over.") if over else _("None of these books was begun."))
    for reading in fit:
        try:
            readings.put_date(reading, which, day, precision)
        except Refused:
            title = session.scalars(select(Book.title).where(Book.id == reading.book_id)).one()
            raise Refused(_("“{title}” would end before it began.").format(title=title)) from None
    return Done(len(fit), len(ids) - len(fit))


def set_format(session: Session, pathway: Pathway, keys: Sequence[str], form: str) -> Done:
    """Set the format of the readings that count now; a book without one gets a planned one that keeps it."""
    one_of(form, readings.FORMATS)
    ids = chosen(session, pathway, keys).ids
    for reading in _readings(session, ids, begin=form != "unknown").values():
        reading.format = form
    return Done(len(ids))


def rate(session: Session, pathway: Pathway, keys: Sequence[str], quarters: int | None) -> Done:
    """Rate the readings that count now in quarter stars; None takes the rating away.

    Books that were never taken up are left alone. Raise Refused when that is all of them.
    """
    if quarters is not None and not 0 <= quarters <= 20:
        raise Refused(_("A rating goes from 0 to 5 stars."))
    ids = chosen(session, pathway, keys).ids
    begun = [each for each in _readings(session, ids).values() if each.status != "planned"]
    if not begun:
        raise Refused(_("Start the books first, then rate them."))
    for reading in begun:
        reading.rating = quarters
    return Done(len(begun), len(ids) - len(begun))


def tag(
    session: Session,
    pathway: Pathway,
    keys: Sequence[str],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
    now: str,
) -> Done:
    """Add tags to books and take others away. Raise Refused for a tag that is too long, and for too many on a book."""
    added = tags.distinct(add)
    ids = chosen(session, pathway, keys).ids
    rows = []
    for some in portions(ids):
        for book in session.execute(select(Book.id, Book.tags).where(Book.id.in_(some))):
            wanted = tags.changed(book.tags, added, remove)
            if wanted != book.tags:
                rows.append({"id": book.id, "tags": wanted})
    put_each(session, Book, rows, now=now)
    return Done(len(ids))


def write(session: Session, pathway: Pathway, keys: Sequence[str], field: TextField, text: str, *, now: str) -> Done:
    """Write one text into books; the authors of suggested ones stay. Raise Refused when that is all of them."""
    words = cleaned(field, text)
    found = chosen(session, pathway, keys)
    ids = found.own if field in FROM_PATHWAY else found.ids
    if not ids:
        raise Refused(_("Title and authors of a suggested book come from the pathway."))
    put(session, ids, now=now, **{field: words})
    return Done(len(ids), len(found.ids) - len(ids))


def measure(
    session: Session, pathway: Pathway, keys: Sequence[str], field: NumberField, number: int | None, *, now: str
) -> Done:
    """Write one number into books; None empties it. Raise Refused for a number that cannot be."""
    check_number(field, number)
    ids = chosen(session, pathway, keys).ids
    put(session, ids, now=now, **{field: number})
    return Done(len(ids))


def delete(session: Session, pathway: Pathway, keys: Sequence[str], *, now: str) -> Done:
    """Move own books to Recently deleted; suggested ones stay. Raise Refused when that is all of them.

    Up to `ENTRY_EACH` books get an entry each, more share one.
    """
    found = chosen(session, pathway, keys)
    books = [each for some in portions(found.own) for each in session.scalars(select(Book).where(Book.id.in_(some)))]
    if not books:
        raise Refused(_("Suggested books stay on the shelf. Skip them on the Pathway page if you do not want them."))
    if len(books) <= ENTRY_EACH:
        for uuid, title in [(book.uuid, book.title) for book in books]:
            book = session.scalars(select(Book).where(Book.uuid == uuid)).one()
            trash.discard(session, book, now=now, title=title, kind="book")
    else:
        title = ngettext("{n} book", "{n} books", len(books)).format(n=len(books))
        trash.discard(session, books[0], now=now, title=title, kind="book", along=books[1:])
    return Done(len(found.own), len(found.suggested))


def _readings(session: Session, ids: Sequence[int], *, begin: bool = False) -> dict[int, Reading]:
    """Return the reading that counts now of each book; with `begin` a planned one for those that have none."""
    every: dict[int, list[Reading]] = {}
    for some in portions(ids):
        for reading in session.scalars(select(Reading).where(Reading.book_id.in_(some)).order_by(Reading.id)):
            every.setdefault(reading.book_id, []).append(reading)
    found: dict[int, Reading] = {}
    for book, rows in every.items():
        index = current(rows)
        if index is not None:
            found[book] = rows[index]
    if begin:
        made = {book: _planned(book) for book in ids if book not in found}
        session.add_all(made.values())
        found |= made
    return found


def _planned(book: int) -> Reading:
    return Reading(book_id=book, status="planned", format="unknown", started_precision="unknown")
