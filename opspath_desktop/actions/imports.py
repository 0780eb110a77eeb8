"""Write what an import plan says: one change of bulk inserts and one undo step, however many records there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from opspath_desktop.actions import queue
from opspath_desktop.actions.chosen import portions
from opspath_desktop.actions.refs import item_ref
from opspath_desktop.domain.import_here import COMPARED
from opspath_desktop.domain.import_result import ImportPlan
from opspath_desktop.domain.import_rows import ChangedRow, NewRow, Ref, Writes
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.mark import mark
from opspath_desktop.store.schema import Book, Highlight, LogEntry, Reading, Record


class Applied(NamedTuple):
    """How many rows an import wrote, and the uuid of the first new book ("" without one)."""

    rows: int
    first: str


def apply(session: Session, pathway: Pathway, plan: ImportPlan) -> Applied:
    """Write what a plan says. Raise Refused when the records are not those any more that it was made for."""
    if mark(session, COMPARED) != plan.mark:
        raise Refused(_("Records have changed since the file was compared. Nothing was imported. Compare it again."))
    writes = plan.writes
    refs = {row.item: item_ref(session, pathway, row.item).id for row in writes.books if row.item}
    desk = _Desk(session)
    books = [{**row.values, "item_ref_id": refs.get(row.item)} for row in writes.books]
    book_ids, uuids = desk.insert(Book, books, writes.books)
    reading_ids, _uuids = desk.insert(Reading, _children(writes.readings, "book_id", book_ids), writes.readings)
    desk.insert(LogEntry, _children(writes.entries, "reading_id", reading_ids), writes.entries)
    _write_highlights(desk, writes, book_ids)
    desk.update(Book, writes.changed_books)
    desk.update(Reading, writes.changed_readings)
    session.expire_all()
    _leave_queue(session, writes)
    return Applied(desk.rows, uuids[0] if uuids else "")


class _Desk:
    """Writes rows past the ORM, with the stamps that every record has."""

    def __init__(self, session: Session) -> None:
        session.flush()
        self._connection = session.connection()
        self.stamps: Callable[[], dict[str, str]] = session.info["stamps"]
        self.rows = 0

    def insert(
        self, table: type[Record], rows: Sequence[Mapping[str, Any]], given: Sequence[NewRow]
    ) -> tuple[dict[Ref, int], list[str]]:
        """Insert rows; return the ids by which others name them (-1 for the first), and their uuids."""
        if not rows:
            return {}, []
        first = (self._connection.scalar(select(func.max(table.id))) or 0) + 1
        full = []
        for number, (row, new) in enumerate(zip(rows, given, strict=True)):
            stamps = self.stamps()
            full.append({**row, **stamps, "id": first + number, "uuid": new.uuid or stamps["uuid"]})
        self._connection.execute(insert(table), full)
        self.rows += len(full)
        return {-number: row["id"] for number, row in enumerate(full, 1)}, [row["uuid"] for row in full]

    def update(self, table: type[Record], rows: Sequence[ChangedRow]) -> None:
        """Update the columns that changed, rows with the same columns in one statement."""
        now = self.stamps()["updated_at"]
        groups: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            named = {f"new_{name}": value for name, value in row.values.items()}
            groups[tuple(sorted(row.values))].append({**named, "row": row.id, "now": now})
        for names, values in groups.items():
            columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
            change = update(table).where(table.id == bindparam("row")).values(**columns, updated_at=bindparam("now"))
            self._connection.execute(change, values)
            self.rows += len(values)


def _children(rows: Iterable[NewRow], column: str, parents: Mapping[Ref, int]) -> list[dict[str, Any]]:
    return [{**row.values, column: parents.get(row.parent, row.parent)} for row in rows]


def _write_highlights(desk: _Desk, writes: Writes, books: Mapping[Ref, int]) -> None:
    uuids = [desk.stamps()["uuid"] for _row in writes.highlights]
    rows = _children(writes.highlights, "book_id", books)
    for row, new in zip(rows, writes.highlights, strict=True):
        if new.superseded_by:
            row["superseded_by"] = uuids[-new.superseded_by - 1]
    desk.insert(Highlight, rows, [replace(row, uuid=uuid) for row, uuid in zip(writes.highlights, uuids, strict=True)])
    changed = []
    for each in writes.changed_highlights:
        longer = {"superseded_by": uuids[-each.superseded_by - 1]} if each.superseded_by else {}
        changed.append(ChangedRow(each.id, {**each.values, **longer}))
    desk.update(Highlight, changed)


def _leave_queue(session: Session, writes: Writes) -> None:
    """Take books out of the queue that the import found to be begun or over."""
    touched = {row.parent for row in writes.readings if row.parent > 0}
    for some in portions(row.id for row in writes.changed_readings):
        touched |= set(session.scalars(select(Reading.book_id).where(Reading.id.in_(some))))
    waiting = set(session.scalars(select(Book.id).where(Book.queue.is_not(None)))) & touched
    if waiting:
        queue.leave(session, queue.begun(session, sorted(waiting)))
