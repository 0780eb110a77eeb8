"""Read the head of the plan and its options; small, because the sidebar and the Overview ask for them at each start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.store.schema import OPEN_REVIEWS, SOONEST, Enrolment, Person, PlanOptions, Review

HELD_REVIEWS = ("held", "signed")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the plan's header; empty texts are printed as lines to fill in."""

    name: str = ""
    job_title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Who plans what with whom."""

    me: Somebody
    manager: Somebody
    mentor: Somebody
    target_role: str
    target_date: date | None
    aspiration_12m: str
    aspiration_3y: str
    review_on: date | None
    review_kind: str
    reviewer: str
    last_review: date | None = None  # the day of the newest one that was held


@dataclass(frozen=True, slots=True)
class Options:
    """What goes in and on which paper."""

    paper: str = "a4"
    left_out: frozenset[str] = frozenset()
    with_private: bool = False
    my_comments: str = ""


def options(session: Session) -> Options:
    """Return the stored options, or the defaults before the first was set."""
    columns = (PlanOptions.paper, PlanOptions.left_out, PlanOptions.with_private, PlanOptions.my_comments)
    row = session.execute(select(*columns).order_by(PlanOptions.id)).first()
    return Options(row[0], frozenset(row[1].split()), row[2], row[3]) if row else Options()


def head(session: Session) -> Head:
    """Return the people of the plan, where it leads, and the review that is being prepared."""
    people = select(Person.role, Person.name, Person.job_title, Person.organisation).order_by(Person.id.desc())
    named = {role: Somebody(*rest) for role, *rest in session.execute(people)}
    aims = select(Enrolment.target_role, Enrolment.target_date, Enrolment.aspiration_12m, Enrolment.aspiration_3y)
    role, by_when, year, years = session.execute(aims.order_by(Enrolment.id)).first() or ("", None, "", "")
    review = session.execute(
        select(Review.meeting_date, Review.kind, Person.name)
        .outerjoin(Person, Review.person_id == Person.id)
        .where(Review.state.in_(OPEN_REVIEWS))
        .order_by(*SOONEST)
    ).first()
    meeting, kind, reviewer = review or (None, "", None)
    held = select(func.max(Review.meeting_date)).where(Review.state.in_(HELD_REVIEWS))
    manager = named.get("manager", Somebody())
    return Head(
        me=named.get("me", Somebody()),
        manager=manager,
        mentor=named.get("mentor", Somebody()),
        target_role=role,
        target_date=by_when,
        aspiration_12m=year,
        aspiration_3y=years,
        review_on=meeting,
        review_kind=kind,
        reviewer=reviewer or manager.name,
        last_review=session.scalar(held),
    )
