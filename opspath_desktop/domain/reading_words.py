"""Say in words what screen and paper tell about reading: amounts, places, dates, states and the forecast."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opspath_desktop.domain.forecast import Forecast
from opspath_desktop.domain.reading_log import Sitting, Unit
from opspath_desktop.i18n import _, format_date, format_number, ngettext


def unit_words(unit: Unit, value: float = 2) -> str:
    """Return the word for a number of units: "page" or "pages"."""
    count = 1 if value == 1 else 2
    return {
        "pages": ngettext("page", "pages", count),
        "chapters": ngettext("chapter", "chapters", count),
        "minutes": _("min"),
        "percent": "%",
    }[unit]


def amount_words(value: float, unit: Unit) -> str:
    """Say an amount: "13 pages", "2.5 chapters", "40 min", "3 h 20 min"."""
    if unit == "minutes" and value >= 60:
        hours, rest = divmod(int(value), 60)
        return _("{h} h {min} min").format(h=hours, min=rest) if rest else _("{h} h").format(h=hours)
    return f"{format_number(value, decimals=None)} {unit_words(unit, value)}"


def clock(minutes: float) -> str:
    """Write minutes as hours and minutes: "3:20"."""
    return f"{int(minutes) // 60}:{int(minutes) % 60:02d}"


def place_value(value: float, unit: Unit) -> str:
    """Write a place alone: "96", "4.5", "3:20", "43 %"."""
    if unit == "minutes":
        return clock(value)
    number = format_number(round(value, 1))
    return f"{number} %" if unit == "percent" else number


def of_words(unit: Unit, length: float | None) -> str:
    """Say what a place is counted in, and of how many: "of 138 pages", "chapters", "of 9:05 h"."""
    if unit == "percent":
        return ""
    if unit == "minutes":
        return _("of {length} h").format(length=clock(length)) if length else _("h")
    words = unit_words(unit)
    return _("of {length} {unit}").format(length=format_number(length), unit=words) if length else words


def place_words(value: float, unit: Unit, length: float | None = None) -> str:
    """Say a place: "Page 96 of 138", "Chapter 6", "3:20 of 9:05 h", "43 %"."""
    here = place_value(value, unit)
    if unit == "percent":
        return here
    if unit == "minutes":
        return _("{here} of {length} h").format(here=here, length=clock(length)) if length else f"{here} {_('h')}"
    patterns = {
        "pages": (_("Page {here} of {length}"), _("Page {here}")),
        "chapters": (_("Chapter {here} of {length}"), _("Chapter {here}")),
    }
    with_length, alone = patterns[unit]
    return with_length.format(here=here, length=format_number(length)) if length else alone.format(here=here)


def short_place(value: float, unit: Unit, length: float | None = None) -> str:
    """Say a place beside a bar: "96 of 138"."""
    here = place_value(value, unit)
    if length is None or unit == "percent":
        return place_words(value, unit)
    return _("{here} of {length}").format(here=here, length=place_value(length, unit))


def status_words(status: str) -> str:
    """Name a reading's status; a suggested book that is out of the count has the status of its item."""
    return {
        "planned": _("To read"),
        "reading": _("Reading"),
        "paused": _("Paused"),
        "finished": _("Finished"),
        "stopped": _("Stopped"),
        "consulted": _("Consulted"),
        "skipped": _("Skipped"),
        "not_applicable": _("Does not apply"),
    }[status]


def when_words(day: date | None, precision: str, today: date) -> str:
    """Say a day as exactly as it is known: "2 November", "November 2025", "2024", or nothing."""
    if day is None or precision == "unknown":
        return ""
    if precision == "year":
        return str(day.year)
    if precision == "month":
        from opspath_desktop.i18n import format_month

        return f"{format_month(day)} {day.year}"
    return format_date(day, today=today)


def state_words(status: str, started: str, finished: str) -> str:
    """Say a reading's state with its date: "Reading since 2 November"; the dates are words or empty."""
    if status == "reading" and started:
        return _("Reading since {date}").format(date=started)
    if status == "finished" and finished:
        return _("Finished {date}").format(date=finished)
    if status == "consulted" and finished:
        return _("Consulted {date}").format(date=finished)
    return status_words(status)


