"""Sums of the reading log: nothing guessed, nothing lost."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.reading_numbers import End, Sat, by_day, by_month, count_ends, ends_words, first_month

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
    ends = [End(first, "day"), End(first, "month"), End(first, "year"), End(first, "unknown"), End(None, "unknown")]
    assert sum(month.finished for month in by_month([], ends, TODAY)) == 2
    counted = count_ends(ends)
    assert (counted.all, counted.year_only, counted.unknown) == (5, 1, 2)
    assert ends_words(counted) == ("5 readings finished in all. Only the year is known of 1. The day is unknown for 2.")


def test_twelve_months_end_with_todays() -> None:
    assert first_month(TODAY) == date(2025, 12, 1)
    assert first_month(date(2026, 12, 31)) == date(2026, 1, 1)
    assert [month.day for month in by_month([], [], TODAY)][::11] == [date(2025, 12, 1), date(2026, 11, 1)]


@given(st.lists(st.builds(Sat, DAYS, AMOUNTS, AMOUNTS), max_size=60))
def test_days_hold_every_sitting_of_their_time_once(sats: list[Sat]) -> None:
    since = TODAY - timedelta(days=371)
    days = by_day(sats, TODAY, since)
    assert sum(day.sittings for day in days) == sum(since <= sat.on <= TODAY for sat in sats)
    assert [day.day for day in days] == sorted({sat.on for sat in sats if since <= sat.on <= TODAY})
