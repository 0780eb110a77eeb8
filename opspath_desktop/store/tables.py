"""Answer questions about the tables from their own description: who hangs on whom, and which value fits a column."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, Table, UniqueConstraint

from opspath_desktop.store.schema import Record

# Without what is derived from the others: nothing that is kept, moved or undone may hold that.
TABLES: Mapping[str, Table] = {
    table.name: table for table in Record.metadata.sorted_tables if not table.info.get("derived")
}
DERIVED = tuple(table.name for table in Record.metadata.sorted_tables if table.info.get("derived"))
POINTERS = ("evidence_link", "pilot_link")  # their `target_uuid` names a record of any table
MOMENTS = ("created_at", "updated_at", "deleted_at")  # time stamps with their zone; a bad one would stop every start
MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Reference:
    """One foreign key: the row in `table` whose `column` holds the id of a row in `parent`."""

    table: str
    column: str
    parent: str
    optional: bool


@cache
def references(table: str) -> tuple[Reference, ...]:
    """Return the foreign keys of a table."""
    found = []
    for key in TABLES[table].foreign_keys:
        column: Column[Any] = key.parent
        found.append(Reference(table, column.name, key.column.table.name, bool(column.nullable)))
    return tuple(sorted(found, key=lambda each: each.column))


@cache
def children(table: str) -> tuple[Reference, ...]:
    """Return the foreign keys of other tables that point to this one."""
    return tuple(each for name in TABLES for each in references(name) if each.parent == table)


@cache
def unique_keys(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the sets of columns, other than id and uuid, that no two rows share."""
    constraints = [each for each in TABLES[table].constraints if isinstance(each, UniqueConstraint)]
    keys = {tuple(column.name for column in each.columns) for each in constraints}
    return tuple(sorted(keys - {("uuid",)}))


def fits(column: Column[Any], value: Any) -> bool:
    """Tell whether a raw value (as SQLite or JSON holds it, a date as text) may stand in a column."""
    if value is None:
        return bool(column.nullable)
    return _right_type(column, value) and _in_bounds(column, value)


def _right_type(column: Column[Any], value: Any) -> bool:
    kind = column.type
    if isinstance(kind, Boolean):
        return value in (0, 1) and isinstance(value, (bool, int))
    if isinstance(kind, Integer):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST
    if isinstance(kind, Float):
        return isinstance(value, (int, float)) and not isinstance(value, bool) and _is_finite(value)
    if isinstance(kind, Date):
        return isinstance(value, str) and _is_date(value)
    return isinstance(value, str) and (_is_moment(value) if column.name in MOMENTS else _is_text(value))


def _in_bounds(column: Column[Any], value: Any) -> bool:
    if "choices" in column.info:
        return value in column.info["choices"]
    if "between" in column.info:
        low, high = column.info["between"]
        return bool(low <= value <= high)
    return True


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def _is_date(value: str) -> bool:
    try:
        return len(value) == 10 and dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: str) -> bool:
    try:
        return dt.datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_text(value: str) -> bool:
    try:
        value.encode("utf-8")  # half a surrogate pair cannot be stored
    except UnicodeEncodeError:
        return False
    return "\0" not in value