def forecast_words(found: Forecast, unit: Unit, today: date, review: date | None = None) -> str:
    """Say what is left, the basis and the day of the end; the day before a review is worth a word."""
    average = _average_words(found.average, unit)
    basis = ngettext(
        "Your last session had {average}", "Your last {n} sessions averaged {average}", found.sessions
    ).format(n=format_number(found.sessions), average=average)
    end = _("at one a day you finish on {date}").format(date=format_date(found.finish, today=today))
    whole = _("{amount} left. {basis}: {end}{review}.")
    return whole.format(
        amount=amount_words(found.left, unit), basis=basis, end=end, review=_before_review(found.finish, review)
    )


def forecast_short(found: Forecast, unit: Unit, today: date) -> str:
    """Say the forecast in one line: "At 11 pages a day, finished on 26 November"."""
    pattern = _("At {average} a day, finished on {date}.")
    average = _average_words(found.average, unit)
    return pattern.format(average=average, date=format_date(found.finish, today=today))


def log_summary(amounts: Sequence[tuple[date, float]], unit: Unit) -> str:
    """Sum a log up: "96 pages in 11 sessions"; several sittings of a day are one session."""
    days = {day for day, amount in amounts if amount > 0}
    if not days:
        return ""
    total = amount_words(round(sum(amount for _day, amount in amounts), 1), unit)
    pattern = ngettext("{total} in {n} session", "{total} in {n} sessions", len(days))
    return pattern.format(total=total, n=format_number(len(days)))


def sitting_words(sitting: Sitting, today: date) -> str:
    """Say how a sitting was understood, to stand behind "I read 30": "pages today", "now: Page 112, 40 min".

    A time alone was typed with its unit: "40 min" is followed by the day only.
    """
    if sitting.unit is None:
        return _day(sitting.on, today)
    words = _unit_or_place(sitting, sitting.unit)
    listened = sitting.unit == "minutes" and sitting.minutes == sitting.delta
    if sitting.minutes is not None and not listened:
        words = f"{words}, {amount_words(sitting.minutes, 'minutes')}"
    return words if sitting.on == today and sitting.position is not None else f"{words} {_day(sitting.on, today)}"


def whole_words(sitting: Sitting, today: date) -> str:
    """Say a sitting with its number: "30 pages today", "40 min today", "now: Page 112"."""
    words = sitting_words(sitting, today)
    if sitting.unit is None:
        return f"{amount_words(sitting.minutes or 0, 'minutes')} {words}"
    return words if sitting.delta is None else f"{format_number(sitting.delta)} {words}"


def logged_words(sitting: Sitting, today: date) -> str:
    """Say what was logged: "30 pages logged.", "2 chapters and 40 min logged on 2 November."; a place says itself."""
    parts = []
    if sitting.delta is not None and sitting.unit is not None:
        parts.append(amount_words(sitting.delta, sitting.unit))
    if sitting.minutes is not None and not (sitting.unit == "minutes" and sitting.minutes == sitting.delta):
        parts.append(amount_words(sitting.minutes, "minutes"))
    what = _("{amount} and {time}").format(amount=parts[0], time=parts[1]) if len(parts) > 1 else "".join(parts)
    if sitting.on == today:
        return _("{what} logged.").format(what=what) if what else _("Logged.")
    day = _day(sitting.on, today)
    return _("{what} logged {day}.").format(what=what, day=day) if what else _("Logged {day}.").format(day=day)


def _average_words(value: float, unit: Unit) -> str:
    """Say an average: whole pages and minutes, but half a chapter is not one."""
    return amount_words(round(value) or 1 if unit in ("pages", "minutes") else round(value, 1) or 0.1, unit)


def _unit_or_place(sitting: Sitting, unit: Unit) -> str:
    if sitting.position is not None:
        return _("now: {place}").format(place=place_words(sitting.position, unit))
    return unit_words(unit, sitting.delta or 2)


def _day(day: date, today: date) -> str:
    if day == today:
        return _("today")
    if (today - day).days == 1:
        return _("for yesterday")
    return _("for {date}").format(date=format_date(day, today=today))


def _before_review(finish: date, review: date | None) -> str:
    if review is None or not 0 < (days := (review - finish).days) <= 14:
        return ""
    if days == 1:
        return _(", the day before your review")
    return _(", {n} days before your review").format(n=format_number(days))
