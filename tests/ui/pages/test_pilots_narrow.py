"""Words without an end widen no tab of a pilot, in large text in a narrow pane."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import causes, cycles, measures, pilots, tasks
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
ENDLESS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 3


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    with workspace.database.change("Fill") as session:
        pilot = pilots.start(session, ENDLESS, today=TODAY)
        pilots.edit(session, pilot, area=ENDLESS, aim=ENDLESS)
        pilots.set_status(session, pilot, "sustaining", on=TODAY, today=TODAY)
        measure = measures.add_measure(session, pilot, name=ENDLESS, unit="min", direction="down")
        cycle = cycles.add(session, pilot, ENDLESS)
        cycles.edit(session, cycle, today=TODAY, prediction=ENDLESS, measure=measure)
        cause = causes.add(session, pilot, ENDLESS)
        tasks.add(session, ENDLESS, pilot=pilot, owner=ENDLESS, cause=cause, due=TODAY - timedelta(3))
    made = PilotsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1160, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("tab", ["measure", "problem", "cycles", "outcome"])
def test_nothing_widens_a_tab(page: PilotsPage, qapp: QApplication, qtbot: QtBot, tab: str) -> None:
    apply_theme(qapp, "light", 2.0)
    page.show_target(f"#{tab}")
    assert page.detail.tabs[tab].isVisible()
    qtbot.waitUntil(lambda: page.right.scroll_area.horizontalScrollBar().maximum() == 0)
