"""The weekly review: which cards the week has, what stands on them, and whether anything waits (domain.weekly)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from opspath_desktop.domain import weekly
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.weekly import Candidate, Looked
from opspath_desktop.queries.reading_records import BookRecord, book_records
from opspath_desktop.store.schema import Book, Highlight, Takeaway, Trash

_AHEAD = 60  # cards of a queue that are looked at to draw a dozen


@dataclass(frozen=True, slots=True)
class Week:
    """The rest of this week's cards as keys ("highlight:UUID"), what was looked at, and whether there is any card."""

    begins: date
    keys: tuple[str, ...]
    looked: Looked
    any: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the words, where they stand, and how long they take; `done` says that it was looked at this week."""

    key: str
    kind: str
    uuid: str
    book: str
    title: str
    authors: str
    text: str
    note: str
    chapter: str
    place: str
    made: date | None
    last: date | None
    favourite: bool
    done: bool
    seconds: int


def week(session: Session, today: date) -> Week:
    """Return the cards that this week still has, in their order; the same for the same records all week."""
    begins = weekly.monday(today)
    looked = _looked(session, begins)
    drawn = () if looked.over else weekly.draw(_new(session, begins), _again(session, begins), looked)
    return Week(begins, _keys(session, drawn), looked, bool(drawn) or _anything(session, begins))


def waiting(session: Session, today: date) -> bool:
    """Tell whether this week's review has a card left."""
    begins = weekly.monday(today)
    cards = (exists().where(or_(_unseen(table), _due(table, begins))) for table in TABLES.values())
    return bool(session.scalar(select(or_(*cards)))) and not _looked(session, begins).over


def cards(session: Session, pathway: Pathway, keys: Sequence[str], today: date) -> dict[str, Card]:
    """Return the cards of these keys; one that was deleted meanwhile is missing."""
    begins = weekly.monday(today)
    rows = [(kind, row) for kind, table in TABLES.items() for row in _details(session, table, _uuids(keys, kind))]
    ids = Book.id.in_({row.book_id for _kind, row in rows})
    books = {record.id: record for record in book_records(session, pathway, ids)} if rows else {}
    found = [_card(kind, row, books[row.book_id], begins) for kind, row in rows]
    return {card.key: card for card in found}


TABLES: dict[str, Any] = {"highlight": Highlight, "takeaway": Takeaway}


def _shown(table: Any) -> ColumnElement[bool]:
    """Say which rows of a table may ever be a card."""
    if table is Takeaway:
        return ~Takeaway.settled
    words = or_(Highlight.text != "", and_(Highlight.note != "", ~Highlight.withheld))
    kept = exists().where(Takeaway.highlight_id == Highlight.id)
    return and_(~Highlight.settled, Highlight.kind != "bookmark", Highlight.superseded_by == "", words, ~kept)


def _length(table: Any) -> ColumnElement[int]:
    return func.length(table.text) + func.length(Takeaway.do_differently if table is Takeaway else Highlight.note)


def _came(table: Any) -> ColumnElement[str]:
    return func.substr(table.created_at, 1, 10)


def _unseen(table: Any) -> ColumnElement[bool]:
    return and_(_shown(table), table.reviewed_on.is_(None))


def _due(table: Any, begins: date) -> ColumnElement[bool]:
    """Say which rows come again: on Monday their gap, which is the time from their coming to the last look, is over.

    func.min and func.max are SQLite's scalar functions here.
    """
    known = func.julianday(table.reviewed_on) - func.julianday(_came(table))
    part = case((table.favourite, 0.5), else_=1.0)
    gap = func.max(func.min(func.max(known, weekly.SHORTEST_GAP), weekly.LONGEST_GAP) * part, weekly.SHORTEST_GAP)
    waited = func.julianday(begins.isoformat()) - func.julianday(table.reviewed_on)
    return and_(_shown(table), table.reviewed_on < begins, waited >= gap)


def _pool(begins: date, where: Any) -> Select[Any]:
    """Return the candidates of both tables that meet `where(table)`, each with its lot of this week."""
    parts = [
        select(
            literal(kind).label("kind"),
            table.id,
            weekly.lots(begins, urn).of(table.id).label("lot"),
            table.book_id,
            table.favourite,
            table.reviewed_on,
            (func.coalesce(Highlight.made_on, _came(table)) if table is Highlight else _came(table)).label("day"),
            _length(table).label("length"),
        ).where(where(table))
        for urn, (kind, table) in enumerate(TABLES.items())
    ]
    return select(union_all(*parts).subquery("pool"))


def _candidates(session: Session, query: Select[Any], most: int = _AHEAD) -> list[Candidate]:
    rows = session.execute(query.limit(most))
    return [Candidate(row.kind, row.id, row.book_id, row.length) for row in rows]


