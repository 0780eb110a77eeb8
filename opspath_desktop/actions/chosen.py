"""Many books at once: find them by their keys and write to them in a number of statements that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from opspath_desktop.actions.books import touch
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.store.schema import Book, ItemRef, Record

AT_ONCE = 1000  # ids named in one statement


@dataclass(frozen=True, slots=True)
class Chosen:
    """Books by row id, in the order they were named; `suggested` are those that the pathway of today suggests."""

    ids: tuple[int, ...]
    suggested: frozenset[int]

    @property
    def own(self) -> tuple[int, ...]:
        """Return the user's own books."""
        return tuple(each for each in self.ids if each not in self.suggested)


@dataclass(frozen=True, slots=True)
class Done:
    """How many books were changed, and how many were left as they are because it does not fit them."""

    changed: int
    left: int = 0


def chosen(session: Session, pathway: Pathway, keys: Sequence[str]) -> Chosen:
    """Return the books of these keys; suggested ones become records now. Raise Refused for an unknown key."""
    session.flush()
    wanted = set(keys)
    found: dict[str, int] = {}
    suggested: set[int] = set()
    query = select(Book.id, Book.uuid, ItemRef.item, ItemRef.pack).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id)
    for row in session.execute(query.order_by(Book.id)):
        item = row.item if row.pack == pathway.pack and row.item and pathway.item(row.item) else None
        if item is not None:
            suggested.add(row.id)
        for key in wanted & {row.uuid, item}:
            found.setdefault(key, row.id)
    for key in dict.fromkeys(keys):
        if key not in found:
            found[key] = touch(session, pathway, key).id
            suggested.add(found[key])
    ids = tuple(dict.fromkeys(found[key] for key in keys))
    return Chosen(ids, frozenset(suggested.intersection(ids)))


def portions(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield ids in lists that fit one statement."""
    every = list(ids)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def put(session: Session, ids: Iterable[int], *where: ColumnElement[bool], now: str, **values: Any) -> None:
    """Write the same values into many books; `now` is UTC ISO 8601."""
    session.flush()
    for some in portions(ids):
        session.execute(
            update(Book).where(Book.id.in_(some), *where).values(**values, updated_at=now),
            execution_options={"synchronize_session": False},
        )
    session.expire_all()


def put_each(session: Session, table: type[Record], rows: Sequence[dict[str, Any]], *, now: str) -> None:
    """Write different values into many rows, each a dict with its id; `now` is UTC ISO 8601."""
    session.flush()
    if rows:
        session.execute(update(table), [{**row, "updated_at": now} for row in rows])
    session.expire_all()
