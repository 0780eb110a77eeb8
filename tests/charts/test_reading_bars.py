"""The small bars of a reading log."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.charts.figure import Rect
from opspath_desktop.charts.reading_bars import reading_bars

TODAY = date(2026, 11, 22)


def test_every_day_has_a_bar_or_a_short_line() -> None:
    figure = reading_bars([(date(2026, 11, 19), 10), (TODAY, 13), (TODAY, 7)], "pages", TODAY)
    roles = [mark.role for mark in figure.marks]
    assert roles == ["line", "grid", "grid", "line"]
    assert [tip.text for tip in figure.tips] == ["19 November: 10 pages", "22 November: 20 pages"]
    assert figure.alt == "30 pages in 2 sessions from 19 November to 22 November."
    assert figure.table.rows == (("19 November", "10 pages"), ("22 November", "20 pages"))


def test_a_longer_time_is_drawn_by_the_week() -> None:
    figure = reading_bars([(TODAY - timedelta(days=70), 10), (TODAY, 13)], "pages", TODAY)
    assert len(figure.marks) == 11
    assert figure.tips[-1].text == "Week of 16 November: 13 pages"


def test_nothing_logged_is_said() -> None:
    assert reading_bars([], "pages", TODAY).alt == "Nothing logged yet."
    assert reading_bars([(TODAY, 0.0)], "pages", TODAY).marks == ()


@given(
    st.lists(st.tuples(st.dates(TODAY - timedelta(days=3000), TODAY), st.floats(0, 1e5)), max_size=40),
    st.floats(20, 900),
)
def test_bars_stay_within_the_picture(days: list[tuple[date, float]], width: float) -> None:
    figure = reading_bars(days, "pages", TODAY, width=width)
    for mark in figure.marks:
        assert isinstance(mark, Rect)
        assert mark.x >= 0
        assert mark.x + mark.w <= width + 0.01
        assert 0 <= mark.y <= mark.y + mark.h <= figure.height + 0.01
