"""Migrations: they end in the tables of schema.py, back up first, and leave the file alone when they fail."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.errors import Trouble
from opspath_desktop.store import backup, upgrade
from opspath_desktop.store.database import Database
from opspath_desktop.store.folder import Folder
from opspath_desktop.store.migrations import render, runner
from opspath_desktop.store.restore import make_empty, shape
from opspath_desktop.store.schema import SCHEMA_VERSION
from tests.records import one_of_each

NOW = "2026-11-22T08:00:00Z"
NEXT = SCHEMA_VERSION + 1
NEXT_FILE = f"{NEXT:04}_next.py"
NEXT_TEXT = f'''"""A revision to come, for the test."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{SCHEMA_VERSION}"


def upgrade() -> None:
    with op.batch_alter_table("book", recreate="always") as batch:
        batch.add_column(sa.Column("subject", sa.Text(), nullable=False, server_default="none"))
    op.execute("UPDATE book SET subject = 'operations'")
'''


@pytest.fixture
def revisions(tmp_path: Path) -> Path:
    """Return a folder with our revisions and one more that rebuilds a parent table."""
    folder = tmp_path / "revisions"
    shutil.copytree(runner.HERE / "versions", folder / "versions")
    (folder / "versions" / NEXT_FILE).write_text(NEXT_TEXT)
    return folder


@pytest.fixture
def filled(data: Path, opening: Callable[[], Database]) -> Folder:
    """Return a folder whose database holds one of each record."""
    database = opening()
    with database.change("Fill") as session:
        one_of_each(session)
    database.close()
    return Folder(data)


def test_the_migrations_end_in_the_tables_of_the_schema(tmp_path: Path) -> None:
    upgrade.migrate_file(tmp_path / "migrated.db", to=SCHEMA_VERSION, start=0)
    make_empty(tmp_path / "made.db", SCHEMA_VERSION)
    with (
        closing(sqlite3.connect(tmp_path / "migrated.db")) as one,
        closing(sqlite3.connect(tmp_path / "made.db")) as two,
    ):
        assert shape(one) == shape(two), "The newest revision does not lead to schema.py"


def test_there_is_a_revision_for_every_version() -> None:
    numbers = sorted(int(path.name[:4]) for path in (runner.HERE / "versions").glob("*.py"))
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def test_nothing_is_left_to_draft() -> None:
    assert "op." not in render.draft(SCHEMA_VERSION + 1, "Nothing").partition("def upgrade")[2]


def test_a_migration_keeps_every_row_and_backs_up_first(filled: Folder, revisions: Path) -> None:
    upgrade.migrate(filled, to=NEXT, now=NOW, location=revisions)
    with closing(sqlite3.connect(filled.database)) as migrated:
        assert migrated.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert migrated.execute("SELECT subject FROM book").fetchall() == [("operations",)]
        assert migrated.execute("SELECT count(*) FROM log_entry").fetchone() == (1,)
    assert [each.reason for each in backup.listing(filled.backups)] == ["migration"]


@pytest.mark.parametrize(
    "fault",
    ['op.execute("INSERT INTO nowhere VALUES (1)")', 'op.execute("DELETE FROM book")'],
    ids=["an error", "a row without its parent"],
)
def test_a_failed_migration_leaves_the_file_byte_identical(filled: Folder, revisions: Path, fault: str) -> None:
    (revisions / "versions" / NEXT_FILE).write_text(f"{NEXT_TEXT}    {fault}\n")
    before = filled.database.read_bytes()
    with pytest.raises(Trouble, match="It is as it was before"):
        upgrade.migrate(filled, to=NEXT, now=NOW, location=revisions)
    assert filled.database.read_bytes() == before


def test_a_fault_in_a_revision_is_rolled_back_too(filled: Folder, revisions: Path) -> None:
    (revisions / "versions" / NEXT_FILE).write_text(f"{NEXT_TEXT}    raise ZeroDivisionError\n")
    before = filled.database.read_bytes()
    with pytest.raises(ZeroDivisionError):
        upgrade.migrate(filled, to=NEXT, now=NOW, location=revisions)
    assert filled.database.read_bytes() == before


def test_an_older_file_is_migrated_when_it_is_opened(
    filled: Folder, revisions: Path, opening: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrade, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(runner, "HERE", revisions)
    opening()
    with closing(sqlite3.connect(filled.database)) as migrated:
        assert migrated.execute("PRAGMA user_version").fetchone() == (NEXT,)
