"""The palette: logs in one line, runs commands, goes to places, finds notes, gives the focus back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import items, pilots
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.pilot_glance import running
from opspath_desktop.queries.pilots import pilot_list
from opspath_desktop.queries.readings import reading_now
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.palette import Palette
from opspath_desktop.ui.palette_entries import fuzzy
from tests.ui.seeing import settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow, text: str = "") -> Palette:
    window.open_palette(text)
    assert window._palette is not None
    return window._palette


def enter(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def test_a_bare_number_logs_pages_of_the_current_book_in_three_steps(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    palette = window._palette
    assert palette is not None
    qtbot.keyClicks(palette.field, "30")
    enter(qtbot, palette)
    space = window.workspace
    (book,) = space.query(reading_now, space.pathway, space.today())
    assert book.progress.position == 126
    assert "30 pages" in window.toast.text()
    window.undo()
    (book,) = space.query(reading_now, space.pathway, space.today())
    assert book.progress.position == 96


def test_a_number_and_a_word_go_to_the_pilot(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, "log 5.2 tri")
    enter(qtbot, palette)
    space = window.workspace
    pilot = space.query(running)
    assert pilot is not None
    assert [point.value for point in pilot.measures[0].points] == [5.2]


def test_pilot_and_stage_are_understood(window: MainWindow, qtbot: QtBot) -> None:
    enter(qtbot, opened(window, "pilot Shift checklist"))
    space = window.workspace
    rows = space.query(pilot_list, space.pathway, space.today())
    assert "Shift checklist" in [row.title for row in rows]
    enter(qtbot, opened(window, "stage 3"))
    assert space.query(current_stage) == "stg.performance"


def test_places_commands_and_notes_are_found(window: MainWindow) -> None:
    space = window.workspace
    space.act("Note", items.set_note, space.pathway, "tip.lead-kaizen", "Ask the night shift first")
    keys = [entry.key for entry in opened(window, "capab").entries()]
    assert "go:capabilities" in keys
    assert any(entry.key == "do:export" for entry in opened(window, "pdf").entries())
    hits = [entry for entry in opened(window, "NIGHT shift").entries() if entry.key.startswith("note:")]
    assert [hit.title for hit in hits] == ["“Ask the night shift first”"]


def test_every_command_is_in_the_palette_with_its_keys(window: MainWindow) -> None:
    for command in window.commands:
        if command.id in ("search", "log") or command.id.startswith("go-"):
            continue
        entry = next(e for e in opened(window, command.text).entries() if e.key == f"do:{command.id}")
        assert entry.keys == command.shown_keys()


def test_arrows_move_and_esc_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("pilots")
    before = window.focusWidget()
    palette = opened(window)
    first = palette.list.currentIndex().row()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() > first
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.focusWidget() is before


def test_fuzzy_prefers_starts_and_needs_the_letters_in_order() -> None:
    assert fuzzy("pri", "print the plan") == 0
    assert fuzzy("plan", "print the plan") == 1
    assert fuzzy("prpl", "print the plan") is not None
    assert fuzzy("zzz", "print the plan") is None


@pytest.mark.parametrize(
    ("key", "focus"),
    [
        ("new-cycle", "New cycle: what you change"),
        ("portfolio", "Portfolio of pilots"),
        ("new-goal", "New goal"),
        ("new-action", "New action"),
    ],
)
def test_commands_of_improvement_go_to_the_place_to_work(window: MainWindow, key: str, focus: str) -> None:
    with window.workspace.database.change("Add") as session:
        pilots.start(session, "Slots", today=date(2026, 11, 2))
    window.command(key).run()
    settle(window)
    found = window.focusWidget()
    assert found is not None
    assert found.accessibleName() == focus
