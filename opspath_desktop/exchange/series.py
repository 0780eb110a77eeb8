"""Read the numbers of a chart from a CSV file: a column of values, or a date and a value, with or without a header."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from opspath_desktop.domain.pasted_layout import Layout, habits_of
from opspath_desktop.domain.points import keep
from opspath_desktop.domain.typed import Habits, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.columns import shown
from opspath_desktop.exchange.days import Habit, habit_of
from opspath_desktop.exchange.text_file import load
from opspath_desktop.i18n import _, ngettext

MOST_ROWS = 100_000
_SAMPLE = 60  # rows that tell how the file is laid out
_CHOICE = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n?|\n)', re.IGNORECASE)
# What begins like a number, holds no letter, or is what programs write for none, is a value that somebody got wrong,
# never a heading.
_VALUE_LIKE = re.compile(
    r"[-+\u2212]?[\d.,][\d., '\u00a0\u202f\u2019]*(e[-+]?\d+|\S{0,3})"
    r"|[-+]?(nan|inf(inity)?)|n/?a|null|none|#.*|[\W\d_]*",
    re.IGNORECASE,
)
_SPELLED = re.compile(r"[^\W\d]{3}|-|/|\..*\.|\A(19|20)\d{6}\Z")  # 1.234 could be a month of the year 234


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of the file in their order: `days` is empty without dates, a missing value is None."""

    values: tuple[float | None, ...]
    days: tuple[date, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the file that is no blank line of a table: the line it begins on, and its cells."""

    line: int
    cells: tuple[str, ...]


def read(path: Path) -> Series:
    """Read a file. Raise Refused, with the line that is wrong, for what is no number, no date or an equal date."""
    return parse(load(path).text)


def parse(text: str) -> Series:
    """Read the text of a file, as `read` does."""
    chosen = _CHOICE.match(text)
    rows, dated = _laid_out(text, chosen[1] if chosen else "")
    _check_width(rows, 2 if dated else 1)
    name, rows = _headed(rows, dated)
    if dated:
        rows = [row for row in rows if any(row.cells)]
    if not any(_cell(row, dated) for row in rows):
        raise Refused(_("The file holds no number. Write one in each line, or a date and a number."))
    if len(rows) > MOST_ROWS:
        raise Refused(_("The file has more than {n} rows. Split it into smaller files.").format(n=MOST_ROWS))
    habits = habits_of(Layout(lambda cell: [cell], None), [_cell(row, dated) for row in rows], Habits())
    values = tuple(_value(row, _cell(row, dated), habits) for row in rows)
    return Series(values, _days(rows) if dated else (), name)


# --- how the file is laid out ----------------------------------------------------------------------------------------


def _laid_out(text: str, chosen: str) -> tuple[list[_Row], bool]:
    """Return the rows, and whether they have a date before the value."""
    fault: Refused | None = None
    for separator in (chosen,) if chosen else ("\t", ";", ","):
        try:
            rows = _split(text, separator)
        except Refused as refused:  # quoted cells look broken to every separator but their own
            fault = fault or refused
            continue
        sample = [row for row in rows if any(row.cells)][:_SAMPLE]
        if _two(sample, strict=separator == ","):
            return rows, True
        if separator != "," and any(len(row.cells) > 1 for row in sample):
            return rows, False
    if fault is not None:
        raise fault
    return [_Row(row.line, (row.cells[0] if row.cells else "",)) for row in _split(text, "\0")], False


def _two(sample: Sequence[_Row], *, strict: bool) -> bool:
    """Tell whether half of the rows have a second cell.

    A comma may be a decimal sign, so (with `strict`) dates or headings must prove it.
    """
    wide = [row for row in sample if len(row.cells) > 1]
    if 2 * len(wide) < len(sample) or not wide:
        return False
    if not strict:
        return any(any(row.cells[1:]) for row in sample)
    dates = sum(_is_date(row.cells[0]) for row in wide)
    return 2 * dates >= len(wide) or (wide[0] is sample[0] and all(_is_heading(cell) for cell in wide[0].cells[:2]))


def _split(text: str, separator: str) -> list[_Row]:
    """Split the text into rows; blank lines at the end are none. Raise Refused where a quote does not end."""
    start = match.end() if (match := _CHOICE.match(text)) else 0
    line = 1 if start else 0
    delimiter = separator if separator != "\0" else "\x1f"  # no file has this sign: the line is one cell
    reader = csv.reader(text[start:].splitlines(keepends=True), delimiter=delimiter, strict=True)
    rows = []
    while True:
        begins = line + reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error:
            raise Refused(
                _("Line {n}: a quote does not end, or stands in the middle of a text.").format(n=begins)
            ) from None
        rows.append(_Row(begins, tuple(cells)))
    while rows and not any(rows[-1].cells):
        rows.pop()
    return rows


def _check_width(rows: Sequence[_Row], width: int) -> None:
    for row in rows:
        filled = max((at for at, cell in enumerate(row.cells, start=1) if cell), default=0)
        if filled > width:
            words = _("Line {n} has {m} columns. A date and a value fit, or a value alone.")
            raise Refused(words.format(n=row.line, m=filled))
        if filled and len(row.cells) < width:
            words = ngettext(
                "Line {n} has {m} cell where a date and a value belong.",
                "Line {n} has {m} cells where a date and a value belong.",
                len(row.cells),
            )
            raise Refused(words.format(n=row.line, m=len(row.cells)))


def _headed(rows: list[_Row], dated: bool) -> tuple[str, list[_Row]]:
    """Return the name of the values and the rows below the header."""
    first = next((at for at, row in enumerate(rows) if any(row.cells)), 0)
    cells = rows[first].cells if rows else ()
    named = [cell for cell in cells if cell]
    if not named or not all(_is_heading(cell) for cell in named) or (dated and not _is_heading(cells[0])):
        return "", rows
    return shown(cells[1] if dated else cells[0]), rows[first + 1 :]


def _is_heading(cell: str) -> bool:
    return not _VALUE_LIKE.fullmatch(cell) and not _is_date(cell)


def _is_date(cell: str) -> bool:
    return bool(_SPELLED.search(cell)) and Habit(day_first=True).day(cell) is not None


# --- what stands in a row --------------------------------------------------------------------------------------------


def _cell(row: _Row, dated: bool) -> str:
    at = 1 if dated else 0
    return row.cells[at] if at < len(row.cells) else ""


def _value(row: _Row, cell: str, habits: Habits) -> float | None:
    if not cell:
        return None
    try:
        return keep(parse_number(cell, habits))
    except Refused as refused:
        raise Refused(_("Line {n}: {reason}").format(n=row.line, reason=refused)) from None


def _days(rows: Sequence[_Row]) -> tuple[date, ...]:
    """Return the dates. Raise Refused for what is none, for equal ones, and for one that is earlier than the last."""
    habit = _habit(rows)
    days: list[date] = []
    for row in rows:
        found = habit.day(row.cells[0])
        if found is None:
            said = _("Line {n}: there is no date.") if not row.cells[0] else _("Line {n}: “{text}” is no date.")
            raise Refused(said.format(n=row.line, text=shown(row.cells[0])))
        if days and found.on <= days[-1]:
            if found.on in days:
                before = rows[days.index(found.on)].line
                words = _("Line {n}: the date {day} stands in line {before} too. Keep one of them.")
                raise Refused(words.format(n=row.line, day=found.on.isoformat(), before=before))
            words = _("Line {n}: the date {day} is earlier than the one before. Sort the file by date.")
            raise Refused(words.format(n=row.line, day=found.on.isoformat()))
        days.append(found.on)
    return tuple(days)


def _habit(rows: Sequence[_Row]) -> Habit:
    """Find out whether the day or the month stands first: a date tells it, else the order in which they rise."""
    cells = [row.cells[0] for row in rows]
    habit = habit_of(cells)
    if habit.day_first is not None:
        return habit
    for day_first in (True, False):
        tried = Habit(day_first)
        days = [found.on for cell in cells if (found := tried.day(cell)) is not None]
        if len(days) == len(cells) and all(before < after for before, after in pairwise(days)):
            return tried
    return Habit(day_first=True)
