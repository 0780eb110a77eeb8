"""Fill a folder with very many pilots straight through SQLite, and one pilot with very many points."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Annotation, DataPoint, Measure, Pilot

NOW = "2026-11-22T12:00:00Z"
LAST = date(2026, 11, 20)
STATUSES = ("testing", "idea", "adopted", "abandoned", "on_hold", "sustaining", "adapted", "baseline")
CHANGED_AFTER = 20  # points
Row = dict[str, Any]


def fill(database: Database, pilots: int, points: int, *, every: int = 7) -> None:
    """Add pilots of every status with one measure each, a marked change, and a number every so many days."""
    dice = random.Random(4)
    with closing(sqlite3.connect(database.path)) as connection:
        start = int(connection.execute("SELECT coalesce(max(id), 0) FROM pilot").fetchone()[0])
        for number in range(start + 1, start + pilots + 1):
            _insert(connection, "pilot", [_pilot(number)])
            _insert(connection, "measure", [_measure(number)])
            _insert(connection, "annotation", [_change(number, points, every)])
            _insert(connection, "data_point", _points(number, points, every, dice))
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.commit()


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    names = list(rows[0])
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
    connection.executemany(sql, [tuple(row.values()) for row in rows])


def _head(table: str, number: int) -> Row:
    return {"uuid": f"bench-{table}-{number}", "created_at": NOW, "updated_at": NOW}


def _defaults(record: type[Pilot] | type[Measure] | type[Annotation] | type[DataPoint]) -> Row:
    given = ((column.name, column.default) for column in record.__table__.columns)
    return {name: default.arg for name, default in given if default is not None and default.is_scalar}


def _pilot(number: int) -> Row:
    started = LAST - timedelta(days=400 + number % 300)
    status = STATUSES[number % len(STATUSES)]
    closed = LAST.isoformat() if status in ("adopted", "abandoned", "adapted") else None
    own = {"id": number, "title": f"Pilot {number} at dock {number % 37}", "status": status}
    return {**_defaults(Pilot), **_head("pilot", number), **own, "started_on": started.isoformat(), "closed_on": closed}


def _measure(number: int) -> Row:
    own = {"id": number + 1_000_000, "pilot_id": number, "name": "Wait at the dock", "unit": "min", "is_goal": True}
    return {**_defaults(Measure), **_head("measure", number), **own, "target": 30.0}


def _change(number: int, points: int, every: int) -> Row:
    on = LAST - timedelta(days=every * max(points - CHANGED_AFTER, 0))
    own = {"pilot_id": number, "on_date": on.isoformat(), "text": "Slots for six carriers"}
    return {**_defaults(Annotation), **_head("annotation", number), **own}


def _points(number: int, points: int, every: int, dice: random.Random) -> list[Row]:
    return list(_numbers(number, points, every, dice))


def _numbers(number: int, points: int, every: int, dice: random.Random) -> Iterator[Row]:
    shared = {**_defaults(DataPoint), "measure_id": number + 1_000_000}
    for at in range(points):
        on = LAST - timedelta(days=every * (points - 1 - at))
        value = round(dice.gauss(50 if at < CHANGED_AFTER else 44, 3), 1)
        yield {**shared, **_head("data_point", number * 10_000 + at), "on_date": on.isoformat(), "value": value}
