"""Undo by triggers: TEMP triggers note the inverse of every row change, and undo replays them.

The technique is SQLite's own (sqlite.org/undoredo.html): for each table three TEMP triggers write (table, row id,
inverse SQL) into a TEMP log, so ORM writes, bulk statements and cascades are all undoable without hand-written
inverses. Nothing of it lives in the main schema; the stack lives as long as the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Connection, Table

LOG = "undo_log"
AT_ONCE = 200  # rows put back by one statement
MOST_TEXT = 200_000  # characters of such a statement; a longer row has one for itself
_VALUES = ") VALUES"


@dataclass(frozen=True, slots=True)
class Inverse:
    """One logged row change: its table, its row id and the SQL that takes it back."""

    table: str
    row: int
    sql: str


@dataclass(slots=True)
class Step:
    """One undo step: what it was called and the inverses in the order in which the rows changed."""

    label: str
    inverses: list[Inverse]
    merge: str | None = None


@dataclass(slots=True)
class Stack:
    """The undo and redo steps of one process."""

    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)

    def push(self, step: Step) -> None:
        """Add a step; one with the same merge key as the newest joins it. Redo steps are gone after that."""
        self.redo.clear()
        newest = self.undo[-1] if self.undo else None
        if newest is not None and step.merge is not None and newest.merge == step.merge:
            newest.inverses.extend(step.inverses)
        else:
            self.undo.append(step)

    def clear(self) -> None:
        """Forget everything (after a restore)."""
        self.undo.clear()
        self.redo.clear()


def _quoted(table: Table, row: str) -> str:
    return " || ',' || ".join(f"quote({row}.{_name(column.name)})" for column in table.columns)


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _trigger_sql(table: Table) -> Iterable[str]:
    name = table.name
    columns = ", ".join(_name(column.name) for column in table.columns)
    assigned = " || ',' || ".join(
        f"'{_name(column.name)}=' || quote(old.{_name(column.name)})" for column in table.columns
    )
    log = f"INSERT INTO {LOG}(tbl, row_id, sql) VALUES"
    head = "CREATE TEMP TRIGGER"
    yield (
        f"{head} undo_{name}_i AFTER INSERT ON main.{_name(name)} BEGIN "
        f"{log}('{name}', new.id, 'DELETE FROM {_name(name)} WHERE id=' || new.id); END"
    )
    yield (
        f"{head} undo_{name}_u AFTER UPDATE ON main.{_name(name)} BEGIN "
        f"{log}('{name}', old.id, 'UPDATE {_name(name)} SET ' || {assigned} || ' WHERE id=' || new.id); END"
    )
    yield (
        f"{head} undo_{name}_d BEFORE DELETE ON main.{_name(name)} BEGIN "
        f"{log}('{name}', old.id, 'INSERT INTO {_name(name)}({columns}) VALUES(' || {_quoted(table, 'old')} || ')');"
        " END"
    )


def install(connection: Connection, tables: Sequence[Table]) -> None:
    """Create the log and the triggers on this connection; they vanish with it."""
    cursor = connection.connection.cursor()  # not through SQLAlchemy, which takes three times as long
    try:
        cursor.execute(f"CREATE TEMP TABLE {LOG}(seq INTEGER PRIMARY KEY, tbl TEXT, row_id INTEGER, sql TEXT NOT NULL)")
        for table in tables:
            for sql in _trigger_sql(table):
                cursor.execute(sql)
    finally:
        cursor.close()


def take(connection: Connection) -> list[Inverse]:
    """Return the inverses logged since the last call, oldest first, and empty the log."""
    rows = connection.exec_driver_sql(f"SELECT tbl, row_id, sql FROM temp.{LOG} ORDER BY seq").all()
    connection.exec_driver_sql(f"DELETE FROM temp.{LOG}")
    return [Inverse(*row) for row in rows]


def replay(connection: Connection, inverses: Sequence[Inverse]) -> None:
    """Run inverses newest first; the triggers log the way forward meanwhile."""
    cursor = connection.connection.cursor()
    try:
        for head, run in groupby(reversed(inverses), key=_head):
            if head.startswith("DELETE FROM"):  # one statement for all rows: an import adds thousands
                cursor.executemany(f"{head}?", [(inverse.row,) for inverse in run])
            elif head.startswith("INSERT INTO"):  # few statements: each compiles the triggers of its table
                for values in _portions(inverse.sql.removeprefix(head) for inverse in run):
                    cursor.execute(head + ",".join(values))
            else:
                for inverse in run:  # not through SQLAlchemy: user text may hold its parameter marks
                    cursor.execute(inverse.sql)
    finally:
        cursor.close()


def _head(inverse: Inverse) -> str:
    """Return what the inverses of one kind and table have in common; an update has nothing in common with another."""
    if inverse.sql.startswith("DELETE FROM"):
        return f"DELETE FROM {_name(inverse.table)} WHERE id="
    if inverse.sql.startswith("INSERT INTO"):
        return inverse.sql[: inverse.sql.index(_VALUES) + len(_VALUES)]
    return ""


def _portions(rows: Iterable[str]) -> Iterator[list[str]]:
    """Yield rows in lists of which each makes a statement of a fair length."""
    portion: list[str] = []
    size = 0
    for row in rows:
        if portion and (len(portion) == AT_ONCE or size + len(row) > MOST_TEXT):
            yield portion
            portion, size = [], 0
        portion.append(row)
        size += len(row)
    if portion:
        yield portion
