"""List and detail: the border is remembered, and a narrow window stacks them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.panes import Panes
from opspath_desktop.ui.workspace import Workspace


def made(workspace: Workspace, qtbot: QtBot, width: int = 1000) -> Panes:
    panes = Panes(workspace, "test", QLabel("list"), QLabel("detail"), 300)
    qtbot.addWidget(panes)
    panes.resize(width, 600)
    panes.show()
    return panes


def test_the_list_starts_with_its_width(workspace: Workspace, qtbot: QtBot) -> None:
    assert made(workspace, qtbot).sizes()[0] == 300


def test_a_moved_border_is_there_again(workspace: Workspace, qtbot: QtBot) -> None:
    panes = made(workspace, qtbot)
    panes.setSizes([400, 600])
    panes.splitterMoved.emit(400, 1)
    panes.keep()
    assert abs(made(workspace, qtbot).sizes()[0] - 400) <= 1


def test_an_unreadable_memory_is_ignored(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.settings = workspace.settings.replace(splitters={"test": "no base64!"})
    assert made(workspace, qtbot).sizes()[0] == 300


def test_a_narrow_window_stacks_them(workspace: Workspace, qtbot: QtBot) -> None:
    panes = made(workspace, qtbot, 500)
    assert panes.orientation() == Qt.Orientation.Vertical
    panes.resize(900, 600)
    assert panes.orientation() == Qt.Orientation.Horizontal
