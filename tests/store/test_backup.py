"""Backups: proven copies, made while the window writes, and no more of them than are worth their room."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from opspath_desktop.errors import Trouble
from opspath_desktop.store import backup
from opspath_desktop.store.attachments import copy_in
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot
from tests.records import one_of_each

NOW = "2026-11-22T08:00:00Z"


def test_a_backup_holds_what_the_database_holds(
    data: Path, opening: Callable[[], Database], dump: Callable[[Path], list[str]]
) -> None:
    with opening().change("Fill") as session:
        one_of_each(session)
    made = backup.make(data / "opspath.db", data / "backups", now=NOW, reason="manual")
    assert dump(made.path) == dump(data / "opspath.db")
    assert (made.made, made.reason, made.path.stat().st_mode & 0o777) == (NOW, "manual", 0o600)


def test_a_backup_is_made_while_a_change_is_open(data: Path, opening: Callable[[], Database]) -> None:
    database = opening()
    with database.change("Open") as session:
        session.add(Pilot(title="Not yet", started_on=date(2026, 1, 1)))
        session.flush()
        made = backup.make(database.path, data / "backups", now=NOW, reason="manual")
    with closing(sqlite3.connect(made.path)) as copied:
        assert copied.execute("SELECT count(*) FROM pilot").fetchone() == (0,)


def test_a_day_gets_one_daily_backup(data: Path, opening: Callable[[], Database], tmp_path: Path) -> None:
    opening()
    assert backup.daily(data, now=NOW, second=tmp_path / "second") is not None
    assert backup.daily(data, now="2026-11-22T20:00:00Z") is None
    assert backup.daily(data, now="2026-11-23T00:00:00Z") is not None
    assert len(backup.listing(tmp_path / "second")) == 1


def test_an_empty_folder_gets_no_backup(data: Path) -> None:
    assert backup.daily(data, now=NOW) is None
    assert not data.exists()


def test_rotation_keeps_fourteen_days_and_twelve_months(tmp_path: Path) -> None:
    for month in range(1, 13):
        for day in (1, 2, 3):
            for year in (2025, 2026):
                (tmp_path / f"opspath-{year}{month:02}{day:02}T080000Z-daily.db").touch()
    (tmp_path / "mine.db").touch()
    backup.rotate(tmp_path)
    kept = [each.made[:10] for each in backup.listing(tmp_path)]
    assert kept[:3] == ["2026-12-03", "2026-12-02", "2026-12-01"]
    assert kept[-1] == "2026-01-03"
    assert len(kept) == 14 + 12 - 5
    assert (tmp_path / "mine.db").exists()


def test_the_newest_good_backup_is_not_the_newest_damaged_one(data: Path, opening: Callable[[], Database]) -> None:
    opening()
    good = backup.make(data / "opspath.db", data / "backups", now=NOW, reason="daily")
    bad = backup.make(data / "opspath.db", data / "backups", now="2026-11-23T08:00:00Z", reason="daily")
    raw = bytearray(bad.path.read_bytes())
    raw[4096:8192] = bytes(4096)
    bad.path.write_bytes(raw)
    assert backup.newest_good(data / "backups") == good.path


def test_a_damaged_database_gives_no_backup(data: Path, opening: Callable[[], Database]) -> None:
    opening().close()
    path = data / "opspath.db"
    raw = bytearray(path.read_bytes())
    raw[4096:8192] = bytes(4096)
    path.write_bytes(raw)
    with pytest.raises(Trouble):
        backup.make(path, data / "backups", now=NOW, reason="manual")
    assert list((data / "backups").iterdir()) == []


def test_the_zip_holds_database_and_attachments(data: Path, opening: Callable[[], Database], tmp_path: Path) -> None:
    opening()
    (tmp_path / "note.txt").write_text("evidence")
    copied = copy_in(data, tmp_path / "note.txt")
    made = backup.full(data, tmp_path / "all.zip", now=NOW)
    with ZipFile(made.path) as archive:
        names = archive.namelist()
    assert names == [f"attachments/{copied.sha256[:2]}/{copied.sha256}", "opspath.db", "manifest.json"]


def test_a_full_backup_without_a_name_is_listed(data: Path, opening: Callable[[], Database]) -> None:
    opening()
    made = backup.full(data, now=NOW)
    assert backup.listing(data / "backups") == [made]
    assert backup.newest_good(data / "backups") == made.path


def test_a_backup_made_under_a_clock_that_went_back_stays(data: Path, opening: Callable[[], Database]) -> None:
    opening()
    for day in range(1, 29):
        for month in range(1, 13):
            (data / "backups" / f"opspath-2027{month:02}{day:02}T080000Z-import.db").touch()
    assert backup.make(data / "opspath.db", data / "backups", now=NOW, reason="import").path.is_file()
