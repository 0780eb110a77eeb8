"""The factory survives widgets that come and go."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from opspath_desktop.ui.widgets import access
from opspath_desktop.ui.widgets.plain import heading
from opspath_desktop.ui.widgets.scroll import Fit


def living() -> int:
    """Count the interfaces whose widget is still there."""
    return sum(Shiboken.isValid(interface) for interface in access._kept)


def test_two_hundred_headings_come_and_go(qtbot: QtBot) -> None:
    before = living()
    page = QWidget()
    column = QVBoxLayout(page)
    for i in range(200):
        made = heading(f"Heading {i}")
        column.addWidget(made)
        assert QAccessible.queryAccessibleInterface(made).role() == QAccessible.Role.Heading
        if i % 50 == 0:
            gc.collect()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert living() <= before


def test_a_scroll_bar_that_has_gone_is_no_child(qtbot: QtBot) -> None:
    """Ask as a screen reader does that remembers more children than there are; Qt's own interface would crash."""
    area = Fit(QWidget())
    qtbot.addWidget(area)
    assert QAccessible.queryAccessibleInterface(area).child(99) is None


def test_none_outlives_the_factory(qtbot: QtBot) -> None:
    """Ask more often than None has references; without protection this ends the process."""
    label, button = heading("Next up"), QPushButton()
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    found = QAccessible.queryAccessibleInterface(label)
    for _again in range(50_000):
        found.child(0)
    assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.Button
