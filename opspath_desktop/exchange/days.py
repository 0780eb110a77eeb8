"""Read the dates of a table: ISO in all its forms, and what spreadsheets make of them.

`3/4/2021` does not say whether March or April is meant. Other dates of the same file tell it (`3/25/2021`); where none
does, only the year is taken, and the caller is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_BASIC = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")  # ISO without its dashes
_ISO_MONTH = re.compile(r"(\d{4})[/.\-](\d{1,2})|(\d{1,2})[/.\-](\d{4})")
_YEAR = re.compile(r"[12]\d{3}")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.0+)?")  # 1954 to 2091 in days since the end of 1899
_EITHER = re.compile(r"(?<!\d)(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(r"(?:(\d{1,2})[. \-]+)?([A-Za-z]{3,9})\.?[ \-,]+(?:(\d{1,2}),?[ \-]+)?(\d{4}|\d{2})")
_NAMES = "january february march april may june july august september october november december"
_MONTHS = tuple(_NAMES.split())
_SPREADSHEETS_BEGIN = date(1899, 12, 30)
_CENTURY = 69  # 68 is 2068, 69 is 1969, as the C library has it


@dataclass(frozen=True, slots=True)
class Day:
    """A date as exactly as it is known ("day", "month", "year"); `doubtful` when day and month could not be told."""

    on: date
    precision: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Habit:
    """How the dates of one file are written: None when its dates leave it open."""

    day_first: bool | None = None

    def day(self, text: str) -> Day | None:
        """Return the date of a cell, None when it is none (an empty one too)."""
        words = _TIME.sub("", text.strip()).strip()
        try:
            return _plain(words) or self._either(words) or _named(words)
        except (ValueError, OverflowError):
            return None

    def _either(self, words: str) -> Day | None:
        match = _EITHER.fullmatch(words)
        if match is None:
            return None
        first, second, year = int(match[1]), int(match[3]), _full(match[4])
        if first > 12 or match[2] == ".":
            return Day(date(year, second, first), "day")
        if second > 12 or first == second:
            return Day(date(year, first, second), "day")
        if self.day_first is None:
            date(year, first, second), date(year, second, first)  # neither may be impossible
            return Day(date(year, 1, 1), "year", doubtful=True)
        return Day(date(year, second, first) if self.day_first else date(year, first, second), "day")


def habit_of(cells: Iterable[str]) -> Habit:
    """Find out from all dates of a file whether the day or the month stands first."""
    pairs = [(int(m[1]), int(m[3])) for m in _EITHER.finditer(_ISO.sub(" ", " ".join(cells))) if m[2] != "."]
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    return Habit(day_first if day_first != month_first else None)


def _plain(words: str) -> Day | None:
    if match := _ISO.fullmatch(words) or _BASIC.fullmatch(words):
        return Day(date(int(match[1]), int(match[2]), int(match[3])), "day")
    if match := _ISO_MONTH.fullmatch(words):
        return Day(date(int(match[1] or match[4]), int(match[2] or match[3]), 1), "month")
    if _YEAR.fullmatch(words):
        return Day(date(int(words), 1, 1), "year")
    if _SERIAL.fullmatch(words):
        return Day(_SPREADSHEETS_BEGIN + timedelta(days=int(float(words))), "day")
    return None


def _named(words: str) -> Day | None:
    match = _NAMED.fullmatch(words)
    month = _month(match[2].casefold()) if match else 0
    if match is None or not month:
        return None
    day = match[1] or match[3]
    if day is None:
        return Day(date(_full(match[4]), month, 1), "month")
    return Day(date(_full(match[4]), month, int(day)), "day")


def _month(name: str) -> int:
    """Return the number of an English month, by its name or its first three letters; 0 when it is none."""
    found = [n for n, month in enumerate(_MONTHS, start=1) if name in (month, month[:3]) or name == month[:4] == "sept"]
    return found[0] if found else 0


def _full(year: str) -> int:
    number = int(year)
    if len(year) > 2:
        return number
    return number + (2000 if number < _CENTURY else 1900)
