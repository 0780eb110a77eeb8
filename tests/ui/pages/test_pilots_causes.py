"""The card of causes: a tree built and moved by keyboard, chips, fishbone, read-back and Pareto."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import causes, pilots
from opspath_desktop.queries.causes import CauseTree, cause_tree
from opspath_desktop.ui.pages import pilots_causes_menus as menus
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_causes import CausesCard
from opspath_desktop.ui.pages.pilots_causes_row import CauseLine
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import clipped, settle, small, unnamed

TODAY = date(2026, 11, 22)
ALT, NONE, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pilot(workspace: Workspace) -> str:
    with workspace.database.change("Begin") as session:
        return pilots.start(session, "Lorries wait", today=TODAY)


@pytest.fixture
def page(workspace: Workspace, pilot: str, qtbot: QtBot) -> PilotsPage:
    made = PilotsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    qtbot.waitExposed(made)
    made.show_target(f"{pilot}#problem")
    return made


@pytest.fixture
def card(page: PilotsPage) -> CausesCard:
    found = page.findChild(CausesCard)
    assert found is not None
    return found


def tree(workspace: Workspace, pilot: str) -> CauseTree:
    return workspace.query(cause_tree, pilot)


def shape(workspace: Workspace, pilot: str) -> list[str]:
    return [f"{branch.number} {branch.cause.text}" for branch in tree(workspace, pilot).branches]


def type_in(card: CausesCard, *lines: str) -> None:
    card.list.entry.field.edit.setFocus()
    for line in lines:
        QTest.keyClicks(card.list.entry.field.edit, line)
        QTest.keyClick(card.list.entry.field.edit, Qt.Key.Key_Return)


def line_of(card: CausesCard, text: str) -> CauseLine:
    return next(line for line in card.list.lines.values() if line.branch and line.branch.cause.text == text)


def press(card: CausesCard, text: str, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    words = line_of(card, text).words
    words.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(words, key, modifier)


def test_the_first_field_asks_why_and_enter_keeps_it_for_the_next(
    workspace: Workspace, pilot: str, card: CausesCard
) -> None:
    assert card.list.entry.field.edit.placeholderText() == "Why does it happen?"
    type_in(card, "Papers are late", "Docks are full")
    assert shape(workspace, pilot) == ["1 Papers are late", "2 Docks are full"]
    assert QApplication.focusWidget() is card.list.entry.field.edit


def test_a_tree_is_written_without_a_mouse(workspace: Workspace, pilot: str, card: CausesCard) -> None:
    type_in(card, "a")
    QTest.keyClick(card.list.entry.field.edit, Qt.Key.Key_Right, ALT)
    assert card.list.entry.field.edit.placeholderText() == "Why? a"
    type_in(card, "b", "c")
    QTest.keyClick(card.list.entry.field.edit, Qt.Key.Key_Left, ALT)
    type_in(card, "d")
    assert shape(workspace, pilot) == ["1 a", "1.1 b", "1.2 c", "2 d"]


def test_rows_are_moved_walked_and_deleted_by_keys(workspace: Workspace, pilot: str, card: CausesCard) -> None:
    type_in(card, "a", "b", "c")
    press(card, "b", Qt.Key.Key_Right, ALT)
    press(card, "c", Qt.Key.Key_Up, ALT)
    assert shape(workspace, pilot) == ["1 c", "2 a", "2.1 b"]
    press(card, "b", Qt.Key.Key_Left, ALT)
    press(card, "b", Qt.Key.Key_Up)
    assert QApplication.focusWidget() is line_of(card, "a").words
    press(card, "a", Qt.Key.Key_Delete)
    assert shape(workspace, pilot) == ["1 c", "2 b"]
    assert QApplication.focusWidget() is line_of(card, "b").words
    workspace.undo()
    assert shape(workspace, pilot) == ["1 c", "2 a", "3 b"]


def test_enter_opens_the_field_beside_and_shift_enter_below(workspace: Workspace, pilot: str, card: CausesCard) -> None:
    type_in(card, "a", "z")
    press(card, "a", Qt.Key.Key_Return)
    type_in(card, "b")
    press(card, "a", Qt.Key.Key_Return, SHIFT)
    type_in(card, "below")
    assert shape(workspace, pilot) == ["1 a", "1.1 below", "2 b", "3 z"]
    QTest.keyClick(card.list.entry.field.edit, Qt.Key.Key_Escape)
    assert card.list.entry.target()["under"] == ""


def test_f2_edits_the_words_and_a_refusal_keeps_them(workspace: Workspace, pilot: str, card: CausesCard) -> None:
    type_in(card, "a")
    line = line_of(card, "a")
    press(card, "a", Qt.Key.Key_F2)
    QTest.keyClicks(line.edit.edit, "Papers")
    QTest.keyClick(line.edit.edit, Qt.Key.Key_Return)
    assert shape(workspace, pilot) == ["1 Papers"]
    line.open()
    line.edit.edit.setText("x" * 300)
    QTest.keyClick(line.edit.edit, Qt.Key.Key_Return)
    assert "characters" in line.edit.error_text()
    assert shape(workspace, pilot) == ["1 Papers"]


def test_an_empty_line_is_refused_beside_the_field(workspace: Workspace, pilot: str, card: CausesCard) -> None:
    type_in(card, "   ")
    assert card.list.entry.field.error_text() == "Write why it happens."
    assert shape(workspace, pilot) == []


def test_a_cause_becomes_a_root_and_says_when_it_no_longer_is(
    workspace: Workspace, pilot: str, card: CausesCard, qtbot: QtBot
) -> None:
    type_in(card, "a")
    line, deeds = line_of(card, "a"), card.list.deeds
    with qtbot.waitSignal(workspace.failed) as refused:
        deeds.set_root(line, True)
    assert "root cause must be verified" in str(refused.args[0])
    deeds.set_evidence(line, "data")
    deeds.set_state(line, "verified")
    deeds.set_root(line, True)
    assert line.state.text() == "Root cause"
    with qtbot.waitSignal(workspace.told) as told:
        deeds.set_evidence(line, "assumption")
    assert told.args[0] == "“a” no longer counts as a root cause"


def test_the_menus_offer_what_may_be_chosen(card: CausesCard) -> None:
    type_in(card, "a")
    line, menu = line_of(card, "a"), QMenu()
    menus.fill_evidence(menu, line, card.list.deeds)
    menus.fill_state(menu, line, card.list.deeds)
    menus.fill_more(menu, line, card.list.deeds, card.list.begin)
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert [word for word in ("Observed", "Verified", "Root cause", "Add a countermeasure") if word not in words] == []
    next(action for action in menu.actions() if action.text() == "Rejected").trigger()
    assert line.state.text() == "Rejected"


@pytest.mark.parametrize(("typed", "shown"), [("12", "seen 12 times"), ("1,5", "seen 1.5 times"), ("", "")])
def test_how_often_a_cause_was_seen_is_typed_in_its_row(card: CausesCard, typed: str, shown: str) -> None:
    type_in(card, "a")
    line = line_of(card, "a")
    line.open_fact(line.count)
    line.count.edit.edit.setText(typed)
    QTest.keyClick(line.count.edit.edit, Qt.Key.Key_Return)
    assert line.count.text() == shown


@pytest.mark.parametrize("typed", ["often", "-1", "1e308", "nan", "inf", "1" * 400])
def test_what_is_no_count_is_refused_beside_it(workspace: Workspace, pilot: str, card: CausesCard, typed: str) -> None:
    type_in(card, "a")
    line = line_of(card, "a")
    line.open_fact(line.count)
    line.count.edit.edit.setText(typed)
    QTest.keyClick(line.count.edit.edit, Qt.Key.Key_Return)
    assert line.count.edit.error_text()
    assert line.count.edit.text() == typed
    assert tree(workspace, pilot).causes[0].count is None


def test_the_fishbone_is_drawn_listed_and_written_by_category(
    workspace: Workspace, pilot: str, card: CausesCard
) -> None:
    card.method.setCurrentIndex(1)
    assert card.fish.isHidden()
    card.list.entry._choose_bone("equipment")
    type_in(card, "One scanner")
    assert [key for key, twigs in tree(workspace, pilot).bones if twigs] == ["equipment"]
    assert card.fish.isVisible()
    assert "Equipment: 1 cause" in card.fish.figure().alt
    assert card.fish.figure().table.rows == (("Equipment", "One scanner", "Assumption, candidate"),)
    card.list.deeds.hang(line_of(card, "One scanner"), "")
    card.method.setCurrentIndex(0)
    assert shape(workspace, pilot) == ["1 One scanner"]


def test_it_is_read_back_and_the_counted_ones_make_a_pareto(workspace: Workspace, pilot: str, card: CausesCard) -> None:
    assert card.back.isHidden()
    type_in(card, "a", "b")
    with workspace.database.change("Count") as session:
        for number, cause in enumerate(tree(workspace, pilot).causes):
            causes.set_count(session, cause.uuid, number + 1)
    assert card.pareto.isVisible()
    card.back.click()
    told = [label.text() for label in card.told.findChildren(type(card.hint))]
    assert "A. Therefore lorries wait." in told
    card.back.click()
    assert card.told.isHidden()


def test_a_found_cause_is_shown_wherever_it_stands(workspace: Workspace, pilot: str, page: PilotsPage) -> None:
    with workspace.database.change("Add") as session:
        bone = causes.add(session, pilot, "Rain", method="fishbone", category="environment")
    page.show_target(f"{pilot}#problem:{bone}")
    card = page.findChild(CausesCard)
    assert card is not None
    assert QApplication.focusWidget() is card.list.lines[bone].words
    assert not card.reveal("gone")


@pytest.mark.parametrize("width", [1100, 600])
def test_everything_is_named_large_enough_and_whole(page: PilotsPage, card: CausesCard, width: int) -> None:
    type_in(card, "Papers are checked only when the lorry stands at the dock and somebody has found the gate office")
    card.list.deeds.set_evidence(next(iter(card.list.lines.values())), "observed")
    page.resize(width, 900)
    settle(page)
    assert (unnamed(card), small(card), clipped(card)) == ([], [], [])


def test_a_deep_tree_in_large_text_needs_no_scrolling_sideways(
    page: PilotsPage, card: CausesCard, qapp: QApplication, qtbot: QtBot
) -> None:
    type_in(card, "Papers are checked only when the lorry stands at the dock")
    newest = list(card.list.lines.values())[-1]
    for _level in range(9):
        card.list.deeds.set_evidence(newest, "observed")
        card.list.begin(newest, below=True)
        type_in(card, "Nobody has asked the carrier to send them on the day before")
        newest = list(card.list.lines.values())[-1]
    apply_theme(qapp, "light", 2.0)
    page.resize(1160, 900)
    qtbot.waitUntil(lambda: page.right.scroll_area.horizontalScrollBar().maximum() == 0)
    assert newest.evidence.isVisible()
