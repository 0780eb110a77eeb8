"""The record of predictions: Brier score, hit rates by band, and the sentence about the person's judgement."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.calibration import Forecast, Score, brier_words, printed, score, sentence, since

FORECASTS = st.lists(st.builds(Forecast, st.integers(0, 100), st.booleans()), min_size=1, max_size=60)


def record(*pairs: tuple[int, int]) -> Score:
    """Score pairs of (confidence, came true)."""
    return score(Forecast(sure, bool(hit)) for sure, hit in pairs)


@pytest.mark.parametrize(
    ("pairs", "brier"),
    [
        ([(100, 1)], 0.0),
        ([(100, 0)], 1.0),
        ([(70, 1)], 0.09),  # (0.7 - 1)^2
        ([(30, 1)], 0.49),
        ([(50, 1), (50, 0)], 0.25),  # the coin
        ([(90, 1), (80, 1), (70, 0), (60, 1)], 0.175),  # (0.01 + 0.04 + 0.49 + 0.16) / 4
    ],
)
def test_the_brier_score_is_the_mean_squared_error(pairs: list[tuple[int, int]], brier: float) -> None:
    assert record(*pairs).brier == pytest.approx(brier)


@given(FORECASTS)
def test_the_score_lies_between_0_and_1_and_bands_hold_every_prediction(forecasts: list[Forecast]) -> None:
    found = score(forecasts)
    assert found.brier is not None
    assert 0 <= found.brier <= 1
    assert sum(band.count for band in found.bands) == len(forecasts)
    assert sum(band.hits for band in found.bands) == found.hits


@given(FORECASTS)
def test_the_opposite_of_every_prediction_has_the_same_score(forecasts: list[Forecast]) -> None:
    opposite = [Forecast(100 - each.confidence, not each.came_true) for each in forecasts]
    assert score(opposite).brier == pytest.approx(score(forecasts).brier)


def test_a_band_says_how_sure_and_how_often() -> None:
    bands = record((80, 1), (70, 0), (89, 1), (95, 1)).bands
    assert [(band.low, band.count, band.hits) for band in bands] == [(70, 3, 2), (90, 1, 1)]
    assert bands[0].said == pytest.approx(0.7967, abs=1e-4)
    assert bands[0].share == pytest.approx(2 / 3)


def test_nothing_compared_is_said_plainly() -> None:
    assert "No prediction" in sentence(record())
    assert brier_words(record()) == ""


def test_too_few_are_said_plainly() -> None:
    assert sentence(record((80, 1))).startswith("You said 80% on average, 1 of 1 came true. 1 prediction is too few")
    assert "4 predictions are too few" in sentence(record(*[(80, 1)] * 4))
    assert brier_words(record(*[(80, 1)] * 4)) == ""


def test_more_sure_than_right() -> None:
    nine = record(*[(80, 1)] * 6, *[(80, 0)] * 3)
    assert sentence(nine).startswith("You said 80% on average, 6 of 9 came true. You were more sure than right")


def test_more_right_than_sure_and_about_right() -> None:
    assert "more right than sure" in sentence(record(*[(50, 1)] * 5))
    assert "about right" in sentence(record(*[(80, 1)] * 4, (80, 0)))


def test_the_score_says_how_to_read_it() -> None:
    assert brier_words(record(*[(50, 1)] * 5)).startswith("Brier score 0.25")


def test_on_paper_too_few_say_nothing() -> None:
    few, enough = [Forecast(80, True)] * 4, [Forecast(80, True)] * 3 + [Forecast(80, False)] * 2
    assert printed(score(few)) == ""
    words = "Predictions of the last year: 80% sure on average, 3 of 5 came true. Brier score 0.28 (a coin gets 0.25)."
    assert printed(score(enough)) == words


def test_a_year_ends_today() -> None:
    assert since(date(2026, 11, 22)) == date(2025, 11, 22)
