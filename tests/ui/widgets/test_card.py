"""Cards, chips and the empty state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.card import Card, Chip, EmptyState
from opspath_desktop.ui.widgets.plain import label


def test_card_emits_its_link(qtbot: QtBot) -> None:
    card = Card("Next up", "Stage 2 checklist")
    qtbot.addWidget(card)
    card.add(label("Row"))
    button = card.findChildren(QPushButton)[0]
    with qtbot.waitSignal(card.link):
        button.click()


def test_card_without_link_has_no_button_to_reach(qtbot: QtBot) -> None:
    card = Card("Next up")
    qtbot.addWidget(card)
    card.show()
    assert not [button for button in card.findChildren(QPushButton) if button.isVisible()]


@pytest.mark.parametrize("tone", ["neutral", "accent", "warn"])
def test_chip_can_change_its_state(qtbot: QtBot, tone: str) -> None:
    chip = Chip("Stage 2")
    qtbot.addWidget(chip)
    chip.show_state("Running", tone, "circle-dot")  # type: ignore[arg-type] # the parameter is one of the three tones
    assert (chip.text(), chip.property("tone")) == ("Running", tone)


def test_empty_state_submits_on_enter(qtbot: QtBot) -> None:
    empty = EmptyState("flask-conical", "Test one small change", "A line", "For example", "Start pilot")
    qtbot.addWidget(empty)
    empty.show()
    qtbot.keyClicks(empty.field, "  triage ")
    with qtbot.waitSignal(empty.submitted) as caught:
        qtbot.keyClick(empty.field, Qt.Key.Key_Return)
    assert caught.args == ["triage"]


def test_empty_state_does_not_submit_nothing(qtbot: QtBot) -> None:
    empty = EmptyState("flask-conical", "Test one small change", "A line", "For example", "Start pilot")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.assertNotEmitted(empty.submitted):
        empty.button.click()
