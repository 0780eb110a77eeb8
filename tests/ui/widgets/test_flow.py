"""The flow layout breaks lines, skips what is hidden and keeps to the width."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.widgets.flow import FlowLayout


def flow(qtbot: QtBot, *widths: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(box, gap=10, line_gap=5)
    parts = []
    for width in widths:
        part = QLabel()
        part.setFixedSize(width, 20)
        layout.addWidget(part)
        parts.append(part)
    return box, layout, parts


def test_what_does_not_fit_goes_into_the_next_line(qtbot: QtBot) -> None:
    box, layout, parts = flow(qtbot, 100, 100, 100)
    assert [layout.heightForWidth(width) for width in (320, 310, 120)] == [20, 45, 70]
    box.resize(215, 100)
    box.show()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (110, 0), (0, 25)]


def test_a_hidden_part_takes_no_room(qtbot: QtBot) -> None:
    box, layout, parts = flow(qtbot, 100, 100)
    box.show()
    parts[0].hide()
    assert layout.sizeHint().width() == 100
    assert layout.heightForWidth(100) == 20


def test_nothing_in_it_has_no_height(qtbot: QtBot) -> None:
    _box, layout, _parts = flow(qtbot)
    assert layout.heightForWidth(300) == 0
    assert layout.itemAt(0) is None
    assert layout.takeAt(0) is None
