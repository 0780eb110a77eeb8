"""Lists keep their selection, skip headers and open on Enter."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.list_view import BookRow, ListView, PilotRow
from opspath_desktop.ui.widgets.narrow import FilterField, Segment
from opspath_desktop.ui.widgets.row_painter import RowDelegate
from opspath_desktop.ui.widgets.rows_model import Header
from tests.ui.seeing import settle

GOAL = BookRow("goal", "The Goal", "12 of 300", 1, 0.04)
LEAN = BookRow("lean", "Lean Thinking", "Finished", 1, None, True)
ROWS = [Header("h", "Stage 1"), GOAL, LEAN, PilotRow("p", "Shift hand-over", "No measure yet")]


def make(qtbot: QtBot) -> ListView:
    view = ListView("Readings")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.resize(320, 400)
    view.show()
    return view


def test_selection_survives_a_refresh(qtbot: QtBot) -> None:
    view = make(qtbot)
    view.select("lean")
    view.show_rows([Header("h", "Stage 1"), LEAN, BookRow("goal", "The Goal", "40 of 300", 1, 0.13)])
    assert view.current_key() == "lean"


def test_select_is_silent_and_knows_what_is_there(qtbot: QtBot) -> None:
    view = make(qtbot)
    with qtbot.assertNotEmitted(view.chosen):
        assert view.select("goal")
        assert not view.select("gone")


def test_a_row_is_chosen_while_ctrl_is_held(qtbot: QtBot) -> None:
    view = ListView("Readings", many=True)
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.show()
    qtbot.keyPress(view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        chosen = [view.selected_keys() for _press in range(2) if view.select("lean")]
        view.clearSelection()
        view.select_first()
    finally:
        qtbot.keyRelease(view, Qt.Key.Key_Control)
    assert (chosen, view.selected_keys()) == ([["lean"], ["lean"]], ["goal"])


def test_arrows_skip_headers_and_choose(qtbot: QtBot) -> None:
    view = make(qtbot)
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Home)
    assert caught.args == ["goal"]


def test_enter_opens(qtbot: QtBot) -> None:
    view = make(qtbot)
    view.select("lean")
    with qtbot.waitSignal(view.opened) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["lean"]


def test_rows_speak_title_and_caption(qtbot: QtBot) -> None:
    view = make(qtbot)
    found = QAccessible.queryAccessibleInterface(view)
    spoken = [found.child(i).text(QAccessible.Text.Name) for i in range(found.childCount())]
    assert spoken[:2] == ["Stage 1", "The Goal, 12 of 300"]


def test_every_kind_of_row_can_be_painted(qtbot: QtBot) -> None:
    view = make(qtbot)
    view.select("goal")
    view.setProperty("kbd", True)
    assert not view.grab().isNull()


def test_filter_field_trims_and_clears(qtbot: QtBot) -> None:
    field = FilterField("Filter readings")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.changed.connect(heard.append)
    qtbot.keyClicks(field, "a ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["a", "a", ""]


def test_tabs_move_together_before_arrows_scroll_them(qtbot: QtBot) -> None:
    tabs = Segment([(word, word) for word in ("Measure", "Problem", "Cycles", "Outcome", "A3")], tightens=True)
    qtbot.addWidget(tabs)
    tabs.show()
    looks = []
    for width in (500, 275, 500):
        tabs.resize(width, 32)
        settle(tabs)
        looks.append(tabs.property("look"))
        assert not [arrow for arrow in tabs.findChildren(QToolButton) if arrow.isVisible()]
    assert looks == ["", "tight", ""]


def test_segment_is_a_row_of_tabs(qtbot: QtBot) -> None:
    tabs = Segment([("all", "All 8"), ("done", "Done 3")])
    qtbot.addWidget(tabs)
    found = QAccessible.queryAccessibleInterface(tabs)
    assert found.role() == QAccessible.Role.PageTabList
    with qtbot.waitSignal(tabs.chosen) as caught:
        tabs.setCurrentIndex(1)
    assert caught.args == ["done"]
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.choose("all")
    tabs.set_texts({"all": "All 9"})
    assert (tabs.current(), tabs.tabText(0)) == ("all", "All 9")


def long(qtbot: QtBot, number: int = 3000) -> ListView:
    view = ListView("Readings", many=True)
    qtbot.addWidget(view)
    view.show_rows([Header("h", "Stage 1"), *(BookRow(str(n), f"Book {n}", "", 1) for n in range(number))])
    view.resize(320, 400)
    view.show()
    return view


def test_a_long_list_asks_nobody_for_the_size_of_a_row(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RowDelegate, "sizeHint", lambda *_args: pytest.fail("asked"))
    view = long(qtbot)
    view.grab()
    assert view.verticalScrollBar().maximum() == 34 + 3000 * 66 - view.viewport().height()


def test_keys_go_to_the_ends_and_by_pages(qtbot: QtBot) -> None:
    view, keys = long(qtbot), Qt.Key
    found = []
    for key in (keys.Key_Home, keys.Key_PageDown, keys.Key_End, keys.Key_PageUp, keys.Key_Up):
        qtbot.keyClick(view, key)
        found.append(view.current_key())
    assert found == ["0", "5", "2999", "2994", "2993"]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_place_belongs_to_its_row_wherever_the_list_is_scrolled(qtbot: QtBot) -> None:
    view = long(qtbot)
    view.verticalScrollBar().setValue(34 + 66 * 100)
    index = view.indexAt(QPoint(10, 70))
    assert (view.rows.row(index.row()).key, view.visualRect(index)) == (
        "101",
        QRect(0, 66, view.viewport().width(), 66),
    )
    assert not view.indexAt(QPoint(10, -(10**6))).isValid()


def test_several_rows_are_selected_and_survive_an_exchange_of_all(qtbot: QtBot) -> None:
    view = long(qtbot)
    heard: list[list[str]] = []
    view.selection_changed.connect(heard.append)
    view.select("2")
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    view.show_rows([BookRow(str(n), f"Book {n}", "", 1) for n in range(2999, -1, -2)])
    assert (heard, view.selected_keys(), view.current_key()) == ([["2", "3"], ["3"]], ["3"], "3")
    view.show_rows([BookRow(str(n), f"Book {n}", "", 1) for n in range(0, 3000, 2)])
    assert (heard[-1], view.selected_keys()) == ([], [])


def test_a_click_with_ctrl_adds_a_row_and_with_shift_all_between(qtbot: QtBot) -> None:
    view = long(qtbot)
    left, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    for y, modifier in ((50, modifiers.NoModifier), (200, modifiers.ControlModifier), (320, modifiers.ShiftModifier)):
        qtbot.mouseClick(view.viewport(), left, modifier, QPoint(40, y))
    assert view.selected_keys() == ["0", "2", "3", "4"]
