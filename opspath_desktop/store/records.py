"""Turn all records into plain values and back: no integer ids, links by uuid, the form in which archives hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Boolean, Column, ColumnDefault, Float
from sqlalchemy.orm import Session

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.tables import TABLES, fits, references

Row = dict[str, Any]
Records = dict[str, list[Row]]

# Deleted records stay at home: somebody who gets an archive shall not find them in it.
KEPT_TABLES = tuple(name for name in TABLES if name != "trash")
_UUID = re.compile(r"[0-9A-Za-z-]{1,64}")


def field_of(table: str, column: str) -> str:
    """Return the name of a column in an archive: a link to a book is `book`, not `book_id`."""
    is_link = any(each.column == column for each in references(table))
    return column.removesuffix("_id") if is_link else column


def read_all(session: Session) -> Records:
    """Return every record, by table, each table in the order of its uuids."""
    connection = session.connection()
    uuids: dict[str, dict[int, str]] = {}
    found: Records = {}
    for name in KEPT_TABLES:
        rows = [dict(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY uuid').mappings()]
        uuids[name] = {row["id"]: row["uuid"] for row in rows}
        found[name] = [_outward(name, row, uuids) for row in rows]
    return found


def _outward(table: str, row: Row, uuids: Mapping[str, Mapping[int, str]]) -> Row:
    for each in references(table):
        key = row.pop(each.column)
        row[field_of(table, each.column)] = None if key is None else uuids[each.parent][key]
    for column in TABLES[table].columns:
        if isinstance(column.type, Boolean):
            row[column.name] = bool(row[column.name])
    del row["id"]
    return row


def checked(raw: Any) -> Records:
    """Return the records of an archive, each field present and of its kind. Raise Refused for anything else."""
    if not isinstance(raw, dict) or not set(raw) <= set(KEPT_TABLES):
        raise Refused(_("The file is damaged or not of OpsPath: it holds tables that are unknown here."))
    return {name: _checked_table(name, raw.get(name, [])) for name in KEPT_TABLES}


def _checked_table(table: str, rows: Any) -> list[Row]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _damaged(table)
    found = [dict(_checked_fields(table, row)) for row in rows]
    if len({row["uuid"] for row in found}) != len(found):
        raise _damaged(table, "uuid")
    return sorted(found, key=lambda row: str(row["uuid"]))


def _checked_fields(table: str, row: Row) -> Iterator[tuple[str, Any]]:
    links = {each.column: each for each in references(table)}
    columns = {field_of(table, column.name): column for column in TABLES[table].columns if column.name != "id"}
    if not set(row) <= set(columns):
        raise _damaged(table)
    for name, column in columns.items():
        value = row[name] if name in row else _default(column)
        link = links.get(column.name)
        is_right = _is_link(value, optional=link.optional) if link else _is_value(name, column, value)
        if not is_right:
            raise _damaged(table, name)
        yield name, _inward(column, value)


def _damaged(table: str, name: str = "") -> Refused:
    if name:
        return Refused(_("The file is damaged: “{name}” in “{table}” cannot be read.").format(name=name, table=table))
    return Refused(_("The file is damaged: a record in “{table}” cannot be read.").format(table=table))


def _default(column: Column[Any]) -> Any:
    return column.default.arg if isinstance(column.default, ColumnDefault) else None


def _is_link(value: Any, *, optional: bool) -> bool:
    return optional if value is None else _is_uuid(value)


def _is_uuid(value: Any) -> bool:
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def _is_value(name: str, column: Column[Any], value: Any) -> bool:
    if name in ("uuid", "target_uuid"):
        return _is_uuid(value)
    return fits(column, value)


def _inward(column: Column[Any], value: Any) -> Any:
    if value is not None and isinstance(column.type, Float):
        return float(value)
    if value is not None and isinstance(column.type, Boolean):
        return bool(value)
    return value
