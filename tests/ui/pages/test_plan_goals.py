"""Goals and actions on Plan & Reviews: written, opened in place, closed, narrowed and found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import evidence, goals, pilots, tasks
from opspath_desktop.queries.goals import GoalRow
from opspath_desktop.queries.goals import goals as read_goals
from opspath_desktop.ui.pages.plan_actions import PlanActionsCard
from opspath_desktop.ui.pages.plan_goals import GoalLine, GoalsCard
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import clipped, settle, small, unnamed

TODAY = date(2026, 11, 22)


def shown(workspace: Workspace, card: GoalsCard | PlanActionsCard, qtbot: QtBot, width: int = 400) -> Iterator[QWidget]:
    """Put a card into a window that refreshes it as the page does."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(card)
    column.addStretch(1)
    window.resize(width, 900)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    def refresh(*_change: object) -> None:
        card.refresh()

    refresh()
    workspace.changed.connect(refresh)
    yield window
    workspace.changed.disconnect(refresh)


@pytest.fixture
def card(workspace: Workspace, qtbot: QtBot) -> Iterator[GoalsCard]:
    made = GoalsCard(workspace)
    for _window in shown(workspace, made, qtbot):
        yield made


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Iterator[PlanActionsCard]:
    made = PlanActionsCard(workspace)
    for _window in shown(workspace, made, qtbot):
        yield made


def write(card: GoalsCard | PlanActionsCard, text: str) -> None:
    card.field.edit.setFocus()
    QTest.keyClicks(card.field.edit, text)
    QTest.keyClick(card.field.edit, Qt.Key.Key_Return)
    settle(card.window())  # a new row is shown by an event


def only(workspace: Workspace, card: GoalsCard) -> tuple[GoalRow, GoalLine]:
    (goal,) = workspace.query(read_goals)
    return goal, card.lines[goal.uuid]


def test_a_goal_is_a_line_and_opens_with_its_fields(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "Lorries wait under half an hour")
    _goal, line = only(workspace, card)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.panel is not None
    for key, text in (("measure", "Wait"), ("baseline", "51 min"), ("target", "30 min"), ("due", "31/1")):
        line.panel.fields[key].open()
        line.panel.fields[key].edit.edit.setText(text)
        QTest.keyClick(line.panel.fields[key].edit.edit, Qt.Key.Key_Return)
    goal, line = only(workspace, card)
    assert (goal.way, goal.due) == ("Wait: from 51 min to 30 min", date(2027, 1, 31))
    assert "by 31 January" in line.caption.text()


@pytest.mark.parametrize(("key", "typed"), [("due", "soon"), ("outcome", "  "), ("target", "x" * 90)])
def test_what_cannot_be_kept_stays_in_its_field(workspace: Workspace, card: GoalsCard, key: str, typed: str) -> None:
    write(card, "Short waits")
    before, line = only(workspace, card)
    line.toggle()
    assert line.panel is not None
    field = line.panel.fields[key]
    field.open()
    field.edit.edit.setText(typed)
    QTest.keyClick(field.edit.edit, Qt.Key.Key_Return)
    assert field.edit.error_text()
    assert field.edit.text() == typed
    assert only(workspace, card)[0] == before


def test_an_empty_goal_is_refused(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "  ")
    assert "result" in card.field.error_text()
    assert workspace.query(read_goals) == ()


def test_a_goal_has_actions_and_evidence_of_its_own(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "Short waits")
    _goal, line = only(workspace, card)
    line.toggle()
    assert line.panel is not None
    for field, text in ((line.panel.action, "Call by 30/11"), (line.panel.proofs.field, "Photo of the board")):
        field.edit.setText(text)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    goal, line = only(workspace, card)
    assert [task.text for task in goal.actions] == ["Call"]
    assert [piece.what for piece in goal.evidence] == ["Photo of the board"]
    assert "0 of 1 action done" in line.caption.text()


def test_a_piece_of_evidence_is_edited_and_deleted_where_it_stands(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "Short waits")
    goal, line = only(workspace, card)
    with workspace.database.change("Add") as session:
        evidence.add(session, workspace.pathway, what="Foto", on=TODAY, target_kind="goal", target_uuid=goal.uuid)
    line.toggle()
    assert line.panel is not None
    piece = line.panel.proofs.lines[0]
    piece.what.open()
    piece.what.edit.edit.setText("Photo of the board")
    QTest.keyClick(piece.what.edit.edit, Qt.Key.Key_Return)
    assert only(workspace, card)[0].evidence[0].what == "Photo of the board"
    QTest.keyClick(line.panel.proofs.lines[0], Qt.Key.Key_Delete)
    assert only(workspace, card)[0].evidence == ()
    workspace.database.undo()
    assert [row.what for row in only(workspace, card)[0].evidence] == ["Photo of the board"]


def test_dropping_asks_for_a_reason_and_can_be_taken_back(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "Short waits")
    _goal, line = only(workspace, card)
    menu = QMenu()
    line.deeds.fill_menu(menu, line.goal, line.ask_reason)
    next(action for action in menu.actions() if action.text() == "Drop it").trigger()
    assert QApplication.focusWidget() is line.reason.edit
    QTest.keyClick(line.reason.edit, Qt.Key.Key_Return)
    assert "Write why" in line.reason.error_text()
    QTest.keyClicks(line.reason.edit, "The dock closes")
    QTest.keyClick(line.reason.edit, Qt.Key.Key_Return)
    goal, line = only(workspace, card)
    assert (goal.status, goal.reason, line.chip.text()) == ("dropped", "The dock closes", "Dropped")
    workspace.undo()
    assert only(workspace, card)[0].status == "open"


