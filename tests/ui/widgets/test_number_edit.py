"""A parsed field hands over a value or shows why there is none."""

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from opspath_desktop.errors import Refused
from opspath_desktop.ui.widgets.date_edit import DateEdit
from opspath_desktop.ui.widgets.number_edit import NumberEdit


def pages(text: str) -> int:
    if not text.isdigit():
        raise Refused("Write a number of pages, such as 30.")
    return int(text)


def test_enter_hands_over_the_value(qtbot: QtBot) -> None:
    field = NumberEdit("Pages", pages, "30")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert caught.args == [30]


def test_refusal_is_shown_and_goes_with_the_next_key(qtbot: QtBot) -> None:
    field = NumberEdit("Pages", pages, "many")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.committed):
        assert not field.submit()
    assert field.error_text() == "Write a number of pages, such as 30."
    assert field.edit.accessibleDescription() == field.error_text()
    qtbot.keyClicks(field.edit, "3")
    assert field.error_text() == ""


def test_escape_reverts(qtbot: QtBot) -> None:
    field = NumberEdit("Pages", pages, "30")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "x")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == "30"


def test_date_field_saves_when_it_is_left(qtbot: QtBot) -> None:
    field = DateEdit("Due", lambda _text: dt.date(2026, 11, 27))
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "fri")
    with qtbot.waitSignal(field.committed) as caught:
        field.edit.left.emit()
    assert caught.args == [dt.date(2026, 11, 27)]
