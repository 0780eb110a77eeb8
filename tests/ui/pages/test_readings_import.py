"""The import panel shows what a file would do, does it as one step, and refuses beside the file's name."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.errors import Refused
from opspath_desktop.ui import files
from opspath_desktop.ui.pages import readings_import_job as jobs
from opspath_desktop.ui.pages.readings_import import ImportPanel
from opspath_desktop.ui.pages.readings_import_view import OUTCOMES, Choices, DryRun, Line, Shelf, sum_words
from opspath_desktop.ui.worker import Progress
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import clipped, settle, small, speaking_stops, unnamed

Key = Qt.Key


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> Iterator[ImportPanel]:
    """Return the panel on a screen of its own."""
    made = ImportPanel(workspace)
    qtbot.addWidget(made)
    made.resize(692, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.flow.stop()


def dry_run(path: Path = Path("books.csv"), choices: Choices | None = None, **counts: int) -> DryRun:
    """Return a made-up result with so many records an outcome."""
    lines = tuple(
        Line(outcome, f"{outcome} {n}", reason="Why") for outcome, many in counts.items() for n in range(many)
    )
    asked = choices or Choices()
    means = dict(asked.shelves).get("soon", "tag")
    return DryRun(
        path=path,
        format="goodreads",
        lines=lines,
        counts={each: counts.get(each, 0) for each in OUTCOMES},
        records=sum(counts.values()),
        choices=asked,
        plan=None,
        shelves=(Shelf("soon", 3, means),),
        asks_about_days=True,
        can_save_failed=bool(counts.get("skipped")),
    )


@pytest.fixture
def easy(monkeypatch: pytest.MonkeyPatch) -> list[Choices]:
    """Let every file hold three new books and one that is skipped; return the answers that were planned with."""
    asked: list[Choices] = []

    def look(_space: Workspace, found: jobs.Found, choices: Choices) -> object:
        asked.append(choices)
        return lambda _progress: dry_run(found.path, choices, new=3, skipped=1)

    monkeypatch.setattr(jobs, "read_job", lambda path, _progress: jobs.Found(path))
    monkeypatch.setattr(jobs, "look", look)
    return asked


def shown(panel: ImportPanel, qtbot: QtBot, path: Path = Path("books.csv")) -> ImportPanel:
    """Open a file and wait for its dry run."""
    with qtbot.waitSignal(panel.flow.looked):
        panel.open_file(path)
    return panel


def texts(panel: ImportPanel) -> list[str]:
    """Return the titles in the list."""
    model = panel.result.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


# --- the start -------------------------------------------------------------------------------------------------------


def test_the_button_asks_for_a_file(
    panel: ImportPanel, easy: list[Choices], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_file", lambda *_given: Path("chosen.csv"))
    with qtbot.waitSignal(panel.flow.looked):
        QTest.keyClick(panel.start.zone.choose, Key.Key_Space)
    assert panel.result.title.full_text() == "chosen.csv"


def test_thinking_better_of_it_changes_nothing(panel: ImportPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ask_file", lambda *_given: None)
    panel.start_import()
    assert panel.start.isVisible()
    assert not panel.flow.busy


def test_a_file_may_be_dropped(panel: ImportPanel, easy: list[Choices], qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "dropped.csv").write_text("x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "dropped.csv"))])
    wish = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(9, 9), *wish)
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(panel.flow.looked):
        QApplication.sendEvent(panel, QDropEvent(QPointF(9, 9), *wish))
    assert panel.result.title.full_text() == "dropped.csv"


def test_a_folder_is_not_welcome(panel: ImportPanel, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    wish = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(9, 9), *wish)
    QApplication.sendEvent(panel, enter)
    assert not enter.isAccepted()


# --- the way there ---------------------------------------------------------------------------------------------------


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let reading go on until it is cancelled; the event tells that it was."""
    stopped = threading.Event()

    def read(path: Path, progress: Progress) -> jobs.Found:
        progress.report(0.3, "Reading the file, 30 %")
        while not progress.cancelled:
            stopped.wait(0.001)
        stopped.set()
        raise Refused("Nobody hears this.")

    monkeypatch.setattr(jobs, "read_job", read)
    return stopped


def test_a_big_file_shows_how_far_it_is_and_can_be_left_by_esc(
    panel: ImportPanel, endless: threading.Event, qtbot: QtBot
) -> None:
    panel.open_file(Path("big.csv"))
    assert panel.start.isVisible(), "what is done in no time shows no progress"
    qtbot.waitUntil(panel.running.isVisible)
    assert panel.running.bar.value() == 30
    assert panel.running.words.text() == "Reading the file, 30 %"
    assert panel.running.cancel.hasFocus()
    QTest.keyClick(panel.running.cancel, Key.Key_Escape)
    assert endless.wait(60)
    assert panel.start.isVisible()
    assert "was cancelled" in panel.start.bar.accessibleName()
    assert "Nothing was changed." in panel.start.bar.accessibleName()


def test_the_button_cancels_too(panel: ImportPanel, endless: threading.Event, qtbot: QtBot) -> None:
    panel.open_file(Path("big.csv"))
    qtbot.waitUntil(panel.running.isVisible)
    panel.running.cancel.click()
    assert endless.wait(60)
    assert not panel.flow.busy


