"""Spines carry the initials of the words that matter."""

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.spine import Spine, initials


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("The Goal", "TG"),
        ("Managing to Learn", "ML"),
        ("(In)visible", "I"),
        ("“Quoted” words here", "QW"),
        ("2 second lean", "2S"),
        ("To the", "TT"),
        ("", "?"),
        ("— — —", "?"),
    ],
)
def test_initials(title: str, letters: str) -> None:
    assert initials(title) == letters


@pytest.mark.parametrize("stage", [None, 0, 1, 5, 9])
def test_any_stage_can_be_painted(qtbot: QtBot, stage: int | None) -> None:
    spine = Spine("The Goal", stage)
    qtbot.addWidget(spine)
    assert not spine.grab().isNull()
