"""The command as a whole: exit codes, the two ways to name the data folder, and what a person sees of a mistake."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from opspath_desktop import __version__
from opspath_desktop.store.folder import prepare
from opspath_desktop.store.lock import held
from tests.cli.conftest import Command

WRITERS = [
    ("stage", "stg.improvement"),
    ("demo", "--no-window"),
    ("restore", "backup.zip"),
]


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real program as its own process."""
    command = [sys.executable, "-m", "opspath_desktop", *words]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_a_real_process_answers_and_says_nothing_else(tmp_path: Path) -> None:
    done = process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"opspath {__version__}\n", "")
    done = process("--data-dir", str(tmp_path), "stage", "stg.nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("opspath: The pathway has no stage “stg.nowhere”.")
    assert done.stderr.count("\n") == 1


def test_a_pipe_whose_reader_went_away_is_no_fault(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "opspath_desktop", "pack", "schema"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words", [["--help"], ["plan", "--help"], ["pack", "--help"], ["--version"]])
def test_help_and_version_are_done(opspath: Command, words: list[str]) -> None:
    said = opspath(*words)
    assert (said.code, said.err) == (0, "")
    assert said.out


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["stage"],
        ["plan"],
        ["plan", "x.pdf", "--kind", "summary"],
        ["plan", "x.pdf", "--kind", "prep"],
        ["plan", "x.pdf", "--fillable"],
        ["plan", "x.pdf", "--paper", "a3"],
        ["export", "x.ics", "--format", "ics"],
        ["import", "x.csv", "--format", "openreads"],
        ["import", "x.csv", "--shelf", "waiting"],
        ["import", "x.csv", "--shelf", "waiting=maybe"],
        ["chart"],
        ["chart", "x.csv", "--kind", "imr"],
        ["chart", "x.csv", "--rules", "nelson"],
        ["chart", "x.csv", "--trend", "8"],
        ["pack"],
        ["pack", "diff", "a", "b"],
        ["status", "--nonsense"],
    ],
    ids=" ".join,
)
def test_what_does_not_exist_is_wrong_usage_and_makes_nothing(opspath: Command, data: Path, words: list[str]) -> None:
    said = opspath(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: ")
    assert not data.exists()


def test_the_data_folder_is_named_before_or_after_the_command(opspath: Command, data: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assert opspath("--data-dir", before, "stage", "stg.improvement").code == 0
    assert opspath("stage", "stg.improvement", "--data-dir", after).code == 0
    assert (before / "opspath.db").exists()
    assert (after / "opspath.db").exists()
    assert not data.exists()
    assert opspath("pack", "list", "--data-dir", after).code == 0


def test_the_environment_names_the_data_folder(opspath: Command, data: Path) -> None:
    assert opspath("stage", "stg.improvement").code == 0
    assert opspath("status", "--json").json["data_dir"] == str(data)


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "22.11.2026"])
@pytest.mark.parametrize(
    "words", [["status"], ["stage", "stg.improvement"], ["check"], ["demo", "--no-window"]], ids=" ".join
)
def test_a_day_that_is_none_is_refused_by_every_command(
    opspath: Command, data: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], day: str
) -> None:
    monkeypatch.setenv("OPSPATH_TODAY", day)
    said = opspath(*words)
    assert (said.code, said.out) == (1, "")
    assert "OPSPATH_TODAY must be a day like 2026-01-31" in said.err
    assert not data.exists()


def test_the_day_can_be_fixed(opspath: Command, lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPATH_TODAY", "2026-12-24")
    assert opspath("backup").out.strip().endswith("backups/opspath-20261224T120000Z-manual.zip")


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_a_folder_that_is_open_is_trouble(opspath: Command, data: Path, words: tuple[str, ...]) -> None:
    prepare(data)
    with held(data):
        said = opspath(*words)
    assert said.code == 3
    assert said.err.startswith("opspath: OpsPath is open on this folder. Nothing was changed. Close its window")


def test_reading_needs_no_lock(opspath: Command, lived: Path, tmp_path: Path) -> None:
    with held(lived):
        assert opspath("status").code == 0
        assert opspath("plan", tmp_path / "plan.pdf").code == 0
        assert opspath("export", tmp_path / "all.zip").code == 0
        assert opspath("backup", tmp_path / "backup.zip").code == 0
        assert opspath("check").code == 0


def test_a_writer_leaves_the_folder_private(opspath: Command, data: Path) -> None:
    opspath("stage", "stg.improvement")
    assert [path.name for path in data.rglob("*") if path.stat().st_mode & 0o077] == []


def test_nothing_but_the_window_loads_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from opspath_desktop.cli import main; assert main(sys.argv[1:]) == 0;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    for words in (["status"], ["stage", "stg.improvement"], ["plan", str(tmp_path / "p.pdf")], ["check"]):
        command = [sys.executable, "-c", code, "--data-dir", str(tmp_path / "data"), *words]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0, words


Reading = Callable[[], dict[str, bytes]]


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["plan", "{}/p.pdf"],
        ["export", "{}/a.zip"],
        ["backup", "{}/b.zip"],
        ["check"],
        ["demo", "--no-window"],
    ],
    ids=" ".join,
)
def test_commands_that_only_read_or_refuse_change_no_byte(
    opspath: Command, contents: Reading, tmp_path: Path, words: list[str]
) -> None:
    before = contents()
    opspath(*[word.format(tmp_path) for word in words])
    assert contents() == before
