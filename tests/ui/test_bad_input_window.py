"""Bad input in the window: the sentence stands where it belongs, the words stay in the field, nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from opspath_desktop.content import CORE, load_core, pack_folders
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.pathway import stage_view
from opspath_desktop.settings import Settings
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import ItemRef, Pilot
from opspath_desktop.ui.main_window import PAGES, MainWindow
from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.workspace import Workspace
from tests import year
from tests.ui.seeing import settle


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with the demo year."""
    return year.copy_to(tmp_path / "data")


@pytest.fixture
def window(qtbot: QtBot, data: Path, core: Pathway) -> Iterator[MainWindow]:
    """Return the window on the demo year."""
    yield from opened(qtbot, data, core)


def opened(qtbot: QtBot, data: Path, pathway: Pathway, *problems: str) -> Iterator[MainWindow]:
    numbers = count(1)
    database = Database(data / "opspath.db", clock=lambda: year.NOW, new_uuid=lambda: f"new-{next(numbers)}")
    settings = Settings(theme="light", page="pathway", last_export_folder=str(data.parent / "plans"))
    space = Workspace(database, pathway, folder=data, settings=settings, today=lambda: year.TODAY)
    made = MainWindow(space, problems)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    database.close()


# --- a broken pack --------------------------------------------------------------------------------------------------


@pytest.fixture
def without_pack(tmp_path: Path, qtbot: QtBot, qapp: QApplication, data: Path) -> Iterator[MainWindow]:
    """Return the window on the demo year with a pack that cannot be read."""
    (source,) = (folder for folder in pack_folders() if folder.name == CORE)
    broken = Path(shutil.copytree(source, tmp_path / CORE))
    with (broken / "pathway.yaml").open("a", encoding="utf-8") as file:
        file.write("stages: [\n")
    pathway, problems = load_core(broken)
    yield from opened(qtbot, data, pathway, *map(str, problems))


def test_a_broken_pack_is_named_in_the_bar(without_pack: MainWindow) -> None:
    said = without_pack.bar.accessibleName()
    assert without_pack.bar.isVisible()
    assert "The content pack cannot be read: pathway.yaml:" in said
    assert "Your records are safe" in said


def test_a_broken_pack_costs_no_title(without_pack: MainWindow) -> None:
    with without_pack.workspace.read() as session:
        titles = session.scalars(select(ItemRef.title).where(ItemRef.kind.in_(("metric", "objective", "tip")))).all()
    shown = {label.text() for label in without_pack.page("pathway").findChildren(QLabel)}
    assert titles
    assert set(titles) <= shown
    for place in PAGES:
        without_pack.go(place)


# --- a full disk ----------------------------------------------------------------------------------------------------


def note_of(window: MainWindow) -> NoteEdit:
    """Open the first row of the checklists and return its note."""
    window.go("pathway", "met.kpis-established")
    settle(window)
    note = next(note for note in window.page("pathway").findChildren(NoteEdit) if note.isVisible())
    note.pad.setFocus()
    return note


def limit(window: MainWindow, pages: int) -> None:
    """Let the database grow by no more than so many pages: what a full disk is to SQLite."""
    database = window.workspace.database
    now = database._writer.exec_driver_sql("PRAGMA page_count").scalar_one()
    database._writer.exec_driver_sql(f"PRAGMA max_page_count={now + pages}")
    database._commit_idle()


def saved_notes(window: MainWindow) -> list[str]:
    """Return the notes of the stage that are in the database."""
    space = window.workspace
    view = space.query(stage_view, space.pathway, space.today(), "stg.improvement")
    assert view is not None
    return [item.mark.note for item in view.items]


def test_a_full_disk_while_a_note_is_typed_keeps_the_words(window: MainWindow) -> None:
    note, text = note_of(window), "Every word counts. " * 20_000
    limit(window, 2)
    note.pad.insertPlainText(text)
    note.flush()
    assert "The disk is full." in note.error_text()
    assert "Free some space" in note.error_text()
    assert text in note.text()
    assert note.has_unsaved_text()
    limit(window, 5000)
    QTest.keyClick(note.pad, Qt.Key.Key_Space)
    note.flush()
    assert note.error_text() == ""
    assert any(text in saved for saved in saved_notes(window))


