"""The arithmetic of benefits: what one is worth a year, in whole minor units, and which may be added up.

Time saved is capacity, not cash, unless a line of a budget fell; a target or a forecast is never added to what came.
The practice rules follow the usual distinction of hard savings, cost avoidance and soft savings in Lean Six Sigma
programmes (e.g. Snee and Rodebaugh, "The Project Selection Process", Quality Progress 35(9), 2002) and the HM Treasury
Green Book (2022), chapter 6, which tells benefits that release cash from those that do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from opspath_desktop.domain.typed import Habits, parse_number
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, currency_places, format_number, ngettext

CATEGORIES = ("time", "money", "quality", "safety", "delivery", "people", "environment")
NATURES = ("hard_cash", "avoidance", "capacity", "non_financial")
MONEY = NATURES[:3]
STAGES = ("target", "forecast", "actual")
RECURRENCES = ("once", "week", "month", "year")
A_YEAR = {"week": 52, "month": 12, "year": 1}
LARGEST_QUANTITY = 1e12
LARGEST_RATE = 10**14  # minor units
_TIMES = " \u00d7 "
_GLUED = re.compile(r"^([-+]?\d[\d.,]*)(?![eE][-+]?\d)(?=[^\W\d_])")  # the number of 3h
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Worth:
    """What the arithmetic needs of a benefit; `rate_minor` is what one unit is worth, None when it has no price."""

    nature: str
    stage: str
    recurrence: str
    quantity: float | None
    unit: str
    rate_minor: int | None
    currency: str
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """What the actual benefits of one nature add up to, in whole minor units of one currency."""

    nature: str
    currency: str
    minor: int


def usual_nature(category: str) -> str:
    """Return what a benefit of this category is until the user says otherwise: only a person can call it cash."""
    return {"time": "capacity", "money": "avoidance"}.get(category, "non_financial")


def horizon(from_date: date | None, to_date: date | None) -> Fraction:
    """Return which part of 12 months a benefit lasts: at most 1, and 1 while a day is missing.

    Unit: years; days from the first to the last, both included, through the days of the 12 months from the first on.
    """
    days, year = _lasting(from_date, to_date)
    return Fraction(days, year)


def _lasting(from_date: date | None, to_date: date | None) -> tuple[int, int]:
    """Return the days that a benefit lasts within its first 12 months, and the days of these."""
    if from_date is None or to_date is None:
        return 1, 1
    year = max((_a_year_later(from_date) - from_date).days, 1)
    return min(max((to_date - from_date).days + 1, 0), year), year


def occurrences(worth: Worth) -> Fraction:
    """Return how often a benefit occurs within its horizon: 52, 12 or 1 a year, or once."""
    if worth.recurrence == "once":
        return Fraction(1)
    return A_YEAR[worth.recurrence] * horizon(worth.from_date, worth.to_date)


def annual_quantity(worth: Worth) -> Fraction | None:
    """Return quantity * occurrences in the benefit's unit, at most for 12 months; None without a quantity."""
    return None if worth.quantity is None else Fraction(str(worth.quantity)) * occurrences(worth)


def annual_minor(worth: Worth) -> int | None:
    """Return quantity * occurrences * rate in whole minor units, halves away from zero; None without quantity or rate.

    The formula is exact: it multiplies fractions and rounds once, at the end.
    """
    amount = annual_quantity(worth)
    if amount is None or worth.rate_minor is None:
        return None
    return _rounded(amount * worth.rate_minor)


def sums(benefits: Iterable[Worth], *, stage: str = "actual") -> tuple[Sum, ...]:
    """Return the money of one stage by nature and currency; stages, natures and currencies are never added together."""
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for worth in benefits:
        minor = annual_minor(worth)
        if worth.stage == stage and worth.nature in MONEY and minor is not None:
            found[worth.nature, worth.currency] += minor
    return tuple(Sum(nature, currency, found[nature, currency]) for nature, currency in sorted(found, key=_in_order))


def format_money(minor: int, currency: str) -> str:
    """Write an amount of minor units as "4,446.00 EUR"; a whole amount without the places after the point."""
    places = currency_places(currency)
    amount = Decimal(minor).scaleb(-places)
    whole = amount == amount.to_integral_value()
    return f"{format_number(amount, decimals=0 if whole else places)} {currency}".strip()


def formula(worth: Worth) -> str:
    """Return how the yearly worth came about, "3 h, 52 weeks, 28.50 EUR" as a product; nothing without a quantity."""
    amount, minor = annual_quantity(worth), annual_minor(worth)
    if worth.quantity is None or amount is None:
        return ""
    parts = [f"{format_number(worth.quantity)} {worth.unit}".strip()]
    if worth.recurrence != "once":
        parts.append(_times(worth))
    if worth.rate_minor is not None:
        parts.append(format_money(worth.rate_minor, worth.currency))
    result = format_money(minor, worth.currency) if minor is not None else _quantity(amount, worth.unit)
    if len(parts) == 1:
        return _("{result} once").format(result=result)
    said = _("{formula} = {result} once") if worth.recurrence == "once" else _("{formula} = {result} a year")
    if worth.recurrence != "once" and horizon(worth.from_date, worth.to_date) != 1:  # it ends before the year does
        said = _("{formula} = {result} in 12 months")
    return said.format(formula=_TIMES.join(parts), result=result)


