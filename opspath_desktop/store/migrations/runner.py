"""Run revisions on an open connection: Alembic's operations, with `user_version` as the one truth of the version.

Alembic's own version table is not used: a second truth could disagree with the first.
"""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from alembic.script.base import Script
from sqlalchemy import Connection

HERE = Path(__file__).parent


def run(connection: Connection, start: int, to: int, location: Path | None = None) -> None:
    """Run the revisions after `start` up to `to` and set user_version; the caller owns the transaction."""
    revisions = {int(each.revision): each for each in _scripts(location or HERE)}
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    with Operations.context(context):
        for number in range(start + 1, to + 1):
            revisions[number].module.upgrade()
    connection.exec_driver_sql(f"PRAGMA user_version={to}")


def _scripts(location: Path) -> list[Script]:
    return list(ScriptDirectory(str(location)).walk_revisions())
