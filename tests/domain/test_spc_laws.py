"""Laws that every chart keeps, whatever the numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.run_chart import run_chart
from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Chart, Direction, Limits, Method, Period, Stretch

whole = st.integers(-500, 500).map(float)
values = st.lists(st.one_of(whole, st.none()), max_size=40)
methods = st.builds(
    Method,
    rules=st.sampled_from(["nhs", "wheeler", "western_electric"]),
    trend=st.sampled_from([6, 7]),
    screen=st.booleans(),
    direction=st.sampled_from(["up", "down", "neutral"]),
    within=st.booleans(),
)
LINES = ("centre", "lower", "upper", "near_lower", "near_upper", "half_lower", "half_upper")


def moved(numbers: list[float | None], by: float = 0.0, times: float = 1.0) -> list[Period]:
    """Return periods with every value times a factor and shifted."""
    return [Period(None if number is None else number * times + by) for number in numbers]


def lines(limits: Limits) -> list[float | None]:
    """Return all lines of a phase."""
    return [getattr(limits, name) for name in LINES]


def found(chart: Chart) -> list[tuple[str, tuple[int, ...], int, int]]:
    """Return the signals as plain tuples."""
    return [(signal.rule, signal.points, signal.detected, signal.side) for signal in chart.signals]


@given(values, methods, st.integers(-1000, 1000))
def test_shifting_the_numbers_shifts_the_limits(numbers: list[float | None], method: Method, by: int) -> None:
    one, other = xmr(moved(numbers), method), xmr(moved(numbers, by), method)
    expected = [None if line is None else line + by for line in lines(one.phases[0])]
    assert lines(other.phases[0]) == pytest.approx(expected)
    assert other.moving_ranges == one.moving_ranges
    assert (found(other), other.variation, other.mixed) == (found(one), one.variation, one.mixed)


@given(values, methods, st.sampled_from([2.0, 8.0, 0.5, 1000.0]))
def test_scaling_the_numbers_scales_the_limits(numbers: list[float | None], method: Method, times: float) -> None:
    one, other = xmr(moved(numbers), method), xmr(moved(numbers, times=times), method)
    expected = [None if line is None else line * times for line in lines(one.phases[0])]
    assert lines(other.phases[0]) == pytest.approx(expected)
    assert (found(other), other.variation) == (found(one), one.variation)


@given(values, methods)
def test_mirrored_numbers_mirror_the_signals(numbers: list[float | None], method: Method) -> None:
    turned: dict[Direction, Direction] = {"up": "down", "down": "up", "neutral": "neutral"}
    one = xmr(moved(numbers), method)
    other = xmr(moved(numbers, times=-1), replace(method, direction=turned[method.direction]))
    assert sorted(found(other)) == sorted((rule, points, at, -side) for rule, points, at, side in found(one))
    expected = {"high": "low", "low": "high"}.get(one.variation or "", one.variation)
    assert other.mixed == one.mixed
    assert other.variation == expected


@given(values, values, methods)
def test_a_phase_knows_nothing_of_the_others(
    before: list[float | None], after: list[float | None], method: Method
) -> None:
    if not before or not after:
        return
    both = xmr(moved([*before, *after]), method, (Stretch(0), Stretch(len(before))))
    first, second = xmr(moved(before), method), xmr(moved(after), method)
    assert lines(both.phases[0]) == lines(first.phases[0])
    assert lines(both.phases[1]) == lines(second.phases[0])
    for rule, points in both.rules.items():
        own = (*first.rules[rule], *(len(before) + point for point in second.rules[rule]))
        assert points == own


@given(st.lists(whole, min_size=6, max_size=40), methods, st.data())
def test_a_left_out_or_missing_period_takes_no_part(numbers: list[float], method: Method, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(numbers) - 1))
    left_out = [Period(number, excluded=index == at) for index, number in enumerate(numbers)]
    missing = [Period(None if index == at else number) for index, number in enumerate(numbers)]
    one, other = xmr(left_out, method), xmr(missing, method)
    assert (one.phases, one.rules, one.moving_ranges) == (other.phases, other.rules, other.moving_ranges)
    assert all(at not in points for points in one.rules.values())


@given(st.lists(whole, min_size=6, max_size=40), methods, st.lists(whole, max_size=10))
def test_a_frozen_baseline_does_not_feel_what_comes_later(
    numbers: list[float], method: Method, later: list[float]
) -> None:
    window = (Stretch(0, calc=(0, len(numbers) - 1)),)
    one = xmr(moved([*numbers]), method, window)
    other = xmr(moved([*numbers, *later]), method, window)
    assert lines(one.phases[0]) == lines(other.phases[0])


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=30), methods)
def test_any_finite_numbers_give_finite_limits_or_none(numbers: list[float], method: Method) -> None:
    chart = xmr([Period(number) for number in numbers], method)
    told = [*lines(chart.phases[0]), *chart.moving_ranges, chart.phases[0].mr_upper]
    assert all(number is None or abs(number) < float("inf") for number in told)
    run_chart([Period(number) for number in numbers])


@given(st.lists(whole, max_size=40), st.randoms(use_true_random=False))
def test_a_median_and_a_mean_do_not_depend_on_the_order(numbers: list[float], random: object) -> None:
    mixed = sorted(numbers)
    one, other = [Period(number) for number in numbers], [Period(number) for number in mixed]
    assert run_chart(one).median == run_chart(other).median
    assert xmr(one).phases[0].centre == xmr(other).phases[0].centre


@given(values)
def test_a_mirrored_run_chart_has_the_same_runs(numbers: list[float | None]) -> None:
    one, other = run_chart(moved(numbers)), run_chart(moved(numbers, times=-1))
    assert (one.runs, one.longest_run, one.useful) == (other.runs, other.longest_run, other.useful)
    assert (one.shift, one.trend, one.too_few_runs) == (other.shift, other.trend, other.too_few_runs)
