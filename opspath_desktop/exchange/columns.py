"""Take the cells of one record of a table: by the names of their columns, cleaned, with a remark for what is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from opspath_desktop.domain.foreign import ForeignBook, Remark, Unreadable
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.domain.reading_log import LARGEST
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.days import Day, Habit, habit_of
from opspath_desktop.exchange.isbn import isbns
from opspath_desktop.exchange.progress import Step, no_step
from opspath_desktop.exchange.sheet import Head, Row
from opspath_desktop.i18n import _

_GUARDED = re.compile(r'="(.*)"', re.DOTALL)
_WHOLE = re.compile(r"(-?(?:\d{1,9}|\d{1,3}(?:[.,]\d{3})+))(?:[.,]0{1,2})?")
_SHOWN = 60
MOST_YEARS = 9999
SPLIT = 0.3  # so much of the time passes until the rows are split; the rest makes books of them
EVERY = 250  # rows


@dataclass(slots=True)
class Line:
    """One record: `cells` by the normalised names of the columns, and the remarks that reading it leaves."""

    number: int
    cells: Mapping[str, str]
    habit: Habit = field(default_factory=Habit)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, reason: str) -> None:
        """Note something worth saying about this record."""
        self.remarks.append(Remark(self.number, reason))

    def raw(self, *names: str) -> str:
        """Return the first cell of these columns that holds something, without outer spaces and the guard ="..."."""
        for name in names:
            cell = self.cells.get(name, "").strip()
            guarded = _GUARDED.fullmatch(cell)
            cell = guarded[1].strip() if guarded else cell
            if cell:
                return cell
        return ""

    def line(self, *names: str) -> str:
        """Return a cell as one line. Raise Refused when it is too long."""
        return clean_line(self.raw(*names))

    def note(self, *names: str) -> str:
        """Return a cell as text of several lines. Raise Refused when it is too long."""
        return clean(self.raw(*names)).strip()

    def entries(self, *names: str, pattern: str = r"[,;\n]") -> tuple[str, ...]:
        """Return the parts of a list, each once and one line, in their order."""
        parts = (clean_line(part) for part in re.split(pattern, self.raw(*names)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def whole(self, *names: str, most: int = LARGEST, least: int = 1) -> int | None:
        """Return a whole number within the bounds; None (with a remark, when something stands there) for others."""
        text = self.raw(*names)
        found = _WHOLE.fullmatch(text)
        number = int(re.sub("[.,]", "", found[1])) if found else None
        if number is not None and least <= number <= most:
            return number
        if text and number != 0:
            self.lost(names[0], text)
        return None

    def year(self, *names: str) -> int | None:
        """Return a year; before our era it is negative."""
        return self.whole(*names, most=MOST_YEARS, least=-MOST_YEARS) or None

    def day(self, *names: str) -> Day | None:
        """Return the date of a cell; what is none, or not surely one, leaves a remark."""
        return self.day_in(self.raw(*names), names[0])

    def day_in(self, text: str, column: str) -> Day | None:
        """Return the date in a part of a cell, as `day` does."""
        found = self.habit.day(text) if text else None
        if found is not None and found.doubtful:
            said = _("“{text}” does not tell the day from the month; only the year was taken.")
            self.remark(said.format(text=shown(text)))
        elif text and found is None:
            self.lost(column, text)
        return found

    def quarters(self, *names: str) -> int | None:
        """Return a rating of 0 to 5 stars in quarter stars; one between quarters becomes the nearest, with a remark."""
        text = self.raw(*names)
        try:
            stars = Decimal(text.replace(",", ".")) if text and len(text) < _SHOWN else None
        except InvalidOperation:
            stars = None
        if stars is None or not stars.is_finite() or not 0 <= stars <= 5:
            if text:
                self.lost(names[0], text)
            return None
        found = int((stars * 4).to_integral_value())
        if found != stars * 4:
            said = _("The rating {stars} lies between two quarter stars; {taken} was taken.")
            self.remark(said.format(stars=text, taken=Decimal(found) / 4))
        return found

    def isbns(self, *names: str) -> tuple[str, ...]:
        """Return the ISBNs of several columns, 13 digits first; what is none leaves a remark."""
        found: list[str] = []
        for name in names:
            both = isbns(self.raw(name))
            found += both.good
            for bad in both.bad:
                self.lost(name, bad)
        return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))

    def lost(self, column: str, text: str) -> None:
        """Say that what stands in a column could not be taken."""
        said = _("“{text}” in the column “{column}” could not be read and was left out.")
        self.remark(said.format(text=shown(text), column=column))


@dataclass(frozen=True, slots=True)
class Taken:
    """The records of a table, each once: as a book, or with the reason why it is none."""

    books: tuple[ForeignBook, ...]
    unreadable: tuple[Unreadable, ...]
    remarks: tuple[Remark, ...]


def lines(head: Head, rows: Sequence[Row], dates: Collection[str]) -> Iterator[tuple[Row, Line]]:
    """Yield every whole row with its cells by name; of two columns of one name the first counts.

    All cells of the columns `dates` tell together how this file writes a date.
    """
    habit = habit_of(row.cells[n] for n, name in enumerate(head.names) if name in dates for row in rows if row.cells)
    places = {name: index for index, name in reversed(list(enumerate(head.names)))}
    for row in rows:
        if not row.fault:
            yield row, Line(row.number, {name: row.cells[index] for name, index in places.items()}, habit)


def taken(
    head: Head,
    rows: Sequence[Row],
    dates: Collection[str],
    make: Callable[[Line], ForeignBook],
    *,
    step: Step = no_step,
) -> Taken:
    """Make a book of every whole row; what `make` refuses cannot be read, like the broken rows."""
    books: list[ForeignBook] = []
    remarks: list[Remark] = []
    broken = [Unreadable(row.number, row.fault, row.raw) for row in rows if row.fault]
    for row, line in lines(head, rows, dates):
        if row.number % EVERY == 0:
            step(row.number / len(rows))
        try:
            books.append(replace(make(line), record=row.number, raw=row.raw))
            remarks += line.remarks
        except Refused as error:
            broken.append(Unreadable(row.number, str(error), row.raw))
    return Taken(tuple(books), tuple(sorted(broken, key=lambda each: each.record)), tuple(remarks))


def shown(text: str) -> str:
    """Return a text as it can stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}\u2026"
