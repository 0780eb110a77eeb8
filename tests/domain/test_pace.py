"""The pace of reading: the mean of the last days with reading."""

from datetime import date, timedelta

from opspath_desktop.domain.pace import DAYS, pace

TODAY = date(2026, 11, 22)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_sittings_of_a_day_are_one_day_and_days_without_reading_do_not_count() -> None:
    found = pace([(TODAY, 10), (TODAY, 20), (back(9), 10), (back(10), 0)], TODAY)
    assert found is not None
    assert (found.average, found.days) == (20, 2)
    assert (found.days_for(41), found.days_for(1)) == (3, 1)


def test_only_the_last_days_count() -> None:
    found = pace([(back(number), 30 if number < DAYS else 500) for number in range(2 * DAYS)], TODAY)
    assert found is not None
    assert (found.average, found.days) == (30, DAYS)


def test_old_reading_and_days_to_come_say_nothing() -> None:
    assert pace([(back(60), 20), (TODAY + timedelta(days=1), 20)], TODAY) is None
