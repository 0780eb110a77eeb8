"""What is refused leaves nothing behind, and no name of a folder or file is a fault of ours."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.store.schema import SCHEMA_VERSION
from tests.cli.conftest import Command


def test_an_unknown_stage_makes_no_folder(opspath: Command, data: Path) -> None:
    assert opspath("stage", "stg.nowhere").code == 1
    assert not data.exists()


@pytest.mark.parametrize("version", [SCHEMA_VERSION, SCHEMA_VERSION + 1])
def test_an_archive_that_is_not_taken_makes_no_folder(
    opspath: Command, data: Path, tmp_path: Path, version: int
) -> None:
    text = f'{{"format": "opspath", "version": {version}, "records": {{"book": [{{}}]}}}}'
    (tmp_path / "bad.json").write_text(text, "utf-8")
    assert opspath("import", tmp_path / "bad.json").code == (1 if version == SCHEMA_VERSION else 3)
    assert not data.exists()


@pytest.mark.parametrize("name", ["missing.zip", "bad.zip", "."])
def test_a_file_that_cannot_be_restored_makes_no_folder(
    opspath: Command, data: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "bad.zip").write_text("no backup", "utf-8")
    assert opspath("restore", tmp_path / name).code in (1, 3)
    assert not data.exists()


@pytest.mark.parametrize("words", [["status"], ["check"], ["backup"], ["stage", "stg.performance"]])
def test_a_name_that_no_folder_can_have_is_trouble(opspath: Command, words: list[str]) -> None:
    said = opspath(*words, "--data-dir", "a" * 300)
    assert said.code == 3


def test_the_home_of_nobody_is_trouble(opspath: Command) -> None:
    said = opspath("status", "--data-dir", "~nobody-of-this-name/data")
    assert (said.code, "home" in said.err) == (3, True)


def test_the_data_folder_is_told_from_the_root(
    opspath: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert opspath("status", "--json", "--data-dir", "near").json["data_dir"] == os.fspath(tmp_path / "near")


@pytest.mark.parametrize("command", ["plan", "backup", "export"])
@pytest.mark.parametrize("name", ["opspath.db", "lock", "attachments/new.zip"])
def test_no_command_writes_over_the_data(opspath: Command, lived: Path, command: str, name: str) -> None:
    before = (lived / "opspath.db").read_bytes()
    more = ["--format", "archive"] if command == "export" else []
    said = opspath(command, lived / name, *more)
    assert (said.code, "data folder" in said.err) == (1, True)
    assert (lived / "opspath.db").read_bytes() == before


def test_a_backup_may_lie_among_the_backups(opspath: Command, lived: Path) -> None:
    assert opspath("backup", lived / "backups" / "mine.zip").code == 0


@pytest.mark.parametrize("pragma", ["user_version = 99", "application_id = 5"])
def test_a_backup_of_what_is_not_ours_does_not_say_damaged(opspath: Command, lived: Path, pragma: str) -> None:
    with closing(sqlite3.connect(lived / "opspath.db")) as connection:
        connection.execute(f"PRAGMA {pragma}")
    said = opspath("backup", lived.parent / "x.zip")
    assert (said.code, "damaged" in said.err) == (3, False)


def test_an_export_that_is_not_built_yet_is_wrong_usage(opspath: Command, tmp_path: Path) -> None:
    assert opspath("export", tmp_path / "x.ics").code == 2


def test_a_rehearsal_does_not_wait_for_a_writer(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("export", tmp_path / "all.zip")
    with closing(sqlite3.connect(lived / "opspath.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert opspath("import", tmp_path / "all.zip", "--dry-run").code == 0
