"""How far the user is: the stages with their counts, and one stage with all that was recorded on its items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import COUNTED, Item, Kind, Pathway, Stage
from opspath_desktop.domain.progress import StageProgress, progress, reading_state
from opspath_desktop.domain.readiness import Rated, Readiness, readiness
from opspath_desktop.i18n import _, format_date
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
from opspath_desktop.store.schema import Book, ItemRef, ItemState, Reading, StageEntry

Standing = Literal["completed", "current", "left", "ahead"]


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in a stage; the one without `left` is the current one."""

    stage: str
    entered: date
    left: date | None
    reason: str
    readiness: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the user wrote about an item: state, since when, why, and a note."""

    state: str
    since: date | None
    reason: str
    note: str
    private: bool


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage as the ruler shows it; `caption` stands above its title."""

    stage: Stage
    state: Standing
    caption: str
    progress: StageProgress
    stays: tuple[Stay, ...]


ASK_WHY_FOR = 7  # days after moving on against the advice
UNTOUCHED = Mark("not_started", None, "", "", True)


def current_stage(session: Session) -> str | None:
    """Return the id of the stage that the user is in, or None before the first one is chosen."""
    return session.scalar(
        select(ItemRef.item)
        .join(StageEntry, StageEntry.item_ref_id == ItemRef.id)
        .where(StageEntry.left.is_(None))
        .order_by(StageEntry.id.desc())
        .limit(1)
    )


def stage_states(session: Session, pathway: Pathway, today: date) -> tuple[StageState, ...]:
    """Return all stages of the pathway in order; empty when no pack can be read."""
    return standings(pathway, today, stays(session), item_states(pathway, marks(session), statuses(session)))


def stays(session: Session) -> tuple[Stay, ...]:
    """Return all stays, oldest first."""
    rows = session.execute(
        select(ItemRef.item, StageEntry.entered, StageEntry.left, StageEntry.reason, StageEntry.readiness)
        .join(ItemRef, ItemRef.id == StageEntry.item_ref_id)
        .order_by(StageEntry.id)
    )
    return tuple(Stay(*row) for row in rows)


def marks(session: Session) -> dict[str, Mark]:
    """Return what the user wrote about items, by item."""
    rows = session.execute(
        select(
            ItemRef.item, ItemState.state, ItemState.since, ItemState.reason, ItemState.note, ItemState.private
        ).join(ItemState, ItemState.item_ref_id == ItemRef.id)
    )
    return {row[0]: Mark(*row[1:]) for row in rows}


def statuses(session: Session) -> dict[str, set[str]]:
    """Return the statuses of the readings of every suggested book, by item."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = session.execute(
        select(ItemRef.item, Reading.status)
        .join(Book, Book.item_ref_id == ItemRef.id)
        .join(Reading, Reading.book_id == Book.id)
        .distinct()
    )
    for item, status in rows:
        found[item].add(status)
    return found


def item_states(pathway: Pathway, marked: Mapping[str, Mark], read: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the state of every counted item; a reading's follows its readings."""
    return {
        item.id: _state(item, marked.get(item.id, UNTOUCHED), read)
        for stage in pathway.stages
        for item in stage.items
        if item.kind in COUNTED
    }


def _state(item: Item, mark: Mark, read: Mapping[str, Iterable[str]]) -> str:
    return reading_state(mark.state, read.get(item.id, ())) if item.kind == "reading" else mark.state


def standings(
    pathway: Pathway, today: date, entered: Iterable[Stay], states: Mapping[str, str]
) -> tuple[StageState, ...]:
    """Put together what the ruler shows."""
    by_stage: defaultdict[str, list[Stay]] = defaultdict(list)
    current = ""
    for stay in entered:
        by_stage[stay.stage].append(stay)
        current = stay.stage if stay.left is None else current
    here = pathway.stage(current)
    return tuple(_standing(stage, tuple(by_stage[stage.id]), states, here, today) for stage in pathway.stages)


def _standing(
    stage: Stage, entered: tuple[Stay, ...], states: Mapping[str, str], here: Stage | None, today: date
) -> StageState:
    count = progress(states[item.id] for item in stage.items if item.kind in COUNTED)
    counted = _("{done} of {of}").format(done=count.done, of=count.of)
    if here is not None and stage.id == here.id:
        return StageState(stage, "current", _("You are here · {count}").format(count=counted), count, entered)
    if count.complete and count.done:
        return StageState(stage, "completed", _("Completed"), count, entered)
    if entered:
        left = format_date(entered[-1].left or today, today=today, short=True)
        caption = _("Left {day}, {count}").format(day=left, count=counted)
        return StageState(stage, "left", caption, count, entered)
    name = _("Stage {number}").format(number=stage.number)
    caption = f"{name} · {counted}" if count.done else name
    return StageState(stage, "ahead", caption, count, entered)


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
