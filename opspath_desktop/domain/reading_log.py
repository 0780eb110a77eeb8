"""Read what people type to log a sitting: `30`, `+3 ch`, `p 112`, `43 %`, `3:20 h`, `40 min`, `yesterday 20`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from opspath_desktop.domain.typed import Habits, parse_date, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

Unit = Literal["pages", "percent", "chapters", "minutes"]

LARGEST = 100_000
DAY = 24 * 60
_TOKEN = re.compile(r"\d+(?:[.,:/\-]\d+)*\.?|[^\W\d_]+\.?|[^\s,]")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_YEAR = re.compile(r"\d{4}|/\d\d?/\d\d")
_TWO_DIGITS = re.compile(r"\d\d?")
_MOST_TOKENS = 12
_SOON = timedelta(days=30)  # a day further ahead is no slip of the hand: the year before was meant


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting: the day, how much more (`delta`) or where the reader is now (`position`), and the minutes it took.

    `unit` is None when only the time was noted. At most one of `delta` and `position` is given.
    """

    on: date
    unit: Unit | None = None
    delta: float | None = None
    position: float | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One meaning of the first `size` words."""

    size: int
    field: Literal["on", "amount", "minutes"]
    sitting: Sitting


def parse_sitting(text: str, habits: Habits, today: date, *, audio: bool | None = None) -> Sitting:
    """Return what `text` means. Raise Refused with a sentence that says how to write it.

    `audio` tells whether the book is listened to (None: not known yet). A bare number then counts minutes, and pages
    are refused; a clock time such as `3:20 h` is a place that only an audiobook has.
    """
    words = tuple(_TOKEN.findall(text.casefold()))
    if not words:
        raise Refused(_("Write how much you read, such as 30, or where you are, such as p 112."))
    grammar = _Grammar(habits, today, bool(audio))
    found = grammar.solve(words, Sitting(today), frozenset()) if len(words) <= _MOST_TOKENS else None
    if found is None:
        raise Refused(_no_sense(text, words, grammar))
    _check(found, today, audio)
    return listened(found) if audio else found


def written(sitting: Sitting, habits: Habits, today: date, *, audio: bool | None = None) -> str:
    """Return the words that `parse_sitting` reads as this sitting.

    A sitting that the book's format does not have (`audio`) keeps its unit; `parse_sitting` then says why it refuses.
    """
    bare = sitting.delta is not None and sitting.unit == ("minutes" if audio else "pages")
    parts = [_written_day(sitting.on, habits, today), _written_amount(sitting, habits, bare)]
    if sitting.minutes is not None and not (audio and bare and sitting.minutes == sitting.delta):
        parts.append(f"{sitting.minutes} {_first(_names('minutes'))}")
    return " ".join(part for part in parts if part)


class _Grammar:
    """Try the meanings of the words from left to right; days first, because `27 nov 20` must not be 27 pages."""

    def __init__(self, habits: Habits, today: date, audio: bool) -> None:
        self.habits = habits
        self.today = today
        self.bare: Unit = "minutes" if audio else "pages"

    def solve(self, words: tuple[str, ...], found: Sitting, taken: frozenset[str]) -> Sitting | None:
        """Return the first meaning that uses all words, each field once, and says more than a day."""
        if not words:
            return found if taken & {"amount", "minutes"} else None
        for part in self._parts(words, found):
            if part.field not in taken:
                whole = self.solve(words[part.size :], part.sitting, taken | {part.field})
                if whole is not None:
                    return whole
        return None

    def day(self, words: tuple[str, ...]) -> date | None:
        """Return the day that all the words mean together; one without a year that is far ahead was last year.

        A number of two digits that stands alone behind a day is no year: `23/10 12 25 min` are 12 pages.
        """
        if len(words) > 1 and _TWO_DIGITS.fullmatch(words[-1]) and self.day(words[:-1]) is not None:
            return None
        try:
            day = parse_date(" ".join(words), self.habits, self.today)
        except Refused:
            return None
        if day - self.today > _SOON and not any(_YEAR.search(word) for word in words):
            day = day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
        return day

    def _parts(self, words: tuple[str, ...], found: Sitting) -> Iterator[_Part]:
        for size in range(min(3, len(words)), 0, -1):
            day = self.day(words[:size])
            if day is not None:
                yield _Part(size, "on", replace(found, on=day))
        yield from self._times(words, found)
        yield from self._places(words, found)
        yield from self._amounts(words, found)

    def _times(self, words: tuple[str, ...], found: Sitting) -> Iterator[_Part]:
        count, unit = self._number(words, 0), _unit(words, 1)
        if count is None:
            return
        if unit == "hours":
            rest = self._number(words, 2)
            if rest is not None and _unit(words, 3) == "minutes":
                yield _Part(4, "minutes", replace(found, minutes=round(count * 60 + rest)))
            yield _Part(2, "minutes", replace(found, minutes=round(count * 60)))
        if unit == "minutes" and count == int(count):
            yield _Part(2, "minutes", replace(found, minutes=int(count)))

    def _places(self, words: tuple[str, ...], found: Sitting) -> Iterator[_Part]:
        count = self._number(words, 1)
        unit = _unit(words, 0)
        if unit in ("pages", "chapters"):
            if count is not None and _fits(count, unit):
                yield _Part(2, "amount", replace(found, unit=_counted(unit), position=count))
        elif (clock := _clock(words, 0)) is not None:
            size = 2 if _unit(words, 1) == "hours" else 1
            yield _Part(size, "amount", replace(found, unit="minutes", position=clock))
        elif _unit(words, 1) == "percent" and (share := self._number(words, 0)) is not None:
            yield _Part(2, "amount", replace(found, unit="percent", position=share))

    def _amounts(self, words: tuple[str, ...], found: Sitting) -> Iterator[_Part]:
        plus = 1 if words[0] == "+" else 0
        count, unit = self._number(words, plus), _unit(words, plus + 1)
        if plus and (clock := _clock(words, 1)) is not None:
            size = 3 if unit == "hours" else 2
            yield _Part(size, "amount", replace(found, unit="minutes", delta=clock))
        if count is None:
            return
        named = unit in ("pages", "chapters") or (plus and unit in ("percent", "minutes"))
        if named and _fits(count, unit):
            yield _Part(plus + 2, "amount", replace(found, unit=_counted(unit), delta=count))
        if _fits(count, self.bare):
            yield _Part(plus + 1, "amount", replace(found, unit=self.bare, delta=count))

    def _number(self, words: tuple[str, ...], index: int) -> float | None:
        if index >= len(words) or not words[index][-1].isdigit() or "-" in words[index]:
            return None
        try:
            return parse_number(words[index], self.habits)
        except Refused:
            return None


def _names(unit: str) -> str:
    """Return the words for a unit in the language of the program; the first is the shortest."""
    known = {
        "pages": _("p pp pg page pages"),
        "chapters": _("ch chap chapter chapters"),
        "minutes": _("min mins minute minutes"),
        "hours": _("h hr hrs hour hours"),
    }
    return known[unit]


_ENGLISH = {
    "pages": "p pp pg page pages",
    "chapters": "ch chap chapter chapters",
    "minutes": "min mins minute minutes",
    "hours": "h hr hrs hour hours",
}


def _unit(words: tuple[str, ...], index: int) -> str | None:
    if index >= len(words):
        return None
    word = words[index].rstrip(".")
    if word == "%":
        return "percent"
    for unit, english in _ENGLISH.items():
        if word in english.split() or word in _names(unit).casefold().split():
            return unit
    return None


def _counted(unit: str | None) -> Unit:
    units: dict[str, Unit] = {"pages": "pages", "chapters": "chapters", "percent": "percent", "minutes": "minutes"}
    return units[unit or "pages"]


def _fits(count: float, unit: str | None) -> bool:
    """Tell whether a unit is counted like this: there are half chapters and tenths of a percent, but whole pages."""
    return unit in ("chapters", "percent") or count == int(count)


def _clock(words: tuple[str, ...], index: int) -> float | None:
    match = _CLOCK.fullmatch(words[index]) if index < len(words) else None
    return int(match[1]) * 60.0 + int(match[2]) if match else None


def _first(names: str) -> str:
    return names.split()[0]


def _no_sense(text: str, words: tuple[str, ...], grammar: _Grammar) -> str:
    if len(words) <= 3 and grammar.day(words) is not None:
        return _("Add how much you read on that day, such as 20, or where you were, such as p 112.")
    shown = text.strip() if len(text.strip()) <= 40 else f"{text.strip()[:37]}..."
    pattern = _("“{text}” cannot be read. Write it like 30, p 112, 43 %, ch 6, 40 min or yesterday 20.")
    return pattern.format(text=shown)


def _check(found: Sitting, today: date, audio: bool | None) -> None:
    """Refuse what was understood but cannot be."""
    amount = found.delta if found.delta is not None else found.position
    if found.on > today:
        raise Refused(_("That day is still ahead. Add the year if you mean an earlier one."))
    if found.unit == "pages" and audio:
        raise Refused(_("An audiobook has no pages. Write 40 min, 3:20 h or 43 %."))
    if found.unit == "minutes" and found.position is not None and audio is False:
        raise Refused(_("A time such as 3:20 is a place in an audiobook. Write 40 min for the time you read."))
    if found.delta == 0 or found.minutes == 0:
        raise Refused(_("Write a number above 0, or where you are, such as p 112."))
    if found.unit == "percent" and amount is not None and amount > 100:
        raise Refused(_("A book ends at 100 %. Write a smaller number."))
    if amount is not None and amount > LARGEST:
        raise Refused(_("That number is too large for a book."))
    if found.minutes is not None and found.minutes > DAY:
        raise Refused(_("A day has 24 hours. Write a shorter time."))


def listened(found: Sitting) -> Sitting:
    """Let the time spent on an audiobook move the place, and the minutes heard count as time spent."""
    if found.unit is None and found.minutes is not None:
        return replace(found, unit="minutes", delta=float(found.minutes))
    if found.unit == "minutes" and found.delta is not None and found.minutes is None:
        return replace(found, minutes=min(int(found.delta), DAY))
    return found


def _written_day(day: date, habits: Habits, today: date) -> str:
    if day == today:
        return ""
    if day == today - timedelta(days=1):
        return _("yesterday")
    short = f"{day.day}/{day.month}" if habits.day_first else f"{day.month}/{day.day}"
    return short if parse_date(short, habits, today) == day else day.isoformat()


def _written_amount(sitting: Sitting, habits: Habits, bare: bool) -> str:
    value = sitting.delta if sitting.delta is not None else sitting.position
    if value is None or sitting.unit is None:
        return ""
    plus = "+" if sitting.delta is not None else ""
    number = f"{value:.10f}".rstrip("0").rstrip(".").replace(".", habits.decimal)
    if sitting.unit == "percent":
        return f"{plus}{number} %"
    if sitting.unit == "minutes":
        clock = f"{int(value) // 60}:{int(value) % 60:02d} {_first(_names('hours'))}"
        return number if bare and sitting.minutes == value else plus + clock
    name = _first(_names(sitting.unit))
    if sitting.delta is not None:
        return number if bare else f"+{number} {name}"
    return f"{name} {number}"
