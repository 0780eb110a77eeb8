"""The numbers of the readings on screen."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.ui.pages.readings_numbers import NumbersPanel
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui import seeing


def shown(qtbot: QtBot, workspace: Workspace) -> NumbersPanel:
    panel = NumbersPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(700, 900)
    panel.show()
    return panel


def test_without_a_log_each_card_says_so(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    assert panel.pages.line.text() == "No pages were logged in these months."
    assert panel.pages.view.isHidden()
    assert panel.days.line.text() == "No sitting is logged in the last year."


def test_a_sitting_shows_at_once_in_picture_and_table(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    book = workspace.act("Add", books.add, "A book").result
    today: date = workspace.today()
    workspace.act("Log", readings.log, workspace.pathway, book, Sitting(today, "pages", delta=30, minutes=50))
    assert "the most in" in panel.pages.view.accessibleName()
    panel.minutes.twin.button.click()
    table = panel.minutes.twin.model
    last = [table.index(table.rowCount() - 1, column).data() for column in range(3)]
    assert last[1:] == ["50", "1"]


@pytest.mark.parametrize("width", [200, 900])
def test_an_old_sitting_is_told_at_any_width(qtbot: QtBot, workspace: Workspace, width: int) -> None:
    panel = shown(qtbot, workspace)
    panel.resize(width, 900)
    book, old = workspace.act("Add", books.add, "A book").result, workspace.today() - timedelta(days=360)
    workspace.act("Log", readings.log, workspace.pathway, book, Sitting(old, "pages", delta=30))
    assert (panel.days.view.isHidden(), panel.days.twin.isHidden()) == (False, False)
    assert len(panel.days.view.figure().table.rows) == 1


def test_the_keyboard_comes_to_the_first_picture_that_is_there(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    panel.focus_first()
    assert panel.focusWidget() is panel.stages.view
    book = workspace.act("Add", books.add, "A book").result
    workspace.act("Log", readings.log, workspace.pathway, book, Sitting(workspace.today(), "pages", delta=30))
    panel.focus_first()
    assert panel.focusWidget() is panel.pages.view


def test_what_nobody_knows_and_the_totals_are_said(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    path, today = workspace.pathway, workspace.today()
    book = workspace.act("Add", books.add, "A book").result
    workspace.act("Log", readings.log, path, book, Sitting(today, "pages", position=40))
    workspace.act("Log", readings.log, path, book, Sitting(today, "pages", delta=10, minutes=15))
    workspace.act("Finish", readings.set_status, path, book, "consulted", on=today)
    assert panel.pages.line.text() == "Of 1 sitting nobody knows how many pages it had."
    assert panel.minutes.line.text() == "1 sitting does not say how long it took."
    assert panel.days.line.text() == "1 sitting says neither pages nor minutes; it counts as a day only."
    assert panel._ends.text() == "1 reading is finished or consulted."
    assert panel._statuses.text() == "1 reading was begun: 1 consulted."
    workspace.undo()
    assert panel._ends.text() == "No reading is finished or consulted yet."


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 690])
def test_nothing_is_clipped_or_unnamed(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, scale: float, width: int
) -> None:
    panel = shown(qtbot, workspace)
    book = workspace.act("Add", books.add, "A book").result
    sitting = Sitting(workspace.today(), "pages", delta=1234, minutes=50)
    workspace.act("Log", readings.log, workspace.pathway, book, sitting)
    panel.resize(round(width * scale), 540)
    apply_theme(qapp, "light", scale)
    for card in panel.cards:
        card.twin.toggle()
    seeing.settle(panel)
    wrong = {
        "no name": seeing.unnamed(panel),
        "a stop on words": seeing.speaking_stops(panel),
        "small": seeing.small(panel),
        "clipped": seeing.clipped(panel),
        "out of sight": seeing.out_of_sight(panel),
    }
    assert {what: where for what, where in wrong.items() if where} == {}
    assert panel._area.horizontalScrollBar().maximum() == 0
