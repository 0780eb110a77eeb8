"""Merge several records of one book: all that hangs on them goes to the one that is kept, and nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Table, and_, delete, func, select, update
from sqlalchemy.orm import Session

from opspath_desktop.actions import queue
from opspath_desktop.actions.books import find
from opspath_desktop.actions.chosen import Chosen, chosen
from opspath_desktop.domain import tags
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import Book, LogEntry, Reading, Trash
from opspath_desktop.store.tables import POINTERS, TABLES, children

GAPS = ("subtitle", "editors", "year", "publisher", "series", "pages", "chapters", "minutes")
WORDS = ("notes", "why")
MARKS = ("id", "uuid", "created_at", "updated_at")  # in what two rows differ that say the same


def merge(session: Session, pathway: Pathway, keys: Sequence[str], lead: str, *, now: str) -> str:
    """Merge books into one and return its uuid; the texts of `lead` count, the others fill its gaps.

    A suggested book stays the suggested one, whichever leads. Readings, logs, highlights, takeaways, applications,
    checks, links, tags, ISBNs, sources and notes of all are kept, and the best place in the queue; only a reading that
    says no more than "to read" goes when another one says more. `now` is UTC ISO 8601. Raise Refused for less
    than two books, and for two that are different books of the pathway.
    """
    found = chosen(session, pathway, keys)
    if len(found.ids) < 2:
        raise Refused(_("Select two books or more to merge them."))
    order = _order(session, pathway, found, lead)
    kept = next((book for book in order if book.item_ref_id is not None), order[0])
    gone = [book for book in order if book is not kept]
    _drop_plans(session, order)
    _take_texts(kept, order)
    uuid, kept_id = kept.uuid, kept.id
    _move(session, kept, gone, now)
    queue.leave(session, queue.begun(session, [kept_id]))
    queue.tidy(session)
    return uuid


def _order(session: Session, pathway: Pathway, found: Chosen, lead: str) -> list[Book]:
    """Return the books, the leading one first."""
    books = list(session.scalars(select(Book).where(Book.id.in_(found.ids)).order_by(Book.id)))
    if len({book.item_ref_id for book in books} - {None}) > 1:
        raise Refused(_("These are two different books of the pathway; they cannot become one."))
    first = find(session, pathway, lead)
    if first is None or first not in books:
        raise Refused(_("The book that leads is not among them."))
    return [first, *(book for book in books if book is not first)]


def _drop_plans(session: Session, books: Sequence[Book]) -> None:
    """Delete readings that say no more than "to read", of books with no other one, when another book has more."""
    readings = list(session.scalars(select(Reading).where(Reading.book_id.in_([book.id for book in books]))))
    logged = set(session.scalars(select(LogEntry.reading_id).where(LogEntry.reading_id.in_([r.id for r in readings]))))
    alone = {book.id: [each for each in readings if each.book_id == book.id] for book in books}
    plans = [own[0] for own in alone.values() if len(own) == 1 and own[0].id not in logged and _is_blank(own[0])]
    for plan in plans[0 if len(plans) < len(readings) else 1 :]:
        session.delete(plan)


def _is_blank(reading: Reading) -> bool:
    said = (reading.started, reading.finished, reading.outcome, reading.rating, reading.reason, reading.stopped_at)
    return reading.status == "planned" and reading.format == "unknown" and said == (None, None, "", None, "", "")


def _take_texts(kept: Book, order: Sequence[Book]) -> None:
    """Give the kept book the texts of the first one, with its gaps filled by the others in their order."""
    own = kept.item_ref_id is None
    for name in (*GAPS, "authors") if own else GAPS:
        setattr(kept, name, next((value for book in order if (value := getattr(book, name))), getattr(kept, name)))
    for name in WORDS:
        setattr(kept, name, "\n\n".join(_once(getattr(book, name) for book in order)))
    if own:
        kept.title = order[0].title
    kept.isbns = "\n".join(sorted(_lines(order, "isbns"), key=len, reverse=True))
    kept.sources = "\n".join(_lines(order, "sources"))
    kept.tags = "\n".join(tags.distinct(_lines(order, "tags")))
    kept.queue = min((book.queue for book in order if book.queue is not None), default=None)


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _lines(books: Sequence[Book], name: str) -> list[str]:
    return _once(line for book in books for line in getattr(book, name).split("\n"))


def _move(session: Session, kept: Book, gone: Sequence[Book], now: str) -> None:
    """Hang everything on the kept book and delete the others; what lies in the trash will come back to it too."""
    target, uuid = kept.id, kept.uuid
    ids, uuids = [book.id for book in gone], [book.uuid for book in gone]
    session.flush()
    for child in children("book"):
        table = TABLES[child.table]
        values = {child.column: target, "updated_at": now}
        session.execute(update(table).where(table.c[child.column].in_(ids)).values(values))
    for name in POINTERS:
        table = TABLES[name]
        values = {"target_uuid": uuid, "updated_at": now}
        session.execute(update(table).where(table.c.target_uuid.in_(uuids)).values(values))
        _drop_doubles(session, table, uuid)
    for old in uuids:
        payload = func.replace(Trash.payload, old, uuid)
        session.execute(update(Trash).where(func.instr(Trash.payload, old) > 0).values(payload=payload))
    session.execute(delete(Book).where(Book.id.in_(ids)))
    session.expire_all()


def _drop_doubles(session: Session, table: Table, uuid: str) -> None:
    """Delete links to the kept book that now say the same as another one."""
    said = [column for column in table.c if column.name not in MARKS]
    firsts = select(func.min(table.c.id)).where(table.c.target_uuid == uuid).group_by(*said)
    session.execute(delete(table).where(and_(table.c.target_uuid == uuid, table.c.id.not_in(firsts))))
