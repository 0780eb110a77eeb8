"""Add up what was read: pages and minutes a month and a day, and how many books of a stage were finished and applied.

Nothing is guessed. A sitting whose pages cannot be told adds to the count of sittings only; a book whose end is known
to the year, or not at all, adds to the totals and never to a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from opspath_desktop.i18n import _, format_number, ngettext

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting: its day, the pages it brought (None when nobody can tell) and the minutes it took (None: unsaid)."""

    on: date
    pages: float | None
    minutes: float | None


@dataclass(frozen=True, slots=True)
class End:
    """The end of one finished or consulted reading, as exactly as it is known ("day", "month", "year", "unknown")."""

    on: date | None
    precision: str


@dataclass(slots=True)
class Sum:
    """What a month or a day brought; `day` is its first day."""

    day: date
    sittings: int = 0
    pages: float = 0.0
    minutes: float = 0.0
    untold: int = 0  # sittings that say neither pages nor minutes
    finished: int = 0

    def add(self, sat: Sat) -> None:
        """Count one sitting."""
        self.sittings += 1
        self.pages += sat.pages or 0.0
        self.minutes += sat.minutes or 0.0
        self.untold += int(sat.pages is None and sat.minutes is None)


@dataclass(frozen=True, slots=True)
class Ends:
    """How many readings came to their end: all of them, those known to the year only, and those without any date."""

    all: int = 0
    year_only: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class StageBooks:
    """The books of a stage; `number` is None for the user's own. Finished and applied are two different counts."""

    number: int | None
    title: str
    books: int
    finished: int
    applied: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of the reading log; `months` and `days` run up to today, `days` hold only days with a sitting."""

    months: tuple[Sum, ...]
    days: tuple[Sum, ...]
    stages: tuple[StageBooks, ...]
    statuses: tuple[tuple[str, int], ...]
    ends: Ends = field(default_factory=Ends)


def first_month(today: date, count: int = MONTHS) -> date:
    """Return the first day of the first of `count` months that end with today's."""
    index = today.year * 12 + today.month - count
    return date(index // 12, index % 12 + 1, 1)


def by_month(sats: Iterable[Sat], ends: Iterable[End], today: date, count: int = MONTHS) -> tuple[Sum, ...]:
    """Return the last `count` months, empty ones too."""
    index = today.year * 12 + today.month - count
    firsts = [date(each // 12, each % 12 + 1, 1) for each in range(index, index + count)]
    sums = {first: Sum(first) for first in firsts}
    for sat in sats:
        if (month := sums.get(sat.on.replace(day=1))) is not None and sat.on <= today:
            month.add(sat)
    for end in ends:
        if end.on is not None and end.precision in ("day", "month"):
            month = sums.get(end.on.replace(day=1))
            if month is not None:
                month.finished += 1
    return tuple(sums.values())


def by_day(sats: Iterable[Sat], today: date, since: date) -> tuple[Sum, ...]:
    """Return the days from `since` to today that have a sitting, oldest first."""
    sums: dict[date, Sum] = {}
    for sat in sats:
        if since <= sat.on <= today:
            sums.setdefault(sat.on, Sum(sat.on)).add(sat)
    return tuple(sums[day] for day in sorted(sums))


def count_ends(ends: Iterable[End]) -> Ends:
    """Count the ends and how exactly they are known."""
    found = list(ends)
    unknown = sum(end.on is None or end.precision == "unknown" for end in found)
    return Ends(len(found), sum(end.on is not None and end.precision == "year" for end in found), unknown)


def ends_words(ends: Ends) -> str:
    """Say how many books were finished, and which of them no month can show."""
    if not ends.all:
        return _("No book is finished yet.")
    words = [ngettext("{n} reading finished in all.", "{n} readings finished in all.", ends.all)]
    if ends.year_only:
        words.append(_("Only the year is known of {year}."))
    if ends.unknown:
        words.append(_("The day is unknown for {unknown}."))
    known = {"n": ends.all, "year": ends.year_only, "unknown": ends.unknown}
    return " ".join(words).format(**{name: format_number(n) for name, n in known.items()})


def amount(value: float, unit: str) -> str:
    """Say an amount of pages or minutes."""
    shown = round(value)
    pattern = (
        ngettext("{n} page", "{n} pages", shown) if unit == "pages" else ngettext("{n} minute", "{n} minutes", shown)
    )
    return pattern.format(n=format_number(shown))


def total(months: Sequence[Sum], unit: str) -> float:
    """Return the sum of all months in "pages" or "minutes"."""
    return float(sum(getattr(month, unit) for month in months))
