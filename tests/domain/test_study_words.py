"""The sentence about a measure: deterministic, without a claim of cause, and honest about too few numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.spc_rules import RULES
from opspath_desktop.domain.study import study
from opspath_desktop.domain.study_types import Balancing, Number, Settings, Study
from opspath_desktop.domain.study_words import Voice, headline, parts, rule_name, sentence
from opspath_desktop.i18n import format_date

TODAY = date(2026, 11, 22)
START = date(2026, 1, 5)
BEFORE = (51.0, 47.0, 56.0, 53.0, 49.0, 58.0, 52.0, 50.0, 55.0, 48.0)
SINCE = (45.0, 41.0, 36.0, 38.0, 33.0, 35.0, 31.0, 32.0)
CALM = (51.0, 49.0, 52.0, 48.0, 50.0, 51.0, 49.0, 52.0)


def look(values: Sequence[float], change: int | None = None, **fields: Any) -> Study:
    numbers = [Number(START + timedelta(weeks=at), value) for at, value in enumerate(values)]
    changes = [] if change is None else [(START + timedelta(weeks=change), "Slots")]
    return study(numbers, Settings(**fields), changes)


def voice(shown: Study, unit: str = "min") -> Voice:
    return Voice.of(shown, "Wait", unit, None, lambda day: format_date(day, today=TODAY))


def said(shown: Study, balancing: Balancing = "not_measured") -> str:
    return sentence(shown, voice(shown), balancing)


def test_everything_is_said_in_one_order() -> None:
    assert said(look((*BEFORE, *SINCE), 10, target=30.0), "ok") == (
        "Wait: 51.9 → 36.4 min (-30%, better). "
        "Signal: a point outside the limits, detected on 30 March, 3 points after change 1; "
        "that is consistent with the change. The run began on 9 March, before the change on 16 March. "
        "The newest point: special cause, improvement. "
        "Target 30 min: consistently missed, the limits lie short of it. Balancing: ok. Trial limits, from 10 points."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((), "No number yet."),
        ((51.0,), "Wait: latest 51 min. One number, not yet evidence."),
        ((51.0, 40.0), "Wait: 51 → 40 min (-22%, better). Two numbers, not yet evidence."),
        ((51.0, 40.0, 44.0), "limits need 3 more"),
    ],
)
def test_few_numbers_are_called_few(values: tuple[float, ...], words: str) -> None:
    assert words in said(look(values))


def test_without_a_signal_it_says_how_many_more_a_run_needs() -> None:
    words = said(look((*CALM, 49.5, 49.6, 49.4), 8))
    assert "No evidence of change yet (3 points since the change; a run of 7 needs 4 more)." in words
    assert "Too few points for an icon." in words


def test_no_sentence_claims_a_cause() -> None:
    words = said(look((*BEFORE, *SINCE), 10, target=30.0))
    assert "consistent with" in words
    assert not any(claim in words.casefold() for claim in ("caused", "because", "led to", "due to", "proves"))


@pytest.mark.parametrize(
    ("before", "words"), [(50.0, "(-10%, better)"), (0.0, "(-5 min, better)"), (-50.0, "(-5 min, better)")]
)
def test_a_percentage_needs_a_centre_above_zero(before: float, words: str) -> None:
    shown = look((before, before - 5.0))
    assert words in headline(shown, voice(shown))


def test_percent_of_nearly_nothing_are_an_amount() -> None:
    assert "(+10,000 min, worse)" in said(look((0.001, 10_000.0)))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (70.0, "Target 70 min: will keep hitting."),
        (30.0, "Target 30 min: consistently missed"),
        (50.0, "Target 50 min: hit or miss."),
    ],
)
def test_the_target_is_held_against_the_limits(target: float, words: str) -> None:
    assert words in said(look(CALM * 2, None, target=target))


def test_a_concern_takes_back_the_promise_about_the_target() -> None:
    worse = look((*CALM, *CALM, *[53.0, 54.0] * 4), 16, target=90.0)
    assert worse.variation == "concern"
    assert "Target 90 min: hit so far." in said(worse)
    assert "Signal for the worse" in said(worse)


def test_on_a_line_the_target_is_a_distance() -> None:
    assert "Target 30 min: 14 min to go." in said(look((51.0, 40.0, 44.0), target=30.0))
    assert "Target 45 min: reached." in said(look((51.0, 40.0, 44.0), target=45.0))


def test_a_balancing_measure_says_nothing_of_balancing() -> None:
    shown = look(CALM)
    assert "Balancing" not in sentence(shown, voice(shown), own=True)
    assert "Balancing: concern." in said(shown, "concern")


def test_a_neutral_measure_is_neither_better_nor_worse() -> None:
    words = said(look((*BEFORE, *SINCE), 10, direction="neutral"))
    assert "better" not in words
    assert "worse" not in words


@pytest.mark.parametrize(("decimals", "words"), [(0, "52 → 36 min"), (2, "51.90 → 36.38 min"), (None, "51.9 → 36.4")])
def test_centres_have_one_place_more_than_the_numbers(decimals: int | None, words: str) -> None:
    shown = look((*BEFORE, *SINCE), 10)
    assert words in sentence(shown, Voice.of(shown, "Wait", "min", decimals, str))


def test_every_rule_has_a_name() -> None:
    rules = {rule for names in RULES.values() for rule in names} | {"mr_outside"}
    assert not rules & {rule_name(rule) for rule in rules}


@given(
    st.lists(st.floats(-1e308, 1e308), max_size=20),
    st.none() | st.integers(0, 20),
    st.sampled_from(["up", "down", "neutral"]),
    st.none() | st.floats(-1e308, 1e308),
    st.sampled_from(["auto", "run", "xmr", "line"]),
)
def test_there_are_words_for_any_numbers(
    values: list[float], change: int | None, direction: str, target: float | None, chart: str
) -> None:
    shown = look(values, change, direction=direction, target=target, chart=chart)
    words = parts(shown, voice(shown))
    assert words
    assert not any(sign in " ".join(words) for sign in ("nan", "inf", "∞", "{", "}"))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((79.4831, 79.4835, 79.4829), "79.48"),
        ((1234.5, 1234.5, 1234.7), "1,234.5 → 1,234.7"),
        ((47.1, 47.2, 47.4), "47.1 → 47.4"),
        ((0.0, 0.0, 0.0), "0"),
    ],
)
def test_a_sentence_pretends_no_precision(values: tuple[float, ...], words: str) -> None:
    shown = look(values)
    assert words in headline(shown, voice(shown))
    assert "79.483" not in headline(shown, voice(shown))


def test_without_a_number_before_the_change_nothing_is_consistent_with_it() -> None:
    shown = look((*BEFORE, *SINCE), 0)
    assert (shown.before, shown.beyond_trend, shown.proposal) == (None, False, None)
    assert "consistent" not in said(shown)


def test_new_limits_are_not_offered_while_the_words_say_worse() -> None:
    assert look((*BEFORE, *SINCE), 10).proposal is not None
    shown = look((*BEFORE, *SINCE, 90.0, 95.0), 10)
    assert "for the worse" in said(shown)
    assert shown.proposal is None


@pytest.mark.parametrize(
    ("values", "words"),
    [((0.00412, 0.00437, 0.00455), "0.00412 → 0.00455 min"), ((0.41263, 0.43711, 0.45512), "0.413 → 0.455 min")],
)
def test_small_shares_are_told_apart(values: tuple[float, ...], words: str) -> None:
    assert words in headline(look(values), voice(look(values)))


def test_a_centre_is_written_as_on_the_chart() -> None:
    shown = look((47.1, 47.2, 47.4, 47.1, 47.2, 47.3, 47.1))
    assert "47.2 min on average" in said(shown)


@pytest.mark.parametrize("chart", ["xmr", "run"])
@pytest.mark.parametrize("since", [1, 4])
def test_a_run_that_was_complete_before_the_change_needs_no_more(chart: str, since: int) -> None:
    """It would need "1 more" for ever: what completed it lies before the change, and proves nothing of it."""
    calm = (55.0, 57.0, 56.0, 54.0, 58.0, 55.0, 57.0, 56.0, 54.0, 58.0)
    words = said(look((*calm, *[49.0] * 8, *[49.5] * since), 18, chart=chart))
    assert "the run was complete before it and goes on" in words
    assert "needs" not in words


@pytest.mark.parametrize("before", [-5.5, 0.0])
def test_a_percentage_is_told_only_from_a_centre_above_zero(before: float) -> None:
    words = headline(look((*[before] * 6, -8.0, -8.0, -8.0), 6), voice(look(CALM)))
    assert "%" not in words
    assert f"({-8.0 - before:g} min, better)" in words
