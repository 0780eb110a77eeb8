"""Draw the pages or minutes of each month as bars with their numbers on top."""

from __future__ import annotations

from collections.abc import Sequence

from opspath_desktop.charts.figure import Figure, Line, Mark, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import text_width
from opspath_desktop.domain.reading_numbers import Sum, amount, total
from opspath_desktop.domain.reading_words import when_words
from opspath_desktop.i18n import _, format_month, format_number

FOOT = 14.0  # room for the names of the months
HEAD = 12.0  # room for the number above the tallest bar
WIDEST = 26.0
SIZE = 7.5


def month_bars(months: Sequence[Sum], unit: str, *, width: float = 600, height: float = 110) -> Figure:
    """Draw one bar a month; `unit` is "pages" or "minutes". A month without any keeps its place and a short line."""
    values = [float(getattr(month, unit)) for month in months]
    if not any(values):
        nothing = _("No pages were logged in these months.") if unit == "pages" else _("No minutes were logged.")
        return Figure(width, height, nothing)
    step = width / len(months)
    bar, room = min(WIDEST, step * 0.62), height - FOOT - HEAD
    marks: list[Mark] = [Line(((0, height - FOOT), (width, height - FOOT)), "grid", 0.8)]
    tips: list[Tip] = []
    names, numbers = [format_month(month.day, short=True) for month in months], [_number(value) for value in values]
    every = _every(names, step)
    crowded = max(text_width(words, SIZE) for words in numbers) > step
    for number, (month, value) in enumerate(zip(months, values, strict=True)):
        x = number * step + step / 2
        tall = max(value / max(values) * room, 2.0) if value else 0.8
        top = height - FOOT - tall
        marks.append(Rect(x - bar / 2, top, bar, tall, "line" if value else "grid", 1.5 if value else 0))
        if value and (not crowded or number == values.index(max(values))):
            marks.append(_under(x, top - 3, numbers[number], width))
        if number % every == (len(months) - 1) % every:
            marks.append(_under(x, height - 3, names[number], width))
        tips.append(Tip(x, top, _("{month}: {amount}").format(month=_name(month), amount=amount(value, unit))))
    return Figure(width, height, _alt(months, unit), tuple(marks), tuple(tips), _table(months, unit))


def _number(value: float) -> str:
    return format_number(round(value)) if value else ""


def _name(month: Sum) -> str:
    return when_words(month.day, "month", month.day)


def _under(x: float, y: float, words: str, width: float) -> Text:
    """Write words in the middle of x, or as near to it as the edges of the picture allow."""
    half = text_width(words, SIZE) / 2
    return Text(max(min(x, width - half), half), y, words, "text2", SIZE, anchor="middle")


def _every(names: Sequence[str], step: float) -> int:
    """Return how many months share one name so that the names do not touch."""
    widest = max(text_width(name, SIZE) for name in names) + 4
    return max(1, -int(-widest // step))


def _alt(months: Sequence[Sum], unit: str) -> str:
    best = max(months, key=lambda month: float(getattr(month, unit)))
    words = _("{total} from {first} to {last}; the most in {month}, {most}.")
    return words.format(
        total=amount(total(months, unit), unit),
        first=_name(months[0]),
        last=_name(months[-1]),
        month=_name(best),
        most=amount(getattr(best, unit), unit),
    )


def _table(months: Sequence[Sum], unit: str) -> Table:
    heads = (_("Month"), _("Pages") if unit == "pages" else _("Minutes"), _("Sittings"), _("Finished or consulted"))
    rows = tuple(
        (
            _name(month),
            format_number(round(getattr(month, unit))),
            format_number(month.sittings),
            format_number(month.ended),
        )
        for month in months
    )
    return Table(heads, rows)
