"""Multiply the records of a folder, so that tests and the bench see what a long life leaves behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from opspath_desktop.store.database import Database
from opspath_desktop.store.tables import references

# Parents first. What is the user's own person, stage or setting stays as it is.
COPIED = (
    "book",
    "reading",
    "log_entry",
    "takeaway",
    "goal",
    "pilot",
    "pilot_status",
    "pilot_link",
    "pilot_check",
    "review_note",
    "measure",
    "data_point",
    "pdsa_cycle",
    "prediction_amendment",
    "annotation",
    "journal_entry",
    "cause",
    "action",
    "phase",
    "benefit",
    "assessment",
    "metric_value",
    "noticed",
    "evidence",
    "evidence_link",
)
Row = dict[str, Any]


def multiply(database: Database, times: int) -> None:
    """Let every table of COPIED hold `times` as many rows; the copies hang together as their originals do."""
    with closing(sqlite3.connect(database.path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = {table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in COPIED}
        uuids = {row["uuid"] for table in COPIED for row in rows[table]}
        steps = {table: max((row["id"] for row in rows[table]), default=0) for table in COPIED}
        for table in COPIED:
            copies = [_copy(table, row, number, steps, uuids) for number in range(1, times) for row in rows[table]]
            _insert(connection, table, copies)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.commit()


def _copy(table: str, row: Row, number: int, steps: dict[str, int], uuids: set[str]) -> Row:
    made = row | {"id": row["id"] + number * steps[table], "uuid": f"{row['uuid']}-{number}"}
    for each in references(table):
        if each.parent in COPIED and row[each.column] is not None:
            made[each.column] = row[each.column] + number * steps[each.parent]
    for name in ("target_uuid", "parent_uuid", "follows"):
        if row.get(name) in uuids:
            made[name] = f"{row[name]}-{number}"
    if table == "book":
        made["item_ref_id"] = None  # a suggested book is on the shelf once
    return made


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    for names, marks in _columns(rows):
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])


def _columns(rows: list[Row]) -> Iterator[tuple[str, str]]:
    if rows:
        yield ", ".join(f'"{name}"' for name in rows[0]), ", ".join("?" * len(rows[0]))
