"""Put all pilots side by side: from where to where, with which evidence and benefit, and what they count for.

What has to be worked out comes from the stored summaries, so that two thousand pilots take as many queries as five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain import benefits as rules
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import GROUPS, Group, group_of
from opspath_desktop.queries.hanging import owners
from opspath_desktop.store.schema import Benefit, Evidence, EvidenceLink, ItemRef, PdsaCycle, Pilot, PilotLink
from opspath_desktop.store.summaries import Summary, summaries

DECIDED = {"adopted": "adopt", "adapted": "adapt", "abandoned": "abandon"}
_WORTH = (Benefit.nature, Benefit.stage, Benefit.recurrence, Benefit.quantity, Benefit.unit)
_Brought = tuple[rules.Worth, str]
_MONEY = (Benefit.rate_minor, Benefit.currency, Benefit.from_date, Benefit.to_date)


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One pilot of the portfolio.

    `started` to `ended` is its period, `ended` is None while it runs. `before`, `now` and `unit` are those of the
    measure that speaks for it; `signal` is "better", "worse" or empty. `decision` is that of its status, else of its
    newest decided cycle: adopt, adapt, abandon, continue or empty. `benefits` and `other`, which is not counted
    in money, are actual ones only. `evidenced` are the
    titles of the items that it counts for or is evidence of.
    """

    uuid: str
    title: str
    role: str
    status: str
    started: date
    ended: date | None
    measure: str
    unit: str
    points: int
    before: float | None
    now: float | None
    signal: str
    detected_on: date | None
    evidence_level: int
    fidelity: int
    decision: str
    benefits: tuple[rules.Sum, ...]
    evidenced: tuple[str, ...]
    private: bool
    other: tuple[str, ...] = ()

    @property
    def group(self) -> Group:
        """Return the group it is listed in."""
        return group_of(self.status)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All pilots, running ones first, with the totals of what they actually brought, by nature and currency."""

    rows: tuple[PortfolioRow, ...]
    totals: tuple[rules.Sum, ...]


def portfolio(session: Session, pathway: Pathway, today: date, *, private: bool = True) -> Portfolio:
    """Return the portfolio in a fixed number of queries; without `private` as if private pilots were not there."""
    told, decisions = summaries(session), _decisions(session)
    worths, evidenced = _worths(session), _evidenced(session, pathway, private)
    columns = (Pilot.id, Pilot.uuid, Pilot.title, Pilot.role_of_me, Pilot.status, Pilot.started_on, Pilot.closed_on)
    asked = select(*columns, Pilot.private).order_by(Pilot.started_on.desc(), Pilot.id.desc())
    found: dict[Group, list[PortfolioRow]] = {group: [] for group in ("running", "finished", "on_hold", "idea")}
    shown: list[rules.Worth] = []
    for row in session.execute(asked if private else asked.where(Pilot.private.is_(False))):
        own = worths[row.id]
        shown += [worth for worth, _what in own]
        line = _row(row, told[row.id], decisions.get(row.id, ""), own, tuple(evidenced[row.id]))
        found[line.group].append(line)
    return Portfolio(tuple(line for group in found.values() for line in group), rules.sums(shown))


def _row(row: Any, told: Summary, decision: str, own: Sequence[_Brought], evidenced: tuple[str, ...]) -> PortfolioRow:
    return PortfolioRow(
        uuid=row.uuid,
        title=row.title,
        role=row.role_of_me,
        status=row.status,
        started=row.started_on,
        ended=row.closed_on if row.status in GROUPS["finished"] else None,
        measure=told.measure,
        unit=told.unit,
        points=told.points,
        before=told.before,
        now=told.now,
        signal=told.signal,
        detected_on=told.detected_on,
        evidence_level=told.evidence_level,
        fidelity=told.fidelity,
        decision=DECIDED.get(row.status, decision),
        benefits=rules.sums(worth for worth, _what in own),
        evidenced=evidenced,
        private=row.private,
        other=tuple(what for worth, what in own if worth.nature not in rules.MONEY or worth.rate_minor is None),
    )


def _decisions(session: Session) -> dict[int, str]:
    """Return the decision of the newest decided cycle of each pilot."""
    asked = select(PdsaCycle.pilot_id, PdsaCycle.decision).where(PdsaCycle.decision.is_not(None))
    return {pilot: decision or "" for pilot, decision in session.execute(asked.order_by(PdsaCycle.seq))}


def _worths(session: Session) -> defaultdict[int, list[_Brought]]:
    """Return what the actual benefits of each pilot are worth, each with its words."""
    found: defaultdict[int, list[_Brought]] = defaultdict(list)
    asked = (
        select(Benefit.pilot_id, Benefit.what, Benefit.category, *_WORTH, *_MONEY)
        .where(Benefit.stage == "actual")
        .order_by(Benefit.id)
    )
    for pilot, what, category, *values in session.execute(asked):
        found[pilot].append((rules.Worth(*values), what or rules.category_word(category)))
    return found


def _evidenced(session: Session, pathway: Pathway, private: bool) -> defaultdict[int, list[str]]:
    """Return the titles of the items that each pilot counts for or is evidence of, each once."""
    counts = (
        select(PilotLink.pilot_id, ItemRef.item, ItemRef.title)
        .join(ItemRef, ItemRef.uuid == PilotLink.target_uuid)
        .where(PilotLink.target_kind == "item", PilotLink.role == "counts_for")
        .order_by(PilotLink.id)
    )
    pilot, other = EvidenceLink.__table__.alias("of_pilot"), EvidenceLink.__table__.alias("beside")
    owner = owners().subquery()  # an item itself, its metric and its ratings
    shows = (
        select(Pilot.id, ItemRef.item, ItemRef.title)
        .join(pilot, (pilot.c.target_uuid == Pilot.uuid) & (pilot.c.target_kind == "pilot"))
        .join(Evidence, (Evidence.id == pilot.c.evidence_id) & (Evidence.private.is_(False) | private))
        .join(other, other.c.evidence_id == Evidence.id)
        .join(owner, owner.c.uuid == other.c.target_uuid)
        .join(ItemRef, ItemRef.item == owner.c.item)
        .order_by(other.c.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for owner, item_id, kept in (*session.execute(counts), *session.execute(shows)):
        item = pathway.item(item_id) or pathway.skill(item_id)
        title = item.title if item is not None else kept
        if title not in found[owner]:
            found[owner].append(title)
    return found
