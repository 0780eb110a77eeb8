"""The commands that write and read files: plan, export, import, backup, restore."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Command

SIZES = {"a4": (595, 842), "letter": (612, 792)}
COUNTS = ("records", "new", "matched", "updated", "unchanged", "skipped")


def other(tmp_path: Path) -> tuple[str, Path]:
    return "--data-dir", tmp_path / "other"


# --- plan


@pytest.mark.parametrize("paper", list(SIZES))
def test_the_plan_is_written_on_the_paper_asked_for(opspath: Command, lived: Path, tmp_path: Path, paper: str) -> None:
    said = opspath("plan", tmp_path / "new" / "plan.pdf", "--paper", paper)
    assert (said.code, said.err) == (0, "")
    document = pypdfium2.PdfDocument(tmp_path / "new" / "plan.pdf")
    width, height = SIZES[paper]
    sizes = {tuple(map(round, page.get_size())) for page in document}
    assert sizes == {(width, height), (height, width)}  # the A3 of a pilot lies on its long side
    assert f"{len(document)} pages" in said.out
    document.close()


def test_a_plan_of_nothing_is_still_a_plan(opspath: Command, data: Path, tmp_path: Path) -> None:
    assert opspath("plan", tmp_path / "plan.pdf", "--kind", "full", "--review", "next").code == 0
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert not data.exists()


def test_a_plan_over_a_folder_is_trouble(opspath: Command, lived: Path, tmp_path: Path) -> None:
    said = opspath("plan", tmp_path)
    assert said.code == 3
    assert "The plan could not be written: a folder has this name. Your data is safe." in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


# --- export and import


@pytest.mark.parametrize("ending", ["zip", "json"])
def test_equal_records_give_equal_bytes(opspath: Command, lived: Path, tmp_path: Path, ending: str) -> None:
    files = [tmp_path / f"first.{ending}", tmp_path / f"second.{ending}"]
    for file in files:
        assert opspath("export", file).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_json_is_the_data_of_the_archive(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("export", tmp_path / "all", "--format", "archive")
    opspath("export", tmp_path / "all.json")
    with zipfile.ZipFile(tmp_path / "all") as archive:
        assert archive.read("data.json") == (tmp_path / "all.json").read_bytes()
        packed = {name for name in archive.namelist() if name.startswith("attachments/")}
    assert packed == {path.relative_to(lived).as_posix() for path in lived.glob("attachments/*/*")}
    assert packed


def test_an_ending_that_says_nothing_is_refused(opspath: Command, lived: Path, tmp_path: Path) -> None:
    assert opspath("export", tmp_path / "all.txt").code == 1
    assert not (tmp_path / "all.txt").exists()


@pytest.mark.parametrize("ending", ["zip", "json"])
def test_an_import_tells_new_and_then_unchanged(opspath: Command, lived: Path, tmp_path: Path, ending: str) -> None:
    opspath("export", tmp_path / f"all.{ending}")
    first = opspath("import", tmp_path / f"all.{ending}", "--json", *other(tmp_path)).json
    assert set(first) == {"format", *COUNTS, "problems", "items", "dry_run"}
    assert (first["format"], first["dry_run"], first["items"]) == ("archive", False, [])
    assert first["records"] == sum(first[name] for name in COUNTS[1:])
    again = opspath("import", tmp_path / f"all.{ending}", "--json", *other(tmp_path)).json
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, first["new"])


def test_what_was_imported_exports_to_the_same_bytes(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("export", tmp_path / "all.zip")
    opspath("import", tmp_path / "all.zip", *other(tmp_path))
    opspath("export", tmp_path / "back.zip", *other(tmp_path))
    assert (tmp_path / "back.zip").read_bytes() == (tmp_path / "all.zip").read_bytes()


def test_a_dry_run_counts_and_writes_nothing(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("export", tmp_path / "all.zip")
    found = opspath("import", tmp_path / "all.zip", "--dry-run", "--json", *other(tmp_path)).json
    assert found["dry_run"] is True
    assert found["new"] > 0
    assert opspath("status", "--json", *other(tmp_path)).json["books"] == 0


def test_only_overwrite_lets_the_file_win(opspath: Command, lived: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    opspath("export", file)
    whole = json.loads(file.read_text("utf-8"))
    whole["records"]["book"][0]["title"] = "Another title"
    file.write_text(json.dumps(whole), "utf-8")
    kept = opspath("import", file, "--json").json
    assert (kept["updated"], kept["unchanged"] + kept["skipped"]) == (0, kept["records"])
    won = opspath("import", file, "--overwrite", "--json").json
    assert won["updated"] == 1
    opspath("export", tmp_path / "after.json")
    assert "Another title" in (tmp_path / "after.json").read_text("utf-8")


def test_an_import_names_the_way_back(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("export", tmp_path / "before.json")
    opspath("export", tmp_path / "all.zip")
    opspath("stage", "stg.performance")
    line = opspath("import", tmp_path / "all.zip", "--overwrite").out.splitlines()[-1]
    opspath("restore", line.removeprefix("The way back: opspath restore "))
    assert opspath("status", "--json").json["stage"] == "stg.performance"


@pytest.mark.parametrize("text", ["", "{}", '{"format": "opspath", "version": 0, "records": {}}', "PK\x03\x04 no zip"])
def test_a_file_that_is_no_archive_is_refused(opspath: Command, lived: Path, tmp_path: Path, text: str) -> None:
    before = opspath("status", "--json").json
    (tmp_path / "x.zip").write_text(text, "utf-8")
    assert opspath("import", tmp_path / "x.zip").code == 1
    assert opspath("status", "--json").json == before


# --- backup and restore


def test_a_backup_restores_what_was(opspath: Command, lived: Path, tmp_path: Path) -> None:
    before = opspath("status", "--json").json
    assert opspath("backup", tmp_path / "kept.zip").out == f"Backup: {tmp_path / 'kept.zip'}\n"
    opspath("stage", "stg.enterprise")
    said = opspath("restore", tmp_path / "kept.zip")
    assert said.code == 0
    assert "What it replaced is kept: " in said.out
    assert opspath("status", "--json").json == before


def test_what_a_restore_replaces_can_be_restored(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("backup", tmp_path / "kept.zip")
    opspath("stage", "stg.enterprise")
    lines = opspath("restore", tmp_path / "kept.zip").out.splitlines()
    kept = next(line for line in lines if line.startswith("What it replaced is kept: "))
    assert opspath("restore", kept.removeprefix("What it replaced is kept: ")).code == 0
    assert opspath("status", "--json").json["stage"] == "stg.enterprise"


def test_without_a_name_the_backup_lies_in_the_folder(opspath: Command, lived: Path) -> None:
    path = Path(opspath("backup").out.removeprefix("Backup: ").strip())
    assert path.parent == lived / "backups"
    assert path.stat().st_mode & 0o077 == 0


def test_there_is_no_backup_of_nothing(opspath: Command, data: Path) -> None:
    assert opspath("backup").code == 1
    assert not data.exists()


def test_a_backup_restores_to_a_new_computer(opspath: Command, lived: Path, tmp_path: Path) -> None:
    opspath("backup", tmp_path / "kept.zip")
    assert opspath("restore", tmp_path / "kept.zip", *other(tmp_path)).code == 0
    assert opspath("check", *other(tmp_path)).code == 0
    for folder, name in ((lived, "here"), (tmp_path / "other", "there")):
        opspath("export", tmp_path / f"{name}.zip", "--data-dir", folder)
    assert (tmp_path / "here.zip").read_bytes() == (tmp_path / "there.zip").read_bytes()


def test_a_file_that_is_no_backup_is_refused(opspath: Command, lived: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"hello")
    before = opspath("status", "--json").json
    assert opspath("restore", tmp_path / "x.zip").code == 1
    assert opspath("status", "--json").json == before


@pytest.mark.parametrize(("system", "day"), [("de_DE.UTF-8", "27. November 2026"), ("en_GB.UTF-8", "27 November 2026")])
def test_the_paper_writes_dates_as_the_window_does(
    opspath: Command, lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, day: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    opspath("plan", tmp_path / "plan.pdf")
    with closing(pypdfium2.PdfDocument(tmp_path / "plan.pdf")) as printed:
        assert day in printed[0].get_textpage().get_text_bounded()
