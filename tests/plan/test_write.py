"""A plan is written whole or not at all, and never over another file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from opspath_desktop import files
from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.plan.write import free_name, write

DAY = date(2026, 11, 22)


def test_the_name_holds_the_day(tmp_path: Path) -> None:
    assert free_name(tmp_path, DAY) == tmp_path / "OpsPath plan 2026-11-22.pdf"


def test_a_taken_name_is_counted_up(tmp_path: Path) -> None:
    for expected in (
        "OpsPath plan 2026-11-22.pdf",
        "OpsPath plan 2026-11-22 (2).pdf",
        "OpsPath plan 2026-11-22 (3).pdf",
    ):
        target = free_name(tmp_path, DAY)
        assert target.name == expected
        write(b"%PDF", target)


def test_the_folder_is_made_and_nothing_else_stays(tmp_path: Path) -> None:
    target = tmp_path / "Documents" / "OpsPath" / "plan.pdf"
    write(b"%PDF", target)
    assert target.read_bytes() == b"%PDF"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_the_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    write(b"%PDF", tmp_path / "plan.pdf")
    (tmp_path / "other").touch()
    assert (tmp_path / "plan.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_a_private_process_exports_files_that_others_may_read_as_usual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_usual_mask", [0o022])
    write(b"%PDF", tmp_path / "plans" / "plan.pdf")
    assert (tmp_path / "plans" / "plan.pdf").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "plans").stat().st_mode & 0o777 == 0o755


def test_a_locked_target_is_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    def locked(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(Trouble) as told:
        write(b"new", target)
    assert str(told.value) == (
        "The plan could not be written: the file is open in another program or may not be changed."
        " Your data is safe. Choose another name or folder."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]
    assert target.read_bytes() == b"old"


def test_a_folder_in_the_way_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(Trouble, match="could not be written"):
        write(b"new", tmp_path / "plan.pdf")


def test_a_file_instead_of_the_folder_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(Trouble, match="cannot be reached"):
        write(b"new", tmp_path / "x" / "plan.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(Refused, match="device or a pipe"):
        write(b"%PDF", tmp_path / "pipe.pdf")
    assert (tmp_path / "pipe.pdf").is_fifo()


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"^The chart could not be written: a folder has this name\."):
        write(b"%PDF", tmp_path, "The chart could not be written: {reason}.")
