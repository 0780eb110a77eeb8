"""A checklist row ticks, opens, takes files and says its state."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.check_row import CheckRow, State


def make(qtbot: QtBot, state: State = "open") -> CheckRow:
    row = CheckRow("o1", "Map one process", "Two pieces of evidence", state)
    qtbot.addWidget(row)
    row.resize(400, row.sizeHint().height())
    row.show()
    return row


def test_space_ticks(qtbot: QtBot) -> None:
    row = make(qtbot)
    with qtbot.waitSignal(row.toggled) as caught:
        qtbot.keyClick(row.mark, Qt.Key.Key_Space)
    assert (caught.args, row.state()) == ([True], "done")


def test_unticking(qtbot: QtBot) -> None:
    row = make(qtbot, "done")
    with qtbot.waitSignal(row.toggled) as caught:
        qtbot.mouseClick(row.mark, Qt.MouseButton.LeftButton)
    assert (caught.args, row.state()) == ([False], "open")


def test_showing_a_state_is_no_tick(qtbot: QtBot) -> None:
    row = make(qtbot)
    with qtbot.assertNotEmitted(row.toggled):
        row.set_state("done")
    assert row.mark.isChecked()


def test_enter_opens(qtbot: QtBot) -> None:
    row = make(qtbot)
    with qtbot.waitSignal(row.opened), qtbot.assertNotEmitted(row.toggled):
        qtbot.keyClick(row.mark, Qt.Key.Key_Return)


def test_click_on_the_words_opens(qtbot: QtBot) -> None:
    row = make(qtbot)
    with qtbot.waitSignal(row.opened):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(200, 14))


@pytest.mark.parametrize(("state", "words"), [("progress", "In progress"), ("skipped", "Skipped"), ("na", "Not appl")])
def test_state_is_told_in_words(qtbot: QtBot, state: State, words: str) -> None:
    row = make(qtbot, state)
    assert row.mark.accessibleName() == "Map one process"
    assert row.mark.accessibleDescription().startswith(words)


def test_states_differ_in_shape(qtbot: QtBot) -> None:
    row = make(qtbot)
    pictures = []
    for state in ("open", "done", "progress", "skipped", "na"):
        row.mark.show_state(state)
        pictures.append(row.mark.grab().toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_arrow_goes_to_the_next_row(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    rows = [CheckRow(str(i), f"Row {i}") for i in range(3)]
    for row in rows:
        column.addWidget(row)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    rows[0].focus_row()
    qtbot.keyClick(rows[0].mark, Qt.Key.Key_Down)
    assert rows[1].mark.hasFocus()


def test_dropped_files_arrive_as_paths(qtbot: QtBot, tmp_path: Path) -> None:
    row = make(qtbot)
    row.accept_files()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.org/x")])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(row.files_dropped) as caught:
        row.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, keys))
    assert caught.args == [[tmp_path / "a.pdf"]]


def test_menu_has_a_visible_button(qtbot: QtBot) -> None:
    row = make(qtbot)
    row.set_menu(lambda menu: menu.addAction("Skip"))
    assert row.findChild(QWidget, "") is not None
    assert any(child.accessibleName() == "More for Map one process" for child in row.findChildren(QWidget))
