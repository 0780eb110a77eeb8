"""Put the names of people into the order in which they are said: "Keuken, Teun van de" becomes "Teun van de Keuken"."""

from __future__ import annotations

import re

_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq"}
_COMPANIES = {"inc", "ltd", "llc", "llp", "gmbh", "ag", "plc", "corp", "co", "sa", "bv", "kg", "se", "spa"}


def natural(name: str) -> str:
    """Return one name in natural order where that is sure, else as it stands with single spaces.

    Sure is one comma with a single word before or after it, or with a title such as "MD" at the end of what stands
    before; "Last, First, Jr." too. Two full names with a comma between them may be two people: they stay.
    """
    parts = [part for part in (" ".join(p.split()) for p in name.split(",")) if part]
    if len(parts) == 3 and _is(_SUFFIXES, parts[2]):
        return f"{parts[1]} {parts[0]} {parts[2]}"
    if len(parts) == 3 and _is(_SUFFIXES, parts[1]):
        return f"{parts[2]} {parts[0]} {parts[1]}"
    if len(parts) != 2:
        return ", ".join(parts)
    if is_eastern(parts[0]):
        return " ".join(parts)
    last, first = parts
    if _is(_COMPANIES | _SUFFIXES, first):
        return f"{last}, {first}" if _is(_COMPANIES, first) else f"{last} {first}"
    *words, end = last.split()
    if words and _is(_SUFFIXES, end):
        return f"{first} {' '.join(words)} {end}"
    return f"{first} {last}" if len(words) == 0 or " " not in first or words[0].islower() else f"{last}, {first}"


def inverted(name: str) -> str:
    """Return a name that its format defines as "Last, First" in natural order, however many words it has."""
    parts = [part for part in (" ".join(p.split()) for p in name.split(",")) if part]
    if len(parts) == 2 and not is_eastern(parts[0]) and not _is(_COMPANIES | _SUFFIXES, parts[1]):
        return f"{parts[1]} {parts[0]}"
    return natural(name)


def is_eastern(name: str) -> bool:
    """Tell whether a name is written in Chinese, Japanese or Korean signs, where the family stands first."""
    return _EASTERN.search(name) is not None


def _is(words: set[str], word: str) -> bool:
    return word.replace(".", "").casefold() in words
