"""The Capabilities page: rate, aim, explain, show evidence, walk by keyboard, keep the history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import assessments
from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.queries.capabilities import Capability, capability
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.capabilities import CapabilitiesPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import settle

Key = Qt.Key
SKILL = "skl.lean-six-sigma"


def opened(workspace: Workspace, qtbot: QtBot, width: int = 1056, height: int = 740) -> CapabilitiesPage:
    page = CapabilitiesPage(workspace)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(begun: Workspace, qtbot: QtBot) -> CapabilitiesPage:
    return opened(begun, qtbot)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def recorded(workspace: Workspace, thing: str = SKILL) -> Capability:
    found = workspace.query(capability, workspace.pathway, thing)
    assert found is not None
    return found


def test_rating_by_keyboard_from_anywhere(window: MainWindow, begun: Workspace) -> None:
    window.activateWindow()
    QTest.keyClick(window, Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Down, Key.Key_3)
    assert recorded(begun).level == 3


def test_walking_the_rows_shows_their_descriptors(page: CapabilitiesPage) -> None:
    page.focus_first()
    assert page.chosen == "skl.process-design"
    press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert page.chosen == SKILL
    assert page.detail._title.text() == "Lean/Six Sigma"
    press(*[Key.Key_Up] * 3)
    assert page.chosen == "skl.process-design"


def test_a_high_level_without_evidence_is_told_until_there_is_some(page: CapabilitiesPage, begun: Workspace) -> None:
    page.rate(SKILL, 3)
    assert page.cards.rows[SKILL].caption.text() == "no evidence yet"
    page.choose(SKILL)
    assert page.detail.evidence is not None
    QTest.keyClicks(page.detail.evidence.field.edit, "Project charter")
    QTest.keyClick(page.detail.evidence.field.edit, Key.Key_Return)
    assert page.cards.rows[SKILL].caption.text() == ""
    assert recorded(begun).evidence == 1


def test_a_descriptor_is_a_level_to_click(page: CapabilitiesPage, begun: Workspace) -> None:
    page.choose(SKILL)
    levels = page.detail.levels
    spot = levels._texts[2].geometry().center()
    QTest.mouseClick(levels, Qt.MouseButton.LeftButton, pos=QPointF(spot).toPoint())
    assert recorded(begun).level == 2
    assert levels._marks[2].text() == "now"


def test_the_target_is_set_and_cleared(page: CapabilitiesPage, begun: Workspace) -> None:
    page.rate(SKILL, 1)
    page.choose(SKILL)
    page.detail.target.setFocus()
    press(Key.Key_3)
    assert (recorded(begun).level, recorded(begun).target) == (1, 3)
    assert page.cards.rows[SKILL].dots.target() == 3
    page.detail.clear.click()
    assert recorded(begun).target is None


def test_the_reason_is_kept_with_the_level(page: CapabilitiesPage, begun: Workspace) -> None:
    page.choose(SKILL)
    assert not page.detail.why.isEnabled()
    page.rate(SKILL, 2)
    page.cards.rows[SKILL].focus_row()
    press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is page.detail.why.edit.edit
    QTest.keyClicks(focus, "Two projects with a coach")
    press(Key.Key_Return)
    assert recorded(begun).ratings[0].rationale == "Two projects with a coach"
    press(Key.Key_Escape)
    assert page.cards.rows[SKILL].dots.hasFocus()


def test_the_reason_goes_to_the_skill_it_was_typed_for(page: CapabilitiesPage, begun: Workspace) -> None:
    page.rate(SKILL, 2)
    page.choose(SKILL)
    page.detail.start()
    QTest.keyClicks(page.detail.why.edit.edit, "Two projects")
    page.choose("skl.compliance")
    assert recorded(begun).ratings[0].rationale == "Two projects"
    assert recorded(begun, "skl.compliance").ratings == ()


def test_history_shows_each_day_once_per_level(page: CapabilitiesPage, begun: Workspace) -> None:
    with begun.database.change("Rate") as session:
        for month in range(1, 7):
            on = begun.today().replace(month=month, day=1)
            assessments.rate(session, begun.pathway, SKILL, month % 5, on=on)
            assessments.rate(session, begun.pathway, SKILL, month % 5, on=on, rationale="Again")
    page.choose(SKILL)
    history = page.detail.history
    assert history.more.text() == "Show 2 earlier ratings"
    history.more.click()
    assert history.more.isHidden()


def test_undo_takes_a_rating_back_on_the_screen(page: CapabilitiesPage, begun: Workspace) -> None:
    page.rate(SKILL, 4)
    begun.undo()
    assert page.cards.rows[SKILL].dots.value() == 0


def test_the_stage_has_its_own_card(page: CapabilitiesPage) -> None:
    page.show_target("cmp.process-mapping")
    assert page.chosen == "cmp.process-mapping"
    assert page.cards.rows["cmp.process-mapping"].dots.hasFocus()


def test_a_competency_of_another_stage_can_be_looked_at(page: CapabilitiesPage) -> None:
    page.show_target("cmp.team-leadership")
    assert page.detail._title.text() == "Leadership and team motivation"


def test_without_a_pack_the_records_are_safe(begun: Workspace, qtbot: QtBot) -> None:
    begun.pathway = EMPTY
    page = opened(begun, qtbot)
    page.focus_first()
    assert page.cards._kept.isVisible()
    assert not page.cards._pane.isVisible()


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1056, 740, 1.0), (1056, 540, 1.0), (740, 540, 1.0), (1056, 740, 1.5), (680, 540, 2.0)],
)
def test_descriptors_are_reachable_and_nothing_is_cut(
    begun: Workspace, qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    apply_theme(qapp, "light", scale)
    page = opened(begun, qtbot, width, height)
    page.show_target(SKILL)
    area = page.cards._area
    content = area.widget()
    assert content is not None
    settle(page)
    assert content.width() <= area.viewport().width()
    assert page.detail.levels.isVisible()
    assert (page.width(), page.height()) == (width, height)


def test_every_stop_has_a_name(page: CapabilitiesPage) -> None:
    page.show_target(SKILL)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []
