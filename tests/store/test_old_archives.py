"""An archive that an older program wrote brings the same records as that program's database, opened today.

Each archive in tests/data/old_archives was exported, by the program of its version, from the sample of the same number
in tests/data/old_databases. The newest version has none: its archive is made by every other test.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.actions.archive import import_archive
from opspath_desktop.exchange import archive
from opspath_desktop.queries.archive import contents
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import SCHEMA_VERSION

DATA = Path(__file__).parents[1] / "data"
VERSIONS = [f"{number:04}" for number in range(1, SCHEMA_VERSION)]


def written_out(database: Database) -> bytes:
    with database.read() as session:
        found = contents(session, database.path.parent)
    return archive.encode(found.version, found.records)


def test_every_older_version_has_its_archive() -> None:
    assert sorted(path.stem for path in (DATA / "old_archives").glob("*.json")) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_archive_brings_what_the_old_database_holds(
    version: str, database: Database, data: Path, opening: Callable[[], Database]
) -> None:
    data.mkdir()
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        connection.executescript((DATA / "old_databases" / f"{version}.sql").read_text(encoding="utf-8"))
    brought = archive.read(DATA / "old_archives" / f"{version}.json")
    with database.change("Import") as session:
        done = import_archive(session, brought, data=database.path.parent, overwrite=False, dry_run=False)
    assert (done.new, done.skipped) == (done.records, 0)
    assert written_out(database) == written_out(opening())
