"""Draw amounts as bars: how much was read a day, and how much of a whole is done."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from opspath_desktop.charts.figure import Figure, Line, Mark, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import linear, nice_ticks, text_width, tick_labels
from opspath_desktop.i18n import _, format_date, format_number

SIZE = 7.6
DAYS_BEFORE_WEEKS = 45  # a longer time is drawn with one bar a week


def progress_bar(done: float, of: float, *, width: float = 92, height: float = 4.4) -> Figure:
    """Draw the share done / of as one bar; `of` may be 0."""
    share = min(max(done / of, 0.0), 1.0) if of else 0.0
    marks: list[Mark] = [Rect(0, 0, width, height, "track", height / 2)]
    if share:
        marks.append(Rect(0, 0, max(width * share, height), height, "accent", height / 2))
    alt = _("{done} of {of}").format(done=format_number(done), of=format_number(of))
    return Figure(width, height, alt, tuple(marks))


def day_bars(amounts: Sequence[tuple[dt.date, float]], *, unit: str, width: float = 420, height: float = 110) -> Figure:
    """Draw how much was read on each day (each week when it took longer than 45 days); `unit` is a word: "pages"."""
    days: dict[dt.date, float] = defaultdict(float)
    for day, amount in amounts:
        days[day] += amount
    if not days:
        return Figure(width, height, _("Nothing logged yet."))
    weekly = (max(days) - min(days)).days > DAYS_BEFORE_WEEKS
    return _bars(_by_week(days) if weekly else dict(days), weekly, unit, width, height)


def _by_week(days: dict[dt.date, float]) -> dict[dt.date, float]:
    weeks: dict[dt.date, float] = defaultdict(float)
    for day, amount in days.items():
        weeks[day - dt.timedelta(days=day.weekday())] += amount
    return weeks


def _bars(amounts: dict[dt.date, float], weekly: bool, unit: str, width: float, height: float) -> Figure:
    ticks = nice_ticks(0, max([*amounts.values(), 1]), 3)
    left = max(text_width(label, SIZE) for label in tick_labels(ticks)) + 8
    bottom, top = height - 15, 15.0
    first, last, step = min(amounts), max(amounts), 7 if weekly else 1
    count = (last - first).days // step + 1
    each = min((width - left) / count, 22.0)
    y = linear(0, ticks[-1], bottom, top)
    marks: list[Mark] = [Text(0, SIZE + 1, _unit_words(unit, weekly), "text2", SIZE)]
    for tick, label in zip(ticks, tick_labels(ticks), strict=True):
        marks.append(Line(((left, y(tick)), (width, y(tick))), "grid", 0.6))
        marks.append(Text(left - 5, y(tick) + SIZE * 0.34, label, "text2", SIZE, "regular", "end"))
    tips: list[Tip] = []
    for day in sorted(amounts):
        x = left + (day - first).days // step * each
        marks.append(Rect(x + each * 0.14, y(amounts[day]), each * 0.72, bottom - y(amounts[day]), "accent", 1.0))
        tips.append(Tip(x + each / 2, y(amounts[day]), _words(day, amounts[day], unit, weekly)))
    marks.append(Text(left, height - 3, format_date(first, short=True), "text2", SIZE))
    if count > 4:
        end = left + count * each
        marks.append(Text(min(end, width), height - 3, format_date(last, short=True), "text2", SIZE, "regular", "end"))
    return Figure(width, height, _alt(amounts, unit, weekly), tuple(marks), tuple(tips), _table(amounts, unit, weekly))


def _unit_words(unit: str, weekly: bool) -> str:
    return (_("{unit} a week") if weekly else _("{unit} a day")).format(unit=unit)


def _words(day: dt.date, amount: float, unit: str, weekly: bool) -> str:
    pattern = _("Week of {date}: {amount} {unit}") if weekly else _("{date}: {amount} {unit}")
    return pattern.format(date=format_date(day), amount=format_number(amount), unit=unit)


def _alt(amounts: dict[dt.date, float], unit: str, weekly: bool) -> str:
    most = max(amounts, key=lambda day: amounts[day])
    pattern = _("{total} {unit} from {first} to {last}; the most was {most}.")
    return pattern.format(
        total=format_number(sum(amounts.values())),
        unit=unit,
        first=format_date(min(amounts)),
        last=format_date(max(amounts)),
        most=_words(most, amounts[most], unit, weekly),
    )


def _table(amounts: dict[dt.date, float], unit: str, weekly: bool) -> Table:
    rows = tuple((format_date(day), format_number(amounts[day])) for day in sorted(amounts))
    return Table((_("Week of") if weekly else _("Date"), unit), rows)
