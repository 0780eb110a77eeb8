"""Move a record and all that hangs on it into the trash as one entry, and put it back.

An entry is JSON:

    {"root": [table, uuid],
     "rows": [{"table", "values", "parents": {column: [table, uuid]}}, ...],        parents first
     "cleared": [[table, uuid, column, parent table, parent uuid], ...]}            optional links that went with it

Rows are named by uuid, so that an id that was given away meanwhile does no harm. What one entry knows about a link to
a record in another entry is handed over to that one when the first is put back: the order of putting back is free.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import Record, Trash
from opspath_desktop.store.tables import POINTERS, TABLES, Reference, children, references

DAYS = 30
AT_ONCE = 500  # rows asked for in one statement
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
    roots: dict[str, list[int]] = {}
    for each in (record, *along):
        roots.setdefault(each.__tablename__, []).append(each.id)
    for table, ids in roots.items():
        _collect(connection, bundle, table, ids)
    places = {name: place for place, name in enumerate(TABLES)}
    ordered = sorted(bundle.rows, key=lambda key: places[key[0]])
    parents: dict[Key, str] = {key: row["uuid"] for key, row in bundle.rows.items()}
    payload = {
        "root": [record.__tablename__, record.uuid],
        "rows": [_packed(connection, table, bundle.rows[table, row], parents) for table, row in ordered],
        "cleared": bundle.cleared,
    }
    for table, keys in groupby(reversed(ordered), key=lambda key: key[0]):
        connection.execute(text(f'DELETE FROM "{table}" WHERE id = :id'), [{"id": row} for _table, row in keys])
    session.expire_all()
    entry = Trash(deleted_at=now, kind=kind, title=title, payload=json.dumps(payload, ensure_ascii=False))
    session.add(entry)
    session.flush()
    return entry.id


def _collect(connection: Connection, bundle: _Bundle, table: str, ids: Sequence[int]) -> None:
    rows = [row for row in _select(connection, table, "id", ids) if (table, row["id"]) not in bundle.rows]
    if not rows:
        return
    found = {row["id"]: row["uuid"] for row in rows}
    bundle.rows.update({(table, row["id"]): row for row in rows})
    for pointer in POINTERS:
        _collect(connection, bundle, pointer, _ids(connection, pointer, "target_uuid", list(found.values())))
    for child in children(table):
        if child.optional:
            bundle.cleared += _links(connection, child, found)
        else:
            _collect(connection, bundle, child.table, _ids(connection, child.table, child.column, list(found)))


def _select(connection: Connection, table: str, column: str, values: Sequence[Any], what: str = "*") -> Iterator[Row]:
    query = text(f'SELECT {what} FROM "{table}" WHERE "{column}" IN :values')
    query = query.bindparams(bindparam("values", expanding=True))
    for start in range(0, len(values), AT_ONCE):
        found = connection.execute(query, {"values": values[start : start + AT_ONCE]})
        names = tuple(found.keys())
        yield from (dict(zip(names, row, strict=True)) for row in found.all())


def _ids(connection: Connection, table: str, column: str, values: Sequence[Any]) -> list[int]:
    return [row["id"] for row in _select(connection, table, column, values, "id")]


def _links(connection: Connection, child: Reference, parents: Mapping[int, str]) -> list[list[str]]:
    rows = _select(connection, child.table, child.column, list(parents))
    return [[child.table, row["uuid"], child.column, child.parent, parents[row[child.column]]] for row in rows]


def _packed(connection: Connection, table: str, row: Row, uuids: dict[Key, str]) -> dict[str, Any]:
    parents = {}
    for each in references(table):
        key = (each.parent, row[each.column])
        if key[1] is not None:
            if key not in uuids:
                uuids[key] = next(_select(connection, each.parent, "id", [key[1]]))["uuid"]
            parents[each.column] = [each.parent, uuids[key]]
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
    parents: dict[tuple[str, str], int] = {}
    try:
        for row in payload["rows"]:
            _put_back(connection, row, parents)
    except IntegrityError as error:
        raise Refused(_("Another record has taken the place of “{title}”.").format(title=entry.title)) from error
    for link in payload["cleared"]:
        _relink(connection, link)
    session.expire_all()
    found = _id_of(connection, table, uuid)
    assert found is not None  # just put back
    return table, found


def _put_back(connection: Connection, packed: dict[str, Any], parents: dict[tuple[str, str], int]) -> None:
    table, values = packed["table"], dict(packed["values"])
    if table not in TABLES or _id_of(connection, table, values["uuid"]) is not None:
        return  # of a table that is no more, or restored in another way (an import) meanwhile
    for each in references(table):
        parent = packed["parents"].get(each.column)
        values[each.column] = None if parent is None else _parent_id(connection, parent, parents)
        if parent is None or values[each.column] is not None:
            continue
        if each.optional:
            _hand_over(connection, parent[1], "cleared", [table, values["uuid"], each.column, *parent])
        elif table in POINTERS:  # a link between two records: it comes back with the other one
            _hand_over(connection, parent[1], "rows", packed)
            return
        else:
            raise Refused(_parent_gone(connection, parent[1]))
    if next(_select(connection, table, "id", [values["id"]]), None) is not None:
        values.pop("id")
    known = {name: value for name, value in values.items() if name in TABLES[table].columns}
    names = ", ".join(f'"{name}"' for name in known)
    marks = ", ".join(f":{name}" for name in known)
    connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({marks})'), known)


def _parent_id(connection: Connection, parent: list[str], known: dict[tuple[str, str], int]) -> int | None:
    table, uuid = parent
    found = known[table, uuid] if (table, uuid) in known else _id_of(connection, table, uuid)
    if found is not None:
        known[table, uuid] = found
    return found


def _hand_over(connection: Connection, uuid: str, part: str, what: Any) -> None:
    """Let the entry that holds a record put `what` back with it; nothing does when the record is gone for good."""
    _amend(connection, uuid, lambda payload: payload[part].append(what))


def _amend(connection: Connection, uuid: str, change: Callable[[dict[str, Any]], object]) -> None:
    held = text("SELECT id, payload FROM trash WHERE instr(payload, :uuid) ORDER BY id DESC LIMIT 1")
    entry = connection.execute(held, {"uuid": _named(uuid)}).one_or_none()
    if entry is not None:
        payload = json.loads(entry.payload)
        change(payload)
        changed = {"id": entry.id, "payload": json.dumps(payload, ensure_ascii=False)}
        connection.execute(text("UPDATE trash SET payload = :payload WHERE id = :id"), changed)


def _named(uuid: str) -> str:
    """Return how a row is named in the payload that holds it."""
    return f'"uuid": "{uuid}"'


def _parent_gone(connection: Connection, uuid: str) -> str:
    holder = connection.execute(
        text("SELECT title FROM trash WHERE instr(payload, :uuid) ORDER BY id DESC"), {"uuid": _named(uuid)}
    ).scalar()
    if holder is not None:
        return _("It belongs to “{title}”, which is deleted too. Restore that first.").format(title=holder)
    return _("The record that it belonged to is gone for good, so it cannot be restored.")


def _relink(connection: Connection, link: list[str]) -> None:
    table, uuid, column, parent_table, parent_uuid = link
    if _id_of(connection, table, uuid) is None:  # deleted as well: its own entry remembers whom it belonged to

        def remember(payload: dict[str, Any]) -> None:
            for row in payload["rows"]:
                if row["values"]["uuid"] == uuid:
                    row["parents"].setdefault(column, [parent_table, parent_uuid])

        _amend(connection, uuid, remember)
        return
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
