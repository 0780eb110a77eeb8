"""What the user writes for the plan: its header, the next review, what goes in, and which files were exported."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import OPEN_REVIEWS, SOONEST, Enrolment, Export, Person, PlanOptions, Review

PERSON_FIELDS = ("name", "job_title", "organisation")
ENROLMENT_FIELDS = ("target_role", "aspiration_12m", "aspiration_3y")
# The keys of plan/outline.py, which this room cannot see; a test holds the two together.
SECTIONS = (
    "header",
    "direction",
    "standing",
    "checklist",
    "competencies",
    "watch_fors",
    "goals",
    "actions",
    "pilots",
    "metrics",
    "reading",
    "comments",
    "agreement",
    "portfolio",
    "a3s",
    "a3_checks",
)


def person(session: Session, role: str) -> Person:
    """Return the person of this role ("me", "manager", "mentor"); make an empty one the first time."""
    found = session.scalar(select(Person).where(Person.role == role).order_by(Person.id))
    if found is None:
        found = Person(role=role)
        session.add(found)
        session.flush()
    return found


def set_person(session: Session, role: str, field: str, text: str) -> None:
    """Set one field of the plan's header for "me", "manager" or "mentor". Raise Refused when it is too long."""
    if field not in PERSON_FIELDS:
        raise ValueError(field)
    setattr(person(session, role), field, clean_line(text, longest=120))


def enrolment(session: Session, pathway: Pathway, today: date) -> Enrolment:
    """Return the user's enrolment; make it the first time."""
    found = session.scalar(select(Enrolment).order_by(Enrolment.id))
    if found is None:
        found = Enrolment(pathway=pathway.id, started=today)
        session.add(found)
        session.flush()
    return found


def set_direction(session: Session, pathway: Pathway, field: str, text: str, *, today: date) -> None:
    """Set the target role or one of the aspirations. Raise Refused when it is too long."""
    if field not in ENROLMENT_FIELDS:
        raise ValueError(field)
    setattr(enrolment(session, pathway, today), field, clean_line(text, longest=400))


def set_target_date(session: Session, pathway: Pathway, day: date | None, *, today: date) -> None:
    """Set by when the target role is wanted; None clears it."""
    enrolment(session, pathway, today).target_date = day


def next_review(session: Session) -> Review:
    """Return the review that is being prepared; make it the first time."""
    found = session.scalar(select(Review).where(Review.state.in_(OPEN_REVIEWS)).order_by(*SOONEST).limit(1))
    if found is None:
        found = Review(state="draft")
        session.add(found)
        session.flush()
    return found


def set_review_date(session: Session, day: date | None) -> None:
    """Set when the next review takes place; None clears it."""
    next_review(session).meeting_date = day


def set_review_kind(session: Session, text: str) -> None:
    """Set what the next review is called, such as "Quarterly review"."""
    next_review(session).kind = clean_line(text, longest=120)


def set_review_person(session: Session, name: str) -> None:
    """Set with whom the next review is: the manager of the plan's header, by this name."""
    manager = person(session, "manager")
    manager.name = clean_line(name, longest=120)
    next_review(session).person_id = manager.id


def draft_outcome(session: Session, text: str) -> None:
    """Keep what is being written about the review; it stays the next one until `record_outcome`."""
    next_review(session).outcome = clean(text)


def record_outcome(session: Session, text: str, *, today: date) -> None:
    """Write down how the review went; it counts as held from now on. Raise Refused without a review or a word."""
    review = next_review(session)
    outcome = clean(text).strip()
    if not outcome:
        raise Refused(_("Write one sentence about the review first."))
    review.outcome = outcome
    review.state = "held"
    review.meeting_date = review.meeting_date or today


def options(session: Session) -> PlanOptions:
    """Return what the plan holds; make the one row the first time."""
    found = session.scalar(select(PlanOptions).order_by(PlanOptions.id))
    if found is None:
        found = PlanOptions()
        session.add(found)
        session.flush()
    return found


def set_paper(session: Session, paper: str) -> None:
    """Print on "a4" or "letter"."""
    options(session).paper = paper


def include(session: Session, section: str, wanted: bool) -> None:
    """Put a section into the plan or leave it out. Raise ValueError for a section that does not exist."""
    if section not in SECTIONS:
        raise ValueError(section)
    row = options(session)
    out = {key for key in row.left_out.split("\n") if key} - {section}
    row.left_out = "\n".join(key for key in SECTIONS if key in (out if wanted else out | {section}))


def include_private(session: Session, wanted: bool) -> None:
    """Print private notes too, or leave them out (the default)."""
    options(session).with_private = wanted


def set_comments(session: Session, text: str) -> None:
    """Set the user's own comments that the plan prints."""
    options(session).my_comments = clean(text)


def record_export(
    session: Session, *, on: date, path: str, pages: int, sha256: str, for_whom: str = "", settings: str = ""
) -> None:
    """Note that a plan was written to a file, so that "what did I hand over" stays answerable."""
    session.add(
        Export(
            on_date=on, path=clean(path), pages=pages, sha256=sha256, for_whom=clean_line(for_whom), settings=settings
        )
    )
