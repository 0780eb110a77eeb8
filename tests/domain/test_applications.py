"""Applications in words, and the day to check back."""

from datetime import date

import pytest

from opspath_desktop.domain.applications import applied_words, parse_ahead, title_of
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("times", "words"),
    [(0, "Not applied yet"), (1, "Applied once"), (2, "Applied twice"), (3, "Applied 3 times")],
)
def test_how_often_a_book_was_applied(times: int, words: str) -> None:
    assert applied_words(times) == words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("today", SUNDAY),
        ("fri", date(2026, 11, 27)),
        ("sun", SUNDAY),
        ("27/11", date(2026, 11, 27)),
        ("12/10", date(2027, 10, 12)),
        ("12 January", date(2027, 1, 12)),
        ("30 days", date(2026, 12, 22)),
        ("+30", date(2026, 12, 22)),
        ("6 weeks", date(2027, 1, 3)),
        ("2027-02-28", date(2027, 2, 28)),
    ],
)
def test_a_day_to_check_back_lies_ahead(text: str, day: date | None) -> None:
    assert parse_ahead(text, Habits(), SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "says"), [("21/11/2026", "has passed"), ("yesterday", "has passed"), ("soon", "is no date")]
)
def test_a_day_that_cannot_be_says_why(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_ahead(text, Habits(), SUNDAY)


def test_a_long_action_makes_a_short_title() -> None:
    assert title_of("Ask why\nand listen") == "Ask why"
    title = title_of("word " * 60)
    assert len(title) <= 120
    assert title.endswith("word…")
