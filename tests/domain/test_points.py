"""Test what one typed line means for a measure, and what can be kept."""

from __future__ import annotations

from datetime import date

import pytest

from opspath_desktop.domain.points import Entry, event_values, keep, ratio, read_point
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

TODAY = date(2026, 11, 26)
YESTERDAY = date(2026, 11, 25)
CONTINENT = Habits(decimal=",")


@pytest.mark.parametrize(
    ("text", "mode", "entry"),
    [
        ("5.0", "value", Entry(TODAY, 5.0)),
        ("1 200", "value", Entry(TODAY, 1200.0)),
        ("yesterday 4.9 h", "value", Entry(YESTERDAY, 4.9)),
        ("12", "count", Entry(TODAY, 12.0)),
        ("12/40", "ratio", Entry(TODAY, 0.3, 12, 40)),
        ("12 of 40", "ratio", Entry(TODAY, 0.3, 12, 40)),
        ("yesterday 12 / 40", "ratio", Entry(YESTERDAY, 0.3, 12, 40)),
        ("25/11 12/40", "ratio", Entry(YESTERDAY, 0.3, 12, 40)),
        ("12/30 25/11", "ratio", Entry(YESTERDAY, 0.4, 12, 30)),
        ("yesterday", "time_between_events", Entry(YESTERDAY)),
        ("25/11", "time_between_events", Entry(YESTERDAY)),
        ("yesterday 14", "time_between_events", Entry(YESTERDAY, 14.0)),
        ("missing: holiday", "value", Entry(TODAY, missing=True, reason="holiday")),
        ("25/11 missing: two days off", "ratio", Entry(YESTERDAY, missing=True, reason="two days off")),
    ],
)
def test_a_line_is_read_as_its_kind_of_measure_wants_it(text: str, mode: str, entry: Entry) -> None:
    assert read_point(text, Habits(), TODAY, mode=mode, unit="h") == entry


def test_a_ratio_in_per_cent_is_a_part_of_a_hundred() -> None:
    assert read_point("12/40", Habits(), TODAY, mode="ratio", unit="%").value == 30


def test_decimal_commas_are_read_in_both_parts_of_a_ratio() -> None:
    assert read_point("1,5/4,5", CONTINENT, TODAY, mode="ratio").value == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("five", "value", "no number"),
        ("4 5 6", "value", "more than one number"),
        ("31/2 4", "value", "“31/2” is no date"),
        ("4 1/1/0001", "value", "out of reach"),
        ("31/2 12/40", "ratio", "“31/2” is no date"),
        ("31/2", "time_between_events", "“31/2” is no date"),
        ("1e308", "value", "too large"),
        ("1e-40", "value", "close to zero"),
        ("inf", "value", "no number"),
        ("nan", "value", "no number"),
        ("2.5", "count", "whole number"),
        ("-1", "count", "whole number"),
        ("12", "ratio", "no pair of numbers"),
        ("12/0", "ratio", "more than 0"),
        ("soon", "time_between_events", "day of the event"),
        ("-3", "time_between_events", "less than 0"),
        ("missing", "value", "Say why"),
        ("missing:", "ratio", "Say why"),
        ("", "value", "Type a number"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(text: str, mode: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_point(text, Habits(), TODAY, mode=mode)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), 1e308, -1e16, 1e-300])
def test_numbers_that_no_arithmetic_survives_are_not_kept(value: float) -> None:
    with pytest.raises(Refused):
        keep(value)
    with pytest.raises(Refused):
        ratio(1, value)


def test_the_number_of_an_event_is_the_days_since_the_one_before() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 15), date(2026, 1, 15), date(2026, 2, 1)]
    assert event_values(days, [None, None, None, 20.0]) == [None, 14, 0, 20]
    assert event_values([], []) == []
