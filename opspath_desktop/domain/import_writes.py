"""Gather the rows that a plan writes from the books that it touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opspath_desktop.domain.foreign import ForeignEntry
from opspath_desktop.domain.import_books import Draft, in_queue
from opspath_desktop.domain.import_here import Here, Values
from opspath_desktop.domain.import_highlights import Passage
from opspath_desktop.domain.import_readings import Reading
from opspath_desktop.domain.import_result import Brings
from opspath_desktop.domain.import_rows import ChangedRow, NewRow, Ref, Row, Writes

Hung = tuple[Draft, Passage]  # a new highlight and its book


class _Gatherer:
    def __init__(self, here: Here) -> None:
        self.books: list[NewRow] = []
        self.readings: list[NewRow] = []
        self.entries: list[NewRow] = []
        self.changed_books: list[ChangedRow] = []
        self.changed_readings: list[ChangedRow] = []
        self.refs: dict[int, Ref] = {}
        self._uuids = {book.uuid for book in here.books}

    def take(self, draft: Draft) -> None:
        draft.sign()
        if draft.id:
            self.refs[draft.key] = draft.id
            self.changed_books += _changed(draft.id, draft.row)
        else:
            uuid = "" if draft.uuid in self._uuids else draft.uuid
            self._uuids.add(uuid)
            self.books.append(NewRow(draft.row.values, uuid=uuid, item=draft.item))
            self.refs[draft.key] = -len(self.books)
        for reading in draft.readings:
            self._take_reading(reading, self.refs[draft.key])

    def _take_reading(self, reading: Reading, book: Ref) -> None:
        ref = reading.id
        if ref:
            self.changed_readings += _changed(ref, reading.row)
        else:
            self.readings.append(NewRow(reading.row.values, parent=book, uuid=reading.uuid))
            ref = -len(self.readings)
        self.entries += [NewRow(_entry(entry), parent=ref, uuid=entry.uuid) for entry in reading.entries]


def writes_of(drafts: Sequence[Draft], hung: Sequence[Hung], changed: Iterable[Passage], here: Here) -> Writes:
    """Return the rows to write; books come into the queue behind those that are in it."""
    _queue(drafts, here)
    gathered = _Gatherer(here)
    for draft in drafts:
        gathered.take(draft)
    places = {id(passage): -number for number, (_draft, passage) in enumerate(hung, 1)}
    return Writes(
        books=tuple(gathered.books),
        readings=tuple(gathered.readings),
        entries=tuple(gathered.entries),
        highlights=tuple(
            NewRow(passage.row.values, parent=gathered.refs[draft.key], superseded_by=places.get(id(passage.longer), 0))
            for draft, passage in hung
        ),
        changed_books=tuple(gathered.changed_books),
        changed_readings=tuple(gathered.changed_readings),
        changed_highlights=tuple(
            ChangedRow(each.here.id, each.row.changes(), places.get(id(each.longer), 0))
            for each in changed
            if each.here is not None and (each.longer is not None or each.row.changes())
        ),
    )


def brings(writes: Writes) -> Brings:
    """Return how many rows are new."""
    return Brings(len(writes.books), len(writes.readings), len(writes.entries), len(writes.highlights))


def _queue(drafts: Sequence[Draft], here: Here) -> None:
    last = max((book.values["queue"] or 0 for book in here.books), default=0)
    waiting = sorted((draft for draft in drafts if in_queue(draft)), key=lambda draft: draft.wish or 0)
    for place, draft in enumerate(waiting, last + 1):
        draft.row.values["queue"] = place


def _changed(row_id: int, row: Row) -> list[ChangedRow]:
    changes = row.changes()
    return [ChangedRow(row_id, changes)] if changes else []


def _entry(entry: ForeignEntry) -> Values:
    return {
        "on_date": entry.on,
        "unit": entry.unit,
        "from_position": entry.from_position,
        "to_position": entry.to_position,
        "minutes_spent": entry.minutes_spent,
        "remark": entry.remark,
    }
