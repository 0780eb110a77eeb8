"""The numbers of the readings on screen."""

from datetime import date

from pytestqt.qtbot import QtBot

from opspath_desktop.actions import books, readings
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.ui.pages.readings_numbers import NumbersPanel
from opspath_desktop.ui.workspace import Workspace


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
    assert panel.days.line.text().startswith("No sitting is logged since")


def test_a_sitting_shows_at_once_in_picture_and_table(qtbot: QtBot, workspace: Workspace) -> None:
    panel = shown(qtbot, workspace)
    book = workspace.act("Add", books.add, "A book").result
    today: date = workspace.today()
    workspace.act("Log", readings.log, workspace.pathway, book, Sitting(today, "pages", delta=30, minutes=50))
    assert "the most in" in panel.pages.view.accessibleName()
    panel.minutes.twin.button.click()
    table = panel.minutes.twin.table
    last = [table.item(table.rowCount() - 1, column) for column in range(3)]
    assert [cell.text() for cell in last if cell is not None][1:] == ["50", "1"]
    panel.focus_first()
    assert panel.pages.view.focusPolicy() != 0
