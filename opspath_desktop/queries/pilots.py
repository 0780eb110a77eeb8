"""What the Pilots page and the palette show of pilots: the list, one pilot with all that hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.evidence_level import Follow, Proof, goal_of, proof
from opspath_desktop.domain.fidelity import Fidelity, Turn, fidelity
from opspath_desktop.domain.pathway import Item, Pathway
from opspath_desktop.domain.pilot_lines import Named
from opspath_desktop.domain.pilots import GROUPS, Group, group_of, status_name
from opspath_desktop.i18n import _, format_number, ngettext
from opspath_desktop.queries.applications import AppliedFrom, sources_of_pilots
from opspath_desktop.queries.pathway import current_stage
from opspath_desktop.queries.pilot_measures import MarkView as MarkView
from opspath_desktop.queries.pilot_measures import MeasureView as MeasureView
from opspath_desktop.queries.pilot_measures import PhaseView as PhaseView
from opspath_desktop.queries.pilot_measures import PointView as PointView
from opspath_desktop.queries.pilot_measures import gathered, marks_of, measures_of
from opspath_desktop.store.schema import (
    EvidenceLink,
    ItemRef,
    JournalEntry,
    Measure,
    Pilot,
    PilotLink,
    PilotStatus,
    pilot_summary,
)
from opspath_desktop.store.study_rows import follows_of, turns_of
from opspath_desktop.store.summaries import IS_TRUE, summaries

CAPTION = 37  # letters that the narrow list has room for: the name of a measure gives way to the signal


def _cut(words: str, most: int) -> str:
    most = max(most, 12)
    return words if len(words) <= most else words[: most - 1].rstrip(" ,;:") + "…"


@dataclass(frozen=True, slots=True)
class PilotRow:
    """One pilot in the list; `measure` speaks for it, `points` is how many of its numbers take part.

    `signal` is "better", "worse" or empty, `evidence_level` goes from 0 to 5.
    """

    uuid: str
    title: str
    status: str
    started_on: date
    closed_on: date | None
    measure: str
    points: int
    signal: str = ""
    evidence_level: int = 0

    @property
    def group(self) -> Group:
        """Return the group it is listed in."""
        return group_of(self.status)

    @property
    def caption(self) -> str:
        """Return the line under the title: what is measured and how often, or how it ended; and whether it shows."""
        many = ngettext("{n} point", "{n} points", self.points).format(n=format_number(self.points))
        lead = status_name(self.status) if self.group == "finished" else self.measure
        if not lead:
            return _("No measure yet")
        said = {"better": _("signal"), "worse": _("signal for the worse")}.get(self.signal, "")
        tail = " · ".join(part for part in (many if self.points else _("no number yet"), said) if part)
        return f"{_cut(lead, CAPTION - len(tail))} · {tail}"


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of the journal."""

    uuid: str
    on: date
    step: str
    text: str
    private: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """An item of the pathway that the pilot counts for or was motivated by; stage is 0 for a skill."""

    uuid: str
    role: str
    item: str
    kind: str
    title: str
    stage: int


@dataclass(frozen=True, slots=True)
class MoveView:
    """One change of status."""

    on: date
    from_status: str
    to_status: str
    note: str


