"""Run charts: the median, the rules of Perla, Provost and Murray, the table of runs, and the tests of Anhoej."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from opspath_desktop.domain.run_chart import anhoej, run_chart, runs_limits
from opspath_desktop.domain.spc_types import Period, RunChart, Stretch


def chart(words: str, *, baseline: tuple[int, int] | None = None, rebase: bool = False) -> RunChart:
    """Make a run chart of numbers; `-` is a missing period, brackets exclude one."""
    periods = [
        Period(None if word == "-" else float(word.strip("()")), excluded=word.startswith("("))
        for word in words.split()
    ]
    return run_chart(periods, (Stretch(0, baseline),), rebase=rebase)


def test_the_centre_is_the_median_of_what_counts() -> None:
    assert chart("1 9 3 - (50) 4").median == 3.5
    assert chart("1 9 3").median == 3.0
    assert chart("").median is None


def test_points_on_the_median_belong_to_no_run() -> None:
    found = chart("1 9 5 9 1 5 9")
    assert (found.median, found.useful, found.runs, found.longest_run) == (5.0, 5, 4, 2)


@pytest.mark.parametrize(("above", "flagged"), [(5, 0), (6, 6)])
def test_six_on_one_side_are_a_shift(above: int, flagged: int) -> None:
    """Perla, Provost, Murray 2011, rule 1: six or more consecutive points all above or all below the median."""
    words = "1 9 " * 8 + "9 " * (above - 1) + "1 " * 3
    assert len(chart(words, baseline=(0, 15)).shift) == flagged


def test_points_on_the_median_neither_break_a_shift_nor_add_to_it() -> None:
    found = chart("4 6 4 6 6 5 6 6 5 6 6 4", baseline=(0, 3))
    assert (found.median, found.shift) == (5.0, (3, 4, 6, 7, 9, 10))


@pytest.mark.parametrize(
    ("words", "trend"),
    [
        ("5 1 2 3 4 1", ()),
        ("5 1 2 3 4 5 1", (1, 2, 3, 4, 5)),
        ("1 5 4 3 2 1 2", (1, 2, 3, 4, 5)),
        ("5 1 2 2 3 4 5 1", (1, 2, 4, 5, 6)),
        ("5 1 2 2 3 4 1", ()),
        ("5 1 2 - 3 4 5 1", (1, 2, 4, 5, 6)),
    ],
)
def test_five_rising_or_falling_are_a_trend(words: str, trend: tuple[int, ...]) -> None:
    """Perla, Provost, Murray 2011, rule 2: five or more all going up or down; a repeated value is not counted."""
    assert chart(words).trend == trend


def test_too_few_and_too_many_runs() -> None:
    """Perla, Provost, Murray 2011, rule 3: with 16 points off the median the table gives 5 to 13."""
    few, fine, many = ("1 1 1 1 1 1 1 1 9 9 9 9 9 9 9 9", "1 1 9 9 " * 4, "1 9 " * 8)
    assert [(found.runs, found.too_few_runs, found.too_many_runs) for found in map(chart, (few, fine, many))] == [
        (2, True, False),
        (8, False, False),
        (16, False, True),
    ]


def test_the_four_runs_of_balestracci() -> None:
    """D. Balestracci, An Underrated Test for Run Charts, Quality Digest (2008): runs of 7, 7, 1, 1 are few."""
    found = chart("9 " * 7 + "1 " * 7 + "9 1")
    assert (found.useful, found.runs, found.longest_run, found.too_few_runs) == (16, 4, 7, True)


def test_runs_are_not_tested_against_a_frozen_median_nor_below_ten_points() -> None:
    assert chart("1 9 " * 8, baseline=(0, 7)).too_many_runs is None
    assert chart("1 9 1 9 1 9 1 9 5").too_few_runs is None


@pytest.mark.parametrize(
    ("useful", "limits"),
    [(9, None), (10, (3, 9)), (15, (5, 12)), (16, (5, 13)), (20, (6, 16)), (27, (10, 19)), (40, (15, 27)), (61, None)],
)
def test_the_printed_table_of_runs(useful: int, limits: tuple[int, int] | None) -> None:
    """Rows of the table that Perla, Provost and Murray print (2011)."""
    assert runs_limits(useful) == limits


PRINTED = """
10:3-9 11:3-10 12:3-11 13:4-11 14:4-12 15:5-12 16:5-13 17:5-13 18:6-14 19:6-15 20:6-16 21:7-16 22:7-17 23:7-17 24:8-18
25:8-18 26:9-19 27:10-19 28:10-20 29:10-20 30:11-21 31:11-22 32:11-23 33:12-23 34:12-24 35:12-24 36:13-25 37:13-25
38:14-26 39:14-26 40:15-27
"""


def test_every_row_of_the_printed_table() -> None:
    """Perla, Provost and Murray 2011, table 1, after Swed and Eisenhart 1943: points off the median, fewest, most."""
    known = {int(useful): limits for useful, limits in (row.split(":") for row in PRINTED.split())}
    assert list(known) == list(range(10, 41))
    assert known == {useful: "{}-{}".format(*runs_limits(useful) or ()) for useful in known}


def exact(useful: int) -> tuple[int, int]:
    """Return the one-tailed 5 % values of Swed and Eisenhart, from the number of ways to make so many runs."""
    low, high = useful // 2, useful - useful // 2

    def ways(runs: int) -> int:
        half = runs // 2
        if runs % 2 == 0:
            return 2 * comb(low - 1, half - 1) * comb(high - 1, half - 1)
        return comb(low - 1, half) * comb(high - 1, half - 1) + comb(low - 1, half - 1) * comb(high - 1, half)

    def share(counts: range) -> Fraction:
        return Fraction(sum(map(ways, counts)), comb(useful, low))

    most = useful + 1
    fewest = max(runs for runs in range(2, most) if share(range(2, runs + 1)) <= Fraction(1, 20))
    return fewest, min(runs for runs in range(2, most) if share(range(runs, most)) <= Fraction(1, 20))


def test_from_41_points_on_the_table_is_the_exact_distribution() -> None:
    assert [runs_limits(useful) for useful in range(41, 61)] == [exact(useful) for useful in range(41, 61)]


def test_the_printed_table_is_never_more_than_one_off_the_exact_distribution() -> None:
    for useful in range(10, 41):
        printed = runs_limits(useful)
        assert printed is not None
        assert max(abs(one - other) for one, other in zip(printed, exact(useful), strict=True)) <= 1


def test_a_shift_can_make_a_new_median_of_its_first_six_points() -> None:
    found = chart("4 6 4 6 4 6 9 10 9 10 9 10 8 11 9 10", rebase=True, baseline=(0, 5))
    assert [(phase.start, phase.end, phase.centre) for phase in found.phases] == [(0, 4, 5.0), (5, 15, 9.0)]
    assert found.median == 9.0
    assert [phase.centre for phase in chart("4 6 4 6 4 6", rebase=True).phases] == [5.0]


def test_the_tests_of_anhoej() -> None:
    """Anhoej and Olesen 2014: of 24 points a run above 8 is long, fewer than 8 crossings are few."""
    found = anhoej(chart("1 " * 12 + "9 " * 12))
    assert found is not None
    assert (found.most_run, found.fewest_crossings, found.long_run, found.few_crossings) == (8, 8, True, True)
    assert found.crossings == 1
    assert anhoej(chart("5 5 5")) is None


def test_huge_numbers_overflow_nothing() -> None:
    assert chart("1e308 -1e308 1e308 1e308").median == 1e308


def of_phases(words: str, *stretches: Stretch) -> RunChart:
    return run_chart([Period(float(word)) for word in words.split()], stretches)


def test_each_phase_has_its_own_median() -> None:
    found = of_phases("9 7 8 2 3 1", Stretch(0), Stretch(3))
    assert [(phase.start, phase.end, phase.count, phase.centre) for phase in found.phases] == [
        (0, 2, 3, 8.0),
        (3, 5, 3, 2.0),
    ]
    assert found.median == 2.0


@pytest.mark.parametrize(
    ("stretch", "used", "median"),
    [
        (Stretch(4), 4, 2.5),
        (Stretch(4, (4, 5)), 2, 1.5),
        (Stretch(4, carried=True), 4, 7.5),
        (Stretch(4, centre=3.0), 4, 3.0),
    ],
)
def test_a_phase_has_the_median_that_was_chosen(stretch: Stretch, used: int, median: float) -> None:
    found = of_phases("6 7 8 9 1 2 3 4", Stretch(0), stretch)
    assert (found.phases[1].used, found.median) == (used, median)


def test_no_rule_looks_over_the_border_of_a_phase() -> None:
    """A shift of six and a trend of five in one phase are neither when the border goes through them."""
    words = "5 1 2 3 4 5 6 7"
    whole = of_phases(words, Stretch(0, centre=0.0))
    assert (len(whole.shift), len(whole.trend)) == (8, 7)
    split = of_phases(words, Stretch(0, centre=0.0), Stretch(4, centre=0.0))
    assert (split.shift, split.trend, split.too_few_runs) == ((), (), None)


def test_stretches_that_do_not_rise_are_refused() -> None:
    with pytest.raises(ValueError, match="start at 0 and rise"):
        of_phases("1 2 3", Stretch(1))
