"""The control chart shows limits, signals, phases and marks, and says the same in words and in a table."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from opspath_desktop.charts.figure import Line, Text
from opspath_desktop.charts.over_time import legend_room, measure_chart
from opspath_desktop.charts.series import ChartMark, Window
from opspath_desktop.charts.signals import flags
from opspath_desktop.domain.spc_types import Period, Stretch
from tests.charts.series import CHANGE, DAY, VALUES, fills, lines, made, shapes, words

MANY = tuple(ChartMark(DAY + dt.timedelta(weeks=n), f"Change of week {n}") for n in range(1, 9))
PHASES = (9.4, 8.9, 9.8, 9.1, 9.6, 9.2, 8.7, 9.9, 9.3, 9.0, 9.5, 12.7, 9.2, 6.9, 6.3, 5.8, 6.4, 6.0, 6.2, 5.7)


def test_the_right_edge_names_the_limits_and_the_last_value_in_bold() -> None:
    figure = measure_chart(made(target=6.0))
    assert {"Upper 10.5", "Mean 8.2", "Lower 5.9", "Target 6", "4.9 hours"} <= set(words(figure))
    assert [mark.text for mark in figure.marks if isinstance(mark, Text) and mark.weight == "bold"] == ["4.9 hours"]


def test_labels_at_the_right_edge_never_touch() -> None:
    figure = measure_chart(made(target=5.95), height=110)
    names = ("Upper", "Mean", "Lower", "Target", "4.9")
    heights = sorted(m.y for m in figure.marks if isinstance(m, Text) and m.text.startswith(names))
    assert len(heights) == 5
    assert all(after - before >= 7.6 for before, after in pairwise(heights))


def test_limits_of_few_points_are_pale_and_say_so() -> None:
    figure = measure_chart(made())
    assert "trial limits, baseline n=10" in words(figure)
    assert (len(fills(figure, "trialband")), len(fills(figure, "band")), lines(figure, "limit")[:0]) == (1, 0, [])
    assert all(mark.dash for mark in lines(figure, "trial") if mark.width < 0.9)


def test_limits_of_many_points_are_plain() -> None:
    figure = measure_chart(made(stretches=(Stretch(0, (0, 12)),)))
    assert not any(text.startswith("trial") for text in words(figure))
    assert len(fills(figure, "band")) == 1


def test_better_signals_are_diamonds_worse_ones_triangles_neutral_ones_squares() -> None:
    assert shapes(measure_chart(made())).count("diamond better") == 8
    assert shapes(measure_chart(made(better="up"))).count("triangle worse") == 8
    assert shapes(measure_chart(made(better="neutral"))).count("square neutral") == 8
    assert shapes(measure_chart(made())).count("circle line") == 10


def test_the_lines_break_at_a_phase_border() -> None:
    series = made(PHASES, stretches=(Stretch(0), Stretch(13)), phases=("", "After the event"))
    figure = measure_chart(series)
    first, second = fills(figure, "band")[0], fills(figure, "trialband")[0]
    assert first.x + first.w < second.x
    assert {"Before: mean 9.6", "After the event", "Mean 6.2"} <= set(words(figure))


def test_a_missing_period_breaks_the_line_and_an_excluded_one_is_hollow() -> None:
    values = (*VALUES[:4], None, *VALUES[4:7], Period(14.0, excluded=True), *VALUES[7:])
    figure = measure_chart(made(values))
    solid = [mark for mark in lines(figure, "line") if not mark.dash]
    assert len(solid) == 3
    assert shapes(figure).count("circle line hollow") == 1
    assert all(mark.points[0] != solid[0].points[-1] for mark in solid[1:])


def test_a_bound_clips_the_drawn_limit() -> None:
    counts = (3.0, 1.0, 0.0, 2.0, 4.0, 1.0, 0.0, 0.0, 2.0, 1.0, 3.0, 0.0, 1.0, 5.0)
    free, bound = made(counts, stretches=(Stretch(),)), made(counts, stretches=(Stretch(),), lower_bound=0.0)
    assert any(text.startswith("Lower") for text in words(measure_chart(free)))
    assert not any(text.startswith("Lower") for text in words(measure_chart(bound)))
    assert "upper limit" in measure_chart(bound).alt
    assert bound.chart == free.chart  # what is drawn changes no arithmetic


def test_equal_values_have_a_centre_and_no_limits() -> None:
    figure = measure_chart(made((5.0,) * 14))
    assert "Mean 5.0" in words(figure)
    assert not any(text.startswith(("Upper", "Lower")) for text in words(figure))


def test_a_single_change_is_named_at_its_line() -> None:
    assert {"1", "Triage script live, 14 Sept"} <= set(words(measure_chart(made(marks=(CHANGE,)))))


def test_changes_are_numbered_events_and_data_issues_have_letters_and_shapes_of_their_own() -> None:
    event, issue = replace(CHANGE, text="Holidays", kind="event"), replace(CHANGE, text="Clock", kind="data_issue")
    figure = measure_chart(made(marks=(CHANGE, event, issue)))
    assert {"1", "a", "b", "Event: Holidays, 14 Sept", "Data: Clock, 14 Sept"} <= set(words(figure))
    assert {"circle marker", "square text2 hollow", "diamond text2 hollow"} <= set(shapes(figure))


def test_no_more_than_six_changes_are_drawn_and_the_rest_is_told() -> None:
    figure = measure_chart(made(marks=MANY), height=260)
    assert shapes(figure).count("circle marker") == 12  # above the plot and in the legend
    assert "2 more marks are in the table" in words(figure)
    assert legend_room(made(marks=MANY), 480) > legend_room(made(marks=(CHANGE,)), 480) == 0
    assert len(figure.table.rows) == len(VALUES) + len(MANY)


def test_the_alternative_text_states_the_numbers() -> None:
    alt = measure_chart(made(target=6.0, marks=(CHANGE,)), finding="It fell.").alt
    assert alt.startswith("It fell. First response: 18 values from 6 July to 2 November, first 7.9, last 4.9 hours.")
    assert "Mean 8.2 hours, limits 5.9 to 10.5 (trial limits, baseline n=10)." in alt
    assert "in a run on one side of the mean, 8 points" in alt
    assert alt.endswith("Target 6. Change 1: Triage script live, 14 Sept.")


def test_a_tip_says_day_value_rules_reason_and_note() -> None:
    notes = ("",) * 17 + ("Script known to all.",)
    tip = measure_chart(made(notes=notes)).tips[17]
    assert tip.text == (
        "2 November: 4.9 hours. better: outside the limits, two of three close to a limit, "
        "in a run on one side of the mean. Script known to all"
    )
    assert tip.key == 17


def test_a_missing_period_says_why() -> None:
    series = made((*VALUES[:4], None, *VALUES[5:]), reasons=("",) * 4 + ("System down",) + ("",) * 13)
    assert measure_chart(series).tips[4].text == "3 August: no number. System down"


def test_the_table_has_every_number() -> None:
    table = measure_chart(made(marks=(CHANGE,))).table
    assert table.header == (
        "Date", "Value (hours)", "Moving range", "Lower limit", "Mean", "Upper limit", "Signal", "Note",
    )  # fmt: skip
    assert table.rows[1] == ("13 July", "8.4", "0.5", "5.9", "8.2", "10.5", "", "")
    assert table.rows[10] == ("14 September", "", "", "", "", "", "", "Change 1: Triage script live")


def test_the_moving_ranges_stand_below_on_the_same_axis() -> None:
    jump = (*PHASES[:13],)
    series = made(jump, stretches=(Stretch(),))
    alone, both = measure_chart(series), measure_chart(series, moving_range=True, height=260)
    assert "Moving range" in words(both)
    assert shapes(both).count("square neutral") == len(series.chart.mr_outside if series.chart else ()) == 1
    assert [tip.x for tip in both.tips] == [tip.x for tip in alone.tips]


def test_a_window_shows_some_periods_and_says_which() -> None:
    figure = measure_chart(made(marks=(CHANGE,)), window=Window(2, 5))
    assert [tip.key for tip in figure.tips] == [2, 3, 4, 5, 6]
    assert figure.alt.endswith("On show: 20 July to 17 August.")
    assert len(figure.table.rows) == 19


@pytest.mark.parametrize("count", range(6))
def test_few_points_have_dots_and_a_line_but_no_limits(count: int) -> None:
    figure = measure_chart(made(VALUES[:count]))
    assert not any(text.startswith(("Upper", "Mean", "Lower")) for text in words(figure))
    assert len(figure.tips) == count


def test_screened_limits_say_so() -> None:
    series = made()
    assert series.chart is not None
    screened = replace(series.chart, method=replace(series.chart.method, screen=True))
    figure = measure_chart(replace(series, chart=screened))
    assert "trial limits, baseline n=10 · extreme jumps left out of limits" in words(figure)


def test_outside_is_named_before_trend_and_trend_before_a_run() -> None:
    values = (*(0.0, 1.0) * 6, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 9.0)
    chart = made(values, stretches=(Stretch(0, (0, 11)),)).chart
    assert chart is not None
    found = flags(chart.signals, "up")
    assert (found[18].rules, found[12].rules[0]) == (("outside", "trend", "shift"), "trend")


def test_a_phase_of_few_numbers_says_that_it_has_no_limits() -> None:
    series = made(PHASES[:17], stretches=(Stretch(0), Stretch(13)), phases=("", "After the event"))
    assert "After the event: too few points for limits." in measure_chart(series).alt


def test_the_words_of_a_phase_never_stand_behind_the_sign_of_a_mark() -> None:
    """They would be taken for those of the mark, which stand in the legend."""
    marks = tuple(ChartMark(DAY + dt.timedelta(weeks=n), "Script") for n in (13, 16))
    figure = measure_chart(
        made(PHASES, stretches=(Stretch(0), Stretch(13)), phases=("", "After the event"), marks=marks)
    )
    placed = {mark.text: mark.y for mark in figure.marks if isinstance(mark, Text)}
    assert placed["After the event"] < placed["1"] - 7


def test_numbers_on_the_axis_are_drawn_over_it() -> None:
    figure = measure_chart(made((3.0, 0.0, 0.0, 2.0), lower_bound=0.0))
    axis = next(n for n, mark in enumerate(figure.marks) if isinstance(mark, Line) and mark.width == 0.9)
    assert axis < next(n for n, mark in enumerate(figure.marks) if isinstance(mark, Line) and mark.role == "line")


def test_the_largest_numbers_are_told_apart() -> None:
    figure = measure_chart(made((5e307, 2e307, 6e307, 3e307, 1e307, 4e307)))
    tips = figure.tips
    assert tips[2].y < tips[0].y < tips[5].y < tips[3].y < tips[1].y < tips[4].y


def test_a_low_chart_keeps_three_numbers_at_its_scale() -> None:
    figure = measure_chart(made((20.2, 10.0, 0.8), kind="line"), height=80)
    assert len([text for text in words(figure) if text.isdigit()]) >= 3


def test_the_row_of_the_phases_takes_nothing_from_the_plot() -> None:
    phased = made(PHASES, stretches=(Stretch(0), Stretch(13)), phases=("", "After the event"))
    assert legend_room(phased, 300) - legend_room(made(PHASES), 300) == 10.6
