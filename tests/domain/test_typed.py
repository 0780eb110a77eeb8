"""Dates and numbers are read the way their writer means them, or refused in one sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.typed import Habits, habits, looks_like_day, parse_date, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import example_day, format_date, set_locale

TODAY = date(2026, 11, 22)  # a Sunday
BRITISH, AMERICAN, GERMAN = habits("en_GB"), habits("en_US"), habits("de_DE")


@pytest.mark.parametrize(
    ("text", "how", "value"),
    [
        ("12", BRITISH, 12),
        ("1,5", BRITISH, 1.5),
        ("1.5", GERMAN, 1.5),
        ("1,5", GERMAN, 1.5),
        ("1,200", BRITISH, 1200),
        ("1.200", GERMAN, 1200),
        ("1.200,5", GERMAN, 1200.5),
        ("1 200", GERMAN, 1200),
        ("1\u00a0200,25", GERMAN, 1200.25),
        ("\u22123", BRITISH, -3),
        (" +7. ", BRITISH, 7),
        ("-1'200'300.5", BRITISH, -1200300.5),
        ("1e3", BRITISH, 1000),
    ],
)
def test_numbers(text: str, how: Habits, value: float) -> None:
    assert parse_number(text, how) == value


NONE = ["", "abc", "1,2,3,4", "4 5 6", "12 34", "1 200 3", "--3", "1e999", "inf", "nan", "0x10", "12 h", "½", "1" * 400]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        parse_number(text, BRITISH)


@given(st.floats(min_value=-1e12, max_value=1e12).map(lambda value: round(value, 3)))
def test_a_written_number_is_read_back(value: float) -> None:
    plain = f"{value:.3f}"
    assert parse_number(plain.replace(".", ","), GERMAN) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "how", "day"),
    [
        ("today", BRITISH, TODAY),
        ("Yesterday", BRITISH, date(2026, 11, 21)),
        ("tomorrow", BRITISH, date(2026, 11, 23)),
        ("fri", BRITISH, date(2026, 11, 20)),
        ("sunday", BRITISH, TODAY),
        ("27/11", BRITISH, date(2026, 11, 27)),
        ("11/27", AMERICAN, date(2026, 11, 27)),
        ("3.12.", GERMAN, date(2026, 12, 3)),
        ("3/1", BRITISH, date(2027, 1, 3)),
        ("27/11/25", BRITISH, date(2025, 11, 27)),
        ("2026-02-28", BRITISH, date(2026, 2, 28)),
        ("27 nov", BRITISH, date(2026, 11, 27)),
        ("November 27", AMERICAN, date(2026, 11, 27)),
        ("3 Feb 2024", BRITISH, date(2024, 2, 3)),
        ("montag", GERMAN, date(2026, 11, 16)),
        ("5. Januar", GERMAN, date(2027, 1, 5)),
    ],
)
def test_dates(text: str, how: Habits, day: date) -> None:
    assert parse_date(text, how, TODAY) == day


@pytest.mark.parametrize("text", ["", "31/02", "2026-02-30", "32/1", "someday", "13/13", "f", "1" * 500])
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        parse_date(text, BRITISH, TODAY)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_iso_dates_are_read_in_every_locale(day: date) -> None:
    assert parse_date(day.isoformat(), GERMAN, TODAY) == parse_date(day.isoformat(), AMERICAN, TODAY) == day


@given(st.dates(min_value=date(2026, 6, 1), max_value=date(2027, 4, 30)))
def test_a_day_without_a_year_is_the_nearest_one(day: date) -> None:
    found = parse_date(f"{day.day}/{day.month}", BRITISH, TODAY)
    assert abs(found - TODAY) <= timedelta(days=184)
    assert (found.day, found.month) == (day.day, day.month)


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "es_ES", "pt_BR", "pl_PL", "cs_CZ", "hu_HU", "ja_JP", "ko_KR"])
@pytest.mark.parametrize("short", [True, False])
def test_a_day_is_read_as_the_program_writes_it(locale: str, short: bool) -> None:
    days = [TODAY - timedelta(days=back) for back in (*range(0, 180, 9), *range(330, 700, 9))]
    with_year = [day for day in days if day.year < TODAY.year or (TODAY - day).days < 180]
    written = [format_date(day, locale, TODAY, short) for day in with_year]
    assert [parse_date(text, habits(locale), TODAY) for text in written] == with_year


def test_nothing_typed_is_told_apart_from_something_wrong() -> None:
    with pytest.raises(Refused, match="Type a number"):
        parse_number(" ", BRITISH)
    with pytest.raises(Refused, match="Type a day"):
        parse_date("", BRITISH, TODAY)


@pytest.mark.parametrize("text", ["1/1/0001", "0001-01-01", "31/12/1899", "1/1/2200", "3 Feb 9999"])
def test_a_year_that_nobody_means_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"out of reach\. Write a day from 1900 to 2199"):
        parse_date(text, BRITISH, TODAY)


@pytest.mark.parametrize("text", ["31/2", "31.2.", "30/2/2026", "2026-02-31", "31 Feb", "1/1/0001", "27/11"])
def test_what_has_the_form_of_a_day_is_known(text: str) -> None:
    assert looks_like_day(text, BRITISH)


@pytest.mark.parametrize("text", ["", "half", "1/40", "13/14", "31.2", "4 5", "2 weeks"])
def test_what_may_be_meant_otherwise_is_no_form_of_a_day(text: str) -> None:
    assert not looks_like_day(text, BRITISH)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_GB", "27/11"),
        ("en_US", "11/27"),
        ("de_DE", "27.11."),
        ("sv_SE", "27/11"),
        ("ar_EG", "27/11"),
        ("mt", "27/11"),
    ],
)
def test_the_example_of_a_day_can_be_typed_as_it_stands(locale: str, words: str) -> None:
    assert example_day(locale) == words
    assert parse_date(words, habits(locale), TODAY) == date(2026, 11, 27)


def test_the_sentences_show_the_day_in_the_order_of_the_locale() -> None:
    set_locale("en_US")
    try:
        with pytest.raises(Refused, match="like 11/27, fri"):
            parse_date("soon", AMERICAN, TODAY)
    finally:
        set_locale("en_GB")
