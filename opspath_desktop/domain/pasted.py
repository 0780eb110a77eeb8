"""Read a block of days and numbers, pasted from a spreadsheet or read from a file: a row is taken, or told why not.

Nothing is lost: `taken` and `refused` together are all rows of the block but its heading.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opspath_desktop.domain.pasted_layout import Layout, bare_number, habits_of, layout_of, read_day, readable
from opspath_desktop.domain.plain import clean_line
from opspath_desktop.domain.points import EVENTS, Entry, ratio, read_cell
from opspath_desktop.domain.typed import Habits, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number

MOST_ROWS = 20_000
_OPENS = re.compile(r'(?:^|[\t;,])\s*"')


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the block, numbered from 1: what it says, or the problem with it."""

    number: int
    text: str
    entry: Entry | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a block says; `needs_start`: it has no days, so somebody must say when the first number was taken."""

    rows: tuple[Row, ...] = ()
    heading: str = ""
    needs_start: bool = False

    @property
    def taken(self) -> tuple[Entry, ...]:
        """Return the numbers that can be recorded."""
        return tuple(row.entry for row in self.rows if row.entry is not None)

    @property
    def refused(self) -> tuple[Row, ...]:
        """Return the rows that cannot."""
        return tuple(row for row in self.rows if row.entry is None)

    @property
    def left(self) -> str:
        """Return the text of the rows that cannot be recorded, as it was pasted."""
        return "\n".join(row.text for row in self.refused)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the measure takes, and the days that have a number already with that number."""

    mode: str = "value"
    unit: str = ""
    frequency: str = "week"
    there: Mapping[date, float | None] | None = None


def read_block(text: str, habits: Habits, today: date, wanted: Wanted, *, start: date | None = None) -> Pasted:
    """Read a block. `start` is the day of the first number where the block has numbers alone, one a period."""
    numbered = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [line for _number, line in numbered]
    if not lines:
        return Pasted()
    layout = layout_of(lines, habits, today, wanted.mode)
    numbered = _joined(numbered, layout, habits, today)
    heading, numbered = _heading(layout, numbered, habits, today)
    habits = habits_of(layout, [line for _number, line in numbered], habits)
    reader = _Reader(layout, habits, today, wanted)
    if layout.day is None:
        rows = _in_periods(numbered, reader, start)
        return Pasted(rows, heading, needs_start=start is None)
    return Pasted(tuple(reader.row(number, line) for number, line in numbered), heading)


def _joined(numbered: Sequence[tuple[int, str]], layout: Layout, habits: Habits, today: date) -> list[tuple[int, str]]:
    """Return the rows with the number of their first line: a quoted cell may go on over several lines.

    A quotation mark that nobody closes before the next day and number, such as that of an inch, is no quotation.
    """
    rows, at = [], 0
    while at < len(numbered):
        number, line = numbered[at]
        end, open_ = at, _is_open(line)
        while open_ and end + 1 < len(numbered) and not all(readable(layout, numbered[end + 1][1], habits, today)):
            end += 1
            open_ = numbered[end][1].count('"') % 2 == 0
        end = at if open_ else end
        rows.append((number, "\n".join(text for _number, text in numbered[at : end + 1])))
        at = end + 1
    return rows


def _is_open(line: str) -> bool:
    """Tell whether a quoted cell begins on this line and does not end on it."""
    return line.count('"') % 2 == 1 and _OPENS.search(line) is not None


def _heading(
    layout: Layout, numbered: list[tuple[int, str]], habits: Habits, today: date
) -> tuple[str, list[tuple[int, str]]]:
    """Take the first line away when it holds neither a day nor a number and the next one does."""
    told = [any(readable(layout, line, habits, today)) for _number, line in numbered[:2]]
    return (numbered[0][1], numbered[1:]) if told == [False, True] else ("", numbered)


def _in_periods(numbered: Sequence[tuple[int, str]], reader: _Reader, start: date | None) -> tuple[Row, ...]:
    """Give the numbers one period each; an empty line between them is a period without a number."""
    if start is None:
        problem = _("Say on which day the first number was taken.")
        return tuple(Row(number, line, problem=problem) for number, line in numbered)
    first = numbered[0][0]
    rows = []
    for number, line in numbered:
        on = period(start, number - first, reader.wanted.frequency)
        rows.append(reader.row(number, line, on) if on else Row(number, line, problem=_("That day is too far away.")))
    return tuple(rows)


