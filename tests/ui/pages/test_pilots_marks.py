"""Marks, limits and the table of numbers: what is there can be changed where it stands, and thousands stay quick."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import cycles, marks, measures, pilots, tasks
from opspath_desktop.actions.point_blocks import add_points
from opspath_desktop.domain.points import Entry
from opspath_desktop.queries.pilots import MarkView, PilotView
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_table_cells import NOTE, VALUE
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.pilot_hands import shown_page

TODAY = date(2026, 11, 22)
VALUES = (8.0, 8.4, 7.8, 8.6, 8.1, 7.9, 8.5, 8.2, 6.4, 6.1, 5.8, 5.9, 5.6, 5.8, 5.5, 5.7)


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    with workspace.database.change("Fill") as session:
        uuid = pilots.start(session, "Ticket triage", today=TODAY - timedelta(weeks=8))
        measure = measures.add_measure(session, uuid, name="First response", unit="h")
        days = [TODAY - timedelta(weeks=len(VALUES) - 1 - n) for n in range(len(VALUES))]
        add_points(session, measure, [Entry(*each) for each in zip(days, VALUES, strict=True)], today=TODAY)
        marks.mark(session, uuid, "Script live", on=days[8], today=TODAY)
        cycles.add(session, uuid, "Five questions")
        tasks.add(session, "Print the script", pilot=uuid)
    workspace.database.stack.clear()
    return shown_page(workspace, qtbot)


def view(page: PilotsPage) -> PilotView:
    assert page.view is not None
    return page.view


def mark(page: PilotsPage) -> MarkView:
    return view(page).marks[0]


def cell(page: PilotsPage, row: int, column: int) -> QTableWidgetItem:
    found = page.chart.table.grid.item(row, column)
    assert found is not None
    return found


def test_kind_and_cycle_of_a_mark_are_changed_where_marks_are_made(page: PilotsPage) -> None:
    page.chart.open_mark()
    row = page.chart.mark_row
    (link,) = row.list.links
    assert link.accessibleName() == "Change the mark “Script live, 4 October”: A change"
    link.click()
    assert (row.words.text(), row.button.text(), row.list.isVisible()) == ("Script live", "Keep", False)
    row.kind.chosen.emit("data_issue")
    row.cycle.chosen.emit(row.cycle._keys[1])
    row.button.click()
    assert (mark(page).kind, bool(mark(page).cycle), mark(page).text) == ("data_issue", True, "Script live")
    assert not row.isVisible()
    page.workspace.undo()
    assert (mark(page).kind, mark(page).cycle) == ("change", "")


def test_enter_on_the_kind_of_a_mark_opens_it(page: PilotsPage) -> None:
    table = page.chart.table
    table.toggle()
    at = next(row for row, record in enumerate(table.grid.rows) if isinstance(record, MarkView))
    table.grid.setCurrentCell(at, VALUE)
    QTest.keyClick(table.grid, Qt.Key.Key_Return)
    assert page.chart.mark_row.words.text() == "Script live"
    page.chart.mark_row.delete.click()
    assert view(page).marks == ()


def test_the_row_starts_anew_when_its_mark_is_gone(page: PilotsPage) -> None:
    page.chart.tools.open_mark(mark(page).uuid)
    with page.workspace.database.change("Elsewhere") as session:
        marks.delete_mark(session, mark(page).uuid, now="2026-11-22T08:00:00Z")
    assert (page.chart.mark_row.button.text(), page.chart.mark_row.delete.isVisible()) == ("Mark", False)


def test_new_limits_name_their_cycle_and_countermeasure(page: PilotsPage) -> None:
    panel = page.chart.tools.limits
    page.chart.tools.offer_limits()
    panel.reason.reset("Eight weeks below the mean")
    for choice in (panel.links.cycle, panel.links.action):
        choice.chosen.emit(choice._keys[1])
    panel.save_button.click()
    phase = view(page).measures[0].phases[0]
    assert phase.cycle
    assert phase.action
    page.chart.tools.open_limits(phase.uuid)
    assert (panel.links.cycle.key, panel.links.action.key) == (phase.cycle, phase.action)
    panel.links.cycle.chosen.emit("")
    panel.save_button.click()
    assert view(page).measures[0].phases[0].cycle == ""


def test_only_rows_that_changed_are_written_again(page: PilotsPage) -> None:
    table = page.chart.table
    table.toggle()
    first, last = cell(page, 0, VALUE), cell(page, len(VALUES), VALUE)
    table.grid.setCurrentCell(2, VALUE)
    QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert table.grid.rowCount() == len(VALUES)
    assert (cell(page, 0, VALUE), cell(page, len(VALUES) - 1, VALUE)) == (first, last)
    page.workspace.undo()
    assert [cell(page, row, VALUE).text() for row in (0, 2)] == ["5.7", "5.8"]
    assert cell(page, len(VALUES), VALUE) == last


def test_a_cell_with_a_wrong_number_shows_the_right_one_after_the_next_change(page: PilotsPage) -> None:
    page.chart.table.toggle()
    cell(page, 0, VALUE).setText("many")
    assert cell(page, 0, VALUE).text() == "many"
    cell(page, 1, NOTE).setText("Night shift")
    assert (cell(page, 0, VALUE).text(), cell(page, 1, NOTE).text()) == ("5.7", "Night shift")
