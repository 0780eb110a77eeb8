"""The card of countermeasures: typed in one line, ticked, edited in place, by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import causes, pilots
from opspath_desktop.queries.tasks import TaskRow, tasks_of_pilot
from opspath_desktop.store.schema import Pilot
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_actions import ActionsCard
from opspath_desktop.ui.pages.task_row import TaskLine
from opspath_desktop.ui.workspace import Workspace
from tests.ui.seeing import clipped, settle, small, unnamed

TODAY = date(2026, 11, 22)


@pytest.fixture
def known(workspace: Workspace) -> dict[str, str]:
    with workspace.database.change("Begin") as session:
        pilot = pilots.start(session, "Lorries wait", today=TODAY)
        return {"pilot": pilot, "cause": causes.add(session, pilot, "Papers are late")}


@pytest.fixture
def page(workspace: Workspace, known: dict[str, str], qtbot: QtBot) -> PilotsPage:
    made = PilotsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    qtbot.waitExposed(made)
    made.show_target(f"{known['pilot']}#cycles")
    return made


@pytest.fixture
def card(page: PilotsPage) -> ActionsCard:
    found = page.findChild(ActionsCard)
    assert found is not None
    return found


def write(card: ActionsCard, text: str) -> None:
    card.field.edit.setFocus()
    QTest.keyClicks(card.field.edit, text)
    QTest.keyClick(card.field.edit, Qt.Key.Key_Return)


def rows(workspace: Workspace, known: dict[str, str]) -> tuple[TaskRow, ...]:
    return workspace.query(tasks_of_pilot, known["pilot"])


def only(card: ActionsCard) -> TaskLine:
    (line,) = card.list.lines.values()
    return line


def test_one_line_holds_what_who_and_when(workspace: Workspace, known: dict[str, str], card: ActionsCard) -> None:
    write(card, 'Check papers at the gate @"Gate office" by 27/11')
    (task,) = rows(workspace, known)
    assert (task.text, task.owner, task.due) == ("Check papers at the gate", "Gate office", date(2026, 11, 27))
    assert card.field.text() == ""
    assert card.caption_label.text() == "1 open"


def test_a_line_without_words_is_refused_beside_the_field(
    workspace: Workspace, known: dict[str, str], card: ActionsCard
) -> None:
    write(card, "@Planner by fri")
    assert "Write what is to be done" in card.field.error_text()
    assert card.field.text() == "@Planner by fri"
    assert rows(workspace, known) == ()


def test_a_tick_is_done_and_another_one_opens_it_again(
    workspace: Workspace, known: dict[str, str], card: ActionsCard, qtbot: QtBot
) -> None:
    write(card, "Call")
    line = only(card)
    line.mark.setFocus()
    with qtbot.waitSignal(workspace.told):
        QTest.keyClick(line.mark, Qt.Key.Key_Space)
    assert (rows(workspace, known)[0].state, rows(workspace, known)[0].done_on) == ("done", TODAY)
    assert line.outcome.isVisible()
    QTest.keyClick(line.mark, Qt.Key.Key_Space)
    assert rows(workspace, known)[0].state == "todo"


@pytest.mark.parametrize(
    ("field", "typed", "column", "kept"),
    [
        ("due", "fri", "due", date(2026, 11, 27)),
        ("due", "", "due", None),
        ("owner", "Planner", "owner", "Planner"),
        ("owner", "me", "owner", ""),
        ("text", "Write", "text", "Write"),
        ("effect", "Less waiting", "predicted_effect", "Less waiting"),
        ("outcome", "It held", "outcome", "It held"),
    ],
)
def test_every_part_is_edited_in_place(
    workspace: Workspace, known: dict[str, str], card: ActionsCard, field: str, typed: str, column: str, kept: object
) -> None:
    write(card, "Call by 30/11")
    line = only(card)
    line.open_note(field)
    line.fields[field].edit.edit.setText(typed)
    QTest.keyClick(line.fields[field].edit.edit, Qt.Key.Key_Return)
    assert getattr(rows(workspace, known)[0], column) == kept


@pytest.mark.parametrize(("field", "typed"), [("due", "soon"), ("text", "  "), ("owner", "x" * 90)])
def test_what_cannot_be_kept_stands_in_its_field_with_the_reason(
    workspace: Workspace, known: dict[str, str], card: ActionsCard, field: str, typed: str
) -> None:
    write(card, "Call")
    before, line = rows(workspace, known), only(card)
    line.fields[field].open()
    line.fields[field].edit.edit.setText(typed)
    QTest.keyClick(line.fields[field].edit.edit, Qt.Key.Key_Return)
    assert line.fields[field].edit.error_text()
    assert line.fields[field].edit.text() == typed
    assert rows(workspace, known) == before


def test_the_day_of_a_done_action_is_corrected_in_the_same_place(
    workspace: Workspace, known: dict[str, str], card: ActionsCard
) -> None:
    write(card, "Call")
    line = only(card)
    card.list.deeds.set_state(line, "done")
    line.due.open()
    line.due.edit.edit.setText("20/11")
    QTest.keyClick(line.due.edit.edit, Qt.Key.Key_Return)
    assert rows(workspace, known)[0].done_on == date(2026, 11, 20)


def test_rows_are_walked_and_deleted_by_keys(workspace: Workspace, known: dict[str, str], card: ActionsCard) -> None:
    for text in ("a by 24/11", "b by 25/11", "c by 26/11"):
        write(card, text)
    lines = {line.task.text: line for line in card.list.lines.values() if line.task}
    lines["a"].mark.setFocus()
    QTest.keyClick(lines["a"].mark, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is lines["b"].mark
    QTest.keyClick(lines["b"].mark, Qt.Key.Key_Delete)
    assert [task.text for task in rows(workspace, known)] == ["a", "c"]
    assert QApplication.focusWidget() is lines["c"].mark
    workspace.undo()
    assert len(rows(workspace, known)) == 3


def test_the_next_action_may_be_against_a_cause(workspace: Workspace, known: dict[str, str], page: PilotsPage) -> None:
    page.show_target(f"{known['pilot']}#cycles:against:{known['cause']}")
    card = page.findChild(ActionsCard)
    assert card is not None
    assert QApplication.focusWidget() is card.field.edit
    write(card, "Ask for them the day before")
    assert rows(workspace, known)[0].cause == known["cause"]


def test_the_menu_moves_it_and_says_how_strong_it_is(
    workspace: Workspace, known: dict[str, str], card: ActionsCard
) -> None:
    write(card, "Call")
    line, menu = only(card), QMenu()
    card.list.deeds.fill_menu(menu, line)
    next(action for action in menu.actions() if action.text() == "Doing").trigger()
    strengths = QMenu()
    card.list.deeds.fill_strength(strengths, line)
    strengths.actions()[1].trigger()
    task = rows(workspace, known)[0]
    assert (task.state, task.strength) == ("doing", "error_proof")


def test_of_a_kaizen_event_it_is_the_newspaper(workspace: Workspace, card: ActionsCard) -> None:
    assert card.title_label.text() == "Countermeasures"
    with workspace.database.change("Kind") as session:
        session.query(Pilot).one().kind = "kaizen_event"
    assert card.title_label.text() == "Newspaper"


@pytest.mark.parametrize("width", [1100, 600])
def test_everything_is_named_large_enough_and_whole(page: PilotsPage, card: ActionsCard, width: int) -> None:
    write(card, "Check papers at the gate while the lorry waits @Planner by 20 Nov 2026")
    page.resize(width, 900)
    settle(page)
    assert (unnamed(card), small(card), clipped(card)) == ([], [], [])
    assert card.caption_label.text() == "1 open · 1 overdue"
