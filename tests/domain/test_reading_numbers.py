"""Sums of the reading log: nothing guessed, nothing lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.reading_numbers import (
    End,
    Ends,
    Sat,
    begun_words,
    by_day,
    by_month,
    count_ends,
    ends_words,
    first_month,
    unsaid_words,
    untold_words,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))
AMOUNTS = st.none() | st.floats(0, 1e4)


def test_a_month_holds_pages_minutes_and_what_nobody_can_tell() -> None:
    earlier = [Sat(date(2026, 11, 1), 5.5, None), Sat(date(2026, 10, 31), 7, 1)]
    sats = [Sat(TODAY, 10, 20), Sat(TODAY, None, None), *earlier]
    october, november = by_month(sats, [], TODAY)[-2:]
    assert (november.pages, november.minutes, november.sittings, november.untold) == (15.5, 20, 3, 1)
    assert (october.pages, october.sittings) == (7, 1)


def test_only_an_end_known_to_the_month_lands_in_a_month() -> None:
    first = date(2026, 1, 1)
    ends = [End(first, "day", 3), End(first, "month"), End(first, "year"), End(first, "unknown"), End(None, "unknown")]
    assert [month.ended for month in by_month([], ends, TODAY)] == [0, 4, *[0] * 10]
    assert count_ends(ends, TODAY) == Ends(7, 1, 2, 0)


@pytest.mark.parametrize("precision", ["day", "month"])
def test_an_end_that_lies_ahead_lands_in_no_month(precision: str) -> None:
    ends = [End(TODAY + timedelta(days=days), precision) for days in (1, 8, 400)]
    assert sum(month.ended for month in by_month([], ends, TODAY)) == 0
    assert count_ends(ends, TODAY) == Ends(3, ahead=3)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (Ends(), "No reading is finished or consulted yet."),
        (Ends(1), "1 reading is finished or consulted."),
        (
            Ends(5, 1, 2),
            "5 readings are finished or consulted. Only the year is known of 1. No date is known of 2. "
            "No month counts these.",
        ),
        (
            Ends(1200, ahead=1),
            "1,200 readings are finished or consulted. The date of 1 still lies ahead. No month counts these.",
        ),
    ],
)
def test_the_total_says_what_no_month_shows(ends: Ends, words: str) -> None:
    assert ends_words(ends) == words


def test_the_statuses_add_up_to_the_readings_begun() -> None:
    found = (("planned", 9), ("reading", 1), ("paused", 0), ("finished", 2))
    assert begun_words(found) == "3 readings were begun: 1 reading, 2 finished."
    assert begun_words(found[:1]) == "No reading is begun yet."


def test_what_nobody_knows_is_said_beside_the_sums() -> None:
    heard, silent = Sat(TODAY, None, 40, heard=True), Sat(TODAY, None, None)
    months = by_month([heard, silent, Sat(TODAY, 3, None), Sat(TODAY, 3, 9)], [], TODAY)
    assert unsaid_words(months, "pages") == "Of 1 sitting nobody knows how many pages it had."
    assert unsaid_words(months, "minutes") == "2 sittings do not say how long they took."
    assert unsaid_words(by_month([heard], [], TODAY), "pages") == ""
    assert untold_words(months).startswith("1 sitting says neither pages nor minutes")
    assert untold_words(by_month([heard], [], TODAY)) == ""


def test_twelve_months_end_with_todays() -> None:
    assert first_month(TODAY) == date(2025, 12, 1)
    assert first_month(date(2026, 12, 31)) == date(2026, 1, 1)
    assert first_month(date(2028, 2, 29)) == date(2027, 3, 1)
    assert [month.day for month in by_month([], [], TODAY)][::11] == [date(2025, 12, 1), date(2026, 11, 1)]


@given(st.lists(st.builds(Sat, DAYS, AMOUNTS, AMOUNTS), max_size=60))
def test_days_hold_every_sitting_of_their_time_once(sats: list[Sat]) -> None:
    since = TODAY - timedelta(days=371)
    days = by_day(sats, TODAY, since)
    assert sum(day.sittings for day in days) == sum(since <= sat.on <= TODAY for sat in sats)
    assert [day.day for day in days] == sorted({sat.on for sat in sats if since <= sat.on <= TODAY})
