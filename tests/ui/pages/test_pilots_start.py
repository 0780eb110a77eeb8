"""The first minute of a pilot by keyboard, and the tabs and panels of the page."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.pilot_hands import TODAY, Key, opened, press, shown_page, take, type_in, uuid_of
from tests.ui.seeing import settle, unnamed

TABS = ["measure", "problem", "cycles", "outcome", "a3"]


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    return opened(workspace, qtbot)


def test_five_fields_take_a_tab_each(page: PilotsPage) -> None:
    page.new_pilot()
    type_in("Points get lost", enter=False)
    for words in ("One sheet", "Open points (a week)", "13", "9"):
        press(Key.Key_Tab)
        type_in(words, enter=False)
    press(Key.Key_Return)
    view = page.view
    assert view is not None
    assert (view.title, view.status, view.change_idea) == ("Points get lost", "testing", "One sheet")
    measure = view.measures[0]
    assert (measure.name, measure.unit, measure.direction) == ("Open points", "a week", "down")
    assert [(point.on, point.value) for point in measure.points] == [(TODAY - timedelta(28), 13), (TODAY, 9)]
    assert not page.pane.form.isVisible()
    assert page.pane.field.text() == ""


def test_the_first_minute_is_one_step_to_undo(page: PilotsPage) -> None:
    page.new_pilot()
    page.pane.form.change.edit.setText("One sheet")
    type_in("Points get lost")
    page.workspace.undo()
    assert [row.title for row in page._rows] == ["Lorries wait", "Shift checklist"]


def test_a_new_pilot_starts_with_its_measure_whatever_tab_was_on_show(page: PilotsPage) -> None:
    page.detail.show_tab("outcome")
    page.new_pilot()
    type_in("Points get lost")
    assert page.detail.shown == "measure"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("before", "1e308", "too large"),
        ("now", "nan", "is no number"),
        ("measure", "", "Write what you measure"),
        ("day", "1/1/2030", "still to come"),
        ("day", "today", "earlier day"),
    ],
)
def test_a_wrong_first_minute_is_told_beside_its_field(page: PilotsPage, field: str, text: str, said: str) -> None:
    page.new_pilot()
    form = page.pane.form
    told = {"measure": "Open points", "before": "13", "now": "9", "day": "1/10", field: text}
    for name, words in told.items():
        getattr(form, name).edit.setText(words)
    type_in("Points get lost")
    assert said in getattr(form, field).error_text()
    assert [row.title for row in page._rows] == ["Lorries wait", "Shift checklist"]
    assert (page.pane.field.text(), getattr(form, field).text()) == ("Points get lost", text)


def test_better_and_the_day_before_can_be_chosen(page: PilotsPage) -> None:
    page.new_pilot()
    type_in("Few suggestions", enter=False)
    form = page.pane.form
    form.measure.edit.setText("Suggestions")
    form.before.edit.setText("2")
    take(form.better.menu_of(), "Higher is better")
    form.day.edit.setFocus()
    form.day.edit.selectAll()
    type_in("1/10")
    assert page.view is not None
    measure = page.view.measures[0]
    assert (measure.direction, measure.points[0].on) == ("up", date(2026, 10, 1))


def test_what_cannot_be_read_is_told_beside_its_field_and_nothing_is_lost(page: PilotsPage) -> None:
    page.new_pilot()
    type_in("Points get lost", enter=False)
    form = page.pane.form
    form.measure.edit.setText("Open points")
    form.before.edit.setText("many")
    press(Key.Key_Return)
    assert "is no number" in form.before.error_text()
    assert (page.pane.field.text(), form.before.text()) == ("Points get lost", "many")
    form.before.edit.setText("")
    form.now.edit.setText("4")
    form.measure.edit.setText("")
    press(Key.Key_Return, on=page.pane.field)
    assert "what you measure" in form.measure.error_text()
    assert form.now.text() == "4"


def test_the_form_folds_away_with_the_name(page: PilotsPage) -> None:
    page.new_pilot()
    type_in("P", enter=False)
    assert page.pane.form.isVisible()
    press(Key.Key_Backspace)
    assert not page.pane.form.isVisible()


def test_the_first_pilot_of_all_takes_the_same_fields(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown_page(workspace, qtbot)
    page.new_pilot()
    type_in("Points get lost", enter=False)
    press(Key.Key_Tab)
    page.empty.form.change.edit.setText("One sheet")
    press(Key.Key_Return, on=page.empty.form.change.edit)
    assert page.view is not None
    assert page.view.status == "testing"


def test_tab_goes_through_the_fields_of_the_first_pilot_before_the_button(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown_page(workspace, qtbot)
    empty, form = page.empty, page.empty.form
    page.new_pilot()
    type_in("Lorries wait", enter=False)
    found = []
    for _step in range(7):
        press(Key.Key_Tab)
        found.append(QApplication.focusWidget())
    assert found[:4] == [form.change.edit, form.measure.edit, form.before.edit, form.now.edit]
    assert found[6] is empty.button


@pytest.mark.parametrize("tab", TABS)
def test_a_target_opens_a_tab_and_the_tab_stays_with_the_next_pilot(page: PilotsPage, tab: str) -> None:
    page.show_target(f"{uuid_of(page)}#{tab}")
    page.focus_first()
    press(Key.Key_Down)
    assert page.view is not None
    assert page.view.title == "Shift checklist"
    assert [name for name, part in page.detail.tabs.items() if part.isVisible()] == [tab]


@pytest.mark.parametrize("panel", ["portfolio", "calibration"])
def test_a_panel_stands_beside_the_list_until_a_pilot_is_chosen(page: PilotsPage, panel: str) -> None:
    page.show_target(f"panel:{panel}")
    assert page.right.panel(panel).isVisible()
    assert page.pane.panels.current() == panel
    page.show_target(uuid_of(page))
    assert page.head.isVisible()
    assert page.pane.panels.current() == "pilot"


def test_adding_a_number_leaves_another_tab(page: PilotsPage) -> None:
    page.show_target(f"{uuid_of(page)}#problem")
    page.add_value()
    assert page.chart.values.field.edit.hasFocus()


@pytest.mark.parametrize("tab", TABS)
def test_every_stop_of_a_tab_has_a_name(page: PilotsPage, tab: str) -> None:
    page.detail.show_tab(tab)
    page.pane.field.setText("x")
    assert unnamed(page) == []


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(("scale", "width"), [(1.0, 600), (1.5, 1056), (2.0, 1160)])
def test_no_tab_is_cut_at_the_side(
    page: PilotsPage, qapp: QApplication, qtbot: QtBot, tab: str, scale: float, width: int
) -> None:
    apply_theme(qapp, "light", scale)
    page.detail.show_tab(tab)
    page.resize(width, 740)
    settle(page)
    assert page.detail.width() <= page.right.scroll_area.viewport().width()
