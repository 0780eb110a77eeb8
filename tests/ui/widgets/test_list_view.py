"""Lists keep their selection, skip headers and open on Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.list_view import BookRow, ListView, PilotRow
from opspath_desktop.ui.widgets.narrow import FilterField, Segment
from opspath_desktop.ui.widgets.rows_model import Header

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
