"""The other ends of an application: the pilot that it started and the evidence that it became lead back to the book."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.actions import applications, pilots
from opspath_desktop.queries.hanging import evidence_by_item
from opspath_desktop.ui.main_window import MainWindow
from opspath_desktop.ui.pages.evidence_line import EvidenceLine
from opspath_desktop.ui.pages.pilots import PilotsPage
from opspath_desktop.ui.pages.readings import ReadingsPage
from opspath_desktop.ui.workspace import Workspace

GOAL, ITEM = "rdg.the-goal", "obj.delivery-metrics"
TODAY = date(2026, 11, 22)


@pytest.fixture
def made(workspace: Workspace) -> tuple[str, str]:
    """Return the uuids of an application that shows an item, and of the pilot that it started."""
    core = workspace.pathway
    with workspace.database.change("Fill") as session:
        uuid = applications.add(session, core, GOAL, "Walk the line", on=TODAY, state="tried")
        applications.use_as_evidence(session, core, uuid, ITEM, on=TODAY)
        return uuid, applications.start_pilot(session, uuid, today=TODAY).uuid


def gone_to(workspace: Workspace) -> list[tuple[str, object]]:
    asked: list[tuple[str, object]] = []
    workspace.asked.connect(lambda place, target: asked.append((place, target)))
    return asked


def test_a_pilot_leads_to_the_book_it_was_applied_from(
    workspace: Workspace, qtbot: QtBot, made: tuple[str, str]
) -> None:
    page = PilotsPage(workspace)
    qtbot.addWidget(page)
    page.show()
    page.show_target(made[1])
    source = page.head.facts.source
    assert source.accessibleName() == "Applied from “The Goal”: Walk the line"
    asked = gone_to(workspace)
    source.click()
    assert asked == [("readings", made[0])]


def test_evidence_leads_to_the_book_it_was_applied_from(
    workspace: Workspace, qtbot: QtBot, made: tuple[str, str]
) -> None:
    line = EvidenceLine(workspace, workspace.query(evidence_by_item, [ITEM])[ITEM][0])
    qtbot.addWidget(line)
    (source,) = line.sources
    assert source.accessibleName() == "Applied from “The Goal”"
    asked = gone_to(workspace)
    source.click()
    assert asked == [("readings", made[0])]


def test_evidence_of_a_pilot_leads_to_it(workspace: Workspace, qtbot: QtBot, made: tuple[str, str]) -> None:
    with workspace.database.change("Fill") as session:
        pilots.set_status(session, made[1], "testing", on=TODAY, today=TODAY)
        pilots.use_as_evidence(session, workspace.pathway, made[1], [ITEM], what="", on=TODAY)
    line = EvidenceLine(workspace, workspace.query(evidence_by_item, [ITEM])[ITEM][0])
    qtbot.addWidget(line)
    asked = gone_to(workspace)
    line.sources[0].click()
    assert asked == [("pilots", made[1])]


def test_the_window_goes_to_the_application_itself(window: MainWindow, begun: Workspace) -> None:
    with begun.database.change("Fill") as session:
        uuid = applications.add(session, begun.pathway, GOAL, "Walk the line", on=TODAY)
    window.go("readings", uuid)
    page = window.page("readings")
    assert isinstance(page, ReadingsPage)
    assert page.detail.view is not None
    assert page.detail.view.key == GOAL
    assert page.detail.applications.rows[uuid].hasFocus()
