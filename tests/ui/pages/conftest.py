"""The Readings page of somebody who reads, for the tests of its list and of its cards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from opspath_desktop.ui.pages.readings import ReadingsPage
    from opspath_desktop.ui.workspace import Workspace

TODAY = date(2026, 11, 22)


@pytest.fixture
def readings_page(workspace: Workspace, qtbot: QtBot) -> ReadingsPage:
    """Return the page of somebody in stage 2 who is on page 96 of 138, and has one own book."""
    from opspath_desktop.actions import books, readings, stages
    from opspath_desktop.domain.reading_log import Sitting
    from tests.ui.pages.reading_hands import A3, opened

    core = workspace.pathway
    with workspace.database.change("Fill") as session:
        stages.enter(session, core, core.stages[1].id, on=TODAY)
        books.measure(session, core, A3, "pages", 138)
        readings.log(session, core, A3, Sitting(TODAY - timedelta(days=2), "pages", 90))
        readings.log(session, core, A3, Sitting(TODAY, "pages", 6))
        books.add(session, "Factory Physics", "Wallace Hopp")
    workspace.database.stack.clear()
    return opened(workspace, qtbot)


@pytest.fixture
def told(workspace: Workspace) -> list[str]:
    """Return the list that every toast is written into."""
    heard: list[str] = []
    workspace.told.connect(lambda text, _undo: heard.append(text))
    workspace.told_extras.connect(lambda text, _extras: heard.append(text))
    return heard
