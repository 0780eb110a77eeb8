"""The Cycles tab by keyboard: start, predict, begin, amend, compare, decide, go on, delete and undo."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import cycles, measures, pilots
from opspath_desktop.domain.predictions import Actual
from opspath_desktop.queries import cycles as queries
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_choice import Choice
from opspath_desktop.ui.pages.pilots_cycles import CyclesCard
from opspath_desktop.ui.pages.pilots_cycles_body import CycleBody
from opspath_desktop.ui.pages.pilots_cycles_row import CycleRow
from opspath_desktop.ui.pages.pilots_cycles_values import Value
from opspath_desktop.ui.pages.pilots_tab_cycles import CyclesTab
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import settle, unnamed

TODAY, BEGUN = date(2026, 11, 22), date(2026, 11, 2)
Key = Qt.Key


@pytest.fixture
def pilot(workspace: Workspace) -> str:
    """Return a running pilot with a measure of three numbers."""
    with workspace.database.change("Fill") as session:
        uuid = pilots.start(session, "Slots", today=BEGUN)
        measure = measures.add_measure(session, uuid, name="Wait", unit="min")
        for days, value in ((-3, 51.0), (4, 44.0), (11, 38.0)):
            measures.add_point(session, measure, value=value, on=BEGUN + timedelta(days), today=TODAY)
    workspace.database.stack.clear()
    return uuid


@pytest.fixture
def page(workspace: Workspace, pilot: str, qtbot: QtBot) -> PilotsPage:
    made = PilotsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1056, 740)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_target(f"{pilot}#cycles")
    return made


def card(page: PilotsPage) -> CyclesCard:
    tab = page.detail.tab("cycles")
    assert isinstance(tab, CyclesTab)
    return tab.cycles


def rows(page: PilotsPage) -> list[CycleRow]:
    return list(card(page).rows.values())


def body(page: PilotsPage, number: int = 0) -> CycleBody:
    found = rows(page)[number].open_body()
    assert found is not None
    return found


def seen(page: PilotsPage, number: int = 0) -> queries.CycleView:
    view = rows(page)[number].view
    assert view is not None
    return view


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def type_in(text: str) -> None:
    QTest.keyClicks(focused(), text)
    press(Key.Key_Return)


def fill(value: Value, text: str) -> None:
    """Open a value with Enter and type over it."""
    value.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    type_in(text)


def choose(choice: Choice, words: str) -> None:
    """Take an answer from the menu of a choice."""
    next(action for action in choice.menu_of().actions() if action.text() == words).trigger()


def start(page: PilotsPage, idea: str = "Slots for six") -> None:
    card(page).field.edit.setFocus()
    type_in(idea)


def begun(page: PilotsPage) -> None:
    """Start a cycle with a prediction that has begun, through the actions."""
    space = page.workspace
    with space.database.change("Fill") as session:
        uuid = cycles.add(session, page.view.uuid if page.view else "", "Slots for six")
        measure = page.view.measures[0].uuid if page.view else ""
        said = {"prediction": "Under 40", "predicted_value": 40.0, "predicted_direction": "down", "confidence": 80}
        cycles.edit(session, uuid, today=BEGUN, measure=measure, predicted_by=BEGUN + timedelta(14), **said)  # type: ignore[arg-type]  # as typed
        cycles.edit(session, uuid, today=TODAY, do_start=BEGUN)


def test_the_first_cycle_takes_an_idea_and_enter_and_asks_for_the_prediction(page: PilotsPage) -> None:
    assert card(page).empty.isVisible()
    start(page)
    assert (seen(page).number, seen(page).change_idea) == (1, "Slots for six")
    assert focused() is body(page).plan.open.words.pad
    assert not card(page).empty.isVisible()
    assert card(page).field.text() == ""


def test_no_idea_is_refused_beside_the_field_and_stays(page: PilotsPage) -> None:
    start(page, "x" * 201)
    assert card(page).field.error_text()
    assert len(card(page).field.text()) == 201


def test_a_prediction_is_written_by_keyboard_alone(page: PilotsPage) -> None:
    start(page)
    QTest.keyClicks(focused(), "Under 40 minutes")
    plan = body(page).plan.open
    choose(plan.measure, "Wait")
    choose(plan.direction, "Goes down")
    fill(plan.number, "40 min")
    fill(plan.by, "16/11")
    fill(plan.sure, "80 %")
    predicted = seen(page).predicted
    assert (predicted.words, predicted.value, predicted.direction) == ("Under 40 minutes", 40.0, "down")
    assert (predicted.by, predicted.confidence, predicted.written_on) == (date(2026, 11, 16), 80, TODAY)


@pytest.mark.parametrize(
    ("field", "typed"), [("number", "many"), ("sure", "180"), ("by", "someday"), ("number", "1e308")]
)
def test_what_cannot_be_is_told_beside_the_field_and_kept(page: PilotsPage, field: str, typed: str) -> None:
    start(page)
    value: Value = getattr(body(page).plan.open, field)
    fill(value, typed)
    assert value.edit.error_text()
    assert value.edit.text() == typed


def test_the_same_value_in_other_words_is_shown_as_it_is_written(page: PilotsPage) -> None:
    start(page)
    sure = body(page).plan.open.sure
    for typed in ("80 %", "80", "80%"):
        fill(sure, typed)
        assert sure.text() == "80 %"


def test_beginning_freezes_what_was_typed_a_moment_ago(page: PilotsPage) -> None:
    start(page)
    QTest.keyClicks(focused(), "Under 40 minutes")
    fill(body(page).do.start, "today")
    assert seen(page).predicted.words == "Under 40 minutes"
    assert body(page).plan.frozen.isVisible()
    assert not body(page).plan.open.isVisible()
    assert body(page).plan.frozen.words.text() == "Under 40 minutes"


def test_the_first_day_cannot_be_cleared_but_undone(page: PilotsPage) -> None:
    begun(page)
    start = body(page).do.start
    start.setFocus()
    press(Key.Key_Return)
    focused().clear()  # type: ignore[attr-defined]  # the line of the value
    press(Key.Key_Return)
    assert "stays begun" in start.edit.error_text()
    assert seen(page).do_start == BEGUN
    press(Key.Key_Escape)
    assert page.workspace.undo() is not None
    assert rows(page) == []


def test_an_amendment_is_typed_under_the_frozen_prediction(page: PilotsPage) -> None:
    begun(page)
    field = body(page).plan.frozen.field
    field.edit.setFocus()
    press(Key.Key_Return)
    assert field.error_text()
    type_in("Two carriers fell out")
    assert [(each.on, each.text) for each in seen(page).amendments] == [(TODAY, "Two carriers fell out")]
    assert field.text() == ""


def test_the_numbers_propose_a_verdict_and_one_press_takes_it(page: PilotsPage) -> None:
    begun(page)
    study = body(page).study
    assert "reaches the predicted 40 min" in study.reason.text()
    study.take.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert seen(page).verdict == "confirmed"
    assert study.take.isHidden()
    choose(study.verdict, "Partly confirmed")
    assert seen(page).verdict == "partly"


def test_a_typed_result_takes_the_place_of_the_measured_one(page: PilotsPage) -> None:
    begun(page)
    fill(body(page).study.actual, "45")
    assert seen(page).actual == Actual(45.0)
    assert rows(page)[0].result.text() == "45 min, typed · Not compared yet"


def test_after_a_decision_the_next_cycle_is_one_press_away(page: PilotsPage) -> None:
    begun(page)
    act = body(page).act
    assert act.next.isHidden()
    choose(act.decision, "Adopt")
    assert act.next.accessibleName() == "Start the next cycle: one shift"
    act.next.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert (seen(page, 1).number, seen(page, 1).follows, seen(page, 1).scale) == (2, 1, "one_shift")
    assert focused() is body(page, 1).plan.open.words.pad


def test_an_idea_given_up_offers_no_next_cycle(page: PilotsPage) -> None:
    begun(page)
    choose(body(page).act.decision, "Abandon")
    assert body(page).act.next.isHidden()


def test_rows_are_walked_opened_and_closed_by_keys(page: PilotsPage) -> None:
    for idea in ("One", "Two"):
        start(page, idea)
    for row in rows(page):
        row.close_body()
    rows(page)[1].setFocus()
    press(Key.Key_Up)
    assert focused() is rows(page)[0]
    press(Key.Key_Return)
    assert rows(page)[0].is_open()
    press(Key.Key_F2)
    assert focused() is body(page).plan.idea.pad
    press(Key.Key_Escape)
    press(Key.Key_Return)
    assert not rows(page)[0].is_open()


def test_del_deletes_and_undo_brings_back(page: PilotsPage) -> None:
    for idea in ("One", "Two"):
        start(page, idea)
    rows(page)[0].setFocus()
    press(Key.Key_Delete)
    assert [row.idea.text() for row in rows(page)] == ["Two"]
    assert focused() is rows(page)[0]
    page.workspace.undo()
    assert [row.idea.text() for row in rows(page)] == ["One", "Two"]


def test_n_starts_the_next_cycle(page: PilotsPage) -> None:
    begun(page)
    rows(page)[0].setFocus()
    press(Key.Key_N)
    assert [row.number.text() for row in rows(page)] == ["1", "2"]


def test_the_change_is_marked_on_the_chart(page: PilotsPage) -> None:
    begun(page)
    button = body(page).do.mark
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert seen(page).marked
    assert button.isHidden()


def test_a_target_opens_the_cycle(page: PilotsPage, pilot: str) -> None:
    begun(page)
    page.show_target(f"{pilot}#cycles:{seen(page).uuid}")
    assert rows(page)[0].is_open()
    assert focused() is rows(page)[0]


def test_the_picture_comes_with_the_first_number(page: PilotsPage) -> None:
    start(page)
    assert not card(page).picture.isVisible()
    begun(page)
    assert card(page).picture.isVisible()
    assert "Slots for six" in card(page).picture.view.figure().alt


def test_the_ticks_say_what_is_missing(page: PilotsPage) -> None:
    begun(page)
    assert "Linked" in card(page).strip.missing.text()
    assert "Predicted" not in card(page).strip.missing.text()


def test_what_is_missing_is_said_at_its_step(page: PilotsPage) -> None:
    start(page)
    hints = [hint.step for hint in seen(page).hints]
    assert hints == ["plan"]


def test_every_control_has_a_name(page: PilotsPage) -> None:
    begun(page)
    start(page, "Another")
    body(page), body(page, 1)
    assert unnamed(page) == []


@pytest.mark.parametrize("width", [600, 800])
def test_nothing_is_wider_than_a_narrow_window(page: PilotsPage, width: int, qtbot: QtBot) -> None:
    begun(page)
    body(page)
    page.resize(width, 540)
    across = page.right.scroll_area.horizontalScrollBar()
    settle(page)
    assert across.maximum() == 0
