"""Compare a file with what is here and decide what an import would write; pure, so that it can be shown first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Literal

from opspath_desktop.domain.foreign import Cancelled, ForeignBook, ForeignFile, ForeignHighlight
from opspath_desktop.domain.import_books import complete, settled
from opspath_desktop.domain.import_clean import at_the_door, name_of
from opspath_desktop.domain.import_here import Here
from opspath_desktop.domain.import_highlights import Passage, Passages, Taken
from opspath_desktop.domain.import_readings import Logs
from opspath_desktop.domain.import_result import OUTCOMES, ImportPlan, Outcome, PlanItem, PlanProblem
from opspath_desktop.domain.import_rows import Pen
from opspath_desktop.domain.import_shelves import Shelves
from opspath_desktop.domain.import_stock import Found, Stock
from opspath_desktop.domain.import_writes import Hung, brings, writes_of
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, ngettext

STEP = 50  # books between two reports of the progress
OWN = "opspath-csv"
Progress = Callable[[float], object]
Cancel = Callable[[], bool]


def plan(
    file: ForeignFile,
    here: Here,
    *,
    shelves: Mapping[str, str] | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportPlan:
    """Return what importing the file would do to what is here; nothing is written.

    `shelves` maps exclusive shelves of the file to a status or to "tag". With `overwrite` the file wins where both say
    something. `progress` hears a fraction from 0 to 1. Raise Cancelled when `cancelled` says so.
    """
    known = settled(_named_records(file, Shelves(shelves or {})), here.books) if overwrite else frozenset()
    planner = _Planner(file, here, Shelves(shelves or {}), Pen(overwrite, known))
    for number, book in enumerate(file.books):
        if number % STEP == 0:
            if cancelled is not None and cancelled():
                raise Cancelled(_("The import was cancelled. Nothing was changed."))
            if progress is not None:
                progress(number / len(file.books))
        planner.take(book)
    return planner.result()


class _Planner:
    def __init__(self, file: ForeignFile, here: Here, shelves: Shelves, pen: Pen) -> None:
        self._file = file
        self._here = here
        self._shelves = shelves
        self._pen = pen
        self._counts: Counter[Outcome] = Counter()
        self._items: list[PlanItem] = []
        self._problems = [PlanProblem(remark.record, remark.reason) for remark in file.remarks]
        self._failed: list[int] = []
        self._logs = Logs(here)
        self._passages = Passages(here)
        self._stock = Stock(here, file.books)
        self._hung: list[Hung] = []
        for record in file.unreadable:
            self._fail([record.record], "", record.reason)

    def take(self, found: ForeignBook) -> None:
        """Decide about one book of the file."""
        numbers = [number for each in found.highlights for number in each.records] or [found.record]
        told: list[str] = []
        try:
            record = _named(at_the_door(self._shelves.place(found), told.append), self._file.format)
        except Refused as error:
            self._fail(numbers, found.title, str(error))
            return
        self._problems += [PlanProblem(found.record, text) for text in told]
        if record.highlights and all(self._passages.deleted(each) for each in record.highlights):
            self._leave_deleted(record, len(numbers))
        else:
            self._complete(record)

    def _complete(self, record: ForeignBook) -> None:
        found = self._stock.find(record, [each.book for each in self._passages.known(record.highlights)])
        draft = found.draft
        outcome = _outcome(found, record)
        item = _item(record, found)
        strokes = self._pen.strokes
        complete(draft, record, pen=self._pen, logs=self._logs)
        wrote = self._pen.strokes > strokes or found.is_new
        passages: list[Passage] = []
        taken = self._passages.take(record.highlights, passages, self._pen)
        self._hung += [(draft, passage) for passage in passages]
        changed = self._pen.strokes > strokes or found.is_new
        self._stock.keep(found, changed=changed)
        if taken:
            self._count_entries(record, taken, outcome, wrote=wrote)
            item = replace(item, reason=f"{item.reason}: {_entries(record.highlights)}")
        else:
            self._counts[outcome if changed else "unchanged"] += 1
        self._items.append(replace(item, outcome=outcome if changed else "unchanged"))

    def _count_entries(self, record: ForeignBook, taken: Sequence[Taken], outcome: Outcome, *, wrote: bool) -> None:
        """Count each entry of a clippings file; the first that says something decides what became of the book."""
        brought, known, deleted = (sum(getattr(each, name) for each in taken) for name in Taken.__slots__)
        if wrote and not brought and known:
            brought, known = 1, known - 1
        first = min(brought, 1) if outcome == "matched" else 0
        self._counts["matched"] += first
        self._counts["new" if outcome == "new" else "updated"] += brought - first
        self._counts["unchanged"] += known
        self._counts["skipped"] += deleted
        if deleted:
            self._tell_deleted(record, deleted)

    def _leave_deleted(self, record: ForeignBook, number: int) -> None:
        self._counts["skipped"] += number
        self._tell_deleted(record, number)
        reason = self._problems[-1].reason
        self._items.append(PlanItem(record.record, record.title, "skipped", None, None, "", reason))

    def _tell_deleted(self, record: ForeignBook, number: int) -> None:
        words = ngettext(
            "{n} entry was deleted here and lies in Recently deleted; it was left there.",
            "{n} entries were deleted here and lie in Recently deleted; they were left there.",
            number,
        )
        self._problems.append(PlanProblem(record.record, words.format(n=number)))

    def _fail(self, numbers: Sequence[int], title: str, reason: str) -> None:
        self._counts["skipped"] += len(numbers)
        self._failed += numbers
        self._problems += [PlanProblem(number, reason) for number in numbers]
        self._items.append(PlanItem(numbers[0], " ".join(title.split())[:100], "skipped", None, None, "", reason))

    def result(self) -> ImportPlan:
        """Return the plan, once every book was taken."""
        left = self._file.records - sum(self._counts.values())
        if left > 0:
            self._counts["skipped"] += left
            self._problems.append(PlanProblem(_("File"), _("{n} records say nothing to keep.").format(n=left)))
        writes = writes_of(self._stock.touched(), self._hung, self._passages.changed.values(), self._here)
        return ImportPlan(
            self._file.format,
            sum(self._counts.values()),
            **{name: self._counts[name] for name in OUTCOMES},
            items=tuple(sorted(self._items, key=lambda item: item.record)),
            problems=(*self._problems, *self._shelves.problems()),
            failed=tuple(sorted(self._failed)),
            shelves=self._shelves.guesses(),
            counts=self._file.counts,
            vague_dates=self._file.vague_dates,
            brings=brings(writes),
            writes=writes,
            mark=self._here.mark,
        )


def _named_records(file: ForeignFile, shelves: Shelves) -> Iterator[ForeignBook]:
    """Yield the records of a file as they are compared, without those that are refused."""
    for found in file.books:
        with suppress(Refused):
            yield _named(at_the_door(shelves.place(found), lambda _told: None), file.format)


def _named(record: ForeignBook, format: str) -> ForeignBook:  # noqa: A002  # the word of the files
    """Give a record a name by which a second import knows it, where its program has none."""
    if record.source or (record.uuid and format == OWN):
        return record
    said = "\0".join((record.title, record.subtitle, *record.authors, *record.isbns))
    return replace(record, source=f"{format}:{name_of(said)}")


def _outcome(found: Found, record: ForeignBook) -> Outcome:
    """Return what becomes of a record that brings something."""
    if found.is_new:
        return "new"
    return "matched" if found.is_first and not found.draft.knows(record) else "updated"


def _item(record: ForeignBook, found: Found) -> PlanItem:
    draft = found.draft
    place: Literal["pathway", "shelf"] | None = "pathway" if draft.item else "shelf" if draft.id else None
    key = draft.item or (draft.uuid if draft.id else "")
    return PlanItem(record.record, record.title, "unchanged", place, draft.item or None, key, found.reason, found.like)


def _entries(highlights: Sequence[ForeignHighlight]) -> str:
    """Return how many passages, notes and bookmarks a book brings."""
    kinds = Counter(each.kind for each in highlights)
    told = {
        "quote": ngettext("{n} highlight", "{n} highlights", kinds["quote"]),
        "note": ngettext("{n} note", "{n} notes", kinds["note"]),
        "bookmark": ngettext("{n} bookmark", "{n} bookmarks", kinds["bookmark"]),
    }
    return ", ".join(words.format(n=kinds[kind]) for kind, words in told.items() if kinds[kind])
