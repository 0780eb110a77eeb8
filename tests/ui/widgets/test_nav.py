"""The sidebar chooses places by mouse and keyboard and says which one is current."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.nav import NavItem, Sidebar

ITEMS = [NavItem("overview", "Overview", "layout-dashboard"), NavItem("plan", "Plan & Reviews", "file-text")]


def make(qtbot: QtBot) -> Sidebar:
    bar = Sidebar(ITEMS, NavItem("settings", "Settings", "settings"))
    qtbot.addWidget(bar)
    bar.resize(224, 600)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    return bar


def places(bar: Sidebar) -> list[QPushButton]:
    return bar.findChildren(QPushButton)


def test_click_chooses(qtbot: QtBot) -> None:
    bar = make(qtbot)
    with qtbot.waitSignal(bar.chosen) as caught:
        qtbot.mouseClick(places(bar)[1], Qt.MouseButton.LeftButton)
    assert (caught.args, bar.current()) == (["plan"], "plan")


def test_arrows_move_and_enter_goes(qtbot: QtBot) -> None:
    bar = make(qtbot)
    bar.focus_current()
    qtbot.keyClick(places(bar)[0], Qt.Key.Key_Down)
    assert places(bar)[1].hasFocus()
    qtbot.keyClick(places(bar)[1], Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.chosen) as caught:
        qtbot.keyClick(places(bar)[2], Qt.Key.Key_Return)
    assert caught.args == ["settings"]


def test_badge_and_selection_are_told(qtbot: QtBot) -> None:
    bar = make(qtbot)
    bar.set_badge("overview", "2 open")
    place = places(bar)[0]
    assert (place.accessibleName(), place.accessibleDescription()) == ("Overview", "2 open, current page")


def test_rail_is_narrow_and_has_tooltips(qtbot: QtBot) -> None:
    bar = make(qtbot)
    bar.set_rail(True)
    assert bar.width() == U(60)
    assert "Plan &amp; Reviews" in places(bar)[1].toolTip()


def test_failed_write_shows_in_place(qtbot: QtBot) -> None:
    bar = make(qtbot)
    bar.set_error("Not saved: the disk is full")
    assert bar.saved_text() == "Not saved: the disk is full"
    bar.set_saved("Saved on this computer")
    assert bar.saved_text() == "Saved on this computer"
