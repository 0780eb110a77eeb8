"""Each rule of each rule set against a vector: from the test data of NHSRplotthedots, or made by hand."""

from __future__ import annotations

import pytest

from opspath_desktop.domain.spc import xmr
from opspath_desktop.domain.spc_rules import PRECEDENCE, RULES, rank
from opspath_desktop.domain.spc_types import Chart, Direction, Method, Period, RuleSet, Stretch

BASE = [0.0, 1.0] * 6  # mean 0.5, moving range 1: limits -2.16 and 3.16, near -1.2733 and 2.2733, sigma 0.88667
WINDOW = Stretch(0, calc=(0, 11))


def after(*values: float | None, rules: RuleSet = "nhs", trend: int = 7, within: bool = False) -> dict[str, list[int]]:
    """Return which of these points, put behind the base, each rule flags; counted from the first of them."""
    periods = [Period(value) for value in (*BASE, *values)]
    found = xmr(periods, Method(rules=rules, trend=trend, within=within), (WINDOW,))
    return {rule: [point - 12 for point in points if point >= 12] for rule, points in found.rules.items()}


def detected(rule: str, *values: float, rules: RuleSet = "nhs") -> list[int]:
    """Return at which of these points the patterns of a rule are complete."""
    found = xmr([Period(value) for value in (*BASE, *values)], Method(rules=rules), (WINDOW,))
    return [signal.detected - 12 for signal in found.signals if signal.rule == rule]


# --- outside the limits ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", ["nhs", "wheeler", "western_electric"])
def test_a_point_beyond_a_limit_is_outside(rules: RuleSet) -> None:
    """Rule 1 of NHS Making Data Count, Wheeler and Western Electric: x > upper or x < lower, here 3.16 and -2.16."""
    assert after(3.17, 3.15, -2.17, -2.15, rules=rules)["outside"] == [0, 2]


# --- runs on one side ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "flagged"), [(6, 0), (7, 7), (8, 8)])
def test_seven_on_one_side_are_a_shift(count: int, flagged: int) -> None:
    """NHSRplotthedots, seven points one side of mean: six are none, of eight all belong to it. All are flagged here."""
    assert after(0, *[0.6] * count, 0)["shift"] == list(range(1, 1 + flagged))
    assert after(1, *[0.4] * count, 1)["shift"] == list(range(1, 1 + flagged))


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    """NHSRplotthedots, ptd_spc_standard: the side of a point on the mean is 0, which is no side."""
    assert after(0, *[0.6] * 4, 0.5, *[0.6] * 4, 0)["shift"] == []


def test_a_shift_goes_on_over_a_missing_period_and_leaves_it_out() -> None:
    assert after(0, 0.6, 0.6, 0.6, None, 0.6, 0.6, 0.6, 0.6, 0)["shift"] == [1, 2, 3, 5, 6, 7, 8]


def test_a_shift_is_detected_at_its_seventh_point() -> None:
    assert detected("shift", 0, *[0.6] * 9) == [7]


@pytest.mark.parametrize("rules", ["wheeler", "western_electric"])
def test_eight_on_one_side_are_a_run(rules: RuleSet) -> None:
    """Wheeler and Western Electric: eight successive values on one side of the central line."""
    assert after(0, *[0.6] * 7, 0, rules=rules)["run_of_8"] == []
    assert after(0, *[0.6] * 8, 0, rules=rules)["run_of_8"] == list(range(1, 9))


