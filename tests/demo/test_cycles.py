"""The cycles of the demo's year: ramps that grow, predictions of every outcome, and a record that can be judged."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from opspath_desktop.demo import play
from opspath_desktop.domain.calibration import FEWEST
from opspath_desktop.domain.cycles import SCALES, same_idea
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.calibration import calibration
from opspath_desktop.queries.cycles import CycleView, several
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T08:00:00Z"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, core: Pathway) -> Path:
    """Play the year once; return where it lies."""
    path = tmp_path_factory.mktemp("year") / "opspath.db"
    made = Database(path, clock=lambda: NOW, new_uuid=lambda: "")
    play(made, core, today=TODAY)
    made.close()
    return path


@pytest.fixture
def cycles(year: Path) -> list[tuple[CycleView, ...]]:
    """Return the cycles of every pilot."""
    database = Database(year, clock=lambda: NOW, new_uuid=lambda: "")
    with database.read() as session:
        found = several(session, TODAY, list(session.scalars(select(Pilot.uuid))))
    database.close()
    return list(found.values())


def test_one_ramp_grows_from_a_case_to_a_site(cycles: list[tuple[CycleView, ...]]) -> None:
    ramps = [
        tuple(c.scale for c in of_pilot if same_idea(c.change_idea, of_pilot[0].change_idea)) for of_pilot in cycles
    ]
    assert SCALES[:4] in ramps


def test_no_ramp_shrinks_and_every_prediction_was_written_before(cycles: list[tuple[CycleView, ...]]) -> None:
    said = [hint.text for of_pilot in cycles for cycle in of_pilot for hint in cycle.hints]
    assert said == []
    begun = [cycle for of_pilot in cycles for cycle in of_pilot if cycle.do_start]
    assert all(cycle.predicted.before(cycle.do_start) for cycle in begun)


def test_every_outcome_an_amendment_and_a_marked_change_are_there(cycles: list[tuple[CycleView, ...]]) -> None:
    every = [cycle for of_pilot in cycles for cycle in of_pilot]
    assert {cycle.verdict for cycle in every} == {"confirmed", "partly", "not_confirmed", None}
    assert {cycle.decision for cycle in every} == {"adopt", "adapt", "abandon", "continue", None}
    assert any(cycle.amendments for cycle in every)
    assert any(cycle.marked for cycle in every)


def test_each_verdict_is_what_the_numbers_say(cycles: list[tuple[CycleView, ...]]) -> None:
    judged = [cycle for of_pilot in cycles for cycle in of_pilot if cycle.verdict]
    assert [(c.change_idea, c.verdict) for c in judged if c.proposal is None or c.proposal.verdict != c.verdict] == []


def test_there_are_enough_predictions_to_judge_them(year: Path) -> None:
    database = Database(year, clock=lambda: NOW, new_uuid=lambda: "")
    with database.read() as session:
        score = calibration(session, TODAY).score
    database.close()
    assert score.count >= 8 > FEWEST
    assert 0 < score.hits < score.count
