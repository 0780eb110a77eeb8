"""One stage with all that was recorded on its items, and what is kept of items that the pack does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Item, Kind, Pathway, Stage
from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.domain.readiness import Rated, Readiness, readiness
from opspath_desktop.queries.hanging import (
    EvidenceRow,
    LinkedPilot,
    MetricRow,
    NoticedRow,
    RatingRow,
    evidence_by_item,
    metrics_by_item,
    noticed_by_item,
    pilots_by_item,
    ratings_by_item,
    running_pilots,
)
from opspath_desktop.queries.stage_readings import StageReading, stage_readings
from opspath_desktop.queries.standings import UNTOUCHED as UNTOUCHED
from opspath_desktop.queries.standings import Mark as Mark
from opspath_desktop.queries.standings import StageState as StageState
from opspath_desktop.queries.standings import Standing as Standing
from opspath_desktop.queries.standings import Stay as Stay
from opspath_desktop.queries.standings import current_stage as current_stage
from opspath_desktop.queries.standings import item_states as item_states
from opspath_desktop.queries.standings import marks as marks
from opspath_desktop.queries.standings import stage_states as stage_states
from opspath_desktop.queries.standings import standings as standings
from opspath_desktop.queries.standings import statuses as statuses
from opspath_desktop.queries.standings import stays as stays
from opspath_desktop.store.schema import ItemRef

ASK_WHY_FOR = 7  # days after moving on against the advice


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of a stage with what was recorded on it; what its kind does not have is empty.

    `ratings` starts with the one that holds now; `reading` is None for a suggested book that nobody touched.
    """

    item: Item
    state: str
    mark: Mark
    evidence: tuple[EvidenceRow, ...]
    noticed: tuple[NoticedRow, ...]
    metric: MetricRow | None
    ratings: tuple[RatingRow, ...]
    pilots: tuple[LinkedPilot, ...]
    reading: StageReading | None

    @property
    def rating(self) -> RatingRow | None:
        """Return the rating that holds now."""
        return self.ratings[0] if self.ratings else None


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage as the Pathway page shows it; `readiness` is the advice for moving on from it.

    `running` are the pilots that run now, whatever they are linked to. `unexplained` says what was missing when the
    user moved on to this stage, as long as no reason was given for it.
    """

    stage: Stage
    standing: StageState
    items: tuple[ItemView, ...]
    readiness: Readiness
    stages: tuple[StageState, ...]
    running: tuple[LinkedPilot, ...]
    unexplained: tuple[str, ...]

    @property
    def is_current(self) -> bool:
        """Tell whether this is the stage that the user is in."""
        return self.standing.state == "current"

    def of(self, kind: Kind) -> tuple[ItemView, ...]:
        """Return the items of one kind, in the pack's order."""
        return tuple(view for view in self.items if view.item.kind == kind)


def stage_view(session: Session, pathway: Pathway, today: date, stage_id: str) -> StageView | None:
    """Return one stage with its records, in a fixed number of queries; None when the pack does not hold it."""
    stage = pathway.stage(stage_id)
    if stage is None:
        return None
    ids = [item.id for item in stage.items]
    marked = marks(session)
    states = item_states(pathway, marked, statuses(session))
    records = _Records(session, pathway, ids)
    views = tuple(records.view(item, states.get(item.id, ""), marked.get(item.id, UNTOUCHED)) for item in stage.items)
    entered = stays(session)
    stages = standings(pathway, today, entered, states)
    standing = stages[stage.number - 1]
    return StageView(
        stage=stage,
        standing=standing,
        items=views,
        readiness=_advice(standing.progress, views),
        stages=stages,
        running=running_pilots(session),
        unexplained=_unexplained(stage, entered, today),
    )


def missing_on_the_way(session: Session, pathway: Pathway, today: date, stage_id: str) -> tuple[str, ...]:
    """Return what the current stage lacks when the user moves on from it to a later one; nothing on the way back."""
    here, there = stage_view(session, pathway, today, current_stage(session) or ""), pathway.stage(stage_id)
    if here is None or there is None or there.number <= here.stage.number:
        return ()
    return here.readiness.reasons


def _unexplained(stage: Stage, entered: tuple[Stay, ...], today: date) -> tuple[str, ...]:
    if len(entered) < 2 or entered[-1].stage != stage.id or entered[-1].left is not None or entered[-1].reason:
        return ()
    asks = (today - entered[-1].entered).days <= ASK_WHY_FOR
    return tuple(entered[-2].readiness.split("\n")) if asks and entered[-2].readiness else ()


class _Records:
    """What hangs on the items of a stage, each kind read once."""

    def __init__(self, session: Session, pathway: Pathway, ids: list[str]) -> None:
        self.evidence = evidence_by_item(session, ids)
        self.noticed = noticed_by_item(session, ids)
        self.metrics = metrics_by_item(session, ids)
        self.ratings = ratings_by_item(session, ids)
        self.pilots = pilots_by_item(session, ids)
        self.readings = stage_readings(session, pathway, ids)

    def view(self, item: Item, state: str, mark: Mark) -> ItemView:
        """Put together one item."""
        return ItemView(
            item=item,
            state=state,
            mark=mark,
            evidence=self.evidence.get(item.id, ()),
            noticed=self.noticed.get(item.id, ()),
            metric=self.metrics.get(item.id),
            ratings=self.ratings.get(item.id, ()),
            pilots=self.pilots.get(item.id, ()),
            reading=self.readings.get(item.id),
        )


def _advice(count: StageProgress, views: tuple[ItemView, ...]) -> Readiness:
    rated = [
        Rated(view.item.title, view.rating.level if view.rating else None, len(view.evidence))
        for view in views
        if view.item.kind == "competency"
    ]
    return readiness(count, rated, sum(view.metric is not None and view.metric.at_target for view in views))


@dataclass(frozen=True, slots=True)
class Kept:
    """An item that the user has records on, with the title as it was first seen."""

    item: str
    kind: str
    title: str


def kept_items(session: Session, pathway: Pathway) -> tuple[Kept, ...]:
    """Return the items with records that the pack does not hold (any more); all of them when no pack can be read."""
    rows = session.execute(select(ItemRef.item, ItemRef.kind, ItemRef.title).order_by(ItemRef.kind, ItemRef.id))
    return tuple(Kept(*row) for row in rows if pathway.describe(row[0]) is None)
