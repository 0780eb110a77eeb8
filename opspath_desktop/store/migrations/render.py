"""Write drafts of migrations from schema.py, for developers.

    python -m opspath_desktop.store.migrations.render 3 "Add goals"          a draft of revision 3 from what differs
    python -m opspath_desktop.store.migrations.render 3 "Add goals" goal     and the SQL of the tables named, beside it

A draft is read and mended by hand; a test compares what the revisions produce with schema.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Dialect, Table, create_engine
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateIndex, CreateTable

from opspath_desktop.store.migrations import runner
from opspath_desktop.store.schema import Record

VERSIONS = Path(__file__).parent / "versions"
DRAFT = '''"""{message}."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"


def upgrade() -> None:
    """{message}."""
{body}
'''


def sql_of(*names: str) -> str:
    """Return the statements that create these tables of schema.py with their indexes, parents first."""
    dialect = SQLiteDialect()
    statements = [
        text for table in Record.metadata.sorted_tables if table.name in names for text in _texts(table, dialect)
    ]
    return "".join(f"{text};\n\n" for text in statements)


def _texts(table: Table, dialect: Dialect) -> Iterator[str]:
    yield _plain(str(CreateTable(table).compile(dialect=dialect)))
    for index in sorted(table.indexes, key=lambda each: str(each.name)):
        yield _plain(str(CreateIndex(index).compile(dialect=dialect)))


def _plain(text: str) -> str:
    return re.sub(r"\s+\n", "\n", text.strip()).replace("\t", "    ")


def draft(number: int, message: str) -> str:
    """Return the text of a revision with what schema.py has and the revisions before do not."""
    from alembic.autogenerate import produce_migrations, render_python_code
    from alembic.migration import MigrationContext

    with create_engine("sqlite://").connect() as connection:
        runner.run(connection, 0, number - 1)
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        operations = produce_migrations(context, Record.metadata).upgrade_ops
        assert operations is not None
        body = render_python_code(operations, render_as_batch=True)
    return DRAFT.format(message=message, number=number, before=number - 1, body=f"    {body}")


def main(number: str, message: str, *tables: str) -> Path:
    """Write the file or files that the arguments ask for and return the place of the draft."""
    name = re.sub(r"\W+", "_", message.lower()).strip("_")
    path = VERSIONS / f"{int(number):04}_{name}.py"
    path.write_text(draft(int(number), message), encoding="utf-8", newline="\n")
    if tables:
        path.with_suffix(".sql").write_text(sql_of(*tables), encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    main(*sys.argv[1:])
