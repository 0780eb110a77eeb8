"""The tabs of a pilot's measures keep their full height when another pilot is chosen in the open window."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import measures, pilots
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)


def test_the_tabs_of_another_pilot_have_their_full_height(
    qapp: QApplication, workspace: Workspace, qtbot: QtBot
) -> None:
    """Made while they are in sight, they would be laid out with the height from before their style sheet."""
    apply_theme(qapp, "light", 1.5, contrast=False, motion=False)
    uuids = []
    with workspace.database.change("Fill") as session:
        for many in (1, 2, 4):
            uuids.append(pilots.start(session, f"Pilot of {many} measures", today=TODAY))
            for number in range(many):
                measures.add_measure(session, uuids[-1], name=f"Measure {number}")
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    window.go("pilots")
    for uuid in reversed(uuids[1:]):
        window.go("pilots", uuid)
        page = window.findChild(PilotsPage)
        assert page is not None
        segment = page.chart.tabs.segment
        assert segment is not None
        qtbot.waitUntil(lambda tabs=page.chart.tabs, part=segment: tabs.height() == part.height() > 0)
        assert segment.height() == segment.sizeHint().height() > 40
