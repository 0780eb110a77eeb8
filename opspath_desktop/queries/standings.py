"""Where the user stands: the stages with their counts; small, because every start asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import COUNTED, Item, Pathway, Stage
from opspath_desktop.domain.progress import StageProgress, progress, reading_state
from opspath_desktop.i18n import _, format_date
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
