"""Any numbers make a picture: huge ones, tiny ones, none, days that repeat; line and run charts use the same frame."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from opspath_desktop.charts.figure import Figure, Line, Marker, Rect, Text
from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.domain.spc_types import Period
from tests.charts.series import CHANGE, DAY, VALUES, lines, made, shapes, words

NUMBERS = st.one_of(st.none(), st.floats(-1e308, 1e308), st.floats(-100, 100), st.integers(0, 5).map(float))
LISTS = st.lists(st.builds(Period, NUMBERS, st.booleans()), max_size=40)


def within(figure: Figure) -> bool:
    """Tell whether nothing leaves the picture and every place is a number."""
    places: list[tuple[float, float]] = []
    for mark in figure.marks:
        match mark:
            case Line():
                places += mark.points
            case Rect():
                places += [(mark.x, mark.y), (mark.x + mark.w, mark.y + mark.h)]
            case Marker() | Text():
                places.append((mark.x, mark.y))
    return all(-0.01 <= x <= figure.width + 0.01 and -0.01 <= y <= figure.height + 0.01 for x, y in places)


@settings(max_examples=60, deadline=None)
@given(LISTS, st.sampled_from(["xmr", "run", "line"]), st.sampled_from(["up", "down", "neutral"]), st.booleans())
def test_nothing_leaves_the_picture(periods: Sequence[Period], kind: str, better: str, ranges: bool) -> None:
    series = made(tuple(periods), kind, better=better, marks=(CHANGE,))
    figure = measure_chart(series, moving_range=ranges, height=240)
    assert within(figure)
    assert all(len(row) == len(figure.table.header) for row in figure.table.rows)
    assert [tip.x for tip in figure.tips] == sorted(tip.x for tip in figure.tips)


def test_no_number_says_so() -> None:
    figure = measure_chart(ControlSeries("First response"))
    assert (figure.alt, list(figure.tips)) == ("First response: no numbers yet.", [])


def test_the_axis_is_true_to_time() -> None:
    series = made(VALUES[:3], "line")
    late = replace(series, days=(DAY, DAY + dt.timedelta(days=10), DAY + dt.timedelta(days=100)))
    x = [tip.x for tip in measure_chart(late).tips]
    assert abs((x[1] - x[0]) * 9 - (x[2] - x[1])) < 0.01


def test_days_that_repeat_take_one_step_each() -> None:
    series = replace(
        made(VALUES[:4], "line"), days=(DAY, DAY, DAY + dt.timedelta(days=90), DAY + dt.timedelta(days=91))
    )
    x = [tip.x for tip in measure_chart(series).tips]
    assert abs((x[1] - x[0]) - (x[3] - x[2])) < 0.01


def test_another_year_is_told() -> None:
    series = replace(made(VALUES[:2], "line"), days=(dt.date(2025, 11, 3), DAY))
    assert "3 Nov 2025" in words(measure_chart(series))


def test_the_scale_does_not_start_at_nought() -> None:
    texts = words(measure_chart(made(tuple(100 + value for value in VALUES), "line")))
    assert "0" not in texts
    assert "104" in texts


def test_a_line_chart_has_a_typed_baseline_and_no_limits() -> None:
    figure = measure_chart(made(VALUES[:5], "line", baseline=8.2, target=6.0))
    assert {"Baseline 8.2", "Target 6", "8.1 hours"} <= set(words(figure))
    assert figure.table.header == ("Date", "Value (hours)", "Note")


def test_the_better_direction_is_in_words() -> None:
    assert "hours · lower is better ↓" in words(measure_chart(made()))
    assert "hours · higher is better ↑" in words(measure_chart(made(better="up")))
    assert "hours" in words(measure_chart(made(better="neutral")))


def test_a_named_chart_says_what_it_counts() -> None:
    assert {"First response", "hours · lower is better ↓"} <= set(words(measure_chart(made(), named=True)))


def test_a_run_chart_has_a_median_and_says_its_runs() -> None:
    figure = measure_chart(made(kind="run", target=6.0))
    assert {"Median 7.4", "4 runs: too few for chance"} <= set(words(figure))
    assert "Median 7.4 hours." in figure.alt
    assert "diamond better" in shapes(figure)
    assert figure.table.header[2:4] == ("Median", "Signal")


def test_all_of_very_many_keep_the_extremes_and_the_signals() -> None:
    values = tuple(50.0 + n % 3 + (40 if n in (1234, 4000) else 0) - (40 if n == 2500 else 0) for n in range(5000))
    figure = measure_chart(made(values), width=480)
    path = [point for mark in lines(figure, "line") for point in mark.points]
    tips = figure.tips
    for index in (1234, 2500, 4000):
        assert any(abs(x - tips[index].x) < 1 and abs(y - tips[index].y) < 0.01 for x, y in path)
    signals = [mark for mark in figure.marks if isinstance(mark, Marker) and mark.shape in ("diamond", "triangle")]
    assert all(any(abs(mark.x - tips[index].x) < 2 for mark in signals) for index in (1234, 2500, 4000))
    assert len(figure.marks) < 1500


def test_a_window_beyond_the_end_is_cut() -> None:
    assert [tip.key for tip in measure_chart(made(), window=Window(15, 100)).tips] == [15, 16, 17]


def test_the_first_event_is_no_missing_one() -> None:
    missing, first = (measure_chart(made((None, 3.0, 5.0), "line", events=events)) for events in (False, True))
    assert (missing.tips[0].text, missing.table.rows[0][1]) == ("6 July: no number", "missing")
    assert (first.tips[0].text, first.table.rows[0][1]) == ("6 July: the first event", "first event")
    assert len(lines(missing, "text2")) == len(lines(first, "text2")) + 1
