"""Draw the sittings with a book as a row of small bars, one a day, or one a week when it took longer."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from opspath_desktop.charts.figure import Figure, Mark, Rect, Table, Tip
from opspath_desktop.domain.reading_log import Unit
from opspath_desktop.domain.reading_words import amount_words, log_summary
from opspath_desktop.i18n import _, format_date

MOST_DAYS = 42
STEP = 22.0  # from bar to bar where there is room
BAR = 7.0


def reading_bars(
    days: Sequence[tuple[dt.date, float]], unit: Unit, today: dt.date, *, width: float = 600, height: float = 44
) -> Figure:
    """Draw (day, amount) pairs from the first day to the last; days without reading keep a short line."""
    sums: dict[dt.date, float] = defaultdict(float)
    for day, amount in days:
        sums[day] += amount
    if not any(sums.values()):
        return Figure(width, height, _("Nothing logged yet."))
    weekly = (max(sums) - min(sums)).days >= MOST_DAYS
    bars = _weeks(sums) if weekly else _days(sums)
    alt = _("{summary} from {first} to {last}.")
    first, last = (format_date(day, today=today) for day in (min(sums), max(sums)))
    alt = alt.format(summary=log_summary(days, unit), first=first, last=last)
    return _figure(bars, unit, weekly, alt, (width, height))


def _days(sums: dict[dt.date, float]) -> list[tuple[dt.date, float]]:
    first = min(sums)
    days = [first + dt.timedelta(days=number) for number in range((max(sums) - first).days + 1)]
    return [(day, sums.get(day, 0.0)) for day in days]


def _weeks(sums: dict[dt.date, float]) -> list[tuple[dt.date, float]]:
    weeks: dict[dt.date, float] = defaultdict(float)
    for day, amount in sums.items():
        weeks[day - dt.timedelta(days=day.weekday())] += amount
    first = min(weeks)
    mondays = [first + dt.timedelta(weeks=number) for number in range((max(weeks) - first).days // 7 + 1)]
    return [(monday, weeks.get(monday, 0.0)) for monday in mondays]


def _figure(bars: list[tuple[dt.date, float]], unit: Unit, weekly: bool, alt: str, size: tuple[float, float]) -> Figure:
    width, height = size
    shown = bars[-max(int(width // 4), 1) :]  # narrower than 4 points no bar can be told from the next
    step = min(STEP, width / len(shown))
    bar = min(BAR, step * 0.7)
    most = max(amount for _day, amount in shown) or 1.0
    marks: list[Mark] = []
    tips: list[Tip] = []
    for number, (day, amount) in enumerate(shown):
        x = number * step + (step - bar) / 2
        tall = max(amount / most * height, 3.0) if amount else 1.5
        marks.append(Rect(x, height - tall, bar, tall, "line" if amount else "grid", min(1.5, bar / 2)))
        if amount:
            tips.append(Tip(x + bar / 2, height - tall, _tip(day, amount, unit, weekly)))
    return Figure(width, height, alt, tuple(marks), tuple(tips), _table(bars, unit, weekly))


def _tip(day: dt.date, amount: float, unit: Unit, weekly: bool) -> str:
    pattern = _("Week of {date}: {amount}") if weekly else _("{date}: {amount}")
    return pattern.format(date=format_date(day), amount=amount_words(round(amount, 1), unit))


def _table(bars: list[tuple[dt.date, float]], unit: Unit, weekly: bool) -> Table:
    rows = tuple((format_date(day), amount_words(round(amount, 1), unit)) for day, amount in bars if amount)
    return Table((_("Week of") if weekly else _("Date"), _("Read")), rows)
