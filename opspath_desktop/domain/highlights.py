"""Read a highlight typed in one line, such as `p 45 The text` or `ch 3 note: ask the late shift`, and its place.

A line begins with at most one chapter and one place (page, location, time, or a percentage before a colon); what
follows is the passage, or a note after the word `note`. A place alone is a bookmark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

KINDS = ("quote", "note", "bookmark")
_FRONT_MATTER = 10_000  # pages with roman numbers stand before page 1, so their positions are this much lower
_ENGLISH = {
    "page": "p pp pg page pages",
    "chapter": "ch chap chapter chapters",
    "location": "loc location locations",
    "hours": "h hr hrs hour hours",
    "note": "note",
    "bookmark": "bookmark",
}
_ROMAN_NUMBER = r"(?=[ivxlc])(?:x[cl]|l?x{0,3}|c{0,3})(?:i[xv]|v?i{0,3})"
_ROMAN = re.compile(_ROMAN_NUMBER)
_DASH = "[-\u2013]"
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class Typed:
    """One highlight as it was typed; `position` orders the highlights of a book, None without a place."""

    kind: str = "quote"
    text: str = ""
    place: str = ""
    position: float | None = None
    chapter: str = ""


def parse_highlight(line: str) -> Typed:
    """Return what a typed line means. Raise Refused for an empty one."""
    rest = line.strip()
    if not rest:
        raise Refused(_("Write the passage, such as “p 45 The text”, or a place alone as a bookmark."))
    found = Typed()
    named, after = _kind(rest)
    if named and (after.startswith(":") or _first_place(after.lstrip()) is not None):
        found, rest = replace(found, kind=named), after.lstrip(": ")
    found, rest = _places(found, rest)
    named, after = _kind(rest)
    if named and after.startswith(":"):
        found, rest = replace(found, kind=named), after.lstrip(": ")
    if not rest and not (found.place or found.chapter):
        raise Refused(_("Write the passage, such as “p 45 The text”, or a place alone as a bookmark."))
    return replace(found, text=rest, kind=found.kind if rest else "bookmark")


def position_of(place: str) -> float | None:
    """Return where a written place ("p 45", "page 33, location 593", "p ix", "43 %", "3:20 h") is among the others.

    A location is finer than the page it is on, so its number goes first.
    """
    words = place.strip().casefold()
    located = re.search(rf"\b(?:{_words('location')})\b\D{{0,3}}(\d.*)", words)
    words = located[1] if located else words
    if clock := _CLOCK.match(words):
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3] or 0) / 60
    if number := _NUMBER.search(words):
        return min(float(number[0].replace(",", ".")), 1e9)
    roman = _ROMAN.fullmatch(words.split()[-1]) if words else None
    return _roman(roman[0]) - _FRONT_MATTER if roman else None


def place_words(chapter: str, place: str) -> str:
    """Say where a highlight stands: "ch 3 · p 45"; a chapter with a name is said as it is."""
    named = _("ch {number}").format(number=chapter) if _NUMBER.fullmatch(chapter) else chapter
    return " · ".join(part for part in (named, place) if part)


def kind_words(kind: str) -> str:
    """Name a kind of highlight."""
    return {"quote": _("Highlight"), "note": _("Note"), "bookmark": _("Bookmark")}[kind]


def _words(name: str) -> str:
    """Return the alternatives for a word, in English and in the language of the program, longest first."""
    here = {
        "page": _("p pp pg page pages"),
        "chapter": _("ch chap chapter chapters"),
        "location": _("loc location locations"),
        "hours": _("h hr hrs hour hours"),
        "note": _("note"),
        "bookmark": _("bookmark"),
    }[name]
    every = {*_ENGLISH[name].split(), *here.casefold().split()}
    return "|".join(re.escape(word) for word in sorted(every, key=len, reverse=True))


def _kind(text: str) -> tuple[str, str]:
    """Return the kind that a text begins with and what follows, or nothing and the text."""
    for kind in ("note", "bookmark"):
        if match := re.match(rf"(?:{_words(kind)})(?=[:\s]|$)", text, re.IGNORECASE):
            return kind, text[match.end() :]
    return "", text


def _places(found: Typed, rest: str) -> tuple[Typed, str]:
    """Take a chapter and a place, each once, from the front of a text."""
    while (part := _first_place(rest)) is not None:
        name, words, size = part
        if name == "chapter" and not found.chapter:
            found = replace(found, chapter=words)
        elif name != "chapter" and not found.place:
            found = replace(found, place=words, position=position_of(words))
        else:
            return found, rest
        rest = rest[size:]
    return found, rest


def _first_place(text: str) -> tuple[str, str, int] | None:
    """Return what a text begins with (chapter or place), how it is written, and how many letters it took."""
    end = r"(?=[\s:;,.]|$)[\s:;,.]*"  # no place but a part of a word: "p 45th"
    range_ = rf"(\d+(?:\s*{_DASH}\s*\d+)?|{_ROMAN_NUMBER})"
    patterns = {
        "chapter": rf"(?:{_words('chapter')})\.?\s*(\d+(?:[.,]\d+)?){end}",
        "page": rf"(?:{_words('page')})\.?\s*{range_}{end}",
        "location": rf"(?:{_words('location')})\.?\s*{range_}{end}",
        "time": rf"(\d{{1,3}}:[0-5]\d(?::[0-5]\d)?)(?:\s*(?:{_words('hours')}))?{end}",
        "percent": r"(\d{1,3}(?:[.,]\d+)?)\s*%(?:\s*[:;,]\s*|\s*$)",  # "80 % of the effects …" is a passage
    }
    for name, pattern in patterns.items():
        if match := re.match(pattern, text, re.IGNORECASE):
            return name, _written(name, match[1]), match.end()
    return None


def _written(name: str, number: str) -> str:
    number = re.sub(rf"\s*{_DASH}\s*", "-", number).casefold()
    patterns = {
        "chapter": "{number}",
        "page": _("p {number}"),
        "location": _("loc {number}"),
        "time": _("{number} h"),
        "percent": _("{number} %"),
    }
    return patterns[name].format(number=number)


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
