"""The Pathway page by keyboard and mouse: stages, moving on, watch-fors, competencies, readings, the role."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.ui.pages.pathway import PathwayPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.widgets.check_row import CheckRow
from opspath_desktop.ui.workspace import Workspace
from tests.ui.pages.on_pathway import (
    METRIC,
    OBJECTIVE,
    Key,
    editor,
    opened,
    press,
    recorded,
    stage,
    type_in,
)
from tests.ui.seeing import settle


@pytest.fixture
def page(begun: Workspace, qtbot: QtBot) -> PathwayPage:
    return opened(begun, qtbot)


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
    settle(page)
    assert content.width() <= page.area.viewport().width()


def test_in_a_small_window_the_keyboard_starts_at_the_ruler(begun: Workspace, qtbot: QtBot) -> None:
    page = opened(begun, qtbot, 740, 300)
    page.focus_first()
    assert page.area.verticalScrollBar().value() == 0
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Stage 2")
    press(Key.Key_Down, Key.Key_Space)
    assert recorded(begun, OBJECTIVE).state == "done"


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
