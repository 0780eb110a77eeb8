"""Translate the program's words and write dates and numbers the way the reader's language does.

The locale is set once, at start. Babel is imported inside the functions because it costs 60 ms that a start
without any date on screen need not pay.
"""

import datetime as dt
import gettext as _gettext
import os
from decimal import Decimal
from functools import lru_cache

from opspath_desktop.paths import resource_dir

DOMAIN = "opspath"
DEFAULT_LOCALE = "en_GB"
_TOO_LONG = 1e18
_PLAIN = frozenset("0123456789./-")  # of which a day in figures consists, apart from marks of direction and spaces

_state: dict[str, object] = {"locale": DEFAULT_LOCALE, "catalogue": _gettext.NullTranslations()}


def set_locale(name: str | None = None, language: str = "") -> str:
    """Use the named locale ("de_DE"), or the one of the environment; return the name that is in force.

    `language` chooses the words alone ("en" for the program's own), dates and numbers stay those of the locale.
    """
    wanted = _known(name or _environment_locale())
    folder = resource_dir() / "locale"
    _state["locale"] = wanted
    languages = [language] if language else [wanted, wanted.split("_")[0]]
    _state["catalogue"] = _gettext.translation(DOMAIN, folder, languages, fallback=True)
    return wanted


def current_locale() -> str:
    """Return the name of the locale in force, such as "en_GB"."""
    return str(_state["locale"])


def _(message: str) -> str:
    """Translate a message; call it at run time only, never while a module is imported."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a message that depends on a number; the caller fills in the number."""
    return _catalogue().ngettext(one, many, n)


def format_date(d: dt.date, locale: str | None = None, today: dt.date | None = None, short: bool = False) -> str:
    """Write "26 November" ("26 Nov" when short), with the year when `today` is given and lies in another year."""
    with_year = today is not None and d.year != today.year
    return _written_date(d, locale or current_locale(), with_year, short)


@lru_cache(maxsize=4096)  # a chart writes the same days for its picture, its tips and its table
def _written_date(d: dt.date, locale: str, with_year: bool, short: bool) -> str:
    from babel.dates import format_date as babel_date
    from babel.dates import format_skeleton

    if not with_year:
        return str(format_skeleton("MMMd" if short else "MMMMd", d, locale=locale))
    # Locales have no skeleton for the long form with a year: the nearest one would shorten the month.
    return str(format_skeleton("yMMMd", d, locale=locale)) if short else babel_date(d, "long", locale=locale)


def example_day(locale: str | None = None) -> str:
    """Write 27 November in figures as the locale has it, for a sentence that says how a day is typed: "27/11"."""
    return _example_day(locale or current_locale())


@lru_cache(maxsize=16)
def _example_day(locale: str) -> str:
    from babel.dates import format_skeleton

    day_first = writing_of(locale)[0]
    written = "".join(
        sign for sign in str(format_skeleton("Md", dt.date(2026, 11, 27), locale=locale)) if sign in _PLAIN
    )
    order = (written.find("27"), written.find("11"))
    if min(order) >= 0 and (order[0] < order[1]) == day_first:
        return written
    return "27/11" if day_first else "11/27"


def format_weekday(d: dt.date, locale: str | None = None, short: bool = False) -> str:
    """Write the name of the day: "Thursday", or "Thu" when short."""
    from babel.dates import format_date as babel_date

    return babel_date(d, "EEE" if short else "EEEE", locale=locale or current_locale())


def format_month(d: dt.date, locale: str | None = None, short: bool = False) -> str:
    """Write the name of the month: "November", or "Nov" when short."""
    from babel.dates import format_date as babel_date

    return babel_date(d, "LLL" if short else "LLLL", locale=locale or current_locale())


def format_number(value: int | float | Decimal, locale: str | None = None, decimals: int | None = None) -> str:
    """Write a number with the signs of the locale; `decimals` fixes the places, else at most three are shown."""
    return _written_number(value, locale or current_locale(), decimals)


@lru_cache(maxsize=4096)
def _written_number(value: int | float | Decimal, locale: str, decimals: int | None) -> str:
    from babel.numbers import format_decimal, format_scientific

    if abs(float(value)) >= _TOO_LONG:  # Babel refuses to round what has more digits than a decimal keeps
        return format_scientific(value, "0.###E0", locale=locale)
    pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale)


def format_percent(fraction: float, locale: str | None = None) -> str:
    """Write 0.7 as "70%" in the way of the locale."""
    from babel.numbers import format_percent as babel_percent

    return babel_percent(fraction, locale=locale or current_locale())


def currency_places(currency: str) -> int:
    """Return how many decimal places the minor unit of a currency has (ISO 4217); 2 when it is not known."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency)) if currency else 2


def format_time(t: dt.time, locale: str | None = None) -> str:
    """Write "08:01" in the way of the locale."""
    from babel.dates import format_time as babel_time

    return babel_time(t, "short", locale=locale or current_locale())


def format_size(size: int, locale: str | None = None) -> str:
    """Write a number of bytes as "640 kB" or "1.2 MB"."""
    if size < 1_000_000:
        return _("{n} kB").format(n=format_number(max(round(size / 1000), 1), locale))
    return _("{n} MB").format(n=format_number(size / 1_000_000, locale, decimals=1))


def _catalogue() -> _gettext.NullTranslations:
    catalogue = _state["catalogue"]
    assert isinstance(catalogue, _gettext.NullTranslations)
    return catalogue


def _environment_locale() -> str:
    for key in ("LC_ALL", "LC_TIME", "LANG"):
        value = os.environ.get(key, "").split(".")[0]
        if value and value not in ("C", "POSIX"):
            return value
    return DEFAULT_LOCALE


def _known(name: str) -> str:
    """Return the name in Babel's spelling, or the default when no such locale exists."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(name.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return DEFAULT_LOCALE


def writing_of(locale: str) -> tuple[bool, str, tuple[str, ...], tuple[str, ...]]:
    """Return whether the day stands before the month, the decimal sign, the months' and the weekdays' names."""
    from babel import Locale

    found = Locale.parse(locale)
    short = found.date_formats["short"].pattern
    if short.startswith("y"):  # an ISO date says nothing of the order in which a day and a month stand alone
        short = found.datetime_skeletons["Md"].pattern
    months, days = found.months["format"]["wide"], found.days["format"]["wide"]
    return (
        short.find("d") < short.find("M"),
        str(found.number_symbols["latn"]["decimal"]),
        tuple(str(months[number]) for number in range(1, 13)),
        tuple(str(days[number]) for number in range(7)),
    )
