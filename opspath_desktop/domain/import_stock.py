"""The books that a file is compared with: those here, those that the pathway suggests, those that the file brought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from opspath_desktop.domain.foreign import ForeignBook
from opspath_desktop.domain.import_books import (
    Draft,
    card_of,
    card_of_values,
    draft_of_here,
    draft_of_suggested,
    new_draft,
)
from opspath_desktop.domain.import_here import BookHere, Here, Suggested
from opspath_desktop.domain.import_readings import Reading
from opspath_desktop.domain.import_rows import Row
from opspath_desktop.domain.matching import Card, Catalogue, Kind, Match, same_book
from opspath_desktop.i18n import _

FIRST_NEW = 10**12  # keys of new books; those of books here are their ids, those of suggested ones negative


@dataclass(frozen=True, slots=True)
class Found:
    """The book of a record: found by what, and whether this record is the first of the file for it."""

    draft: Draft
    match: Match | None
    card: Card
    is_first: bool
    like: str = ""

    @property
    def is_new(self) -> bool:
        """Tell whether nothing like it was here, in the pathway or earlier in the file."""
        return self.match is None

    @property
    def reason(self) -> str:
        """Return the sentence that says why it is this book."""
        if self.match is None:
            return _("not on the shelf yet")
        if self.is_first:
            return self.match.reason
        return _("{reason} (record {n} of the file)").format(reason=self.match.reason, n=self.draft.first_record)


class Stock:
    """Finds the book of a record, and keeps what the file has touched."""

    def __init__(self, here: Here, file: Iterable[ForeignBook]) -> None:
        self._here = here
        self._suggested = {book.item: book for book in here.suggested}
        self._known: dict[int, BookHere | Suggested] = {}
        self._keys: dict[int, int] = {}  # of books here, by id
        self._drafts: dict[int, Draft] = {}
        self._catalogue = Catalogue()
        of_item = {book.item: book for book in reversed(here.books) if book.item}
        # The pathway's books come first: a book that stands on the shelf twice shall be found as the suggested one.
        for number, suggested in enumerate(here.suggested, 1):
            self._add(-number, of_item.get(suggested.item, suggested))
        for book in here.books:
            if book.id not in self._keys:
                self._add(book.id, book._replace(item=""))
        self._named = set(self._names_in(file))

    def _names_in(self, file: Iterable[ForeignBook]) -> Iterator[int]:
        """Yield the books that a record of our own CSV names by their id: no other record may be taken for them."""
        ids = {name for record in file for name in (record.uuid, record.item) if name}
        for key, book in self._known.items():
            if book.item in ids or (isinstance(book, BookHere) and book.uuid in ids):
                yield key

    def _add(self, key: int, book: BookHere | Suggested) -> None:
        self._known[key] = book
        if isinstance(book, BookHere):
            self._keys[book.id] = key
            self._catalogue.add(key, self._card(book.values, book.uuid, book.item))
        else:
            self._catalogue.add(key, self._card(draft_of_suggested(key, book).row.values, "", book.item))

    def _card(self, values: Mapping[str, Any], uuid: str, item: str) -> Card:
        title = self._suggested.get(item)
        if title is not None:
            values = {**values, "title": title.title, "authors": "\n".join(title.authors)}
        return card_of_values(values, uuid=uuid, item=item)

    def find(self, record: ForeignBook, marked: Sequence[int]) -> Found:
        """Return the book of a record, a new one when there is none like it; `marked` are books with its highlights."""
        made = card_of(record)
        match = self._catalogue.find(made, lambda key: self._may_be(key, made))
        if match is None and marked and marked[0] in self._keys:
            match = Match(self._keys[marked[0]], Kind.LINKED)
        draft = self._draft(match, record)
        is_first = not draft.claims
        draft.claims.append(made)
        draft.first_record = draft.first_record or record.record
        if not draft.id:
            draft.uuid = draft.uuid or record.uuid
        like = "" if match is None else self._title(draft)
        return Found(draft, match, made, is_first, like)

    def _may_be(self, key: int, made: Card) -> bool:
        """Tell whether a book can be that of another record too: only when the records are surely one book.

        Two records with ids of ours are two books, however like each other: a person kept them apart.
        """
        claims = self._drafts[key].claims if key in self._drafts else []
        if made.uuid and (key in self._named or any(claim.uuid not in ("", made.uuid) for claim in claims)):
            return False
        return not claims or any(same_book(made, claim) for claim in claims)

    def _draft(self, match: Match | None, record: ForeignBook) -> Draft:
        key = FIRST_NEW + len(self._drafts) if match is None else match.key
        if key not in self._drafts:
            self._drafts[key] = self._made(key, record)
        return self._drafts[key]

    def _made(self, key: int, record: ForeignBook) -> Draft:
        known = self._known.get(key)
        if known is None:
            return new_draft(key, record)
        if isinstance(known, Suggested):
            return draft_of_suggested(key, known)
        readings = [
            Reading(Row(dict(each.values), before=each.values), each.id, each.uuid, each.last_day)
            for each in self._here.readings.get(known.id, ())
        ]
        return draft_of_here(key, known, readings)

    def _title(self, draft: Draft) -> str:
        suggested = self._suggested.get(draft.item)
        return suggested.title if suggested is not None else str(draft.row.values["title"])

    def keep(self, found: Found, *, changed: bool) -> None:
        """Remember a book that a record touched, with all that it can be recognised by from now on."""
        draft = found.draft
        self._catalogue.name(draft.key, found.card.uuid)
        if changed:
            draft.touched = True
            card = found.card if found.is_new else self._card(draft.row.values, draft.uuid, draft.item)
            self._catalogue.add(draft.key, card)

    def touched(self) -> list[Draft]:
        """Return the books that something is written about, in the order of the file."""
        return [draft for draft in self._drafts.values() if draft.touched]
