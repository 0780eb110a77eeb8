"""Enter a stage: the stay before it is closed, none is ever overwritten."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.plan import enrolment
from opspath_desktop.actions.refs import item_ref
from opspath_desktop.domain.pathway import Pathway, Stage
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store.schema import StageEntry


def enter(
    session: Session,
    pathway: Pathway,
    stage_id: str,
    *,
    on: date,
    reason: str = "",
    decided_with: str = "",
    readiness: str = "",
) -> bool:
    """Make a stage the current one, the first time and when moving on or back; tell whether anything changed.

    `readiness` holds the sentences of what was missing, one a line; it is kept with the stay that ends. `reason` and
    `decided_with` are kept with the stay that begins. Entering the current stage changes nothing. Raise Refused for an
    unknown stage and for a day before the current stay began.
    """
    known(pathway, stage_id)
    ref = item_ref(session, pathway, stage_id)
    stay = open_stay(session)
    if stay is not None and stay.item_ref_id == ref.id:
        return False
    if stay is not None:
        _close(stay, on, readiness)
    home = enrolment(session, pathway, on)
    session.add(
        StageEntry(
            enrolment_id=home.id,
            item_ref_id=ref.id,
            entered=on,
            reason=clean(reason).strip(),
            decided_with=clean_line(decided_with),
        )
    )
    session.flush()
    return True


def known(pathway: Pathway, stage_id: str) -> Stage:
    """Return the stage of the pathway. Raise Refused with the ids there are when it is none of them."""
    found = pathway.stage(stage_id)
    if found is None:
        raise Refused(
            _("The pathway has no stage “{id}”. Choose one of: {known}.").format(
                id=stage_id, known=", ".join(stage.id for stage in pathway.stages) or _("none can be read")
            )
        )
    return found


def give_reason(session: Session, reason: str) -> None:
    """Write down why the current stage was entered. Raise Refused when there is no current stage."""
    stay = open_stay(session)
    if stay is None:
        raise Refused(_("No stage is chosen yet. Choose one first."))
    stay.reason = clean(reason).strip()


def open_stay(session: Session) -> StageEntry | None:
    """Return the row of the current stage, or None before the first one is chosen."""
    return session.scalar(select(StageEntry).where(StageEntry.left.is_(None)).order_by(StageEntry.id.desc()).limit(1))


def _close(stay: StageEntry, on: date, readiness: str) -> None:
    if on < stay.entered:
        raise Refused(
            _("The current stage began on {day}. Give a day after it.").format(day=format_date(stay.entered, today=on))
        )
    stay.left = on
    stay.readiness = clean(readiness).strip()
