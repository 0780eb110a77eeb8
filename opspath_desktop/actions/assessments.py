"""Rate competencies and skills; the rows are append-only, a correction is a new row."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import item_ref
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.plain import clean
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _
from opspath_desktop.store.schema import Assessment, ItemRef, Person

RATED = ("competency", "skill")
KEPT = ("level", "confidence", "rationale", "source", "person_id", "private")  # what a new target leaves as it is


def rate(
    session: Session,
    pathway: Pathway,
    thing_id: str,
    level: int,
    *,
    on: date,
    target: int | None = None,
    rationale: str = "",
    confidence: int | None = None,
    person_id: int | None = None,
) -> str:
    """Add a rating of a competency or skill and return its uuid; without `target` the one before stays.

    With `person_id` it is a rating reported by that person. Raise Refused for another kind of item and for a level that
    the scale does not have.
    """
    ref = _rated(session, pathway, thing_id)
    _check_level(pathway, level)
    before = latest(session, ref)
    if target is None and before is not None:
        target = before.target
    _check_target(pathway, target)
    if confidence is not None and not 0 <= confidence <= 100:
        raise Refused(_("Confidence is a number from 0 to 100."))
    if person_id is not None and session.get(Person, person_id) is None:
        raise Refused(_("This person is no longer there. Choose another one."))
    row = Assessment(
        item_ref_id=ref.id,
        on_date=on,
        level=level,
        target=target,
        confidence=confidence,
        rationale=clean(rationale).strip(),
        source="self" if person_id is None else "person",
        person_id=person_id,
        scale_version=pathway.version,
    )
    session.add(row)
    session.flush()
    return row.uuid


def set_target(session: Session, pathway: Pathway, thing_id: str, target: int | None, *, on: date) -> str:
    """Set the level to reach, or clear it with None: a new row with the level that holds now; return its uuid."""
    ref = _rated(session, pathway, thing_id)
    _check_target(pathway, target)
    before = latest(session, ref)
    row = Assessment(item_ref_id=ref.id, on_date=on, level=0, target=target, scale_version=pathway.version)
    for name in KEPT if before is not None else ():
        setattr(row, name, getattr(before, name))
    session.add(row)
    session.flush()
    return row.uuid


def latest(session: Session, ref: ItemRef) -> Assessment | None:
    """Return the rating that holds now: the last by day, then by order of entry."""
    return session.scalar(
        select(Assessment)
        .where(Assessment.item_ref_id == ref.id)
        .order_by(Assessment.on_date.desc(), Assessment.id.desc())
        .limit(1)
    )


def _rated(session: Session, pathway: Pathway, thing_id: str) -> ItemRef:
    ref = item_ref(session, pathway, thing_id)
    if ref.kind not in RATED:
        raise Refused(_("Only competencies and skills are rated."))
    return ref


def _check_level(pathway: Pathway, level: int) -> None:
    known = [step.value for step in pathway.scale.levels]
    if level not in known:
        raise Refused(
            _("The scale has the levels {low} to {high}; {level} is none of them.").format(
                low=min(known), high=max(known), level=level
            )
        )


def _check_target(pathway: Pathway, target: int | None) -> None:
    if target is not None:
        _check_level(pathway, target)
