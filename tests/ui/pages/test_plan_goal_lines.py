"""What a goal's line shows, and how long links stand in a line of facts."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import goals
from opspath_desktop.ui.pages.pilots_fact import ValueButton
from opspath_desktop.ui.pages.plan_goals import GoalsCard
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)


def test_an_open_goal_needs_no_word_for_it(workspace: Workspace, qtbot: QtBot) -> None:
    with workspace.database.change("Add") as session:
        late, coming = goals.add(session, "Short waits"), goals.add(session, "Fewer calls")
        goals.set_due(session, late, TODAY - timedelta(days=1))
    card = GoalsCard(workspace)
    qtbot.addWidget(card)
    card.refresh()
    assert not card.lines[late].chip.isHidden()
    assert card.lines[late].chip.text() == "Overdue"
    assert card.lines[coming].chip.isHidden()
    with workspace.database.change("Reach") as session:
        goals.set_status(session, coming, "reached", on=TODAY, today=TODAY)
    card.refresh()
    assert not card.lines[coming].chip.isHidden()


def ink_starts(button: QWidget) -> int:
    """Return the first column of a widget's picture in which anything is written."""
    image = button.grab().toImage()
    ground = image.pixel(image.width() - 1, 0)
    columns = range(image.width())
    return next(x for x in columns if any(image.pixel(x, y) != ground for y in range(image.height())))


def test_a_shortened_link_begins_where_a_whole_one_begins(qtbot: QtBot) -> None:
    starts = set()
    for room in (120, 127, 134, 141, 148, 155, 500):
        button = ValueButton(kind="link", widest=room)
        qtbot.addWidget(button)
        button.say("Goal: MM WW MM WW MM WW MM WW", "Goal")
        button.resize(button.sizeHint())
        button.show()
        starts.add(ink_starts(button))
    assert len(starts) == 1
