"""What hangs on pathway items: evidence, noticed days, metrics, ratings and pilots, each read for many items at once.

Every function takes the ids of the items that are asked for (None for all) and runs a fixed number of queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import CompoundSelect, Select, Subquery, func, literal, select, union_all
from sqlalchemy.orm import Session

from opspath_desktop.domain.applications import title_of
from opspath_desktop.domain.pilots import GROUPS
from opspath_desktop.domain.readiness import reached
from opspath_desktop.store.schema import (
    Application,
    Assessment,
    Attachment,
    Book,
    Evidence,
    EvidenceLink,
    Goal,
    ItemRef,
    Metric,
    MetricValue,
    Noticed,
    Person,
    Pilot,
    PilotLink,
)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Ids = Collection[str] | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What evidence was made of: a pilot, or an application of a `book`; kind is "pilot" or "application"."""

    kind: str
    uuid: str
    title: str
    book: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence; `file_name` and `sha256` are empty without an attached file."""

    uuid: str
    what: str
    on: date
    kind: str
    link: str
    file_name: str
    sha256: str
    private: bool
    sources: tuple[SourceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticedRow:
    """One day on which a watch-for was noticed."""

    uuid: str
    on: date
    note: str
    private: bool


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One dated value of a success metric."""

    uuid: str
    on: date
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class MetricRow:
    """The user's definition of a success metric with its values, oldest first."""

    uuid: str
    definition: str
    unit: str
    better: str
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_on: date | None
    values: tuple[ValueRow, ...]

    @property
    def latest(self) -> ValueRow | None:
        """Return the newest value, or None before the first."""
        return self.values[-1] if self.values else None

    @property
    def at_target(self) -> bool:
        """Tell whether the newest value has reached the target."""
        if self.target is None or not self.values:
            return False
        return reached(self.values[-1].value, self.target, self.better)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One rating of a competency or skill; `by` is empty for a self-rating."""

    uuid: str
    level: int
    target: int | None
    on: date
    rationale: str
    by: str
    private: bool


@dataclass(frozen=True, slots=True)
class LinkedPilot:
    """A pilot that is linked to an item."""

    uuid: str
    title: str
    status: str
    role: str


def _of(query: Select[*Ts], ids: Ids) -> Select[*Ts]:
    return query if ids is None else query.where(ItemRef.item.in_(ids))


def _gather(rows: Iterable[Any], make: type[T]) -> dict[str, tuple[T, ...]]:
    """Group rows (item id, column ...) by item, in their order; a row that comes twice is kept once."""
    found: defaultdict[str, dict[Any, T]] = defaultdict(dict)
    for item, *columns in rows:
        found[item].setdefault(columns[0], make(*columns))
    return {item: tuple(records.values()) for item, records in found.items()}


def owners(ids: Ids = None) -> CompoundSelect[Any]:
    """Return (item, uuid) of everything that evidence for an item may be linked to: itself, its metric, its ratings."""
    item = select(ItemRef.item.label("item"), ItemRef.uuid.label("uuid"))
    metric = select(ItemRef.item, Metric.uuid).join(Metric, Metric.item_ref_id == ItemRef.id)
    rating = select(ItemRef.item, Assessment.uuid).join(Assessment, Assessment.item_ref_id == ItemRef.id)
    return union_all(_of(item, ids), _of(metric, ids), _of(rating, ids))


def evidence_by_item(session: Session, ids: Ids = None) -> dict[str, tuple[EvidenceRow, ...]]:
    """Return the evidence for items, for their metrics and for their ratings, newest first."""
    return _evidence_for(session, owners(ids).subquery())


def evidence_by_goal(session: Session) -> dict[str, tuple[EvidenceRow, ...]]:
    """Return the evidence for goals by the goal's uuid, newest first."""
    return _evidence_for(session, select(Goal.uuid.label("item"), Goal.uuid.label("uuid")).subquery())


def _evidence_for(session: Session, owner: Subquery) -> dict[str, tuple[EvidenceRow, ...]]:
    rows = session.execute(
        select(
            owner.c.item,
            Evidence.uuid,
            Evidence.what,
            Evidence.on_date,
            Evidence.kind,
            Evidence.link,
            func.coalesce(Attachment.name, ""),
            func.coalesce(Attachment.sha256, ""),
            Evidence.private,
        )
        .join(EvidenceLink, EvidenceLink.target_uuid == owner.c.uuid)
        .join(Evidence, Evidence.id == EvidenceLink.evidence_id)
        .outerjoin(Attachment, Attachment.id == Evidence.attachment_id)
        .order_by(Evidence.on_date.desc(), Evidence.id.desc())
    )
    found = _gather(rows, EvidenceRow)
    sources = _sources(session, owner)
    if not sources:
        return found
    return {
        item: tuple(replace(each, sources=tuple(sources.get(each.uuid, ()))) for each in pieces)
        for item, pieces in found.items()
    }


