"""Books that are probably one and the same, and what each record of them holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.book_place import current
from opspath_desktop.domain.matching import Card, Kind, card, same_title
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_words import amount_words, status_words
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.reading_records import author_words
from opspath_desktop.store.schema import Application, Book, Highlight, ItemRef, Reading, Takeaway

MOST_COMPARED = 50  # books of one title; a shelf of a thousand "Untitled" stays quick


@dataclass(frozen=True, slots=True)
class Twin:
    """One record of a book; `facts` says what it holds, `weight` how much."""

    key: str
    title: str
    authors: str
    stage: int | None
    suggested: bool
    facts: str
    weight: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Records that are probably one book, the one to lead first, and by what they were found."""

    reason: str
    books: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One book before it is compared; `row` is None for a suggested book that nobody has touched."""

    key: str
    title: str
    authors: tuple[str, ...]
    item: str
    stage: int | None
    row: Any


@dataclass(slots=True)
class _Group:
    entries: list[_Entry]
    reasons: list[str] = field(default_factory=list)
    item: str = ""


def duplicates(session: Session, pathway: Pathway) -> tuple[Twins, ...]:
    """Return the groups of books with the same ISBN, or the same title and author, in the order of the shelf.

    Title and author are compared without subtitle, series and edition; two books of the pathway are never one.
    """
    groups: list[_Group] = []
    known: defaultdict[tuple[str, str], list[tuple[Card, _Group]]] = defaultdict(list)
    for entry in _entries(session, pathway):
        made = card(entry.title, entry.authors, subtitle=_of(entry, "subtitle"), isbns=_of(entry, "isbns").split("\n"))
        group = _join(entry, made, known)
        if group is None:
            group = _Group([entry], item=entry.item)
            groups.append(group)
        names = [("title", made.title.short), ("whole", made.title.whole), *(("isbn", isbn) for isbn in made.isbns)]
        for name in names:
            known[name].append((made, group))
    found = [group for group in groups if len(group.entries) > 1]
    return _shown(session, found)


def twins(session: Session, pathway: Pathway, keys: Collection[str]) -> tuple[Twin, ...]:
    """Return what the records of these keys hold, the one to lead first."""
    wanted = set(keys)
    entries = [entry for entry in _entries(session, pathway) if entry.key in wanted]
    return _shown(session, [_Group(entries)])[0].books if entries else ()


def _entries(session: Session, pathway: Pathway) -> Iterator[_Entry]:
    """Yield all books: the pathway's in its order, touched or not, then the user's own."""
    columns = (Book.id, Book.uuid, Book.title, Book.subtitle, Book.authors, Book.isbns, Book.year, Book.pages)
    query = select(*columns, ItemRef.item, ItemRef.pack).outerjoin(ItemRef, Book.item_ref_id == ItemRef.id)
    own, suggested = [], {}
    for row in session.execute(query.order_by(Book.id)):
        if row.pack == pathway.pack and pathway.item(row.item) and row.item not in suggested:
            suggested[row.item] = row
        else:
            own.append(row)
    for stage in pathway.stages:
        for item in stage.of("reading"):
            yield _Entry(item.id, item.title, item.authors, item.id, stage.number, suggested.get(item.id))
    for row in own:
        yield _Entry(row.uuid, row.title, tuple(row.authors.split("\n")), "", None, row)


def _of(entry: _Entry, name: str) -> str:
    return str(getattr(entry.row, name)) if entry.row is not None else ""


def _join(entry: _Entry, made: Card, known: defaultdict[tuple[str, str], list[tuple[Card, _Group]]]) -> _Group | None:
    """Put an entry into the group that it belongs to and return that, or None when it stands alone."""
    for reason, group in _alike(made, known):
        if not (entry.item and group.item):
            group.entries.append(entry)
            group.item = group.item or entry.item
            group.reasons += [reason] * (reason not in group.reasons)
            return group
    return None


def _alike(made: Card, known: defaultdict[tuple[str, str], list[tuple[Card, _Group]]]) -> Iterator[tuple[str, _Group]]:
    told = {
        Kind.TITLE: _("same title and author"),
        Kind.SHORT_TITLE: _("same title and author without subtitle, series and edition"),
        Kind.NO_AUTHOR: _("same title, one of them names no author"),
    }
    for isbn in made.isbns:
        for _other, group in known.get(("isbn", isbn), ())[:MOST_COMPARED]:
            yield _("same ISBN {isbn}").format(isbn=isbn), group
    for name in (("title", made.title.short), ("whole", made.title.whole)):
        for other, group in known.get(name, ())[:MOST_COMPARED]:
            kind = same_title(made, other)
            if kind is not None:
                yield told[kind], group


def _shown(session: Session, groups: list[_Group]) -> tuple[Twins, ...]:
    ids = {entry.row.id for group in groups for entry in group.entries if entry.row is not None}
    readings: defaultdict[int, list[Any]] = defaultdict(list)
    columns = (Reading.book_id, Reading.status, Reading.started, Reading.finished)
    for row in session.execute(select(*columns).order_by(Reading.id)) if ids else ():
        if row.book_id in ids:
            readings[row.book_id].append(row)
    counts = {name: _counted(session, table) if ids else {} for name, table in _KEPT.items()}
    return tuple(
        Twins(
            ", ".join(group.reasons),
            tuple(sorted((_twin(entry, readings, counts) for entry in group.entries), key=_leads)),
        )
        for group in groups
    )


_KEPT: dict[str, type[Highlight | Takeaway | Application]] = {
    "highlights": Highlight,
    "takeaways": Takeaway,
    "applications": Application,
}


def _counted(session: Session, table: type[Highlight | Takeaway | Application]) -> dict[int, int]:
    rows = session.execute(select(table.book_id, func.count()).group_by(table.book_id))
    return {row[0]: row[1] for row in rows}


def _leads(twin: Twin) -> tuple[bool, int]:
    return (not twin.suggested, -twin.weight)


def _twin(entry: _Entry, readings: dict[int, list[Any]], counts: dict[str, dict[int, int]]) -> Twin:
    authors = author_words(entry.authors)
    if entry.row is None:
        return Twin(entry.key, entry.title, authors, entry.stage, True, _("Suggested, not touched yet"), 0)
    rows = readings.get(entry.row.id, [])
    kept = {name: found.get(entry.row.id, 0) for name, found in counts.items()}
    filled = sum(bool(value) for value in (entry.row.subtitle, authors, entry.row.isbns, entry.row.year))
    weight = filled + 3 * bool(entry.row.pages) + 10 * len(rows) + 5 * sum(kept.values())
    facts = " · ".join(_facts(entry.row, rows, kept))
    return Twin(entry.key, entry.title, authors, entry.stage, bool(entry.item), facts, weight)


def _facts(book: Any, rows: list[Any], kept: dict[str, int]) -> Iterator[str]:
    index = current(rows)
    yield status_words(rows[index].status if index is not None else "planned")
    if len(rows) > 1:
        yield ngettext("{n} reading", "{n} readings", len(rows)).format(n=format_number(len(rows)))
    if book.year:
        yield str(book.year)
    if book.pages:
        yield amount_words(book.pages, "pages")
    for name, number in kept.items():
        if number:
            yield _kept_words(name, number).format(n=format_number(number))


def _kept_words(name: str, number: int) -> str:
    return {
        "highlights": ngettext("{n} highlight", "{n} highlights", number),
        "takeaways": ngettext("{n} takeaway", "{n} takeaways", number),
        "applications": ngettext("{n} application", "{n} applications", number),
    }[name]
