"""Dates and numbers follow the locale."""

import datetime as dt
import re

import pytest

from opspath_desktop import i18n
from opspath_desktop.domain.benefits import example_rate
from opspath_desktop.domain.calibration import Score, brier_words, printed
from opspath_desktop.domain.typed import habits, parse_number
from opspath_desktop.errors import Refused

DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("locale", "words"), [("en_GB", "26 November"), ("en_US", "November 26"), ("de_DE", "26. November")]
)
def test_date_without_year(locale: str, words: str) -> None:
    assert i18n.format_date(DAY, locale) == words


def test_year_is_told_when_it_is_not_this_one() -> None:
    assert i18n.format_date(DAY, today=dt.date(2026, 1, 1)) == "26 November"
    assert i18n.format_date(DAY, today=dt.date(2027, 1, 1), short=True) == "26 Nov 2026"


def test_numbers() -> None:
    assert i18n.format_number(1234.5) == "1,234.5"
    assert i18n.format_number(1.5, "de_DE", decimals=2) == "1,50"
    assert i18n.format_number(3, decimals=0) == "3"
    assert i18n.format_percent(0.7) == "70%"


def test_names_of_days_and_months() -> None:
    assert (i18n.format_weekday(DAY), i18n.format_month(DAY, short=True)) == ("Thursday", "Nov")


@pytest.mark.parametrize(("asked", "got"), [("de-DE", "de_DE"), ("xx_YY", "en_GB"), ("nonsense", "en_GB")])
def test_unknown_locale_falls_back(asked: str, got: str) -> None:
    assert i18n.set_locale(asked) == got == i18n.current_locale()


def test_locale_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert i18n.set_locale() == "fr_FR"


def test_plural_without_a_catalogue() -> None:
    assert i18n.ngettext("{n} page", "{n} pages", 2).format(n=2) == "2 pages"


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (381_400, "381 kB"), (1_234_567, "1.2 MB")])
def test_sizes(size: int, words: str) -> None:
    assert i18n.format_size(size) == words


def test_times() -> None:
    assert i18n.format_time(dt.time(8, 1)) == "08:01"
    assert i18n.format_time(dt.time(17, 5), "de_DE") == "17:05"


def test_a_language_changes_the_words_and_not_the_dates() -> None:
    i18n.set_locale("de_DE", language="en")
    assert i18n.format_date(DAY) == "26. November"
    assert i18n._("Settings") == "Settings"


@pytest.mark.parametrize(
    ("value", "written"), [(1e17, "100,000,000,000,000,000"), (1e25, "1E25"), (-1.7976e308, "-1.798E308")]
)
def test_a_number_of_any_size_is_written(value: float, written: str) -> None:
    assert i18n.format_number(value, "en_GB") == written


@pytest.mark.parametrize("locale", ["en_GB", "de_DE"])
def test_numbers_in_examples_are_written_as_people_here_write_them(locale: str) -> None:
    dot = "." if locale == "en_GB" else ","
    i18n.set_locale(locale)
    score = Score(10, 6, 0.7, 0.2, ())
    with pytest.raises(Refused, match=f"like 12 or 4{dot}9") as number:
        parse_number("many", habits(locale))
    said = [example_rate(), brier_words(score), printed(score), str(number.value)]
    wrong = "," if dot == "." else "."
    assert [words for words in said if re.search(rf"\d\{wrong}\d", words)] == []
