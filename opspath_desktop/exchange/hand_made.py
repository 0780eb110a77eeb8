"""Read the list of books that somebody keeps in a spreadsheet: a Title column is enough, others have many names.

Exports of smaller programs (BookWyrm, Openreads, calibre's catalogue) are such tables too, as far as their columns go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile
from opspath_desktop.domain.foreign_shelves import known as known_shelf
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.columns import SPLIT, Line, taken
from opspath_desktop.exchange.formulas import unguarded
from opspath_desktop.exchange.html_text import plain
from opspath_desktop.exchange.names import natural
from opspath_desktop.exchange.progress import Step, no_step, stretch
from opspath_desktop.exchange.reading_times import Said, readings, span
from opspath_desktop.exchange.sheet import find_head, refused_head, rows
from opspath_desktop.i18n import _

FORMAT = "opspath-csv"
_TITLE = ("title", "book title", "book", "name")
_AUTHORS = ("authors", "author", "author(s)", "author text", "primary author", "written by", "by")
_ISBNS = ("isbns", "isbn13", "isbn 13", "isbn-13", "isbn", "isbn10", "isbn 10", "isbn-10")
_STATUS = ("status", "read status", "exclusive shelf", "shelf", "state", "read?")
_STARTED = ("started", "date started", "start date", "started on", "begun", "start")
_FINISHED = (
    "finished",
    "date read",
    "date finished",
    "finish date",
    "finished on",
    "end date",
    "read on",
    "stopped date",
)
_RATING = ("rating", "my rating", "stars", "star rating")
_PAGES = ("pages", "number of pages", "page count", "num pages")
_YEAR = ("year", "year published", "publication year", "published", "pubdate")
_TAGS = ("tags", "tag", "shelves", "bookshelves", "labels")
_OUTCOME = ("outcome", "review", "my review", "review content")
_NOTES = ("notes", "note", "private notes", "comments", "comment", "remarks")
_WHY = ("why", "reason to read")
_FORMAT = ("format", "book format", "binding", "medium")
_KNOWN = {*_AUTHORS, *_ISBNS, *_STATUS, *_STARTED, *_FINISHED, *_RATING, *_PAGES, *_YEAR, *_TAGS, *_OUTCOME, *_NOTES}
_KNOWN |= {*_WHY, *_FORMAT, "subtitle", "publisher", "series", "editors", "chapters", "minutes", "queue", "read count"}
_KINDS = {
    "paper": ("paper", "hardcover", "paperback", "hardback", "print", "book"),
    "ebook": ("ebook", "e-book", "kindle", "digital", "epub", "pdf", "kindle edition"),
    "audio": ("audio", "audiobook", "audio book", "audible"),
}
_BETWEEN = re.compile(r"[;\n|]+| & | and ")


def knows(head: str) -> bool:
    """Tell whether the text begins like a table of books."""
    return find_head(head, _recognise) is not None


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read a table of books. Raise Refused when no column holds titles."""
    head = find_head(text, _recognise)
    if head is None:
        raise refused_head("Title, Author, ISBN, Status, Started, Finished, Rating")
    found = list(rows(text, head, ragged=True, step=stretch(step, 0, SPLIT)))
    kept = taken(head, found, (*_STARTED, *_FINISHED), _book, step=stretch(step, SPLIT, 1))
    return ForeignFile(FORMAT, len(found), kept.books, kept.unreadable, kept.remarks, head.text)


def _recognise(names: Sequence[str]) -> bool:
    """Take one Title column alone, or a column that may hold titles beside another one that is known."""
    if tuple(names) in (("title",), ("book title",)):
        return True
    return bool(set(names) & set(_TITLE)) and bool(set(names) & _KNOWN)


def _book(line: Line) -> ForeignBook:
    line.cells = {name: unguarded(cell.strip()) for name, cell in line.cells.items()}
    title = line.line(*_TITLE)
    if not title:
        raise Refused(_("The row has no title."))
    shelf = line.line(*_STATUS)
    reading = span(line.day(*_STARTED), line.day(*_FINISHED), line)
    status = known_shelf(shelf) or ("planned" if shelf else _status(bool(reading.start), bool(reading.end)))
    unknown = "" if known_shelf(shelf) else shelf
    review = clean(plain(line.note(*_OUTCOME)))
    made = readings(
        Said(
            status,
            count=line.whole("read count") or 0,
            spans=(reading,) if reading.start or reading.end else (),
            format=_kind(line.raw(*_FORMAT)),
            rating=line.quarters(*_RATING) or None,
            outcome=review if unknown or status != "planned" else "",
            is_open=unknown != "",
        ),
        line,
    )
    notes = (review if status == "planned" and not unknown else "", plain(line.note(*_NOTES)))
    tags = tuple(tag for tag in line.entries(*_TAGS, pattern=r"\|+|[,;\n]") if tag.casefold() != unknown.casefold())
    return ForeignBook(
        line.number,
        title,
        subtitle=line.line("subtitle"),
        authors=_names(line.note(*_AUTHORS)),
        editors=_names(line.note("editors")),
        year=line.year(*_YEAR),
        publisher=line.line("publisher"),
        series=line.line("series"),
        isbns=line.isbns(*_ISBNS),
        pages=line.whole(*_PAGES),
        chapters=line.whole("chapters"),
        minutes=line.whole("minutes"),
        tags=(unknown, *tags) if unknown else tags,
        notes=clean("\n\n".join(part for part in notes if part)),
        why=line.note(*_WHY),
        queue=line.whole("queue"),
        readings=made,
        shelf=unknown,
    )


def _status(started: bool, finished: bool) -> str:
    """Return what the dates say of a book that no column says it of."""
    if finished:
        return "finished"
    return "reading" if started else "planned"


def _kind(text: str) -> str:
    return next((kind for kind, words in _KINDS.items() if text.casefold() in words), "unknown")


def _names(text: str) -> tuple[str, ...]:
    """Return the people of a cell; commas part full names only, since `Last, First` is one person."""
    parts = [" ".join(part.split()) for part in _BETWEEN.split(text)]
    found: list[str] = []
    for part in parts:
        full = [name.strip() for name in part.split(",")]
        found += full if len(full) > 1 and all(" " in name for name in full) else [natural(part)]
    return tuple(dict.fromkeys(name for name in found if name))
