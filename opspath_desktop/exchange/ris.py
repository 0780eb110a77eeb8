"""Read books out of a RIS file; each record is parsed by itself, so that a broken one costs no other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opspath_desktop.domain.foreign import ForeignFile
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.names import inverted
from opspath_desktop.exchange.progress import Step, no_step
from opspath_desktop.exchange.reference import Reference, gathered, keywords, no_book
from opspath_desktop.i18n import _

FORMAT = "ris"
TYPES = {"BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER"}
_SINGLE = ("TI", "T1", "CT", "BT", "ST", "T2", "T3", "VL", "PB", "CY", "ET", "SP", "EP", "LA", "DO", "PY", "Y1", "DA")
_REPEATED = ["AU", "A1", "A2", "A3", "A4", "ED", "KW", "SN", "N1", "N2", "AB", "UR"]
_NO_SPACE = re.compile(r"^([A-Z][A-Z0-9]  -)(?=\S)", re.MULTILINE)
_TAG = re.compile(r"[A-Z][A-Z0-9]  -")
_ER = "ER  -"
_TY = "TY  -"


@dataclass(frozen=True, slots=True)
class _Found:
    """One record as it stands, from TY to ER; `problem` says what it lacks."""

    lines: tuple[str, ...]
    problem: str = ""

    @property
    def raw(self) -> str:
        """Return the record as the file has it; an empty TY keeps one without a type apart from the one before it."""
        return "\n".join(self.lines if self.lines[0].startswith(_TY) else (f"{_TY} ", *self.lines))


def knows(head: str) -> bool:
    """Tell whether the beginning of a file has the line that begins a record."""
    return any(line.startswith(_TY) for line in head.replace("\ufeff", "").replace("\r", "\n").split("\n"))


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read a whole file; `step` may raise to end it. Raise Refused when no record is there."""
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    found = _split(text.split("\n"))
    if not found:
        raise Refused(_("This file holds no RIS: no line of it begins with “TY  -”."))
    return gathered(FORMAT, found, _reference, lambda one: one.raw, step=step)


def _split(lines: Sequence[str]) -> list[_Found]:
    """Divide the lines into records. What stands between two of them without a tag is a remark of the database."""
    found: list[_Found] = []
    open_lines: list[str] = []
    for line in lines:
        if line.startswith(_TY) and open_lines:
            found.append(_Found(tuple(open_lines), _lack(open_lines)))
            open_lines = []
        if open_lines or (_TAG.match(line) and not line.startswith(_ER)):
            open_lines.append(line)
        if open_lines and line.startswith(_ER):
            found.append(_Found(tuple(open_lines), _lack(open_lines)))
            open_lines = []
    while open_lines and not open_lines[-1].strip():
        open_lines.pop()
    if open_lines:
        found.append(_Found(tuple(open_lines), _lack(open_lines)))
    return found


def _lack(lines: Sequence[str]) -> str:
    if not lines[0].startswith(_TY):
        return _("It does not say of which type it is (TY).")
    return "" if lines[-1].startswith(_ER) else _("Its end (ER) is missing, so something of it may be missing too.")


def _reference(one: _Found) -> Reference:
    """Say what a record says. Raise Refused when it is incomplete or no book."""
    if one.problem:
        raise Refused(one.problem)
    values = _values(clean(one.raw))  # a text that does not fit is refused before it is taken apart
    kind = " ".join(values.get("TY", ())).strip()
    if kind not in TYPES:
        raise no_book(kind)

    def every(*tags: str) -> list[str]:
        return [value for tag in tags for value in values.get(tag, ()) if value]

    def first(*tags: str) -> str:
        return next(iter(every(*tags)), "")

    return Reference(
        FORMAT,
        first("ID"),
        title=first("TI", "T1", "CT", "BT", "ST"),
        authors=[inverted(name) for name in every("AU", "A1")],
        editors=[inverted(name) for name in every("A2", "A3", "ED")],
        year=first("PY", "Y1", "DA"),
        publisher=first("PB"),
        series=first("T2", "T3"),
        volume=first("VL"),
        isbn="; ".join(every("SN")),
        pages=_pages(first("SP"), first("EP")),
        tags=[word for value in every("KW") for word in keywords(value)],
        notes=[_text(values, "N1")],
        more=[
            (_("Translator"), ", ".join(inverted(name) for name in every("A4"))),
            (_("Edition"), first("ET")),
            (_("Place"), first("CY")),
            (_("Language"), first("LA")),
            (_("Link"), "\n".join(every("UR"))),
            ("DOI", first("DO")),
            (_("Abstract"), _text(values, "AB", "N2")),
        ],
    )


def _pages(first: str, last: str) -> str:
    """Return the number of pages: SP on a book, or EP where a book is said to run from page 1."""
    if not last:
        return first
    return last if first in ("", "1") else f"{first}-{last}"


def _text(values: Mapping[str, Sequence[str]], *tags: str) -> str:
    return "\n".join(value for tag in tags for value in values.get(tag, ())).strip()


def _values(raw: str) -> dict[str, list[str]]:
    """Parse one record into the values of every tag; a line without a tag continues the one before."""
    import rispy  # type: ignore[import-untyped]  # it brings no types

    spaced = _NO_SPACE.sub(r"\1 ", raw)  # rispy would take the first letter for the space
    [record] = rispy.loads(
        spaced,
        mapping={tag: tag for tag in ("TY", "ER", "ID", *_SINGLE, *_REPEATED)},
        list_tags=_REPEATED,
        delimiter_tags_mapping={},  # an address may hold a semicolon
        skip_unknown_tags=True,
    )
    return {tag: [value] if isinstance(value, str) else value for tag, value in record.items()}
