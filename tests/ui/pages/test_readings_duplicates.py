"""The duplicates panel: groups with their reason, merged or left apart."""

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from opspath_desktop.actions import books
from opspath_desktop.store.schema import Book
from opspath_desktop.ui.pages.readings_duplicates import AT_ONCE, DuplicatesPanel
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import GOAL, Key, press
from tests.ui.seeing import clipped, unnamed


def opened(workspace: Workspace, qtbot: QtBot, titles: list[str]) -> DuplicatesPanel:
    with workspace.database.change("Fill") as session:
        for title in titles:
            books.add(session, title, "Author One")
        books.add(session, "The Goal (30th Anniversary Edition)", "E. M. Goldratt")
    workspace.database.stack.clear()
    made = DuplicatesPanel(workspace)
    qtbot.addWidget(made)
    made.resize(660, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_first()
    return made


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> DuplicatesPanel:
    return opened(workspace, qtbot, ["Flow", "Flow", "Pull"])


def test_each_group_says_why_it_is_there(panel: DuplicatesPanel) -> None:
    titles = [form.title_label.text() for form in panel.forms.values()]
    assert titles == ["Same title and author without subtitle, series and edition", "Same title and author"]
    assert panel._found.text().startswith("2 books stand more than once.")
    assert (unnamed(panel), clipped(panel)) == ([], [])


def test_the_reason_keeps_its_capitals(workspace: Workspace, qtbot: QtBot) -> None:
    with workspace.database.change("Fill") as session:
        for title in ("One", "Two"):
            books.write(session, workspace.pathway, books.add(session, title), "isbns", "9780884271956")
    panel = opened(workspace, qtbot, [])
    assert "Same ISBN 9780884271956" in [form.title_label.text() for form in panel.forms.values()]


def test_groups_are_merged_one_after_the_other(panel: DuplicatesPanel) -> None:
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert (len(panel.forms), panel._found.text()) == (0, "No two books look the same.")
    assert (panel.hasFocus(), panel.accessibleName()) == (True, "Duplicate books")
    with panel.workspace.read() as session:
        assert sorted(session.scalars(select(Book.title))) == ["Flow", "Pull", "The Goal"]
    panel.workspace.undo()
    assert len(panel.forms) == 1


def test_a_group_that_is_left_apart_does_not_come_back(panel: DuplicatesPanel) -> None:
    press(Key.Key_Escape)
    assert [form.title_label.text() for form in panel.forms.values()] == ["Same title and author"]
    with panel.workspace.database.change("More") as session:
        books.add(session, "Other")
    assert len(panel.forms) == 1
    assert GOAL not in {key for group in panel.forms for key in group}


def test_many_groups_are_shown_by_twenty(workspace: Workspace, qtbot: QtBot) -> None:
    panel = opened(workspace, qtbot, [f"Book {number // 2} of many" for number in range(2 * AT_ONCE + 10)])
    assert (len(panel.forms), panel.more.text()) == (AT_ONCE, "Show 6 more")
    panel.more.click()
    assert (len(panel.forms), panel.more.isVisible()) == (AT_ONCE + 6, False)
