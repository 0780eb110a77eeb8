"""Read the export of StoryGraph, also with the few columns that spreadsheets leave of it.

Moods, pace, the five questions and the warnings are the person's answers about a book and have no field here: each is
a line of the notes, like the people of Contributors with their roles. Left out by rule: Date Added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile
from opspath_desktop.domain.foreign_shelves import known as known_shelf
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.columns import SPLIT, Line, taken
from opspath_desktop.exchange.html_text import plain
from opspath_desktop.exchange.isbn import isbns
from opspath_desktop.exchange.progress import Step, no_step, stretch
from opspath_desktop.exchange.reading_times import Said, Span, readings, span
from opspath_desktop.exchange.sheet import find_head, refused_head, rows
from opspath_desktop.i18n import _

FORMAT = "storygraph"
_OWN = {"isbn/uid", "read status", "last date read", "dates read", "moods", "pace", "star rating", "content warnings"}
_OWN |= {"character- or plot-driven?", "strong character development?", "loveable characters?", "diverse characters?"}
_OWN |= {"flawed characters?", "content warning description", "owned?", "contributors"}
_DATES = ("last date read", "dates read", "date added")  # all tell how dates are written
_FORMATS = {"hardcover": "paper", "paperback": "paper", "digital": "ebook", "ebook": "ebook", "audio": "audio"}
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|\d{4}[/.]\d{1,2}|\d{4}")
_RANGE = re.compile(rf"({_DAY.pattern})?\s*[-\u2013]\s*({_DAY.pattern})?")
_UID = re.compile(r"[A-Za-z0-9-]{4,64}")
_DAMAGED = re.compile(r"[\d.,]+E\+?\d+|[\d-]{9,}", re.IGNORECASE)


def knows(head: str) -> bool:
    """Tell whether the text begins like an export of StoryGraph."""
    return find_head(head, _recognise) is not None


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read an export. Raise Refused when its header is missing."""
    head = find_head(text, _recognise)
    if head is None:
        raise refused_head("Title, Authors, ISBN/UID, Format, Read Status, Dates Read, Star Rating")
    found = list(rows(text, head, step=stretch(step, 0, SPLIT)))
    kept = taken(head, found, _DATES, _book, step=stretch(step, SPLIT, 1))
    return ForeignFile(FORMAT, len(found), kept.books, kept.unreadable, kept.remarks, head.text)


def _recognise(names: Sequence[str]) -> bool:
    """Take a header with a title and two columns that only StoryGraph has."""
    return "title" in names and len(_OWN & set(names)) >= 2 and "reading id" not in names


def _book(line: Line) -> ForeignBook:
    title = line.line("title")
    if not title:
        raise Refused(_("The row has no title."))
    shelf = line.line("read status")
    status = known_shelf(shelf) or "planned"
    unknown = "" if known_shelf(shelf) else shelf
    review = clean(plain(line.note("review")))
    numbers, source = _identity(line)
    made = readings(
        Said(
            status,
            count=line.whole("read count", most=10**9) or 0,
            spans=_spans(line),
            last_end=line.day("last date read"),
            format=_format(line),
            rating=line.quarters("star rating") or None,
            outcome=review if unknown or status != "planned" else "",
            is_open=unknown != "",
        ),
        line,
    )
    tags = tuple(tag for tag in line.entries("tags", pattern=",") if tag.casefold() != unknown.casefold())
    return ForeignBook(
        line.number,
        title,
        authors=line.entries("authors", "author", pattern=","),
        isbns=numbers,
        tags=(unknown, *tags) if unknown else tags,
        notes=_notes(line, review if status == "planned" and not unknown else ""),
        readings=made,
        shelf=unknown,
        source=source,
    )


def _format(line: Line) -> str:
    text = line.raw("format")
    found = _FORMATS.get(text.casefold(), "unknown")
    if text and found == "unknown":
        line.lost("format", text)
    return found


def _identity(line: Line) -> tuple[tuple[str, ...], str]:
    """Return the ISBNs, or the number of a shop or of StoryGraph itself as a name for a second import."""
    text = line.raw("isbn/uid", "isbn")
    found = isbns(text)
    if found.good:
        return found.good, ""
    if not text:
        return (), ""
    if _DAMAGED.fullmatch(text) or not _UID.fullmatch(text):
        line.lost("isbn/uid", text)
        return (), ""
    return (), f"storygraph:{clean_line(text)}"


def _spans(line: Line) -> tuple[Span, ...]:
    """Read the list of readings: `START-END`, or one date, which is an end."""
    column = "dates read"
    spans = []
    for part in (each.strip() for each in line.raw(column).split(",")):
        both = None if _DAY.fullmatch(part) else _RANGE.fullmatch(part)
        start, end = both.groups(default="") if both else ("", part)
        if start or end:
            spans.append(span(line.day_in(start, column), line.day_in(end, column), line))
    return tuple(each for each in spans if each.start or each.end)


def _notes(line: Line, review: str) -> str:
    """Return what has no field of its own, a line each."""
    labelled = [
        (_("Contributors"), "contributors"),
        (_("Moods"), "moods"),
        (_("Pace"), "pace"),
        (_("Driven by"), "character- or plot-driven?"),
        (_("Strong character development"), "strong character development?"),
        (_("Loveable characters"), "loveable characters?"),
        (_("Diverse characters"), "diverse characters?"),
        (_("Flawed characters"), "flawed characters?"),
        (_("Content warnings"), "content warnings"),
        (_("About the warnings"), "content warning description"),
    ]
    if line.raw("owned?").casefold() == "yes":  # "No" is said of every book that nobody answered for
        labelled.append((_("Owned"), "owned?"))
    facts = "\n".join(f"{label}: {plain(text)}" for label, name in labelled if (text := line.note(name)))
    return clean("\n\n".join(part for part in (review, facts) if part))
