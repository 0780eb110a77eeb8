"""The list of evidence: the newest pieces first, the rest one click away."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from opspath_desktop.queries.hanging import EvidenceRow
from opspath_desktop.ui.pages.evidence_panel import SHOWN, EvidencePanel
from opspath_desktop.ui.workspace import Workspace


def rows(count: int) -> tuple[EvidenceRow, ...]:
    return tuple(
        EvidenceRow(f"uuid-{n}", f"Piece {n}", date(2026, 11, 1), "observation", "", "", "", False)
        for n in range(count)
    )


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace) -> EvidencePanel:
    made = EvidencePanel(workspace, "obj.delivery-metrics", "Measures")
    qtbot.addWidget(made)
    return made


def test_a_short_list_is_shown_whole(panel: EvidencePanel) -> None:
    panel.show_rows(rows(SHOWN))
    assert len(panel.lines) == SHOWN
    assert panel.more.isHidden()


def test_a_long_list_shows_the_newest_until_asked(panel: EvidencePanel) -> None:
    panel.show_rows(rows(SHOWN + 3))
    assert len(panel.lines) == SHOWN
    assert panel.more.text() == "Show 3 earlier pieces"
    panel.more.click()
    assert len(panel.lines) == SHOWN + 3
    assert panel.more.isHidden()


def test_an_opened_list_stays_open_when_a_piece_is_added(panel: EvidencePanel) -> None:
    panel.show_rows(rows(SHOWN + 3))
    panel.more.click()
    panel.show_rows(rows(SHOWN + 4))
    assert len(panel.lines) == SHOWN + 4
