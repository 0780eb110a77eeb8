"""Tags: short lines, kept as they were typed, the same whatever their case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _

LONGEST = 60
MOST = 50


def split(text: str) -> tuple[str, ...]:
    """Return the tags in a text that sets them apart by commas, semicolons or lines. Raise Refused for a long one."""
    return distinct(re.split(r"[,;\n]", clean(text)))


def distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Return clean tags in their order, each once; the first spelling counts. Raise Refused for a long one."""
    found: dict[str, str] = {}
    for tag in tags:
        line = clean_line(tag)
        if len(line) > LONGEST:
            raise Refused(_("A tag has at most {n} characters. Set several apart by commas.").format(n=LONGEST))
        if line:
            found.setdefault(line.casefold(), line)
    return tuple(found.values())


def lines(tags: Iterable[str]) -> str:
    """Return tags as a book keeps them, one a line. Raise Refused when there are too many for one book."""
    kept = distinct(tags)
    if len(kept) > MOST:
        raise Refused(_("A book can carry {n} tags. Take one away first.").format(n=MOST))
    return "\n".join(kept)


def changed(kept: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> str:
    """Return a book's tag lines with some added and some taken away, whatever their case."""
    gone = {tag.casefold() for tag in remove}
    stay = [tag for tag in kept.split("\n") if tag and tag.casefold() not in gone]
    return lines([*stay, *add])
