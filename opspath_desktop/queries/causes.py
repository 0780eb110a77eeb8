"""What a pilot's problem is put down to: the why-tree, the bones of the fishbone, the roots and the counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.causes import CATEGORIES, Branch, counted, path_up, read_back, walk
from opspath_desktop.store.schema import Action, Cause, Pilot


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause; `parent` is the cause that it explains, `countermeasures` counts the actions against it."""

    uuid: str
    parent: str
    place: int
    text: str
    method: str
    category: str
    evidence: str
    note: str
    state: str
    is_root: bool
    count: float | None
    countermeasures: int = 0


Twigs = tuple[Branch[CauseRow], ...]


@dataclass(frozen=True, slots=True)
class CauseTree:
    """All causes of one pilot; `problem` is its problem in words, or its title while none is written."""

    pilot: str
    problem: str
    causes: tuple[CauseRow, ...] = ()
    why: Twigs = ()
    bones: tuple[tuple[str, Twigs], ...] = ()  # the six categories, empty ones too

    @property
    def roots(self) -> tuple[CauseRow, ...]:
        """Return the root causes in the order of the tree, those of the fishbone behind it."""
        return tuple(branch.cause for branch in self.branches if branch.cause.is_root)

    @property
    def branches(self) -> Twigs:
        """Return every cause in reading order."""
        return (*self.why, *(branch for _category, twigs in self.bones for branch in twigs))

    @property
    def counts(self) -> tuple[tuple[str, float], ...]:
        """Return (words, count) of what was counted, the most frequent first."""
        return counted([(cause.text, cause.count) for cause in self.causes if cause.state != "rejected"])

    def told_back(self, uuid: str) -> str:
        """Return the chain from one cause to the problem, joined by "therefore"."""
        return read_back([cause.text for cause in path_up(self.causes, uuid)], self.problem)

    def chains(self) -> tuple[str, ...]:
        """Return the chains worth reading aloud: those of the roots, else those of all ends that are not rejected."""
        effects = {cause.parent for cause in self.causes}
        ends = [branch.cause for branch in self.branches if branch.cause.uuid not in effects]
        told = self.roots or tuple(cause for cause in ends if cause.state != "rejected")
        return tuple(self.told_back(cause.uuid) for cause in told)


def cause_tree(session: Session, pilot: str) -> CauseTree:
    """Return the causes of one pilot in two queries; none for an unknown one."""
    return cause_trees(session, [pilot]).get(pilot, CauseTree(pilot, ""))


def cause_trees(session: Session, pilots: Collection[str]) -> dict[str, CauseTree]:
    """Return the causes of several pilots by their uuid, in two queries."""
    heads = session.execute(select(Pilot.uuid, Pilot.problem, Pilot.title).where(Pilot.uuid.in_(pilots))).all()
    against = select(Action.cause_id, func.count().label("n")).group_by(Action.cause_id).subquery()
    rows = session.execute(
        select(
            Pilot.uuid,
            Cause.uuid,
            Cause.parent_uuid,
            Cause.place,
            Cause.text,
            Cause.method,
            func.coalesce(Cause.category, ""),
            Cause.evidence,
            Cause.evidence_note,
            Cause.state,
            Cause.is_root,
            Cause.count,
            func.coalesce(against.c.n, 0),
        )
        .join(Pilot, Cause.pilot_id == Pilot.id)
        .outerjoin(against, against.c.cause_id == Cause.id)
        .where(Pilot.uuid.in_(pilots))
        .order_by(Cause.id)
    )
    found: defaultdict[str, list[CauseRow]] = defaultdict(list)
    for pilot, *columns in rows:
        found[pilot].append(CauseRow(*columns))
    return {head.uuid: _tree(head.uuid, head.problem or head.title, found[head.uuid]) for head in heads}


def _tree(pilot: str, problem: str, causes: list[CauseRow]) -> CauseTree:
    bones = tuple(
        (category, walk([cause for cause in causes if cause.method == "fishbone" and cause.category == category]))
        for category in CATEGORIES
    )
    why = walk([cause for cause in causes if cause.method == "why"])
    return CauseTree(pilot, problem, tuple(causes), why, bones)
