"""The readings as a table: the same books over the full width, sorted by their headings, with the keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.domain.shelf_order import Order
from opspath_desktop.store.schema import Book, Reading
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.pages.readings_table_model import COLUMNS, cell
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.reading_hands import A3, GOAL, Key, opened, press, view

TODAY = date(2026, 11, 22)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(readings_page: ReadingsPage) -> ReadingsPage:
    readings_page.show_target("list:table")
    return readings_page


def words(page: ReadingsPage, column: str) -> list[str]:
    model = page.pane.table.model_
    return [model.index(place, COLUMNS.index(column)).data() for place in range(model.rowCount())]


def test_the_table_has_the_whole_width_and_the_same_book(page: ReadingsPage) -> None:
    table = page.pane.table
    assert (table.isVisible(), page.pane.list.isHidden(), page.right.isHidden()) == (True, True, True)
    assert (page.selected_keys(), table.hasFocus()) == ([A3], True)
    assert words(page, "title") == [row.title for row in page.pane.shown()]


def test_enter_opens_a_book_beside_the_list(page: ReadingsPage) -> None:
    press(Key.Key_Down, Key.Key_Return)
    assert (view(page).title, page.right.isVisible(), page.pane.list.isVisible()) == ("The Lean Toolbox", True, True)
    assert page.selected_keys() == [view(page).key]


def test_a_heading_sorts_and_turns_round(page: ReadingsPage) -> None:
    head = page.pane.table.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    up = words(page, "title")
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (up, words(page, "title")) == (sorted(up, key=str.casefold), sorted(up, key=str.casefold, reverse=True))
    assert page.pane.table.model_.headerData(0, Qt.Orientation.Horizontal) == "Title \u2193"


def test_ctrl_and_the_arrows_sort_by_the_column_of_the_cell(page: ReadingsPage) -> None:
    press(Key.Key_Right)
    QTest.keyClick(page.pane.table, Key.Key_Down, CTRL)
    assert page.pane.arrangement.order == Order("authors", True)
    QTest.keyClick(page.pane.table, Key.Key_Up, CTRL)
    assert page.pane.arrangement.order == Order("authors", False)


def test_several_rows_open_what_can_be_done_with_them(page: ReadingsPage) -> None:
    QTest.keyClick(page.pane.table, Key.Key_Down, SHIFT)
    assert (page.right.shown, page.right.isVisible(), len(page.selected_keys())) == ("bulk", True, 2)
    press(Key.Key_Up)
    assert (page.right.shown, page.right.isHidden()) == ("book", True)


def test_a_panel_stands_beside_the_table_until_the_book_is_chosen(page: ReadingsPage) -> None:
    page.show_target("panel:queue")
    assert (page.right.isVisible(), page.pane.table.isVisible()) == (True, True)
    page.show_target("panel:book")
    assert (page.right.isHidden(), page.pane.table.hasFocus()) == (True, True)


def test_a_target_is_shown_beside_the_list(page: ReadingsPage) -> None:
    page.show_target(GOAL)
    assert (page.pane.list.isVisible(), view(page).key) == (True, GOAL)


def test_table_order_and_widths_are_remembered(page: ReadingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.pane.table.setColumnWidth(0, 333)
    page.pane.table.setProperty("moved", True)
    page.pane.sort(Order("rating", True))
    page.flush()
    again = opened(workspace, qtbot)
    assert (again.is_table, again.pane.arrangement.order) == (True, Order("rating", True))
    assert again.pane.table.columnWidth(0) == 333
    assert again.pane.table.hasFocus()


def test_what_is_not_known_is_empty_and_stands_last(page: ReadingsPage, workspace: Workspace) -> None:
    with workspace.database.change("Fill") as session:
        for number, (year, precision) in enumerate([(2024, "year"), (2025, "month"), (2020, "unknown")]):
            session.add(made := Book(title=f"Old {number}", tags="lean\nwork", pages=90 + number))
            session.flush()
            day = date(year, 3, 1)
            session.add(
                Reading(book_id=made.id, status="finished", finished=day, finished_precision=precision, rating=17)
            )
    for down in (True, False):
        page.pane.sort(Order("finished", down))
        days = [day for day in words(page, "finished") if day]
        assert days == (["March 2025", "2024"] if down else ["2024", "March 2025"])
        assert words(page, "finished")[2] == ""
    row = next(row for row in page.pane.shown() if row.title == "Old 1")
    told = {column: cell(row, column, TODAY) for column in ("rating", "pages", "tags", "stage", "queue", "status")}
    assert told == {
        "rating": "4.25",
        "pages": "91",
        "tags": "lean, work",
        "stage": "own",
        "queue": "",
        "status": "Finished",
    }


def test_the_model_keeps_qts_rules(page: ReadingsPage) -> None:
    model = page.pane.table.model_
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.focus_filter()
    QTest.keyClicks(page.pane.filter, "lean")
    page.pane.filter.clear()
    assert (tester.model(), model.rowCount()) == (model, 16)


def test_cells_and_headings_speak(page: ReadingsPage) -> None:
    model, role = page.pane.table.model_, Qt.ItemDataRole.AccessibleTextRole
    page.pane.sort(Order("rating", True))
    place = model.place_of(A3)
    assert model.data(model.index(place, COLUMNS.index("progress")), role) == "Progress: 70%"
    assert model.data(model.index(place, COLUMNS.index("rating")), role) == "Rating: nothing"
    assert model.headerData(COLUMNS.index("rating"), Qt.Orientation.Horizontal, role) == "Rating, Most first"
    assert QAccessible.queryAccessibleInterface(page.pane.table).text(QAccessible.Text.Name) == "Readings as a table"


def test_every_row_can_be_painted_with_its_ring(page: ReadingsPage, qapp: QApplication) -> None:
    page.pane.table.setProperty("kbd", True)
    qapp.sendEvent(page.pane.table, QEvent(QEvent.Type.PaletteChange))
    assert not page.pane.table.grab().isNull()