def test_the_menu_sets_priority_kind_and_privacy(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "Short waits")
    _goal, line = only(workspace, card)
    for words in ("Priority 1", "Formal learning (10)", "Private: keep out of the plan", "Reached"):
        menu = QMenu()
        line.deeds.fill_menu(menu, line.goal, line.ask_reason)
        next(action for action in menu.actions() if action.text() == words).trigger()
    goal, _line = only(workspace, card)
    assert (goal.priority, goal.kind, goal.private, goal.status) == (1, "formal", True, "reached")


def test_del_deletes_and_f2_renames(workspace: Workspace, card: GoalsCard) -> None:
    write(card, "Short waits")
    _goal, line = only(workspace, card)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F2)
    assert line.panel is not None
    assert QApplication.focusWidget() is line.panel.fields["outcome"].edit.edit
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert workspace.query(read_goals) == ()
    workspace.undo()
    assert len(workspace.query(read_goals)) == 1


def test_more_than_five_open_goals_get_a_word_of_advice(card: GoalsCard) -> None:
    for number in range(6):
        write(card, f"Goal {number}")
    assert "More than five" in card._hint.text()


def test_many_goals_come_in_portions_and_each_can_be_gone_to(workspace: Workspace, card: GoalsCard) -> None:
    with workspace.database.change("Many") as session:
        every = [goals.add(session, f"Goal {number:02}") for number in range(30)]
    card.refresh()
    assert (len(card.lines), card.more.text()) == (12, "Show 18 more goals")
    card.more.click()
    assert len(card.lines) == 24
    hidden = next(uuid for uuid in every if uuid not in card.lines)
    assert card.reveal(hidden)
    assert hidden in card.lines
    assert not card.reveal("gone")


def filled(workspace: Workspace) -> dict[str, str]:
    with workspace.database.change("Begin") as session:
        pilot, goal = pilots.start(session, "Lorries wait", today=TODAY), goals.add(session, "Short waits")
        found = {"pilot": pilot, "goal": goal}
        found["late"] = tasks.add(session, "late", pilot=pilot, due=TODAY - timedelta(days=1))
        found["of goal"] = tasks.add(session, "of goal", goal=goal, owner="Planner")
        found["done"] = tasks.add(session, "done")
        tasks.set_state(session, found["done"], "done", on=TODAY, today=TODAY)
        for number in range(15):
            found[f"more {number}"] = tasks.add(session, f"more {number}")
    return found


def names(desk: PlanActionsCard) -> list[str]:
    return [line.task.text for line in desk.list.lines.values() if line.task]


def test_the_first_action_is_invited_and_then_stands_there(desk: PlanActionsCard) -> None:
    assert "Write the first one above" in desk.nothing.text()
    assert desk.chips.isHidden()
    write(desk, "Renew the licence by 27/11")
    assert names(desk) == ["Renew the licence"]
    assert desk.chips.buttons["open"].text() == "Open 1"


def test_chips_and_menu_narrow_the_actions(workspace: Workspace, desk: PlanActionsCard) -> None:
    filled(workspace)
    assert desk.more.text() == "Show more actions (5)"
    desk.more.click()
    assert len(names(desk)) == 17
    for key, found in (("others", ["of goal"]), ("overdue", ["late"]), ("done", ["done"])):
        desk.chips.choose(key)
        assert names(desk) == found
    menu = QMenu()
    desk.fill_of(menu)
    next(action for action in menu.actions() if action.text() == "Of goals").trigger()
    assert desk.nothing.text() == "None here."
    desk.chips.choose("open")
    assert names(desk) == ["of goal"]


@pytest.mark.parametrize("name", ["late", "done", "more 14"])
def test_a_found_action_is_shown_whatever_the_filters_say(
    workspace: Workspace, desk: PlanActionsCard, name: str
) -> None:
    found = filled(workspace)
    desk.chips.choose("others")
    assert desk.reveal(found[name])
    assert QApplication.focusWidget() is desk.list.lines[found[name]].mark
    assert not desk.reveal("gone")


def test_every_action_leads_to_what_it_belongs_to(workspace: Workspace, desk: PlanActionsCard, qtbot: QtBot) -> None:
    found = filled(workspace)
    with qtbot.waitSignal(workspace.asked) as asked:
        desk.list.lines[found["late"]].origin.click()
    assert asked.args == ["pilots", f"{found['pilot']}#cycles:{found['late']}"]
    with qtbot.waitSignal(workspace.asked) as asked:
        desk.list.lines[found["of goal"]].origin.click()
    assert asked.args == ["plan", f"goal:{found['goal']}"]


def test_everything_is_named_large_enough_and_whole(
    workspace: Workspace, card: GoalsCard, desk: PlanActionsCard
) -> None:
    filled(workspace)
    next(iter(card.lines.values())).toggle()
    settle(card.window())
    for part in (card, desk):
        assert (unnamed(part), small(part), clipped(part)) == ([], [], [])
