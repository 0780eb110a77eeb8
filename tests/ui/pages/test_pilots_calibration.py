"""The panel of predictions: the year's record in a sentence, a picture and a list that leads to the cycles."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import cycles, pilots
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_calibration import CalibrationPanel
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import unnamed

TODAY, BEGUN = date(2026, 11, 22), date(2026, 11, 2)


def predicted(workspace: Workspace, *verdicts: str | None, sure: int | None = 80) -> str:
    """Give a new pilot one compared prediction a verdict; return its uuid."""
    with workspace.database.change("Fill") as session:
        pilot = pilots.start(session, "Slots", today=BEGUN)
        for number, verdict in enumerate(verdicts):
            cycle = cycles.add(session, pilot, f"Idea {number}")
            cycles.edit(session, cycle, today=BEGUN, prediction=f"Prediction {number}", confidence=sure)
            cycles.edit(session, cycle, today=TODAY, do_start=BEGUN, verdict=verdict)
    return pilot


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> CalibrationPanel:
    made = CalibrationPanel(workspace)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_without_a_prediction_it_says_so_and_draws_nothing(panel: CalibrationPanel) -> None:
    assert "No prediction" in panel.sentence.text()
    assert panel.figure.isHidden()
    assert panel.all.isHidden()


def test_too_few_are_said_plainly(workspace: Workspace, panel: CalibrationPanel) -> None:
    predicted(workspace, "confirmed", "partly")
    assert "2 predictions are too few" in panel.sentence.text()
    assert panel.brier.isHidden()
    assert panel.figure.isVisible()


def test_enough_get_a_sentence_a_score_and_a_picture(workspace: Workspace, panel: CalibrationPanel) -> None:
    predicted(workspace, *["confirmed"] * 3, *["not_confirmed"] * 3)
    assert "80% on average, 3 of 6 came true" in panel.sentence.text()
    assert panel.brier.text().startswith("Brier score 0.34")
    assert panel.figure.figure().table.rows[0][2:4] == ("6", "3")


def test_the_list_says_why_one_does_not_count(workspace: Workspace, panel: CalibrationPanel) -> None:
    predicted(workspace, None, sure=None)
    assert "without a confidence" in panel.rows[0].caption.text()
    assert panel.rows[0].chip.text() == "Not compared yet"


def test_a_long_list_comes_in_portions(workspace: Workspace, panel: CalibrationPanel) -> None:
    predicted(workspace, *["confirmed"] * 45)
    assert (len(panel.rows), panel.more.text()) == (40, "Show 5 earlier ones")
    panel.more.click()
    assert (len(panel.rows), panel.more.isHidden()) == (45, True)
    assert panel.rows[40].hasFocus()


def test_the_list_shrinks_with_undo(workspace: Workspace, panel: CalibrationPanel) -> None:
    predicted(workspace, "confirmed", "partly")
    assert len(panel.rows) == 2
    workspace.undo()
    assert panel.rows == []


def test_a_prediction_leads_to_its_cycle_by_keyboard(workspace: Workspace, qtbot: QtBot) -> None:
    pilot = predicted(workspace, "confirmed")
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_target("panel:calibration")
    panel = page.right.panel("calibration")
    assert isinstance(panel, CalibrationPanel)
    asked: list[tuple[str, object]] = []
    workspace.asked.connect(lambda place, target: asked.append((place, target)))
    panel.rows[0].setFocus()
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Return)
    assert asked[0][0] == "pilots"
    assert str(asked[0][1]).startswith(f"{pilot}#cycles:")
    assert unnamed(page) == []
