"""The ruler, the level bars, the spark line and the day bars."""

import datetime as dt

from opspath_desktop.charts.bars import progress_bar
from opspath_desktop.charts.figure import Line, Marker, Polygon, Rect, Text
from opspath_desktop.charts.levels import Rated, level_bars
from opspath_desktop.charts.ruler import Step, stage_ruler
from opspath_desktop.charts.spark import sparkline

NAMES = ("Not yet", "Aware", "Practising", "Independent", "Leading")
DAY = dt.date(2026, 3, 2)


def test_ruler_draws_a_chevron_a_stage_and_says_where_you_are() -> None:
    steps = (Step(1, "Basics", "completed"), Step(2, "Flow", "current"), Step(3, "Numbers", "ahead"))
    figure = stage_ruler(steps)
    assert [mark.role for mark in figure.marks if isinstance(mark, Polygon)] == ["band", "accent", "grid"]
    assert figure.alt == "Stage 1, Basics: completed. Stage 2, Flow: you are here. Stage 3, Numbers: ahead."


def test_only_a_completed_stage_is_ticked() -> None:
    figure = stage_ruler((Step(1, "Basics", "left", "left 3 Oct, 9 of 12"), Step(2, "Flow", "completed")))
    assert [mark.text for mark in figure.marks if isinstance(mark, Text) and "Stage" in mark.text] == [
        "Stage 1",
        "Stage 2 ✓",
    ]
    assert "left 3 Oct, 9 of 12" in figure.alt


def test_levels_fill_as_many_steps_as_the_level() -> None:
    figure = level_bars((Rated("Mapping", 2, 3, 1),), NAMES)
    assert [mark.role for mark in figure.marks if isinstance(mark, Rect)][:4] == ["accent", "accent", "track", "track"]
    assert figure.alt == "Mapping: now 2 Practising, target 3 Independent, before 1 Aware."


def test_target_and_before_differ_in_shape() -> None:
    marks = level_bars((Rated("Mapping", 2, 3, 1),), NAMES).marks
    assert any(isinstance(mark, Line) and mark.role == "target" for mark in marks)
    assert any(isinstance(mark, Marker) and not mark.filled for mark in marks)


def test_an_unrated_competency_says_so() -> None:
    assert level_bars((Rated("Mapping", None),), NAMES).alt == "Mapping: not rated."


def test_sparkline_takes_any_number_of_values() -> None:
    assert [len(sparkline(values).marks) for values in ((), (1.0,), (1.0, 2.0))] == [0, 1, 2]


def test_progress_bar_of_nothing_is_empty() -> None:
    assert [len(progress_bar(*pair).marks) for pair in ((0, 0), (0, 4), (4, 4))] == [1, 1, 2]
