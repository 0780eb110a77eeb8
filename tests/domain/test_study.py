"""What the numbers of a measure show: its chart, its baseline, the signal since the change, and what was held."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opspath_desktop.domain.study import mean, study
from opspath_desktop.domain.study_types import Number, Settings, Step, Study

START = date(2026, 1, 5)
BEFORE = (51.0, 47.0, 56.0, 53.0, 49.0, 58.0, 52.0, 50.0, 55.0, 48.0)
SINCE = (45.0, 41.0, 36.0, 38.0, 33.0, 35.0, 31.0, 32.0)
CALM = (51.0, 49.0, 52.0, 48.0, 50.0, 51.0, 49.0, 52.0)


def week(number: int) -> date:
    return START + timedelta(weeks=number)


def numbers(values: Sequence[float | None], *, excluded: Sequence[int] = ()) -> list[Number]:
    return [Number(week(at), value, at in excluded) for at, value in enumerate(values)]


def look(values: Sequence[float | None], change: int | None = None, steps: Sequence[Step] = (), **fields: Any) -> Study:
    """Study weekly values with a change in one week."""
    changes = [] if change is None else [(week(change), "Slots")]
    return study(numbers(values), replace(Settings(), **fields), changes, steps)


@pytest.mark.parametrize(
    ("values", "change", "kind"),
    [
        ((), None, "line"),
        (CALM[:5], None, "line"),
        (CALM[:6], None, "xmr"),
        ((*CALM[:5], None, None), None, "line"),  # missing periods make no limits
        ((*CALM[:5], 60.0), 5, "xmr"),  # five before the change freeze nothing: all six make the limits
    ],
)
def test_a_line_becomes_a_control_chart_with_six_numbers(values: Any, change: int | None, kind: str) -> None:
    """Wheeler, Understanding Variation (2000): useful limits may be had with as few as five or six values."""
    assert look(values, change).kind == kind


def test_a_chart_that_was_chosen_is_drawn() -> None:
    assert [look(CALM, chart=chosen).kind for chosen in ("line", "run", "xmr")] == ["line", "run", "xmr"]
    assert look(CALM, chart="run").run is not None
    assert look(CALM, chart="run").chart is None


def test_the_baseline_is_frozen_at_the_first_change() -> None:
    """NHS England, Making Data Count: the limits stay those of the baseline until a step change is agreed."""
    shown = look((*BEFORE, *SINCE), 10)
    assert shown.chart is not None
    limits = shown.chart.phases[0]
    assert (limits.used, limits.count, limits.centre) == (10, 18, 51.9)
    assert (shown.before, shown.now) == (51.9, 36.375)
    assert (shown.count, shown.after) == (18, 8)


def test_fewer_than_six_before_the_change_freeze_nothing() -> None:
    shown = look((*BEFORE[:5], *SINCE), 5)
    assert shown.chart is not None
    assert shown.chart.phases[0].used == 13
    assert (shown.before, shown.now) == (51.2, 36.375)


@pytest.mark.parametrize(
    ("fields", "used"),
    [
        ({"baseline_mode": "all"}, 18),
        ({"baseline_mode": "first_n", "baseline_n": 8}, 8),
        ({"baseline_mode": "first_n", "baseline_n": 40}, 18),
        ({"baseline_mode": "date_range", "baseline_from": week(1), "baseline_to": week(7)}, 7),
        ({"baseline_mode": "date_range", "baseline_to": week(6)}, 7),
        ({"baseline_mode": "date_range", "baseline_from": week(99)}, 18),
        ({"baseline_mode": "typed", "baseline": 50.0}, 10),
    ],
)
def test_the_baseline_may_be_chosen(fields: dict[str, Any], used: int) -> None:
    shown = look((*BEFORE, *SINCE), 10, **fields)
    assert shown.chart is not None
    assert shown.chart.phases[0].used == used


def test_a_typed_centre_is_what_is_compared_with() -> None:
    shown = look((*BEFORE, *SINCE), 10, baseline_mode="typed", baseline=50.0)
    assert shown.chart is not None
    assert (shown.before, shown.chart.phases[0].centre) == (50.0, 50.0)


def test_the_signal_since_the_change_speaks() -> None:
    found = look((*BEFORE, *SINCE), 10).found
    assert found is not None
    assert (found.rule, found.tone, found.side, found.after) == ("outside", "better", -1, 3)
    assert (found.began, found.detected) == (week(9), week(12))  # the run began the week before the change


def test_a_signal_before_the_change_proves_nothing() -> None:
    shown = look((*CALM, 90.0, *CALM[:4]), 9)
    assert shown.found is None
    assert not shown.beyond_trend


@pytest.mark.parametrize(("direction", "tone"), [("down", "better"), ("up", "worse"), ("neutral", "neutral")])
def test_the_direction_tells_better_from_worse(direction: str, tone: str) -> None:
    assert look((*BEFORE, *SINCE), 10, direction=direction).tone == tone


def test_a_gain_that_was_lost_is_told_as_worse() -> None:
    assert look((*CALM, *[30.0] * 7, *[90.0] * 7), 8).tone == "worse"


def test_a_trend_alone_is_no_proof() -> None:
    """Anhoej and Olesen (PLoS ONE 9, 2014) found the trend rule useless: it never lifts the evidence above level 2."""
    falling = [50.9, 50.6, 50.3, 50.1, 49.9, 49.7, 49.5]
    shown = look((*[51.0, 49.0] * 5, *falling), 10)
    assert shown.found is not None
    assert (shown.found.rule, shown.tone, shown.beyond_trend) == ("trend", "better", False)


def test_an_improvement_that_was_lost_does_not_help_a_trend() -> None:
    """One point far below, then 14 above the centre, of which the last seven fall."""
    lost = [53.0, 52.0, 53.5, 52.5, 53.0, 52.0, 53.6]
    falling = [53.5, 53.1, 52.7, 52.3, 51.9, 51.5, 51.1]
    shown = look((*CALM, 40.0, *lost, *falling), 8)
    assert (shown.tone, shown.beyond_trend) == ("better", False)
    assert look((*CALM, 40.0, 50.5), 8).beyond_trend


@pytest.mark.parametrize(("rules", "needed"), [("nhs", 4), ("wheeler", 5), ("western_electric", 5)])
def test_it_is_said_how_many_more_a_run_needs(rules: str, needed: int) -> None:
    """A run is 7 long for the NHS, 8 for Wheeler and Western Electric."""
    shown = look((*CALM, 49.5, 49.6, 49.4), 8, rules=rules)
    assert (shown.found, shown.needed, shown.after) == (None, needed, 3)


def test_a_run_chart_needs_six_on_one_side_of_the_median() -> None:
    """Perla, Provost and Murray (2011): six or more on one side; points on the median are passed over."""
    shown = look((*CALM, 49.9, 50.5, 49.8), 8, chart="run")
    assert (shown.before, shown.needed) == (50.5, 4)  # 50.5 lies on the median and is skipped
    falling = look((*CALM, *[45.0, 46.0] * 3), 8, chart="run")
    assert falling.found is not None
    assert (falling.found.rule, falling.tone, falling.beyond_trend) == ("shift", "better", True)


def test_seven_further_points_hold_a_gain() -> None:
    gained = (*CALM, 40.0, *[44.0, 46.0] * 3)
    assert not look(gained, 8).held
    assert look((*gained, 45.0), 8).held
    assert not look((*gained, 45.0, 51.0), 8).held


def test_thirteen_points_of_a_new_phase_hold_a_gain() -> None:
    values = (*CALM, *[44.0, 46.0] * 6, 52.0)
    step = Step(week(8), "Slots")
    assert not look(values, 8).held
    assert look(values, 8, [step]).held
    assert not look(values, 8, [Step(week(9), "Slots")]).held  # twelve


def test_a_new_phase_is_drawn_and_leaves_the_test_alone() -> None:
    values = (*BEFORE, *SINCE)
    plain, stepped = look(values, 10), look(values, 10, [Step(week(10), "Slots")])
    assert stepped.chart is not None
    assert [(phase.start, phase.end, phase.used) for phase in stepped.chart.phases] == [(0, 9, 10), (10, 17, 8)]
    assert stepped.labels == ("", "Slots")
    assert (stepped.found, stepped.before, stepped.beyond_trend) == (plain.found, plain.before, True)
    assert (stepped.now, stepped.trial) == (36.375, True)


def test_a_new_phase_of_a_run_chart_is_drawn_and_leaves_the_test_alone() -> None:
    values = (*BEFORE, *SINCE)
    plain, stepped = look(values, 10, chart="run"), look(values, 10, [Step(week(10), "Slots")], chart="run")
    assert stepped.run is not None
    assert [(phase.start, phase.end, phase.centre) for phase in stepped.run.phases] == [(0, 9, 51.5), (10, 17, 35.5)]
    assert stepped.labels == ("", "Slots")
    assert (stepped.found, stepped.before, stepped.now) == (plain.found, 51.5, 35.5)


def test_the_median_of_a_new_phase_is_the_one_that_holds_now() -> None:
    values = (*BEFORE, *SINCE)
    assert look(values, 10, [Step(week(12), "Slots")], chart="run").now == 34.0
    assert look(values, 10, chart="run").now == 35.5


@pytest.mark.parametrize(
    ("limits", "used", "centre"),
    [("calculated", 14, 45.0), ("fixed_after_n", 12, 45.0), ("carried_from_previous", 8, 50.25)],
)
def test_a_phase_has_the_limits_that_were_chosen(limits: Any, used: int, centre: float) -> None:
    """NHSRplotthedots fixes limits after 12 points at the earliest."""
    shown = look((*CALM, *[44.0, 46.0] * 7), 8, [Step(week(8), "Slots", limits, 5)])
    assert shown.chart is not None
    assert (shown.chart.phases[1].used, shown.chart.phases[1].centre) == (used, centre)


def test_a_phase_without_numbers_is_left_out() -> None:
    shown = look(CALM, None, [Step(week(40), "Later"), Step(week(0), "From the start")])
    assert shown.labels == ("From the start",)
    assert shown.kind == "xmr"


@pytest.mark.parametrize("chart", ["auto", "run"])
def test_a_new_phase_is_offered_with_the_run_or_the_change(chart: str) -> None:
    offered = look((*BEFORE, *SINCE), 10, chart=chart).proposal
    assert offered is not None
    assert (offered.run_starts, offered.changed_on) == (week(9), week(10))


@pytest.mark.parametrize(
    ("change", "fields", "steps"),
    [
        (None, {}, ()),  # nothing was changed
        (10, {"direction": "up"}, ()),  # it became worse
        (10, {"direction": "neutral"}, ()),
        (10, {}, (Step(week(10), "Slots"),)),  # it has its phase already
        (10, {"chart": "run"}, (Step(week(10), "Slots"),)),
        (10, {"chart": "line"}, ()),
    ],
)
def test_no_phase_is_offered_without_need(change: int | None, fields: Any, steps: Any) -> None:
    assert look((*BEFORE, *SINCE), change, steps, **fields).proposal is None


def test_changes_are_numbered_by_day() -> None:
    shown = study(numbers(CALM), Settings(), [(week(6), "Second"), (week(2), "First"), (week(50), "Later")])
    assert [(each.number, each.text, each.index) for each in shown.changes] == [
        (1, "First", 2),
        (2, "Second", 6),
        (3, "Later", 8),
    ]


def test_missing_and_excluded_periods_keep_their_place() -> None:
    shown = study(numbers((*CALM[:4], None, *CALM[4:]), excluded=[2]))
    assert (len(shown.periods), shown.count) == (9, 7)
    assert shown.chart is not None
    assert [at for at, moved in enumerate(shown.chart.moving_ranges) if moved is not None] == [1, 6, 7, 8]


def test_a_change_to_come_leaves_everything_before_it() -> None:
    shown = look(CALM, 40)
    assert (shown.before, shown.now, shown.after) == (50.25, None, 0)


@pytest.mark.parametrize(("values", "before", "now"), [((), None, None), ((5.0,), None, 5.0), ((8.0, 6.0), 8.0, 6.0)])
def test_one_and_two_numbers_are_compared_end_to_end(values: Any, before: Any, now: Any) -> None:
    shown = look(values)
    assert (shown.before, shown.now) == (before, now)


FINITE = st.floats(-1e308, 1e308)
VALUES = st.lists(st.none() | st.integers(-1000, 1000).map(float), max_size=40)
CHANGES = st.lists(st.integers(0, 45), max_size=3)


@given(st.lists(st.none() | FINITE, max_size=30), st.none() | st.integers(0, 30), st.sampled_from(["auto", "run"]))
def test_any_finite_numbers_are_studied_without_an_error(values: Any, change: Any, chart: str) -> None:
    shown = look(values, change, chart=chart)
    assert all(number is None or math.isfinite(number) for number in (shown.before, shown.now))


@given(VALUES, CHANGES, st.integers(-500, 500))
def test_shifting_the_numbers_shifts_the_centres_and_nothing_else(values: Any, changes: Any, by: int) -> None:
    marked = [(week(at), "Slots") for at in changes]
    one = study(numbers(values), Settings(), marked)
    other = study(numbers([None if value is None else value + by for value in values]), Settings(), marked)
    assert (one.found, one.needed, one.held, one.proposal) == (other.found, other.needed, other.held, other.proposal)
    for old, new in ((one.before, other.before), (one.now, other.now)):
        assert (old is None) == (new is None)
        assert old is None or new is None or math.isclose(old + by, new, abs_tol=1e-6)


@given(VALUES, CHANGES)
def test_mirrored_numbers_with_the_other_direction_tell_the_same(values: Any, changes: Any) -> None:
    marked = [(week(at), "Slots") for at in changes]
    down = study(numbers(values), Settings(direction="down"), marked)
    mirrored = numbers([None if value is None else -value for value in values])
    up = study(mirrored, Settings(direction="up"), marked)
    assert (down.tone, down.needed, down.held, down.beyond_trend) == (up.tone, up.needed, up.held, up.beyond_trend)


@given(VALUES, st.lists(st.integers(0, 39), max_size=3, unique=True), st.integers(6, 39))
def test_phases_made_after_the_change_never_alter_the_test(values: Any, starts: list[int], change: int) -> None:
    steps = [Step(week(at), "New") for at in starts if at >= change]
    plain, stepped = look(values, change), look(values, change, steps)
    if plain.kind == stepped.kind:
        assert (plain.found, plain.before, plain.needed) == (stepped.found, stepped.before, stepped.needed)


@example([-6.208031458017074e16] * 3)  # a third of their sum, rounded twice, lies beyond
@given(st.lists(FINITE, min_size=1, max_size=9))
def test_a_mean_lies_between_the_numbers(values: list[float]) -> None:
    assert min(values) <= mean(values) <= max(values)


def test_the_median_of_the_largest_numbers_is_finite() -> None:
    assert look((1e308, 1.2e308, 1e308, 1.2e308), 2, chart="run").before == pytest.approx(1.1e308)
