"""Read what people type: dates such as `27/11`, `fri` or `yesterday`, and numbers such as `1,5` or `1 200`."""

from __future__ import annotations

import calendar
import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, example_day, format_number

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})(?:[./-]? ?(\d{4}|\d{2})|[./-])?\.?")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_EAST = re.compile(r"(?:(\d{4})[年년] ?)?(\d{1,2})[月월] ?(\d{1,2})[日일]")  # the year, the month, the day
_JOINING = 3  # letters at most of what stands between day, month and year: "de", "del", "th", "er"
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # what lies outside is a slip of the keys
_GAP = re.compile("[\u00a0\u202f\u2009 '\u2019]")
_IN_THREES = re.compile(rf"[-+]?\d{{1,3}}({_GAP.pattern}\d{{3}})+([.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Habits:
    """How people of a locale write; names of weekdays start with Monday."""

    day_first: bool = True
    decimal: str = "."
    months: tuple[str, ...] = tuple(calendar.month_name)[1:]
    weekdays: tuple[str, ...] = tuple(calendar.day_name)


def parse_number(text: str, habits: Habits) -> float:
    """Return the finite number in `text`. Raise Refused with a sentence for anything else.

    A sign or space that groups thousands must be followed by exactly three digits; a lone other sign is the decimal
    sign, so that `1,5` and `1.5` are both read where no thousand can be meant.
    """
    plain = text.strip().replace("\u2212", "-")
    if not plain:
        raise Refused(_("Type a number, such as 12 or {example}.").format(example=format_number(4.9)))
    if _IN_THREES.fullmatch(plain):
        plain = _GAP.sub("", plain)
    other = "," if habits.decimal == "." else "."
    if re.fullmatch(rf"-?\d{{1,3}}({re.escape(other)}\d{{3}})+({re.escape(habits.decimal)}\d+)?", plain):
        plain = plain.replace(other, "")
    elif plain.count(other) == 1 and habits.decimal not in plain:
        plain = plain.replace(other, habits.decimal)
    plain = plain.replace(habits.decimal, ".")
    if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", plain):
        words = _("“{text}” is no number. Write it like 12 or {example}.")
        raise Refused(words.format(text=_short(text), example=format_number(4.9)))
    value = float(plain)
    if not math.isfinite(value):
        raise Refused(_("That number is too large to keep."))
    return value


def parse_date(text: str, habits: Habits, today: date) -> date:
    """Return the day meant by `text`. Raise Refused with a sentence when none can be read, or none that is in reach.

    A weekday is its last occurrence (today included); a day and month without a year is the one nearest to today.
    """
    words = " ".join(text.strip().casefold().split())
    if not words:
        raise Refused(_("Type a day, such as {day}, fri or yesterday.").format(day=example_day()))
    found = _relative(words, habits, today)
    if found is None:
        found = _written(words, habits, today)
    if found is None:
        raise Refused(no_date(text))
    return in_reach(found)


def no_date(text: str) -> str:
    """Return the sentence that says that there is no such day."""
    words = _("“{text}” is no date. Write it like {day}, fri or yesterday.")
    return words.format(text=_short(text), day=example_day())


def in_reach(day: date) -> date:
    """Return the day. Raise Refused for a year that nobody means, such as 0001."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        words = _("The year {year} is out of reach. Write a day from {first} to {last}.")
        raise Refused(words.format(year=f"{day.year:04}", first=_FIRST_YEAR, last=_LAST_YEAR))
    return day


def looks_like_day(text: str, habits: Habits) -> bool:
    """Tell whether words have the form of a date, though perhaps of no day there is: `31/2`, `31 feb`, `1/1/0001`."""
    words = " ".join(text.strip().casefold().split())
    if match := _SHORT.fullmatch(words):
        low, high = sorted((int(match[1]), int(match[2])))
        return low <= 12 and high <= 31 and not ("." in words and _is_number(words, habits))
    return bool(_ISO.fullmatch(words)) or _named(_PARTS.findall(words), habits) is not None


def _is_number(text: str, habits: Habits) -> bool:
    try:
        parse_number(text, habits)
    except Refused:
        return False
    return True


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."


def _relative(words: str, habits: Habits, today: date) -> date | None:
    named = {"today": 0, _("today").casefold(): 0, "yesterday": -1, _("yesterday").casefold(): -1}
    named |= {"tomorrow": 1, _("tomorrow").casefold(): 1}
    if words in named:
        return today + timedelta(days=named[words])
    for index, name in enumerate(habits.weekdays):
        if len(words) >= 2 and name.casefold().startswith(words.rstrip(".")):
            return today - timedelta(days=(today.weekday() - index) % 7)
    return None


def _written(words: str, habits: Habits, today: date) -> date | None:
    if match := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := _SHORT.fullmatch(words):
        first, second = int(match[1]), int(match[2])
        day, month = (first, second) if habits.day_first else (second, first)
        return _in_year(match[3], month, day, today)
    if match := _EAST.fullmatch(words):
        return _in_year(match[1], int(match[2]), int(match[3]), today)
    named = _named(_PARTS.findall(words), habits)
    return _in_year(*named, today) if named else None


def _named(parts: list[str], habits: Habits) -> tuple[str | None, int, int] | None:
    """Read (year, month, day) with the month's name, in any order, with or without a year of four digits."""
    numbers = [part for part in parts if part.isdecimal()]
    months = [month for month in (_month(part, habits) for part in parts if len(part) >= 3) if month]
    joining = [part for part in parts if not part.isdecimal() and not _month(part, habits)]
    if re.fullmatch(r"\d{1,2} [^\d ]+ \d\d", " ".join(parts)):  # 17-Nov-26, as spreadsheets write a day
        numbers[1] = f"20{numbers[1]}"
    years, days = [n for n in numbers if len(n) == 4], [n for n in numbers if len(n) <= 2]
    is_day = (len(months), len(days)) == (1, 1) and len(years) == len(numbers) - 1 <= 1
    if not is_day or any(len(part) > _JOINING for part in joining):
        return None
    return years[0] if years else None, months[0], int(days[0])


def _month(name: str, habits: Habits) -> int:
    for number, known in enumerate(habits.months, start=1):
        if known.casefold().startswith(name):
            return number
    return 0


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = [_day(today.year + offset, month, day) for offset in (-1, 0, 1)]
    return min((d for d in near if d is not None), key=lambda d: abs(d - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def habits(locale: str) -> Habits:
    """Return how people of a locale (a name such as "en_GB") write dates and numbers."""
    from opspath_desktop.i18n import writing_of

    return Habits(*writing_of(locale))
