"""Control charts against published answers, and against answers worked out by hand."""

from __future__ import annotations

import math
from statistics import stdev

import pytest

from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_types import Chart, Limits, Method, Period, Stretch

D2 = 2 / math.sqrt(math.pi)  # the mean range of two normal values, in standard deviations


def chart(values: str | list[float], method: Method | None = None, *stretches: Stretch) -> Chart:
    """Chart numbers; `-` is a missing period, brackets exclude one."""
    words = values.split() if isinstance(values, str) else [str(value) for value in values]
    periods = [
        Period(None if word == "-" else float(word.strip("()")), excluded=word.startswith("(")) for word in words
    ]
    return xmr(periods, method, stretches or (Stretch(),))


def only(found: Chart) -> Limits:
    """Return the limits of a chart of one phase."""
    assert len(found.phases) == 1
    return found.phases[0]


# --- published answers -----------------------------------------------------------------------------------------------


def test_the_flow_rates_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2: 50.81, 1.8778, 55.8041 and 45.8159 with 3 / 1.128."""
    found = only(chart("49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1", Method(factor=3 / 1.128)))
    assert (found.centre, round(found.mr_centre or 0, 4)) == (50.81, 1.8778)
    assert (round(found.upper or 0, 4), round(found.lower or 0, 4)) == (55.8041, 45.8159)


def test_the_loan_costs_of_montgomery() -> None:
    """D. C. Montgomery, Introduction to Statistical Quality Control, example 6.5: 321.22, 300.5 and 279.78."""
    costs = "310 288 297 298 307 303 294 297 308 306 294 299 297 299 314 295 293 306 301 304"
    found = only(chart(costs, Method(factor=3 / 1.128, mr_factor=3.267)))
    numbers = (found.centre, found.mr_centre, found.upper, found.lower, found.mr_upper)
    assert [round(number or 0, 2) for number in numbers] == [300.5, 7.79, 321.22, 279.78, 25.45]


def test_the_viscosities_of_montgomery() -> None:
    """The same book, example 5.5 of the fifth edition: mean 33.52, mean moving range 0.48, its limit 1.57."""
    values = "33.75 33.05 34.00 33.81 33.46 34.02 33.68 33.27 33.49 33.20 33.62 33.00 33.54 33.12 33.84"
    found = only(chart(values, Method(factor=3 / 1.128, mr_factor=3.267)))
    assert [round(x or 0, 2) for x in (found.centre, found.mr_centre, found.mr_upper)] == [33.52, 0.48, 1.57]


# set.seed(123); rnorm(20) in R: what the tests of NHSRplotthedots are made of
NORMAL = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285),
    *(-0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716),
    *(0.70135590, -0.47279141),
]


@pytest.mark.parametrize(
    ("values", "printed"),
    [(NORMAL, (0.142, -3.01, 3.29)), (NORMAL[:10], (0.0746, -2.60, 2.75)), (NORMAL[10:], (0.209, -3.28, 3.70))],
)
def test_the_snapshots_of_the_nhs_package(values: list[float], printed: tuple[float, ...]) -> None:
    """NHSRplotthedots 0.2.2, tests/testthat/_snaps/ptd_spc.md: mean and limits to three digits, screened."""
    found = only(chart(values, Method(screen=True)))
    assert tuple(float(f"{number:.3g}") for number in (found.centre, found.lower, found.upper)) == printed


def test_the_nhs_package_finds_nothing_in_two_points_near_opposite_limits() -> None:
    """The same package, test-ptd_spc_standard.R: 1 and -1 seven times, then 5.5 and -5.5, both common cause."""
    found = chart([1.0, -1.0] * 7 + [5.5, -5.5], Method(screen=True, direction="up"))
    assert (found.signals, found.variation) == ((), "common")
    assert (only(found).near_upper or 9) < 5.5


def test_every_published_convention_of_the_factor_is_reached() -> None:
    """Wheeler and NHS 2.66, NIST and qcc 3 / 1.128 = 2.659574, SAS 3 / d2 = 2.658681; the moving ranges are all 1."""
    waves = "0 1 " * 7
    found = [only(chart(waves, Method(factor=factor))).upper or 0 for factor in (2.66, 3 / 1.128, 3 / D2)]
    assert [round(upper - 0.5, 6) for upper in found] == [2.66, 2.659574, 2.658681]


def test_limits_from_the_median_moving_range() -> None:
    """D. J. Wheeler, Understanding Statistical Process Control: 3.145 and 3.865 times the median of 1 2 2 3 9 2."""
    found = only(chart("5 6 4 6 3 12 10", Method(factor=3.145, mr_factor=3.865, median=True)))
    numbers = (found.centre, found.mr_centre, found.upper, found.mr_upper)
    assert [round(number or 0, 9) for number in numbers] == [round(46 / 7, 9), 2.0, round(46 / 7 + 6.29, 9), 7.73]
    assert only(chart("5 6 4 6 3 12", Method(median=True))).mr_centre == 2.0
    assert only(chart("5 6 4 6 3 12 3 3", Method(median=True))).mr_centre == 2.0


def test_limits_do_not_come_from_the_standard_deviation() -> None:
    """Teaching pages print mean +- 2.66 x standard deviation: for a step that is far too wide (2.76 for 0.41)."""
    values = [10.0] * 7 + [12.0] * 7
    found = only(chart(values))
    assert (found.upper or 0) - (found.centre or 0) == pytest.approx(2.66 * 2 / 13)
    assert 2.66 * stdev(values) > 6 * ((found.upper or 0) - (found.centre or 0))


# --- by hand ---------------------------------------------------------------------------------------------------------


def test_all_lines_by_hand() -> None:
    """4 6 4 6 4 6 4: mean 34/7, mR mean 2, reach 5.32; near 2/3, half 1/2 of it; moving range 3.268 x 2."""
    found = only(chart("4 6 4 6 4 6 4"))
    mean = 34 / 7
    assert (found.centre, found.mr_centre, found.mr_upper) == (mean, 2.0, 6.536)
    lines = (found.upper, found.lower, found.near_upper, found.near_lower, found.half_upper, found.half_lower)
    ways = (5.32, -5.32, 10.64 / 3, -10.64 / 3, 2.66, -2.66)
    assert list(lines) == [pytest.approx(mean + way) for way in ways]


def test_no_moving_range_bridges_what_is_missing_or_left_out() -> None:
    found = chart("4 6 - 6 9 (50) 9 7")
    assert found.moving_ranges == (None, 2.0, None, None, 3.0, None, None, 2.0)
    assert (only(found).centre, only(found).mr_centre, found.count) == (41 / 6, 7 / 3, 6)


def test_a_left_out_point_changes_nothing_but_its_place() -> None:
    assert only(chart("4 6 4 6 4 6 4 (99)")).upper == only(chart("4 6 4 6 4 6 4")).upper


def test_screening_leaves_out_one_extreme_jump_once_and_keeps_the_mean() -> None:
    """Moving ranges 1 x 11, 20, 20: mean 51/13 = 3.923, times 3.267 = 12.8, so both 20s go and 1 stays."""
    values = "0 1 0 1 0 1 21 1 0 1 0 1 0 1"
    plain, screened = only(chart(values)), only(chart(values, Method(screen=True)))
    assert plain.mr_centre == 51 / 13
    assert (screened.mr_centre, screened.centre) == (1.0, plain.centre)


def test_a_jump_of_exactly_the_screening_limit_is_left_out() -> None:
    """Nelson keeps what lies below: nine ranges of 6733 and one of 29403 have the mean 9000, times 3.267 = 29403."""
    values = [0.0, 6733.0] * 5 + [36136.0]
    screened = only(chart(values, Method(screen=True)))
    assert (only(chart(values)).mr_centre, screened.mr_centre) == (9000.0, 6733.0)


def test_screening_may_leave_no_movement_at_all() -> None:
    """Moving ranges 0 0 0 1 0 0: mean 1/6, times 3.267 = 0.54, so the 1 goes and the mean of the others is 0."""
    found = only(chart("5 5 5 5 6 6 6", Method(screen=True)))
    assert (found.mr_centre, found.upper) == (0.0, None)


def test_a_typed_centre_and_a_window_make_the_limits() -> None:
    found = only(chart("4 6 4 6 4 6 20 30", None, Stretch(0, calc=(0, 5), centre=5.5)))
    assert (found.centre, found.used, found.count, found.mr_centre) == (5.5, 6, 8, 2.0)
    assert found.upper == 5.5 + 5.32


@pytest.mark.parametrize(
    ("count", "ruled", "trial"), [(5, False, False), (6, True, True), (12, True, True), (13, True, False)]
)
def test_limits_are_on_trial_from_six_points_and_plain_from_thirteen(count: int, ruled: bool, trial: bool) -> None:
    """Wheeler, Understanding Variation: five or six values give useful limits; the NHS workbook asks for 13."""
    found = only(chart([float(at % 2) for at in range(count)]))
    assert (found.ruled, found.trial, found.upper is not None) == (ruled, trial, ruled)
    assert found.centre is not None


def test_without_movement_there_are_no_limits_but_runs() -> None:
    found = chart("5 5 5 5 5 5 5 7 7 7 7 7 7 7 90", None, Stretch(0, calc=(0, 6)))
    assert (only(found).centre, only(found).upper, only(found).mr_upper) == (5.0, None, None)
    assert (found.rules["outside"], found.rules["shift"], found.mr_outside) == ((), tuple(range(7, 15)), ())


def test_equal_points_lie_on_their_mean_whatever_binary_fractions_do() -> None:
    found = chart([0.1] * 9)
    assert (only(found).centre, found.signals) == (0.1, ())


def test_a_point_exactly_on_a_limit_is_no_signal() -> None:
    """Window 0 1 0 1 0 1: mean 0.5, upper 0.5 + 2.66 = 3.16, moving range limit 3.268."""
    window = Stretch(0, calc=(0, 5))
    assert chart("0 1 0 1 0 1 3.16", None, window).rules["outside"] == ()
    assert chart("0 1 0 1 0 1 3.1600001", None, window).rules["outside"] == (6,)
    assert chart("0 1 0 1 0 1 -2.268", None, window).mr_outside == ()
    assert chart("0 1 0 1 0 1 -2.268001", None, window).mr_outside == (6,)


@pytest.mark.parametrize("values", [[], [5.0], [5.0, 6.0]])
def test_few_points_make_no_limits(values: list[float]) -> None:
    found = chart(values)
    assert (only(found).upper, only(found).ruled, found.signals, found.variation) == (None, False, (), None)


def test_huge_values_overflow_nothing() -> None:
    found = chart([1e308, -1e308] * 8)
    assert (only(found).centre, only(found).upper, only(found).mr_centre) == (0.0, None, None)
    assert set(found.moving_ranges) == {None}


# --- phases ----------------------------------------------------------------------------------------------------------


def test_a_new_phase_has_its_own_limits_and_no_moving_range_across_its_border() -> None:
    found = chart("4 6 4 6 4 6 14 16 14 16 14 16", None, Stretch(0), Stretch(6))
    assert [(limits.start, limits.end, limits.centre) for limits in found.phases] == [(0, 5, 5.0), (6, 11, 15.0)]
    assert [limits.mr_centre for limits in found.phases] == [2.0, 2.0]
    assert found.moving_ranges[6] is None


def test_a_carried_phase_keeps_the_limits_of_the_one_before() -> None:
    found = chart("4 6 4 6 4 6 14 16", None, Stretch(0), Stretch(6, carried=True))
    before, after = found.phases
    assert (after.upper, after.used, after.count, after.trial) == (before.upper, 6, 2, True)
    assert found.rules["outside"] == (6, 7)


def test_a_run_does_not_go_on_over_the_border_of_a_phase() -> None:
    values = [0.0, 9.0] * 3 + [5.0] * 4 + [6.0] * 4 + [0.0, 9.0] * 3
    assert chart(values, None, Stretch(0, centre=4.5)).rules["shift"] != ()
    assert chart(values, None, Stretch(0, centre=4.5), Stretch(10, centre=4.5)).rules["shift"] == ()


def test_a_phase_of_one_point_has_a_mean_and_nothing_else() -> None:
    last = chart("4 6 4 6 4 6 9", None, Stretch(0), Stretch(6)).phases[-1]
    assert (last.centre, last.upper, last.mr_centre, last.ruled) == (9.0, None, None, False)


@pytest.mark.parametrize("starts", [(1,), (0, 0), (0, 3, 2), (0, 9)])
def test_phases_start_at_the_first_period_and_rise(starts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="stretch"):
        chart("1 2 3 4", None, *map(Stretch, starts))


@pytest.mark.parametrize("method", [Method(factor=0), Method(mr_factor=-1), Method(factor=math.inf), Method(trend=1)])
def test_a_method_that_means_nothing_is_refused(method: Method) -> None:
    with pytest.raises(ValueError, match=r"factors|finite"):
        chart("1 2 3", method)
