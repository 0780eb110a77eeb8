"""A row that opens in place, by mouse and by keyboard, in wide and narrow columns."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.open_row import OpenRow


@pytest.fixture
def row(qtbot: QtBot) -> OpenRow:
    trailing = QLabel("Independent")
    trailing.setMinimumWidth(120)
    made = OpenRow("Cross-functional collaboration", trailing=trailing)
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_opens_it(row: OpenRow, qtbot: QtBot, key: Qt.Key) -> None:
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.focus_row()
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, key)


def test_a_click_opens_it(row: OpenRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.opened):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


def test_the_trailing_part_goes_under_the_words_when_there_is_no_room(row: OpenRow) -> None:
    assert row.heightForWidth(200) > row.heightForWidth(400)
    assert row.minimumSizeHint().width() < 200


def test_a_caption_is_spoken_too(row: OpenRow) -> None:
    row.set_caption("no evidence yet", "warn")
    assert (row.caption.text(), row.accessibleDescription()) == ("no evidence yet", "no evidence yet")
    row.set_caption("")
    assert row.caption.isHidden()


def test_keys_of_a_field_inside_do_not_open_it(row: OpenRow, qtbot: QtBot) -> None:
    field = QLineEdit()
    row.body.addWidget(field)
    field.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    field.setFocus()
    with qtbot.assertNotEmitted(row.opened):
        QTest.keyClick(field, Qt.Key.Key_Return)
