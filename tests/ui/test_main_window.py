"""The window: places, history, undo from anywhere, errors in the bar, settings kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import plan
from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.ui.commands import places
from opspath_desktop.ui.main_window import PAGES, MainWindow
from opspath_desktop.ui.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("place", list(PAGES))
def test_every_place_opens_and_names_itself(window: MainWindow, place: str) -> None:
    window.go(place)
    assert window.stack.currentWidget() is window.page(place)
    assert window.sidebar.current() == place
    assert window.top.title.text() == next(words for key, words, _icon, _keys in places() if key == place)


def test_digits_go_to_places_and_alt_arrows_through_history(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_4, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_5, CONTROL)
    assert window.place == "capabilities"
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.place == "pilots"
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.place == "capabilities"


def test_undo_and_redo_from_anywhere_say_what_they_did(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.act("Set the paper", plan.set_paper, "letter")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.toast.text() == "Undone: Set the paper"
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert window.toast.text() == "Done again: Set the paper"


def test_undo_reaches_the_database_from_a_clean_field(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.act("Set the paper", plan.set_paper, "letter")
    window.go("overview")
    field = window.page("overview").findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert window.toast.text() == "Undone: Set the paper"


def test_a_field_with_unsaved_words_keeps_its_own_undo(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.act("Set the paper", plan.set_paper, "letter")
    window.go("overview")
    field = window.page("overview").findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "typed")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert window.toast.text() != "Undone: Set the paper"


def test_trouble_stands_in_the_bar_and_in_the_sidebar_until_the_next_save(window: MainWindow) -> None:
    window.workspace.failed.emit(Trouble("The disk is full.", "What was saved is safe.", "Free some space."))
    assert window.bar.isVisible()
    assert "The disk is full." in window.sidebar.saved_text()
    window.workspace.act("Set the paper", plan.set_paper, "letter")
    assert window.sidebar.saved_text() == "Saved on this computer"


def test_a_refusal_without_a_field_stands_in_the_bar(window: MainWindow) -> None:
    window.workspace.failed.emit(Refused("That cannot be."))
    assert window.bar.isVisible()


def test_badges_say_words(window: MainWindow) -> None:
    window.refresh_badges()
    texts = [place.accessibleName() + place.accessibleDescription() for place in window.sidebar._places]
    assert any("Stage 2" in text for text in texts)


def test_text_size_and_page_are_kept(window: MainWindow, begun: Workspace) -> None:
    window.zoom(0.25)
    window.go("pilots")
    window.close()
    from opspath_desktop.settings import load
    from opspath_desktop.store.folder import Folder

    kept = load(Folder(begun.folder).settings)
    assert (kept.text_scale, kept.page) == (1.25, "pilots")
    assert kept.geometry


def test_a_narrow_window_shows_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 700)
    qtbot.waitUntil(window.sidebar.is_rail)
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: not window.sidebar.is_rail())


def test_broken_packs_are_named_and_the_window_still_opens(begun: Workspace, qtbot: QtBot) -> None:
    from opspath_desktop.domain.pathway import EMPTY

    begun.pathway = EMPTY
    made = MainWindow(begun, ("pathway.yaml:3: is no YAML",))
    qtbot.addWidget(made)
    made.show()
    assert made.bar.isVisible()
    for place in PAGES:
        made.go(place)
    assert made.place == "settings"
    made.close()


def test_a_new_day_refreshes(window: MainWindow) -> None:
    day = window.workspace.today()
    window.workspace.today = lambda: replace_day(day)
    window._new_day()
    assert window._day == replace_day(day)


def replace_day(day):  # type: ignore[no-untyped-def]  # a date in, the next one out
    from datetime import timedelta

    return day + timedelta(days=1)


def test_f10_and_a_lone_alt_show_the_hidden_menu_bar(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QAction] = []  # a real menu would grab the keyboard, which the offscreen platform cannot
    monkeypatch.setattr(window.menu_bar, "setActiveAction", opened.append)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert window.menu_bar.isVisible()
    window._menu_keys.settle()
    assert not window.menu_bar.isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert [action.text() for action in opened] == ["Do", "Do"]


def test_the_menus_hold_every_command(window: MainWindow) -> None:
    shown = [entry.text() for menu in window.menu_bar.actions() for entry in menu.menu().actions()]  # type: ignore[union-attr, attr-defined]  # every entry of the bar is a menu
    assert len(shown) == len(window.commands)
