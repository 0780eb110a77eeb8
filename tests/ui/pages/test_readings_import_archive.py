"""An archive of ours goes through the import panel with the look of every other file, and comes out of it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books
from opspath_desktop.store import backup
from opspath_desktop.store.database import Database
from opspath_desktop.store.records import Records, read_all
from opspath_desktop.ui import files
from opspath_desktop.ui.pages.readings_import import ImportPanel
from opspath_desktop.ui.workspace import Workspace


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> Iterator[ImportPanel]:
    """Return the panel of somebody with two books."""
    for title in ("Flow", "Queues"):
        workspace.act("Add book", books.add, title, "")
    made = ImportPanel(workspace)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.flow.stop()


@pytest.fixture
def archive(
    panel: ImportPanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Save the archive of both books, then take one of them away."""
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "mine")
    with qtbot.waitSignal(workspace.told_extras) as told:
        panel.start.export.buttons["zip"].click()
    assert told.args[0] == "Saved mine.zip"
    workspace.undo()
    return tmp_path / "mine.zip"


def records(database: Database) -> Records:
    """Return every record there is."""
    with database.read() as session:
        return read_all(session)


def test_its_dry_run_counts_and_its_import_is_one_step(
    panel: ImportPanel, workspace: Workspace, archive: Path, qtbot: QtBot
) -> None:
    before = records(workspace.database)
    with qtbot.waitSignal(panel.flow.looked):
        panel.open_file(archive)
    assert panel.result.sum.text() == "2 records: 1 new, 1 unchanged"
    assert panel.result.take.text() == "Import 1 record"
    with qtbot.waitSignal(panel.flow.imported):
        panel.result.take.click()
    assert [row["title"] for row in records(workspace.database)["book"]] == ["Flow", "Queues"]
    workspace.undo()
    assert records(workspace.database) == before


def test_a_backup_is_made_before(panel: ImportPanel, workspace: Workspace, archive: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.flow.looked):
        panel.open_file(archive)
    with qtbot.waitSignal(panel.flow.imported):
        panel.result.take.click()
    assert [each.reason for each in backup.listing(workspace.folder / "backups")] == ["import"]


def test_a_second_import_has_nothing_to_do(
    panel: ImportPanel, workspace: Workspace, archive: Path, qtbot: QtBot
) -> None:
    workspace.redo()
    with qtbot.waitSignal(panel.flow.looked):
        panel.open_file(archive)
    assert not panel.result.take.isVisible()
    assert "Nothing to do" in panel.result.bar.accessibleName()
    assert panel.result.cancel.hasFocus()


def test_a_backup_is_refused_with_the_way_out(panel: ImportPanel, workspace: Workspace, qtbot: QtBot) -> None:
    made = backup.full(workspace.folder, now="2026-11-22T08:00:00Z")
    with qtbot.waitSignal(panel.flow.refused):
        panel.open_file(made.path)
    assert "restore it instead" in panel.start.bar.accessibleName()


def test_a_file_that_is_gone_is_refused(panel: ImportPanel, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(panel.flow.refused):
        panel.open_file(tmp_path / "gone.csv")
    assert "gone" in panel.start.bar.accessibleName()
    assert panel.start.isVisible()


def test_nothing_is_saved_among_the_records(
    panel: ImportPanel, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_target", lambda *_given: workspace.folder / "attachments" / "mine.zip")
    panel.start.export.buttons["zip"].click()
    assert "Choose another folder" in panel.start.bar.accessibleName()


def test_a_disk_that_refuses_is_told_in_place(
    panel: ImportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_target", lambda *_given: tmp_path / "no folder" / "mine.zip")
    with qtbot.waitSignal(panel.start.export.refused):
        panel.start.export.buttons["zip"].click()
    assert "no folder" in panel.start.bar.accessibleName()
    assert panel.start.export.buttons["zip"].isEnabled()
