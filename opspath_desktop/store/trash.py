"""Move a record and all that hangs on it into the trash as one entry, and put it back.

An entry is JSON:

    {"root": [table, uuid],
     "rows": [{"table", "values", "parents": {column: [table, uuid]}}, ...],        parents first
     "cleared": [[table, uuid, column, parent table, parent uuid], ...]}            optional links that went with it

Rows are named by uuid, so that an id that was given away meanwhile does no harm.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import Record, Trash
from opspath_desktop.store.tables import POINTERS, TABLES, Reference, children, references

DAYS = 30
Row = dict[str, Any]
Key = tuple[str, int]


@dataclass(slots=True)
class _Bundle:
    """What goes into one entry: rows by (table, id), and the optional links that the deletion clears."""

    rows: dict[Key, Row] = field(default_factory=dict)
    cleared: list[list[str]] = field(default_factory=list)


def discard(session: Session, record: Record, *, now: str, title: str, kind: str, along: Sequence[Record] = ()) -> int:
    """Move a record and what hangs on it into the trash; return the id of the entry. `now` is UTC ISO 8601.

    `along` are records that go and come back with it, though they do not hang on it.
    """
    session.flush()
    connection = session.connection()
    bundle = _Bundle()
    for each in (record, *along):
        _collect(connection, bundle, each.__tablename__, [each.id])
    ordered = sorted(bundle.rows, key=lambda key: list(TABLES).index(key[0]))
    payload = {
        "root": [record.__tablename__, record.uuid],
        "rows": [_packed(connection, table, bundle.rows[table, row]) for table, row in ordered],
        "cleared": bundle.cleared,
    }
    for table, row in reversed(ordered):
        connection.execute(text(f'DELETE FROM "{table}" WHERE id = :id'), {"id": row})
    session.expire_all()
    entry = Trash(deleted_at=now, kind=kind, title=title, payload=json.dumps(payload, ensure_ascii=False))
    session.add(entry)
    session.flush()
    return entry.id


def _collect(connection: Connection, bundle: _Bundle, table: str, ids: Sequence[int]) -> None:
    for row in _select(connection, table, "id", ids):
        if (table, row["id"]) in bundle.rows:
            continue
        bundle.rows[table, row["id"]] = row
        for pointer in POINTERS:
            _collect(connection, bundle, pointer, _ids(connection, pointer, "target_uuid", row["uuid"]))
        for child in children(table):
            if child.optional:
                bundle.cleared += _links(connection, child, row)
            else:
                _collect(connection, bundle, child.table, _ids(connection, child.table, child.column, row["id"]))


def _select(connection: Connection, table: str, column: str, values: Sequence[Any]) -> Iterator[Row]:
    for value in values:
        found = connection.execute(text(f'SELECT * FROM "{table}" WHERE "{column}" = :value'), {"value": value})
        yield from (dict(row) for row in found.mappings().all())


def _ids(connection: Connection, table: str, column: str, value: Any) -> list[int]:
    return [row["id"] for row in _select(connection, table, column, [value])]


def _links(connection: Connection, child: Reference, parent: Row) -> list[list[str]]:
    rows = _select(connection, child.table, child.column, [parent["id"]])
    return [[child.table, row["uuid"], child.column, child.parent, parent["uuid"]] for row in rows]


def _packed(connection: Connection, table: str, row: Row) -> dict[str, Any]:
    parents = {}
    for each in references(table):
        if row[each.column] is not None:
            parent = next(_select(connection, each.parent, "id", [row[each.column]]))
            parents[each.column] = [each.parent, parent["uuid"]]
    return {"table": table, "values": row, "parents": parents}


def restore(session: Session, trash_id: int) -> tuple[str, int]:
    """Put an entry back with its ids where they are free; return table and id of its record.

    Raise Refused when its parent is gone, it is there already, or another record has taken its place.
    """
    session.flush()
    entry = session.get(Trash, trash_id)
    if entry is None:
        raise Refused(_("It is no longer in Recently deleted."))
    payload = json.loads(entry.payload)
    connection = session.connection()
    table, uuid = payload["root"]
    if _id_of(connection, table, uuid) is not None:
        raise Refused(_("“{title}” is already there.").format(title=entry.title))
    session.delete(entry)
    session.flush()
    try:
        for row in payload["rows"]:
            _put_back(connection, row)
    except IntegrityError as error:
        raise Refused(_("Another record has taken the place of “{title}”.").format(title=entry.title)) from error
    for link in payload["cleared"]:
        _relink(connection, link)
    session.expire_all()
    found = _id_of(connection, table, uuid)
    assert found is not None  # just put back
    return table, found


def _put_back(connection: Connection, packed: dict[str, Any]) -> None:
    table, values = packed["table"], dict(packed["values"])
    if table not in TABLES or _id_of(connection, table, values["uuid"]) is not None:
        return  # of a table that is no more, or restored in another way (an import) meanwhile
    for each in references(table):
        values[each.column] = _parent_id(connection, each, packed["parents"].get(each.column))
    if next(_select(connection, table, "id", [values["id"]]), None) is not None:
        values.pop("id")
    known = {name: value for name, value in values.items() if name in TABLES[table].columns}
    names = ", ".join(f'"{name}"' for name in known)
    marks = ", ".join(f":{name}" for name in known)
    connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({marks})'), known)


def _parent_id(connection: Connection, reference: Reference, parent: list[str] | None) -> int | None:
    if parent is None:
        return None
    found = _id_of(connection, *parent)
    if found is None and not reference.optional:
        raise Refused(_parent_gone(connection, parent[1]))
    return found


def _parent_gone(connection: Connection, uuid: str) -> str:
    holder = connection.execute(
        text("SELECT title FROM trash WHERE instr(payload, :uuid) ORDER BY id DESC"), {"uuid": f'"uuid": "{uuid}"'}
    ).scalar()
    if holder is not None:
        return _("It belongs to “{title}”, which is deleted too. Restore that first.").format(title=holder)
    return _("The record that it belonged to is gone for good, so it cannot be restored.")


def _relink(connection: Connection, link: list[str]) -> None:
    table, uuid, column, parent_table, parent_uuid = link
    parent = _id_of(connection, parent_table, parent_uuid)
    connection.execute(
        text(f'UPDATE "{table}" SET "{column}" = :parent WHERE uuid = :uuid AND "{column}" IS NULL'),
        {"parent": parent, "uuid": uuid},
    )


def _id_of(connection: Connection, table: str, uuid: str) -> int | None:
    found = connection.execute(text(f'SELECT id FROM "{table}" WHERE uuid = :uuid'), {"uuid": uuid}).scalar()
    return None if found is None else int(found)


def purge(connection: sqlite3.Connection, *, now: str) -> int:
    """Delete entries over 30 days old for good, before any undo trigger exists; return how many."""
    limit = dt.datetime.fromisoformat(now) - dt.timedelta(days=DAYS)
    rows = connection.execute("SELECT id, deleted_at FROM trash").fetchall()
    old = [(row,) for row, moment in rows if dt.datetime.fromisoformat(moment) < limit]
    if old:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("DELETE FROM trash WHERE id = ?", old)
        connection.execute("COMMIT")
    return len(old)
