"""What the Plan & Reviews page shows beside the preview: header, next review, options, past exports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.queries.plan_head import Somebody, head, options
from opspath_desktop.store.schema import OPEN_REVIEWS, SOONEST, Export, Review

if TYPE_CHECKING:
    from opspath_desktop.queries.hanging import LinkedPilot

_LINE = (Review.uuid, Review.state, Review.kind, Review.meeting_date, Review.outcome)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review, newest first."""

    uuid: str
    state: str
    kind: str
    meeting_date: date | None
    outcome: str
    pilots: tuple[LinkedPilot, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One exported file, newest first."""

    uuid: str
    on_date: date
    for_whom: str
    path: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PlanDesk:
    """All that is edited on the page."""

    me: Somebody
    manager: Somebody
    mentor: Somebody
    target_role: str
    target_date: date | None
    aspiration_12m: str
    aspiration_3y: str
    next_review: ReviewLine | None
    reviews: tuple[ReviewLine, ...]
    exports: tuple[ExportLine, ...]
    paper: str
    left_out: frozenset[str]
    with_private: bool
    my_comments: str


def plan_desk(session: Session) -> PlanDesk:
    """Return what the plan's header, options and history hold; empty values where nothing was written."""
    top, chosen, reviews = head(session), options(session), _reviews(session)
    coming = [review for review in reviews if review.state in OPEN_REVIEWS]
    coming.sort(key=lambda review: review.meeting_date or date.max)
    return PlanDesk(
        me=top.me,
        manager=top.manager,
        mentor=top.mentor,
        target_role=top.target_role,
        target_date=top.target_date,
        aspiration_12m=top.aspiration_12m,
        aspiration_3y=top.aspiration_3y,
        next_review=coming[0] if coming else None,
        reviews=tuple(review for review in reviews if review not in coming),
        exports=_exports(session),
        paper=chosen.paper,
        left_out=chosen.left_out,
        with_private=chosen.with_private,
        my_comments=chosen.my_comments,
    )


def next_review(session: Session) -> ReviewLine | None:
    """Return the open review that comes first, without the pilots it led to; None when none is open."""
    row = session.execute(select(*_LINE).where(Review.state.in_(OPEN_REVIEWS)).order_by(*SOONEST)).first()
    return ReviewLine(*row) if row else None


def next_meeting(session: Session, today: date) -> date | None:
    """Return the day of the next review meeting, or None when none is to come."""
    coming = (Review.state.in_(OPEN_REVIEWS), Review.meeting_date >= today)
    return session.scalar(select(func.min(Review.meeting_date)).where(*coming))


def _reviews(session: Session) -> tuple[ReviewLine, ...]:
    from opspath_desktop.queries.pilot_links import pilots_by_target

    rows = [ReviewLine(*row) for row in session.execute(select(*_LINE).order_by(Review.id.desc()))]
    pilots = pilots_by_target(session, kind="review")
    return tuple(replace(row, pilots=pilots.get(row.uuid, ())) for row in rows)


def _exports(session: Session) -> tuple[ExportLine, ...]:
    found = session.execute(
        select(Export.uuid, Export.on_date, Export.for_whom, Export.path, Export.pages, Export.sha256)
        .order_by(Export.id.desc())
        .limit(10)
    )
    return tuple(ExportLine(*row) for row in found)
