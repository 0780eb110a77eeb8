"""Bad input: each gives a clear sentence (what happened, what is safe, what to do), and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from opspath_desktop import app, paths
from opspath_desktop.cli import main
from opspath_desktop.content import CORE, pack_folders
from opspath_desktop.errors import Trouble
from opspath_desktop.store.schema import SCHEMA_VERSION
from opspath_desktop.ui.dialogs import rescue
from tests import year

Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with the demo year."""
    return year.copy_to(tmp_path / "data")


@pytest.fixture
def opspath(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on the data folder and gives its exit code and outputs."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        code = main(["--data-dir", str(tmp_path / "data"), *map(str, words)])
        heard = capsys.readouterr()
        return code, heard.out, heard.err

    return run


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Trouble]:
    """Return what the window says instead of opening."""
    found: list[Trouble] = []
    monkeypatch.setattr(rescue, "tell", found.append)
    monkeypatch.setattr(rescue, "offer_backup", lambda damaged: found.append(damaged))
    return found


def sentences(error: str) -> int:
    """Count the sentences of a line; one line is all that a command says."""
    assert error.startswith("opspath: ")
    assert error.count("\n") == 1
    assert "Traceback" not in error
    return len(re.findall(r"[.!](?: |$)", error.strip()))


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder with its bytes, but for lock and log."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name not in ("lock", "opspath.log")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


# --- a data folder that cannot be written ---------------------------------------------------------------------------


def test_a_file_in_the_place_of_the_folder(
    opspath: Run, tmp_path: Path, qapp: QApplication, told: list[Trouble]
) -> None:
    (tmp_path / "data").write_text("mine")
    code, out, error = opspath("stage", "stg.improvement")
    assert (code, out, sentences(error)) == (3, "", 3)
    assert "cannot be written. Nothing was changed. Give yourself write access" in error
    assert app.run(tmp_path / "data") == 3
    assert all((told[0].what, told[0].safe, told[0].todo))
    assert (tmp_path / "data").read_text() == "mine"


