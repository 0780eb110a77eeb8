"""Find words in everything the user wrote: one plain scan of the text columns, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, desc, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from opspath_desktop.store.schema import (
    Annotation,
    Assessment,
    Book,
    DataPoint,
    Evidence,
    EvidenceLink,
    ItemRef,
    ItemState,
    JournalEntry,
    LogEntry,
    Measure,
    Metric,
    MetricValue,
    Noticed,
    Pilot,
    Reading,
    Review,
    Takeaway,
)

SNIPPET = 70


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: the place and target to go to, the words around the hit, what it is and in which record."""

    place: str
    target: str
    snippet: str
    kind: str
    title: str


Column = InstrumentedAttribute[Any]
Hit = Select[str, str, Any, Any, Any, str]


def _hits(place: str, kind: str, target: Column, title: Column, words: Column, needle: str) -> Hit:
    return select(
        literal(place).label("place"),
        literal(kind).label("kind"),
        target.label("target"),
        title.label("title"),
        words.label("words"),
        words.class_.updated_at.label("at"),
    ).where(func.instr(func.casefold(words), needle) > 0)


def _pathway(needle: str) -> list[Hit]:
    item, title = ItemRef.item, ItemRef.title
    return [
        _hits("pathway", "note", item, title, ItemState.note, needle).join(
            ItemRef, ItemState.item_ref_id == ItemRef.id
        ),
        _hits("pathway", "noticed", item, title, Noticed.note, needle).join(ItemRef, Noticed.item_ref_id == ItemRef.id),
        _hits("pathway", "metric", item, title, Metric.definition, needle).join(
            ItemRef, Metric.item_ref_id == ItemRef.id
        ),
        _hits("pathway", "value", item, title, MetricValue.note, needle)
        .join(Metric, MetricValue.metric_id == Metric.id)
        .join(ItemRef, Metric.item_ref_id == ItemRef.id),
        _hits("pathway", "evidence", item, title, Evidence.what, needle)
        .join(EvidenceLink, EvidenceLink.evidence_id == Evidence.id)
        .join(ItemRef, EvidenceLink.target_uuid == ItemRef.uuid)
        .where(ItemRef.kind != "skill"),
        _hits("capabilities", "rating", item, title, Assessment.rationale, needle).join(
            ItemRef, Assessment.item_ref_id == ItemRef.id
        ),
    ]


def _readings(needle: str) -> list[Hit]:
    uuid, title = Book.uuid, Book.title
    return [
        _hits("readings", "book", uuid, title, Book.title, needle),
        _hits("readings", "why", uuid, title, Book.why, needle),
        _hits("readings", "takeaway", uuid, title, Takeaway.text, needle).join(Book, Takeaway.book_id == Book.id),
        _hits("readings", "takeaway", uuid, title, Takeaway.do_differently, needle).join(
            Book, Takeaway.book_id == Book.id
        ),
        _hits("readings", "log", uuid, title, LogEntry.remark, needle)
        .join(Reading, LogEntry.reading_id == Reading.id)
        .join(Book, Reading.book_id == Book.id),
    ]


def _pilots(needle: str) -> list[Hit]:
    uuid, title = Pilot.uuid, Pilot.title
    own = [Pilot.title, Pilot.aim, Pilot.change_idea, Pilot.results]
    return [
        *(_hits("pilots", "pilot", uuid, title, column, needle) for column in own),
        _hits("pilots", "journal", uuid, title, JournalEntry.text, needle).join(
            Pilot, JournalEntry.pilot_id == Pilot.id
        ),
        _hits("pilots", "change", uuid, title, Annotation.text, needle).join(Pilot, Annotation.pilot_id == Pilot.id),
        _hits("pilots", "number", uuid, title, DataPoint.note, needle)
        .join(Measure, DataPoint.measure_id == Measure.id)
        .join(Pilot, Measure.pilot_id == Pilot.id),
    ]


def search(session: Session, words: str, *, most: int = 8) -> tuple[Found, ...]:
    """Return up to `most` places where the user wrote `words` (letters' case aside); none for fewer than 2 letters."""
    needle = " ".join(words.split()).casefold()
    if len(needle) < 2:
        return ()
    reviews = [_hits("plan", "review", Review.uuid, Review.kind, Review.outcome, needle)]
    everything = union_all(*_pathway(needle), *_readings(needle), *_pilots(needle), *reviews)
    rows = session.execute(everything.order_by(desc("at")).limit(most)).all()
    return tuple(Found(r.place, r.target, snippet(r.words, needle), r.kind, r.title) for r in rows)


def snippet(words: str, needle: str) -> str:
    """Return about SNIPPET characters of `words` around `needle`, with dots where something was left out."""
    line = " ".join(words.split())
    if len(line) <= SNIPPET:
        return line
    at = max(line.casefold().find(needle), 0)
    start = max(0, min(at - SNIPPET // 3, len(line) - SNIPPET))
    end = start + SNIPPET
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")
