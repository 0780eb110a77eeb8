"""Understand the second line of a clipping: what it is, where it stands and when it was made, in ten languages.

The words are those of real files. A line of another language keeps its words as the place; its numbers and, where
Babel knows the month, its date are found nevertheless.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from opspath_desktop.i18n import _

# The ten that were seen first, then those whose months cost nothing to know.
LOCALES = "en de nl es pt fr it ru zh ja da sv nb fi pl cs uk"

_KINDS = (
    ("bookmark", r"bookmark|lesezeichen|bladwijzer|marcador|signet|segnalibro|закладка|书签|ブックマーク"),
    ("note", r"\bnote\b|\bnotiz\b|\bnotitie\b|\bnota\b|заметка|笔记|メモ"),
    ("quote", r"highlight|markierung|subrayado|destaque|surlignement|evidenziazione|выделенный|标注|ハイライト"),
)
_KIND = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _KINDS]

_TO = r"\s*(?:-|\u2013|\u2014|t/m)\s*"
_DIGITS = r"\d{1,9}"
_NUMBER = rf"(?:{_DIGITS}|[ivxlcdm]{{1,12}})"
_PAGE = re.compile(
    rf"\b(?:page|seite|pagina|página|странице)\s*({_NUMBER})(?:{_TO}({_NUMBER}))?(?!\w)"
    rf"|第\s*({_NUMBER})(?:{_TO}({_NUMBER}))?\s*页"
    rf"|(?<!\w)({_NUMBER})(?:{_TO}({_NUMBER}))?\s*ページ",
    re.IGNORECASE,
)
_LOCATION = re.compile(
    r"(?:location|loc\.|position|locatie|posición|posição|emplacement|posizione|месте|место|位置)"
    rf"\s*(?:No\.|#)?\s*({_DIGITS})(?:{_TO}({_DIGITS}))?(?!\d)",
    re.IGNORECASE,
)
_ANY = re.compile(rf"(?<!\d)({_DIGITS})(?:{_TO}({_DIGITS}))?(?!\d)")

_EAST = re.compile(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
# A number of a date, not one of a time such as 18:50:01 or 11H13'.
_DAY_OR_YEAR = re.compile(r"(?<![\d:.'])\d{1,4}(?![\d:Hh]|\.\d)")
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = tuple("-\u2013\u2014\u2010\u2011\u2212")
_FRONT_MATTER = 10_000  # as domain.highlights counts: pages with Roman numbers stand before page 1
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where, counted in `unit` ("location", "page" or "number"); spans of two units never overlap."""

    unit: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line2:
    """What the second line says; `kind` is "" when its language is unknown."""

    kind: str
    place: str
    span: Span | None
    made_on: date | None


def is_line2(line: str) -> bool:
    """Tell whether a line has the shape of a second line, in whatever language."""
    return line.lstrip().startswith(_DASHES) and "|" in line


def read_line2(line: str) -> Line2:
    """Read the second line of an entry."""
    line = " ".join(unicodedata.normalize("NFC", line).split())
    head, _bar, tail = line.rpartition("|")
    kind = next((kind for kind, words in _KIND if words.search(head or tail)), "")
    made_on = read_date(tail)
    if not kind:
        return Line2("", line, _last_number(head), made_on)
    page, location = _PAGE.search(head or tail), _LOCATION.search(head or tail)
    place, span = _place(page, location)
    return Line2(kind, place or line, span, made_on)


def read_date(words: str) -> date | None:
    """Find day, month and year by their look: the month by its name, the numbers by their order around it."""
    found = _EAST.search(words) or _ISO.search(words)
    if found:
        return _date(*(int(n) for n in found.groups()))
    for word in _WORD.finditer(words):
        month = _months().get(word[0].casefold())
        if month:
            before = [int(n) for n in _DAY_OR_YEAR.findall(words[: word.start()])]
            after = [int(n) for n in _DAY_OR_YEAR.findall(words[word.end() :])]
            return _around(before, month, after)
    return None


def _around(before: list[int], month: int, after: list[int]) -> date | None:
    """Read "3 December 12", "November 29, 2023" and "2019 march 5"."""
    if before and after and before[-1] < 32:
        return _date(after[0], month, before[-1])
    if before and after:
        return _date(before[-1], month, after[0])
    return _date(after[1], month, after[0]) if len(after) > 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 2000  # the first of these devices was sold in 2007
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Return the months by their full names, as they stand in a date and alone."""
    from babel import Locale

    return {
        unicodedata.normalize("NFC", name).casefold(): number
        for locale in LOCALES.split()
        for form in ("format", "stand-alone")
        for number, name in Locale.parse(locale).months[form]["wide"].items()
    }


def _place(page: re.Match[str] | None, location: re.Match[str] | None) -> tuple[str, Span | None]:
    """Say the place as a reader would print it; the location orders the rows, else the page."""
    pages, locations = _ends(page), _ends(location)
    if pages and locations:
        said = _("page {page}, location {location}").format(page=_range(pages), location=_range(locations))
        return said, _span("location", locations)
    if locations:
        return _("location {location}").format(location=_range(locations)), _span("location", locations)
    return (_("page {page}").format(page=_range(pages)), _span("page", pages)) if pages else ("", None)


def _ends(found: re.Match[str] | None) -> tuple[str, str] | None:
    """Return first and last; old firmware writes 1365-80 for 1365 to 1380."""
    if not found:
        return None
    start, *more = [group for group in found.groups() if group]
    end = more[0] if more else start
    if start.isdecimal() and end.isdecimal() and int(end) < int(start):
        end = start[: -len(end)] + end
    return start, end


def _range(ends: tuple[str, str]) -> str:
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"


def _span(unit: str, ends: tuple[str, str]) -> Span:
    start, end = _value(ends[0]), _value(ends[1])
    return Span(unit, start, max(start, end))


def _value(number: str) -> float:
    """Return a page's number; Roman pages stand before page 1."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return max(sum(-value if value < following else value for value, following in pairs), 0) - _FRONT_MATTER


def _last_number(head: str) -> Span | None:
    ends = [_ends(found) for found in _ANY.finditer(head)]
    return _span("number", ends[-1]) if ends and ends[-1] else None
