"""Write migrations from schema.py, for developers.

    python -m opspath_desktop.store.migrations.render                  the SQL of revision 1, until 1.0 is out
    python -m opspath_desktop.store.migrations.render 2 "Add goals"    a draft of revision 2 from what differs

A draft is read and mended by hand; a test compares what the revisions produce with schema.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Dialect, create_engine
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


def first_sql() -> str:
    """Return the statements that create all tables and indexes of schema.py."""
    return "".join(f"{text};\n\n" for text in _statements(SQLiteDialect()))


def _statements(dialect: Dialect) -> Iterator[str]:
    for table in Record.metadata.sorted_tables:
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


def main(arguments: list[str]) -> Path:
    """Write the file that the arguments ask for and return its place."""
    if not arguments:
        path, text = VERSIONS / "0001_first_tables.sql", first_sql()
    else:
        number, message = int(arguments[0]), arguments[1]
        name = re.sub(r"\W+", "_", message.lower()).strip("_")
        path, text = VERSIONS / f"{number:04}_{name}.py", draft(number, message)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
