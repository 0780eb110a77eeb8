"""Say titles and names of authors in a form in which the same book looks the same, whoever wrote it down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

ARTICLES = {"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "het"}
FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
NUMBER_WORDS: tuple[tuple[str, ...], ...] = (
    ("one", "first", "i"),
    ("two", "second", "ii"),
    ("three", "third", "iii"),
    ("four", "fourth", "iv"),
    ("five", "fifth", "v"),
    ("six", "sixth", "vi"),
    ("seven", "seventh", "vii"),
    ("eight", "eighth", "viii"),
    ("nine", "ninth", "ix"),
    ("ten", "tenth", "x"),
    ("eleven", "eleventh", "xi"),
    ("twelve", "twelfth", "xii"),
)
NUMBERS = {word: str(number) for number, words in enumerate(NUMBER_WORDS, 1) for word in words}
# A book about a book is another book: no likeness of titles makes up for one of these.
DERIVED = ["workbook", "summary", "study guide", "graphic novel", "cliffsnotes", "sparknotes", "solutions manual"]
DERIVED += ["discussion guide", "teachers guide", "instructors manual", "key insights", "key takeaways", "companion"]
DERIVED += ["reading guide", "leaders guide", "facilitators guide", "conversation starters", "test bank", "box set"]

_COUNT = r"(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)"
_VOLUME = re.compile(rf"\b(?:vol|volume|book|band|bd|tome|tomo|part|teil|deel)\b\.?\s*({_COUNT})\b")
_SERIES = re.compile(r"#\s*([\d.]+(?:-\d+)?)")
_ORDINAL = r"(?:\d+(?:st|nd|rd|th|\.)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_KINDS = "new|revised|updated|expanded|enlarged|international|global|kindle|anniversary|deluxe|special|illustrated"
_KINDS += "|student|paperback|hardcover|unabridged|abridged|limited|collectors|collector's|classic|ebook|reprint"
_KINDS += "|english|german|french|spanish|dutch|italian|portuguese|brazilian|russian|chinese|japanese"
_QUALIFIER = rf"(?:{_ORDINAL}|{_KINDS}|and|&|fully|completely)"
_DASHES = "\u2013\u2014-"
_EDITION = re.compile(
    rf"[\s,:;{_DASHES}]*((?:(?<![\w.]){_QUALIFIER},?\s+)+(?:edition|editie|auflage|édition|edición|ed\b\.?))"
)
_EDITION_WORDS = ("edi", "auflage", "édi", " ed")
_SHORT_EDITION = re.compile(r"[\s,]+(\d{1,2})\s?/?\s?e$")
_REVISED = re.compile(rf"[,:;{_DASHES}]\s*(?:(?:{_KINDS}|and|&|fully|completely)\s*)+$")
_NOISE = re.compile(rf"\b(?:{_KINDS}|edition|ed|audiobook|version|translation)\b")
_SUBTITLE = re.compile(rf":\s+|\s+[{_DASHES}]+\s+|\u2014|_\s+|:$")
_INVERTED = re.compile(r"^(.+), (the|a|an)$")
_APOSTROPHES = re.compile("['\u2019\u02bc`\u00b4]")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")
_LETTERS = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SEVERAL = re.compile(r"\s*[;\n]\s*|\s+(?:and|&|und|et)\s+(?!al\b)", re.IGNORECASE)
_TITLES = {"jr", "sr", "phd", "md", "mba", "dr", "prof", "sir", "ii", "iii", "iv", "eds", "ed", "editor"}
_NOBODY = {"others", "et al", "unknown", "unknown author", "anonymous", "various", "various authors", "n a"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title in comparable words. `short` is without subtitle; `numbers` must agree in two titles of one book.

    `volume` is a place in a series that stands in brackets, `edition` the number of the edition; "" when not said.
    `plain` tells that nothing but the subtitle was taken off.
    """

    whole: str
    short: str
    rest: str
    numbers: tuple[str, ...]
    volume: str
    edition: str
    derived: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class People:
    """Authors in comparable words: their family names, and each one's names in no order."""

    families: frozenset[str]
    names: frozenset[frozenset[str]]

    def __bool__(self) -> bool:
        return bool(self.families)

    def meets(self, others: People) -> bool:
        """Tell whether somebody is in both."""
        return not self.families.isdisjoint(others.families) or not self.names.isdisjoint(others.names)


def words(text: str) -> list[str]:
    """Return the words of a text without case, accents and punctuation."""
    folded = _APOSTROPHES.sub("", text.casefold())
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(FOLDED))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    folded = _LETTERS.sub(lambda found: found[0].replace(".", ""), folded)
    folded = folded.replace("c#", "csharp").replace("c++", "cplusplus").replace("&", " and ")
    return _WORD.findall(_THOUSANDS.sub("", folded))


