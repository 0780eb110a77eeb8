"""What screen and paper say about reading."""

from datetime import date, timedelta

import pytest

from opspath_desktop.domain import reading_words as words
from opspath_desktop.domain.forecast import Forecast
from opspath_desktop.domain.reading_log import Sitting

TODAY = date(2026, 11, 22)
FINISH = date(2026, 11, 26)


def test_amounts_follow_their_number() -> None:
    assert words.amount_words(1, "pages") == "1 page"
    assert words.amount_words(13.0, "pages") == "13 pages"
    assert words.amount_words(2.5, "chapters") == "2.5 chapters"
    assert words.amount_words(40, "minutes") == "40 min"
    assert words.amount_words(200, "minutes") == "3 h 20 min"
    assert words.amount_words(120, "minutes") == "2 h"


def test_places_are_told_in_their_unit_and_with_the_length_when_known() -> None:
    assert words.place_words(96, "pages", 138) == "Page 96 of 138"
    assert words.place_words(96, "pages") == "Page 96"
    assert words.place_words(6, "chapters", 12) == "Chapter 6 of 12"
    assert words.place_words(43.5, "percent", 100) == "43.5 %"
    assert words.place_words(200, "minutes", 545) == "3:20 of 9:05 h"


def test_beside_a_bar_the_place_is_short() -> None:
    assert words.short_place(96, "pages", 138) == "96 of 138"
    assert words.short_place(200, "minutes", 545) == "3:20 of 9:05"
    assert words.short_place(43, "percent", 100) == "43 %"


@pytest.mark.parametrize(
    ("precision", "said"), [("day", "2 March 2025"), ("month", "March 2025"), ("year", "2025"), ("unknown", "")]
)
def test_a_day_is_said_as_exactly_as_it_is_known(precision: str, said: str) -> None:
    assert words.when_words(date(2025, 3, 2), precision, TODAY) == said


def test_a_state_carries_its_date_when_there_is_one() -> None:
    assert words.state_words("reading", "2 November", "") == "Reading since 2 November"
    assert words.state_words("finished", "", "2024") == "Finished 2024"
    assert words.state_words("finished", "", "") == "Finished"
    assert words.state_words("paused", "2 November", "") == "Paused"


def test_the_forecast_says_its_basis() -> None:
    found = Forecast(42, 3, 10.6, FINISH)
    said = "42 pages left. Your last 3 sessions averaged 11 pages: at one a day you finish on 26 November"
    assert words.forecast_words(found, "pages", TODAY) == f"{said}."
    assert words.forecast_words(found, "pages", TODAY, FINISH + timedelta(days=1)).endswith(
        "on 26 November, the day before your review."
    )
    assert words.forecast_words(found, "pages", TODAY, FINISH) == f"{said}."
    assert words.forecast_short(found, "pages", TODAY) == "At 11 pages a day, finished on 26 November."


def test_an_average_below_one_is_not_rounded_up_to_it() -> None:
    found = Forecast(3, 3, 0.5, FINISH)
    assert "averaged 0.5 chapters:" in words.forecast_words(found, "chapters", TODAY)
    assert words.forecast_short(found, "percent", TODAY).startswith("At 0.5 % a day")


def test_the_log_is_summed_up_by_days_with_reading() -> None:
    amounts = [(date(2026, 11, 2), 20.0), (date(2026, 11, 2), 6.0), (date(2026, 11, 9), 0.0), (TODAY, 70.0)]
    assert words.log_summary(amounts, "pages") == "96 pages in 2 sessions"
    assert words.log_summary([(TODAY, 1.0)], "pages") == "1 page in 1 session"
    assert words.log_summary([], "pages") == ""


@pytest.mark.parametrize(
    ("sitting", "said"),
    [
        (Sitting(TODAY, "pages", 30), "pages today"),
        (Sitting(TODAY, "pages", 1), "page today"),
        (Sitting(TODAY - timedelta(days=1), "pages", 20, minutes=40), "pages, 40 min for yesterday"),
        (Sitting(TODAY, "pages", position=112), "now: Page 112"),
        (Sitting(date(2026, 11, 2), "percent", position=43), "now: 43 % for 2 November"),
        (Sitting(TODAY, minutes=40), "today"),
        (Sitting(TODAY, "minutes", 30, minutes=30), "min today"),
    ],
)
def test_a_sitting_is_said_back(sitting: Sitting, said: str) -> None:
    assert words.sitting_words(sitting, TODAY) == said


@pytest.mark.parametrize(
    ("sitting", "said"),
    [
        (Sitting(TODAY, "pages", 30), "30 pages logged."),
        (Sitting(TODAY - timedelta(days=1), "chapters", 2, minutes=40), "2 chapters and 40 min logged for yesterday."),
        (Sitting(TODAY, "pages", position=112), "Logged."),
        (Sitting(date(2026, 11, 2), "pages", position=112), "Logged for 2 November."),
        (Sitting(TODAY, minutes=40), "40 min logged."),
        (Sitting(TODAY, "minutes", 30, minutes=30), "30 min logged."),
    ],
)
def test_what_was_logged_is_said(sitting: Sitting, said: str) -> None:
    assert words.logged_words(sitting, TODAY) == said


def test_a_sitting_is_said_with_its_number() -> None:
    assert words.whole_words(Sitting(TODAY, "pages", 30), TODAY) == "30 pages today"
    assert words.whole_words(Sitting(TODAY, minutes=40), TODAY) == "40 min today"
    assert words.whole_words(Sitting(TODAY, "pages", position=112), TODAY) == "now: Page 112"
