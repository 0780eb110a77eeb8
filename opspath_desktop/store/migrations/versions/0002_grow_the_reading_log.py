"""Grow the reading log: highlights, applications, shelves and aims; books and takeaways know more; see the SQL beside.

The SQL file holds the tables as they are after this revision. A table that exists already is made anew under another
name, filled and put in the old one's place: the order that SQLite's documentation of ALTER TABLE gives. Foreign keys
are off meanwhile (trap 1 of the architecture).
"""

from pathlib import Path

from alembic import op

revision = "2"
down_revision = "1"

FILLED = {
    "book": {"editors": "''", "series": "''", "isbns": "''", "tags": "''", "notes": "''", "sources": "''"},
    "takeaway": {"highlight_id": "NULL", "favourite": "0", "settled": "0", "reviewed_on": "NULL"},
    "evidence_link": {},
    "pilot_link": {},
}


def upgrade() -> None:
    """Make the new tables, and the grown ones anew with every row they hold."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n"):
        table = statement.strip().removeprefix("CREATE TABLE ").partition(" (")[0]
        if table in FILLED:
            _rebuild(table, statement.strip())
        elif statement.strip():
            op.get_bind().exec_driver_sql(statement.strip())


def _rebuild(table: str, statement: str) -> None:
    run = op.get_bind().exec_driver_sql
    kept = [row[1] for row in run(f'PRAGMA table_info("{table}")')]
    into, values = ", ".join([*kept, *FILLED[table]]), ", ".join([*kept, *FILLED[table].values()])
    run(statement.replace(f"CREATE TABLE {table} (", f"CREATE TABLE new_{table} (", 1))
    run(f"INSERT INTO new_{table} ({into}) SELECT {values} FROM {table}")
    run(f"DROP TABLE {table}")
    run(f"ALTER TABLE new_{table} RENAME TO {table}")