def test_cancelling_a_backup_keeps_the_dry_run(
    panel: ImportPanel, easy: list[Choices], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(panel, qtbot)
    seen = threading.Event()
    monkeypatch.setattr(jobs, "backup_job", lambda *_given: seen.wait(60))
    panel.result.take.click()
    qtbot.waitUntil(panel.running.isVisible)
    panel.running.cancel.click()
    seen.set()
    assert panel.result.isVisible()
    assert panel.result.take.isEnabled()


def test_a_refusal_stands_beside_the_name_and_the_panel_goes_on(
    panel: ImportPanel, easy: list[Choices], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _progress: Progress) -> None:
        raise Refused("The file is a picture.")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "read_job", refuse)
        with qtbot.waitSignal(panel.flow.refused):
            panel.open_file(Path("holiday.jpg"))
        said = panel.start.bar.accessibleName().replace("\u200b", "")
        assert said == "“holiday.jpg”: The file is a picture. Nothing was changed."
    shown(panel, qtbot)
    assert panel.result.isVisible()


# --- the dry run -----------------------------------------------------------------------------------------------------


def test_the_counts_add_up_and_the_button_says_how_many(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    result = shown(panel, qtbot).result
    assert result.sum.text() == "4 records: 3 new, 1 skipped"
    assert result.take.text() == "Import 3 books"
    assert result.take.hasFocus()


def test_the_list_is_narrowed_by_the_arrow_keys(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    result = shown(panel, qtbot).result
    result.chips.buttons["all"].setFocus()
    QTest.keyClick(result.chips.buttons["all"], Key.Key_Right)
    assert texts(panel) == ["new 0", "new 1", "new 2"]
    QTest.keyClick(result.chips.buttons["new"], Key.Key_Right)
    assert texts(panel) == ["skipped 0"]


def test_a_record_says_the_whole_reason(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    result = shown(panel, qtbot).result
    result.list.setFocus()
    QTest.keyClick(result.list, Key.Key_End)
    assert result.detail.text() == "skipped 0. Skipped. Why"
    index = result.list.model().index(3, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "skipped 0, Skipped, Why"


def test_another_meaning_of_a_shelf_plans_again(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    questions = shown(panel, qtbot).result.questions
    assert questions.shelves["soon"].key() == "tag"
    questions.shelves["soon"].setFocus()
    with qtbot.waitSignal(panel.flow.looked):
        QTest.keyClick(questions.shelves["soon"], Key.Key_End)
        questions.shelves["soon"].activated.emit(questions.shelves["soon"].currentIndex())
    assert easy[-1].shelves == {"soon": "consulted"}
    assert questions.shelves["soon"].key() == "consulted"


def test_vague_days_and_overwriting_plan_again(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    questions = shown(panel, qtbot).result.questions
    with qtbot.waitSignal(panel.flow.looked):
        questions.overwrite.click()
    assert not panel.result.take.isEnabled() or easy[-1].overwrite
    questions.days.choose("vague")
    with qtbot.waitSignal(panel.flow.looked):
        questions.days.activated.emit(1)
    assert easy[-1] == Choices({"soon": "tag"}, vague=True, overwrite=True)


def test_nothing_can_be_taken_while_it_is_planned_again(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    result = shown(panel, qtbot).result
    with qtbot.waitSignal(panel.flow.looked):
        result.questions.overwrite.click()
        assert not result.take.isEnabled()
    assert result.take.isEnabled()


def test_a_change_of_the_records_plans_again(
    panel: ImportPanel, easy: list[Choices], workspace: Workspace, qtbot: QtBot
) -> None:
    from opspath_desktop.actions import books

    shown(panel, qtbot)
    with qtbot.waitSignal(panel.flow.looked):
        workspace.act("Add book", books.add, "Flow", "")
    assert len(easy) == 2


def test_leaving_goes_back_to_the_start(panel: ImportPanel, easy: list[Choices], qtbot: QtBot) -> None:
    shown(panel, qtbot).result.cancel.click()
    assert panel.start.isVisible()
    assert panel.start.zone.choose.hasFocus()


def test_five_thousand_records_are_narrowed_at_once(panel: ImportPanel, qtbot: QtBot) -> None:
    panel.result.show_run(dry_run(new=4990, skipped=10))
    panel.result.chips.choose("skipped")
    assert len(texts(panel)) == 10
    panel.result.chips.choose("all")
    assert panel.result.list.model().rowCount() == 5000
    assert panel.result.list.uniformItemSizes(), "or every row would be measured"


# --- what can be seen and heard --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_state_is_named_and_nothing_is_cut(panel: ImportPanel, qapp: QApplication, scale: float) -> None:
    from opspath_desktop.ui.theme import apply_theme

    QAccessible.setActive(True)
    apply_theme(qapp, "light", scale)
    panel.resize(600, 540)
    found = []
    states: tuple[Callable[[], object], ...] = (
        lambda: panel.start.bar.say("What happened", "What is safe", tone="danger"),
        lambda: panel._turn_to(panel.running),
        lambda: panel._show_run(dry_run(new=3, matched=1, updated=1, unchanged=2, skipped=1)),
    )
    for show in states:
        show()
        settle(panel)  # the layout asks for another width, then for another height
        found += unnamed(panel) + speaking_stops(panel) + clipped(panel) + small(panel)
    assert found == []


def test_the_sum_is_said() -> None:
    run = dry_run(new=1, matched=2, updated=3, unchanged=4, skipped=5)
    assert sum_words(run) == "15 records: 1 new, 2 matched, 3 updated, 4 unchanged, 5 skipped"
