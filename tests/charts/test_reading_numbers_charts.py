"""The pictures of the reading numbers: months, calendar, stages."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.charts.calendar_heat import WEEKS, calendar_heat
from opspath_desktop.charts.figure import Figure, Rect, Text
from opspath_desktop.charts.month_bars import month_bars
from opspath_desktop.charts.scale import text_width
from opspath_desktop.charts.stage_books import stage_books
from opspath_desktop.domain.reading_numbers import Sat, StageBooks, Sum, by_day, by_month

TODAY = date(2026, 11, 22)


def inside(figure: Figure) -> None:
    for mark in figure.marks:
        if isinstance(mark, Rect):
            assert -0.01 <= mark.x <= mark.x + mark.w <= figure.width + 0.01
            assert -0.01 <= mark.y <= mark.y + mark.h <= figure.height + 0.01


def test_months_say_their_numbers() -> None:
    figure = month_bars(by_month([Sat(TODAY, 30, None), Sat(date(2026, 9, 3), 1, None)], [], TODAY), "pages")
    assert figure.alt == "31 pages from December 2025 to November 2026; the most in November 2026, 30 pages."
    assert figure.tips[-1].text == "November 2026: 30 pages"
    assert figure.table.rows[-3:] == (
        ("September 2026", "1", "1", "0"),
        ("October 2026", "0", "0", "0"),
        ("November 2026", "30", "1", "0"),
    )
    assert {mark.text for mark in figure.marks if isinstance(mark, Text)} >= {"30", "1", "Nov"}


def test_crowded_months_show_the_greatest_number_within_the_picture() -> None:
    sats = [Sat(date(2026, month, 3), 1000 + month, None) for month in range(1, 12)]
    texts = [mark for mark in month_bars(by_month(sats, [], TODAY), "pages", width=100).marks if isinstance(mark, Text)]
    assert [mark.text for mark in texts if "," in mark.text] == ["1,011"]
    for mark in texts:
        half = text_width(mark.text, mark.size) / 2
        assert half - 0.01 <= mark.x <= 100.01 - half


def test_months_without_a_number_are_a_sentence() -> None:
    assert month_bars(by_month([], [], TODAY), "minutes").alt == "No minutes were logged."


def test_the_calendar_draws_more_as_larger() -> None:
    days = by_day([Sat(TODAY - timedelta(days=n), n + 1, None) for n in range(3)], TODAY, TODAY - timedelta(days=371))
    figure = calendar_heat(days, TODAY)
    squares = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.role == "line"]
    assert [square.w for square in squares] == sorted((square.w for square in squares), reverse=True)
    assert len({square.w for square in squares}) == 3
    assert figure.alt == "Something was read on 3 days since 17 November 2025; the last one was 22 November."
    assert figure.table.rows[0] == ("22 November", "1", "0", "1")


def test_a_wide_calendar_holds_a_year() -> None:
    rects = [mark for mark in calendar_heat((), TODAY, width=600).marks if isinstance(mark, Rect)]
    assert len(rects) == (WEEKS - 1) * 7 + 7  # a Sunday ends the last week


def test_a_narrow_calendar_leaves_no_day_out_of_its_table() -> None:
    days = tuple(Sum(TODAY - timedelta(days=n), 1, 5.0, 0.0) for n in range(300, -1, -1))
    assert calendar_heat(days, TODAY, width=120).table == calendar_heat(days, TODAY, width=600).table


@given(st.floats(60, 1200), st.sets(st.integers(0, 400), max_size=30))
def test_the_calendar_stays_within_its_picture(width: float, ago: set[int]) -> None:
    days = tuple(Sum(TODAY - timedelta(days=n), 1, float(n), 0.0) for n in sorted(ago, reverse=True))
    figure = calendar_heat(days, TODAY, width=width)
    inside(figure)
    assert [tip.x for tip in figure.tips] == sorted(tip.x for tip in figure.tips)


def test_stages_tell_finished_and_applied_apart() -> None:
    figure = stage_books((StageBooks(2, "Improvement", 3, 2, 1), StageBooks(None, "My own books", 1, 0, 0)))
    inside(figure)
    assert figure.alt == "Stage 2: 2 of 3 finished, 1 applied. My own books: 0 of 1 finished, 0 applied."
    assert figure.table.rows == (("Stage 2", "3", "2", "1"), ("My own books", "1", "0", "0"))


@given(st.floats(90, 1200))
def test_the_words_of_a_stage_stay_within_the_picture(width: float) -> None:
    figure = stage_books(
        (StageBooks(1, "A", 3, 3, 3), StageBooks(None, "My own books", 10_000, 4480, 955)), width=width
    )
    inside(figure)
    for mark in figure.marks:
        if isinstance(mark, Text):
            assert mark.x + text_width(mark.text, mark.size) <= width + 0.01
