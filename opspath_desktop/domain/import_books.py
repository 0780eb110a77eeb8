"""Complete one book by a record of a file: its columns, its readings, and what finds no other place in its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from opspath_desktop.domain import tags
from opspath_desktop.domain.foreign import ForeignBook
from opspath_desktop.domain.import_clean import name_of
from opspath_desktop.domain.import_here import BookHere, Suggested, Values
from opspath_desktop.domain.import_readings import Logs, Reading, take_readings
from opspath_desktop.domain.import_rows import Pen, Row
from opspath_desktop.domain.matching import Card, as_13, card
from opspath_desktop.i18n import _


@dataclass(slots=True)
class Draft:
    """A book under way in a plan.

    `id` is 0 for a book without a record here, `item` the pathway's book that it stands for. `claims` are the cards of
    the records that it was found for, `linked` the names that other programs had for it before.
    """

    key: int
    row: Row
    id: int = 0
    uuid: str = ""
    item: str = ""
    readings: list[Reading] = field(default_factory=list)
    claims: list[Card] = field(default_factory=list)
    first_record: int = 0
    touched: bool = False
    linked: frozenset[str] = frozenset()
    wish: int | None = None  # the place in the queue of the file
    told: list[str] = field(default_factory=list)  # what the records of the file said of readings, see `_told`

    @property
    def in_pathway(self) -> bool:
        """Tell whether title and authors come from the pathway."""
        return self.item != ""

    @property
    def is_new(self) -> bool:
        """Tell whether the file brought it; a suggested book is known even before it has a record."""
        return self.id == 0 and not self.item

    def is_record(self, record: ForeignBook) -> bool:
        """Tell whether this is our own record of this book."""
        return record.uuid != "" and record.uuid == self.uuid and self.id != 0

    def knows(self, record: ForeignBook) -> bool:
        """Tell whether an earlier import brought this record, or it is our own."""
        return self.is_record(record) or not self.linked.isdisjoint(record.source.split("\n"))

    def sign(self) -> None:
        """Note among the sources what the records said, so that a second import knows it."""
        self.row.values["sources"] = _united(self.row.values["sources"], self.told)


def draft_of_here(key: int, book: BookHere, readings: list[Reading]) -> Draft:
    """Return the draft of a book with a record here."""
    linked = frozenset(each for each in book.values["sources"].split("\n") if each)
    row = Row(dict(book.values), before=book.values)
    return Draft(key, row, book.id, book.uuid, book.item, readings, linked=linked)


def draft_of_suggested(key: int, book: Suggested) -> Draft:
    """Return the draft of a suggested book that nobody has touched."""
    return Draft(key, Row(_columns(book.title, "\n".join(book.authors))), item=book.item)


def new_draft(key: int, record: ForeignBook) -> Draft:
    """Return the draft of a book that only the file knows."""
    return Draft(key, Row(_columns(record.title, "")), uuid=record.uuid)


def _columns(title: str, authors: str) -> Values:
    texts = ("subtitle", "publisher", "editors", "series", "isbns", "tags", "notes", "sources", "why")
    numbers = ("year", "pages", "chapters", "minutes", "queue")
    return {"title": title, "authors": authors, **dict.fromkeys(texts, ""), **dict.fromkeys(numbers, None)}


def card_of(record: ForeignBook) -> Card:
    """Return what a record can be recognised by; the editors stand in where nobody is the author."""
    return card(
        record.title,
        record.authors or record.editors,
        subtitle=record.subtitle,
        isbns=record.isbns,
        sources=record.source.split("\n") if record.source else (),
        uuid=record.uuid,
        item=record.item,
    )


def card_of_values(values: Mapping[str, Any], *, uuid: str = "", item: str = "") -> Card:
    """Return what a book here can be recognised by."""
    authors = values["authors"] or values["editors"]
    return card(
        values["title"],
        authors.split("\n") if authors else (),
        subtitle=values["subtitle"],
        isbns=values["isbns"].split("\n") if values["isbns"] else (),
        sources=values["sources"].split("\n") if values["sources"] else (),
        uuid=uuid,
        item=item,
    )


def complete(draft: Draft, record: ForeignBook, *, pen: Pen, logs: Logs) -> None:
    """Write what a record knows about a book where nothing is noted yet."""
    linked = draft.knows(record)
    _fill_columns(draft, record, pen)
    homeless = _read(draft, record, linked=linked, pen=pen, logs=logs)
    if not pen.fill(draft.row, "why", record.why):
        homeless.append(record.why)
    _append(draft.row, [record.notes, *(() if linked else homeless), *_tag(draft.row, record.tags, pen)], pen)
    if record.queue is not None and not linked and draft.wish is None:
        draft.wish = record.queue
        pen.strokes += in_queue(draft)


def _read(draft: Draft, record: ForeignBook, *, linked: bool, pen: Pen, logs: Logs) -> list[str]:
    """Take the readings of a record, unless an earlier import took the very same: where other records of the book have
    come since, no comparison would tell which reading was meant."""
    told = _told(record)
    draft.told += told
    if not draft.linked.isdisjoint(told) and (not pen.overwrite or not pen.settled.isdisjoint(told)):
        return []
    ours = draft.is_record(record)
    return take_readings(draft.readings, record.readings, linked=linked, ours=ours, pen=pen, logs=logs)


def _told(record: ForeignBook) -> list[str]:
    """Return a name for what a record of another program says of readings, such as "goodreads:1#0c1d2e3f"."""
    if record.uuid or not record.readings:
        return []
    return [f"{record.source.partition(chr(10))[0]}#{name_of(repr(record.readings))[:8]}"]


def settled(records: Iterable[ForeignBook], books: Iterable[BookHere]) -> frozenset[str]:
    """Return by which names the books here know what the records said of readings, where several share a book."""
    book_of = {name: book.id for book in books for name in book.values["sources"].split("\n")}
    names: defaultdict[int, set[str]] = defaultdict(set)
    for name in {name for record in records for name in _told(record)} & book_of.keys():
        names[book_of[name]].add(name)
    return frozenset(name for some in names.values() if len(some) > 1 for name in some)


def _fill_columns(draft: Draft, record: ForeignBook, pen: Pen) -> None:
    row = draft.row
    if not draft.in_pathway:
        pen.fill(row, "title", record.title)
        pen.fill(row, "authors", "\n".join(record.authors))
    for name in ("subtitle", "publisher", "series", "year", "pages", "chapters", "minutes"):
        pen.fill(row, name, getattr(record, name))
    pen.fill(row, "editors", "\n".join(record.editors))
    pen.put(row, "isbns", _with_isbns(row.values["isbns"], record.isbns))
    pen.put(row, "sources", _united(row.values["sources"], record.source.split("\n")))


def _united(kept: str, more: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(each for each in (*kept.split("\n"), *more) if each))


def _with_isbns(kept: str, more: Iterable[str]) -> str:
    """Add ISBNs that are new, also as 13 digits; the long ones stand first."""
    here = [each for each in kept.split("\n") if each]
    known = {as_13(each): each for each in here}
    for each in more:
        known.setdefault(as_13(each), each)
    if len(known) <= len(here):
        return kept
    return "\n".join(sorted(dict.fromkeys([*here, *known.values()]), key=lambda isbn: len(isbn) != 13))


def _tag(row: Row, more: Iterable[str], pen: Pen) -> list[str]:
    """Add tags that are new, whatever their case; return those that are too many for one book as a line."""
    here = [each for each in row.values["tags"].split("\n") if each]
    known = {each.casefold() for each in here}
    new = [each for each in more if each.casefold() not in known]
    fit = max(tags.MOST - len(here), 0)
    pen.put(row, "tags", "\n".join([*here, *new[:fit]]))
    return [_("Tags: {tags}").format(tags=", ".join(new[fit:]))] if new[fit:] else []


def _append(row: Row, texts: Iterable[str], pen: Pen) -> None:
    """Add texts to the notes that are not in them yet."""
    for text in texts:
        notes = row.values["notes"]
        if text and _squeezed(text) not in _squeezed(notes):
            pen.put(row, "notes", f"{notes}\n\n{text}" if notes else text)


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def in_queue(draft: Draft) -> bool:
    """Tell whether a book comes into the queue: the file has a place for it, and it is still to read."""
    statuses = {str(reading.row.values["status"]) for reading in draft.readings}
    to_read = not statuses or ("planned" in statuses and not statuses & {"reading", "paused"})
    return draft.wish is not None and draft.row.values["queue"] is None and to_read