@dataclass(frozen=True, slots=True)
class PilotView:
    """One pilot with everything; measures in the order they were made, journal and history newest first."""

    uuid: str
    title: str
    status: str
    aim: str
    change_idea: str
    area: str
    results: str
    private: bool
    started_on: date
    closed_on: date | None
    measures: tuple[MeasureView, ...]
    marks: tuple[MarkView, ...]
    journal: tuple[EntryView, ...]
    links: tuple[LinkView, ...]
    history: tuple[MoveView, ...]
    evidence: int = 0  # how many times it was used as evidence
    applied: tuple[AppliedFrom, ...] = ()  # what was to be done with a book, and became this pilot
    proof: Proof = field(default_factory=Proof)  # the evidence level and what it is made of
    fidelity: Fidelity = field(default_factory=Fidelity)  # the five ticks

    @property
    def group(self) -> Group:
        """Return the group it is listed in."""
        return group_of(self.status)

    @property
    def since(self) -> date:
        """Return the day that stands beside the status: closed, put on hold, or started."""
        if self.closed_on is not None:
            return self.closed_on
        return self.history[0].on if self.group == "on_hold" and self.history else self.started_on

    @property
    def goal(self) -> MeasureView | None:
        """Return the measure that speaks for the pilot, or None without any."""
        return goal_of(self.measures)

    def measure(self, uuid: str) -> MeasureView | None:
        """Return the measure with this uuid, else the one that speaks for the pilot, or None without any."""
        return next((m for m in self.measures if m.uuid == uuid), self.goal)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a stage suggests for a pilot: its number and its tips."""

    stage: int
    tips: tuple[Item, ...]


def pilot_list(session: Session, pathway: Pathway, today: date) -> tuple[PilotRow, ...]:
    """Return all pilots by group (running, idea, on hold, finished), the newest first in each; one query."""
    columns = (Pilot.uuid, Pilot.title, Pilot.status, Pilot.started_on, Pilot.closed_on)
    told = [pilot_summary.c[name] for name in ("measure", "points", "signal", "evidence_level")]
    asked = select(Pilot.id, *columns, *told).outerjoin(pilot_summary, IS_TRUE)
    found: dict[Group, list[PilotRow]] = {group: [] for group in GROUPS}
    rows = session.execute(asked.order_by(Pilot.started_on.desc(), Pilot.id.desc())).all()
    late = summaries(session, [row.id for row in rows if row.measure is None])  # not stored yet, by another process
    for row in rows:
        line = _listed(row, late.get(row.id, row))
        found[line.group].append(line)
    return tuple(row for rows in found.values() for row in rows)


def _listed(row: Any, told: Any) -> PilotRow:
    own = (row.uuid, row.title, row.status, row.started_on, row.closed_on)
    return PilotRow(*own, told.measure, told.points, told.signal, told.evidence_level)


def named(session: Session) -> tuple[Named, ...]:
    """Return how the pilots with a measure may be called in a typed line, running ones first."""
    rows = session.execute(
        select(Pilot.uuid, Measure.uuid, Pilot.title, Measure.name, Measure.unit, Measure.value_mode, Pilot.status)
        .join(Measure, Measure.pilot_id == Pilot.id)
        .order_by(Pilot.started_on.desc(), Pilot.id.desc(), Measure.id)
    )
    firsts: dict[str, tuple[int, Named]] = {}
    order = list(GROUPS)
    for uuid, measure, title, name, unit, mode, status in rows:
        firsts.setdefault(uuid, (order.index(group_of(status)), Named(uuid, measure, title, name, unit, mode)))
    return tuple(call for _place, call in sorted(firsts.values(), key=lambda entry: entry[0]))


def pilot(session: Session, pathway: Pathway, today: date, uuid: str) -> PilotView | None:
    """Return one pilot with all that hangs on it, or None when there is none with this uuid."""
    return several(session, pathway, [uuid]).get(uuid)


def several(session: Session, pathway: Pathway, uuids: Collection[str]) -> dict[str, PilotView]:
    """Return pilots with all that hangs on them, by uuid; fifteen queries, however many there are."""
    fields = (Pilot.title, Pilot.status, Pilot.aim, Pilot.change_idea, Pilot.area, Pilot.results, Pilot.private)
    columns = (Pilot.id, Pilot.uuid, *fields, Pilot.started_on, Pilot.closed_on)
    rows = session.execute(select(*columns).where(Pilot.uuid.in_(uuids))).all()
    ids = [row.id for row in rows]
    marks, journal = marks_of(session, ids), _journal(session, ids)
    measures, links = measures_of(session, ids, marks), _links(session, pathway, ids)
    history, evidence = _history(session, ids), _evidence(session, uuids)
    applied = sources_of_pilots(session, pathway, ids)
    turns, follows = turns_of(session, ids), follows_of(session, ids)
    return {
        row.uuid: PilotView(
            *row[1:],
            measures=measures.get(row.id, ()),
            marks=marks.get(row.id, ()),
            journal=tuple(journal[row.id]),
            links=tuple(links[row.id]),
            history=tuple(history[row.id]),
            evidence=evidence.get(row.uuid, 0),
            applied=applied.get(row.id, ()),
            proof=_proof(measures.get(row.id, ()), follows[row.id]),
            fidelity=_fidelity(row, measures.get(row.id, ()), turns.get(row.id, ())),
        )
        for row in rows
    }


def _proof(measures: Sequence[MeasureView], follow: Follow) -> Proof:
    goal = goal_of(measures)
    return proof(goal.study, goal.balancing, follow) if goal else Proof()


def _fidelity(row: Any, measures: Sequence[MeasureView], turns: Sequence[Turn]) -> Fidelity:
    days = [point.on for measure in measures for point in measure.counted]
    return fidelity(turns, days, since=row.started_on, until=row.closed_on)


def _journal(session: Session, ids: Collection[int]) -> defaultdict[int, list[EntryView]]:
    words = (JournalEntry.on_date, JournalEntry.step, JournalEntry.text, JournalEntry.private)
    entries = select(JournalEntry.pilot_id, JournalEntry.uuid, *words).where(JournalEntry.pilot_id.in_(ids))
    newest_first = entries.order_by(JournalEntry.on_date.desc(), JournalEntry.id.desc())
    return gathered(session.execute(newest_first), EntryView)


def _links(session: Session, pathway: Pathway, ids: Collection[int]) -> defaultdict[int, list[LinkView]]:
    rows = session.execute(
        select(PilotLink.pilot_id, PilotLink.uuid, PilotLink.role, ItemRef.item, ItemRef.kind, ItemRef.title)
        .join(ItemRef, ItemRef.uuid == PilotLink.target_uuid)
        .where(PilotLink.pilot_id.in_(ids), PilotLink.target_kind == "item")
        .order_by(PilotLink.id)
    )

    def told(uuid: str, role: str, item: str, kind: str, title: str) -> LinkView:
        return LinkView(uuid, role, item, *_as_told(pathway, item, kind, title))

    return gathered(rows, told)


def _as_told(pathway: Pathway, item_id: str, kind: str, title: str) -> tuple[str, str, int]:
    """Return kind, title and stage number as the pack tells them today, else the title kept when it was linked."""
    item = pathway.item(item_id)
    if item is None:
        return kind, title, 0
    stage = pathway.stage(item.stage)
    return item.kind, item.title, stage.number if stage else 0


def _evidence(session: Session, uuids: Collection[str]) -> dict[str, int]:
    linked = select(EvidenceLink.target_uuid, func.count(EvidenceLink.id)).where(EvidenceLink.target_kind == "pilot")
    rows = session.execute(linked.where(EvidenceLink.target_uuid.in_(uuids)).group_by(EvidenceLink.target_uuid))
    return {row[0]: row[1] for row in rows}


def _history(session: Session, ids: Collection[int]) -> defaultdict[int, list[MoveView]]:
    move = (PilotStatus.on_date, PilotStatus.from_status, PilotStatus.to_status, PilotStatus.note)
    moves = select(PilotStatus.pilot_id, *move).where(PilotStatus.pilot_id.in_(ids)).order_by(PilotStatus.id.desc())
    return gathered(session.execute(moves), MoveView)


def suggestion(session: Session, pathway: Pathway) -> Suggestion | None:
    """Return the tips of the current stage as ideas for a pilot, or None without a stage."""
    stage = pathway.stage(current_stage(session) or "")
    return Suggestion(stage.number, stage.of("tip")) if stage else None
