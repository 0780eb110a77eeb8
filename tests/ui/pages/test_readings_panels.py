"""What stands beside the list of readings: the book, or a panel; one book, or several at once."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import readings
from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.pages.readings_numbers import NumbersPanel
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, GOAL, Key, opened, press, view
from tests.ui.seeing import settle

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(readings_page: ReadingsPage) -> ReadingsPage:
    return readings_page


def test_the_tabs_under_the_list_show_a_panel_and_a_book_comes_back(page: ReadingsPage) -> None:
    page.pane.panels.setFocus()
    press(Key.Key_Right)
    assert (page.right.shown, page.right.currentWidget()) == ("queue", page.right.panels["queue"])
    page.pane.list.setFocus()
    press(Key.Key_Down)
    assert (page.right.shown, page.pane.panels.current()) == ("book", "book")


def test_the_numbers_open_at_their_beginning_where_the_first_pictures_are_empty(
    page: ReadingsPage, workspace: Workspace
) -> None:
    with workspace.database.change("Forget the log") as session:
        for entry in view(page).entries:
            readings.delete_entry(session, entry.uuid, now="2026-11-22T08:00:00Z", today=date(2026, 11, 22))
    page.resize(900, 300)
    page.show_target("panel:numbers")
    settle(page)
    panel = page.right.panels["numbers"]
    assert isinstance(panel, NumbersPanel)
    bar = panel._area.verticalScrollBar()
    assert (bar.maximum() > 0, bar.value()) == (True, 0)
    assert panel.stages.view.hasFocus()


@pytest.mark.parametrize("name", ["queue", "review", "numbers", "import"])
def test_a_target_opens_a_panel_and_esc_goes_to_the_list(page: ReadingsPage, name: str) -> None:
    page.show_target(f"panel:{name}")
    assert (page.right.shown, page.pane.panels.current()) == (name, name)
    press(Key.Key_Escape, on=page.right.panels[name])
    assert page.pane.list.hasFocus()


def test_a_press_on_book_leaves_a_panel_without_a_tab(page: ReadingsPage) -> None:
    page.show_target("panel:duplicates")
    tabs = page.pane.panels
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert page.right.shown == "book"


def test_no_target_at_all_leaves_the_panel_for_the_list(page: ReadingsPage) -> None:
    page.show_target("panel:import")
    page.show_target("")
    assert (page.right.shown, page.selected_keys(), page.pane.list.hasFocus()) == ("book", [A3], True)


def test_an_unknown_panel_changes_nothing(page: ReadingsPage) -> None:
    page.show_target("panel:gone")
    assert page.right.shown == "book"


def test_the_same_book_comes_back_with_enter(page: ReadingsPage) -> None:
    page.show_target("panel:queue")
    page.pane.list.setFocus()
    press(Key.Key_Return)
    assert (page.right.shown, view(page).key) == ("book", A3)


def test_two_books_open_what_can_be_done_with_several(page: ReadingsPage) -> None:
    heard: list[list[str]] = []
    page.pane.list.selection_changed.connect(heard.append)
    QTest.keyClick(page.pane.list, Key.Key_Down, SHIFT)
    assert (page.right.shown, len(page.selected_keys()), heard[-1]) == ("bulk", 2, page.selected_keys())
    press(Key.Key_Up)
    assert (page.right.shown, page.selected_keys()) == ("book", [A3])


def test_what_has_no_tab_stands_in_the_place_of_the_book(page: ReadingsPage) -> None:
    tabs = page.pane.panels
    for name, words in (("queue", "Book"), ("duplicates", "Books"), ("review", "Book")):
        page.show_panel(name)
        assert (tabs.current(), tabs.accessibleTabName(0)) == ("book" if words != "Book" else name, words)
    QTest.keyClick(page.pane.list, Key.Key_Down, SHIFT)
    assert (tabs.current(), tabs.accessibleTabName(0)) == ("book", "Books")


def test_the_first_tab_comes_back_to_the_books_that_are_selected(page: ReadingsPage) -> None:
    QTest.keyClick(page.pane.list, Key.Key_Down, SHIFT)
    press(Key.Key_Right, Key.Key_Left, on=page.pane.panels)
    assert (page.right.shown, len(page.selected_keys())) == ("bulk", 2)


def test_all_books_can_be_selected_without_the_headings(page: ReadingsPage) -> None:
    QTest.keyClick(page.pane.list, Key.Key_A, CTRL)
    assert page.selected_keys() == [row.key for row in page.pane.shown()]


def test_a_change_keeps_the_selection(page: ReadingsPage, workspace: Workspace) -> None:
    QTest.keyClick(page.pane.list, Key.Key_Down, SHIFT)
    before = page.selected_keys()
    workspace.changed.emit(None)
    assert (page.selected_keys(), page.right.shown) == (before, "bulk")


def test_a_book_from_elsewhere_is_shown_alone(page: ReadingsPage) -> None:
    QTest.keyClick(page.pane.list, Key.Key_Down, SHIFT)
    page.show_target(GOAL)
    assert (page.selected_keys(), page.right.shown, view(page).key) == ([GOAL], "book", GOAL)


def test_the_import_opens_where_there_is_no_book_yet(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.pathway = EMPTY
    page = opened(workspace, qtbot)
    page.show_target("panel:import")
    assert page.right.panels["import"].isVisible()


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Left])
def test_without_a_book_leaving_a_panel_comes_back_to_the_first_one(
    workspace: Workspace, qtbot: QtBot, key: Key
) -> None:
    workspace.pathway = EMPTY
    page = opened(workspace, qtbot)
    page.show_target("panel:queue")
    press(key, on=page.pane.panels)
    assert page.empty.field.hasFocus()


def test_the_keyboard_goes_to_the_filter_when_no_book_is_left(page: ReadingsPage) -> None:
    QTest.keyClicks(page.pane.filter, "Factory Physics")
    page.pane.list.setFocus()
    press(Key.Key_Delete)
    assert view(page).title == "Factory Physics"  # not the book that was beside the list before
    press(Key.Key_Delete)
    assert page.pane.list.isHidden()
    assert page.pane.filter.hasFocus()
    page.show_panel("queue")
    press(Key.Key_Escape)
    assert page.pane.filter.hasFocus()


def test_a_dropped_file_goes_to_the_import(page: ReadingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(page.right.panel("import"), "open_file", seen.append, raising=False)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "books.csv"))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPoint(5, 5).toPointF(), copy, data, left, Qt.KeyboardModifier.NoModifier))
    assert seen == [tmp_path / "books.csv"]
    assert page.right.shown == "import"
