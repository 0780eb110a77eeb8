"""The Pilots page by keyboard: start, measure, add numbers, mark a change, write the journal, delete and undo."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import journal, marks, measures, pilots, stages
from opspath_desktop.queries import pilots as queries
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import settle

TODAY = date(2026, 11, 22)
CHANGED = date(2026, 9, 22)
Key = Qt.Key


def opened(workspace: Workspace, qtbot: QtBot, width: int = 1056, height: int = 740) -> PilotsPage:
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def empty(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    return opened(workspace, qtbot)


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    """Return the page with a running pilot of four numbers and an idea."""
    with workspace.database.change("Fill") as session:
        stages.enter(session, workspace.pathway, workspace.pathway.stages[1].id, on=CHANGED)
        pilots.start(session, "Shift checklist", today=TODAY)
        uuid = pilots.start(session, "Ticket triage", today=CHANGED)
        pilots.set_status(session, uuid, "testing", on=CHANGED, today=TODAY)
        measure = measures.add_measure(session, uuid, name="First response", unit="h", baseline=8.2)
        for weeks, value in enumerate((8.0, 8.4, 5.6, 5.4)):
            on = CHANGED + timedelta(weeks=weeks - 2)
            measures.add_point(session, measure, value=value, on=on, today=TODAY)
        journal.add(session, uuid, "/plan Under 6 hours", on=CHANGED, today=TODAY)
    workspace.database.stack.clear()
    return opened(workspace, qtbot)


def press(*keys: Qt.Key, on: QWidget | None = None) -> None:
    """Press keys where the focus is, or on a widget."""
    for key in keys:
        target = on or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def type_in(text: str, on: QWidget | None = None) -> None:
    """Type letters where the focus is, then Enter."""
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Key.Key_Return)


def shown(page: PilotsPage) -> queries.PilotView:
    assert page.view is not None
    return page.view


def test_the_first_pilot_takes_a_name_and_enter(empty: PilotsPage) -> None:
    empty.new_pilot()
    type_in("Shift checklist")
    assert (shown(empty).title, shown(empty).group) == ("Shift checklist", "idea")
    assert empty.head.aim.is_editing()


def test_no_name_is_refused_beside_the_field(page: PilotsPage) -> None:
    page.new_pilot()
    type_in("x" * 130)
    assert page.pane.message.isVisible()
    assert len(page.pane.field.text()) == 130


def test_the_stage_suggests_its_tips_and_a_tip_motivates_the_pilot(workspace: Workspace, qtbot: QtBot) -> None:
    stage = workspace.pathway.stages[1]
    with workspace.database.change("Begin") as session:
        stages.enter(session, workspace.pathway, stage.id, on=TODAY)
    page = opened(workspace, qtbot)
    item = page.empty.tips.itemAt(0)
    assert item is not None
    button = item.widget()
    assert button is not None
    press(Key.Key_Space, on=button)
    press(Key.Key_Return, on=page.empty.field)
    assert [(link.role, link.item) for link in shown(page).links] == [("motivated_by", stage.of("tip")[0].id)]


def test_a_pilot_becomes_measured_by_keyboard_alone(page: PilotsPage) -> None:
    page.new_pilot()
    type_in("Fewer walks")
    type_in("Walk less than 7 km a shift")
    page.chart.add_value()
    type_in("Walking per shift (km)")
    type_in("9.1")
    type_in("yesterday 8.8")
    measure = shown(page).measures[0]
    assert (measure.name, measure.unit) == ("Walking per shift", "km")
    assert [(point.on, point.value) for point in measure.points] == [(TODAY - timedelta(1), 8.8), (TODAY, 9.1)]


def test_a_value_is_added_with_three_interactions_and_the_sentence_follows(page: PilotsPage) -> None:
    page.add_value()
    type_in("5,2")
    assert shown(page).measures[0].points[-1].value == 5.2
    assert page.chart.values.field.text() == ""
    assert "8.2 → 5.2 h (-37%, better)" in page.chart.band.accessibleName()


def test_a_value_for_a_pilot_without_a_measure_goes_to_the_one_that_runs(page: PilotsPage) -> None:
    page._choose(next(row.uuid for row in page._rows if row.title == "Shift checklist"))
    page.add_value()
    assert shown(page).title == "Ticket triage"


def test_a_taken_day_offers_to_change_the_number_that_stands(page: PilotsPage) -> None:
    page.add_value()
    type_in("22/9 4.9")
    assert page.chart.refusal.isVisible()
    assert page.chart.values.field.text() == "22/9 4.9"
    page.chart.refusal.acted.emit()
    assert [point.value for point in shown(page).measures[0].points] == [8.0, 8.4, 4.9, 5.4]
    assert not page.chart.refusal.isVisible()


@pytest.mark.parametrize("text", ["soon", "24/11 5", ""])
def test_what_is_no_value_stays_in_the_field(page: PilotsPage, text: str) -> None:
    page.add_value()
    type_in(text)
    assert page.chart.refusal.isVisible()
    assert page.chart.values.field.text() == text
    QTest.keyClick(page.chart.values.field.edit, Key.Key_5)
    assert not page.chart.refusal.isVisible()


def test_a_change_is_marked_and_splits_the_numbers(page: PilotsPage) -> None:
    page.mark_change()
    page.chart.mark_row.day.reset("22/9")
    type_in("Script live")
    assert not page.chart.mark_row.isVisible()
    assert page.chart.band.accessibleName().startswith("First response: 8.2 → 5.5 h (-33%, better)")
    page.mark_change()
    press(Key.Key_Escape)
    assert not page.chart.mark_row.isVisible()


def test_the_journal_takes_a_line_with_its_step(page: PilotsPage) -> None:
    page.journal.field.setFocus()
    type_in("/study It fell")
    newest = shown(page).journal[0]
    assert (newest.step, newest.text) == ("study", "It fell")
    assert page.journal.field.text() == ""
    type_in("/do")
    assert page.journal.field.error_text() == "Write what happened."


def test_a_journal_entry_is_edited_and_deleted_where_it_stands(page: PilotsPage) -> None:
    row = next(iter(page.journal.rows.values()))
    row.words.setFocus()
    press(Key.Key_F2)
    row.note.pad.selectAll()
    QTest.keyClicks(row.note.pad, "Under 5 hours")
    QTest.keyClick(row.note.pad, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown(page).journal[0].text == "Under 5 hours"
    assert row.words.isVisible()
    press(Key.Key_Delete, on=row.words)
    assert shown(page).journal == ()
    page.workspace.undo()
    assert shown(page).journal[0].text == "Under 5 hours"


def test_esc_takes_an_emptied_entry_back(page: PilotsPage) -> None:
    row = next(iter(page.journal.rows.values()))
    row.open()
    row.note.pad.selectAll()
    press(Key.Key_Delete, on=row.note.pad)
    row.close_note()
    assert row.note.error_text() == "Write what happened."
    press(Key.Key_Escape, on=row.note.pad)
    assert row.words.isVisible()
    assert shown(page).journal[0].text == "Under 6 hours"


def test_facts_are_edited_in_place(page: PilotsPage) -> None:
    facts = page.head.facts
    facts.target.open()
    type_in("6 h", on=facts.target.edit.edit)
    facts.by.open()
    type_in("30/11", on=facts.by.edit.edit)
    facts.baseline.open()
    facts.baseline.edit.edit.clear()
    press(Key.Key_Return, on=facts.baseline.edit.edit)
    measure = shown(page).measures[0]
    assert (measure.baseline, measure.target, measure.target_on) == (None, 6.0, date(2026, 11, 30))


def test_a_fact_that_cannot_be_read_says_so_and_keeps_the_words(page: PilotsPage) -> None:
    started = page.head.facts.started
    started.open()
    type_in("one day", on=started.edit.edit)
    assert "is no date" in started.edit.error_text()
    assert started.text() == "one day"
    press(Key.Key_Escape, on=started.edit.edit)
    assert shown(page).started_on == CHANGED


def actions_of(menu: QMenu) -> dict[str, object]:
    return {action.text().split("\t")[0]: action for action in menu.actions()}


def test_the_status_menu_moves_the_pilot_between_the_groups(page: PilotsPage) -> None:
    menu = QMenu(page)
    page.head.fill_status(menu)
    next(action for action in menu.actions() if action.text() == "Adopted").trigger()
    assert (shown(page).group, shown(page).closed_on) == ("finished", TODAY)
    assert page.head.status.text() == "Adopted 22 Nov"
    assert page.head.facts.closed.isVisible()


def test_every_pilot_action_is_in_the_menu(page: PilotsPage) -> None:
    menu = QMenu(page)
    page.head.fill_menu(menu)
    found = actions_of(menu)
    assert {"Rename", "Mark a change", "Add a measure", "Use as evidence", "Keep out of the plan", "Delete"} <= set(
        found
    )
    menu.actions()[4].trigger()
    assert shown(page).private


def test_links_are_set_in_a_menu_and_make_evidence(page: PilotsPage, qtbot: QtBot) -> None:
    menu = QMenu(page)
    page.head.facts.fill_links(menu)
    metric = page.workspace.pathway.stages[1].of("metric")[0]
    next(action for action in menu.actions() if action.text() == metric.title).trigger()
    assert shown(page).links[0].item == metric.id
    with qtbot.waitSignal(page.workspace.told) as told:
        page.use_as_evidence()
    assert told.args == [f"Added as evidence for “{metric.title}”", True]


def test_the_table_edits_and_deletes_numbers(page: PilotsPage) -> None:
    table = page.chart.table
    press(Key.Key_Space, on=table.button)
    cell = table.grid.item(0, 1)
    assert cell is not None
    cell.setText("5,1 h")
    assert shown(page).measures[0].points[-1].value == 5.1
    again = table.grid.item(0, 0)
    assert again is not None
    again.setText("22/9")
    assert "already has" in table.message.text()
    table.grid.setCurrentCell(0, 1)
    press(Key.Key_Delete, on=table.grid)
    assert len(shown(page).measures[0].points) == 3


def test_enter_opens_a_cell_and_saves_it(page: PilotsPage, qtbot: QtBot) -> None:
    table = page.chart.table
    table.toggle()
    table.grid.setFocus()
    table.grid.setCurrentCell(1, 1)
    press(Key.Key_Return, on=table.grid)
    editor = table.grid.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("7")
    press(Key.Key_Return, on=editor)
    qtbot.waitUntil(lambda: shown(page).measures[0].points[2].value == 7)


def test_two_measures_get_tabs(page: PilotsPage) -> None:
    page.chart.add_measure()
    type_in("Re-opened (%)")
    assert page.chart.tabs.isVisible()
    assert page.chart.name.text() == "Re-opened (%)"
    first, second = (measure.uuid for measure in shown(page).measures)
    page.chart.tabs.chosen.emit(first)
    assert page.chart.name.text() == "First response (h)"
    page.chart.tabs.chosen.emit(second)
    assert page.chart.band.accessibleName() == "No number yet."


def test_the_list_renames_deletes_and_gives_the_pilot_back(page: PilotsPage) -> None:
    page.focus_first()
    press(Key.Key_F2)
    assert page.head.title.is_editing()
    press(Key.Key_Escape)
    page.focus_first()
    press(Key.Key_Delete)
    assert shown(page).title == "Shift checklist"
    page.workspace.undo()
    assert [row.title for row in page._rows] == ["Ticket triage", "Shift checklist"]


def test_arrows_choose_enter_opens_and_esc_comes_back(page: PilotsPage) -> None:
    page.focus_first()
    press(Key.Key_Down)
    assert shown(page).title == "Shift checklist"
    press(Key.Key_Return)
    assert page.head.title.hasFocus()
    press(Key.Key_Escape)
    assert page.pane.list.hasFocus()


def test_choosing_another_pilot_saves_what_was_typed(page: PilotsPage) -> None:
    uuid = shown(page).uuid
    page.head.aim.open()
    QTest.keyClicks(page.head.aim.edit.edit, "Answer faster")
    page.show_target(next(row.uuid for row in page._rows if row.uuid != uuid))
    page.show_target(uuid)
    assert shown(page).aim == "Answer faster"


def test_adding_a_value_goes_to_the_running_pilot_when_the_chosen_one_has_no_measure(page: PilotsPage) -> None:
    page.show_target(next(row.uuid for row in page._rows if row.title == "Shift checklist"))
    page.add_value()
    assert shown(page).title == "Ticket triage"
    assert page.chart.values.field.edit.hasFocus()


def test_a_long_journal_shows_its_newest_entries_first(page: PilotsPage) -> None:
    with page.workspace.database.change("Write") as session:
        for number in range(30):
            journal.add(session, shown(page).uuid, f"Entry {number}", on=TODAY, today=TODAY)
    assert len(page.journal.rows) == 10
    press(Key.Key_Space, on=page.journal.more)
    assert len(page.journal.rows) == 20


def unnamed(page: PilotsPage) -> list[str]:
    stops = [w for w in page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    spoken = [(stop, QAccessible.queryAccessibleInterface(stop)) for stop in stops if stop.focusProxy() is None]
    return [repr(stop) for stop, face in spoken if not face.text(QAccessible.Text.Name)]


def test_every_stop_of_the_empty_page_has_a_name(empty: PilotsPage) -> None:
    assert unnamed(empty) == []


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 740, 480), (1.5, 1056, 740), (2.0, 1160, 740)])
def test_nothing_is_cut_at_the_side(
    page: PilotsPage, qapp: QApplication, qtbot: QtBot, scale: float, width: int, height: int
) -> None:
    apply_theme(qapp, "light", scale)
    page.resize(width, height)
    settle(page)
    assert page.detail.width() <= page.right.scroll_area.viewport().width()


def test_the_page_is_filled_when_it_is_shown_not_before(workspace: Workspace, qtbot: QtBot) -> None:
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    assert page.view is None
    page.add_value()
    assert page.view is None


def test_a_signal_for_the_worse_is_told_in_the_warning_tone(page: PilotsPage) -> None:
    uuid = shown(page).measures[0].uuid
    with page.workspace.database.change("Turn") as session:
        measures.edit_measure(session, uuid, direction="up")
        marks.mark(session, shown(page).uuid, text="Live", on=CHANGED, today=TODAY)
        for day in range(60, 70):
            measures.add_point(session, uuid, value=8 + day % 2, on=CHANGED - timedelta(day), today=TODAY)
    assert page.chart.band.property("tone") == "warn"
    assert "Signal for the worse" in page.chart.band.accessibleName()


def test_the_width_of_the_list_is_remembered(page: PilotsPage) -> None:
    page._panes.setSizes([330, 700])
    page._panes.splitterMoved.emit(330, 1)
    page.flush()
    assert page.workspace.settings.splitters["pilots"]
