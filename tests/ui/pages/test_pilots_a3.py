"""The A3 tab shows the page that prints, says what is missing and leads there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.a3_paper import file_words
from opspath_desktop.ui.pages.pilots_tab_a3 import A3Tab
from opspath_desktop.ui.workspace import Workspace
from tests.plan import a3_sample as sample


@pytest.fixture
def uuids(workspace: Workspace) -> tuple[str, str]:
    with workspace.database.change("Fill") as session:
        return sample.full(session), sample.empty(session)


@pytest.fixture
def tab(workspace: Workspace, uuids: tuple[str, str], qtbot: QtBot, tmp_path: Path) -> A3Tab:
    workspace.store_settings(last_export_folder=str(tmp_path / "plans"))
    made = A3Tab(workspace)
    qtbot.addWidget(made)
    made.resize(760, 900)
    show(made, uuids[0])
    made.show()
    qtbot.waitUntil(lambda: bool(made.preview.caption()))
    return made


def show(tab: A3Tab, uuid: str) -> None:
    from opspath_desktop.queries.pilots import pilot

    space = tab.workspace
    view = space.query(pilot, space.pathway, space.today(), uuid)
    assert view is not None
    tab.show_pilot(view, view.goal)


def test_the_real_page_is_on_show_with_its_words(tab: A3Tab) -> None:
    assert tab.preview.caption().startswith("A4 landscape")
    assert "Root cause: Nobody is asked to take a point over" in tab.preview.words.toPlainText()


def test_another_paper_is_shown_at_once(tab: A3Tab, qtbot: QtBot) -> None:
    tab.papers.setCurrentIndex(1)
    qtbot.waitUntil(lambda: tab.preview.caption().startswith("A3 landscape"))


@pytest.mark.parametrize("width", [760, 1300])
def test_the_whole_page_is_in_sight(tab: A3Tab, qtbot: QtBot, width: int) -> None:
    tab.resize(width, 1600)
    bar = tab.preview.paper.findChild(QPdfView).verticalScrollBar()
    for paper in (1, 2, 0):
        tab.papers.setCurrentIndex(paper)
        qtbot.waitUntil(lambda paper=paper: tab.preview.caption().startswith(("A4", "A3", "US")[paper]))
        qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_export_writes_a_file_and_never_over_another(tab: A3Tab, told: list[str], qtbot: QtBot, tmp_path: Path) -> None:
    for count in (1, 2):
        tab.footer.export.click()
        qtbot.waitUntil(lambda count=count: len(told) == count)
    names = sorted(path.name for path in (tmp_path / "plans").iterdir())
    assert names[0].startswith("OpsPath A3 Open points are lost at the change of shift 20")
    assert len(names) == 2
    assert told[0].startswith("Saved OpsPath A3")


def test_an_exported_a3_is_listed_with_the_exports(
    tab: A3Tab, told: list[str], uuids: tuple[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    from opspath_desktop.queries.reviews import plan_desk

    tab.footer.export.click()
    qtbot.waitUntil(lambda: len(told) == 1)
    (line,) = tab.workspace.query(plan_desk).exports
    (written,) = (tmp_path / "plans").iterdir()
    assert (Path(line.path), line.pages) == (written, 1)


def test_printing_without_a_printer_is_told(tab: A3Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    from opspath_desktop.ui import printing

    monkeypatch.setattr(printing, "has_printer", lambda: False)
    tab.print_a3()
    assert "No printer is set up" in tab.bar.accessibleName()


def test_each_check_leads_to_its_field(tab: A3Tab, uuids: tuple[str, str], qtbot: QtBot) -> None:
    asked: list[object] = []
    tab.workspace.asked.connect(lambda _place, target: asked.append(target))
    assert len(tab.checks.rows) == 12
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.checks.rows[3].focus_row()
    QTest.keyClick(tab.checks.rows[3], Qt.Key.Key_Return)
    assert asked == [f"{uuids[0]}#problem:gemba"]
    assert tab.checks.rows[11].caption.text() == "Look again: does it hold after 90 days?"


def test_an_empty_pilot_shows_what_it_lacks(tab: A3Tab, uuids: tuple[str, str], qtbot: QtBot) -> None:
    show(tab, uuids[1])
    qtbot.waitUntil(lambda: "Late parcels" in tab.preview.words.toPlainText())
    assert "Go and watch the work" in tab.checks.rows[3].caption.text()


def test_the_coach_asks_about_every_section(tab: A3Tab) -> None:
    assert len(tab.coach.buttons) == 8
    assert all(button.accessibleName().startswith("Questions of a coach:") for button in tab.coach.buttons)


@pytest.mark.parametrize(
    ("title", "words"),
    [("a/b\\c: d?", "a b c d"), ("..", ""), ("x" * 99, "x" * 60), ("Ä\ud800 1", "Ä 1")],
)
def test_a_title_becomes_the_name_of_a_file(title: str, words: str) -> None:
    assert file_words(title) == words
