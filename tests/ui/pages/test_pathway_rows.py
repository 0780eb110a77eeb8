"""The rows of the checklists by keyboard and mouse: tick, add evidence, skip, note, measure, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.pathway import PathwayPage
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.on_pathway import (
    METRIC,
    OBJECTIVE,
    TIP,
    Key,
    choose,
    editor,
    opened,
    press,
    recorded,
    stage,
    type_in,
)


@pytest.fixture
def page(begun: Workspace, qtbot: QtBot) -> PathwayPage:
    return opened(begun, qtbot)


def test_tick_with_evidence_from_anywhere(window: MainWindow, begun: Workspace, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Down, Key.Key_Space)
    type_in("First response board")
    found = recorded(begun, "obj.delivery-metrics")
    assert (found.state, [row.what for row in found.evidence]) == ("done", ["First response board"])
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == found.item.title


def test_a_tick_alone_is_enough_and_the_field_is_not_in_the_way(page: PathwayPage, begun: Workspace) -> None:
    page.focus_first()
    press(Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Escape)
    assert [view.state for view in stage(begun).of("objective")] == ["done", "done", "not_started"]
    assert [item.quick for item in page.stage.checklist.items.values()] == [None] * 9


def test_undo_takes_a_tick_back_on_the_screen(page: PathwayPage, begun: Workspace) -> None:
    page.focus_first()
    press(Key.Key_Space)
    assert page.stage.checklist.items[OBJECTIVE].row.state() == "done"
    begun.undo()
    assert page.stage.checklist.items[OBJECTIVE].row.state() == "open"


def test_enter_opens_a_row_and_enter_in_the_empty_field_closes_it(page: PathwayPage) -> None:
    page.focus_first()
    press(Key.Key_Return)
    item = page.stage.checklist.items[OBJECTIVE]
    assert item.editor is not None
    item.editor.evidence.start()
    press(Key.Key_Return)
    assert item.editor is None
    assert item.row.mark.hasFocus()


def test_one_row_is_open_at_a_time(page: PathwayPage) -> None:
    editor(page, OBJECTIVE)
    editor(page, TIP)
    items = page.stage.checklist.items
    assert [key for key in items if items[key].editor is not None] == [TIP]


def test_a_link_is_kept_as_a_link_and_a_bad_one_is_said(page: PathwayPage, begun: Workspace) -> None:
    field = editor(page, OBJECTIVE).evidence.field
    type_in("https://example.org/board", field.edit)
    assert [row.link for row in recorded(begun, OBJECTIVE).evidence] == ["https://example.org/board"]
    type_in("http://example.org", field.edit)
    assert "https" in field.error_text()
    assert field.text() == "http://example.org"


def test_evidence_is_edited_and_deleted_where_it_stands(page: PathwayPage, begun: Workspace) -> None:
    panel = editor(page, OBJECTIVE).evidence
    type_in("Board", panel.field.edit)
    panel.lines[0].what.setFocus()
    press(Key.Key_F2)
    type_in("Board of May")
    assert [row.what for row in recorded(begun, OBJECTIVE).evidence] == ["Board of May"]
    panel.lines[0].what.setFocus()
    press(Key.Key_Delete)
    assert recorded(begun, OBJECTIVE).evidence == ()
    begun.undo()
    assert [line.what.text() for line in panel.lines] == ["Board of May"]


def test_a_dropped_file_is_copied_in(page: PathwayPage, begun: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "board.txt"
    file.write_text("board", encoding="utf-8")
    page.stage.checklist.items[OBJECTIVE].row.files_dropped.emit([file])
    qtbot.waitUntil(lambda: bool(recorded(begun, OBJECTIVE).evidence))
    assert [(row.what, row.file_name) for row in recorded(begun, OBJECTIVE).evidence] == [("board.txt", "board.txt")]


def test_a_file_that_is_gone_is_told(page: PathwayPage, begun: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(begun.failed) as told:
        page.stage.checklist.items[OBJECTIVE].attach([tmp_path / "nothing.txt"])
    assert "nothing.txt" in str(told.args[0])


def test_a_skip_wants_its_reason_and_changes_the_count(page: PathwayPage, begun: Workspace) -> None:
    leave_out = editor(page, TIP).leave_out
    leave_out.skip.click()
    press(Key.Key_Return)
    assert "why" in leave_out.reason.error_text()
    type_in("No line here")
    assert (stage(begun).standing.progress.of, recorded(begun, TIP).mark.reason) == (11, "No line here")
    assert page.stage.head._count._out.text() == "1 skipped"
    leave_out.again.click()
    assert stage(begun).standing.progress.of == 12


def test_the_menu_does_what_the_row_does(page: PathwayPage, begun: Workspace) -> None:
    choose(page, TIP, "Not applicable")
    assert recorded(begun, TIP).state == "not_applicable"
    choose(page, TIP, "Count it again")
    choose(page, TIP, "Mark as in progress")
    assert recorded(begun, TIP).state == "in_progress"
    choose(page, TIP, "Skip, with a reason")
    assert page.stage.checklist.items[TIP].editor.leave_out.reason.edit.hasFocus()  # type: ignore[union-attr]  # just opened


def test_a_note_saves_itself_and_is_private_at_first(page: PathwayPage, begun: Workspace) -> None:
    part = editor(page, OBJECTIVE).note
    QTest.keyClicks(part.note.pad, "Ask finance")
    part.note.flush()
    assert (recorded(begun, OBJECTIVE).mark.note, recorded(begun, OBJECTIVE).mark.private) == ("Ask finance", True)
    part.private.click()
    assert recorded(begun, OBJECTIVE).mark.private is False


def test_a_note_written_in_one_visit_is_one_undo_step(page: PathwayPage, begun: Workspace) -> None:
    note = editor(page, OBJECTIVE).note.note
    for words in ("Ask", " finance"):
        QTest.keyClicks(note.pad, words)
        note.flush()
    begun.undo()
    assert recorded(begun, OBJECTIVE).mark.note == ""
    assert note.text() == ""


def test_what_is_typed_is_saved_when_the_page_is_left(page: PathwayPage, begun: Workspace) -> None:
    part = editor(page, OBJECTIVE)
    QTest.keyClicks(part.evidence.field.edit, "Board")
    QTest.keyClicks(part.note.note.pad, "Ask")
    page.flush()
    found = recorded(begun, OBJECTIVE)
    assert ([row.what for row in found.evidence], found.mark.note) == (["Board"], "Ask")


def test_a_metric_is_defined_and_measured_in_place(page: PathwayPage, begun: Workspace) -> None:
    metric = editor(page, METRIC).measured
    metric.definition.open()
    type_in("Measures with an owner")
    metric.numbers["target"].open()
    type_in("8")
    metric.days["target_on"].open()
    type_in("31/12")
    QTest.keyClicks(metric.day.edit, "yesterday")
    type_in("7,5", metric.value.edit)
    found = recorded(begun, METRIC).metric
    assert found is not None
    assert (found.definition, found.target, str(found.target_on)) == ("Measures with an owner", 8.0, "2026-12-31")
    assert [(str(row.on), row.value) for row in found.values] == [("2026-11-21", 7.5)]
    assert (metric.value.text(), metric.day.text()) == ("", "")


def test_a_number_that_is_none_stays_in_its_field(page: PathwayPage) -> None:
    metric = editor(page, METRIC).measured
    type_in("many", metric.value.edit)
    assert metric.value.text() == "many"
    assert "no number" in metric.value.error_text()
    QTest.keyClicks(metric.day.edit, "someday")
    metric.value.edit.clear()
    type_in("4", metric.value.edit)
    assert "no date" in metric.day.error_text()


def test_a_value_is_corrected_and_deleted(page: PathwayPage, begun: Workspace) -> None:
    metric = editor(page, METRIC).measured
    type_in("7", metric.value.edit)
    metric.lines[0].value.open()
    metric.lines[0].value.edit.edit.selectAll()
    type_in("6")
    values = recorded(begun, METRIC).metric.values  # type: ignore[union-attr]  # just written
    assert [row.value for row in values] == [6.0]
    metric.lines[0].value.setFocus()
    press(Key.Key_Delete)
    assert recorded(begun, METRIC).metric.values == ()  # type: ignore[union-attr]  # as above


def test_a_running_pilot_can_count_for_a_metric(page: PathwayPage, begun: Workspace) -> None:
    editor(page, METRIC).pilots.findChildren(Button)[0].click()
    assert [pilot.title for pilot in recorded(begun, METRIC).pilots] == ["Ticket triage script"]
