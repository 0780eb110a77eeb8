"""A number that is added is studied once: the stored summary and the page share what was worked out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import measures, pilots
from opspath_desktop.actions.point_blocks import add_points
from opspath_desktop.domain import study
from opspath_desktop.domain.points import Entry
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)


def test_an_added_number_is_studied_once(workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [Entry(TODAY - timedelta(days=20 - n), 8.0 + n % 3) for n in range(20)]
    with workspace.database.change("Fill") as session:
        pilot = pilots.start(session, "Ticket triage", today=TODAY)
        for name in ("First response", "Overtime"):
            add_points(session, measures.add_measure(session, pilot, name=name), entries, today=TODAY)
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    study._studied.cache_clear()
    page.refresh()
    worked: list[int] = []
    real = study.xmr
    monkeypatch.setattr(study, "xmr", lambda periods, *rest: worked.append(len(periods)) or real(periods, *rest))
    page.chart.values.field.edit.setText("8.5")
    page.chart.values.field.submit()
    assert page.view is not None
    assert len(page.view.measures[0].points) == 21
    assert worked == [21]  # neither twice, nor the other measure again