def test_a_folder_that_takes_no_file(
    opspath: Run, data: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, told: list[Trouble]
) -> None:
    def refuse(**_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    before = files(data)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    code, out, error = opspath("stage", "stg.performance")
    assert (code, out, sentences(error)) == (3, "", 3)
    assert app.run(data) == 3
    assert "cannot be written" in told[0].what
    assert files(data) == before
    assert opspath("status")[0] == 0  # reading goes on


# --- a damaged, foreign or newer database ---------------------------------------------------------------------------


def damaged(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + b"\xff" * (len(raw) - 4096))


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


FAULTS: dict[Callable[[Path], None], str] = {
    damaged: "is damaged. It was left as it is, and the backups are unchanged. Restore the newest good backup: ",
    truncated: "is damaged. It was left as it is, and the backups are unchanged. Restore the newest good backup: ",
    foreign: "is the database of another program. It was left as it is. Move it away",
    newer: f"was written by a newer OpsPath: its version is {SCHEMA_VERSION + 1}, this program knows {SCHEMA_VERSION}. "
    "It was left as it is. Install",
}


@pytest.mark.parametrize("words", [["stage", "stg.performance"], ["demo", "--no-window"]], ids=" ".join)
@pytest.mark.parametrize("spoil", list(FAULTS))
def test_a_database_that_cannot_be_opened(
    opspath: Run, data: Path, spoil: Callable[[Path], None], words: list[str]
) -> None:
    assert opspath("backup")[0] == 0
    spoil(data / "opspath.db")
    before = files(data)
    code, out, error = opspath(*words)
    assert (code, out) == (3, "")
    assert sentences(error) >= 2  # a path may stand at the end
    assert FAULTS[spoil] in error
    assert files(data) == before


@pytest.mark.parametrize("spoil", list(FAULTS))
def test_reading_a_database_that_cannot_be_read(
    opspath: Run, data: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(data / "opspath.db")
    before = files(data)
    for words in (["status"], ["plan", tmp_path / "plan.pdf"], ["export", tmp_path / "all.zip"]):
        code, out, error = opspath(*words)
        assert (code, out) == (3, ""), words
        assert sentences(error) >= 2
    assert opspath("check")[0] == 3
    assert files(data) == before
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("spoil", list(FAULTS))
def test_the_window_tells_it_and_leaves_the_file(
    data: Path, qapp: QApplication, told: list[Trouble], spoil: Callable[[Path], None]
) -> None:
    spoil(data / "opspath.db")
    before = files(data)
    assert app.run(data) == 3
    assert all((told[0].what, told[0].safe, told[0].todo))
    assert {name: raw for name, raw in files(data).items() if name in before} == before


def test_a_damaged_database_comes_back_from_its_backup(opspath: Run, data: Path) -> None:
    before = opspath("status", "--json")
    opspath("backup")
    damaged(data / "opspath.db")
    kept = re.search(r"Restore the newest good backup: (\S+)", opspath("stage", "stg.performance")[2])
    assert kept is not None
    assert opspath("restore", kept[1])[0] == 0
    assert opspath("status", "--json") == before


# --- a broken pack --------------------------------------------------------------------------------------------------


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Break the shipped pack for this test; return where."""
    (source,) = (folder for folder in pack_folders() if folder.name == CORE)
    shutil.copytree(source, tmp_path / "content" / "packs" / CORE)
    with (tmp_path / "content" / "packs" / CORE / "pathway.yaml").open("a", encoding="utf-8") as file:
        file.write("stages: [\n")
    monkeypatch.setattr(paths, "content_dir", lambda: tmp_path / "content")
    return "pathway.yaml:"


def test_a_broken_pack_costs_no_record_on_the_command_line(
    opspath: Run, data: Path, tmp_path: Path, broken: str
) -> None:
    code, out, error = opspath("status", "--json")
    assert code == 0
    assert '"evidence": ' in out
    assert broken in error
    assert opspath("export", tmp_path / "all.json")[0] == 0
    assert opspath("plan", tmp_path / "plan.pdf")[0] == 0
    assert "Describe how the main operational processes run" in pdf_text(tmp_path / "plan.pdf")
    code, _out, error = opspath("pack", "check", tmp_path / "content" / "packs" / CORE)
    assert code == 1
    assert error.startswith(broken)


# --- a PDF target that is open elsewhere ----------------------------------------------------------------------------


def in_use(_source: object, _target: object) -> None:
    raise PermissionError(13, "The process cannot access the file because it is being used by another process")


def test_a_pdf_that_is_open_elsewhere_stays_as_it_is(
    opspath: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"%PDF- the one before")
    monkeypatch.setattr(os, "replace", in_use)
    code, out, error = opspath("plan", target)
    assert (code, out, sentences(error)) == (3, "", 3)
    assert "open in another program or may not be changed. Your data is safe. Choose another name" in error
    assert target.read_bytes() == b"%PDF- the one before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "plan.pdf"]


@pytest.mark.parametrize("name", ["plan.pdf", "plans/plan.pdf"])
def test_a_folder_that_takes_no_pdf(
    opspath: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(**_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    code, out, error = opspath("plan", tmp_path / name)
    assert (code, out) == (3, "")
    assert "you may not write to this folder. Your data is safe. Choose another name or folder." in error
    assert not (tmp_path / name).exists()


# --- words that look like markup ------------------------------------------------------------------------------------


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


@pytest.fixture
def hostile(data: Path) -> Path:
    """Return the data folder with markup in every text that a person can write."""
    year.put_in_markup(data)
    return data


def test_the_plan_prints_markup_as_it_was_written(hostile: Path, opspath: Run, tmp_path: Path) -> None:
    assert opspath("plan", tmp_path / "plan.pdf", "--with-private")[0] == 0
    text = re.sub(r"\s", "", pdf_text(tmp_path / "plan.pdf"))
    assert text.count("<b>Loud</b>") > 20
    assert text.count("Loud") == text.count("<b>Loud</b>")


# --- words that are for the desk, not for paper -----------------------------------------------------------------------


def spoken_in(path: Path) -> list[str]:
    """Return the alternative texts of a PDF, which are heard and not seen."""
    with pikepdf.open(path) as pdf:
        return [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]


def test_notes_of_numbers_and_questions_of_reviewers_stay_off_paper(data: Path, opspath: Run, tmp_path: Path) -> None:
    """They are notes of the desk without a switch of their own, so nothing prints them, alternative texts neither."""
    with closing(sqlite3.connect(data / "opspath.db")) as connection, connection:
        assert connection.execute("UPDATE data_point SET note = 'Quetzal'").rowcount > 50
        sql = "UPDATE review_note SET question = 'Quetzal', answer = 'Quetzal', asked_by = 'Quetzal'"
        assert connection.execute(sql).rowcount > 0
        connection.execute("UPDATE pilot SET aim = 'Ocelot'")
    assert opspath("plan", tmp_path / "plan.pdf", "--with-private")[0] == 0
    assert "Ocelot" in pdf_text(tmp_path / "plan.pdf")
    assert "Quetzal" not in "".join([pdf_text(tmp_path / "plan.pdf"), *spoken_in(tmp_path / "plan.pdf")])