# --- trends ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        ((1, 2, 3, 4, 5, 6), []),
        ((1, 2, 3, 3, 4, 5, 6), []),
        ((1, 2, 3, 4, 5, 6, 7), [0, 1, 2, 3, 4, 5, 6]),
        ((2, 1, 2, 3, 4, 5, 6, 7, 3), [1, 2, 3, 4, 5, 6, 7]),
        ((7, 6, 5, 4, 3, 2, 1), [0, 1, 2, 3, 4, 5, 6]),
        ((2, 7, 6, 5, 4, 3, 2, 1, 3), [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_seven_rising_or_falling_are_a_trend(values: tuple[float, ...], flagged: list[int]) -> None:
    """NHSRplotthedots, seven point trend: 1:6 none, 1:7 and 7:1 one, a repeated value breaks it."""
    base = [9.0, 0.0] * 6
    found = xmr([Period(value) for value in (*base, 9.0, *values)][: 13 + len(values)], Method())
    assert [point - 13 for point in found.rules["trend"] if point >= 13] == flagged


def test_a_trend_of_six_is_asked_for() -> None:
    rising = (0, 0.1, 0.2, 0.3, 0.4, 0.45, 0.4)
    assert (after(*rising)["trend"], after(*rising, trend=6)["trend"]) == ([], [0, 1, 2, 3, 4, 5])


def test_a_trend_may_cross_the_mean_and_goes_by_its_movement() -> None:
    found = xmr([Period(value) for value in (*BASE, 0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95)], Method(), (WINDOW,))
    signal = next(signal for signal in found.signals if signal.rule == "trend")
    assert (signal.side, signal.detected) == (1, 18)


# --- some of a window beyond a line ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "flagged"),
    [
        ("101", [0, 2]),
        ("011", [1, 2]),
        ("110", [0, 1]),
        ("0010100", [2, 4]),
        ("0011000", [2, 3]),
        ("1001", []),
        ("10011", [3, 4]),
    ],
)
def test_two_of_three_near_a_limit(pattern: str, flagged: list[int]) -> None:
    """NHSRplotthedots, two in three: the patterns of its tests; only the points beyond the near line are flagged."""
    assert after(*[2.5 if sign == "1" else 0.6 for sign in pattern])["two_of_three"] == flagged


def test_two_of_three_need_all_three_on_one_side() -> None:
    assert after(0, 2.5, 0.4, 2.5, 0)["two_of_three"] == []
    assert after(0, 2.5, 0.5, 2.5, 0)["two_of_three"] == []
    assert after(0, 2.5, 2.5, 0)["two_of_three"] == []


def test_two_of_three_on_opposite_sides_are_none() -> None:
    """NHSRplotthedots, symmetrical data 1, -1, ... with 5.5 and -5.5 at the end: both common cause."""
    values = [1.0, -1.0] * 7 + [5.5, -5.5]
    assert xmr([Period(value) for value in values], Method(within=True)).rules["two_of_three"] == ()


def test_points_beyond_the_limit_count_among_two_of_three_as_in_the_excel_tool() -> None:
    """NHS England, Making Data Count, the XmR workbook as changed on 6 November 2023; `within` is NHSRplotthedots."""
    assert after(0.6, 2.5, 3.5)["two_of_three"] == [1, 2]
    assert after(0.6, 2.5, 3.5, within=True)["two_of_three"] == []
    assert after(0.6, 2.5, 2.5, within=True)["two_of_three"] == [1, 2]


def test_two_of_three_are_detected_when_the_window_is_whole() -> None:
    assert detected("two_of_three", 0, 2.5, 2.5, 0.6) == [3]
    assert detected("two_of_three", 0.6, 2.5, 2.5) == [2]


def test_three_of_four_nearer_a_limit_than_the_mean() -> None:
    """Wheeler: half line 0.5 + 1.33 = 1.83; the fourth may lie anywhere, the three on one side."""
    assert after(1.84, 0, 1.84, 1.84, rules="wheeler")["three_of_four"] == [0, 2, 3]
    assert after(1.83, 0, 1.84, 1.84, rules="wheeler")["three_of_four"] == []
    assert after(1.84, -0.84, 1.84, -0.84, rules="wheeler")["three_of_four"] == []
    assert detected("three_of_four", 1.84, 0, 1.84, 1.84, 1.84, rules="wheeler") == [3]


def test_two_of_three_beyond_two_sigma_with_the_third_anywhere() -> None:
    """Western Electric, test 2: the third may lie on the other side."""
    assert after(2.5, -1, 2.5, rules="western_electric")["two_of_three"] == [0, 2]
    assert after(2.5, -1.5, 2.2, rules="western_electric")["two_of_three"] == []


def test_four_of_five_beyond_one_sigma() -> None:
    """Western Electric, test 3: one sigma is a third of 2.66, here 0.88667, so above 1.38667."""
    assert after(1.39, 1.39, 0, 1.39, 1.39, rules="western_electric")["four_of_five"] == [0, 1, 3, 4]
    assert after(1.38, 1.39, 0, 1.39, 1.39, rules="western_electric")["four_of_five"] == []


def test_a_moving_range_above_its_limit_is_a_signal_of_wheeler_only() -> None:
    """Wheeler's first rule holds for both charts: here the moving range is 4.2, its limit 3.268."""
    expected: dict[RuleSet, list[str]] = {"wheeler": ["mr_outside"], "nhs": []}
    for rules, named in expected.items():
        found = xmr([Period(value) for value in (*BASE, -1.2, 3.0)], Method(rules=rules), (WINDOW,))
        assert (found.mr_outside, [signal.rule for signal in found.signals]) == ((13,), named)


# --- the two icons ---------------------------------------------------------------------------------------------------


def icons(*values: float, direction: Direction = "down", target: float | None = None) -> Chart:
    """Chart the base and these values with a direction and a target."""
    periods = [Period(value) for value in (*BASE, *values)]
    return xmr(periods, Method(direction=direction, target=target), (WINDOW,))


@pytest.mark.parametrize(
    ("value", "direction", "said"),
    [
        (0.6, "down", "common"),
        (4.0, "down", "concern"),
        (4.0, "up", "improvement"),
        (-4.0, "down", "improvement"),
        (-4.0, "up", "concern"),
        (4.0, "neutral", "high"),
        (-4.0, "neutral", "low"),
    ],
)
def test_variation_is_that_of_the_last_point(value: float, direction: Direction, said: str) -> None:
    """NHS England, Making Data Count: the variation icon speaks of the newest point, high and low of neutral ones."""
    assert icons(9.0, 0.4, value, direction=direction).variation == said


def test_below_thirteen_points_there_is_no_icon() -> None:
    """The NHS workbook shows icons from 13 points; so does NHSRplotthedots by its default."""
    assert (icons(direction="up", target=9).variation, icons(direction="up", target=9).assurance) == (None, None)
    assert icons(4.0).variation == "concern"


def test_a_last_point_with_signals_to_both_sides_is_mixed_and_shown_as_better() -> None:
    """Falling from far above: outside to the worse side, a trend to the better one."""
    found = icons(10, 9, 8, 7, 6, 5, 4)
    assert (found.variation, found.mixed) == ("improvement", True)
    assert icons(10, 9, 8, 7, 6, 5, 4, direction="neutral").variation == "high"


@pytest.mark.parametrize(
    ("target", "up", "down"), [(9.0, "miss", "hit"), (-9.0, "hit", "miss"), (1.0, "random", "random")]
)
def test_assurance_compares_the_limits_with_the_target(target: float, up: str, down: str) -> None:
    """NHSRplotthedots, assurance type: failing, passing and inconsistent, mirrored with the direction."""
    assert icons(0.6, direction="up", target=target).assurance == up
    assert icons(0.6, direction="down", target=target).assurance == down
    assert icons(0.6, direction="neutral", target=target).assurance is None


@pytest.mark.parametrize("target", [3.16, -2.16])
def test_a_target_on_a_limit_is_hit_or_miss(target: float) -> None:
    assert icons(0.6, direction="up", target=target).assurance == "random"


def test_assurance_looks_at_the_limits_of_the_latest_phase() -> None:
    periods = [Period(value) for value in (*BASE, *(20 + value for value in BASE))]
    found = xmr(periods, Method(direction="up", target=10), (Stretch(0), Stretch(12)))
    assert (found.assurance, found.variation) == ("hit", "common")


def test_a_latest_phase_of_few_points_gives_no_icon() -> None:
    periods = [Period(value) for value in (*BASE, 20.0, 21.0, 20.0)]
    found = xmr(periods, Method(direction="up", target=10), (Stretch(0), Stretch(12)))
    assert (found.assurance, found.variation) == (None, None)


# --- which one is named ----------------------------------------------------------------------------------------------


def test_outside_is_named_before_trend_then_two_of_three_then_shift() -> None:
    """The order in which the NHS Excel tool labels a point; all rules of the point are kept beside it."""
    assert sorted(RULES["nhs"], key=rank) == ["outside", "trend", "two_of_three", "shift"]
    assert set(PRECEDENCE) == {rule for rules in RULES.values() for rule in rules}


def test_a_neutral_measure_takes_the_side_of_the_rule_that_is_named() -> None:
    """Falling from 3 to 2.3: the trend says low, two of three and the shift say high."""
    found = icons(*(3.0 - 0.1 * at for at in range(8)), direction="neutral")
    last = len(found.periods) - 1
    assert {rule for rule, points in found.rules.items() if last in points} == {"trend", "two_of_three", "shift"}
    assert (found.variation, found.mixed) == ("low", True)
