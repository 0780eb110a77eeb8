"""Find the ISBNs in a cell or a field, whatever surrounds them, and say which ones cannot be right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from opspath_desktop.domain.matching import as_13

# What stands around a number: Excel's guard (="..."), the word itself, remarks in brackets.
_GUARD = re.compile(r'^\s*="?|"')
_WORD = re.compile(r"(?:e-?)?ISBN(?:[- ]?1[03](?![0-9]))?:?", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[,;|/\n\r\t]+")
_HYPHENS = re.compile(r"[-\u00ad\u2010-\u2015\u2212\u200b-\u200f\ufeff]")
_SHAPE = re.compile(r"[0-9]{8,12}[0-9Xx]")
# Right by their check digit, yet nobody's: 0000000000 fills an empty field, 9780590000000 is what rounding leaves
# of every book of a publisher.
_NOBODYS = re.compile(r"(?:97[89])?(\d)\1{8}.|.*0{6}")
_MOST_GROUPS = 6  # 978 0 14 312774 1


@dataclass(frozen=True, slots=True)
class Isbns:
    """`good` are digits only (an ISBN-10 may end in X), the 13-digit ones first, and no number in both lengths.

    `bad` is what else stood there.
    """

    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


def isbns(text: str) -> Isbns:
    """Find every ISBN of a text, with hyphens or spaces, behind Excel's guard, several divided by `,` `;` or spaces."""
    bare = _GUARD.sub("", unicodedata.normalize("NFKC", text))
    bare = _REMARK.sub(" ", _WORD.sub(" ", bare))
    good: list[str] = []
    bad: list[str] = []
    for part in _BETWEEN.split(bare):
        _take(part.split(), good, bad)
    numbers: dict[str, str] = {}
    for isbn in sorted(good, key=len, reverse=True):
        numbers.setdefault(as_13(isbn), isbn)
    return Isbns(tuple(numbers.values()), tuple(dict.fromkeys(bad)))


def checked(number: str) -> str:
    """Return the bare ISBN of one number, or "" when its check digit is wrong or it stands for no book.

    A spreadsheet drops the zero in front of an ISBN-10; with nine characters it is put back.
    """
    bare = _HYPHENS.sub("", number).upper()
    if not _SHAPE.fullmatch(bare):
        return ""
    if len(bare) == 9:
        bare = "0" + bare
    if _NOBODYS.fullmatch(bare):
        return ""
    if len(bare) == 10:
        digits = [10 if c == "X" else int(c) for c in bare]
        return bare if sum(d * (10 - i) for i, d in enumerate(digits)) % 11 == 0 else ""
    right = bare.isdigit() and bare.startswith(("978", "979")) and _sum_13(bare) % 10 == 0
    return bare if len(bare) == 13 and right else ""


def _take(words: list[str], good: list[str], bad: list[str]) -> None:
    """Sort the words of one part: a number may be written as several of them."""
    at = 0
    left: list[str] = []
    while at < len(words):
        for groups in range(1, _MOST_GROUPS + 1):
            found = checked("".join(words[at : at + groups]))
            if found:
                good.append(found)
                at += groups
                break
        else:
            left.append(words[at])
            at += 1
    if any(c.isalnum() for word in left for c in word):
        bad.append(" ".join(left))


def _sum_13(digits: str) -> int:
    return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
