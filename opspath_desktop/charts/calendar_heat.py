"""Draw the days with a sitting as a calendar: a column a week, a square a day, the larger the more was read.

The size of a square carries the amount, so the picture holds in grey and for colour-blind readers too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from opspath_desktop.charts.figure import Figure, Mark, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import text_width
from opspath_desktop.domain.reading_numbers import Sum, amount
from opspath_desktop.i18n import _, format_date, format_month, format_number, format_weekday, ngettext

WEEKS = 53
NARROWEST, WIDEST = 7.5, 13.0
HEAD = 12.0
SIZE = 7.5
SHARES = (0.45, 0.65, 0.85)  # of a cell's side, from little to much


def calendar_heat(days: Sequence[Sum], today: date, *, width: float = 600, height: float = 104) -> Figure:
    """Draw the last 53 weeks, fewer where they would not fit; `days` hold only days with a sitting."""
    left = max(text_width(format_weekday(_monday(today) + timedelta(days=n), short=True), SIZE) for n in (0, 2, 4)) + 6
    weeks = max(1, min(WEEKS, int((width - left) // NARROWEST)))
    across = min(WIDEST, (width - left) / weeks)
    cell = min(WIDEST, across + 3, (height - HEAD) / 7)
    first = _monday(today) - timedelta(weeks=weeks - 1)
    by_day = {day.day: day for day in days if first <= day.day <= today}
    marks, tips = _cells(by_day, first, today, (left, across, cell))
    names = _names(first, weeks, left, across, cell)
    reach = (across / 2, cell / 2)  # only its own square means a day
    table = _table(days, today)  # a year of days, however few of them the picture has room for
    alt = _alt(by_day, first, today) if days else _("No sitting is logged in the last year.")
    return Figure(width, height, alt, (*names, *marks), tips, table, reach)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _cells(
    days: Mapping[date, Sum], first: date, today: date, grid: tuple[float, float, float]
) -> tuple[list[Mark], tuple[Tip, ...]]:
    left, across, cell = grid
    side = min(across, cell)
    limits = _limits([_weight(day) for day in days.values()])
    marks: list[Mark] = []
    tips = []
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        x, y = left + number // 7 * across + across / 2, HEAD + number % 7 * cell + cell / 2
        found = days.get(day)
        share = SHARES[sum(_weight(found) > limit for limit in limits)] if found else 0.2
        half = side * share / 2
        marks.append(Rect(x - half, y - half, 2 * half, 2 * half, "line" if found else "track", side * 0.12))
        if found:
            tips.append(Tip(x, y, tip(found, today)))
    return marks, tuple(tips)


def _weight(day: Sum) -> float:
    """Return one number for a day: a minute weighs as a page does, a sitting without either counts as one."""
    return max(day.pages, day.minutes, float(day.sittings))


def _limits(weights: Sequence[float]) -> tuple[float, float]:
    """Return the values above which a day is middling and much: the thirds of the days with a sitting."""
    ordered = sorted(weights)
    if not ordered:
        return 0.0, 0.0
    return ordered[(len(ordered) - 1) // 3], ordered[(len(ordered) - 1) * 2 // 3]


def tip(day: Sum, today: date) -> str:
    """Say what a day brought."""
    parts = [amount(getattr(day, unit), unit) for unit in ("pages", "minutes") if getattr(day, unit)]
    if not parts:
        parts = [ngettext("{n} sitting", "{n} sittings", day.sittings).format(n=format_number(day.sittings))]
    return _("{date}: {amount}").format(date=format_date(day.day, today=today), amount=", ".join(parts))


def _names(first: date, weeks: int, left: float, across: float, cell: float) -> list[Mark]:
    marks: list[Mark] = []
    for row in (0, 2, 4):
        name = format_weekday(first + timedelta(days=row), short=True)
        marks.append(Text(0, HEAD + row * cell + cell / 2 + SIZE / 3, name, "text2", SIZE))
    free = left
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        begins = monday.day <= 7
        name = format_month(monday, short=True)
        end = left + week * across + text_width(name, SIZE)
        if begins and left + week * across >= free and end <= left + weeks * across:
            marks.append(Text(left + week * across, SIZE, name, "text2", SIZE))
            free = end + 4
    return marks


def _alt(days: Mapping[date, Sum], first: date, today: date) -> str:
    if not days:
        return _("No sitting is logged since {first}.").format(first=format_date(first, today=today))
    words = ngettext(
        "Something was read on {n} day since {first}; the last one was {last}.",
        "Something was read on {n} days since {first}; the last one was {last}.",
        len(days),
    )
    last = format_date(max(days), today=today)
    return words.format(n=format_number(len(days)), first=format_date(first, today=today), last=last)


def _table(days: Sequence[Sum], today: date) -> Table:
    rows = tuple(
        (
            format_date(found.day, today=today),
            format_number(round(found.pages)),
            format_number(round(found.minutes)),
            format_number(found.sittings),
        )
        for found in sorted(days, key=lambda day: day.day, reverse=True)
    )
    return Table((_("Date"), _("Pages"), _("Minutes"), _("Sittings")), rows)
