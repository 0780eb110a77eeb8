"""Hands for the tests of the Readings page: open it, press keys, type, look, and choose from menus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.queries.readings import BookView
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.workspace import Workspace

A3, GOAL = "rdg.managing-to-learn", "rdg.the-goal"
Key = Qt.Key


def opened(workspace: Workspace, qtbot: QtBot, width: int = 1056, height: int = 740) -> ReadingsPage:
    page = ReadingsPage(workspace)
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.focus_first()
    return page


def press(*keys: Qt.Key, on: QWidget | None = None) -> None:
    """Press keys where the focus is, or on a widget."""
    for key in keys:
        target = on or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def type_in(text: str) -> None:
    """Type letters where the focus is, over what is selected, then Enter."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Key.Key_Return)


def view(page: ReadingsPage) -> BookView:
    assert page.detail.view is not None
    return page.detail.view


def choose(fill: Callable[[QMenu], None], words: str) -> None:
    """Trigger an action of a menu."""
    menu = QMenu()
    fill(menu)
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()


def offered(fill: Callable[[QMenu], None]) -> set[str]:
    """Return what a menu offers."""
    menu = QMenu()
    fill(menu)
    return {action.text().split("\t")[0] for action in menu.actions() if action.text()}
