"""What several chosen books have in common, field by field, and the tags they carry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.store.schema import Book, ItemRef, Reading

FEW = 500  # books that are named in a statement; for more all rows are read
TEXTS = ("authors", "editors", "publisher", "series", "why")
NUMBERS = ("year", "pages", "chapters", "minutes")
_HELD = ("paused", "stopped")
_OVER = ("finished", "stopped", "consulted")


@dataclass(frozen=True, slots=True)
class Common:
    """The value that all books share, or none of it when they differ."""

    value: Any = None
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many of the books carry it."""

    tag: str
    books: int


@dataclass(frozen=True, slots=True)
class ChosenBooks:
    """Several books and their common values; `fields` by name, the authors of the own books only.

    `begun` were taken up, `over` have ended, `held` are paused or stopped; `started` and `finished` hold a day and its
    precision, the end of those that are over. `queued` stand in the queue and `waiting` could join it.
    `known_tags` are all tags in use, the most used first.
    """

    count: int
    own: int
    begun: int
    over: int
    held: int
    queued: int
    waiting: int
    fields: dict[str, Common]
    status: Common
    form: Common
    rating: Common
    started: Common
    finished: Common
    reason: Common
    tags: tuple[TagCount, ...]
    known_tags: tuple[str, ...]


def chosen(session: Session, pathway: Pathway, keys: Collection[str]) -> ChosenBooks:
    """Return what the books of these keys have in common; keys that are no longer there are left out."""
    wanted = set(keys)
    rows, own, tags = [], [], Counter[str]()
    touched = set()
    for row in session.execute(_BOOKS):
        item = row.item if row.pack == pathway.pack and row.item and pathway.item(row.item) else None
        tags.update(tag for tag in row.tags.split("\n") if tag)
        if row.uuid in wanted or (item in wanted and item not in touched):
            rows.append(row)
            touched.add(item)
            if item is None:
                own.append(row)
    blank = [key for key in wanted - touched if pathway.item(key) is not None]
    readings = _readings(session, [row.id for row in rows])
    now = [readings.get(row.id) for row in rows] + [None] * len(blank)
    begun = [each for each in now if each is not None and each.status != "planned"]
    over = [each for each in begun if each.status in _OVER]
    held = [each for each in begun if each.status in _HELD]
    statuses = [each.status if each is not None else "planned" for each in now]
    queued = sum(row.queue is not None for row in rows)
    return ChosenBooks(
        count=len(now),
        own=len(own),
        begun=len(begun),
        over=len(over),
        held=len(held),
        queued=queued,
        waiting=statuses.count("planned") - queued,
        fields=_fields(rows, own, bool(blank)),
        status=_common(statuses),
        form=_common(each.format if each is not None else "unknown" for each in now),
        rating=_common(each.rating for each in begun),
        started=_common((each.started, each.started_precision) for each in begun),
        finished=_common((each.finished, each.finished_precision) for each in over),
        reason=_common(each.reason for each in held),
        tags=_counted(rows),
        known_tags=tuple(_spelled(tags)),
    )


_BOOKS = select(
    Book.id,
    Book.uuid,
    Book.queue,
    Book.tags,
    *(getattr(Book, name) for name in (*TEXTS, *NUMBERS)),
    ItemRef.item,
    ItemRef.pack,
).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id)


def _readings(session: Session, ids: list[int]) -> dict[int, Any]:
    """Return the reading that counts now of each book."""
    texts = (Reading.format, Reading.rating, Reading.reason, Reading.started_precision, Reading.finished_precision)
    query = select(Reading.book_id, Reading.status, Reading.started, Reading.finished, *texts).order_by(Reading.id)
    if len(ids) <= FEW:
        query = query.where(Reading.book_id.in_(ids))
    every: defaultdict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        every[row.book_id].append(row)
    found = {}
    for book, rows in every.items():
        index = current(rows)
        found[book] = rows[index] if index is not None else None
    return found


def _fields(rows: list[Any], own: list[Any], blank: bool) -> dict[str, Common]:
    found = {
        name: _common(row.authors for row in own) if name == "authors" else _of(rows, name, blank, "") for name in TEXTS
    }
    return found | {name: _of(rows, name, blank, None) for name in NUMBERS}


def _of(rows: list[Any], name: str, blank: bool, nothing: Any) -> Common:
    return _common([*(getattr(row, name) for row in rows), *([nothing] if blank else [])])


def _common(values: Iterable[Any]) -> Common:
    different = set(values)
    return Common(mixed=True) if len(different) > 1 else Common(next(iter(different), None))


def _counted(rows: list[Any]) -> tuple[TagCount, ...]:
    """Return the tags of the books, those that most carry first."""
    counts, spelled = Counter[str](), dict[str, str]()
    for row in rows:
        for tag in row.tags.split("\n"):
            if tag:
                spelled.setdefault(tag.casefold(), tag)
                counts[tag.casefold()] += 1
    return tuple(TagCount(spelled[tag], number) for tag, number in counts.most_common())


def _spelled(tags: Counter[str]) -> Iterable[str]:
    """Return each tag in its most used spelling, the most used first."""
    found: dict[str, str] = {}
    for tag, _number in tags.most_common():
        found.setdefault(tag.casefold(), tag)
    return found.values()
