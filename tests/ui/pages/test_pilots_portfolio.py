"""The portfolio fits its width with every column, sorts by each, and a row leads to its pilot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from opspath_desktop.ui.pages.pilots_portfolio import PortfolioPanel
from opspath_desktop.ui.pages.pilots_portfolio_words import COLUMNS, SHAPES, Shape, column_name
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.workspace import Workspace
from tests.plan import a3_sample as sample


@pytest.fixture
def uuids(workspace: Workspace) -> tuple[str, str]:
    with workspace.database.change("Fill") as session:
        return sample.full(session), sample.empty(session)


@pytest.fixture
def panel(workspace: Workspace, uuids: tuple[str, str], qtbot: QtBot) -> PortfolioPanel:
    made = PortfolioPanel(workspace)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.refresh()
    return made


def test_the_portfolio_totals_actual_benefits_only(panel: PortfolioPanel) -> None:
    assert "Capacity 4,446 EUR" in panel.totals.text()
    assert panel.table.model_.rowCount() == 2
    assert panel.card.title_label.text() == "2 pilots"


def titles(panel: PortfolioPanel) -> list[str]:
    """Return the pilots in the order of the table."""
    return [row.title for row in panel.table.model_.rows]


def test_the_portfolio_sorts_both_ways(panel: PortfolioPanel) -> None:
    panel.sort_by("pilot")
    assert titles(panel) == sorted(titles(panel))
    panel.sort_by("pilot")
    assert titles(panel) == sorted(titles(panel), reverse=True)
    assert panel.order.accessibleName() == "Sorted by pilot, descending"


def test_a_row_leads_to_its_pilot_by_keyboard(panel: PortfolioPanel, uuids: tuple[str, str]) -> None:
    asked: list[object] = []
    panel.workspace.asked.connect(lambda _place, target: asked.append(target))
    panel.focus_first()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked == [uuids[0]]
    panel.figure.point_chosen.emit(0)
    assert asked == [uuids[0], uuids[0]]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.room))
def test_every_shape_holds_every_column_once(shape: Shape) -> None:
    held = [column for group in shape.groups for line in group for column in line]
    assert sorted(held) == sorted(COLUMNS)
    assert len(shape.shares) == len(shape.groups)


@pytest.mark.parametrize(("width", "columns"), [(1500, 9), (760, 3), (540, 2), (330, 1)])
def test_the_table_is_never_wider_than_its_room(panel: PortfolioPanel, qtbot: QtBot, width: int, columns: int) -> None:
    panel.resize(width, 700)
    table = panel.table
    qtbot.waitUntil(lambda: table.model_.columnCount() == columns)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    assert panel._area.horizontalScrollBar().maximum() == 0
    assert table.rowHeight(0) >= U(20 * table.model_.shape.lines - 6)


def test_a_cell_says_every_column_that_it_holds(panel: PortfolioPanel) -> None:
    panel.resize(330, 700)
    told = panel.table.model_.data(panel.table.model_.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert all(f"{column_name(column)}: " in told for column in COLUMNS)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_in_every_shape(panel: PortfolioPanel, column: str) -> None:
    panel.resize(330, 700)
    panel.sort_by(column)
    assert len(titles(panel)) == 2
    assert panel.order.accessibleName().startswith(f"Sorted by {column_name(column).lower()}")


def test_a_heading_sorts_by_the_column_that_it_names(panel: PortfolioPanel) -> None:
    panel.resize(760, 700)
    panel.table.horizontalHeader().sectionClicked.emit(2)
    assert panel.order.text().startswith("Sorted by decision")
