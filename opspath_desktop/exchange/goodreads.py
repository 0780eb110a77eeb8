"""Read the library export of Goodreads, whatever columns its generation has and whatever a spreadsheet did to it.

What becomes of the columns:

- The title stays as the file has it, with series and subtitle: both are set aside when books are compared, and only
  then. A series with a number is kept in its own field too.
- Additional Authors (translators among them) are further authors, since the file does not tell them apart.
- Date Read is the last end of a reading. No column says when one began: Date Added never does.
- My Review is what came of the reading; for a book that was not read it goes to the notes, like Private Notes.
- Condition, purchase, recommendations, owned copies, BCID and the flag for a spoiler are the user's own words and have
  no field here: each is a line of the notes.
- Left out by rule, since nobody wrote them into this book's record: Average Rating, Author l-f (when Author is there),
  Original Publication Year (when the edition has one), Date Added, and positions on shelves other than to-read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile, ForeignReading, Remark
from opspath_desktop.domain.matching import as_13
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.columns import SPLIT, Line, taken
from opspath_desktop.exchange.html_text import plain
from opspath_desktop.exchange.names import inverted
from opspath_desktop.exchange.progress import Step, no_step, stretch
from opspath_desktop.exchange.reading_times import Said, Span, readings, span
from opspath_desktop.exchange.sheet import Head, cells_of_first_line, find_head, refused_head, rows
from opspath_desktop.i18n import _

FORMAT = "goodreads"
_HEADER = (
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,"
    "Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,"
    "Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Recommended For,"
    "Recommended By,Owned Copies,Original Purchase Date,Original Purchase Location,Condition,Condition Description,BCID"
)
FIRST_GENERATION = tuple(_HEADER.split(","))
_GONE = {"Recommended For", "Recommended By", "Original Purchase Date", "Original Purchase Location"}
_GONE |= {"Condition", "Condition Description", "BCID"}
SECOND_GENERATION = tuple(name for name in FIRST_GENERATION if name not in _GONE)
THIRD_GENERATION = tuple(name for name in SECOND_GENERATION if name != "Average Rating")
GENERATIONS = (FIRST_GENERATION, SECOND_GENERATION, THIRD_GENERATION)

_STRONG = {
    "book id",
    "author l-f",
    "additional authors",
    "bookshelves",
    "bookshelves with positions",
    "exclusive shelf",
}
_WEAK = {"my rating", "my review", "private notes", "number of pages", "original publication year", "owned copies"}
_OTHERS = {"reading id", "read status", "isbn/uid"}
_MAY_LACK = {name.casefold() for name in _GONE}
# Only these are Goodreads' own. All others are made by users and may mean anything: `foreign_shelves` knows some.
_STATUSES = {"read": "finished", "currently-reading": "reading", "to-read": "planned"}
_DATES = ("date read", "read dates", "date added", "original purchase date")  # all tell how dates are written
_BINDINGS = {
    **dict.fromkeys(("kindle edition", "ebook", "nook", "pdf", "epub"), "ebook"),
    **dict.fromkeys(("audible audio", "audiobook", "audio cd", "audio cassette", "mp3 cd", "audio"), "audio"),
    **dict.fromkeys(("hardcover", "paperback", "mass market paperback", "trade paperback", "library binding"), "paper"),
    **dict.fromkeys(("leather bound", "pocket book", "board book", "chapbook", "pamphlet", "unbound"), "paper"),
    **dict.fromkeys(("spiral-bound", "perfect paperback", "school & library binding", "staple bound"), "paper"),
}
_SERIES = re.compile(r"\(([^()]*#\s?\d[^()]*)\)\s*$")
_POSITION = re.compile(r"(.+?) \(#(\d{1,6})\)")
_SUFFIX = re.compile(r"(jr|sr|ii|iii|iv|ph\.? ?d|m\.? ?d)\.?", re.IGNORECASE)


def knows(head: str) -> bool:
    """Tell whether the text begins like an export of Goodreads, with its header or without."""
    return _head(head) is not None


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read an export. Raise Refused when the header is missing and the columns cannot be told without it."""
    head = _head(text)
    if head is None:
        raise refused_head("Book Id, Title, Author, ISBN, ISBN13, My Rating, Date Read, Exclusive Shelf")
    found = list(rows(text, head, may_lack=_MAY_LACK, step=stretch(step, 0, SPLIT)))
    kept = taken(head, found, _DATES, _book, step=stretch(step, SPLIT, 1))
    remarks = kept.remarks
    if not head.text:
        remarks = (Remark(_("File"), _("The header is missing; the columns were told by their number.")), *remarks)
    return ForeignFile(
        FORMAT,
        len(found),
        kept.books,
        kept.unreadable,
        remarks,
        head.text or _lost_header(head),
        vague_dates=any(_is_first(reading) for book in kept.books for reading in book.readings),
    )


def _is_first(reading: ForeignReading) -> bool:
    return reading.finished is not None and reading.finished.day == 1 and reading.finished_precision == "day"


def _head(text: str) -> Head | None:
    return find_head(text, _recognise) or _headless(text)


def _recognise(names: Sequence[str]) -> bool:
    """Take a header with a title and two columns that Goodreads has; our own CSV has a Book id too."""
    found = set(names)
    strong, weak = len(found & _STRONG), len(found & _WEAK)
    return "title" in found and not found & _OTHERS and strong >= 1 and strong + weak >= 2


