"""`opspath demo`: fills an empty folder once, and the other commands find a year in it."""

import json
from pathlib import Path

import pytest

from opspath_desktop.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("OPSPATH_TODAY", "2026-11-22")
    return str(tmp_path / "data")


def status(folder: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert main(["status", "--json", "--data-dir", folder]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_it_fills_the_folder_and_says_where(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", folder, "demo", "--no-window"]) == 0
    assert folder in capsys.readouterr().out
    found = status(folder, capsys)
    assert found["stage"] == "stg.improvement"
    assert [review["meeting_date"] for review in found["reviews"]] == ["2026-05-22", "2026-11-27"]  # type: ignore[attr-defined]  # JSON


def test_a_second_time_is_refused_in_one_line_and_changes_nothing(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["demo", "--no-window", "--data-dir", folder])
    before = status(folder, capsys)
    assert main(["demo", "--no-window", "--data-dir", folder]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert status(folder, capsys) == before


def test_its_plan_and_its_archive_can_be_written(folder: str, tmp_path: Path) -> None:
    main(["demo", "--no-window", "--data-dir", folder])
    assert main(["--data-dir", folder, "plan", str(tmp_path / "plan.pdf")]) == 0
    assert main(["--data-dir", folder, "export", str(tmp_path / "all.zip")]) == 0
    assert main(["--data-dir", str(tmp_path / "other"), "import", str(tmp_path / "all.zip")]) == 0
    assert main(["--data-dir", str(tmp_path / "other"), "check"]) == 0
