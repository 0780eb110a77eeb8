"""The tab "Measure" by keyboard: numbers of every kind, pasted blocks, one point, settings and new limits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import marks, measures, pilots
from opspath_desktop.actions.point_blocks import add_points
from opspath_desktop.domain.points import Entry
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
BEFORE, AFTER = (8.0, 8.4, 7.8, 8.6, 8.1, 7.9, 8.5, 8.2), (6.4, 6.1, 5.8, 5.9, 5.6, 5.8, 5.5, 5.7)
CHANGED = TODAY - timedelta(weeks=len(AFTER))
Key = Qt.Key


def opened(workspace: Workspace, qtbot: QtBot, **fields: Any) -> PilotsPage:
    """Return the page with a pilot of one measure, with numbers before and after a change unless it is of a kind."""
    with workspace.database.change("Fill") as session:
        uuid = pilots.start(session, "Ticket triage", today=CHANGED)
        measure = measures.add_measure(session, uuid, name="First response", **{"unit": "h", **fields})
        if "value_mode" not in fields:
            values = (*BEFORE, *AFTER)
            days = [TODAY - timedelta(weeks=len(values) - 1 - n) for n in range(len(values))]
            add_points(session, measure, [Entry(*each) for each in zip(days, values, strict=True)], today=TODAY)
            marks.mark(session, uuid, "Script live", on=CHANGED, today=TODAY)
    workspace.database.stack.clear()
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1056, 740)
    page.show()
    page.activateWindow()
    page.refresh()
    return page


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    return opened(workspace, qtbot)


def measure(page: PilotsPage) -> MeasureView:
    assert page.view is not None
    return page.view.measures[0]


def type_number(page: PilotsPage, text: str) -> None:
    page.chart.add_value()
    QTest.keyClicks(page.chart.values.field.edit, text)
    QTest.keyClick(page.chart.values.field.edit, Key.Key_Return)


@pytest.mark.parametrize(
    ("mode", "text", "kept"),
    [
        ("ratio", "yesterday 12/40", (0.3, 12, 40)),
        ("count", "7", (7, None, None)),
        ("time_between_events", "yesterday", (None, None, None)),
        ("value", "missing: holiday", (None, None, None)),
    ],
)
def test_one_field_takes_the_number_of_every_kind(
    workspace: Workspace, qtbot: QtBot, mode: str, text: str, kept: tuple[float | None, ...]
) -> None:
    page = opened(workspace, qtbot, value_mode=mode)
    type_number(page, text)
    point = measure(page).points[0]
    assert (point.value, point.numerator, point.denominator) == kept
    assert page.chart.values.field.text() == ""


def test_a_wrong_number_says_what_this_measure_takes(workspace: Workspace, qtbot: QtBot) -> None:
    page = opened(workspace, qtbot, value_mode="ratio")
    type_number(page, "12/0")
    assert "more than 0" in page.chart.refusal.accessibleName()
    assert page.chart.values.field.text() == "12/0"


def test_a_day_that_has_a_number_may_turn_out_to_have_none(page: PilotsPage) -> None:
    type_number(page, "missing: typed twice")
    page.chart.refusal.acted.emit()
    assert (measure(page).points[-1].value, measure(page).points[-1].reason) == (None, "typed twice")


@pytest.mark.parametrize("where", ["field", "grid"])
def test_a_block_pasted_anywhere_opens_the_box(page: PilotsPage, where: str) -> None:
    QGuiApplication.clipboard().setText("1/6/26\t5.2\n8/6/26\t5,3\n22/11/26\t4.9\nsoon\t4")
    page.chart.table.toggle()
    widget = page.chart.values.field.edit if where == "field" else page.chart.table.grid
    QTest.keyClick(widget, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    box = page.chart.tools.paste_box
    assert box.isVisible()
    assert "2 rows can be added" in box.summary.text()
    before = len(measure(page).points)
    QTest.keyClick(box.pad, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(measure(page).points) == before + 2
    assert box.pad.toPlainText() == "22/11/26\t4.9\nsoon\t4"
    assert "this number" not in box.reasons.text()
    assert "another number already" in box.reasons.text()
    page.workspace.undo()
    assert len(measure(page).points) == before


def test_one_number_in_the_clipboard_is_pasted_into_the_field(page: PilotsPage) -> None:
    QGuiApplication.clipboard().setText("4.9\n")
    QTest.keyClick(page.chart.values.field.edit, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not page.chart.tools.paste_box.isVisible()


def test_numbers_alone_ask_for_the_day_of_the_first(page: PilotsPage) -> None:
    page.chart.tools.paste("4.9\n5.1")
    box = page.chart.tools.paste_box
    assert box.start.isVisible()
    assert not box.add_button.isEnabled()
    box.start.select_all()
    QTest.keyClicks(box.start.edit, "1/6/26")
    QTest.keyClick(box.start.edit, Key.Key_Return)
    box.add_button.click()
    assert [point.on for point in measure(page).points[:2]] == [date(2026, 6, 1), date(2026, 6, 8)]
    assert not box.isVisible()


def test_a_block_without_numbers_is_told_beside_the_field(page: PilotsPage) -> None:
    page.chart.tools.paste("no\tnumbers\nat\tall")
    page.chart.tools.paste_box.add_numbers()
    assert page.chart.tools.paste_box.field.error_text()
    assert page.chart.tools.paste_box.pad.toPlainText() == "no\tnumbers\nat\tall"


def test_a_chosen_point_is_changed_left_out_and_counted_again(page: PilotsPage) -> None:
    page.chart.figure.point_chosen.emit(3)
    row = page.chart.point
    assert row.value.edit.hasFocus()
    row.value.edit.setText("8.7 h")
    row.value.edit.flush()
    assert measure(page).points[3].value == 8.7
    row.leave_out.click()
    row.reason.edit.setText("Test ticket")
    row.reason.edit.flush()
    assert (measure(page).points[3].excluded, measure(page).points[3].reason) == (True, "Test ticket")
    row.leave_out.click()
    assert not measure(page).points[3].excluded
    row.day.edit.setText("1/1/2030")
    row.day.edit.flush()
    assert "still to come" in row.day.error_text()
    row.day.edit.revert()
    QTest.keyClick(row, Key.Key_Escape)
    assert not row.isVisible()


def test_a_point_may_be_missing_or_deleted(page: PilotsPage) -> None:
    page.chart.open_point(0)
    row = page.chart.point
    row.missing.click()
    row.reason.edit.setText("Closed")
    row.reason.edit.flush()
    assert measure(page).points[0].missing
    before = len(measure(page).points)
    row.delete.click()
    assert len(measure(page).points) == before - 1
    assert not row.isVisible()


def test_the_table_takes_reasons_and_missing_periods(page: PilotsPage) -> None:
    page.chart.table.toggle()
    grid = page.chart.table.grid
    for column, text in ((3, "Test ticket"), (1, "missing: holiday"), (1, "5")):
        cell = grid.item(0, column)
        assert cell is not None
        cell.setText(text)
    point = measure(page).points[-1]
    assert (point.value, point.missing) == (5, False)
    cell = grid.item(0, 1)
    assert cell is not None
    cell.setText("")
    assert "delete the row" in page.chart.table.message.text()


def test_settings_are_saved_where_they_stand(page: PilotsPage) -> None:
    page.chart.open_settings()
    settings = page.chart.tools.settings
    for field, key in (("chart", "run"), ("frequency", "month"), ("is_goal", ""), ("trend_length", "6")):
        settings.choices[field].chosen.emit(key)
    for field, text in (("unit", "min"), ("source", "Ticket system"), ("target", "6 min"), ("target_on", "1/12/26")):
        settings.texts[field].open()
        settings.texts[field].edit.edit.setText(text)
        settings.texts[field].flush()
    shown = measure(page)
    assert (shown.chart, shown.frequency, shown.is_goal, shown.trend_length) == ("run", "month", False, 6)
    assert (shown.unit, shown.source, shown.target, shown.target_on) == ("min", "Ticket system", 6, date(2026, 12, 1))
    assert page.chart.values.caption.text() == "This month"


def test_a_target_without_a_direction_is_told_in_its_group(page: PilotsPage) -> None:
    page.chart.open_settings()
    settings = page.chart.tools.settings
    settings.texts["target"].open()
    settings.texts["target"].edit.edit.setText("6")
    settings.texts["target"].flush()
    settings.choices["direction"].chosen.emit("neutral")
    assert "needs a direction" in settings._messages["direction"].text()
    assert settings.choices["direction"].key == "down"


def test_each_baseline_holds_at_once(page: PilotsPage) -> None:
    page.chart.open_settings()
    settings = page.chart.tools.settings
    settings.choices["baseline_mode"].chosen.emit("first_n")
    assert (measure(page).baseline_mode, measure(page).baseline_n) == ("first_n", 12)
    settings.choices["baseline_mode"].chosen.emit("date_range")
    assert measure(page).baseline_to == CHANGED - timedelta(weeks=1)
    settings.choices["baseline_mode"].chosen.emit("typed")
    assert measure(page).baseline_mode == "date_range"
    settings.texts["baseline"].edit.edit.setText("8.2")
    settings.texts["baseline"].flush()
    assert (measure(page).baseline_mode, measure(page).baseline) == ("typed", 8.2)


def test_new_limits_are_offered_asked_for_and_taken_back(page: PilotsPage) -> None:
    panel = page.chart.tools.limits
    assert measure(page).study.proposal is not None
    page.chart.band.acted.emit()
    assert (panel.isVisible(), panel.label.text()) == (True, "Script live")
    panel.save_button.click()
    assert "printed" in panel.reason.error_text()
    panel.reason.reset("Eight weeks below the mean")
    panel.ticks["cause_known"].setChecked(True)
    panel.run_start.click()
    panel.save_button.click()
    phase = measure(page).phases[0]
    assert (phase.label, phase.cause_known, phase.changed_clearly) == ("Script live", True, False)
    assert not panel.isVisible()
    page.chart.tools.open_limits(phase.uuid)
    panel.limits.chosen.emit("fixed_after_n")
    panel.fixed_n.reset("3")
    panel.save_button.click()
    assert "from 12" in panel.start.error_text()
    QTest.keyClick(panel, Key.Key_Escape)
    page.chart.open_settings()
    page.chart.tools.settings.phases._delete(phase)
    assert measure(page).phases == ()


def test_moving_ranges_come_on_request(page: PilotsPage) -> None:
    height = page.chart.figure.figure().height
    page.chart.tools.ranges_link.click()
    assert page.chart.figure.figure().height > height
    page.chart.tools.ranges_link.click()
    assert page.chart.figure.figure().height == height


def test_a_mark_may_be_an_event(page: PilotsPage) -> None:
    page.chart.open_mark()
    row = page.chart.mark_row
    row.kind.chosen.emit("event")
    row.words.reset("Holiday week")
    row.button.click()
    assert page.view is not None
    assert [mark.kind for mark in page.view.marks] == ["change", "event"]


def test_every_stop_of_the_tab_has_a_name(page: PilotsPage) -> None:
    page.chart.open_settings()
    page.chart.paste_numbers()
    page.chart.open_point(0)
    page.chart.tools.offer_limits()
    nameless = [
        widget
        for widget in page.chart.findChildren(QPlainTextEdit)
        if widget.isVisible() and not widget.accessibleName()
    ]
    assert nameless == []


def test_a_measure_serves_a_success_metric_and_none(page: PilotsPage) -> None:
    page.chart.open_settings()
    serves = page.chart.tools.settings.serves
    title = page.workspace.pathway.stages[0].of("metric")[0].title
    menu = QMenu()
    serves.fill(menu)
    menu.actions()[3].trigger()
    assert measure(page).metric
    assert title in serves.accessibleName()
    again = QMenu()
    serves.fill(again)
    again.actions()[0].trigger()
    assert measure(page).metric == ""


def test_a_measure_is_deleted_and_comes_back(page: PilotsPage) -> None:
    page.chart.open_settings()
    page.chart.tools.settings.delete_button.click()
    assert page.view is not None
    assert page.view.measures == ()
    assert page.chart.new_measure.isVisible()
    page.workspace.undo()
    assert len(measure(page).points) == len(BEFORE) + len(AFTER)


def test_the_box_and_the_settings_are_opened_by_commands(page: PilotsPage) -> None:
    page.show_panel("portfolio")
    page.paste_numbers()
    assert page.chart.tools.paste_box.pad.hasFocus()
    page.measure_settings()
    assert page.chart.tools.settings.isVisible()


def test_the_aim_starts_from_the_centre_until_a_baseline_is_typed(page: PilotsPage) -> None:
    field = page.head.facts.baseline
    assert (field.text(), field._label.text()) == ("", "8.2 h")
    assert "8.2 h" in field.accessibleName()
    field.open()
    field.edit.edit.setText("8 h")
    field.flush()
    assert (field.text(), field.accessibleName()) == ("8 h", "Baseline: 8 h")


def test_long_words_of_the_settings_wrap_in_a_narrow_pane(page: PilotsPage) -> None:
    page.chart.open_settings()
    settings = page.chart.tools.settings
    before = settings.minimumSizeHint().width()
    words = "Minutes from the stamp at the gate to the first pallet off, median of the week, lorries before noon. "
    settings.texts["definition"].open()
    settings.texts["definition"].edit.edit.setText(words)
    settings.texts["definition"].flush()
    settings.texts["definition"].edit.edit.left.emit()
    assert measure(page).definition == words.strip()
    assert settings.minimumSizeHint().width() <= before


def test_one_row_to_add_has_one_day(page: PilotsPage) -> None:
    page.chart.tools.paste("1/6/26\t5.2\nsoon\t4")
    assert page.chart.tools.paste_box.summary.text() == "1 row can be added, 1 June; 1 cannot and stays here:"
