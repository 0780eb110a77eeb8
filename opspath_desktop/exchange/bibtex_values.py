"""Read the values of a BibTeX entry: put abbreviations in, divide names, turn TeX into plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from opspath_desktop.exchange.names import inverted, is_eastern

if TYPE_CHECKING:
    from bibtexparser.middlewares import LatexDecodingMiddleware

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS = {month[:3].lower(): month for month in (*_MONTHS, "November", "December")}

_MOST_GROWTH = 1000  # characters, by which abbreviations may make one value longer
_MARKS = re.compile(r'(?<!\\)[{}"#]')
_SIGNS = (("---", "\u2014"), ("--", "\u2013"), ("``", "\u201c"), ("''", "\u201d"), ("~", "\u00a0"))
# TeX would take what follows % as a comment and & as a column, yet people write them as they are.
_BARE = re.compile(r"(?<!\\)([%&#])")
# Between two dollars there is mathematics only where something of it is written; else they are money.
_MATHS = re.compile(r"((?<!\\)\$(?=\S)[^$\\^_]*+[\\^_][^$]*+(?<=\S)\$(?!\d))")
_DOLLAR = re.compile(r"(?<!\\)\$")
_ACCENT = re.compile(r"""\{\\([`'^"~=.])([A-Za-z])\}|\\([`'^"~=.])\{([A-Za-z])\}|\\([`'^"~=.])([A-Za-z])""")
_MARKED = {"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307"}
_MACRO = re.compile(r"\\(?![&%_#])|\$")
_ESCAPE = re.compile(r"\\([&%_#])")
_ESCAPED = re.compile(r"\\([%&#_~{}$])(?:\{\})?|\\url\b|[{}]")


def resolved(value: str, strings: Mapping[str, str]) -> str:
    """Return a value without its braces or quotes; parts joined by # become one, abbreviations are looked up.

    Abbreviations of abbreviations can double at each step: what they would make too long stays as it was written.
    """
    parts = [_part(part.strip(), strings) for part in _parts(value)]
    return "".join(parts) if sum(map(len, parts)) <= len(value) + _MOST_GROWTH else value


def _parts(value: str) -> list[str]:
    """Divide a value at each # that stands outside of braces and quotes."""
    parts, begun, depth, quoted = [], 0, 0, False
    for mark in _MARKS.finditer(value):
        if mark[0] == '"':
            quoted ^= depth == 0
        elif mark[0] == "#":
            if depth == 0 and not quoted:
                parts.append(value[begun : mark.start()])
                begun = mark.end()
        else:
            depth += 1 if mark[0] == "{" else -1
    return [*parts, value[begun:]]


def _part(part: str, strings: Mapping[str, str]) -> str:
    if len(part) > 1 and part[0] + part[-1] in ("{}", '""'):
        return part[1:-1]
    word = part.lower()
    return strings.get(word, MONTHS.get(word, part))


def people(value: str) -> list[str]:
    """Divide "A and B" into names in natural order and plain text; a name in braces stays whole."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    # The functions of the library, not its middleware: that takes a whole entry away when one name is odd. Accents
    # are decoded before, because the splitting loses a macro that begins a name; braces stay until then.
    plain = plain_values({"": value}, keep_braces=True)[""].replace("\u00a0", " ")
    said = [
        # In the east the family stands first, with a comma or without.
        inverted(name) if is_eastern(name) else parse_single_name_into_parts(name, strict=False).merge_first_name_first
        for name in split_multiple_persons_names(plain)
    ]
    names = [re.sub("[{}]", "", name) for name in said]
    return [name for name in names if name.strip() and name.lower() != "others"]


def plain_values(values: Mapping[str, str], *, keep_braces: bool = False) -> dict[str, str]:
    """Return values as plain text: accents, dashes and quotes are decoded, braces go unless they are to stay."""
    values = {name: _ACCENT.sub(_accent, value) for name, value in values.items()}
    tex = {name: value for name, value in values.items() if _MACRO.search(value)}
    simple = {name: _without_macros(value, keep_braces) for name, value in values.items() if name not in tex}
    return {**simple, **_decoded(tex, keep_braces)} if tex else simple


def _without_macros(value: str, keep_braces: bool) -> str:
    """Decode what needs no parser: most values have braces at the most, and the parser takes half a millisecond."""
    value = _ESCAPE.sub(r"\1", value)
    for sign, plain in _SIGNS:
        value = value.replace(sign, plain)
    return value if keep_braces else re.sub("[{}]", "", value)


def _accent(found: re.Match[str]) -> str:
    mark, letter = [group for group in found.groups() if group]
    return unicodedata.normalize("NFC", letter + _MARKED[mark])


def _escaped(value: str) -> str:
    """Put a backslash before the signs that people write as they are."""
    parts = _MATHS.split(_BARE.sub(r"\\\1", value))
    return "".join(part if n % 2 else _DOLLAR.sub(r"\\$", part) for n, part in enumerate(parts))


def _decoded(values: Mapping[str, str], keep_braces: bool) -> dict[str, str]:
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    escaped = {name: _escaped(value) for name, value in values.items()}
    entry = Entry("book", "", [Field(name, value) for name, value in escaped.items()])
    _decoder(keep_braces).transform_entry(entry, Library())
    decoded = {field.key: str(field.value) for field in entry.fields}
    # What could not be decoded is left as it was.
    return {name: values[name] if text == escaped[name] else text for name, text in decoded.items()}


@lru_cache(maxsize=2)
def _decoder(keep_braces: bool) -> LatexDecodingMiddleware:
    from bibtexparser.middlewares import LatexDecodingMiddleware

    return LatexDecodingMiddleware(keep_braced_groups=keep_braces, keep_math_mode=False)


def web_address(value: str) -> str:
    """Return an address without TeX's escapes; other signs stay, a tilde is no space here."""
    return _ESCAPED.sub(lambda found: found[1] or "", value).strip()
