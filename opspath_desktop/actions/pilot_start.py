"""Start a pilot with all that is known in its first minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from opspath_desktop.actions import measures, pilots, tasks
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date


@dataclass(frozen=True, slots=True)
class FirstMinute:
    """What was typed: all but the title may be empty. `tip` is the tip of the pathway that motivated it."""

    title: str
    change: str = ""
    measure: str = ""
    unit: str = ""
    better: str = "down"
    before: float | None = None
    before_on: date | None = None
    now: float | None = None
    tip: str = ""


def start(session: Session, pathway: Pathway, told: FirstMinute, *, today: date) -> str:
    """Start a pilot and what belongs to it; return its uuid.

    With a change it is being tested and the change is its first countermeasure; with a measure the two numbers are its
    first points. Raise Refused when the title is empty or too long, when there are numbers without a measure, and when
    the day of the number before is today or still to come.
    """
    uuid = pilots.start_from_tip(session, pathway, told.title, told.tip, today=today)
    if told.change.strip():
        pilots.edit(session, uuid, change_idea=told.change)
        tasks.set_state(session, tasks.add(session, told.change, pilot=uuid), "doing", on=today, today=today)
        pilots.set_status(session, uuid, "testing", on=today, today=today)
    if told.measure.strip():
        _measure(session, uuid, told, today)
    elif told.before is not None or told.now is not None:
        raise Refused(_("Write what you measure, so that the numbers have a name."))
    return uuid


def _measure(session: Session, uuid: str, told: FirstMinute, today: date) -> None:
    made = measures.add_measure(
        session, uuid, name=told.measure, unit=told.unit, direction=told.better, baseline=told.before
    )
    if told.before is not None:
        on = told.before_on or today
        not_in_future(on, today, format_date(on, today=today))
        if on == today and told.now is not None:
            raise Refused(_("The number before needs an earlier day than today's."))
        measures.add_point(session, made, value=told.before, on=on, today=today)
    if told.now is not None:
        measures.add_point(session, made, value=told.now, on=today, today=today)
