"""Tab follows the layouts, not the order of creation."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.note_edit import NoteEdit
from opspath_desktop.ui.widgets.tab_order import step, stops


class Area(QWidget):
    """Stand for a page, and for the window around it."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step([self], forward, around=self.isWindow()) or super().focusNextPrevChild(forward)


def shown(qtbot: QtBot) -> tuple[Area, Area, list[QWidget]]:
    """Return a window, an area in it, and the stops of both in reading order; the note was made last."""
    window, area, after = Area(), Area(), QPushButton("after")
    first, row, last = QLineEdit(), QHBoxLayout(), QPushButton("last")
    column = QVBoxLayout(area)
    column.addWidget(first)
    column.addLayout(row)
    column.addWidget(last)
    outer = QVBoxLayout(window)
    outer.addWidget(area)
    outer.addWidget(after)
    note, hidden = NoteEdit("Note"), QPushButton("hidden")
    row.addWidget(note)
    row.addWidget(hidden)
    hidden.hide()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, area, [first, note.pad, last, after]


def test_stops_are_in_the_order_of_the_layouts_without_what_is_hidden(qtbot: QtBot) -> None:
    _window, area, order = shown(qtbot)
    assert list(stops(area)) == order[:3]


def test_tab_walks_forth_and_out_of_the_area_and_back_again(qtbot: QtBot) -> None:
    _window, _area, order = shown(qtbot)
    order[0].setFocus()
    walked = [order[0]]
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        QTest.keyClick(walked[-1], key)
        walked.append(QApplication.focusWidget())  # type: ignore[arg-type]  # there is one
    assert walked == order
    order[2].setFocus()
    QTest.keyClick(order[2], Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is order[1]


def test_tab_enters_an_area_at_its_ends_and_goes_round(qtbot: QtBot) -> None:
    _window, _area, order = shown(qtbot)
    order[3].setFocus()
    QTest.keyClick(order[3], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]
    QTest.keyClick(order[0], Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is order[3]
    QTest.keyClick(order[3], Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is order[2]
