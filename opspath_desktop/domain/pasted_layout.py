"""Find out how a pasted block is laid out: which sign parts its cells, which cell is the day, how it writes numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opspath_desktop.domain.points import EVENTS
from opspath_desktop.domain.typed import Habits, parse_date, parse_number
from opspath_desktop.errors import Refused

SAMPLE = 60  # lines that decide
_TABLE = re.compile(r"[\t;]")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?Z?$")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})|(?P<of>\d{1,2})[./](?P<in>\d{4})")
_NAMED_MONTH = re.compile(r"([^\W\d_]{3,})\.?(?:[ -](\d{4})|-(\d{2}))")  # Jan 2026, and Jan-26 as spreadsheets write it
_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\d[./ -]+(\d{1,2}|[^\W\d_]+)[./ -]+\d{2}$")
_CURRENCY = re.compile(r"(?<=\d)\s*[€$£¥]$|^([-+\u2212]?)[€$£¥]\s*(?=[-\u2212]?[\d.,])")
_NEGATIVE = re.compile(r"\(([^()]*\d[^()]*)\)")  # as bookkeepers write it
_PARTS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Layout:
    """How to part a line and which of its cells is the day; `day` is None where there is no day."""

    split: Callable[[str], list[str]]
    day: int | None = 0

    def cells(self, line: str) -> list[str]:
        """Return the trimmed cells of a line, without empty ones at its end."""
        found = [cell.strip() for cell in self.split(line)]
        while found and not found[-1]:
            found.pop()
        return found

    def parts(self, line: str) -> tuple[str, list[str]]:
        """Return the words of the day and the other cells."""
        cells = self.cells(line)
        if self.day is None or self.day >= len(cells):
            return "", cells
        return cells[self.day], cells[: self.day] + cells[self.day + 1 :]


def layout_of(lines: Sequence[str], habits: Habits, today: date, mode: str) -> Layout:
    """Return the layout in which most of these lines can be read as numbers of a measure of this mode."""
    sample = lines[:SAMPLE]
    splits = (_split_at("\t"), _split_at(";"), _wide, _split_at(","), _first_comma, _last_space)
    layouts = [Layout(split, day) for day in (0, 1) for split in splits]
    layouts.append(Layout(_whole, 0 if mode == EVENTS else None))
    return max(layouts, key=lambda each: sum(_score(each, line, habits, today, mode) for line in sample))


def readable(layout: Layout, line: str, habits: Habits, today: date) -> tuple[bool, bool]:
    """Tell whether a line has a day, and whether it has a number, where the layout says."""
    day, rest = layout.parts(line)
    swapped = replace(habits, day_first=not habits.day_first)
    is_day = _is_day(day, habits, today) or _is_day(day, swapped, today)
    return is_day, bool(rest) and _is_number(rest[0], habits)


def _score(layout: Layout, line: str, habits: Habits, today: date, mode: str) -> int:
    has_day, has_number = readable(layout, line, habits, today)
    if mode == EVENTS:
        return 2 * has_day
    if layout.day is None:
        return 2 * (has_number and not _TABLE.search(line))
    _day, rest = layout.parts(line)
    most = 2 if mode == "ratio" else 1
    torn = len(rest) > most and _is_number(rest[most], habits)  # a decimal comma was taken for the end of a cell
    if has_day and has_number:
        return 2 if torn else 4  # a day and a number together tell more than a number
    return int(has_day and any(rest))


def habits_of(layout: Layout, lines: Sequence[str], habits: Habits) -> Habits:
    """Return how this block writes: another decimal sign or order of day and month when its cells can mean no other."""
    days, numbers = [], []
    for line in lines:
        day, rest = layout.parts(line)
        days.append(day)
        numbers += rest[:1]
    other = "," if habits.decimal == "." else "."
    if _shows(other, numbers) and not _shows(habits.decimal, numbers):
        habits = replace(habits, decimal=other)
    firsts = [(int(found[1]), int(found[2])) for found in map(_PARTS.fullmatch, days) if found]
    day_first = any(first > 12 for first, _second in firsts)
    month_first = any(second > 12 for _first, second in firsts)
    return habits if day_first == month_first else replace(habits, day_first=day_first)


def _shows(sign: str, cells: Sequence[str]) -> bool:
    """Tell whether a cell can only be read with this decimal sign: not three digits behind it, or groups before it."""
    rival = r"[. '\u00a0\u202f]" if sign == "," else r"[, '\u00a0\u202f]"
    mark = re.escape(sign)
    pattern = re.compile(rf"[-+\u2212]?(\d+{mark}(\d{{1,2}}|\d{{4,}})|\d{{1,3}}({rival}\d{{3}})+{mark}\d+)\D*")
    return any(pattern.fullmatch(cell) for cell in cells)


def read_day(text: str, habits: Habits, today: date) -> date:
    """Read a day of a spreadsheet: as people type it, with a time behind it, a month (the 1st) or a week (its Monday).

    Without a year it is the last such day. Raise Refused with a sentence for anything else.
    """
    words = _TIME.sub("", text.strip())
    try:
        if month := _MONTH.fullmatch(words):
            return date(int(month["year"] or month["in"]), int(month["month"] or month["of"]), 1)
        if named := _NAMED_MONTH.fullmatch(words):
            return parse_date(f"1 {named[1]} {named[2] or 2000 + int(named[3])}", habits, today)
        if week := _WEEK.fullmatch(words):
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
    except ValueError:
        pass  # the sentence below says it
    day = parse_date(words, habits, today)
    if day > today and re.search(r"\d", words) and not _YEAR.search(words):
        day = parse_date(f"{day.year - 1}-{day.month}-{day.day}", habits, today)
    return day


def bare_number(cell: str) -> str:
    """Return the number of a cell without a sign of money, and with a minus in place of brackets around it."""
    words = cell.strip()
    if brackets := _NEGATIVE.fullmatch(words):
        return f"-{_CURRENCY.sub('', brackets[1].strip())}"
    return _CURRENCY.sub(lambda found: found[1] or "", words)


def _is_day(text: str, habits: Habits, today: date) -> bool:
    try:
        read_day(text, habits, today)
    except Refused:
        return False
    return True


def _is_number(text: str, habits: Habits) -> bool:
    """Tell whether a cell is a number, with or without a unit or a second one behind a slash, or says it is missing."""
    text = bare_number(text)
    bare = re.split(r"\s*/\s*|\s+of\s+", text)[0]
    for words in (text, bare, bare.rstrip("% "), bare.split(" ")[0]):
        try:
            parse_number(words, habits)
        except Refused:
            continue
        return True
    return text.casefold().startswith("missing")


def _split_at(sign: str) -> Callable[[str], list[str]]:
    def split(line: str) -> list[str]:
        if sign not in line:
            return [line]
        try:
            return next(csv.reader([line], delimiter=sign), [line])
        except csv.Error:
            return line.split(sign)

    return split


def _wide(line: str) -> list[str]:
    return re.split(r"\s{2,}|\t", line.strip())


def _first_comma(line: str) -> list[str]:
    return line.split(",", 1)


def _last_space(line: str) -> list[str]:
    return line.rsplit(None, 1)


def _whole(line: str) -> list[str]:
    return [line]
