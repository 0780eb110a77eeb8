"""Numbers find round ticks, and words never run into each other."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.charts.scale import fit, linear, nice_ticks, spread, text_width, tick_labels


@pytest.mark.parametrize(
    ("low", "high", "wanted", "ticks"),
    [
        (4.9, 9.1, 7, (4, 5, 6, 7, 8, 9, 10)),
        (0, 100, 5, (0, 25, 50, 75, 100)),
        (0.01, 0.04, 4, (0.01, 0.02, 0.03, 0.04)),
    ],
)
def test_ticks_are_round(low: float, high: float, wanted: int, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(low, high, wanted) == pytest.approx(ticks)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(2, 9))
def test_ticks_enclose_all_values(a: float, b: float, wanted: int) -> None:
    low, high = min(a, b), max(a, b)
    ticks = nice_ticks(low, high, wanted)
    room = (ticks[1] - ticks[0]) * 1e-6
    assert ticks[0] <= low + room
    assert ticks[-1] >= high - room
    assert 2 <= len(ticks) <= 2 * wanted + 2


def test_equal_values_still_get_two_ticks() -> None:
    assert len(nice_ticks(6, 6)) >= 2


def test_labels_share_their_decimals() -> None:
    assert tick_labels((0, 0.5, 1)) == ("0.0", "0.5", "1.0")


def test_one_value_lies_in_the_middle() -> None:
    assert linear(3, 3, 0, 10)(3) == 5


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_spread_keeps_the_gap_and_the_order(places: list[float]) -> None:
    moved = spread(places, 10, 0, 100)
    order = sorted(range(len(places)), key=lambda i: places[i])
    assert all(moved[b] - moved[a] >= 10 - 1e-6 for a, b in itertools.pairwise(order))


def test_fit_shortens_with_an_ellipsis() -> None:
    words = fit("a very long title that has no room", 8, 60)
    assert words.endswith("…")
    assert text_width(words, 8) <= 60
