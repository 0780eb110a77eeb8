"""The door for user text: what may be kept, what is dropped."""

from __future__ import annotations

import unicodedata

from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

LONGEST_LINE = 500
LONGEST_NOTE = 5_000_000


def clean(text: str, *, longest: int = LONGEST_NOTE) -> str:
    """Return `text` in NFC, line ends as newlines, without U+0000 and lone surrogates (SQLite can keep neither).

    Raise Refused when it is longer than `longest` characters; nothing is ever cut.
    """
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not kept.isascii():  # most are, and an import cleans a hundred thousand
        kept = unicodedata.normalize("NFC", "".join(c for c in kept if not "\ud800" <= c <= "\udfff"))
    if len(kept) > longest:
        raise Refused(
            _("This text has {size} characters; {longest} fit. Shorten it, or attach it as a file.").format(
                size=len(kept), longest=longest
            )
        )
    return kept


def clean_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """Return `text` as one trimmed line; inner white space becomes single spaces. Raise Refused when too long."""
    return clean(" ".join(clean(text).split()), longest=longest)
