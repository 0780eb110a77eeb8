"""Pace the books of a stage to a day: how many are done and expected by now, and what a day's reading would take.

Nothing here is a score. An aim says where the reader is and what would get there; a day that has passed is a day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import amount_words
from opspath_desktop.domain.typed import Habits, parse_date
from opspath_desktop.i18n import _, format_date, format_number, ngettext


@dataclass(frozen=True, slots=True)
class Aim:
    """So many books of a stage, done by a day; `begun_on` is the day it was set."""

    books: int
    begun_on: date
    by_date: date


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of a book that counts; `on` is None when nobody knows the day."""

    on: date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A book that is not done: what is left of it in pages, or in minutes of an audiobook; None when nobody knows.

    `rank` says which books are counted on first: 0 is being read, 1 stands in the queue, 2 is neither.
    """

    title: str
    left: float | None
    unit: Unit = "pages"
    rank: int = 2
    place: int = 0  # in the queue


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an aim stands: `lead` books before (negative: behind) a steady pace, and what a day would take.

    `pages` and `minutes` are what is left of the `counted` books; `unknown` of them say no length.
    """

    done: int
    books: int
    expected: int
    days: int  # from today to the day, both counted; 0 when it has passed
    counted: tuple[str, ...]
    unknown: int
    pages: float
    minutes: float

    @property
    def lead(self) -> int:
        """Return how many books the reader is before a steady pace; negative when behind it."""
        return self.done - self.expected

    @property
    def reached(self) -> bool:
        """Tell whether the books are done."""
        return self.done >= self.books

    @property
    def fraction(self) -> float:
        """Return how much of the aim is done, from 0 to 1."""
        return min(self.done / self.books, 1.0)

    def a_day(self, unit: Unit) -> int:
        """Return how much of `unit` a day would take from today on, rounded up; 0 when nothing is known to be left."""
        left = self.minutes if unit == "minutes" else self.pages
        return math.ceil(left / self.days) if self.days else 0


def standing(aim: Aim, finished: Sequence[Finish], ahead: Sequence[Ahead], today: date) -> Standing:
    """Return where an aim stands today.

    What was done before the aim was set, or on an unknown day, does not speed the pace up: the steady pace runs from
    there to the aim, rounded down to whole books. The books still needed are those being read, then the queue, then
    the shortest; those of unknown length come last.
    """
    before = min(sum(each.on is None or each.on < aim.begun_on for each in finished), aim.books)
    whole = max((aim.by_date - aim.begun_on).days, 1)
    gone = min(max((today - aim.begun_on).days, 0), whole)
    expected = before + (aim.books - before) * gone // whole
    needed = max(aim.books - len(finished), 0)
    chosen = sorted(ahead, key=lambda book: (book.rank, book.place, book.left is None, book.left or 0.0))[:needed]
    return Standing(
        done=len(finished),
        books=aim.books,
        expected=expected,
        days=max((aim.by_date - today).days + 1, 0),
        counted=tuple(book.title for book in chosen if book.left is not None),
        unknown=sum(book.left is None for book in chosen),
        pages=sum(book.left or 0.0 for book in chosen if book.unit != "minutes"),
        minutes=sum(book.left or 0.0 for book in chosen if book.unit == "minutes"),
    )


def parse_by(text: str, habits: Habits, today: date) -> date:
    """Return the day to aim at; one without a year is the next of its name. Raise Refused for what is no date."""
    day = parse_date(text, habits, today)
    if day > today or not re.search(r"\d", text) or re.search(r"\d{4}|\d+[./-]\d+[./-]\d", text):
        return day
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def aim_words(found: Standing, stage: int, aim: Aim, today: date) -> str:
    """Say an aim in one sentence: "1 of 3 stage 2 books by 30 September, one behind. 40 pages a day get you there."."""
    head = _("{done} of {books} stage {stage} books by {date}").format(
        done=format_number(found.done),
        books=format_number(found.books),
        stage=stage,
        date=format_date(aim.by_date, today=today),
    )
    if found.reached:
        return _("{aim}: reached.").format(aim=head)
    if not found.days:
        return _("{aim}. That day has passed; a new one starts the pace again.").format(aim=head)
    daily = _a_day(found)
    told = _("{aim}, {lead}.").format(aim=head, lead=_lead(found.lead))
    return f"{told} {daily}" if daily else told


def basis_words(found: Standing) -> str:
    """Say what the amount a day is made of, and what it leaves out."""
    parts = []
    if found.counted and not found.reached and found.days:
        left = [amount_words(round(found.pages), "pages")] if found.pages else []
        left += [amount_words(round(found.minutes), "minutes")] if found.minutes else []
        days = ngettext("{n} day", "{n} days", found.days).format(n=format_number(found.days))
        parts.append(
            _("{amount} left of {books}, {days} to go.").format(
                amount=_and(left), books=_and(list(found.counted)), days=days
            )
        )
    if found.unknown and not found.reached:
        words = ngettext(
            "{n} book without a length is not counted.", "{n} books without a length are not counted.", found.unknown
        )
        parts.append(words.format(n=format_number(found.unknown)))
    return " ".join(parts)


def _lead(lead: int) -> str:
    if lead == 0:
        return _("on pace")
    if lead == 1:
        return _("one ahead")
    if lead == -1:
        return _("one behind")
    words = _("{n} ahead") if lead > 0 else _("{n} behind")
    return words.format(n=format_number(abs(lead)))


def _a_day(found: Standing) -> str:
    amounts = [amount_words(found.a_day("pages"), "pages")] if found.pages else []
    if found.minutes:
        amounts.append(_("{time} of listening").format(time=amount_words(found.a_day("minutes"), "minutes")))
    if not amounts:
        return ""
    told = _("It takes at least {amount} a day.") if found.unknown else _("{amount} a day gets you there.")
    return told.format(amount=_and(amounts))


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])
