"""The five ticks of a pilot as the Cycles tab shows them; the stored summaries read the same turns."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.domain.fidelity import Fidelity, fidelity
from opspath_desktop.queries.pilots import PilotView
from opspath_desktop.store import study_rows
from opspath_desktop.store.schema import Pilot


def fidelity_of(session: Session, view: PilotView) -> Fidelity:
    """Return the ticks of a pilot that was read with its measures; two queries."""
    pilot = session.scalar(select(Pilot.id).where(Pilot.uuid == view.uuid))
    if pilot is None:
        return Fidelity()
    turns = study_rows.turns_of(session, [pilot]).get(pilot, [])
    days = sorted({point.on for measure in view.measures for point in measure.counted})
    return fidelity(turns, days, since=view.started_on, until=view.closed_on)
