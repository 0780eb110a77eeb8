"""Hands for the tests of a pilot's tabs: open the page on a pilot, press keys, type, choose from menus."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import measures, pilots
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.pilots_tab_outcome import OutcomeTab
from opspath_desktop.ui.pages.pilots_tab_problem import ProblemTab
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
BEGUN = date(2026, 9, 22)
Key = Qt.Key


def opened(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    """Return the page with one running pilot that has a measure, and an idea."""
    with workspace.database.change("Fill") as session:
        pilots.start(session, "Shift checklist", today=BEGUN)
        uuid = pilots.start(session, "Lorries wait", today=BEGUN)
        pilots.set_status(session, uuid, "testing", on=BEGUN, today=TODAY)
        measure = measures.add_measure(session, uuid, name="Wait", unit="min", baseline=51, target=30, target_on=TODAY)
        for weeks, value in enumerate((51, 44, 38)):
            measures.add_point(session, measure, value=value, on=BEGUN + timedelta(weeks=weeks), today=TODAY)
    workspace.database.stack.clear()
    return shown_page(workspace, qtbot)


def shown_page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    """Return the page on a database as it is."""
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1056, 740)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def uuid_of(page: PilotsPage) -> str:
    """Return the uuid of the pilot on show."""
    assert page.view is not None
    return page.view.uuid


def problem(page: PilotsPage) -> ProblemTab:
    """Show the tab of the problem."""
    tab = page.detail.show_tab("problem")
    assert isinstance(tab, ProblemTab)
    return tab


def outcome(page: PilotsPage) -> OutcomeTab:
    """Show the tab of the outcome."""
    tab = page.detail.show_tab("outcome")
    assert isinstance(tab, OutcomeTab)
    return tab


def press(*keys: Qt.Key, on: QWidget | None = None) -> None:
    """Press keys where the focus is, or on a widget."""
    for key in keys:
        target = on or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def type_in(text: str, on: QWidget | None = None, *, enter: bool = True) -> None:
    """Type letters where the focus is, or on a widget; then Enter."""
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    if enter:
        QTest.keyClick(target, Key.Key_Return)


def take(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu by its words."""
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()
