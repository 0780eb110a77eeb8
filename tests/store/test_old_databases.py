"""Every version that was ever released opens and restores today; its sample lies in tests/data/old_databases."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.store import probe, restore
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import SCHEMA_VERSION
from opspath_desktop.store.tables import DERIVED

NOW = "2026-11-22T08:00:00Z"
SAMPLES = sorted((Path(__file__).parents[1] / "data" / "old_databases").glob("*.sql"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return tmp_path / "old.db"


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        kept = [name for name in tables if name not in DERIVED]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept}


def test_every_version_has_its_sample() -> None:
    assert [int(path.stem) for path in SAMPLES] == list(range(1, SCHEMA_VERSION + 1)), "Run python -m tests.records"


def test_an_old_database_is_restored_whole(old: Path, data: Path) -> None:
    before = counts(old)
    restore.restore(old, data, now=NOW)
    assert counts(data / "opspath.db").items() >= before.items()
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_an_old_database_is_opened_whole(old: Path, data: Path, opening: Callable[[], Database]) -> None:
    before = counts(old)
    data.mkdir()
    old.rename(data / "opspath.db")
    opening()
    assert counts(data / "opspath.db").items() >= before.items()
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert probe.is_good(data / "opspath.db")
