"""Read the clippings file of a Kindle: highlights, notes and bookmarks of many books, oldest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile, ForeignHighlight, Remark, Unreadable
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.kindle_entry import (
    Chunk,
    Entry,
    path_name,
    read_entry,
    split,
    title_and_authors,
    title_key,
)
from opspath_desktop.exchange.kindle_relate import attached, superseded
from opspath_desktop.exchange.kindle_words import is_line2, read_line2
from opspath_desktop.exchange.progress import Step, no_step
from opspath_desktop.i18n import _


def knows(head: str) -> bool:
    """Tell whether the beginning of a file looks like clippings: a second line where an entry has it."""
    return any(
        len(chunk.lines) > 1 and is_line2(chunk.lines[1]) and (chunk.whole or read_line2(chunk.lines[1]).kind != "")
        for chunk in split(head)[:3]
    )


def read(text: str, *, step: Step = no_step) -> ForeignFile:
    """Read a whole clippings file; `step` may raise to end it. Raise Refused when no entry is there."""
    chunks = split(text)
    if not any(is_line2(line) for chunk in chunks for line in chunk.lines[:2]):
        raise Refused(_("These are no clippings: no second line says where a highlight stands in its book."))
    entries, repeated, unreadable = _entries(chunks, step)
    by_title: dict[str, list[Entry]] = {}
    for entry in entries:
        by_title.setdefault(entry.title_line, []).append(entry)
    longer: dict[int, Entry] = {}
    books, remarks = [], []
    for at, (title_line, of_book) in enumerate(by_title.items()):
        inside = superseded(of_book, partial(step, 0.5 + at / len(by_title) / 2))
        longer |= inside
        book, remark = _book(title_line, of_book, inside)
        books.append(book)
        remarks += remark
    return ForeignFile(
        "kindle",
        len(chunks),
        tuple(books),
        tuple(unreadable),
        tuple(remarks),
        counts=_counts([*entries, *repeated], longer),
    )


def _entries(chunks: list[Chunk], step: Step) -> tuple[list[Entry], list[Entry], list[Unreadable]]:
    """Return the entries, those that stand there once more, and what cannot be taken: the repeated are among them."""
    entries: dict[str, Entry] = {}
    repeated: list[Entry] = []
    unreadable = []
    for chunk in chunks:
        if chunk.record % 100 == 1:
            step(0.5 * (chunk.record - 1) / len(chunks))
        try:
            entry = read_entry(chunk)
            if entry.key in entries:
                repeated.append(entry)
                raise Refused(_("An entry of this book with the same place and time stands before it in the file."))
            entries[entry.key] = entry
        except Refused as problem:
            unreadable.append(Unreadable(chunk.record, str(problem), chunk.raw))
    return list(entries.values()), repeated, unreadable


def _book(title_line: str, entries: Sequence[Entry], longer: dict[int, Entry]) -> tuple[ForeignBook, list[Remark]]:
    """Build the book of one title line with its clippings."""
    title, names = title_and_authors(title_line)
    file_name = path_name(title)
    notes: dict[int, list[Entry]] = {}
    to_highlight = attached(entries)
    for entry in entries:
        if entry.record in to_highlight:
            highlight = to_highlight[entry.record]
            notes.setdefault(longer.get(highlight.record, highlight).record, []).append(entry)
    highlights = tuple(
        _highlight(entry, notes.get(entry.record, []), longer.get(entry.record))
        for entry in entries
        if entry.record not in to_highlight
    )
    book = ForeignBook(
        entries[0].record,
        file_name or title,
        authors=names,
        highlights=highlights,
        source=title_key(title_line),
        raw=title_line,
    )
    said = _("Its title is the path of a file; the name of the file is taken.")
    return book, [Remark(book.record, said)] if file_name else []


def _highlight(entry: Entry, notes: list[Entry], longer: Entry | None) -> ForeignHighlight:
    """Turn an entry and the notes made to it into one row."""
    together = [entry, *notes]
    return ForeignHighlight(
        entry.kind,
        text=entry.text,
        note="\n".join(dict.fromkeys(note.text for note in notes if note.text)),
        place=entry.line2.place,
        position=entry.line2.span.start if entry.line2.span else None,
        made_on=entry.line2.made_on,
        withheld=entry.withheld,
        source="\n".join(one.key for one in together),
        superseded_by=longer.key if longer else "",
        records=tuple(one.record for one in together),
    )


def _counts(entries: Sequence[Entry], longer: dict[int, Entry]) -> dict[str, int]:
    """Count every entry of the file that can be read, also one that stands there twice."""
    kinds = Counter(entry.kind for entry in entries)
    return {
        "highlights": kinds["quote"],
        "notes": kinds["note"],
        "bookmarks": kinds["bookmark"],
        "superseded": len(longer),
        "withheld": sum(entry.withheld for entry in entries),
    }
