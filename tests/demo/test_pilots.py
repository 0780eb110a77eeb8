"""The five pilots of the demo year: five states, and charts that tell what their stories tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from opspath_desktop.demo import play
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.pilots import PilotView, pilot
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot

NOW, UUID = "2026-11-22T08:00:00Z", "0f0e0d0c-0000-4000-8000-000000000000"
Pilots = dict[str, PilotView]


@pytest.fixture(scope="module", params=[date(2026, 11, 22), date(2028, 2, 29), date(2026, 7, 4)], ids=str)
def pilots(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, core: Pathway) -> Iterator[Pilots]:
    """Return the pilots of a year by their status."""
    database = Database(tmp_path_factory.mktemp("demo") / "opspath.db", clock=lambda: NOW, new_uuid=lambda: UUID)
    play(database, core, today=request.param)
    with database.read() as session:
        views = [pilot(session, core, request.param, uuid) for uuid in session.scalars(select(Pilot.uuid))]
    yield {view.status: view for view in views if view is not None}
    database.close()


def test_the_evidence_of_each_is_as_strong_as_its_story(pilots: Pilots) -> None:
    levels = {status: view.proof.level for status, view in pilots.items()}
    assert levels == {"adopted": 5, "testing": 3, "abandoned": 2, "on_hold": 1, "idea": 0}


def test_the_adopted_pilot_has_a_year_of_numbers_a_phase_and_a_gain_that_held(pilots: Pilots) -> None:
    study = pilots["adopted"].measures[0].study
    assert study.chart is not None
    before, after = study.chart.phases
    assert (len(study.periods), study.held, study.tone) == (52, True, "better")
    assert after.count >= 13
    assert (before.lower or 0) > (after.centre or 0)


def test_the_running_pilot_shows_a_signal_and_leaves_a_counted_week_out(pilots: Pilots) -> None:
    study = pilots["testing"].measures[0].study
    assert (study.tone, study.trial, study.proposal is not None) == ("better", True, True)
    assert sum(period.excluded for period in study.periods) == 1


def test_the_abandoned_pilot_is_a_run_chart_without_a_signal(pilots: Pilots) -> None:
    study = pilots["abandoned"].measures[0].study
    assert study.run is not None
    assert (study.found, study.after, pilots["abandoned"].closed_on is None) == (None, 5, False)
