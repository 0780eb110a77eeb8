"""Which number is the result of a cycle, and which verdict it suggests."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.cycles import VERDICTS, Predicted
from opspath_desktop.domain.predictions import Actual, before_change, is_due, measured_at, propose

BEGUN, BY = date(2026, 10, 1), date(2026, 10, 31)
POINTS = [(date(2026, 9, 24), 50.0), (date(2026, 10, 8), 44.0), (date(2026, 10, 29), 38.0), (date(2026, 11, 5), 30.0)]
SIZES = st.floats(-1e308, 1e308, allow_nan=False, allow_infinity=False)


def verdict(value: float | None, direction: str | None, actual: float, before: float | None) -> str | None:
    found = propose(Predicted("x", value, direction), Actual(actual), before)
    return found.verdict if found else None


def test_the_result_is_the_newest_number_on_or_before_the_day() -> None:
    assert measured_at(POINTS, BY, BEGUN) == Actual(38.0, date(2026, 10, 29))
    assert measured_at(POINTS, date(2026, 10, 29), BEGUN) == Actual(38.0, date(2026, 10, 29))


def test_a_number_from_before_the_change_is_no_result() -> None:
    assert measured_at(POINTS, date(2026, 10, 7), BEGUN) is None
    assert measured_at(POINTS, None, BEGUN) is None
    assert measured_at(POINTS, BY, None) is None


def test_the_number_before_is_the_newest_one_before_the_first_day() -> None:
    assert before_change(POINTS, BEGUN) == 50.0
    assert before_change(POINTS, date(2026, 9, 24)) is None


def test_a_result_is_due_when_its_day_has_come() -> None:
    assert is_due(BY, BEGUN, BY)
    assert not is_due(BY, BEGUN, date(2026, 10, 30))
    assert not is_due(BY, None, BY)


@pytest.mark.parametrize(
    ("value", "direction", "actual", "before", "expected"),
    [
        (40, "down", 40, 50, "confirmed"),
        (40, "down", 36, 50, "confirmed"),
        (40, "down", 44, 50, "partly"),
        (40, "down", 50, 50, "not_confirmed"),
        (40, "down", 44, None, "not_confirmed"),
        (60, "up", 61, 50, "confirmed"),
        (60, "up", 51, 50, "partly"),
        (60, "up", 49, 50, "not_confirmed"),
        (50, "neutral", 55, 50, "confirmed"),
        (50, "neutral", 45, 50, "confirmed"),
        (50, "neutral", 58, 50, "partly"),
        (50, "neutral", 61, 50, "not_confirmed"),
        (0, "neutral", 4, 50, "confirmed"),
        (0, "neutral", 0.1, None, "not_confirmed"),
        (40, None, 39, 50, "confirmed"),
        (60, None, 61, 50, "confirmed"),
        (50, None, 50, None, "confirmed"),
        (None, "down", 49, 50, "confirmed"),
        (None, "down", 50, 50, "not_confirmed"),
        (None, "neutral", 54, 50, "confirmed"),
        (None, "neutral", 56, 50, "not_confirmed"),
        (None, "up", 51, None, None),
        (None, None, 51, 50, None),
    ],
)
def test_the_verdict_follows_the_rule(
    value: float | None, direction: str | None, actual: float, before: float | None, expected: str | None
) -> None:
    assert verdict(value, direction, actual, before) == expected


def test_without_a_result_it_is_no_data() -> None:
    found = propose(Predicted("x", 40, "down"), None, 50)
    assert found is not None
    assert found.verdict == "no_data"


@given(SIZES, st.sampled_from(["up", "down", "neutral", None]), SIZES, st.none() | SIZES)
def test_huge_numbers_get_a_verdict_without_a_word_from_arithmetic(
    value: float, direction: str | None, actual: float, before: float | None
) -> None:
    assert verdict(value, direction, actual, before) in VERDICTS


@given(SIZES, SIZES, SIZES)
def test_mirrored_numbers_mirror_the_direction(value: float, actual: float, before: float) -> None:
    assert verdict(value, "down", actual, before) == verdict(-value, "up", -actual, -before)


def test_the_result_says_where_it_comes_from() -> None:
    assert Actual(38.0, date(2026, 10, 29)).words("min", date(2026, 11, 1)) == "38 min, the number of 29 October"
    assert Actual(38.0).words("min", date(2026, 11, 1)) == "38 min, typed"
