"""The line that a chart of a file is told with: what it says in each situation, and that it is true."""

from __future__ import annotations

import pytest

from opspath_desktop.domain.chart_words import crossing_words, run_sentence, sentence
from opspath_desktop.domain.run_chart import run_chart
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Method, Period, Stretch

WAVE = [4.0, 6.0] * 8


def said(values: list[float], method: Method | None = None, *stretches: Stretch) -> str:
    """Say the chart of these numbers, without its name and its full stop."""
    done = xmr([Period(value) for value in values], method, stretches or (Stretch(),))
    words = sentence(done, name="Wait", number=lambda value: f"{value:g}", place=lambda index: f"row {index}")
    assert words.startswith("Wait: ")
    assert words.endswith(".")
    return words[len("Wait: ") : -1]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no number yet"),
        (1, "one number, not yet evidence"),
        (2, "two numbers, not yet evidence"),
        (5, "5 numbers, too few for limits"),
        (6, "mean 5 (trial limits from 6 points); no signal; too few points to judge the last one"),
        (14, "mean 5; no signal; the last point is common cause variation"),
    ],
)
def test_few_numbers_claim_little(count: int, words: str) -> None:
    assert said(WAVE[:count]) == words


@pytest.mark.parametrize(
    ("before", "after", "direction", "words"),
    [
        (5, 15, "up", "mean 5 \u2192 15 (+200%, better)"),
        (5, 4, "up", "mean 5 \u2192 4 (-20%, worse)"),
        (5, 4, "neutral", "mean 5 \u2192 4 (-20%)"),
        (-5, 5, "up", "mean -5 \u2192 5 (better)"),
        (0, 5, "neutral", "mean 0 \u2192 5"),
        (5, 5, "up", "mean 5 \u2192 5"),
        (1000, 1001, "down", "mean 1000 \u2192 1001 (worse)"),
        (1e-308, 1e308, "up", "mean 1e-308 \u2192 1e+308 (better)"),
    ],
)
def test_percent_are_told_from_a_mean_above_zero_only(before: float, after: float, direction: str, words: str) -> None:
    method = Method(direction=direction)  # type: ignore[arg-type]
    assert said([before] * 13 + [after] * 13, method, Stretch(), Stretch(13)).split(";")[0] == words


def test_without_enough_points_for_rules_no_absence_of_signals_is_claimed() -> None:
    assert said(WAVE, None, Stretch(calc=(0, 4))) == "mean 4.8; too few points for limits and rules"
    last = said([*WAVE, 5.0], None, Stretch(), Stretch(16)).split("; ")
    assert last[1:] == ["no signal within a phase", "too few points for limits in the last phase"]


def test_a_moving_range_beyond_its_limit_is_a_signal_of_wheeler() -> None:
    """0 1 ten times, then 2.9 and -0.9: a jump of 3.8, beyond 3.268 x 1, between two points within 0.5 +- 2.66."""
    words = said([0.0, 1.0] * 10 + [2.9, -0.9], Method(rules="wheeler"), Stretch(calc=(0, 19)))
    assert "1 signal, the last: a moving range above its limit, row 21" in words
    assert "no signal" in said([0.0, 1.0] * 10 + [2.9, -0.9], None, Stretch(calc=(0, 19)))


@pytest.mark.parametrize(
    ("target", "words"), [(-5, "consistently hits"), (50, "consistently misses"), (5, "hits or misses")]
)
def test_the_target_is_compared_with_the_limits(target: float, words: str) -> None:
    assert f"the process {words} the target {target}" in said(WAVE, Method(direction="up", target=target))


def test_a_run_chart_names_what_it_found() -> None:
    periods = [Period(value) for value in [1.0] * 10 + [2.0] * 10]
    words = run_sentence(run_chart(periods), name="Wait", number=lambda value: f"{value:g}")
    assert words == "Wait: median 1.5; a shift of six or more on one side of the median; too few runs."
    assert run_sentence(run_chart([]), name="Wait", number=str) == "Wait: no number yet."


def test_the_longest_run_and_the_crossings_are_told_with_their_bounds() -> None:
    told = crossing_words(run_chart([Period(value) for value in WAVE]))
    assert told == "Longest run 1, at most 7 by chance; median crossed 15 times, at least 4 by chance."


@pytest.mark.parametrize("baseline", [(0, 5), None])
def test_crossings_are_not_told_of_a_median_of_other_or_of_few_points(baseline: tuple[int, int] | None) -> None:
    periods = [Period(value) for value in (WAVE if baseline else WAVE[:6])]
    assert crossing_words(run_chart(periods, (Stretch(0, baseline),))) == ""
