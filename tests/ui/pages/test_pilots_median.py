"""A run chart on the page of a pilot: its median is set anew and taken back, and is called a median everywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import marks, measures, pilots
from opspath_desktop.actions.point_blocks import add_points
from opspath_desktop.charts.figure import Text
from opspath_desktop.domain.points import Entry
from opspath_desktop.queries.pilots import MeasureView
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
VALUES = (8.0, 8.4, 7.8, 8.6, 8.1, 7.9, 8.5, 8.2, 6.4, 6.1, 5.8, 5.9, 5.6, 5.8, 5.5, 5.7)


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> PilotsPage:
    days = [TODAY - timedelta(weeks=len(VALUES) - 1 - n) for n in range(len(VALUES))]
    with workspace.database.change("Fill") as session:
        uuid = pilots.start(session, "Ticket triage", today=TODAY)
        measure = measures.add_measure(session, uuid, name="First response", unit="h", chart="run")
        add_points(session, measure, [Entry(*each) for each in zip(days, VALUES, strict=True)], today=TODAY)
        marks.mark(session, uuid, "Script live", on=days[8], today=TODAY)
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1056, 740)
    page.show()
    page.refresh()
    return page


def measure(page: PilotsPage) -> MeasureView:
    assert page.view is not None
    return page.view.measures[0]


def written(page: PilotsPage) -> set[str]:
    return {mark.text for mark in page.chart.figure.figure().marks if isinstance(mark, Text)}


def test_a_new_median_is_offered_and_explained(page: PilotsPage) -> None:
    panel = page.chart.tools.limits
    assert measure(page).study.proposal is not None
    page.chart.band.acted.emit()
    assert (panel.title.text(), panel.save_button.text()) == ("Set a new median?", "Set a new median")
    assert "a median of their own" in panel.why.text()


def test_a_new_median_is_drawn_told_and_taken_back(page: PilotsPage) -> None:
    panel = page.chart.tools.limits
    page.chart.band.acted.emit()
    panel.reason.reset("Eight weeks below the median")
    panel.save_button.click()
    figure = page.chart.figure.figure()
    assert {"Before: median 8.2", "Script live", "Median 5.8"} <= written(page)
    assert "Before: median 8.2 h. Script live: median 5.8 h." in figure.alt
    assert figure.table.rows[0][2] == "8.2"
    assert figure.table.rows[-1][2] == "5.8"
    page.chart.open_settings()
    phases = page.chart.tools.settings.phases
    assert phases._title.text() == "Median"
    phases._delete(measure(page).phases[0])
    assert measure(page).phases == ()
    assert "Script live" not in written(page)
    assert "Median 8.2" in written(page)


def test_the_words_follow_the_kind_of_chart(page: PilotsPage, workspace: Workspace) -> None:
    page.chart.open_settings()
    settings = page.chart.tools.settings
    assert settings.new_limits.text() == "Set a new median"
    settings.choices["chart"].chosen.emit("xmr")
    assert settings.new_limits.text() == "Set new limits"
