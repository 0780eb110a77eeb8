"""Attachments: copied in once, never changed, and deleted only when nothing at all names them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.store import attachments, backup, trash
from opspath_desktop.store.attachments import clean_up, copy_in, copy_out, place, safe_name
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Attachment

NOW = "2026-11-22T08:00:00Z"
LATER = "2096-01-01T00:00:00Z"  # after every file of the test


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("evidence")
    return path


def attach(database: Database, data: Path, source: Path) -> str:
    copied = copy_in(data, source)
    with database.change("Attach") as session:
        session.add(Attachment(sha256=copied.sha256, name=copied.name, size=copied.size))
    return copied.sha256


def test_a_file_is_copied_in_and_out(data: Path, opening: Callable[[], Database], note: Path, tmp_path: Path) -> None:
    opening()
    copied = copy_in(data, note)
    assert (copied.name, copied.size) == ("note.txt", 8)
    assert copy_out(data, copied.sha256, copied.name, tmp_path / "out").read_text() == "evidence"
    assert place(data, copied.sha256).stat().st_mode & 0o777 == 0o400


def test_the_same_file_lies_there_once(data: Path, opening: Callable[[], Database], note: Path) -> None:
    opening()
    assert copy_in(data, note) == copy_in(data, note)
    assert len([path for path in (data / "attachments").rglob("*") if path.is_file()]) == 1


def test_a_folder_is_refused(data: Path, opening: Callable[[], Database], tmp_path: Path) -> None:
    opening()
    with pytest.raises(Refused, match="is no file"):
        copy_in(data, tmp_path)


def test_a_loop_of_links_is_refused(data: Path, opening: Callable[[], Database], tmp_path: Path) -> None:
    opening()
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(Refused, match="cannot be read"):
        copy_in(data, tmp_path / "a")


def test_a_pipe_is_refused(data: Path, opening: Callable[[], Database], tmp_path: Path) -> None:
    opening()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="is no file"):
        copy_in(data, tmp_path / "pipe")


def test_a_file_over_100_mb_is_refused(data: Path, opening: Callable[[], Database], note: Path) -> None:
    opening()
    os.truncate(note, 101 * 1024**2)
    with pytest.raises(Refused, match="100 MB"):
        copy_in(data, note)


def test_a_full_disk_leaves_no_half_file(
    data: Path, opening: Callable[[], Database], note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening()

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(attachments, "sync", full)
    with pytest.raises(Trouble, match="The disk is full"):
        copy_in(data, note)
    assert [path for path in (data / "attachments").rglob("*") if path.is_file()] == []


def test_a_changed_file_is_not_handed_out(data: Path, opening: Callable[[], Database], note: Path) -> None:
    opening()
    copied = copy_in(data, note)
    place(data, copied.sha256).chmod(0o600)
    place(data, copied.sha256).write_text("forged")
    with pytest.raises(Trouble, match="missing or damaged"):
        copy_out(data, copied.sha256, copied.name, data)


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc/passwd", "_.._etc_passwd"), ("a\u202egpj.exe", "agpj.exe"), ("\0\n", "__"), ("...", "file")],
)
def test_a_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 300 + ".pdf") == "x" * 116 + ".pdf"


def test_an_unused_file_is_deleted_a_used_one_stays(
    data: Path, opening: Callable[[], Database], note: Path, tmp_path: Path
) -> None:
    database = opening()
    (tmp_path / "used.txt").write_text("used")
    used = attach(database, data, tmp_path / "used.txt")
    unused = copy_in(data, note).sha256
    assert clean_up(data, now=LATER) == 1
    assert place(data, used).exists()
    assert not place(data, unused).exists()


def test_a_young_file_stays(data: Path, opening: Callable[[], Database], note: Path) -> None:
    opening()
    path = place(data, copy_in(data, note).sha256)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert clean_up(data, now="2023-11-15T22:00:00Z") == 0
    assert clean_up(data, now="2023-11-15T22:20:00Z") == 1


def test_what_the_trash_names_stays(data: Path, opening: Callable[[], Database], note: Path) -> None:
    database = opening()
    attach(database, data, note)
    with database.change("Delete") as session:
        trash.discard(session, session.query(Attachment).one(), now=NOW, title="note", kind="attachment")
    assert clean_up(data, now=LATER) == 0


def test_what_a_backup_names_stays(data: Path, opening: Callable[[], Database], note: Path) -> None:
    database = opening()
    attach(database, data, note)
    made = backup.make(database.path, data / "backups", now=NOW, reason="daily")
    database.undo()
    assert clean_up(data, now=LATER) == 0
    made.path.unlink()
    assert clean_up(data, now=LATER) == 1


def test_an_unreadable_backup_stops_the_cleaning(data: Path, opening: Callable[[], Database], note: Path) -> None:
    opening()
    copy_in(data, note)
    (data / "backups" / "opspath-20261101T080000Z-daily.db").write_text("rubbish")
    assert clean_up(data, now=LATER) == 0
