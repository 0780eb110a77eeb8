"""A run chart shows a median a phase, names the phases, and says the same in words and in the table."""

from __future__ import annotations

from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.charts.sparkline import small_chart
from opspath_desktop.domain.spc_types import Period, Stretch
from tests.charts.series import VALUES, lines, made, shapes, words


def phased(**fields: object) -> ControlSeries:
    """Return a run chart whose median was set anew with the eleventh number."""
    return made(kind="run", stretches=(Stretch(0, (0, 7)), Stretch(10)), phases=("", "Script live"), **fields)


def test_each_phase_has_its_median_and_its_name() -> None:
    figure = measure_chart(phased())
    first, second = lines(figure, "mean")
    assert first.points[1][0] < second.points[0][0]
    assert first.points[0][1] < second.points[0][1]
    assert {"Before: median 8.2", "Script live", "Median 5.6"} <= set(words(figure))


def test_the_words_of_a_screen_reader_say_every_median() -> None:
    alt = measure_chart(phased()).alt
    assert "Before: median 8.2 hours (of 8 points). Script live: median 5.6 hours." in alt
    assert "run" not in alt.split("Script live")[1]  # against two medians the runs are not counted


def test_the_table_has_the_median_of_each_row() -> None:
    rows = measure_chart(phased()).table.rows
    assert [rows[at][2] for at in (0, 9, 10, 17)] == ["8.2", "8.2", "5.6", "5.6"]


def test_a_window_names_the_phases_and_scales_to_the_numbers_on_show() -> None:
    figure = measure_chart(phased(), window=Window(11, 7))
    assert "Median 5.6" in words(figure)
    assert not any(text.startswith("Before") for text in words(figure))
    assert max(float(text) for text in words(figure) if text.replace(".", "").isdigit()) < 8


def test_a_phase_without_a_number_has_no_median() -> None:
    values = (*VALUES[:8], Period(None), Period(None))
    figure = measure_chart(made(values, kind="run", stretches=(Stretch(), Stretch(8)), phases=("", "Holiday")))
    assert len(lines(figure, "mean")) == 1
    assert figure.table.rows[9][2] == ""


def test_a_small_run_chart_keeps_its_phases() -> None:
    assert len(lines(small_chart(phased()), "mean")) == 2


def test_signals_are_told_by_shape_and_against_the_median_of_their_phase() -> None:
    whole, split = measure_chart(made(kind="run")), measure_chart(made(kind="run", stretches=(Stretch(), Stretch(10))))
    assert "diamond better" in shapes(whole)
    assert not any(shape.startswith("diamond") for shape in shapes(split))


def test_the_decimals_of_a_measure_are_found_once() -> None:
    series = phased()
    assert series.places == 1
    assert "places" in vars(series)
    assert series == phased()


def test_a_frozen_median_says_of_how_many_points_it_is() -> None:
    assert "frozen median, baseline n=8" in words(measure_chart(made(kind="run", stretches=(Stretch(0, (0, 7)),))))
    assert "4 runs: too few for chance" in words(measure_chart(made(kind="run")))


def test_a_narrow_phase_is_named_without_its_median() -> None:
    """A number that is cut would be another number."""
    series = made(kind="run", stretches=(Stretch(0), Stretch(3), Stretch(9)), phases=("", "", ""))
    told = words(measure_chart(series, width=240))
    assert "Before" in told
    assert not any(text.endswith("…") for text in told)


def test_a_run_chart_without_a_signal_says_so() -> None:
    assert "No signal." in measure_chart(made((5.0, 7.0, 6.0, 8.0), kind="run")).alt
    assert "No signal." not in measure_chart(made(kind="run")).alt