def _sources(session: Session, owner: Subquery) -> dict[str, list[SourceRow]]:
    """Return what the evidence for some owners was made of, by the evidence's uuid."""
    linked = EvidenceLink.evidence_id == Evidence.id
    shown = Evidence.id.in_(select(EvidenceLink.evidence_id).join(owner, EvidenceLink.target_uuid == owner.c.uuid))
    pilot = (
        select(Evidence.uuid, literal("pilot"), Pilot.uuid, Pilot.title, literal(""))
        .join(EvidenceLink, linked)
        .join(Pilot, (EvidenceLink.target_uuid == Pilot.uuid) & (EvidenceLink.target_kind == "pilot"))
    )
    application = (
        select(Evidence.uuid, literal("application"), Application.uuid, Application.action, Book.title)
        .join(EvidenceLink, linked)
        .join(Application, EvidenceLink.target_uuid == Application.uuid)
        .join(Book, Book.id == Application.book_id)
    )
    found: defaultdict[str, list[SourceRow]] = defaultdict(list)
    for evidence, kind, uuid, title, book in session.execute(union_all(pilot.where(shown), application.where(shown))):
        found[evidence].append(SourceRow(kind, uuid, title_of(title), book))
    return found


def evidence_counts(session: Session, ids: Ids = None) -> dict[str, int]:
    """Return how many pieces of evidence support each item; items without any are left out."""
    owner = owners(ids).subquery()
    rows = session.execute(
        select(owner.c.item, func.count(EvidenceLink.evidence_id.distinct()))
        .join(EvidenceLink, EvidenceLink.target_uuid == owner.c.uuid)
        .group_by(owner.c.item)
    )
    return {row[0]: row[1] for row in rows}


def noticed_by_item(session: Session, ids: Ids = None) -> dict[str, tuple[NoticedRow, ...]]:
    """Return the days on which watch-fors were noticed, newest first."""
    query = (
        select(ItemRef.item, Noticed.uuid, Noticed.on_date, Noticed.note, Noticed.private)
        .join(Noticed, Noticed.item_ref_id == ItemRef.id)
        .order_by(Noticed.on_date.desc(), Noticed.id.desc())
    )
    return _gather(session.execute(_of(query, ids)), NoticedRow)


def metrics_by_item(session: Session, ids: Ids = None) -> dict[str, MetricRow]:
    """Return the user's metrics with all their values."""
    values = (
        select(Metric.uuid, MetricValue.uuid, MetricValue.on_date, MetricValue.value, MetricValue.note)
        .join(Metric, Metric.id == MetricValue.metric_id)
        .join(ItemRef, ItemRef.id == Metric.item_ref_id)
        .order_by(MetricValue.on_date, MetricValue.id)
    )
    by_metric = _gather(session.execute(_of(values, ids)), ValueRow)
    query = select(
        ItemRef.item,
        Metric.uuid,
        Metric.definition,
        Metric.unit,
        Metric.better,
        Metric.baseline,
        Metric.baseline_on,
        Metric.target,
        Metric.target_on,
    ).join(Metric, Metric.item_ref_id == ItemRef.id)
    return {row[0]: MetricRow(*row[1:], by_metric.get(row[1], ())) for row in session.execute(_of(query, ids))}


def ratings_by_item(session: Session, ids: Ids = None) -> dict[str, tuple[RatingRow, ...]]:
    """Return all ratings of competencies and skills, the one that holds now first."""
    query = (
        select(
            ItemRef.item,
            Assessment.uuid,
            Assessment.level,
            Assessment.target,
            Assessment.on_date,
            Assessment.rationale,
            func.coalesce(Person.name, ""),
            Assessment.private,
        )
        .join(Assessment, Assessment.item_ref_id == ItemRef.id)
        .outerjoin(Person, Person.id == Assessment.person_id)
        .order_by(Assessment.on_date.desc(), Assessment.id.desc())
    )
    return _gather(session.execute(_of(query, ids)), RatingRow)


def pilots_by_item(session: Session, ids: Ids = None) -> dict[str, tuple[LinkedPilot, ...]]:
    """Return the pilots that are linked to items, newest first."""
    query = (
        select(ItemRef.item, Pilot.uuid, Pilot.title, Pilot.status, PilotLink.role)
        .join(PilotLink, PilotLink.target_uuid == ItemRef.uuid)
        .join(Pilot, Pilot.id == PilotLink.pilot_id)
        .order_by(Pilot.started_on.desc(), Pilot.id.desc())
    )
    return _gather(session.execute(_of(query, ids)), LinkedPilot)


def running_pilots(session: Session) -> tuple[LinkedPilot, ...]:
    """Return the pilots that run now, newest first, whatever they are linked to."""
    rows = session.execute(
        select(Pilot.uuid, Pilot.title, Pilot.status)
        .where(Pilot.status.in_(GROUPS["running"]))
        .order_by(Pilot.started_on.desc(), Pilot.id.desc())
    )
    return tuple(LinkedPilot(*row, role="") for row in rows)
