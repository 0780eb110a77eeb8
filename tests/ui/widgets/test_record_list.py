"""Thousands of records are shown at once, spoken whole, and narrowed by chips that are radio buttons."""

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.choice_chips import ChoiceChips
from opspath_desktop.ui.widgets.drop_zone import DropZone, local_file
from opspath_desktop.ui.widgets.record_list import RecordList, RecordRow

ROWS = [RecordRow(f"Book {n}", "New", "a finished reading") for n in range(5000)]


def chips(qtbot: QtBot) -> ChoiceChips:
    made = ChoiceChips("Show")
    qtbot.addWidget(made)
    made.show_options([("all", "All 3"), ("new", "New 2"), ("bad", "R&D 1")])
    made.resize(400, 40)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_keyboard_walks_and_the_row_is_told(qtbot: QtBot) -> None:
    view = RecordList("Records")
    qtbot.addWidget(view)
    view.show_records(ROWS)
    view.show()
    heard: list[RecordRow | None] = []
    view.chosen.connect(heard.append)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert heard == [ROWS[0], ROWS[-1]]


def test_a_row_is_spoken_whole(qtbot: QtBot) -> None:
    view = RecordList("Records")
    qtbot.addWidget(view)
    view.show_records(ROWS)
    index = view.model().index(7, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Book 7, New, a finished reading"


def test_a_tooltip_never_becomes_rich_text(qtbot: QtBot) -> None:
    view = RecordList("Records")
    qtbot.addWidget(view)
    view.show_records([RecordRow("x", "New", "<b>bold</b>")])
    assert view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;bold&lt;/b&gt;</qt>"


def test_other_rows_choose_nothing(qtbot: QtBot) -> None:
    view = RecordList("Records")
    qtbot.addWidget(view)
    view.show_records(ROWS)
    view.setCurrentIndex(view.model().index(3, 0))
    with qtbot.waitSignal(view.chosen) as got:
        view.show_records(ROWS[:2])
    assert got.args == [None]
    assert view.model().rowCount() == 2


def test_a_chip_is_a_radio_button_that_arrows_walk(qtbot: QtBot) -> None:
    made = chips(qtbot)
    assert made.current() == "all"
    made.buttons["all"].setFocus()
    with qtbot.waitSignal(made.chosen) as got:
        QTest.keyClick(made.buttons["all"], Qt.Key.Key_Right)
    assert got.args == ["new"]
    interface = QAccessible.queryAccessibleInterface(made.buttons["new"])
    assert interface.role() == QAccessible.Role.RadioButton


def test_other_counts_keep_the_chip_and_say_nothing(qtbot: QtBot) -> None:
    made = chips(qtbot)
    made.choose("new")
    heard: list[str] = []
    made.chosen.connect(heard.append)
    made.show_options([("all", "All 9"), ("new", "New 8"), ("late", "Late 1")])
    assert made.current() == "new"
    assert list(made.buttons) == ["all", "new", "late"]
    made.show_options([("all", "All 9"), ("late", "Late 9")])
    assert made.current() == "all"
    assert heard == []


def test_an_ampersand_is_shown(qtbot: QtBot) -> None:
    made = chips(qtbot)
    assert made.buttons["bad"].text() == "R&&D 1"


def test_a_zone_welcomes_one_file(qtbot: QtBot) -> None:
    zone, data = DropZone(), QMimeData()
    qtbot.addWidget(zone)
    zone.resize(200, 80)
    quiet = zone.grab().toImage()
    zone.welcome(True)
    assert zone.grab().toImage() != quiet
    data.setUrls([QUrl("https://example.org/a.csv")])
    assert local_file(data) is None