def read_currency(text: str) -> str:
    """Return the code of a currency, typed as a code or as its sign. Raise Refused for anything else."""
    code = _SIGNS.get(text.strip(), text.strip().upper())
    if code and not re.fullmatch(r"[A-Z]{3}", code):
        raise Refused(_("“{text}” is no currency. Write its three letters, like EUR.").format(text=text.strip()[:20]))
    return code


def read_quantity(text: str, habits: Habits) -> tuple[float | None, str]:
    """Return number and unit of `3 h` or `1,200 walks`; an empty line is no number. Raise Refused without a number."""
    words = _GLUED.sub(r"\1 ", text.strip()).split()
    for end in range(len(words), 0, -1):
        try:
            return parse_number(" ".join(words[:end]), habits), " ".join(words[end:])
        except Refused:
            continue
    if words:
        raise Refused(_("Write a number first, like 3 h."))
    return None, ""


def read_rate(text: str, habits: Habits, currency: str) -> tuple[int | None, str]:
    """Return the worth of one unit in minor units, and its currency; an empty line is no worth.

    `28.50 EUR`, `€ 28.50`, or with a known currency the number alone. Raise Refused for what is none of these.
    """
    words = [word for word in re.split(r"\s+|(?<=[€$£¥])(?=\d)|(?<=\d)(?=[€$£¥])", text.strip()) if word]
    if not words:
        return None, currency
    named = [word for word in words if not any(sign.isdigit() for sign in word) and word not in "+-"]
    code = read_currency(" ".join(named)) if named else currency
    if not code:
        raise Refused(_("Write the currency too, like {amount} EUR.").format(amount=example_rate()))
    if len(named) == len(words):
        raise Refused(_("Write the amount too, like {amount} EUR.").format(amount=example_rate()))
    return to_minor(parse_number(" ".join(word for word in words if word not in named), habits), code), code


def example_rate() -> str:
    """Return an amount of money as people of this locale write it."""
    return format_number(28.5, decimals=2)


def to_minor(rate: float, currency: str) -> int:
    """Return a typed amount in minor units. Raise Refused when it is negative or too large to be kept."""
    minor = _rounded(Fraction(str(rate)) * 10 ** currency_places(currency))
    if minor < 0:
        raise Refused(_("Write what one unit is worth as a number of 0 or more."))
    if minor > LARGEST_RATE:
        raise Refused(_("That amount is too large."))
    return minor


def category_word(category: str) -> str:
    """Return the word for a category."""
    return {
        "time": _("Time"),
        "money": _("Money"),
        "quality": _("Quality"),
        "safety": _("Safety"),
        "delivery": _("Delivery"),
        "people": _("People"),
        "environment": _("Environment"),
    }[category]


def nature_word(nature: str) -> str:
    """Return the word for a nature."""
    return {
        "hard_cash": _("Hard cash"),
        "avoidance": _("Cost avoided"),
        "capacity": _("Capacity"),
        "non_financial": _("Not in money"),
    }[nature]


def stage_word(stage: str) -> str:
    """Return the word for a stage."""
    return {"target": _("Target"), "forecast": _("Forecast"), "actual": _("Actual")}[stage]


def recurrence_word(recurrence: str) -> str:
    """Return how often a benefit comes, as words."""
    words = {"once": _("once"), "week": _("per week"), "month": _("per month"), "year": _("per year")}
    return words[recurrence]


def _times(worth: Worth) -> str:
    """Return how often it occurs in 12 months, and the part of them that it lasts: "52 weeks", "181/365"."""
    many = A_YEAR[worth.recurrence]
    words = {
        "week": ngettext("{n} week", "{n} weeks", many),
        "month": ngettext("{n} month", "{n} months", many),
        "year": ngettext("{n} year", "{n} years", many),
    }
    full = words[worth.recurrence].format(n=many)
    days, year = _lasting(worth.from_date, worth.to_date)
    return full if days == year else f"{full}{_TIMES}{days}/{year}"


def _quantity(amount: Fraction, unit: str) -> str:
    return f"{format_number(round(float(amount), 1))} {unit}".strip()


def _rounded(amount: Fraction) -> int:
    whole, rest = divmod(abs(amount.numerator), amount.denominator)
    up = 2 * rest >= amount.denominator
    return (whole + up) * (1 if amount >= 0 else -1)


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February, or the last year of the calendar
        return date(day.year + 1, 3, 1) if day.year < date.max.year else date.max


def _in_order(key: tuple[str, str]) -> tuple[int, str]:
    return NATURES.index(key[0]), key[1]
