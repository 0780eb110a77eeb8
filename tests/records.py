"""Fill every table, for tests that must not forget one; the values follow the description of the columns."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer
from sqlalchemy.orm import Session

from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION, Record

NOW = "2026-11-22T08:00:00Z"

CLASSES = {mapper.local_table.name: mapper.class_ for mapper in Record.registry.mappers}
POINTED = {"item": "item_ref", "metric": "metric", "assessment": "assessment", "pilot": "pilot", "book": "book"}


def one_of_each(session: Session, number: int = 1) -> dict[str, Any]:
    """Add one record of every table but the trash, each hanging on the others; return them by table."""
    made: dict[str, Any] = {}
    names = [
        table.name for table in Record.metadata.sorted_tables if table.name != "trash" and not table.info.get("derived")
    ]
    for name in sorted(names, key=lambda each: each.endswith("_link")):
        values = {column.name: _value(column, number, made) for column in CLASSES[name].__table__.columns}
        values = {key: value for key, value in values.items() if key not in ("id", "uuid", "created_at", "updated_at")}
        if "target_uuid" in values:
            values["target_uuid"] = made[POINTED[values["target_kind"]]].uuid
        made[name] = CLASSES[name](**values)
        session.add(made[name])
        session.flush()
    return made


def _value(column: Column[Any], number: int, made: dict[str, Any]) -> Any:
    for key in column.foreign_keys:
        return made[key.column.table.name].id
    if "choices" in column.info:
        return column.info["choices"][number % 2]
    if "between" in column.info:
        low, high = column.info["between"]
        return low + number % min(4, high - low + 1)
    return _plain_value(column, number)


def _plain_value(column: Column[Any], number: int) -> Any:
    if column.name == "sha256":
        return f"{number:064x}"
    if isinstance(column.type, Boolean):
        return bool(number % 2)
    if isinstance(column.type, Float):
        return number + 0.1
    if isinstance(column.type, Date):
        return date(2026, 1, number)
    return number if isinstance(column.type, Integer) else f"{column.name} {number} “ö”\n'; --"


def write_sample(path: Path) -> None:
    """Write the SQL of a database with one of each record: the sample that later versions must still open."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = count(1)
        made = Database(Path(folder) / "x.db", clock=lambda: NOW, new_uuid=lambda: f"uuid-{next(numbers):05}")
        with made.change("Fill") as session:
            one_of_each(session)
        made.close()
        with closing(sqlite3.connect(made.path)) as connection:
            lines = [*connection.iterdump()]
    # SQLAlchemy makes the indexes of a table in no certain order; equal tables shall give an equal sample.
    indexes = sorted(line for line in lines if line.startswith("CREATE INDEX"))
    lines = [line for line in lines[:-1] if line not in indexes] + indexes + lines[-1:]
    lines += [f"PRAGMA application_id={APPLICATION_ID};", f"PRAGMA user_version={SCHEMA_VERSION};"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":  # python -m tests.records: after the last change to the tables of a version
    write_sample(Path(__file__).parent / "data" / "old_databases" / f"{SCHEMA_VERSION:04}.sql")
