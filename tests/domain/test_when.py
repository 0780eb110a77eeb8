"""Days as exactly as a person knows them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opspath_desktop.domain.reading_words import when_words
from opspath_desktop.domain.typed import Habits
from opspath_desktop.domain.when import parse_when
from opspath_desktop.errors import Refused

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (None, "unknown")),
        ("2024", (date(2024, 1, 1), "year")),
        ("11/2024", (date(2024, 11, 1), "month")),
        ("2024-11", (date(2024, 11, 1), "month")),
        ("Nov 2024", (date(2024, 11, 1), "month")),
        ("November, 2024", (date(2024, 11, 1), "month")),
        ("20/11", (date(2026, 11, 20), "day")),
        ("yesterday", (date(2026, 11, 21), "day")),
        ("1 January", (date(2026, 1, 1), "day")),
        ("27/11", (date(2025, 11, 27), "day")),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_written(text: str, found: tuple[date | None, str]) -> None:
    assert parse_when(text, Habits(), TODAY) == found


@pytest.mark.parametrize(
    "text", ["2027", "tomorrow", "27/11/2026", "13/2024", "never", "Smarch 2024", "0000", "0001", "1/0001", "May 1890"]
)
def test_no_date_and_a_day_to_come_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_when(text, Habits(), TODAY)


@example(date(2026, 1, 1), "day")
@given(st.dates(date(1950, 1, 1), TODAY), st.sampled_from(["day", "month", "year"]))
def test_what_is_shown_can_be_typed_again(day: date, precision: str) -> None:
    shown = when_words(day, precision, TODAY)
    again, kept = parse_when(shown, Habits(), TODAY)
    assert again is not None
    assert (when_words(again, kept, TODAY), kept) == (shown, precision)
