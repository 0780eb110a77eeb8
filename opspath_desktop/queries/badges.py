"""The words at the right of the places in the sidebar."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import GROUPS
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.queries.reviews import next_meeting
from opspath_desktop.queries.standings import current_stage
from opspath_desktop.store.schema import Pilot, Reading


def badges(session: Session, pathway: Pathway, today: date) -> dict[str, str]:
    """Return the badge of each place that has one: the stage, books being read, running pilots, the next review."""
    stage = pathway.stage(current_stage(session) or "")
    reading = session.scalar(select(func.count(func.distinct(Reading.book_id))).where(Reading.status == "reading"))
    running = session.scalar(select(func.count()).select_from(Pilot).where(Pilot.status.in_(GROUPS["running"])))
    meeting = next_meeting(session, today)
    return {
        "pathway": _("Stage {number}").format(number=stage.number) if stage else "",
        "readings": format_number(reading) if reading else "",
        "pilots": format_number(running) if running else "",
        "plan": format_date(meeting, today=today, short=True) if meeting else "",
    }