def period(start: date, after: int, frequency: str) -> date | None:
    """Return the day that many days, weeks or months after `start`, None beyond the calendar."""
    try:
        if frequency != "month":
            return start + timedelta(days=after if frequency == "day" else 7 * after)
        year, month = divmod(start.year * 12 + start.month - 1 + after, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    except (ValueError, OverflowError):
        return None


class _Reader:
    """Reads rows one after the other; a second number for a day is refused, unless they are events."""

    def __init__(self, layout: Layout, habits: Habits, today: date, wanted: Wanted) -> None:
        self.wanted = wanted
        self._layout, self._habits, self._today = layout, habits, today
        self._there = wanted.there or {}
        self._seen: dict[date, int] = {}
        self._rows = 0

    def row(self, number: int, line: str, on: date | None = None) -> Row:
        """Read one line; `on` is its day when it has none itself."""
        self._rows += 1
        try:
            if self._rows > MOST_ROWS:
                raise Refused(_("At most {n} rows fit at once.").format(n=format_number(MOST_ROWS)))
            entry = self._entry(line, on)
            self._check_day(entry)
        except Refused as refused:
            return Row(number, line, problem=str(refused))
        self._seen.setdefault(entry.on, number)
        return Row(number, line, entry)

    def _entry(self, line: str, on: date | None) -> Entry:
        day, rest = self._layout.parts(line)
        rest = [bare_number(cell) for cell in rest[:1]] + rest[1:]
        if on is None:
            if not day:
                raise Refused(_("There is no day in this row."))
            on = read_day(day, self._habits, self._today)
        if self.wanted.mode == EVENTS:
            return self._event(on, rest)
        if not rest or not rest[0]:
            raise Refused(_("There is a day but no number. Write “missing: why” when there was none."))
        if self.wanted.mode == "ratio" and len(rest) > 1 and self._is_number(rest[1]):
            return self._noted(self._ratio(on, rest), rest[2:])
        entry = read_cell(rest[0], self._habits, on, mode=self.wanted.mode, unit=self.wanted.unit)
        return self._noted(entry, rest[1:])

    def _event(self, on: date, rest: list[str]) -> Entry:
        if not rest or not self._is_number(rest[0]):
            return self._noted(Entry(on), rest)
        entry = read_cell(rest[0], self._habits, on, unit=self.wanted.unit)
        if entry.value is not None and entry.value < 0:
            raise Refused(_("The time between two events cannot be less than 0."))
        return self._noted(entry, rest[1:])

    def _ratio(self, on: date, rest: list[str]) -> Entry:
        numerator, denominator = parse_number(rest[0], self._habits), parse_number(rest[1], self._habits)
        return Entry(on, ratio(numerator, denominator, self.wanted.unit), numerator, denominator)

    def _noted(self, entry: Entry, rest: list[str]) -> Entry:
        words = [cell for cell in rest if cell]
        if any(self._is_number(cell) for cell in words):
            raise Refused(_("There is more than one number in this row. Keep the one that counts."))
        if len(words) > 1:
            raise Refused(_("This row has too many cells: a day, a number and a note fit."))
        return replace(entry, note=clean_line(words[0])) if words else entry

    def _is_number(self, cell: str) -> bool:
        try:
            parse_number(cell, self._habits)
        except Refused:
            return False
        return True

    def _check_day(self, entry: Entry) -> None:
        day = format_date(entry.on, today=self._today)
        if entry.on > self._today:
            raise Refused(_("{day} is still to come.").format(day=day))
        if self.wanted.mode == EVENTS:
            return
        if entry.on in self._seen:
            line = self._seen[entry.on]
            raise Refused(_("{day} is in line {n} too; that one counts.").format(day=day, n=line))
        if entry.on in self._there:
            same = self._there[entry.on] == entry.value
            raise Refused(
                _("{day} has this number already.").format(day=day)
                if same
                else _("{day} has another number already; change that one.").format(day=day)
            )