def _headless(text: str) -> Head | None:
    """Return the header that the first row must have lost: as many cells as a generation, ids and dates in place."""
    cells, separator = cells_of_first_line(text)
    for names in GENERATIONS:
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        if len(cells) != len(names) or not row["Book Id"].isdigit() or not row["Title"]:
            continue
        if (
            re.fullmatch(r"\d{4}/\d\d/\d\d", row["Date Added"])
            and row["My Rating"] in "012345"
            and row["Exclusive Shelf"]
        ):
            return Head(tuple(name.casefold() for name in names), separator, "", 0)
    return None


def _lost_header(head: Head) -> str:
    names = next(each for each in GENERATIONS if len(each) == len(head.names))
    return head.separator.join(names) + "\n"


def _book(line: Line) -> ForeignBook:
    title = line.line("title")
    if not title:
        raise Refused(_("The row has no title."))
    shelf = _shelf(line)
    status = _STATUSES.get(shelf.casefold(), "planned")
    unknown = "" if shelf.casefold() in _STATUSES else shelf
    review = clean(plain(line.note("my review")))
    to_notes = status == "planned" and not unknown
    made = readings(
        Said(
            status,
            count=line.whole("read count", most=10**9) or 0,
            spans=_spans(line),
            last_end=line.day("date read"),
            format=_BINDINGS.get(line.raw("binding").replace("_", " ").casefold(), "unknown"),
            rating=_rating(line),
            outcome="" if to_notes else review,
            is_open=unknown != "",
        ),
        line,
    )
    ident = line.raw("book id")
    return ForeignBook(
        line.number,
        title,
        authors=_authors(line),
        year=line.year("year published") or line.year("original publication year"),
        publisher=line.line("publisher"),
        series=_series(title),
        isbns=_isbns(line),
        pages=line.whole("number of pages"),
        tags=_tags(line, shelf, unknown),
        notes=_notes(line, review if to_notes else ""),
        queue=_queue(line) if to_notes else None,
        readings=made,
        shelf=unknown,
        source=f"goodreads:{clean_line(ident)}" if ident else "",
    )


def _shelf(line: Line) -> str:
    """Return the exclusive shelf; where the column is gone, what the other columns say of it."""
    shelf = line.line("exclusive shelf")
    if shelf:
        return shelf
    others = {name.casefold() for name in line.entries("bookshelves", pattern=",")}
    for name in ("currently-reading", "to-read"):
        if name in others:
            return name
    return "read" if line.raw("date read") or line.raw("read count") not in ("", "0") else "to-read"


def _rating(line: Line) -> int | None:
    """Return the rating in quarters; Goodreads writes 0 for a book that was not rated."""
    return line.quarters("my rating") or None


def _spans(line: Line) -> tuple[Span, ...]:
    """Read the extra column that some tools add: START,END;START,END."""
    spans = []
    for part in line.raw("read dates").split(";"):
        start, _comma, end = part.partition(",")
        if start.strip() or end.strip():
            spans.append(span(line.day_in(start.strip(), "read dates"), line.day_in(end.strip(), "read dates"), line))
    return tuple(each for each in spans if each.start or each.end)


def _authors(line: Line) -> tuple[str, ...]:
    first = line.line("author") or inverted(line.line("author l-f"))
    found = [first] if first else []
    for name in line.entries("additional authors", pattern=","):
        if found and _SUFFIX.fullmatch(name):
            found[-1] = f"{found[-1]} {name}"
        else:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _isbns(line: Line) -> tuple[str, ...]:
    """Return both ISBNs, but one when they are the same number in two spellings."""
    found = line.isbns("isbn13", "isbn")
    long = {isbn for isbn in found if len(isbn) == 13}
    return tuple(isbn for isbn in found if len(isbn) == 13 or as_13(isbn) not in long)


def _series(title: str) -> str:
    match = _SERIES.search(title)
    return match[1].strip() if match else ""


def _tags(line: Line, shelf: str, unknown: str) -> tuple[str, ...]:
    """Return the shelves that are no status; the name of an unknown exclusive one is a tag until it is mapped."""
    statuses = {shelf.casefold(), "read", "currently-reading", "to-read"}
    names = line.entries("bookshelves", pattern=",") or tuple(name for name, _place in _positions(line))
    found = [name for name in names if name.casefold() not in statuses]
    return (unknown, *found) if unknown else tuple(found)


def _positions(line: Line) -> Iterable[tuple[str, int]]:
    for part in line.entries("bookshelves with positions", pattern=","):
        match = _POSITION.fullmatch(part)
        if match:
            yield match[1], int(match[2])


def _queue(line: Line) -> int | None:
    return next((place for name, place in _positions(line) if name.casefold() == "to-read" and place > 0), None)


def _notes(line: Line, review: str) -> str:
    """Return the user's private notes, and what has no field of its own."""
    labelled = [
        (_("Recommended by"), line.note("recommended by")),
        (_("Recommended for"), line.note("recommended for")),
        (_("Copies I own"), str(line.whole("owned copies", most=10**9) or "")),
        (_("Bought on"), line.line("original purchase date")),
        (_("Bought at"), line.note("original purchase location")),
        (_("Condition"), line.note("condition")),
        (_("About its condition"), line.note("condition description")),
        (_("BookCrossing"), line.line("bcid")),
        (_("Spoiler"), _("my review tells the end") if line.raw("spoiler").casefold() in ("true", "1", "yes") else ""),
    ]
    facts = "\n".join(f"{label}: {plain(text)}" for label, text in labelled if text)
    return clean("\n\n".join(part for part in (review, plain(line.note("private notes")), facts) if part))
