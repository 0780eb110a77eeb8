"""Define the pathway's success metrics in the user's own terms, and record their dated values."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import finite, finite_or_none, found, item_ref
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date, format_number
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Metric, MetricValue


class Definition(TypedDict, total=False):
    """The fields of a definition; those left out keep what they had, None clears a number or date."""

    definition: str
    unit: str
    better: str
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_on: date | None


def define(session: Session, pathway: Pathway, item_id: str, **fields: Unpack[Definition]) -> str:
    """Set fields of the user's definition of a success metric; return its uuid.

    The first time, unit and better direction come from the pack. Raise Refused for another kind of item, a direction
    other than up and down, and a number that cannot be kept.
    """
    metric = _metric(session, pathway, item_id)
    if "definition" in fields:
        metric.definition = clean(fields["definition"]).strip()
    if "unit" in fields:
        metric.unit = clean_line(fields["unit"], longest=40)
    if "better" in fields:
        metric.better = _direction(fields["better"])
    if "baseline" in fields:
        metric.baseline = finite_or_none(fields["baseline"])
    if "target" in fields:
        metric.target = finite_or_none(fields["target"])
    metric.baseline_on = fields.get("baseline_on", metric.baseline_on)
    metric.target_on = fields.get("target_on", metric.target_on)
    session.flush()
    return metric.uuid


def add_value(
    session: Session, pathway: Pathway, item_id: str, *, on: date, today: date, value: float, note: str = ""
) -> str:
    """Record a value of a success metric; return its uuid. Raise Refused for a day to come and no finite number."""
    metric = _metric(session, pathway, item_id)
    not_in_future(on, today, format_date(on, today=today))
    entry = MetricValue(metric_id=metric.id, on_date=on, value=finite(value), note=clean_line(note))
    session.add(entry)
    session.flush()
    return entry.uuid


def edit_value(
    session: Session,
    uuid: str,
    *,
    today: date,
    on: date | None = None,
    value: float | None = None,
    note: str | None = None,
) -> None:
    """Change a recorded value; None keeps what it had. Raise Refused for a day to come."""
    entry = found(session, MetricValue, uuid)
    if on is not None:
        not_in_future(on, today, format_date(on, today=today))
    entry.on_date = entry.on_date if on is None else on
    entry.value = entry.value if value is None else finite(value)
    entry.note = entry.note if note is None else clean_line(note)


def delete_value(session: Session, uuid: str, *, now: str) -> None:
    """Move a recorded value to Recently deleted; `now` is UTC ISO 8601."""
    entry = found(session, MetricValue, uuid)
    metric = session.get_one(Metric, entry.metric_id)
    words = _("{value} {unit} on {day}").format(
        value=format_number(entry.value), unit=metric.unit, day=format_date(entry.on_date)
    )
    trash.discard(session, entry, now=now, title=words, kind="metric_value")


def _metric(session: Session, pathway: Pathway, item_id: str) -> Metric:
    ref = item_ref(session, pathway, item_id)
    if ref.kind != "metric":
        raise Refused(_("Only a success metric has values."))
    found = session.scalar(select(Metric).where(Metric.item_ref_id == ref.id))
    if found is None:
        item = pathway.item(item_id)
        measure = item.measure if item is not None else None
        found = Metric(
            item_ref_id=ref.id,
            unit=measure.unit if measure is not None else "",
            better=measure.better if measure is not None else "up",
        )
        session.add(found)
        session.flush()
    return found


def _direction(better: str) -> str:
    if better not in ("up", "down"):
        raise Refused(_("Say whether more is better (up) or less is better (down)."))
    return better
