"""Read everything that the printed plan says; counts, states and verdicts are those that the pages show."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import COUNTED, Pathway
from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.queries.a3 import A3View, a3s
from opspath_desktop.queries.calibration import calibration
from opspath_desktop.queries.goals import goals_to_print
from opspath_desktop.queries.hanging import EvidenceRow, RatingRow, evidence_by_item, ratings_by_item
from opspath_desktop.queries.pathway import (
    ItemView,
    Mark,
    StageState,
    StageView,
    current_stage,
    kept_items,
    marks,
    stage_states,
    stage_view,
)
from opspath_desktop.queries.plan_head import head, options
from opspath_desktop.queries.plan_parts import books, my_comments, pilots, queue
from opspath_desktop.queries.plan_view import Done, MetricLine, PlanView, Proof, Rating, StageStep, WatchLine
from opspath_desktop.queries.portfolio import Portfolio, portfolio
from opspath_desktop.queries.tasks import tasks_to_print
from opspath_desktop.store.schema import Evidence

NOTHING = StageProgress(0, 0, 0, 0)
MOST_A3S = 12
Proofs = Mapping[str, tuple[EvidenceRow, ...]]


def plan(
    session: Session,
    pathway: Pathway,
    *,
    today: date,
    paper: str | None = None,
    with_private: bool | None = None,
) -> PlanView:
    """Return the plan; `paper` and `with_private` stand above what the options record says."""
    stored = options(session)
    private = stored.with_private if with_private is None else with_private
    stage_id, top = current_stage(session), head(session)
    here = stage_view(session, pathway, today, stage_id) if stage_id else None
    stage = here.stage if here else None
    following = [other for other in pathway.stages if stage is not None and other.number == stage.number + 1]
    proofs = evidence_by_item(session)
    shelf, more_books = books(session, stage, today, private)
    listed, more_pilots = pilots(session, pathway, today, private)
    every = portfolio(session, pathway, today, private=private)
    view = PlanView(
        prepared_on=today,
        pathway=pathway.title,
        pack=f"{pathway.pack} {pathway.version}",
        marking=pathway.marking,
        sign_off=pathway.sign_off,
        role=pathway.role.title,
        levels=tuple(level.name for level in pathway.scale.levels),
        head=top,
        stage_number=stage.number if stage else 0,
        stage=stage.title if stage else "",
        shift=stage.shift if stage else "",
        next_stage=following[0].title if following else "",
        ready=here.readiness.ready if here else False,
        steps=tuple(_step(state) for state in stage_states(session, pathway, today)),
        progress=here.standing.progress if here else NOTHING,
        checklist=tuple(_done(view, private) for view in _of(here, "objective", "tip")),
        earlier=_earlier(session, pathway, proofs, private),
        competencies=tuple(
            _rating(view.item.title, "", view.ratings, view.evidence, private) for view in _of(here, "competency")
        ),
        skills=_skills(session, pathway, proofs, private),
        metrics=tuple(_metric(view, private) for view in _of(here, "metric")),
        pilots=listed,
        more_pilots=more_pilots,
        books=shelf,
        more_books=more_books,
        queue=queue(session),
        watch_fors=tuple(_watch(view, private) for view in _of(here, "watch_for")),
        evidence_on=_evidence_days(session, private),
        my_comments=my_comments(session, stored.my_comments),
        goals=goals_to_print(session, private, top.last_review),
        actions=tasks_to_print(session, private, top.last_review),
        paper=paper or stored.paper,
        left_out=stored.left_out,
        with_private=private,
        portfolio=every,
        a3s=_a3s(session, pathway, today, every, private),
        predictions=calibration(session, today, private=private).score,
    )
    return dataclasses.replace(view, document_id=fingerprint(view))


def _a3s(session: Session, pathway: Pathway, today: date, every: Portfolio, private: bool) -> tuple[A3View, ...]:
    """Return a page for each pilot that is more than an idea, the newest of each group first."""
    told = [row.uuid for row in every.rows if row.group != "idea"][:MOST_A3S]
    found = a3s(session, pathway, today, told, private=private)
    return tuple(found[uuid] for uuid in told)


def fingerprint(view: PlanView) -> str:
    """Return the sha256 of the view's canonical JSON; the day of preparing does not count."""
    content = {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}
    del content["prepared_on"], content["document_id"]
    content["a3s"] = tuple(dataclasses.replace(one, today=date.min) for one in view.a3s)
    text = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    """Return what JSON has no form for, one level deep; the encoder asks again for what is in it."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    return {name: getattr(value, name) for name in _names(type(value))}  # type: ignore[arg-type]  # a class is hashable


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _of(here: StageView | None, *kinds: str) -> list[ItemView]:
    return [view for view in here.items if view.item.kind in kinds] if here else []


def _skills(session: Session, pathway: Pathway, proofs: Proofs, private: bool) -> tuple[Rating, ...]:
    ratings = ratings_by_item(session)
    return tuple(
        _rating(skill.title, category.title, ratings.get(skill.id, ()), proofs.get(skill.id, ()), private)
        for category in pathway.categories
        for skill in category.skills
    )


def _step(state: StageState) -> StageStep:
    left = state.stays[-1].left if state.stays and state.state in ("left", "completed") else None
    return StageStep(state.stage.number, state.stage.title, state.stage.short, state.state, left, state.progress)


def _proofs(rows: tuple[EvidenceRow, ...], private: bool) -> tuple[Proof, ...]:
    return tuple(Proof(row.what, row.on, row.link) for row in rows if private or not row.private)


def _evidence_days(session: Session, private: bool) -> tuple[date, ...]:
    rows = session.execute(select(Evidence.on_date, Evidence.private).order_by(Evidence.on_date, Evidence.id))
    return tuple(on for on, hidden in rows if private or not hidden)


def _done(view: ItemView, private: bool) -> Done:
    title = view.item.text or view.item.title
    return _entry(view.item.kind, title, view.state, view.mark, view.evidence, private)


def _entry(kind: str, title: str, state: str, mark: Mark, evidence: tuple[EvidenceRow, ...], private: bool) -> Done:
    note = mark.note if private or not mark.private else ""
    return Done(kind, title, state, mark.since, mark.reason, note, _proofs(evidence, private))


def _earlier(session: Session, pathway: Pathway, proofs: Proofs, private: bool) -> tuple[Done, ...]:
    """Return what was recorded on counted items that the pack no longer holds, by the title of that time."""
    marked = marks(session)
    return tuple(
        _entry(kept.kind, kept.title, marked[kept.item].state, marked[kept.item], proofs.get(kept.item, ()), private)
        for kept in kept_items(session, pathway)
        if kept.kind in COUNTED and kept.item in marked
    )


def _rating(
    title: str, group: str, rows: tuple[RatingRow, ...], evidence: tuple[EvidenceRow, ...], private: bool
) -> Rating:
    proofs = len(_proofs(evidence, private))
    if not rows:
        return Rating(title, group, None, None, None, None, proofs, "")
    now = rows[0]
    rationale = now.rationale if private or not now.private else ""
    before = rows[1].level if len(rows) > 1 else None
    return Rating(title, group, now.level, now.on, before, now.target, proofs, rationale)


def _metric(view: ItemView, private: bool) -> MetricLine:
    title, proofs = view.item.text or view.item.title, _proofs(view.evidence, private)
    kind, own = view.item.measure, view.metric
    needs = kind.baseline if kind else True
    if own is None:
        nothing = (None, None, None, None, None, None)
        return MetricLine(title, view.state, "", kind.unit if kind else "", *nothing, needs, proofs)
    latest = own.latest
    return MetricLine(
        title,
        view.state,
        own.definition,
        own.unit,
        own.baseline,
        own.baseline_on,
        latest.value if latest else None,
        latest.on if latest else None,
        own.target,
        own.target_on,
        needs,
        proofs,
    )


def _watch(view: ItemView, private: bool) -> WatchLine:
    notes = tuple((row.on, row.note) for row in view.noticed if row.note and (private or not row.private))
    return WatchLine(view.item.text or view.item.title, view.item.instead, tuple(row.on for row in view.noticed), notes)
