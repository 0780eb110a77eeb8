"""Add up what was read: pages and minutes a month and a day, and how many books of a stage were finished and applied.

Nothing is guessed. A sitting whose pages or minutes nobody knows adds to the count of sittings, and is told beside the
sum. An end that is known to the year, or not at all, or that lies ahead, adds to the totals and never to a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from opspath_desktop.domain.reading_words import status_words
from opspath_desktop.i18n import _, format_number, ngettext

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting: its day, the pages it brought (None when nobody can tell) and the minutes it took (None: unsaid).

    What was `heard` has no pages. With a `count` it is the sum of so many sittings of a day that say the same things.
    """

    on: date
    pages: float | None
    minutes: float | None
    heard: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class End:
    """The end of finished or consulted readings, as exactly as it is known ("day", "month", "year", "unknown")."""

    on: date | None
    precision: str
    count: int = 1


@dataclass(slots=True)
class Sum:
    """What a month or a day brought; `day` is its first day."""

    day: date
    sittings: int = 0
    pages: float = 0.0
    minutes: float = 0.0
    pages_unsaid: int = 0  # sittings with a printed book whose pages nobody can tell
    minutes_unsaid: int = 0
    untold: int = 0  # sittings that say neither pages nor minutes
    ended: int = 0  # readings that were finished or consulted

    def add(self, sat: Sat) -> None:
        """Count a sitting, or several."""
        self.sittings += sat.count
        self.pages += sat.pages or 0.0
        self.minutes += sat.minutes or 0.0
        self.pages_unsaid += sat.count * (sat.pages is None and not sat.heard)
        self.minutes_unsaid += sat.count * (sat.minutes is None)
        self.untold += sat.count * (sat.pages is None and sat.minutes is None)


@dataclass(frozen=True, slots=True)
class Ends:
    """How many readings came to their end: all, those known to the year only, without any date, and with one ahead."""

    all: int = 0
    year_only: int = 0
    unknown: int = 0
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class StageBooks:
    """The books of a stage; `number` is None for the user's own. Finished and applied are two different counts.

    A consulted book counts as finished; one that is skipped or does not apply is not counted at all.
    """

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
        if (first := _month(end, today)) in sums:
            sums[first].ended += end.count
    return tuple(sums.values())


def _month(end: End, today: date) -> date | None:
    """Return the month that an end belongs to; None when it is not known as exactly as that, or still ahead."""
    known = end.on is not None and end.precision in ("day", "month") and end.on <= today
    return end.on.replace(day=1) if end.on is not None and known else None


def by_day(sats: Iterable[Sat], today: date, since: date) -> tuple[Sum, ...]:
    """Return the days from `since` to today that have a sitting, oldest first."""
    sums: dict[date, Sum] = {}
    for sat in sats:
        if since <= sat.on <= today:
            sums.setdefault(sat.on, Sum(sat.on)).add(sat)
    return tuple(sums[day] for day in sorted(sums))


def count_ends(ends: Iterable[End], today: date) -> Ends:
    """Count the ends and how exactly they are known."""
    found = list(ends)
    dated = [end for end in found if end.on is not None and end.precision != "unknown"]
    known = sum(end.count for end in dated)
    year = sum(end.count for end in dated if end.precision == "year")
    ahead = sum(end.count for end in dated if end.precision != "year" and end.on is not None and end.on > today)
    whole = sum(end.count for end in found)
    return Ends(whole, year, whole - known, ahead)


def ends_words(ends: Ends) -> str:
    """Say how many readings were finished or consulted, and which of them no month can show."""
    if not ends.all:
        return _("No reading is finished or consulted yet.")
    words = [ngettext("{n} reading is finished or consulted.", "{n} readings are finished or consulted.", ends.all)]
    if ends.year_only:
        words.append(_("Only the year is known of {year}."))
    if ends.unknown:
        words.append(_("No date is known of {unknown}."))
    if ends.ahead:
        words.append(_("The date of {ahead} still lies ahead."))
    if len(words) > 1:
        words.append(_("No month counts these."))
    known = {"n": ends.all, "year": ends.year_only, "unknown": ends.unknown, "ahead": ends.ahead}
    return " ".join(words).format(**{name: format_number(n) for name, n in known.items()})


def begun_words(statuses: Sequence[tuple[str, int]]) -> str:
    """Say how many readings were begun, and how many of them have which status: the parts add up to the whole."""
    begun = [(status, n) for status, n in statuses if status != "planned" and n]
    if not begun:
        return _("No reading is begun yet.")
    whole = sum(n for _status, n in begun)
    parts = [_("{n} {status}").format(n=format_number(n), status=status_words(status).lower()) for status, n in begun]
    words = ngettext("{n} reading was begun: {parts}.", "{n} readings were begun: {parts}.", whole)
    return words.format(n=format_number(whole), parts=", ".join(parts))


def unsaid_words(months: Iterable[Sum], unit: str) -> str:
    """Say of how many sittings the months know no pages or minutes, or nothing when they know all."""
    unsaid = sum(getattr(month, f"{unit}_unsaid") for month in months)
    if not unsaid:
        return ""
    words = {
        "pages": ngettext(
            "Of {n} sitting nobody knows how many pages it had.",
            "Of {n} sittings nobody knows how many pages they had.",
            unsaid,
        ),
        "minutes": ngettext(
            "{n} sitting does not say how long it took.", "{n} sittings do not say how long they took.", unsaid
        ),
    }
    return words[unit].format(n=format_number(unsaid))


def untold_words(days: Iterable[Sum]) -> str:
    """Say how many sittings count as a day only, or nothing."""
    untold = sum(day.untold for day in days)
    words = ngettext(
        "{n} sitting says neither pages nor minutes; it counts as a day only.",
        "{n} sittings say neither pages nor minutes; they count as days only.",
        untold,
    )
    return words.format(n=format_number(untold)) if untold else ""


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