def _new(session: Session, begins: date) -> list[Candidate]:
    """Return new cards by lot; when one book holds nearly all of them, the first of other books too."""
    query = _pool(begins, _unseen)
    pool = query.selected_columns
    since = [((begins - timedelta(days=days)).isoformat(), chances) for days, chances in weekly.CHANCES]
    chances = case(*((pool.day >= day, number) for day, number in since), else_=1)
    weight = chances * case((pool.favourite, weekly.FAVOURITE), else_=1)
    query = query.order_by(pool.lot * 1.0 / weight, pool.kind, pool.id)
    found = _candidates(session, query)
    (book, most), *_others = Counter(card.book for card in found).most_common(1) or [(0, 0)]
    if len(found) == _AHEAD and _AHEAD - most < weekly.MOST // weekly.IN_A_ROW:
        found += _candidates(session, query.where(pool.book_id != book), weekly.MOST)
    return list(dict.fromkeys(found))


def _again(session: Session, begins: date) -> list[Candidate]:
    query = _pool(begins, lambda table: _due(table, begins))
    pool = query.selected_columns
    return _candidates(session, query.order_by(pool.reviewed_on, pool.lot, pool.kind, pool.id))


def _looked(session: Session, begins: date) -> Looked:
    """Return what was looked at since Monday; a discarded card counts too, it took its time."""
    parts: list[Select[Any]] = []
    for table in TABLES.values():
        seen = table.reviewed_on >= begins
        if table is Highlight:
            seen = and_(seen, ~exists().where(Takeaway.highlight_id == Highlight.id))
        parts.append(select(table.book_id, _length(table).label("length"), table.updated_at.label("at")).where(seen))
    book, text, note, more, reviewed = (
        func.json_extract(Trash.payload, f"$.rows[0].values.{name}")
        for name in ("book_id", "text", "note", "do_differently", "reviewed_on")
    )
    length = func.length(text) + func.length(func.coalesce(note, more))
    columns = book.label("book_id"), length.label("length"), Trash.deleted_at.label("at")
    parts.append(select(*columns).where(Trash.kind.in_(TABLES), reviewed >= begins.isoformat()))
    rows = session.execute(union_all(*parts).order_by("at")).all()
    books = tuple(row.book_id for row in rows[-weekly.IN_A_ROW :])
    return Looked(len(rows), sum(weekly.seconds(row.length) for row in rows), books)


def _anything(session: Session, begins: date) -> bool:
    return session.execute(_pool(begins, _shown).limit(1)).first() is not None


def _keys(session: Session, drawn: Iterable[Candidate]) -> tuple[str, ...]:
    drawn = tuple(drawn)
    uuids = {
        (kind, row.id): f"{kind}:{row.uuid}"
        for kind, table in TABLES.items()
        for row in session.execute(
            select(table.id, table.uuid).where(table.id.in_([card.id for card in drawn if card.kind == kind]))
        )
    }
    return tuple(uuids[card.kind, card.id] for card in drawn)


def _uuids(keys: Sequence[str], kind: str) -> list[str]:
    return [key.partition(":")[2] for key in keys if key.startswith(f"{kind}:")]


def _details(session: Session, table: Any, uuids: Sequence[str]) -> Iterable[Any]:
    shared = (table.uuid, table.book_id, table.text, table.favourite, table.reviewed_on, table.settled)
    if table is Takeaway:
        own = (Takeaway.do_differently.label("note"), literal("").label("chapter"), literal("").label("place"))
        made = func.substr(Takeaway.created_at, 1, 10).label("made_on")
        kind = literal("takeaway")
    else:
        own = (Highlight.note, Highlight.chapter, Highlight.place)  # type: ignore[assignment]  # the same three
        made = Highlight.made_on  # type: ignore[assignment]  # a day or None
        kind = Highlight.kind  # type: ignore[assignment]  # words
    columns = (*shared, *own, made, kind.label("kind"))
    return session.execute(select(*columns).where(table.uuid.in_(uuids))).all()


def _card(kind: str, row: Any, book: BookRecord, begins: date) -> Card:
    made = date.fromisoformat(row.made_on) if isinstance(row.made_on, str) else row.made_on
    done = row.settled or (row.reviewed_on is not None and row.reviewed_on >= begins)
    return Card(
        f"{kind}:{row.uuid}",
        row.kind,
        row.uuid,
        book.row.uuid,
        book.title,
        book.authors,
        row.text,
        row.note,
        row.chapter,
        row.place,
        made,
        row.reviewed_on,
        bool(row.favourite),
        bool(done),
        weekly.seconds(len(row.text) + len(row.note)),
    )
