"""Write the reading log as CSV that a spreadsheet opens safely, and read it back without a loss.

One row is one reading; a book that was never taken up has a row too, and the columns of a book stand in each of its
rows. Highlights, takeaways and applications are in the archive, not here.

A cell that a spreadsheet could run as a formula begins with an apostrophe, which the reader takes away again. Lists
are parted by semicolons, or by line ends where an entry holds a semicolon. ISBNs are written with a hyphen, so that a
spreadsheet does not make 9.78E+12 of them. A table without Book id and Reading id is for `hand_made` to read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile, ForeignReading, Remark, Unreadable
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.exchange import own_log
from opspath_desktop.exchange.columns import EVERY, SPLIT, Line, lines, shown
from opspath_desktop.exchange.formulas import guarded, unguarded
from opspath_desktop.exchange.progress import Step, no_step, stretch
from opspath_desktop.exchange.sheet import Row, find_head, refused_head, rows
from opspath_desktop.files import replacing
from opspath_desktop.i18n import _

FORMAT = "opspath-csv"
BOOK = (
    *("Book id", "Pathway item", "Title", "Subtitle", "Authors", "Editors", "Year", "Publisher", "Series", "ISBNs"),
    *("Pages", "Chapters", "Minutes", "Tags", "Queue", "Why", "Notes", "Sources"),
)
READING = (
    *("Reading id", "Status", "Format", "Started", "Started precision", "Finished", "Finished precision", "Rating"),
    *("Outcome", "Reason", "Stopped at", "Log"),
)
STATUSES = ("planned", "reading", "paused", "finished", "stopped", "consulted")
FORMATS = ("paper", "ebook", "audio", "unknown")
PRECISIONS = ("day", "month", "year")
_MOST_NUMBER = 10**9


def write(target: Path, books: Iterable[ForeignBook]) -> None:
    """Write the books as a CSV file, whole or not at all. Raise Trouble when the disk refuses."""
    with replacing(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        _write(file, books)


def text_of(books: Iterable[ForeignBook]) -> str:
    """Return the books as the text of a CSV file."""
    file = io.StringIO(newline="")
    _write(file, books)
    return file.getvalue()


def knows(head: str) -> bool:
    """Tell whether the text begins like a CSV file that `write` made."""
    return find_head(head, _recognise) is not None


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read what `write` made; a record is a book with all its rows, or a row that cannot be read."""
    head = find_head(text, _recognise)
    if head is None:
        raise refused_head("Book id, Title, Authors, Reading id, Status, Started, Finished")
    found = list(rows(text, head, step=stretch(step, 0, SPLIT)))
    whole = lines(head, found, ("started", "finished"))
    books = _Books()
    advance = stretch(step, SPLIT, 1)
    for row in found:
        if row.number % EVERY == 0:
            advance(row.number / len(found))
        if row.fault:
            books.spoil(row, row.fault)
            continue
        line = next(whole)[1]
        books.add(row, replace(line, cells={name: unguarded(cell) for name, cell in line.cells.items()}))
    return ForeignFile(
        FORMAT,
        len(books.found),
        tuple(each for each in books.found if isinstance(each, ForeignBook)),
        tuple(each for each in books.found if isinstance(each, Unreadable)),
        tuple(books.remarks),
        head.text,
    )


def _recognise(names: Sequence[str]) -> bool:
    return {"title", "book id", "reading id"} <= set(names)


def _write(file: TextIO, books: Iterable[ForeignBook]) -> None:
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(BOOK + READING)
    for book in books:
        cells = _book_cells(book)
        for reading in book.readings or (None,):
            writer.writerow([guarded(cell) for cell in (*cells, *_reading_cells(reading))])


def _book_cells(book: ForeignBook) -> list[str]:
    numbers = (book.pages, book.chapters, book.minutes)
    return [
        *(
            book.uuid,
            book.item,
            book.title,
            book.subtitle,
            _list(book.authors),
            _list(book.editors),
            _number(book.year),
        ),
        *(book.publisher, book.series, _list(tuple(_hyphenated(isbn) for isbn in book.isbns))),
        *(_number(number) for number in numbers),
        *(_list(book.tags), _number(book.queue), book.why, book.notes, _list(tuple(book.source.split("\n")))),
    ]


def _reading_cells(reading: ForeignReading | None) -> list[str]:
    if reading is None:
        return [""] * len(READING)
    return [
        *(reading.uuid, reading.status, reading.format),
        *_day_cells(reading.started, reading.started_precision),
        *_day_cells(reading.finished, reading.finished_precision),
        "" if reading.rating is None else str(Decimal(reading.rating) / 4),
        *(reading.outcome, reading.reason, reading.stopped_at, own_log.text_of(reading.log)),
    ]


def _day_cells(day: date | None, precision: str) -> tuple[str, str]:
    return ("", "") if day is None else (day.isoformat(), precision)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _hyphenated(isbn: str) -> str:
    at = 3 if len(isbn) == 13 else 1
    return f"{isbn[:at]}-{isbn[at:]}"


def _list(entries: tuple[str, ...]) -> str:
    if not any(";" in entry for entry in entries):
        return "; ".join(entries)
    return "\n".join(entries) + ("\n" if len(entries) == 1 else "")


