"""What the tests of the Pathway page share: open it, press keys, and look at what was recorded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.queries.pathway import ItemView, StageView, stage_view
from opspath_desktop.ui.pages.pathway import PathwayPage
from opspath_desktop.ui.workspace import Workspace

Key = Qt.Key
OBJECTIVE, METRIC, TIP = "obj.apply-lean-six-sigma", "met.kpis-established", "tip.lead-kaizen"


def opened(workspace: Workspace, qtbot: QtBot, width: int = 1056, height: int = 740) -> PathwayPage:
    page = PathwayPage(workspace)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def press(*keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def type_in(text: str, on: QWidget | None = None) -> None:
    """Type letters where the focus is, then Enter."""
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Key.Key_Return)


def stage(workspace: Workspace, stage_id: str = "stg.improvement") -> StageView:
    view = workspace.query(stage_view, workspace.pathway, workspace.today(), stage_id)
    assert view is not None
    return view


def recorded(workspace: Workspace, item: str) -> ItemView:
    return next(view for view in stage(workspace).items if view.item.id == item)


def editor(page: PathwayPage, item: str) -> Any:
    page.show_target(item)
    return page.stage.checklist.items[item].editor


def choose(page: PathwayPage, item: str, words: str) -> None:
    """Choose an entry of a row's menu."""
    menu = QMenu()
    page.stage.checklist.items[item].fill_menu(menu)
    next(action for action in menu.actions() if action.text() == words).trigger()
