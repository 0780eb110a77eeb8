"""The check: every line passes on a sound folder, and each fault fails its own line."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.store import check
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Attachment


def failed(data: Path, **named: list[str]) -> list[str]:
    return [each.name for each in check.run(data, **named) if not each.ok]


@pytest.fixture
def sound(data: Path, opening: Callable[[], Database]) -> Path:
    opening().close()
    (data / "opspath.db").chmod(0o600)
    return data


def test_a_sound_folder_passes(sound: Path) -> None:
    assert failed(sound) == []


def test_a_folder_without_data_passes_and_is_not_made(data: Path) -> None:
    assert failed(data) == []
    assert not data.exists()


def test_a_damaged_page_fails_the_integrity(sound: Path) -> None:
    raw = bytearray((sound / "opspath.db").read_bytes())
    raw[8192:12288] = bytes(4096)
    (sound / "opspath.db").write_bytes(raw)
    assert "integrity" in failed(sound)


def test_another_file_fails_as_not_ours(sound: Path) -> None:
    (sound / "opspath.db").write_text("nothing")
    assert failed(sound) == ["application_id"]


def test_a_newer_file_fails_the_version(sound: Path) -> None:
    with closing(sqlite3.connect(sound / "opspath.db")) as connection:
        connection.execute("PRAGMA user_version=99")
    assert failed(sound) == ["schema"]


def test_a_missing_attachment_is_named(sound: Path, opening: Callable[[], Database]) -> None:
    with closing(opening()) as database, database.change("Attach") as session:
        session.add(Attachment(sha256="a" * 64, name="note.txt", size=1))
    results = {each.name: each for each in check.run(sound)}
    assert results["attachments"].detail == "Missing or damaged: note.txt"


def test_a_file_that_others_may_read_is_named(sound: Path) -> None:
    (sound / "opspath.db").chmod(0o644)
    assert failed(sound) == ["permissions"]


def test_a_problem_of_a_pack_fails(sound: Path) -> None:
    assert failed(sound, pack_problems=["pack.yaml:3: unknown key"]) == ["packs"]


def test_missing_fonts_fail(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "resource_dir", lambda: tmp_path)
    assert failed(sound) == ["fonts"]
