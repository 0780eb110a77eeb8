"""Columns stand side by side while there is room."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.widgets.columns import Columns
from opspath_desktop.ui.widgets.plain import label


def make(qtbot: QtBot, width: int) -> Columns:
    columns = Columns()
    columns.left.addWidget(label("Next up"))
    columns.right.addWidget(label("Reading now"))
    qtbot.addWidget(columns)
    columns.resize(width, 200)
    columns.show()
    return columns


def test_wide_columns_share_in_proportion(qtbot: QtBot) -> None:
    columns = make(qtbot, 1000)
    assert not columns.is_stacked()
    left, right = columns._sides
    assert 1.5 < left.width() / right.width() < 1.7


def test_narrow_columns_stack(qtbot: QtBot) -> None:
    columns = make(qtbot, 500)
    assert columns.is_stacked()
    assert columns.heightForWidth(500) > columns.heightForWidth(1000)


def test_large_text_stacks_sooner(qtbot: QtBot, qapp: QApplication) -> None:
    columns = make(qtbot, 1000)
    apply_theme(qapp, "light", 2.0, contrast=False)
    columns.resize(1001, 200)
    assert columns.is_stacked()
