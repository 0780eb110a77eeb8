"""The rules of a measure's numbers: what can be kept, ratios, days between events, and what one typed line means."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.pilots import read_value
from opspath_desktop.domain.typed import Habits, looks_like_day, parse_date, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, example_day, format_number

LARGEST = 1e15  # whole numbers up to here are exact, and no arithmetic of a chart comes near an overflow
SMALLEST = 1e-9
EVENTS = "time_between_events"
_OVER = re.compile(r"\s*/\s*|\s+of\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One number with its day as it was typed or pasted; a missing one has a reason instead, an event may have none."""

    on: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: bool = False
    reason: str = ""
    note: str = ""


def keep(value: float) -> float:
    """Return a number that can be kept and reckoned with. Raise Refused with a sentence for any other."""
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise Refused(_("That number is too large. The largest that fits is {n}.").format(n=format_number(LARGEST)))
    if 0 < abs(value) < SMALLEST:
        raise Refused(_("That number is too close to zero. Choose a smaller unit, or type 0."))
    return float(value)


def count(value: float) -> float:
    """Return a number of things. Raise Refused for a part of a thing and for fewer than none."""
    number = keep(value)
    if number < 0 or number != int(number):
        raise Refused(_("This measure counts things: type a whole number, 0 or more."))
    return number


def ratio(numerator: float, denominator: float, unit: str = "") -> float:
    """Return numerator / denominator in the unit of the measure: times 100 when that is "%".

    Raise Refused when there is nothing to divide by.
    """
    if keep(denominator) <= 0:
        raise Refused(_("The second number says how many there were in all: it must be more than 0."))
    return keep(keep(numerator) / denominator * (100 if unit == "%" else 1))


def event_values(days: Sequence[date], values: Sequence[float | None]) -> list[float | None]:
    """Return the number of every event: the typed one, else the days since the event before (the first has none).

    Unit: days; two events of one day are 0 apart. The order is that of time. An event that is excluded has happened
    nevertheless, so the caller passes it too.
    """
    before: date | None = None
    found: list[float | None] = []
    for day, value in zip(days, values, strict=True):
        apart = None if before is None else float((day - before).days)
        found.append(apart if value is None else value)
        before = day
    return found


def read_point(text: str, habits: Habits, today: date, *, mode: str = "value", unit: str = "") -> Entry:
    """Read the line in which a number is typed, with or without its day; without one it is today's.

    `4.9`, `yesterday 4.9`, `27/11 4.9`; of a ratio `12/40` or `12 of 40`; of events a day alone; `missing: holiday` in
    place of a number. Raise Refused with a sentence for anything else.
    """
    line = " ".join(text.split())
    missing = _read_missing(line, habits, today)
    if missing is not None:
        return missing
    if mode == "ratio":
        return _read_ratio(line, habits, today, unit)
    if mode == EVENTS:
        return _read_event(line, habits, today, unit)
    typed = read_value(line, habits, today, unit=unit)
    return Entry(typed.on, count(typed.value) if mode == "count" else keep(typed.value))


def read_cell(text: str, habits: Habits, on: date, *, mode: str = "value", unit: str = "") -> Entry:
    """Read a number of which the day is known. Raise Refused with a sentence when it is none."""
    line = " ".join(text.split())
    reason = missing_reason(line)
    if reason is not None:
        return Entry(on, missing=True, reason=reason)
    if mode == "ratio":
        numerator, denominator = _parts(line, habits)
        return Entry(on, ratio(numerator, denominator, unit), numerator, denominator)
    bare = line[: -len(unit)].rstrip() if unit and line.casefold().endswith(unit.casefold()) else line
    value = parse_number(bare if bare[-1:].isdigit() else line, habits)
    return Entry(on, count(value) if mode == "count" else keep(value))


def missing_reason(text: str) -> str | None:
    """Return the reason of `missing: holiday`, None when the text does not begin so. Raise Refused without a reason."""
    words = re.match(rf"(?:missing|{re.escape(_('missing'))})\b\s*[:,-]?\s*(.*)", text, re.IGNORECASE | re.DOTALL)
    if words is None:
        return None
    if not words[1].strip():
        raise Refused(_("Say why there is no number, for example: missing: holiday."))
    return words[1].strip()


def _read_missing(line: str, habits: Habits, today: date) -> Entry | None:
    words = line.split()
    for at in range(min(len(words), 4)):
        reason = missing_reason(" ".join(words[at:]))
        if reason is not None:
            day = parse_date(" ".join(words[:at]), habits, today) if at else today
            return Entry(day, missing=True, reason=reason)
    return None


def _read_event(line: str, habits: Habits, today: date, unit: str) -> Entry:
    try:
        return Entry(parse_date(line, habits, today))
    except Refused:
        if looks_like_day(line, habits):
            raise
    try:
        typed = read_value(line, habits, today, unit=unit)
    except Refused as refused:
        words = _("Type the day of the event, such as yesterday or {day}.")
        raise Refused(words.format(day=example_day())) from refused
    if typed.value < 0:
        raise Refused(_("The time between two events cannot be less than 0."))
    return Entry(typed.on, keep(typed.value))


def _read_ratio(line: str, habits: Habits, today: date, unit: str) -> Entry:
    words = _OVER.sub("/", line).split()
    wrong_day = None
    for day, number in _cuts(words):
        try:
            numerator, denominator = _parts(number, habits)
            on = parse_date(day, habits, today) if day else today
        except Refused as refused:
            wrong_day = wrong_day or (refused if looks_like_day(day, habits) else None)
            continue
        return Entry(on, ratio(numerator, denominator, unit), numerator, denominator)
    if wrong_day is not None:
        raise wrong_day
    raise Refused(_("“{text}” is no pair of numbers. Write it like 12/40: twelve of forty.").format(text=line[:40]))


def _cuts(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (day, number): none and all, the day first, the day last."""
    yield "", " ".join(words)
    for at in range(len(words) - 1, 0, -1):
        yield " ".join(words[:at]), " ".join(words[at:])
    for at in range(1, len(words)):
        yield " ".join(words[at:]), " ".join(words[:at])


def _parts(text: str, habits: Habits) -> tuple[float, float]:
    parts = _OVER.split(text)
    if len(parts) != 2:
        raise Refused(_("“{text}” is no pair of numbers. Write it like 12/40: twelve of forty.").format(text=text[:40]))
    return parse_number(parts[0], habits), parse_number(parts[1], habits)
