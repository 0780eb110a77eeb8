"""The ruler shows the stages, wraps their titles and is walked with the arrows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.ruler import StageMark, StageRuler

MARKS = [
    StageMark(1, "Operational basics and service", "Completed", "completed"),
    StageMark(2, "Improving processes", "You are here, 50%", "current", 0.5),
    StageMark(3, "Measuring", "Stage 3", "ahead"),
]


def make(qtbot: QtBot, texts: bool = True) -> StageRuler:
    ruler = StageRuler(texts)
    qtbot.addWidget(ruler)
    ruler.show_stages(MARKS)
    ruler.resize(600, 120)
    with qtbot.waitActive(ruler):
        ruler.show()
        ruler.activateWindow()
    return ruler


def steps(ruler: StageRuler) -> list[QPushButton]:
    return ruler.findChildren(QPushButton)


def test_every_stage_is_a_named_button(qtbot: QtBot) -> None:
    ruler = make(qtbot)
    named = [(step.accessibleName(), step.accessibleDescription()) for step in steps(ruler)]
    assert named[1] == ("Stage 2: Improving processes", "You are here, 50%")


def test_click_chooses(qtbot: QtBot) -> None:
    ruler = make(qtbot)
    with qtbot.waitSignal(ruler.stage_chosen) as caught:
        qtbot.mouseClick(steps(ruler)[2], Qt.MouseButton.LeftButton)
    assert caught.args == [3]


def test_arrows_walk_from_the_current_stage(qtbot: QtBot) -> None:
    ruler = make(qtbot, texts=False)
    steps(ruler)[1].setFocus()
    qtbot.keyClick(steps(ruler)[1], Qt.Key.Key_Left)
    assert steps(ruler)[0].hasFocus()
    with qtbot.waitSignal(ruler.stage_chosen):
        qtbot.keyClick(steps(ruler)[0], Qt.Key.Key_Space)


def test_row_is_one_tab_stop(qtbot: QtBot) -> None:
    ruler = make(qtbot)
    stops = [step.focusPolicy() == Qt.FocusPolicy.StrongFocus for step in steps(ruler)]
    assert stops == [False, True, False]


def test_narrow_ruler_stacks_its_stages(qtbot: QtBot) -> None:
    ruler = make(qtbot)
    assert ruler.heightForWidth(U(240)) > ruler.heightForWidth(U(900))


@pytest.mark.parametrize("width", [600, 240])
def test_the_ring_of_the_focus_has_its_room_around_circle_and_words(qtbot: QtBot, width: int) -> None:
    ruler = make(qtbot)
    ruler.clearFocus()
    ruler.resize(width, ruler.heightForWidth(width))
    step = steps(ruler)[2]
    seen = step.grab().toImage()
    inside = seen.rect().adjusted(4, 4, 0, -4)
    points = [QPoint(x, y) for x in range(seen.width()) for y in range(seen.height())]
    frame = [point for point in points if not inside.contains(point)]
    assert {seen.pixelColor(point).name() for point in frame} == {seen.pixelColor(seen.width() - 1, 0).name()}


def test_same_stages_keep_their_buttons(qtbot: QtBot) -> None:
    ruler = make(qtbot)
    before = steps(ruler)
    ruler.show_stages(list(MARKS))
    assert steps(ruler) == before
