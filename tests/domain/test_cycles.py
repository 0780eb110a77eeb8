"""The rules of PDSA cycles: steps, scales, what is expected, and the words of a prediction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain import cycles
from opspath_desktop.domain.cycles import DECISIONS, SCALES, Predicted, Turn
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

TODAY = date(2026, 11, 22)
BEGUN = date(2026, 10, 1)
FULL = Predicted("Under 40", 40.0, "down", date(2026, 11, 1), 80, date(2026, 9, 28))
WELL = Turn(predicted=FULL, measured=True)


def hints(turn: Turn) -> list[str]:
    return [hint.step for hint in cycles.hints(turn)]


def test_a_full_plan_lacks_nothing() -> None:
    assert cycles.hints(WELL) == ()


def test_a_cycle_that_was_run_and_decided_lacks_nothing() -> None:
    done = replace(WELL, begun=BEGUN, ended=BEGUN, observations="x", verdict="confirmed", learning="y")
    assert hints(replace(done, decision="adopt", reason="z")) == []


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (Turn(), "before you begin"),
        (Turn(begun=BEGUN), "without a prediction"),
        (replace(WELL, predicted=replace(FULL, written_on=TODAY), begun=BEGUN), "after the first day"),
        (replace(WELL, measured=False), "which number"),
        (replace(WELL, predicted=replace(FULL, by=None)), "by when"),
        (replace(WELL, predicted=replace(FULL, confidence=None)), "how sure"),
        (replace(WELL, scale="all"), "large first test"),
        (replace(WELL, scale="one_case", ramp=("one_team",)), "was larger"),
        (replace(WELL, begun=BEGUN, ended=BEGUN), "saw while it ran"),
        (replace(WELL, begun=BEGUN, decision="adopt"), "Compare the result"),
        (replace(WELL, begun=BEGUN, learning="x"), "Decide"),
        (replace(WELL, begun=BEGUN, learning="x", verdict="partly", decision="adapt"), "why you decided"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(turn: Turn, words: str) -> None:
    assert any(words in hint.text for hint in cycles.hints(turn))


def test_a_cycle_that_only_collects_data_predicts_nothing() -> None:
    assert hints(Turn(kind="data_only", scale="all")) == []


@pytest.mark.parametrize(
    ("turn", "step"),
    [
        (Turn(), "plan"),
        (Turn(begun=BEGUN), "do"),
        (Turn(begun=BEGUN, ended=BEGUN), "study"),
        (Turn(begun=BEGUN, learning="x"), "act"),
        (Turn(begun=BEGUN, decision="adopt"), "done"),
    ],
)
def test_a_cycle_stands_at_one_step(turn: Turn, step: str) -> None:
    assert cycles.step_of(turn) == step


@given(st.sampled_from(SCALES), st.sampled_from([*DECISIONS, None]))
def test_the_next_scale_is_never_smaller(scale: str, decision: str | None) -> None:
    assert SCALES.index(cycles.next_scale(scale, decision)) >= SCALES.index(scale)


def test_only_what_was_adopted_grows() -> None:
    grown = {decision: cycles.next_scale("one_shift", decision) for decision in DECISIONS}
    assert grown == {"adopt": "one_team", "adapt": "one_shift", "abandon": "one_shift", "continue": "one_shift"}


def test_a_ramp_is_the_same_idea_whatever_its_case_and_spaces() -> None:
    assert cycles.same_idea("Slots  for six", " slots for SIX")
    assert not cycles.same_idea("Slots for six", "Slots for nine")


def test_a_prediction_of_the_first_day_counts_as_made_before() -> None:
    assert replace(FULL, written_on=BEGUN).before(BEGUN)
    assert not replace(FULL, written_on=date(2026, 10, 2)).before(BEGUN)
    assert not Predicted(written_on=BEGUN).before(BEGUN)


@pytest.mark.parametrize(
    ("predicted", "words"),
    [
        (FULL, "down to 40 min by 1 November, 80% sure"),
        (Predicted(value=40.0), "about 40 min"),
        (Predicted(direction="up", by=date(2027, 1, 2)), "goes up by 2 January 2027"),
        (Predicted("It helps", confidence=60), "60% sure"),
        (Predicted("It helps"), ""),
    ],
)
def test_what_can_be_counted_of_a_prediction_is_one_line(predicted: Predicted, words: str) -> None:
    assert cycles.figure_words(predicted, "min", TODAY) == words


@pytest.mark.parametrize(("text", "sure"), [("80", 80), (" 80 %", 80), ("0", 0), ("100%", 100), ("", None)])
def test_confidence_is_typed_in_per_cent(text: str, sure: int | None) -> None:
    assert cycles.read_confidence(text, Habits()) == sure


@pytest.mark.parametrize("text", ["80.5", "80,5", "0.5", "101", "-1", "sure", "1e308", "inf", "nan", "0.8"])
def test_no_confidence_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refused):
        cycles.read_confidence(text, Habits())


NAMES: list[tuple[tuple[str | None, ...], Callable[..., str]]] = [
    (cycles.SCALES, cycles.scale_name),
    (cycles.KINDS, cycles.kind_name),
    ((*cycles.VERDICTS, None), cycles.verdict_name),
    ((*cycles.DECISIONS, None), cycles.decision_name),
    ((*cycles.AS_PLANNED, None), cycles.as_planned_name),
    ((*cycles.DIRECTIONS, None), cycles.direction_name),
]


@pytest.mark.parametrize(("names", "words"), NAMES)
def test_every_choice_has_a_word_of_its_own(names: tuple[str | None, ...], words: Callable[..., str]) -> None:
    assert len({words(name) for name in names}) == len(names)
