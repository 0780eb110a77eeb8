"""Opening a folder: what is new is made, what is newer, foreign or damaged is left byte-identical and told."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.errors import Trouble
from opspath_desktop.store import backup
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION, Person
from opspath_desktop.store.upgrade import Damaged, reading_from, writing_to

NOW = "2026-11-22T08:00:00Z"
Opening = Callable[[], Database]


def clock() -> str:
    return NOW


def spoil(path: Path) -> bytes:
    """Zero a page in the middle of a database."""
    raw = bytearray(path.read_bytes())
    raw[8192:12288] = bytes(4096)
    path.write_bytes(raw)
    return bytes(raw)


def foreign(data: Path, *pragmas: str) -> bytes:
    data.mkdir()
    with closing(sqlite3.connect(data / "opspath.db")) as other:
        other.execute("CREATE TABLE recipe(name)")
        for pragma in pragmas:
            other.execute(f"PRAGMA {pragma}")
    return (data / "opspath.db").read_bytes()


def test_a_new_folder_gets_an_empty_database(data: Path, opening: Opening) -> None:
    opening()
    with closing(sqlite3.connect(data / "opspath.db")) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_database_of_another_program_is_left_alone(data: Path, opening: Opening) -> None:
    before = foreign(data)
    with pytest.raises(Trouble, match="another program"):
        opening()
    assert (data / "opspath.db").read_bytes() == before


def test_a_newer_database_is_left_alone_and_both_versions_are_told(data: Path, opening: Opening) -> None:
    before = foreign(data, f"application_id={APPLICATION_ID}", "user_version=99")
    with pytest.raises(Trouble, match=f"version is 99, this program knows {SCHEMA_VERSION}"):
        opening()
    assert (data / "opspath.db").read_bytes() == before


def test_a_damaged_database_offers_the_newest_good_backup(data: Path, opening: Opening) -> None:
    opening().close()
    good = backup.make(data / "opspath.db", data / "backups", now=NOW, reason="daily")
    before = spoil(data / "opspath.db")
    with pytest.raises(Damaged) as caught:
        opening()
    assert caught.value.backup == good.path
    assert (data / "opspath.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all", b"\0" * 5000])
def test_what_is_no_database_is_damaged(data: Path, opening: Opening, content: bytes) -> None:
    data.mkdir()
    (data / "opspath.db").write_bytes(content)
    with pytest.raises(Damaged, match="There is no backup"):
        opening()


def test_an_emptied_database_offers_the_backup(data: Path, opening: Opening) -> None:
    opening().close()
    good = backup.make(data / "opspath.db", data / "backups", now=NOW, reason="daily")
    (data / "opspath.db").write_bytes(b"")
    with pytest.raises(Damaged) as caught:
        opening()
    assert caught.value.backup == good.path


def test_a_clean_end_takes_the_mark_away(data: Path, opening: Opening) -> None:
    database = opening()
    assert (data / "unclean").exists()
    database.close()
    assert not (data / "unclean").exists()


def test_after_an_unclean_end_the_check_is_thorough(data: Path, opening: Opening) -> None:
    opening().close()
    with closing(sqlite3.connect(data / "opspath.db")) as other:
        columns = "uuid, created_at, updated_at, measure_id, on_date, seq, value, missing, excluded, reason, note"
        other.execute(f"INSERT INTO data_point({columns}) VALUES ('u', '', '', 99, '2026-01-01', 0, 1.0, 0, 0, '', '')")
        other.commit()
    opening().close()
    (data / "unclean").touch()
    with pytest.raises(Damaged):
        opening()


def test_a_killed_change_is_taken_back(data: Path, opening: Opening) -> None:
    opening().close()
    copied = data / "opspath.db"
    with closing(sqlite3.connect(copied, isolation_level=None)) as killed:
        killed.execute("PRAGMA cache_size=1")
        killed.execute("BEGIN")
        killed.executemany(
            "INSERT INTO person(uuid, created_at, updated_at, name, role, job_title, organisation) "
            "VALUES (?, '', '', ?, 'other', '', '')",
            [(str(n), "x" * 500) for n in range(300)],
        )
        half, journal = copied.read_bytes(), Path(f"{copied}-journal").read_bytes()
    copied.write_bytes(half)
    Path(f"{copied}-journal").write_bytes(journal)
    with opening().read() as session:
        assert session.query(Person).count() == 0


def test_reading_makes_nothing_where_there_is_nothing(data: Path) -> None:
    with reading_from(data, clock=clock, new_uuid=clock) as database:
        assert database is None
    assert not data.exists()


def test_reading_needs_no_lock(data: Path) -> None:
    with writing_to(data, clock=clock, new_uuid=clock), reading_from(data, clock=clock, new_uuid=clock) as database:
        assert database is not None
        with database.read() as session:
            assert session.query(Person).count() == 0


def test_entries_over_thirty_days_leave_the_trash_at_start(data: Path, opening: Opening) -> None:
    with closing(opening()) as database, database.change("Fill"):
        pass
    with closing(sqlite3.connect(data / "opspath.db")) as other:
        columns = "uuid, deleted_at, created_at, updated_at, kind, title, payload"
        row = f"INSERT INTO trash({columns}) VALUES (?, ?, '', '', '', '', '')"
        other.executemany(row, [("old", "2026-10-23T07:59:59Z"), ("young", "2026-10-23T08:00:01Z")])
        other.commit()
    opening()
    with closing(sqlite3.connect(data / "opspath.db")) as other:
        assert other.execute("SELECT uuid FROM trash").fetchall() == [("young",)]
