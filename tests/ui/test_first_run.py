"""The first start asks one question and needs two keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.ui.first_run import FirstRun
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.workspace import Workspace


def first_run(qtbot: QtBot, workspace: Workspace) -> tuple[MainWindow, FirstRun]:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    first = window.first_run
    assert isinstance(first, FirstRun)
    return window, first


def test_a_digit_and_enter_start_at_a_stage(qtbot: QtBot, workspace: Workspace) -> None:
    window, first = first_run(qtbot, workspace)
    qtbot.keyClick(first, Qt.Key.Key_3)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert workspace.query(current_stage) == "stg.performance"
    assert window.place == "overview"


def test_a_click_and_the_button_start_too(qtbot: QtBot, workspace: Workspace) -> None:
    _window, first = first_run(qtbot, workspace)
    qtbot.mouseClick(first.cards[1], Qt.MouseButton.LeftButton)
    assert first.start.text() == "Start at stage 2"
    qtbot.mouseClick(first.start, Qt.MouseButton.LeftButton)
    assert workspace.query(current_stage) == "stg.improvement"


def test_cards_say_the_stage_and_for_whom(qtbot: QtBot, workspace: Workspace) -> None:
    _window, first = first_run(qtbot, workspace)
    assert [card.accessibleName().split(":")[0] for card in first.cards] == [f"Stage {n}" for n in range(1, 6)]
    assert all(card.accessibleDescription() for card in first.cards)


def test_a_backup_can_be_restored_instead(qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    window, first = first_run(qtbot, workspace)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("/a/backup.zip", ""))
    with qtbot.waitSignal(window.restore_asked) as asked:
        qtbot.mouseClick(first.restore, Qt.MouseButton.LeftButton)
    assert asked.args == [Path("/a/backup.zip")]