# --- a PDF target that is open elsewhere ----------------------------------------------------------------------------


def test_the_window_says_that_the_plan_was_not_written(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(_source: object, _target: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(os, "replace", in_use)
    window.go("plan")
    page = window.page("plan")
    page.export_plan()  # type: ignore[attr-defined]  # the Plan page
    qtbot.waitUntil(page.bar.isVisible)  # type: ignore[attr-defined]
    said = page.bar.accessibleName()  # type: ignore[attr-defined]
    assert "The plan could not be written" in said
    assert "Your data is safe." in said
    assert list(Path(window.workspace.settings.last_export_folder).iterdir()) == []


# --- one megabyte pasted into a note --------------------------------------------------------------------------------


class Paints(QObject):
    """Count the repaints of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through and count."""
        self.seen += isinstance(watched, QWidget) and event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("line", ["A line of the log of last night.\n", "no line break at all "], ids=["lines", "one"])
def test_a_megabyte_in_a_note_is_kept_whole(window: MainWindow, qapp: QApplication, line: str) -> None:
    note, text = note_of(window), (line * (1_000_000 // len(line) + 1)).strip()
    before = note.text()
    pasted = QMimeData()
    pasted.setText(text)
    note.pad.selectAll()
    note.pad.insertFromMimeData(pasted)
    note.flush()
    assert text in saved_notes(window)
    settle(window)
    paints = Paints()
    qapp.installEventFilter(paints)
    QTest.keyClick(note.pad, Qt.Key.Key_X)
    qapp.processEvents()
    qapp.removeEventFilter(paints)
    assert paints.seen < 30  # the note and what holds it, not every row of the page
    note.flush()
    assert len(max(saved_notes(window), key=len)) == len(text) + 1
    while text[:50] in note.text():
        window.undo()
    assert note.text() == before
    assert before in saved_notes(window)


# --- words that look like markup ------------------------------------------------------------------------------------


@pytest.fixture
def loud(qtbot: QtBot, qapp: QApplication, data: Path, core: Pathway) -> Iterator[MainWindow]:
    """Return the window on a year in which every text holds markup."""
    year.put_in_markup(data)
    yield from opened(qtbot, data, core)


def assert_plain(loud: MainWindow, place: str) -> None:
    """No label, tooltip or accessible name takes words of a person for markup."""
    labels = [label for label in loud.findChildren(QLabel) if "Loud" in label.text()]
    assert [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText] == []
    tips = [widget.toolTip() for widget in loud.findChildren(QWidget) if "Loud" in widget.toolTip()]
    assert [tip for tip in tips if "<b>" in tip or "&lt;b&gt;" not in tip] == []
    named = [widget for widget in loud.page(place).findChildren(QWidget) if "Loud" in widget.accessibleName()]
    assert all("<b>Loud" in widget.accessibleName() for widget in named)
    assert labels or named
    assert loud.grab().width() > 0


@pytest.mark.parametrize("place", list(PAGES))
def test_a_page_shows_markup_as_it_was_written(loud: MainWindow, place: str) -> None:
    loud.go(place)
    assert_plain(loud, place)


@pytest.mark.parametrize("part", ["#problem", "#cycles", "#measure", "#outcome", "#a3", "portfolio", "calibration"])
def test_every_part_of_a_pilot_shows_markup_as_it_was_written(loud: MainWindow, part: str) -> None:
    with loud.workspace.database.read() as session:
        uuids = list(session.scalars(select(Pilot.uuid)))
    for target in [f"{uuid}{part}" for uuid in uuids] if part.startswith("#") else [f"panel:{part}"]:
        loud.go("pilots", target)
        settle(loud)
        assert_plain(loud, "pilots")
