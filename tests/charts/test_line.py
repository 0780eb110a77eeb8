"""The line chart of a pilot says its numbers in marks, words and a table."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from opspath_desktop.charts.figure import Figure, Line, Text
from opspath_desktop.charts.line import Change, Dated, Series, line_chart

DAY = dt.date(2026, 6, 1)
VALUES = (8.0, 8.4, 7.2, 8.8, 7.0, 6.2, 5.6, 4.9)
SERIES = Series(
    "Median first response",
    "hours",
    "down",
    tuple(Dated(DAY + dt.timedelta(weeks=i), value, "a note" if i == 2 else "") for i, value in enumerate(VALUES)),
    baseline=8.2,
    target=6,
    changes=(Change(DAY + dt.timedelta(days=25), "Triage script live"),),
)


def words(figure: Figure) -> list[str]:
    """Return all text of the figure."""
    return [mark.text for mark in figure.marks if isinstance(mark, Text)]


def test_the_right_edge_names_last_value_baseline_and_target() -> None:
    assert {"4.9 hours", "Baseline 8.2", "Target 6"} <= set(words(line_chart(SERIES)))


def test_baseline_is_dashed_and_target_dotted() -> None:
    lines = {mark.role: mark for mark in line_chart(SERIES).marks if isinstance(mark, Line) and mark.dash}
    assert lines["mean"].dash[0] > 3 > lines["target"].dash[0]


def test_a_single_change_is_numbered_and_named_at_its_line() -> None:
    assert "1. Triage script live, 26 Jun" in words(line_chart(SERIES))


def test_several_changes_get_a_legend() -> None:
    more = replace(SERIES, changes=(*SERIES.changes, Change(DAY + dt.timedelta(days=40), "Second desk joins")))
    assert {"1", "2", "Triage script live, 26 Jun", "Second desk joins, 11 Jul"} <= set(words(line_chart(more)))


def test_the_better_direction_is_in_words() -> None:
    assert "hours · lower is better ↓" in words(line_chart(SERIES))
    assert "hours · higher is better ↑" in words(line_chart(replace(SERIES, better="up")))


def test_alt_opens_with_the_finding_and_states_the_numbers() -> None:
    alt = line_chart(SERIES, finding="It fell.").alt
    assert alt.startswith("It fell. Median first response: 8 values from 1 June to 20 July, first 8, last 4.9 hours.")
    assert alt.endswith("Baseline 8.2. Target 6. Change 1: Triage script live, 26 Jun.")


def test_a_tip_for_every_point_from_left_to_right() -> None:
    tips = line_chart(SERIES).tips
    assert [tip.x for tip in tips] == sorted(tip.x for tip in tips)
    assert tips[2].text == "15 June: 7.2 hours. a note"


def test_table_holds_points_and_changes() -> None:
    table = line_chart(SERIES).table
    assert table.header == ("Date", "Value (hours)", "Note")
    assert len(table.rows) == 9
    assert ("26 June", "", "Change: Triage script live") in table.rows


def test_no_points_says_so() -> None:
    figure = line_chart(replace(SERIES, points=()))
    assert figure.alt == "Median first response: no numbers yet."


def test_one_point_and_unsorted_points_work() -> None:
    assert len(line_chart(replace(SERIES, points=SERIES.points[:1])).tips) == 1
    assert line_chart(replace(SERIES, points=SERIES.points[::-1])) == line_chart(SERIES)


def test_nothing_leaves_the_picture() -> None:
    figure = line_chart(replace(SERIES, name="x" * 500, changes=(Change(dt.date(2031, 1, 1), "y" * 500),)))
    places = [point for mark in figure.marks if isinstance(mark, Line) for point in mark.points]
    assert all(0 <= x <= figure.width and 0 <= y <= figure.height for x, y in places)


def test_a_named_chart_says_what_it_counts() -> None:
    assert {"Median first response", "hours · lower is better ↓"} <= set(words(line_chart(SERIES, named=True)))


def test_labels_of_close_values_do_not_touch() -> None:
    figure = line_chart(replace(SERIES, baseline=5.0, target=5.1), width=225, height=96)
    right = [
        mark for mark in figure.marks if isinstance(mark, Text) and mark.text.startswith(("4.9", "Base", "Target"))
    ]
    heights = sorted(mark.y for mark in right)
    assert len(heights) == 3
    assert all(below - above >= right[0].size + 2 for above, below in pairwise(heights))
