"""Restore: what it takes it copies row by row, what it replaces it keeps, and what is not ours it refuses."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.store import attachments, backup, restore
from opspath_desktop.store.database import Change, Database
from opspath_desktop.store.schema import SCHEMA_VERSION, Attachment, Pilot
from tests.records import one_of_each

NOW = "2026-11-22T08:00:00Z"
Opening = Callable[[], Database]
Dump = Callable[[Path], list[str]]


@pytest.fixture
def saved(data: Path, opening: Opening, tmp_path: Path) -> Path:
    """Return a backup with one of each record; the database itself is emptied afterwards."""
    database = opening()
    with database.change("Fill") as session:
        one_of_each(session)
    saved = backup.make(database.path, tmp_path / "elsewhere", now=NOW, reason="manual").path
    database.undo()
    database.close()
    return saved


def test_a_restored_database_holds_what_the_backup_holds(data: Path, saved: Path, dump: Dump) -> None:
    restore.restore(saved, data, now=NOW)
    found, kept = dump(data / "opspath.db"), dump(saved)
    assert found == [line for line in kept if not line.startswith('INSERT INTO "pilot_summary"')]  # worked out anew
    assert (data / "opspath.db").stat().st_mode & 0o777 == 0o600


def test_what_is_replaced_is_kept(data: Path, saved: Path, dump: Dump) -> None:
    before = dump(data / "opspath.db")
    restored = restore.restore(saved, data, now=NOW)
    assert restored.kept is not None
    assert dump(restored.kept) == before


def test_a_damaged_database_is_replaced_and_kept_as_bytes(data: Path, saved: Path) -> None:
    raw = bytearray((data / "opspath.db").read_bytes())
    raw[8192:12288] = bytes(4096)
    (data / "opspath.db").write_bytes(raw)
    restored = restore.restore(saved, data, now=NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == bytes(raw)
    assert backup.newest_good(data / "backups") is None


def test_missing_attachments_are_listed(data: Path, saved: Path) -> None:
    assert restore.restore(saved, data, now=NOW).missing == ("name 1 “ö”\n'; --",)


def test_a_zip_brings_its_attachments_along(data: Path, opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("evidence")
    with closing(opening()) as database, database.change("Attach") as session:
        copied = attachments.copy_in(data, tmp_path / "note.txt")
        session.add(Attachment(sha256=copied.sha256, name=copied.name, size=copied.size))
    made = backup.full(data, tmp_path / "all.zip", now=NOW)
    other = tmp_path / "other"
    assert restore.restore(made.path, other, now=NOW).missing == ()
    assert attachments.place(other, copied.sha256).read_text() == "evidence"


def test_the_window_restores_without_closing(data: Path, saved: Path, opening: Opening) -> None:
    database = opening()
    told: list[Change] = []
    database.listeners.append(told.append)
    restore.restore_into(database, saved, label="Restore")
    with database.read() as session:
        assert session.query(Pilot).count() == 1
    assert "pilot" in told[0].tables
    assert database.undo() is None


def test_after_a_refused_restore_the_window_goes_on(saved: Path, opening: Opening, tmp_path: Path) -> None:
    database = opening()
    (tmp_path / "x.db").write_text("nothing")
    with pytest.raises(Refused):
        restore.restore_into(database, tmp_path / "x.db", label="Restore")
    with database.change("Add") as session:
        one_of_each(session)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM book; END",
        "CREATE VIEW v AS SELECT * FROM person",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "ALTER TABLE person ADD COLUMN g AS (name || 'x')",
        "CREATE TABLE extra(x)",
        "DROP TABLE postponement",
        "DROP INDEX ix_log_entry_reading_id",
        "PRAGMA application_id=1",
        "PRAGMA user_version=0",
        "PRAGMA user_version=-1",
        "DELETE FROM book",
        "UPDATE data_point SET value = 'text'",
        "UPDATE person SET name = x'ff00ff'",
        "UPDATE person SET name = CAST(x'ff' AS TEXT)",
        "UPDATE log_entry SET on_date = 'tomorrow'",
        "UPDATE person SET created_at = 'yesterday'",
        "INSERT INTO trash VALUES (99, 'u-99', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'once', 'x', 'x', '{}')",
    ],
)
def test_an_altered_backup_is_refused_and_nothing_changes(data: Path, saved: Path, statement: str) -> None:
    before = (data / "opspath.db").read_bytes()
    with closing(sqlite3.connect(saved, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement)
    with pytest.raises(Refused):
        restore.restore(saved, data, now=NOW)
    assert (data / "opspath.db").read_bytes() == before
    assert not [path for path in data.iterdir() if path.name.startswith(".restore")]


def test_a_newer_backup_names_both_versions(data: Path, saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(Trouble, match=rf"99.*this program knows {SCHEMA_VERSION}"):
        restore.restore(saved, data, now=NOW)


def test_a_damaged_backup_is_refused(data: Path, saved: Path) -> None:
    raw = bytearray(saved.read_bytes())
    raw[8192:12288] = bytes(4096)
    saved.write_bytes(raw)
    with pytest.raises(Refused, match="damaged"):
        restore.restore(saved, data, now=NOW)


def test_a_link_is_no_backup(data: Path, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(saved)
    with pytest.raises(Refused, match="is a link"):
        restore.restore(tmp_path / "link.db", data, now=NOW)


def test_a_folder_is_no_backup(data: Path, saved: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a link, a folder"):
        restore.restore(tmp_path, data, now=NOW)


def test_a_file_of_holes_is_no_backup(data: Path, saved: Path) -> None:
    os.truncate(saved, 5 * 1024**3)
    with pytest.raises(Refused, match="too big"):
        restore.restore(saved, data, now=NOW)


def test_a_missing_backup_is_told(data: Path, saved: Path) -> None:
    with pytest.raises(Trouble, match="There is no"):
        restore.restore(saved.with_name("no.db"), data, now=NOW)


def test_a_full_disk_changes_nothing(data: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore.shutil, "copyfile", full)
    before = (data / "opspath.db").read_bytes()
    with pytest.raises(Trouble, match="The disk is full"):
        restore.restore(saved, data, now=NOW)
    assert (data / "opspath.db").read_bytes() == before
