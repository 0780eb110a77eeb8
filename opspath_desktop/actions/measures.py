"""Say what a pilot measures, and record its dated numbers."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import finite, finite_or_none, found, one_of
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.store import trash
from opspath_desktop.store.schema import DataPoint, Measure, Pilot

CHOICES = {"direction": ("up", "down", "neutral"), "kind": ("outcome", "process", "balancing")}


class MeasureFields(TypedDict, total=False):
    """The fields of a measure; those left out keep what they had, None clears a number or date."""

    name: str
    unit: str
    direction: str
    kind: str
    definition: str
    baseline: float | None
    target: float | None
    target_on: date | None


class Taken(Refused):
    """Say that the day has a number already; `point` is its uuid, `value` what was to be recorded."""

    def __init__(self, sentence: str, point: str, value: float | None) -> None:
        super().__init__(sentence)
        self.point = point
        self.value = value


def add_measure(session: Session, pilot_uuid: str, **fields: Unpack[MeasureFields]) -> str:
    """Add a measure to a pilot; return its uuid. Raise Refused when it has no name."""
    pilot = found(session, Pilot, pilot_uuid)
    record = Measure(pilot_id=pilot.id, name=_name(fields.get("name", "")), direction="down", kind="outcome")
    _fill(record, fields)
    session.add(record)
    session.flush()
    return record.uuid


def edit_measure(session: Session, uuid: str, **fields: Unpack[MeasureFields]) -> None:
    """Change fields of a measure. Raise Refused when the name would be empty or a number cannot be kept."""
    _fill(found(session, Measure, uuid), fields)


def delete_measure(session: Session, uuid: str, *, now: str) -> str:
    """Move a measure with its numbers to Recently deleted; return its name. `now` is UTC ISO 8601."""
    record = found(session, Measure, uuid)
    name = record.name
    trash.discard(session, record, now=now, title=name, kind="measure")
    return name


def _fill(record: Measure, fields: MeasureFields) -> None:
    if "name" in fields:
        record.name = _name(fields["name"])
    if "unit" in fields:
        record.unit = clean_line(fields["unit"], longest=40)
    if "definition" in fields:
        record.definition = clean(fields["definition"]).strip()
    if "direction" in fields:
        record.direction = one_of(fields["direction"], CHOICES["direction"])
    if "kind" in fields:
        record.kind = one_of(fields["kind"], CHOICES["kind"])
    if "baseline" in fields:
        record.baseline = finite_or_none(fields["baseline"])
    if "target" in fields:
        record.target = finite_or_none(fields["target"])
    record.target_on = fields.get("target_on", record.target_on)


def add_point(session: Session, measure_uuid: str, *, value: float, on: date, today: date, note: str = "") -> str:
    """Record a number for a day; return its uuid.

    Raise Refused for a day to come, and Taken when the day has one already: nothing is ever replaced silently.
    """
    measure = found(session, Measure, measure_uuid)
    number = finite(value)
    not_in_future(on, today, format_date(on, today=today))
    _free(session, measure, on, today, number)
    point = DataPoint(measure_id=measure.id, on_date=on, seq=0, value=number, note=clean_line(note))
    session.add(point)
    session.flush()
    return point.uuid


def edit_point(
    session: Session,
    uuid: str,
    *,
    today: date,
    value: float | None = None,
    on: date | None = None,
    note: str | None = None,
) -> None:
    """Change a recorded number; None keeps what it had. Raise as add_point does."""
    point = found(session, DataPoint, uuid)
    number = point.value if value is None else finite(value)
    if on is not None and on != point.on_date:
        not_in_future(on, today, format_date(on, today=today))
        _free(session, session.get_one(Measure, point.measure_id), on, today, number)
        point.on_date = on
    point.value = number
    point.note = point.note if note is None else clean_line(note)


def delete_point(session: Session, uuid: str, *, now: str) -> None:
    """Move a recorded number to Recently deleted. `now` is UTC ISO 8601."""
    point = found(session, DataPoint, uuid)
    measure = session.get_one(Measure, point.measure_id)
    title = _("{measure}, {day}: {value}").format(
        measure=measure.name, day=format_date(point.on_date), value=_amount(point.value, measure)
    )
    trash.discard(session, point, now=now, title=title, kind="data_point")


def _free(session: Session, measure: Measure, on: date, today: date, value: float | None) -> None:
    taken = session.scalar(select(DataPoint).where(DataPoint.measure_id == measure.id, DataPoint.on_date == on))
    if taken is not None:
        stands = _amount(taken.value, measure)
        sentence = _("{day} already has {value}. Change that number, or type another day before this one.")
        raise Taken(sentence.format(day=format_date(on, today=today), value=stands), taken.uuid, value)


def _amount(value: float | None, measure: Measure) -> str:
    if value is None:
        return _("no number")
    return f"{format_number(value)} {measure.unit}".strip()


def _name(text: str) -> str:
    name = clean_line(text, longest=120)
    if not name:
        raise Refused(_("Name what you count or time."))
    return name
