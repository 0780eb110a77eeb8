"""Starting: the self-test ends by itself, what stands in the way is told, a damaged file gets its backup."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from opspath_desktop import app
from opspath_desktop.cli import main
from opspath_desktop.errors import Trouble
from opspath_desktop.settings import load, save
from opspath_desktop.store import lock
from opspath_desktop.store.folder import prepare
from opspath_desktop.ui import crash
from opspath_desktop.ui.dialogs import rescue


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Trouble]:
    found: list[Trouble] = []
    monkeypatch.setattr(rescue, "tell", found.append)
    return found


def begin(data: Path) -> None:
    assert main(["--data-dir", str(data), "stage", "stg.improvement"]) == 0


def damage(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    database.write_bytes(bytes(data))


def test_the_self_test_paints_once_and_ends(qapp: QApplication, tmp_path: Path) -> None:
    begin(tmp_path)
    assert app.run(tmp_path, self_test=True) == 0
    assert not (tmp_path / "unclean").exists()


def test_the_first_start_takes_over_the_systems_text_size_and_later_ones_keep_the_choice(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    monkeypatch.setattr(app, "system_text_scale", lambda: 1.3)
    assert app.run(tmp_path, self_test=True) == 0
    settings = prepare(tmp_path).settings
    assert load(settings).text_scale == 1.25
    save(settings, load(settings).replace(text_scale=1.0))
    assert app.run(tmp_path, self_test=True) == 0
    assert load(settings).text_scale == 1.0


def test_a_folder_that_is_open_elsewhere_is_told(qapp: QApplication, tmp_path: Path, told: list[Trouble]) -> None:
    prepare(tmp_path)
    with lock.held(tmp_path):
        assert app.run(tmp_path) == app.TROUBLE
    assert "open on this folder" in told[0].what


def test_a_file_in_the_folders_place_is_told(qapp: QApplication, tmp_path: Path, told: list[Trouble]) -> None:
    (tmp_path / "data").write_text("not a folder")
    assert app.run(tmp_path / "data") == app.TROUBLE
    assert told[0].what
    assert told[0].todo


def test_a_damaged_file_gets_its_newest_backup(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    assert main(["--data-dir", str(tmp_path), "backup"]) == 0
    damage(tmp_path / "opspath.db")
    monkeypatch.setattr(rescue, "offer_backup", lambda damaged: damaged.backup)
    database = app._open(tmp_path, ask=True)
    assert database is not None
    with database.read() as session:
        from opspath_desktop.queries.pathway import current_stage

        assert current_stage(session) == "stg.improvement"
    database.close()


def test_giving_up_on_a_damaged_file_leaves_it_as_it_is(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    damage(tmp_path / "opspath.db")
    before = (tmp_path / "opspath.db").read_bytes()
    monkeypatch.setattr(rescue, "offer_backup", lambda _damaged: None)
    assert app.run(tmp_path) == app.TROUBLE
    assert (tmp_path / "opspath.db").read_bytes() == before


def test_the_rescue_dialog_says_what_is_safe_and_what_to_do(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.informativeText())))
    rescue.tell(Trouble("The disk is full.", "Your records are safe.", "Free some space."))
    assert shown == [("The disk is full.", "Your records are safe. Free some space.")]


def test_a_crash_report_names_places_and_never_words() -> None:
    secret = "the user's words"
    try:
        raise ValueError(secret)
    except ValueError as error:
        words = crash.report(type(error), error.__traceback__)
    assert secret not in words
    assert "test_start.py" in words
    assert words.endswith("ValueError")
