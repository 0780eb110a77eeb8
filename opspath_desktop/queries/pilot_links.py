"""What a pilot is linked to, what it could be linked to, and which pilots are linked to a book, a goal or a review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from opspath_desktop.domain.applications import title_of
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.i18n import _, format_date
from opspath_desktop.queries.hanging import LinkedPilot
from opspath_desktop.store.schema import Application, Book, Goal, ItemRef, Pilot, PilotLink, Review


@dataclass(frozen=True, slots=True)
class Target:
    """What a pilot may be linked to: its kind, its id in the pathway or its uuid, and what it is in words."""

    kind: str  # of the link: item, book, review, application, goal
    id: str
    sort: str  # of the item: metric, tip ...; of others the same as the kind
    title: str
    stage: int = 0

    @property
    def usual_role(self) -> str:
        """Return what a link to it usually means."""
        return {"tip": "motivated_by", "book": "applied", "reading": "applied", "review": "motivated_by"}.get(
            self.sort, "counts_for"
        )

    @property
    def place(self) -> str:
        """Return the page that shows it."""
        if self.kind == "item":
            return "capabilities" if self.sort == "skill" else "pathway"
        return "readings" if self.kind in ("book", "application") else "plan"

    @property
    def route(self) -> str:
        """Return what the page is asked to show."""
        return f"{self.kind}:{self.id}" if self.kind in ("goal", "review") else self.id


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a pilot."""

    uuid: str
    role: str
    target: Target


def links(session: Session, pathway: Pathway, uuid: str) -> tuple[Link, ...]:
    """Return all links of a pilot in the order they were made; one query. What was deleted is left out."""
    pilot = select(Pilot.id).where(Pilot.uuid == uuid).scalar_subquery()
    no_day = type_coerce(null(), Review.meeting_date.type)  # the first part of a union says how its columns are read

    def of(kind: str, table: Any, title: Any, day: Any = None) -> Select[Any]:
        known = (PilotLink.id, PilotLink.uuid, PilotLink.role, literal(kind), table.uuid, literal(kind))
        columns = (*known, title, no_day if day is None else day)
        found = select(*columns).join(table, table.uuid == PilotLink.target_uuid)
        return found.where(PilotLink.pilot_id == pilot, PilotLink.target_kind == kind)

    of_item = (
        select(
            PilotLink.id,
            PilotLink.uuid,
            PilotLink.role,
            literal("item"),
            ItemRef.item,
            ItemRef.kind,
            ItemRef.title,
            no_day,
        )
        .join(ItemRef, ItemRef.uuid == PilotLink.target_uuid)
        .where(PilotLink.pilot_id == pilot, PilotLink.target_kind == "item")
    )
    parts = (
        of_item,
        of("book", Book, Book.title),
        of("goal", Goal, Goal.outcome),
        of("review", Review, Review.kind, Review.meeting_date),
        of("application", Application, Application.action),
    )
    rows: list[Any] = sorted(session.execute(union_all(*parts)), key=lambda row: row[0])
    return tuple(Link(row[1], row[2], _told(pathway, _target(*row[3:]))) for row in rows)


def targets(session: Session, pathway: Pathway) -> tuple[Target, ...]:
    """Return all that may be linked: the pathway by stage, its skills, goals, reviews, applications, books."""
    kinds = ("objective", "metric", "competency", "tip")
    items = [
        Target("item", item.id, item.kind, item.title, stage.number)
        for stage in pathway.stages
        for item in stage.items
        if item.kind in kinds
    ]
    skills = [Target("item", skill.id, "skill", skill.title) for group in pathway.categories for skill in group.skills]
    goals = [Target("goal", *row) for row in session.execute(select(Goal.uuid, literal("goal"), Goal.outcome))]
    meetings = select(Review.uuid, literal("review"), Review.kind, Review.meeting_date).order_by(Review.id.desc())
    reviews = [_target("review", *row) for row in session.execute(meetings)]
    done = select(Application.uuid, literal("application"), Application.action).order_by(Application.id.desc())
    applied = [_target("application", *row) for row in session.execute(done)]
    named = select(Book.uuid, literal("book"), Book.title).order_by(Book.title)
    books = [Target("book", *row) for row in session.execute(named)]
    return (*items, *skills, *goals, *reviews, *applied, *books)


def pilots_by_target(
    session: Session, uuids: Collection[str] | None = None, *, kind: str = ""
) -> dict[str, tuple[LinkedPilot, ...]]:
    """Return the pilots that are linked to these targets, or to all of a kind, by the target's uuid, newest first."""
    wanted = PilotLink.target_kind == kind if uuids is None else PilotLink.target_uuid.in_(uuids)
    rows = session.execute(
        select(PilotLink.target_uuid, Pilot.uuid, Pilot.title, Pilot.status, PilotLink.role)
        .join(Pilot, Pilot.id == PilotLink.pilot_id)
        .where(wanted)
        .order_by(Pilot.started_on.desc(), Pilot.id.desc())
    )
    found: defaultdict[str, list[LinkedPilot]] = defaultdict(list)
    for target, *pilot in rows:
        found[target].append(LinkedPilot(*pilot))
    return {target: tuple(own) for target, own in found.items()}


def sort_word(sort: str) -> str:
    """Return what a target is, as a word."""
    words = {
        "objective": _("Objective"),
        "metric": _("Success metric"),
        "competency": _("Competency"),
        "tip": _("Development tip"),
        "reading": _("Suggested reading"),
        "watch_for": _("Watch-for"),
        "skill": _("Skill"),
        "book": _("Book"),
        "goal": _("Goal"),
        "review": _("Review"),
        "application": _("Applied from a book"),
    }
    return words.get(sort, _("Pathway"))


def _target(kind: str, uuid: str, sort: str, words: str, day: date | None = None) -> Target:
    """Return a record as a target; a review is told by its day as well, for most are called the same."""
    if kind == "review":
        when = format_date(day, today=date.min) if day is not None else ""  # always with its year
        words = " · ".join(part for part in (words, when) if part) or _("No day yet")
    return Target(kind, uuid, sort, title_of(words))


def _told(pathway: Pathway, target: Target) -> Target:
    """Return a part of the pathway as the pack tells it today, else as it was kept when it was linked."""
    known = pathway.describe(target.id) if target.kind == "item" else None
    if known is None:
        return target
    item = pathway.item(target.id)
    stage = pathway.stage(item.stage) if item is not None else None
    return Target("item", target.id, *known, stage.number if stage else 0)
