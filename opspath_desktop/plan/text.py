"""Take the user's text to paragraph markup: the one door between what people type and the PDF writer."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

LONGEST_WORDS = 400  # one huge paragraph takes quadratic time to set
LONGEST_CHARACTERS = 3000
UNKNOWN = "\ufffd"
_DRAWN_FORMAT = frozenset([*range(0x600, 0x606), 0x6DD])  # format characters that have a picture of their own
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Face:
    """A font by its registered name and the code points it can draw."""

    name: str
    glyphs: Container[int]


Chain = Sequence[Face]  # the face of the style first, then the fallbacks


def clean(text: str) -> str:
    """Return the text in NFC with line ends as newlines, without what cannot or must not be printed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines.isascii():
        lines = unicodedata.normalize("NFC", "".join(c for c in lines if not "\ud800" <= c <= "\udfff"))
    return "".join(map(_keep, lines))


def _keep(c: str) -> str:
    if " " <= c <= "~" or c == "\n":
        return c
    kind = unicodedata.category(c)
    if c in "\t\v\f" or (kind == "Zs" and c not in "\u00a0\u202f"):
        return " "
    if c == "\u202f":
        return "\u00a0"
    if kind in ("Zl", "Zp") or c == "\x85":
        return "\n"
    return "" if _unprintable(c, kind) else c


def _unprintable(c: str, kind: str) -> bool:
    code = ord(c)
    if kind in ("Cc", "Cs"):
        return True
    if kind == "Cf":  # bidi controls, zero-width characters, soft hyphens, tags
        return code not in _DRAWN_FORMAT
    selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    return selector or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def pieces(text: str) -> list[str]:
    """Return the clean text cut at newlines and every 400 words (3,000 characters), without empty pieces."""
    return [piece for line in clean(text).split("\n") for piece in _cut(line)]


def _cut(line: str) -> Iterator[str]:
    words = line.split(" ")
    for start in range(0, len(words), LONGEST_WORDS):
        part = " ".join(words[start : start + LONGEST_WORDS]).strip(" ")
        for offset in range(0, len(part), LONGEST_CHARACTERS):
            yield part[offset : offset + LONGEST_CHARACTERS]


def one_line(text: str, longest: int) -> str:
    """Return the clean text as one line, ending in an ellipsis when it is longer than `longest` characters."""
    line = " ".join(clean(text[: longest * 20]).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def markup(text: str, chain: Chain) -> str:
    """Return one piece of text as markup: cleaned, escaped, each run in the first font of the chain that has it."""
    return "".join(_tagged(words, face) for face, words in runs(clean(text), chain))


def _tagged(words: str, face: Face | None) -> str:
    safe = escape(words)
    return safe if face is None else f'<font name="{face.name}">{safe}</font>'


def link(url: str, words: str, chain: Chain, colour: str) -> str:
    """Return markup for words that lead to the address; without a scheme that we trust they are plain words."""
    safe = safe_address(url)
    inner = markup(words, chain)
    return f"<a href={quoteattr(safe)} color={quoteattr(colour)}>{inner}</a>" if safe else inner


def safe_address(url: str) -> str:
    """Return the address when it is http, https or mailto and has no odd characters, else an empty text."""
    address = url.strip()
    printable = address.isascii() and all("!" <= c <= "~" and c not in "<>\"'`{}|\\^" for c in address)
    return address if printable and len(address) < 2000 and address.lower().startswith(_SCHEMES) else ""


def runs(text: str, chain: Chain) -> list[tuple[Face | None, str]]:
    """Split clean text into runs of one font; None is the first font of the chain. What no font has becomes U+FFFD."""
    base = chain[0].glyphs
    if all(ord(c) in base for c in text):
        return [(None, text)] if text else []
    chosen = [_choose(cluster, chain) for cluster in _clusters(text)]
    joined = groupby(chosen, key=lambda pair: pair[0])
    return [(face, "".join(words for _face, words in group)) for face, group in joined]


def _clusters(text: str) -> Iterator[str]:
    """Yield each character together with the combining marks that follow it (at most 8, more are decoration)."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or i - start > 8 or not unicodedata.category(text[i]).startswith("M"):
            yield text[start:i]
            start = i


def _choose(cluster: str, chain: Chain) -> tuple[Face | None, str]:
    for index, face in enumerate(chain):
        if all(ord(c) in face.glyphs for c in cluster):
            return (face if index else None), cluster
    for index, face in enumerate(chain):
        if ord(cluster[0]) in face.glyphs:
            return (face if index else None), "".join(c for c in cluster if ord(c) in face.glyphs)
    known = next((face for face in chain if ord(UNKNOWN) in face.glyphs), chain[0])
    return (known if known is not chain[0] else None), UNKNOWN


def lost(text: str, chain: Chain) -> set[str]:
    """Return the characters of the text that no font of the chain has."""
    return {c for c in set(clean(text)) if c != "\n" and not any(ord(c) in face.glyphs for face in chain)}
