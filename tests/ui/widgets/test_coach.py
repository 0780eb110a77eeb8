"""The button with the coach's questions, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.domain.coach import questions
from opspath_desktop.ui.widgets.card import Card
from opspath_desktop.ui.widgets.coach import CoachButton, CoachQuestions


@pytest.fixture
def button(qtbot: QtBot) -> CoachButton:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    made = CoachButton("goal", window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.page = window  # type: ignore[attr-defined]  # qtbot holds it weakly
    return made


def test_it_is_named_after_its_section(button: CoachButton) -> None:
    assert button.accessibleName() == "Questions of a coach: goal"


def test_it_shows_every_question_in_full(button: CoachButton) -> None:
    shown = button.ask()
    words = [part.text() for part in shown.findChildren(QLabel)]
    assert set(questions("goal")) < set(words)
    assert all(part.height() >= part.heightForWidth(part.width()) for part in shown.findChildren(QLabel))


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_opens_and_closes_it(button: CoachButton, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)
    (shown,) = button.window().findChildren(CoachQuestions)
    assert shown.hasFocus()
    QTest.keyClick(shown, key)
    assert button.hasFocus()
    qtbot.waitUntil(lambda: not button.window().findChildren(CoachQuestions))


def test_it_goes_when_something_else_is_used(button: CoachButton, qtbot: QtBot) -> None:
    button.ask()
    button.setFocus()
    qtbot.waitUntil(lambda: not button.window().findChildren(CoachQuestions))


def test_it_does_not_make_the_line_of_a_heading_taller(qtbot: QtBot) -> None:
    card = Card("Causes")
    qtbot.addWidget(card)
    card.show()
    plain = card.sizeHint().height()
    button = CoachButton("causes", card)
    card.title_row.addWidget(button)
    button.show()
    assert button.sizeHint().height() == 24
    assert card.sizeHint().height() - plain <= 8
