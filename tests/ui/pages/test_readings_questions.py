"""The questions of the weekly review, the review as it is seen, and the ways that lead there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.store.schema import Application, UseCheck
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.workspace import Workspace
from tests.ui import seeing
from tests.ui.pages.reading_hands import Key, press, type_in
from tests.ui.pages.review_hands import TODAY, Opening, count, fill, finished, one, opener, passages, plan, words


@pytest.fixture
def opening(workspace: Workspace, qtbot: QtBot) -> Opening:
    """Return a function that puts records into the database and opens the panel."""
    return opener(workspace, qtbot)


@pytest.fixture
def listening() -> None:
    """Let Qt build what a screen reader sees."""
    QAccessible.setActive(True)


# --- questions -------------------------------------------------------------------------------------------------------


def test_questions_come_before_the_cards(opening: Opening) -> None:
    panel = opening(*finished(), *passages())
    assert (panel.progress.text(), words(panel)) == ("1 question", "Did you use “Factory Physics”?")
    assert panel.stop.note.text() == "You took from it: Small batches"
    press(Key.Key_N)
    assert panel.progress.text().startswith("1 of 4")
    press(Key.Key_Z)
    assert (words(panel), count(panel, UseCheck.id > 0)) == ("Did you use “Factory Physics”?", 0)


def test_used_asks_what_was_done_with_the_book(opening: Opening) -> None:
    panel = opening(*finished())
    press(Key.Key_U)
    type_in("Halved the batch")
    assert count(panel, Application.action == "Halved the batch", Application.state == "tried") == 1
    assert one(panel, UseCheck.answer) == "used"


def test_used_asks_what_came_of_an_application(opening: Opening) -> None:
    panel = opening(plan())
    press(Key.Key_U)
    type_in("It held")
    assert count(panel, Application.result == "It held", Application.state == "tried") == 1


def test_used_needs_no_words(opening: Opening) -> None:
    panel = opening(plan())
    press(Key.Key_U, Key.Key_Return)
    assert count(panel, Application.result == "", Application.state == "tried") == 1


def test_no_drops_an_application_with_a_note(opening: Opening) -> None:
    panel = opening(plan())
    press(Key.Key_T)
    type_in("The line is gone")
    assert panel.stop.note.text() == "Halve the batch\nYour note: The line is gone"
    press(Key.Key_X)
    assert (one(panel, UseCheck.note), one(panel, Application.state)) == ("The line is gone", "dropped")


def test_a_note_stays_with_its_question(opening: Opening) -> None:
    panel = opening(*finished(), Application(book_id=2, action="Walk", on_date=TODAY - timedelta(days=31)))
    press(Key.Key_T)
    type_in("Mine")
    press(Key.Key_Space, Key.Key_N)
    assert one(panel, UseCheck.note) == ""


# --- seen and heard --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("asking", [False, True])
def test_nothing_is_clipped_or_unnamed(
    opening: Opening, qapp: QApplication, listening: None, scale: float, asking: bool
) -> None:
    panel = opening(*passages(30), width=600, height=480)
    apply_theme(qapp, "light", scale)
    press(Key.Key_K)
    if asking:
        press(Key.Key_A)
    panel.how.button.click()
    seeing.settle(panel)
    wrong = {
        "no name": seeing.unnamed(panel),
        "a stop on words": seeing.speaking_stops(panel),
        "small": seeing.small(panel),
        "clipped": seeing.clipped(panel),
        "out of sight": seeing.out_of_sight(panel),
    }
    assert {what: where for what, where in wrong.items() if where} == {}


def test_a_review_by_keyboard_alone(window: MainWindow, begun: Workspace, qtbot: QtBot) -> None:
    fill(begun, plan(), *passages(5))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_in("weekly review")
    panel = window.page("readings").right.panels["review"]  # type: ignore[attr-defined]  # the Readings page
    assert words(panel) == "Did you do it?"
    press(Key.Key_N)
    for key in (Key.Key_K, Key.Key_F, Key.Key_D, Key.Key_A):
        press(key)
    type_in("Walk the line at seven")
    press(Key.Key_X)
    assert words(panel) == "That was this week's review."
    assert panel.stop.note.text() == "1 kept, 1 marked as favourite, 1 done with, 1 to apply, 1 discarded."
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.progress.text().startswith("5 of 5")


def test_the_overview_leads_to_the_question_and_to_the_review(window: MainWindow, begun: Workspace) -> None:
    fill(begun, plan())
    window.go("overview")
    answer = next(one for one in window.page("overview").findChildren(Button) if one.text() == "Answer")
    answer.click()
    right = window.page("readings").right  # type: ignore[attr-defined]  # the Readings page
    assert (window.place, right.shown, words(right.panels["review"])) == ("readings", "review", "Did you do it?")
