"""Turn an entry of a bibliography, whatever its format, into a book: what has no field of its own goes to the notes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from opspath_desktop.domain import tags
from opspath_desktop.domain.foreign import ForeignBook, ForeignFile, Remark, Unreadable
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.domain.reading_log import LARGEST
from opspath_desktop.errors import Refused
from opspath_desktop.exchange import html_text
from opspath_desktop.exchange.isbn import isbns
from opspath_desktop.exchange.progress import Step
from opspath_desktop.i18n import _

_ISSN = re.compile(r"(?:ISSN:?\s*)?\d{4}-\d{3}[\dXx]")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_OLD_YEAR = re.compile(r"-\d{1,4}|\d{3,4}")
_COUNTED = re.compile(r"(?<!\d)(\d{1,6})\s*(?:p|pp|pages|S|Seiten|s)\b\.?")
_NUMBER = re.compile(r"\d{1,9}")
_LONGEST_KEY = 120


@dataclass(slots=True)
class Reference:
    """What an entry says, still as text. `key` is its name in the file, `more` are labelled lines for the notes."""

    format: str
    key: str = ""
    title: str = ""
    subtitle: str = ""
    authors: Sequence[str] = ()
    editors: Sequence[str] = ()
    year: str = ""
    publisher: str = ""
    series: str = ""
    volume: str = ""
    isbn: str = ""
    pages: str = ""
    tags: Iterable[str] = ()
    notes: Sequence[str] = ()
    more: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


Record = TypeVar("Record")


def gathered(
    format_name: str,
    records: Sequence[Record],
    build: Callable[[Record], Reference],
    raw: Callable[[Record], str],
    *,
    step: Step,
) -> ForeignFile:
    """Build a book of every record; what `build` refuses is kept as unreadable with its reason."""
    books: list[ForeignBook] = []
    unreadable: list[Unreadable] = []
    remarks: list[Remark] = []
    for number, record in enumerate(records, 1):
        step((number - 1) / len(records))
        try:
            reference = build(record)
            books.append(book_of(reference, number, raw(record)))
            remarks += (Remark(number, said) for said in reference.said)
        except Refused as problem:
            unreadable.append(Unreadable(number, str(problem), raw(record)))
    return ForeignFile(format_name, len(records), tuple(books), tuple(unreadable), tuple(remarks))


def no_book(kind: str) -> Refused:
    """Return the refusal of an entry that is an article or another thing than a book."""
    return Refused(_("This is of the type “{type}”, and only books are read.").format(type=kind or "?"))


def book_of(reference: Reference, record: int, raw: str) -> ForeignBook:
    """Return the book of an entry. Raise Refused when it has no title, or a line that is too long."""
    title = clean_line(reference.title)
    if not title:
        raise Refused(_("It has no title."))
    authors = _lines(reference.authors)
    year, pages, series = _year(reference), _pages(reference), _series(reference)
    found = _isbns(reference)
    marks = _tags(reference)
    return ForeignBook(
        record,
        title,
        subtitle=clean_line(reference.subtitle),
        authors=authors,
        editors=_lines(reference.editors),
        year=year,
        publisher=clean_line(reference.publisher),
        series=series,
        isbns=found,
        pages=pages,
        tags=marks,
        notes=_notes(reference),
        source=_source(reference, title, authors),
        raw=raw,
    )


def _source(reference: Reference, title: str, authors: Sequence[str]) -> str:
    """Name the entry for a second import; keys such as "smith2019" are common, so title and author count too."""
    key = clean_line(reference.key[:_LONGEST_KEY])
    words = "\0".join((title, *authors[:1])).encode()
    return ":".join(part for part in (reference.format, key, hashlib.blake2s(words, digest_size=4).hexdigest()) if part)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in map(clean_line, texts) if line))


def _year(reference: Reference) -> int | None:
    """Find the year of "2019", "2019-05", "2009/05/01/", "c2003" and "-400"; other words go to the notes."""
    text = reference.year.strip()
    if _OLD_YEAR.fullmatch(text):
        return int(text) or None
    found = _YEAR.search(text)
    if not found and text:
        reference.more.append((_("Year"), text))
    return int(found[1]) if found else None


def _pages(reference: Reference) -> int | None:
    """Find how many pages "350", "350 p." and "xii, 350 p." mean; what may be a range goes to the notes."""
    text = reference.pages.strip()
    numbers = _COUNTED.findall(text) or _NUMBER.findall(text)
    if len(numbers) == 1 and 0 < int(numbers[0]) <= LARGEST:
        return int(numbers[0])
    if text not in ("", "0"):
        reference.more.append((_("Pages"), text))
    return None


def _series(reference: Reference) -> str:
    """Return "Series, #3", the way other files write it too; a volume without a series goes to the notes."""
    series, volume = clean_line(reference.series), clean_line(reference.volume)
    if volume and not series:
        reference.more.append((_("Volume"), volume))
    return f"{series}, #{volume}" if series and volume else series


def _isbns(reference: Reference) -> tuple[str, ...]:
    found = isbns(reference.isbn)
    for bad in found.bad:
        issn = _ISSN.fullmatch(bad)
        reference.more.append(("ISSN" if issn else "ISBN", bad))
        if not issn:
            reference.said.append(_("“{isbn}” is no valid ISBN; it is kept in the notes.").format(isbn=bad[:60]))
    return found.good


def _tags(reference: Reference) -> tuple[str, ...]:
    """Return the keywords that fit as tags; longer ones and those beyond the limit go to the notes."""
    words = _lines(reference.tags)
    short = [word for word in words if len(word) <= tags.LONGEST]
    kept = tags.distinct(short)[: tags.MOST]
    rest = [word for word in words if len(word) > tags.LONGEST] + list(tags.distinct(short)[tags.MOST :])
    if rest:
        reference.more.append((_("Keywords"), "; ".join(rest)))
    return kept


def _notes(reference: Reference) -> str:
    """Return the person's notes, then one line for everything that has no field of its own."""
    own = [html_text.plain(clean(note)) for note in reference.notes]
    labelled = [(label, html_text.plain(clean(text))) for label, text in reference.more]
    lines = "\n".join(dict.fromkeys(f"{label}: {text}" for label, text in labelled if text))
    return "\n\n".join(dict.fromkeys(part for part in (*own, lines) if part))


def keywords(text: str) -> list[str]:
    """Divide a line of keywords at semicolons or line ends, or else at commas."""
    return re.split(r"[;\n]" if re.search(r"[;\n]", text) else ",", text)
