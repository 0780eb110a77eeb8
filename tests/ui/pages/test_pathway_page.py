"""The Pathway page by keyboard and mouse: tick, add evidence, skip, measure, notice, rate, move on, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.queries.pathway import ItemView, StageView, current_stage, stage_view
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.pathway import PathwayPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.check_row import CheckRow
from opspath_desktop.ui.workspace import Workspace

Key = Qt.Key
OBJECTIVE, METRIC, TIP = "obj.apply-lean-six-sigma", "met.kpis-established", "tip.lead-kaizen"


def opened(workspace: Workspace, qtbot: QtBot, width: int = 1056, height: int = 740) -> PathwayPage:
    page = PathwayPage(workspace)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def page(begun: Workspace, qtbot: QtBot) -> PathwayPage:
    return opened(begun, qtbot)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def type_in(text: str, on: QWidget | None = None) -> None:
    """Type letters where the focus is, then Enter."""
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Key.Key_Return)


def stage(workspace: Workspace, stage_id: str = "stg.improvement") -> StageView:
    view = workspace.query(stage_view, workspace.pathway, workspace.today(), stage_id)
    assert view is not None
    return view


def recorded(workspace: Workspace, item: str) -> ItemView:
    return next(view for view in stage(workspace).items if view.item.id == item)


def editor(page: PathwayPage, item: str) -> Any:
    page.show_target(item)
    return page.stage.checklist.items[item].editor


def choose(page: PathwayPage, item: str, words: str) -> None:
    """Choose an entry of a row's menu."""
    menu = QMenu()
    page.stage.checklist.items[item].fill_menu(menu)
    next(action for action in menu.actions() if action.text() == words).trigger()


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


def test_noticed_it_dates_it_and_asks_what_happened(page: PathwayPage, begun: Workspace) -> None:
    row = page.stage.watch.rows["wat.silent-change"]
    row.notice.click()
    type_in("Nobody told the night shift")
    found = recorded(begun, "wat.silent-change").noticed
    assert [(str(each.on), each.note) for each in found] == [("2026-11-22", "Nobody told the night shift")]
    row.lines[0].day.open()
    type_in("20/11")
    row.lines[0].note.setFocus()
    assert str(recorded(begun, "wat.silent-change").noticed[0].on) == "2026-11-20"
    press(Key.Key_Delete)
    assert recorded(begun, "wat.silent-change").noticed == ()


def test_a_competency_is_rated_with_a_digit_and_shows_its_evidence(page: PathwayPage, begun: Workspace) -> None:
    row = page.stage.competencies.rows["cmp.process-mapping"]
    row.dots.setFocus()
    press(Key.Key_3)
    assert recorded(begun, "cmp.process-mapping").rating.level == 3  # type: ignore[union-attr]  # just written
    assert row.caption.text() == "no evidence yet"
    row.focus_row()
    press(Key.Key_Return)
    assert row.evidence is not None
    type_in("Map on the wall", row.evidence.field.edit)
    assert row.caption.text() == ""


def test_a_suggested_book_leads_to_the_readings(page: PathwayPage, begun: Workspace, qtbot: QtBot) -> None:
    row = page.stage.readings.rows["rdg.lean-toolbox"]
    row.focus_row()
    with qtbot.waitSignal(begun.asked) as asked:
        press(Key.Key_Return)
    assert asked.args == ["readings", "rdg.lean-toolbox"]
    assert page.stage.readings.rows["rdg.managing-to-learn"]._status.text() == "Page 96"


def test_a_suggested_book_is_skipped_from_its_menu(page: PathwayPage, begun: Workspace) -> None:
    row = page.stage.readings.rows["rdg.lean-toolbox"]
    menu = QMenu()
    row.fill_menu(menu)
    next(action for action in menu.actions() if "Skip" in action.text()).trigger()
    type_in("No copy in the house", row.leave_out.reason.edit)
    assert recorded(begun, "rdg.lean-toolbox").state == "skipped"
    assert "No copy" in row.caption.text()


