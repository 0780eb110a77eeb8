"""What the Plan & Reviews page shows beside the preview: header, next review, options, past exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.store.schema import Enrolment, Export, Person, PlanOptions, Review


@dataclass(frozen=True, slots=True)
class Named:
    """A person of the plan's header."""

    name: str = ""
    job_title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review, newest first."""

    uuid: str
    state: str
    kind: str
    meeting_date: date | None
    outcome: str


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

    me: Named
    manager: Named
    mentor: Named
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
    people = {
        role: Named(name, job_title, organisation)
        for role, name, job_title, organisation in session.execute(
            select(Person.role, Person.name, Person.job_title, Person.organisation).order_by(Person.id.desc())
        )
    }
    direction = session.execute(
        select(
            Enrolment.target_role, Enrolment.target_date, Enrolment.aspiration_12m, Enrolment.aspiration_3y
        ).order_by(Enrolment.id)
    ).first()
    options = session.execute(
        select(PlanOptions.paper, PlanOptions.left_out, PlanOptions.with_private, PlanOptions.my_comments).order_by(
            PlanOptions.id
        )
    ).first()
    role, by, year, years = direction or ("", None, "", "")
    paper, left_out, private, comments = options or ("a4", "", False, "")
    reviews = _reviews(session)
    coming = [review for review in reviews if review.state in ("draft", "prepared")]
    return PlanDesk(
        me=people.get("me", Named()),
        manager=people.get("manager", Named()),
        mentor=people.get("mentor", Named()),
        target_role=role,
        target_date=by,
        aspiration_12m=year,
        aspiration_3y=years,
        next_review=coming[0] if coming else None,
        reviews=tuple(review for review in reviews if review not in coming),
        exports=_exports(session),
        paper=paper,
        left_out=frozenset(key for key in left_out.split("\n") if key),
        with_private=private,
        my_comments=comments,
    )


def _reviews(session: Session) -> tuple[ReviewLine, ...]:
    found = session.execute(
        select(Review.uuid, Review.state, Review.kind, Review.meeting_date, Review.outcome).order_by(Review.id.desc())
    )
    return tuple(ReviewLine(*row) for row in found)


def _exports(session: Session) -> tuple[ExportLine, ...]:
    found = session.execute(
        select(Export.uuid, Export.on_date, Export.for_whom, Export.path, Export.pages, Export.sha256)
        .order_by(Export.id.desc())
        .limit(10)
    )
    return tuple(ExportLine(*row) for row in found)
