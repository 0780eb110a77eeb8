"""The plain sentence about a pilot's numbers."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.verdict import Finding, find, sentence

START = date(2026, 7, 7)
CHANGED = date(2026, 9, 22)
BEFORE = (7.9, 8.4, 7.2, 8.8, 8.1, 7.6, 9.0, 8.3, 7.8, 8.5)
AFTER = (7.1, 6.2, 5.7, 5.4, 5.8, 5.1, 5.5, 4.9)


def weekly(values: tuple[float, ...], first: date = START) -> list[tuple[date, float]]:
    return [(first + timedelta(weeks=n), value) for n, value in enumerate(values)]


def say(finding: Finding, unit: str = "h") -> str:
    return sentence(finding, unit=unit, number=lambda v: f"{v:.1f}".removesuffix(".0"), day=lambda d: f"{d:%d %B}")


def said(points: list[tuple[date, float]], **fields: Any) -> str:
    return say(find(points, **fields))


def test_medians_before_and_after_the_change_with_their_counts() -> None:
    points = weekly(BEFORE) + weekly(AFTER, CHANGED)
    assert said(points, changed_on=CHANGED, target=6.0) == (
        "Median since the change on 22 September: 5.6 h, was 8.2 h before (8 points after, 10 before). "
        "32% lower: better. The target of 6 h is reached."
    )


def test_the_same_fall_is_worse_when_higher_is_better_and_nothing_when_neither_is() -> None:
    points = weekly(BEFORE) + weekly(AFTER, CHANGED)
    assert "32% lower: worse." in said(points, changed_on=CHANGED, better="up")
    assert "32% lower. " in said(points, changed_on=CHANGED, better="neutral", target=5.0)


def test_a_missed_target_says_how_far() -> None:
    assert said(weekly(AFTER), baseline=8.2, target=4.0).endswith("0.9 h from the target of 4 h.")


def test_no_number() -> None:
    assert said([], changed_on=CHANGED, target=6.0) == "No number yet."


@pytest.mark.parametrize(("count", "words"), [(1, "One number"), (2, "Two numbers"), (9, "Few numbers")])
def test_few_numbers_are_not_called_evidence(count: int, words: str) -> None:
    assert f"{words}, not yet evidence." in said(weekly((8.0, 5.0) * 5)[:count])


def test_many_numbers_with_two_since_the_change_are_still_few() -> None:
    assert "Few numbers, not yet evidence." in said(weekly(BEFORE) + weekly(AFTER[:2], CHANGED), changed_on=CHANGED)


def test_without_a_change_the_latest_stands_against_the_baseline() -> None:
    assert said(weekly(AFTER[:3] * 4), baseline=8.0).startswith(
        "Latest 5.7 h on 22 September, was 8 h at the start (12"
    )


def test_without_anything_to_compare_only_the_latest_is_said() -> None:
    assert said(weekly(BEFORE)) == "Latest 8.5 h on 08 September (10 points)."


def test_no_number_since_the_change() -> None:
    text = said(weekly(BEFORE), changed_on=CHANGED)
    assert text.startswith("No number since the change on 22 September; the median before was 8.2 h (10 points).")


def test_numbers_only_since_the_change_use_the_baseline() -> None:
    text = said(weekly((5.0,) * 10, CHANGED), changed_on=CHANGED, baseline=10.0)
    assert text.endswith("(10 points). 50% lower than the baseline of 10 h: better.")


def test_a_day_of_change_counts_as_after() -> None:
    assert find([(CHANGED, 5.0)], changed_on=CHANGED).n_after == 1


@pytest.mark.parametrize(("before", "after", "words"), [(0.0, 5.0, "5 h higher"), (-4.0, -2.0, "2 h higher")])
def test_no_percent_from_zero_or_less(before: float, after: float, words: str) -> None:
    assert words in said([(START, before), (CHANGED, after)], changed_on=CHANGED)


def test_a_difference_under_half_a_percent_is_said_in_units() -> None:
    assert "0.2 h lower" in said([(START, 100.0), (CHANGED, 99.8)], changed_on=CHANGED)


@pytest.mark.parametrize("before", [5e-324, 1e-9])
def test_growth_from_nearly_nothing_is_said_in_units(before: float) -> None:
    assert "5 h higher" in said([(START, before), (CHANGED, 5.0)], changed_on=CHANGED)


def test_no_difference() -> None:
    assert "No difference." in said([(START, 0.1 + 0.2), (CHANGED, 0.3)], changed_on=CHANGED)


numbers = st.floats(-1e9, 1e9, allow_nan=False)


@given(st.lists(numbers, max_size=14), st.sampled_from(["up", "down", "neutral"]), st.none() | numbers, st.booleans())
def test_every_pilot_gets_whole_sentences(values: list[float], better: str, base: float | None, changed: bool) -> None:
    text = said(
        weekly(tuple(values)), better=better, baseline=base, target=base, changed_on=CHANGED if changed else None
    )
    assert text.endswith(".")
    assert "  " not in text
    assert "None" not in text
