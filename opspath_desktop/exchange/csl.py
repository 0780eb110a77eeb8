"""Read books out of CSL-JSON, the form in which reference managers hand their items to each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from opspath_desktop.domain.foreign import ForeignFile, Remark
from opspath_desktop.errors import Refused
from opspath_desktop.exchange import html_text
from opspath_desktop.exchange.progress import Step, no_step
from opspath_desktop.exchange.reference import Reference, gathered, keywords, no_book
from opspath_desktop.i18n import _

FORMAT = "csl-json"
_BETWEEN = re.compile(r"[\s,\[\]]*")
_KNOWN = re.compile(r'"type"\s*:\s*"')
_ALSO = re.compile(r'"(?:id|title|author|issued)"\s*:')


@dataclass(frozen=True, slots=True)
class _Found:
    """One item with its text in the file; `problem` says why there is none."""

    raw: str
    item: Any = None
    problem: str = ""


def knows(head: str) -> bool:
    """Tell whether the beginning of a file is JSON with items of a bibliography, and not our own archive."""
    bare = head.lstrip("\ufeff \t\r\n")
    if not bare.startswith(("[", "{")) or '"opspath"' in bare[:200]:
        return False
    return (_KNOWN.search(bare) is not None and _ALSO.search(bare) is not None) or bare.strip() == "[]"


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read a whole file; `step` may raise to end it. Raise Refused when it is no list of items at all."""
    text = text.replace("\ufeff", "").strip()
    if not text.startswith(("[", "{")):
        raise Refused(_("This is no CSL-JSON: it begins with neither [ nor {."))
    found: list[_Found] = []
    for one in _items(text):
        if len(found) % 100 == 0:
            step(0.0)
        found.append(one)
    if not found and text.count("[") > 1:
        raise Refused(_("There is no list of books in this file."))
    read_in = gathered(FORMAT, found, _reference, lambda one: one.raw, step=step)
    cut = text.startswith("[") and not text.endswith("]")
    said = Remark(_("File"), _("The list has no end: the file may be cut off."))
    return replace(read_in, remarks=(said, *read_in.remarks)) if cut else read_in


def _items(text: str) -> Iterator[_Found]:
    """Decode one item after the other, so that a damaged file gives what stands before the damage."""
    decoder = json.JSONDecoder(parse_constant=_no_number)
    at = _between(text, 0)
    while at < len(text):
        try:
            item, end = decoder.raw_decode(text, at)
        except RecursionError:
            raise Refused(_("This file is nested too deeply to be a list of books.")) from None
        except ValueError:
            line = text.count("\n", 0, at) + 1
            yield _Found(text[at:].strip(), problem=_("The file is damaged from line {n} on.").format(n=line))
            return
        yield _Found(text[at:end], item)
        at = _between(text, end)


def _between(text: str, at: int) -> int:
    """Return where the next item begins: the brackets of the list, commas and white space lie between two."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are no JSON


def _reference(one: _Found) -> Reference:
    """Say what an item says. Raise Refused when it is damaged or no book."""
    if one.problem:
        raise Refused(one.problem)
    item = one.item
    if not isinstance(item, dict):
        raise Refused(_("This is no item of a bibliography."))
    if _text(item, "type") != "book":
        raise no_book(_text(item, "type"))
    return Reference(
        FORMAT,
        _text(item, "id"),
        title=html_text.plain(_text(item, "title") or _text(item, "title-short")),
        authors=_people(item, "author"),
        editors=_people(item, "editor"),
        year=_issued(item.get("issued")),
        publisher=_text(item, "publisher"),
        series=html_text.plain(_text(item, "collection-title")),
        volume=_text(item, "collection-number") or _text(item, "volume"),
        isbn=_text(item, "ISBN"),
        pages=_text(item, "number-of-pages"),
        tags=keywords(_text(item, "keyword")),
        notes=[_text(item, "note")],
        more=[
            (_("Translator"), ", ".join(_people(item, "translator"))),
            (_("Narrator"), ", ".join(_people(item, "narrator"))),
            (_("Edition"), _text(item, "edition")),
            (_("Place"), _text(item, "publisher-place")),
            (_("Language"), _text(item, "language")),
            (_("Link"), _text(item, "URL")),
            ("DOI", _text(item, "DOI")),
            *_custom(item.get("custom")),
            (_("Abstract"), _text(item, "abstract")),
        ],
    )


def _plain(value: object) -> str:
    """Return a text or a number as text; anything else says nothing here."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _text(item: Mapping[str, object], name: str) -> str:
    return _plain(item.get(name))


def _people(item: Mapping[str, object], role: str) -> list[str]:
    """Return names in natural order, with their particles and suffixes."""
    value = item.get(role)
    people = value if isinstance(value, list) else [value]
    return [_name(person) if isinstance(person, dict) else _plain(person) for person in people]


def _name(person: Mapping[str, object]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    said = " ".join(part for part in (_text(person, name) for name in parts) if part)
    return _text(person, "literal") or said


def _issued(value: object) -> str:
    """Return the year of {"date-parts": [[2019, 5]]}, or the words of {"raw": "May 2019"} and {"literal": "2019"}."""
    if not isinstance(value, dict):
        return _plain(value)
    parts = value.get("date-parts")
    while isinstance(parts, list) and parts:
        parts = parts[0]
    return _plain(parts) or _text(value, "raw") or _text(value, "literal")


def _custom(value: object) -> list[tuple[str, str]]:
    items = value.items() if isinstance(value, dict) else ()
    return [(str(name), _plain(what)) for name, what in items]