def test_moving_on_is_one_click_and_the_reason_joins_its_undo_step(page: PathwayPage, begun: Workspace) -> None:
    page.stage.head._on.click()
    assert begun.query(current_stage) == "stg.performance"
    assert page.stage_id == "stg.performance"
    assert page.stage.head.why.isVisible()
    type_in("The team needs it", page.stage.head.why.field.edit)
    assert not page.stage.head.why.isVisible()
    assert stage(begun, "stg.performance").standing.stays[0].reason == "The team needs it"
    begun.undo()
    assert begun.query(current_stage) == "stg.improvement"


def test_the_question_why_can_be_put_away(page: PathwayPage) -> None:
    page.stage.head._on.click()
    page.stage.head.why.away.click()
    page.refresh()
    assert not page.stage.head.why.isVisible()


def test_going_back_is_one_click(page: PathwayPage, begun: Workspace) -> None:
    page.stage.head._back.click()
    assert begun.query(current_stage) == "stg.foundations"
    assert not page.stage.head.why.isVisible()


def test_the_advice_tells_its_reasons(page: PathwayPage) -> None:
    advice = page.stage.head._advice
    assert advice._line.text() == "5 things are still missing"
    advice.toggle.click()
    assert advice.reasons.count() == 5
    advice.toggle.click()
    assert advice.reasons.count() == 0


def test_any_stage_can_be_looked_at(page: PathwayPage, begun: Workspace) -> None:
    page.ruler.stage_chosen.emit(5)
    assert page.stage.head._title.text() == "Enterprise Operations Leadership"
    assert begun.query(current_stage) == "stg.improvement"
    assert page.stage.head._on.text() == "Move to stage 5"
    assert not page.stage.head._back.isVisible()


@pytest.mark.parametrize(
    "target", [OBJECTIVE, "wat.silent-change", "cmp.process-mapping", "stg.alignment", "rdg.the-goal"]
)
def test_a_target_is_brought_into_view(page: PathwayPage, target: str) -> None:
    page.show_target(target)
    expected = {"stg.alignment": "stg.alignment", "rdg.the-goal": "stg.foundations"}
    assert page.stage_id == expected.get(target, "stg.improvement")


def test_an_unknown_target_changes_nothing(page: PathwayPage) -> None:
    page.show_target("uuid-of-something-else")
    assert page.stage_id == "stg.improvement"


def test_the_role_is_told_behind_a_button(page: PathwayPage) -> None:
    page.show_role()
    assert page.role is not None
    assert page.role.isVisible()
    assert not page.stage.isVisible()
    press(Key.Key_Space)
    assert page.stage.isVisible()


def test_without_a_pack_the_titles_are_listed(begun: Workspace, qtbot: QtBot) -> None:
    begun.pathway = EMPTY
    page = opened(begun, qtbot)
    assert page.kept.isVisible()
    assert not page.ruler.isVisible()
    page.focus_first()
    page.show_role()
    page.show_target(OBJECTIVE)
    assert page.kept.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(1056, 1.0), (1056, 1.5), (1056, 2.0), (740, 1.0), (680, 2.0)])
def test_nothing_is_cut_at_any_size(
    begun: Workspace, qtbot: QtBot, qapp: QApplication, width: int, scale: float
) -> None:
    apply_theme(qapp, "light", scale)
    page = opened(begun, qtbot, width, 540)
    editor(page, METRIC)
    content = page.area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= page.area.viewport().width())
    apply_theme(qapp, "light", 1.0)


def test_every_stop_has_a_name(page: PathwayPage) -> None:
    for target in (OBJECTIVE, METRIC, "wat.silent-change", "cmp.process-mapping"):
        page.show_target(target)
        nameless = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        ]
        assert nameless == []


def test_rows_are_walked_with_the_arrows(page: PathwayPage) -> None:
    page.focus_first()
    titles = []
    for _step in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        titles.append(focus.accessibleName())
        press(Key.Key_Down)
    rows = page.findChildren(CheckRow)
    assert len(set(titles)) == len(rows) == 9
