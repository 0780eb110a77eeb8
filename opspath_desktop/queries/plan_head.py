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


NOBODY = Somebody()


@dataclass(frozen=True, slots=True)
class Aims:
    """Where the user wants to be."""

    target_role: str = ""
    target_date: date | None = None
    aspiration_12m: str = ""
    aspiration_3y: str = ""


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


def people(session: Session) -> dict[str, Somebody]:
    """Return the people of the plan by their role."""
    asked = select(Person.role, Person.name, Person.job_title, Person.organisation).order_by(Person.id.desc())
    return {role: Somebody(*rest) for role, *rest in session.execute(asked)}


def aims(session: Session) -> Aims:
    """Return where the user wants to be; empty values where nothing was written."""
    asked = select(Enrolment.target_role, Enrolment.target_date, Enrolment.aspiration_12m, Enrolment.aspiration_3y)
    row = session.execute(asked.order_by(Enrolment.id)).first()
    return Aims(*row) if row else Aims()


def head(session: Session) -> Head:
    """Return the people of the plan, where it leads, and the review that is being prepared."""
    named, leads = people(session), aims(session)
    review = session.execute(
        select(Review.meeting_date, Review.kind, Person.name)
        .outerjoin(Person, Review.person_id == Person.id)
        .where(Review.state.in_(OPEN_REVIEWS))
        .order_by(*SOONEST)
    ).first()
    meeting, kind, reviewer = review or (None, "", None)
    held = select(func.max(Review.meeting_date)).where(Review.state.in_(HELD_REVIEWS))
    manager = named.get("manager", NOBODY)
    return Head(
        me=named.get("me", NOBODY),
        manager=manager,
        mentor=named.get("mentor", NOBODY),
        target_role=leads.target_role,
        target_date=leads.target_date,
        aspiration_12m=leads.aspiration_12m,
        aspiration_3y=leads.aspiration_3y,
        review_on=meeting,
        review_kind=kind,
        reviewer=reviewer or manager.name,
        last_review=session.scalar(held),
    )
