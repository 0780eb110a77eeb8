"""What may be done with what a book taught: the states of an application, its words, and its day to check back."""

from __future__ import annotations

import re
from datetime import date, timedelta

from opspath_desktop.domain.typed import Habits, parse_date
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, example_day, ngettext

STATES = ("planned", "tried", "adopted", "dropped")
APPLIED = ("tried", "adopted")  # what counts as applied, beside "finished"
CHECKS = (30, 60, 90)
_DAYS = re.compile(r"\+?\s*(\d{1,3})\s*([^\W\d_]+)?")
_TITLE = 120


def state_name(state: str) -> str:
    """Name a state of an application."""
    return {"planned": _("Planned"), "tried": _("Tried"), "adopted": _("Adopted"), "dropped": _("Dropped")}[state]


def applied_words(times: int) -> str:
    """Say how often a book was applied: "Not applied yet", "Applied once", "Applied twice", "Applied 3 times"."""
    if times < 1:
        return _("Not applied yet")
    if times == 2:
        return _("Applied twice")
    return ngettext("Applied once", "Applied {n} times", times).format(n=times)


def title_of(action: str) -> str:
    """Return the first line of an action as a title; what is too long ends at a word with dots."""
    line = " ".join(action.strip().split("\n")[0].split())
    if len(line) <= _TITLE:
        return line
    cut = line[: _TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") or line[: _TITLE - 1]
    return f"{cut}…"


def parse_ahead(text: str, habits: Habits, today: date) -> date | None:
    """Return the day to come that is meant: `fri`, `12/1`, `30 days`; nothing typed means no day.

    A weekday is the next one, a day without a year the next one too. Raise Refused for what is no date or has passed.
    """
    words = " ".join(text.split()).casefold()
    if not words:
        return None
    day = next_named(words, habits, today)
    if day < today:
        raise Refused(
            _("That day has passed. Write a day to come, such as 30 days or {day}.").format(day=example_day())
        )
    return day


def next_named(text: str, habits: Habits, today: date) -> date:
    """Return the next day of that name; one written with its year, and yesterday, may have passed.

    Raise Refused for what is no date.
    """
    words = " ".join(text.split()).casefold()
    return _in_days(words, today) or _next(words, parse_date(words, habits, today), today)


def _in_days(words: str, today: date) -> date | None:
    match = _DAYS.fullmatch(words)
    if match is None:
        return None
    unit = match[2] or ""
    sizes = {1: f"d day days {_('day days')}", 7: f"w week weeks {_('week weeks')}"}
    for size, names in sizes.items():
        if unit in names.casefold().split() or (not unit and words.startswith("+")):
            return today + timedelta(days=int(match[1]) * size)
    return None


def _next(words: str, day: date, today: date) -> date:
    """Return the next such day when the words leave the year or the week open."""
    if day >= today or re.search(r"\d{4}|[./-]\d+[./-]\d", words) or day == today - timedelta(days=1):
        return day
    if not any(letter.isdigit() for letter in words):
        return day + timedelta(days=7)
    year = day.year + 1
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
