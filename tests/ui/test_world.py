"""What one test leaves behind does not reach the next one, in whatever order they run."""

from inspect import signature

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import U, apply_theme, theme


@pytest.mark.parametrize("turn", ["one", "the other"])
def test_every_test_starts_from_the_same_look_and_with_no_key_held(turn: str, qapp: QApplication, qtbot: QtBot) -> None:
    look = theme()
    assert (look.mode, U(100), look.contrast) == ("light", 100, False)
    assert qapp.font().pixelSize() == look.font("body").pixelSize() == 14
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    assert not QAccessible.isActive()
    assert QGuiApplication.clipboard().text() == ""
    left = QWidget()
    qtbot.addWidget(left)
    left.show()
    qtbot.keyPress(left, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier
    apply_theme(qapp, "dark", 2.0, contrast=True)
    QAccessible.setActive(True)
    QGuiApplication.clipboard().setText("left")


@pytest.mark.parametrize("wait", ["waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"])
def test_a_slow_machine_has_time(wait: str) -> None:
    assert signature(getattr(QtBot, wait)).parameters["timeout"].default == 20_000
