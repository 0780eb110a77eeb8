"""Read a day as exactly as a person knows it: `27/11`, `November 2024`, `11/2024`, `2024`, or nothing."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from opspath_desktop.domain.typed import Habits, in_reach, parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})|(\d{4})-(\d{1,2})")
_NAMED = re.compile(r"([^\W\d_]{3,})\.?,? (\d{4})")


def parse_when(text: str, habits: Habits, today: date) -> tuple[date | None, str]:
    """Return a day and its precision ("day", "month", "year", "unknown"); vague days are the first of their time.

    Raise Refused with a sentence for what is no date, and for a day to come.
    """
    words = " ".join(text.split()).casefold()
    if not words:
        return None, "unknown"
    found = _vague(words, habits) or (_past(words, habits, today), "day")
    if found[0] > today:
        raise Refused(_("That day is still ahead. Add the year if you mean an earlier one."))
    return found


def last_of(day: date, precision: str) -> date:
    """Return the last day of the time that a day of this precision stands for."""
    if precision == "year":
        return date(day.year, 12, 31)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if precision == "month" else day


def _past(words: str, habits: Habits, today: date) -> date:
    """Return the day; one without a year that lies ahead was last year, but tomorrow stays tomorrow."""
    day = parse_date(words, habits, today)
    if day <= today + timedelta(days=1) or re.search(r"\d{4}|[./-]\d+[./-]\d", words):
        return day
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _vague(words: str, habits: Habits) -> tuple[date, str] | None:
    if _YEAR.fullmatch(words):
        return _first(int(words), 1, "year")
    if match := _MONTH.fullmatch(words):
        return _first(int(match[2] or match[3]), int(match[1] or match[4]), "month")
    if match := _NAMED.fullmatch(words):
        months = [n for n, name in enumerate(habits.months, start=1) if name.casefold().startswith(match[1])]
        return _first(int(match[2]), months[0], "month") if months else None
    return None


def _first(year: int, month: int, precision: str) -> tuple[date, str]:
    try:
        return in_reach(date(year, month, 1)), precision
    except ValueError:
        raise Refused(_("There is no such month.")) from None
