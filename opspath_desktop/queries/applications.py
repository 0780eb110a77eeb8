"""What was done at work with books, seen from the book, from the pilot it started and from the evidence it became."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from opspath_desktop.domain.applications import APPLIED, title_of
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.store.schema import Application, Book, EvidenceLink, ItemRef, Pilot, PilotLink, Takeaway


@dataclass(frozen=True, slots=True)
class StartedPilot:
    """A pilot that was started from an application."""

    uuid: str
    title: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of the pathway that an application is evidence for."""

    item: str
    title: str


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application; `takeaway` and `from_words` say what it was made of, both empty when it was written at once."""

    uuid: str
    situation: str
    action: str
    result: str
    state: str
    on: date
    check_back: date | None
    private: bool
    takeaway: str = ""
    from_words: str = ""
    pilots: tuple[StartedPilot, ...] = ()
    shows: tuple[ShownItem, ...] = ()

    @property
    def title(self) -> str:
        """Return the action as a title."""
        return title_of(self.action)


@dataclass(frozen=True, slots=True)
class AppliedFrom:
    """The application that a pilot was started from, with its book."""

    uuid: str
    title: str
    book: str


def applications(session: Session, pathway: Pathway, book_id: int) -> tuple[ApplicationRow, ...]:
    """Return the applications of a book, the newest first, with their pilots and what they show; three queries."""
    columns = (Application.uuid, Application.situation, Application.action, Application.result, Application.state)
    days = (Application.on_date, Application.check_back, Application.private)
    source = (func.coalesce(Takeaway.uuid, ""), func.coalesce(Takeaway.text, ""))
    query = select(*columns, *days, *source).outerjoin(Takeaway, Takeaway.id == Application.takeaway_id)
    in_order = query.where(Application.book_id == book_id).order_by(Application.on_date.desc(), Application.id.desc())
    rows: Sequence[Any] = session.execute(in_order).all()
    if not rows:
        return ()
    uuids = select(Application.uuid).where(Application.book_id == book_id)
    pilots, shown = _pilots(session, uuids), _shown(session, pathway, uuids)
    return tuple(ApplicationRow(*(*row, tuple(pilots[row.uuid]), tuple(shown[row.uuid]))) for row in rows)


def _pilots(session: Session, uuids: Any) -> defaultdict[str, list[StartedPilot]]:
    rows = session.execute(
        select(PilotLink.target_uuid, Pilot.uuid, Pilot.title)
        .join(Pilot, Pilot.id == PilotLink.pilot_id)
        .where(PilotLink.target_kind == "application", PilotLink.target_uuid.in_(uuids))
        .order_by(PilotLink.id)
    )
    found: defaultdict[str, list[StartedPilot]] = defaultdict(list)
    for application, uuid, title in rows:
        found[application].append(StartedPilot(uuid, title))
    return found


def _shown(session: Session, pathway: Pathway, uuids: Any) -> defaultdict[str, list[ShownItem]]:
    other = aliased(EvidenceLink)
    rows = session.execute(
        select(EvidenceLink.target_uuid, ItemRef.item, ItemRef.title)
        .join(other, other.evidence_id == EvidenceLink.evidence_id)
        .join(ItemRef, ItemRef.uuid == other.target_uuid)
        .where(EvidenceLink.target_kind == "application", EvidenceLink.target_uuid.in_(uuids))
        .order_by(other.id)
    )
    found: defaultdict[str, list[ShownItem]] = defaultdict(list)
    for application, item, title in rows:
        told = pathway.item(item)
        found[application].append(ShownItem(item, told.title if told else title))
    return found


def applied_counts(session: Session, *where: ColumnElement[bool]) -> dict[int, int]:
    """Return how many applications of each book were tried or adopted, by the id of its row; none are left out."""
    tried = select(Application.book_id, func.count()).where(Application.state.in_(APPLIED), *where)
    return {row[0]: row[1] for row in session.execute(tried.group_by(Application.book_id))}


def sources_of_pilots(session: Session, pathway: Pathway, ids: Collection[int]) -> dict[int, tuple[AppliedFrom, ...]]:
    """Return the applications that pilots were started from, by the id of the pilot's row."""
    rows = session.execute(
        select(PilotLink.pilot_id, Application.uuid, Application.action, Book.title, ItemRef.item)
        .join(Application, Application.uuid == PilotLink.target_uuid)
        .join(Book, Book.id == Application.book_id)
        .outerjoin(ItemRef, ItemRef.id == Book.item_ref_id)
        .where(PilotLink.pilot_id.in_(ids), PilotLink.target_kind == "application")
        .order_by(PilotLink.id)
    )
    found: defaultdict[int, list[AppliedFrom]] = defaultdict(list)
    for pilot, uuid, action, title, item in rows:
        told = pathway.item(item) if item else None
        found[pilot].append(AppliedFrom(uuid, title_of(action), told.title if told else title))
    return {pilot: tuple(sources) for pilot, sources in found.items()}
