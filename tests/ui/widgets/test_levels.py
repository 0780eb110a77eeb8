"""Levels are whole, chosen with digits and arrows, and told in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.levels import LevelDots
from opspath_desktop.ui.widgets.progress import ProgressBar

WORDS = ("Not yet", "Learning", "Working", "Strong", "Teaching")


def make(qtbot: QtBot, now: int = 2, target: int = 3, read_only: bool = False) -> LevelDots:
    dots = LevelDots("Process design", WORDS, read_only)
    qtbot.addWidget(dots)
    dots.show_level(now, target)
    dots.show()
    return dots


@pytest.mark.parametrize(
    ("key", "level"),
    [(Qt.Key.Key_4, 4), (Qt.Key.Key_0, 0), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 1), (Qt.Key.Key_End, 4)],
)
def test_keys_choose(qtbot: QtBot, key: Qt.Key, level: int) -> None:
    dots = make(qtbot)
    with qtbot.waitSignal(dots.level_chosen) as caught:
        qtbot.keyClick(dots, key)
    assert caught.args == [level]
    assert dots.value() == 2, "the page shows it after the write"


def test_click_on_the_fourth_mark(qtbot: QtBot) -> None:
    dots = make(qtbot)
    with qtbot.waitSignal(dots.level_chosen) as caught:
        qtbot.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(U(4) + U(16) * 3 + U(8), U(13)))
    assert caught.args == [4]


def test_click_on_the_only_filled_mark_empties_it(qtbot: QtBot) -> None:
    dots = make(qtbot, now=1)
    with qtbot.waitSignal(dots.level_chosen) as caught:
        qtbot.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(U(10), U(13)))
    assert caught.args == [0]


def test_read_only_dots_are_no_tab_stop(qtbot: QtBot) -> None:
    dots = make(qtbot, read_only=True)
    assert dots.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(dots.level_chosen):
        qtbot.mouseClick(dots, Qt.MouseButton.LeftButton, pos=QPoint(U(10), U(13)))


def test_level_and_target_are_told_in_words(qtbot: QtBot) -> None:
    dots = make(qtbot)
    found = QAccessible.queryAccessibleInterface(dots)
    assert found.role() == QAccessible.Role.Slider
    assert found.text(QAccessible.Text.Description) == "Working, target Strong"


def test_progress_bar_says_its_value(qtbot: QtBot) -> None:
    bar = ProgressBar("Progress of the book")
    qtbot.addWidget(bar)
    bar.set_fraction(0.7, "Page 96 of 138")
    found = QAccessible.queryAccessibleInterface(bar)
    assert (bar.value(), found.text(QAccessible.Text.Description)) == (70, "Page 96 of 138")
