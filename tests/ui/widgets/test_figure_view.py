"""A figure is painted, described, walked with the arrows and available as a table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.charts.figure import Figure, Line, Marker, Polygon, Rect, Table, Text, Tip
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.widgets.table_twin import TableTwin


def draw(width: float, height: float) -> Figure:
    marks = (
        Rect(0, 0, width, height, "band", 3),
        Polygon(((0, 0), (9, 0), (9, 9)), "track"),
        Line(((0, 5), (width, 5)), "limit", 1, (3, 2)),
        *(
            Marker(20 + 20 * i, 9, shape, "better")
            for i, shape in enumerate(("circle", "diamond", "triangle", "square"))
        ),
        Text(width, 20, "4.9 h", "text", 9, "bold", "end"),
    )
    tips = (Tip(20, 9, "Week 1: 5 hours"), Tip(40, 9, "Week 2: 4 hours"))
    return Figure(width, height, "Response fell.", marks, tips, Table(("Week", "Hours"), (("1", "5"), ("2", "4"))))


def make(qtbot: QtBot) -> FigureView:
    view = FigureView(draw, 120)
    qtbot.addWidget(view)
    view.resize(300, 120)
    view.show()
    return view


def test_figure_is_a_chart_with_a_sentence(qtbot: QtBot) -> None:
    view = make(qtbot)
    found = QAccessible.queryAccessibleInterface(view)
    assert (found.role(), found.text(QAccessible.Text.Name)) == (QAccessible.Role.Chart, "Response fell.")
    assert not view.grab().isNull()


def test_provider_gets_points(qtbot: QtBot) -> None:
    view = make(qtbot)
    assert (view.figure().width, view.figure().height) == (200, 80)


def test_arrows_walk_the_points(qtbot: QtBot) -> None:
    view = make(qtbot)
    said = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
        said.append(view.accessibleDescription()[:6])
    assert said == ["Week 1", "Week 2", "Week 2", "Week 1"]


@pytest.mark.parametrize(
    ("x", "y", "said"), [(10, 11, "Monday"), (10, 29, "Friday"), (10, 20, ""), (20, 11, ""), (29, 29, "Next Friday")]
)
def test_the_pointer_means_the_tip_that_it_is_at(qtbot: QtBot, x: int, y: int, said: str) -> None:
    tips = (Tip(10, 10, "Monday"), Tip(10, 30, "Friday"), Tip(30, 30, "Next Friday"))
    view = FigureView(lambda w, h: Figure(w, h, "Days.", (), tips, reach=(4, 4)), 120)
    qtbot.addWidget(view)
    tip = view._near(QPoint(round(x * 1.5), round(y * 1.5)))
    assert (tip.text if tip else "") == said


def test_colours_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    view = make(qtbot)
    light = view.grab().toImage()
    apply_theme(qapp, "dark", contrast=False)
    assert view.grab().toImage() != light


def test_table_twin_holds_the_numbers(qtbot: QtBot) -> None:
    view = make(qtbot)
    twin = TableTwin(view)
    qtbot.addWidget(twin)
    twin.button.click()
    cells = [[twin.model.index(i, j).data() for j in range(2)] for i in range(2)]
    assert cells == [["1", "5"], ["2", "4"]]
    assert twin.table.accessibleName() == "Response fell."