def title_of(title: str, subtitle: str = "") -> Title:
    """Take a title apart."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", title)).casefold().strip()
    text, brackets = _without_brackets(text)
    volume = next((found for found in map(_in_series, brackets) if found), "")
    bare, editions = _without_edition(text)
    edition = next((found for found in (*editions, *map(_edition_number, brackets)) if found), "")
    main, _colon, rest = _cut(bare)
    main = _INVERTED.sub(r"\2 \1", main)
    subtitle_words = words(rest) + words(subtitle)
    short = _without_article(words(main)) or words(title)
    everything = " ".join([*words(title), *words(subtitle)])
    return Title(
        whole=" ".join([*short, *subtitle_words]),
        short=" ".join(short),
        rest=" ".join(subtitle_words),
        numbers=(*_numbers(short), *_volumes(rest), *_volumes(subtitle.casefold())),
        volume=volume,
        edition=edition,
        derived=any(f" {mark} " in f" {everything} " for mark in DERIVED),
        plain=not brackets and bare == text,
    )


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Take bracketed groups off the end, but never the whole title."""
    found = []
    while (start := _last_group(text)) > 0:
        found.append(text[start + 1 : -1])
        text = text[:start].rstrip(" ,")
    return text, found


def _last_group(text: str) -> int:
    """Return where the bracketed group begins that ends the text, -1 when none does."""
    if not text.endswith((")", "]")):
        return -1
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in ")]") - (text[place] in "([")
        if depth == 0:
            return place
    return -1


def _without_edition(text: str) -> tuple[str, list[str]]:
    editions, bare = [], text
    if any(word in text for word in _EDITION_WORDS):  # most titles need not be searched
        editions = [_edition_number(match[1]) for match in _EDITION.finditer(text)]
        bare = _EDITION.sub("", text)
    short = _SHORT_EDITION.search(bare)
    if short is not None:
        editions.append(short[1])
        bare = bare[: short.start()]
    bare = _REVISED.sub("", bare).strip()
    return (bare, editions) if bare else (text, editions)


def _edition_number(text: str) -> str:
    if not _NOISE.search(text) or "anniversary" in text:
        return ""
    match = re.search(rf"\b({_ORDINAL})", text)
    if match is None:
        return ""
    return NUMBERS.get(match[1]) or re.sub(r"\D", "", match[1])


def _in_series(bracket: str) -> str:
    match = _SERIES.search(bracket) or _VOLUME.search(bracket)
    return NUMBERS.get(match[1], match[1].rstrip(".")) if match else ""


def _cut(text: str) -> tuple[str, str, str]:
    match = _SUBTITLE.search(text)
    if match is None or match.start() == 0:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :]


def _without_article(found: list[str]) -> list[str]:
    return found[1:] if len(found) > 1 and found[0] in ARTICLES else found


def _numbers(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(NUMBERS.get(word, word) for word in found if word in NUMBERS or any(c.isdigit() for c in word))


def _volumes(text: str) -> tuple[str, ...]:
    return tuple(NUMBERS.get(found, found) for found in _VOLUME.findall(text))


def people_of(names: tuple[str, ...]) -> People:
    """Take the names of authors apart, in whichever order they are written; "others" and "Unknown" are nobody."""
    families: set[str] = set()
    persons: set[frozenset[str]] = set()
    for text in names:
        for name in _SEVERAL.split(re.sub(r"\([^()]*\)", " ", text)):
            _add_person(name, families, persons)
    return People(frozenset(families), frozenset(persons))


def _add_person(name: str, families: set[str], persons: set[frozenset[str]]) -> None:
    if " ".join(words(name)) in _NOBODY:
        return
    parts = [part for part in (_names_in(part) for part in name.split(",")) if part]
    if not parts:
        return
    if len(parts) > 2 or (len(parts) == 2 and min(map(len, parts)) > 1):  # "A B, C D" cannot be told from "L M, F G"
        families.update(part[-1] for part in parts)
    else:
        families.add(parts[0][-1])
    everybody = [each for part in parts for each in part]
    if len(parts) <= 2 and len(everybody) > 1:
        persons.add(frozenset(everybody))


def _names_in(text: str) -> list[str]:
    """Return the names without initials and titles; a name of nothing but initials stays."""
    found = [each for each in words(text.replace(".", " ")) if each not in _TITLES and each != "al" and each != "et"]
    initials = {each.casefold() for each in re.findall(r"\b[A-Z]{2}\b", text)} if text != text.upper() else set()
    long = [each for each in found if (len(each) > 1 or not each.isascii()) and each not in initials]
    return long or found
