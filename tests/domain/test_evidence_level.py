"""The evidence level: five parts, each of which the levels above it ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from opspath_desktop.domain.evidence_level import Follow, Proof, balance, goal_of, level_name, next_step, proof
from opspath_desktop.domain.study import study
from opspath_desktop.domain.study_types import Number, Study

START = date(2026, 1, 5)
CALM = (51.0, 49.0, 52.0, 48.0, 50.0, 51.0, 49.0, 52.0)
GAINED = (*CALM, 40.0, *[44.0, 46.0] * 3, 45.0)
DONE = Follow(standard=True, held_90=True, validated=True)


def look(values: tuple[float, ...], change: int | None = 8) -> Study:
    day = START + timedelta(weeks=change or 0)
    numbers = [Number(START + timedelta(weeks=at), value) for at, value in enumerate(values)]
    return study(numbers, changes=[] if change is None else [(day, "Slots")])


@dataclass(frozen=True)
class Named:
    kind: str
    is_goal: bool = False


@pytest.mark.parametrize(
    ("values", "change", "level"),
    [
        ((), None, 0),
        ((51.0,), None, 0),
        ((51.0, 44.0), None, 1),
        (CALM, 8, 0),  # nothing since the change
        ((*CALM, 44.0), 8, 1),
        ((*CALM, 50.0, 51.0), 8, 1),  # two since the change
        ((*CALM, 50.0, 51.0, 49.0), 8, 2),
        ((*CALM, 49.0, 50.0, 51.0), None, 0),  # no change is marked, so there is no before
        ((*CALM, 40.0, 44.0, 46.0), 8, 3),
        (GAINED, 8, 4),
    ],
)
def test_the_level_follows_from_the_numbers(values: tuple[float, ...], change: int | None, level: int) -> None:
    assert proof(look(values, change)).level == level


@pytest.mark.parametrize("missing", ["standard", "held_90", "validated"])
def test_level_five_asks_for_standard_check_and_benefit(missing: str) -> None:
    assert proof(look(GAINED), "ok", DONE).level == 5
    assert proof(look(GAINED), "ok", replace(DONE, **{missing: False})).level == 4


def test_a_standard_without_numbers_lifts_nothing() -> None:
    assert proof(None, "ok", DONE).level == 0
    assert proof(look((51.0, 44.0), None), "ok", DONE).level == 1


def test_a_concern_elsewhere_keeps_the_level_at_three() -> None:
    assert proof(look(GAINED), "concern", DONE).level == 3


def test_a_level_is_never_skipped() -> None:
    assert Proof(pair=True, enough=True, signal=False, held=True, standard=True).level == 2


@pytest.mark.parametrize(
    ("studies", "said"),
    [
        ([], "not_measured"),
        ([look(())], "not_measured"),
        ([look(CALM)], "ok"),
        ([look(GAINED)], "ok"),
        ([look(CALM), look((*CALM, 90.0))], "concern"),
    ],
)
def test_the_balancing_measures_speak_together(studies: Any, said: str) -> None:
    assert balance(studies) == said


def test_the_goal_speaks_else_the_first_outcome() -> None:
    balancing, process, outcome, goal = (
        *(Named("balancing"), Named("process"), Named("outcome")),
        Named("process", is_goal=True),
    )
    assert goal_of([balancing, process, outcome, goal]) is goal
    assert goal_of([balancing, process, outcome]) is outcome
    assert goal_of([balancing, process]) is process
    assert goal_of([balancing]) is balancing
    assert goal_of([]) is None


def test_every_level_has_words() -> None:
    assert len({level_name(level) for level in range(6)}) == 6
    assert [bool(next_step(level)) for level in range(6)] == [True] * 5 + [False]


@pytest.mark.parametrize(("before", "level"), [(6, 1), (7, 2)])
def test_level_two_asks_for_ten_numbers(before: int, level: int) -> None:
    assert proof(look((*CALM[:before], 50.0, 51.0, 49.0), before)).level == level


def test_a_trend_alone_stays_at_level_two() -> None:
    """Anhoej and Olesen (PLoS ONE 9, 2014): the trend rule finds chance about as often as change."""
    falling = look((*[51.0, 49.0] * 5, 50.9, 50.6, 50.3, 50.1, 49.9, 49.7, 49.5), 10)
    assert falling.found is not None
    assert (falling.found.rule, falling.tone, proof(falling).level) == ("trend", "better", 2)
