"""Journal entries and their cycles: typed as before they go to the open one, the menu takes another or none."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import cycles, pilots
from opspath_desktop.queries.pilots import pilot
from opspath_desktop.ui.pages.pilots_entry import EntryRow
from opspath_desktop.ui.pages.pilots_journal import JournalCard
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture
def card(workspace: Workspace, qtbot: QtBot) -> JournalCard:
    """Return the journal of a pilot without a cycle."""
    with workspace.database.change("Fill") as session:
        uuid = pilots.start(session, "Slots", today=TODAY)
    made = JournalCard(workspace)
    qtbot.addWidget(made)

    def show(*_change: object) -> None:
        view = workspace.query(pilot, workspace.pathway, TODAY, uuid)
        assert view is not None
        made.show_pilot(view)

    workspace.changed.connect(show)
    show()
    made.show()
    return made


def add_cycle(card: JournalCard, idea: str) -> str:
    space = card._workspace
    return str(space.act("Add", cycles.add, card._view.uuid if card._view else "", idea).result)


def write(card: JournalCard, text: str) -> EntryRow:
    QTest.keyClicks(card.field.edit, text)
    QTest.keyClick(card.field.edit, Qt.Key.Key_Return)
    return next(iter(card.rows.values()))


def menu_of(row: EntryRow) -> QMenu:
    menu = QMenu()
    row.fill_menu(menu)
    return menu


def test_without_a_cycle_nothing_is_said_of_one(card: JournalCard) -> None:
    row = write(card, "It begins")
    assert row.cycle.isHidden()
    assert menu_of(row).findChildren(QMenu) == []


def test_an_entry_goes_to_the_open_cycle(card: JournalCard) -> None:
    add_cycle(card, "Slots for six")
    row = write(card, "/do It runs")
    assert (row.step.text(), row.cycle.text()) == ("Do", "Cycle 1")


@pytest.mark.parametrize(("words", "shown"), [("1: One", "Cycle 1"), ("No cycle", "")])
def test_the_menu_takes_another_cycle_or_none(card: JournalCard, words: str, shown: str) -> None:
    for idea in ("One", "Two"):
        add_cycle(card, idea)
    row = write(card, "It runs")
    assert row.cycle.text() == "Cycle 2"
    menu = menu_of(row)
    (inner,) = menu.findChildren(QMenu)
    next(action for action in inner.actions() if action.text() == words).trigger()
    assert row.cycle.text() == shown