class _Books:
    """Gather the rows of a file into books, in the order in which they appear."""

    def __init__(self) -> None:
        self.found: list[ForeignBook | Unreadable] = []
        self.remarks: list[Remark] = []
        self.places: dict[str, int] = {}  # where in `found` a book stands, by its id
        self.first: dict[str, ForeignBook] = {}  # what the first row of a book says
        self.ids: set[str] = set()  # of the readings and sittings

    def spoil(self, row: Row, reason: str) -> None:
        """Keep a row that cannot be read."""
        self.found.append(Unreadable(len(self.found) + 1, reason, row.raw))

    def add(self, row: Row, line: Line) -> None:
        """Keep a whole row: a book, or one more reading of one that is here."""
        try:
            book, reading = _book(line), _reading(line)
        except Refused as error:
            self.spoil(row, str(error))
            return
        if reading is not None:
            reading = self._with_own_ids(reading, line)
        place = self.places.get(book.uuid) if book.uuid else None
        readings = () if reading is None else (reading,)
        if place is None:
            place = len(self.found)
            self.places[book.uuid], self.first[book.uuid] = place, book
            self.found.append(replace(book, record=place + 1, readings=readings, raw=row.raw))
        else:
            before = self.found[place]
            assert isinstance(before, ForeignBook)
            if book != self.first[book.uuid]:
                line.remark(_("The rows of this book differ; what the first one says of it was taken."))
            self.found[place] = replace(before, readings=before.readings + readings, raw=before.raw + row.raw)
        self.remarks += [replace(remark, record=place + 1) for remark in line.remarks]

    def _with_own_ids(self, reading: ForeignReading, line: Line) -> ForeignReading:
        """Return a reading whose ids stand nowhere above: a row that was copied is a reading of its own."""
        log = tuple(replace(entry, uuid=self._fresh(entry.uuid)) for entry in reading.log)
        uuid = self._fresh(reading.uuid)
        if uuid != reading.uuid:
            line.remark(_("A row above has the same Reading id; this one was taken as another reading."))
        return replace(reading, uuid=uuid, log=log)

    def _fresh(self, uuid: str) -> str:
        if uuid in self.ids:
            return ""
        self.ids.update({uuid} - {""})
        return uuid


def _book(line: Line) -> ForeignBook:
    title = clean_line(_text(line, "title"))
    if not title:
        raise Refused(_("The row has no title."))
    return ForeignBook(
        0,
        title,
        subtitle=clean_line(_text(line, "subtitle")),
        authors=_entries(line, "authors"),
        editors=_entries(line, "editors"),
        year=line.year("year"),
        publisher=clean_line(_text(line, "publisher")),
        series=clean_line(_text(line, "series")),
        isbns=line.isbns("isbns"),
        pages=line.whole("pages"),
        chapters=line.whole("chapters"),
        minutes=line.whole("minutes"),
        tags=_entries(line, "tags"),
        notes=clean(_text(line, "notes")),
        why=clean(_text(line, "why")),
        queue=line.whole("queue", most=_MOST_NUMBER),
        source="\n".join(_entries(line, "sources")),
        item=clean_line(_text(line, "pathway item")),
        uuid=_uuid(line, "book id"),
    )


def _reading(line: Line) -> ForeignReading | None:
    """Return the reading of a row, None when its book was never taken up."""
    if not any(line.raw(name.casefold()) for name in READING):
        return None
    started, started_precision = _day(line, "started")
    finished, finished_precision = _day(line, "finished")
    return ForeignReading(
        _choice(line, "status", STATUSES) or "planned",
        format=_choice(line, "format", FORMATS) or "unknown",
        started=started,
        started_precision=started_precision,
        finished=finished,
        finished_precision=finished_precision,
        rating=line.quarters("rating"),
        outcome=clean(_text(line, "outcome")),
        reason=clean(_text(line, "reason")),
        stopped_at=clean_line(_text(line, "stopped at")),
        log=own_log.read(_text(line, "log")),
        uuid=_uuid(line, "reading id"),
    )


def _text(line: Line, name: str) -> str:
    """Return a cell as it was written, to the last space."""
    return line.cells.get(name, "")


def _entries(line: Line, name: str) -> tuple[str, ...]:
    cell = _text(line, name)
    parts = (clean_line(part) for part in cell.split("\n" if "\n" in cell else ";"))
    return tuple(part for part in parts if part)


def _uuid(line: Line, name: str) -> str:
    text = line.raw(name)
    if not text or own_log.UUID.fullmatch(text):
        return text
    line.lost(name, text)
    return ""


def _choice(line: Line, name: str, known: Sequence[str]) -> str:
    """Return one of the known words, "" for an empty cell. Raise Refused for another word."""
    word = line.raw(name).casefold()
    if word and word not in known:
        said = _("“{text}” in the column “{column}” is none of {known}.")
        raise Refused(said.format(text=shown(word), column=name, known=", ".join(known)))
    return word


def _day(line: Line, name: str) -> tuple[date | None, str]:
    """Return a date and its precision: what the column beside it says, unless a spreadsheet left less of the date."""
    found = line.day(name)
    if found is None:
        return None, "unknown"
    said = line.raw(f"{name} precision").casefold()
    return found.on, said if said in PRECISIONS and not found.doubtful else found.precision
