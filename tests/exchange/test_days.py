"""Dates of tables are read in every form that spreadsheets leave, and never guessed."""

from datetime import date

import pytest

from opspath_desktop.exchange.days import Day, Habit, habit_of

MAY_3 = Day(date(2021, 5, 3), "day")


@pytest.mark.parametrize(
    "text",
    [
        "2021/05/03",
        "2021-5-3",
        "20210503",
        "2021-05-03T10:20:00",
        "2021-05-03 00:00:00",
        "3.5.2021",
        "3-May-21",
        "May 3, 2021",
        "44319",
    ],
)
def test_forms_that_leave_no_doubt(text: str) -> None:
    assert Habit().day(text) == MAY_3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021", Day(date(2021, 1, 1), "year")),
        ("2021/05", Day(date(2021, 5, 1), "month")),
        ("05/2021", Day(date(2021, 5, 1), "month")),
        ("Sept 2021", Day(date(2021, 9, 1), "month")),
    ],
)
def test_vague_dates_keep_their_precision(text: str, day: Day) -> None:
    assert Habit().day(text) == day


@pytest.mark.parametrize(
    "text", ["", "2021/13/01", "2021/02/30", "0000/01/01", "31/31/2021", "Maybe 2021", "soon", "1e9"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert Habit().day(text) is None


def test_another_date_of_the_file_tells_the_order() -> None:
    assert habit_of(["5/3/2021", "5/13/2021"]).day("5/3/2021") == MAY_3
    assert habit_of(["3/5/2021", "13/5/2021"]).day("3/5/2021") == MAY_3


@pytest.mark.parametrize("cells", [["5/3/2021"], ["5/13/2021", "13/5/2021"], ["2021-05-13"], ["2021/05/13-2021/06/14"]])
def test_without_one_the_year_alone_is_sure(cells: list[str]) -> None:
    assert habit_of(cells).day("5/3/2021") == Day(date(2021, 1, 1), "year", doubtful=True)


def test_the_same_number_twice_needs_no_order() -> None:
    assert Habit().day("5/5/2021") == Day(date(2021, 5, 5), "day")
