"""The journeys of the design: each by keyboard alone and within its steps; a chord or a typed value counts as one."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import items, plan
from opspath_desktop.queries.overview import overview
from opspath_desktop.queries.pathway import current_stage, stage_view
from opspath_desktop.queries.pilot_glance import running
from opspath_desktop.queries.pilots import pilot_list
from opspath_desktop.queries.readings import reading_now
from opspath_desktop.ui import printing
from opspath_desktop.ui.main_window import PAGES, MainWindow
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.workspace import Workspace

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Hands:
    """Type where the focus is, as a person does, and count the steps."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.steps = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key or a chord."""
        self.steps += 1
        QTest.keyClick(self.focus(), key, modifier)

    def write(self, text: str) -> None:
        """Type a value."""
        self.steps += 1
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        """Return what has the keyboard."""
        return QApplication.focusWidget() or self._window


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    """Return the hands on the window of somebody in stage 2 who reads a book and runs a pilot."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hands(window)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Put a print dialog that prints into a file in the place of the system's."""
    target = tmp_path / "printed.pdf"

    class Dialog:
        def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
            self._printer = printer

        def setWindowTitle(self, _title: str) -> None: ...

        def setMinMax(self, _first: int, _last: int) -> None: ...

        def deleteLater(self) -> None: ...

        def exec(self) -> int:
            self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self._printer.setOutputFileName(str(target))
            return 1

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Dialog)
    return target


@pytest.fixture
def plans(window: MainWindow, tmp_path: Path) -> Path:
    """Return the folder that exports go to."""
    window.workspace.store_settings(last_export_folder=str(tmp_path / "plans"))
    return tmp_path / "plans"


def position(space: Workspace) -> float | None:
    (book,) = space.query(reading_now, space.pathway, space.today())
    return book.progress.position


def ready(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the preview of the plan is seen."""
    qtbot.waitUntil(lambda: bool(window.page("plan").preview.caption()))  # type: ignore[attr-defined]  # the Plan page


@pytest.mark.parametrize("place", list(PAGES))
def test_1_log_thirty_pages_from_anywhere(window: MainWindow, hands: Hands, place: str) -> None:
    window.go(place)
    hands.press(Key.Key_N, CONTROL)
    hands.write("30")
    hands.press(Key.Key_Return)
    assert hands.steps <= 3
    assert position(window.workspace) == 126
    hands.press(Key.Key_Z, CONTROL)
    assert position(window.workspace) == 96


def test_2_export_the_plan(window: MainWindow, hands: Hands, plans: Path, qtbot: QtBot) -> None:
    hands.press(Key.Key_E, CONTROL)
    ready(window, qtbot)
    hands.press(Key.Key_Return)
    assert hands.steps <= 2
    qtbot.waitUntil(lambda: "Saved OpsPath plan 2026-11-22.pdf" in window.toast.text())
    assert [path.name for path in plans.iterdir()] == ["OpsPath plan 2026-11-22.pdf"]
    assert [button.text() for button in window.toast._extras] == ["Open", "Show in folder", "Elsewhere"]


def test_3_print_the_same_pages(window: MainWindow, hands: Hands, printed: Path, qtbot: QtBot) -> None:
    hands.press(Key.Key_P, CONTROL)
    ready(window, qtbot)
    hands.press(Key.Key_Return)
    assert hands.steps <= 2
    qtbot.waitUntil(printed.exists)
    caption = window.page("plan").preview.caption()  # type: ignore[attr-defined]  # the Plan page
    document = pypdfium2.PdfDocument(printed)
    assert len(document) == sum(int(number) for number in re.findall(r"(\d+) (?:page|of appendix)", caption)) > 0
    document.close()


@pytest.mark.parametrize("place", list(PAGES))
def test_4_start_a_pilot(window: MainWindow, hands: Hands, place: str) -> None:
    window.go(place)
    hands.press(Key.Key_N, CONTROL | SHIFT)
    hands.write("Shift checklist")
    hands.press(Key.Key_Return)
    assert hands.steps <= 3
    space = window.workspace
    titles = [row.title for row in space.query(pilot_list, space.pathway, space.today())]
    assert sorted(titles) == ["Shift checklist", "Ticket triage script"]


def test_5_add_this_weeks_number(window: MainWindow, hands: Hands) -> None:
    window.go("pilots")
    hands.press(Key.Key_N, CONTROL)
    hands.write("5.2 tri")
    hands.press(Key.Key_Return)
    assert hands.steps <= 3
    space = window.workspace
    pilot = space.query(running)
    assert pilot is not None
    assert [point.value for point in pilot.measures[0].points] == [5.2]
    charts = [view for view in window.page("pilots").findChildren(FigureView) if view.isVisible()]
    assert any("5.2 h" in chart.accessibleName() for chart in charts)


def test_6_tick_an_item_with_evidence(window: MainWindow, hands: Hands) -> None:
    hands.press(Key.Key_2, CONTROL)
    for _arrow in range(3):
        QTest.keyClick(hands.focus(), Key.Key_Down)
    hands.press(Key.Key_Space)
    hands.write("Dashboard of first response")
    hands.press(Key.Key_Return)
    assert hands.steps <= 5
    space = window.workspace
    view = space.query(stage_view, space.pathway, space.today(), "stg.improvement")
    assert view is not None
    done = [one for one in view.items if one.state == "done"]
    assert [[row.what for row in one.evidence] for one in done] == [["Dashboard of first response"]]


def test_7_the_first_run(qtbot: QtBot, workspace: Workspace) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands = Hands(window)
    hands.press(Key.Key_2)
    hands.press(Key.Key_Return)
    assert hands.steps == 2
    assert workspace.query(current_stage) == "stg.improvement"
    assert window.place == "overview"
    assert workspace.query(overview, workspace.pathway, workspace.today()).next_up
    window.close()


@pytest.mark.parametrize("words", ["night shift", "SHIFT first"])
def test_8_find_a_note(window: MainWindow, hands: Hands, words: str) -> None:
    space = window.workspace
    space.act("Note", items.set_note, space.pathway, "tip.lead-kaizen", "Ask the night shift first")
    hands.press(Key.Key_K, CONTROL)
    hands.write(words)
    hands.press(Key.Key_Return)
    assert hands.steps <= 3
    assert window.place == "pathway"


def test_9_move_on_to_stage_3(window: MainWindow, hands: Hands) -> None:
    space = window.workspace
    hands.press(Key.Key_K, CONTROL)
    hands.write("stage 3")
    hands.press(Key.Key_Return)
    assert hands.steps <= 3
    assert space.query(current_stage) == "stg.performance"
    hands.press(Key.Key_Z, CONTROL)
    assert space.query(current_stage) == "stg.improvement"


def test_undo_is_one_step_and_says_what_it_did(window: MainWindow, hands: Hands) -> None:
    window.workspace.act("Set the paper", plan.set_paper, "letter")
    hands.press(Key.Key_Z, CONTROL)
    assert hands.steps == 1
    assert window.toast.text() == "Undone: Set the paper"
