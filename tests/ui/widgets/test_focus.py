"""The ring appears for the keyboard and not for the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.focus import shows_focus


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.BacktabFocusReason, True),
        (Qt.FocusReason.ShortcutFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
    ],
)
def test_ring_depends_on_what_moved_the_focus(qtbot: QtBot, reason: Qt.FocusReason, shown: bool) -> None:
    button = Button("Log")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.clearFocus()
    button.setFocus(reason)
    assert shows_focus(button) is shown


def test_ring_changes_the_picture(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    one, two = Button("One"), Button("Two", "primary")
    row.addWidget(one)
    row.addWidget(two)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    one.setFocus(Qt.FocusReason.TabFocusReason)
    without = two.grab().toImage()
    two.setFocus(Qt.FocusReason.TabFocusReason)
    assert two.grab().toImage() != without
