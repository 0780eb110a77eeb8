"""Record what a pilot brought or shall bring."""

from __future__ import annotations

import math
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions.refs import found, one_of
from opspath_desktop.domain import benefits as rules
from opspath_desktop.domain.pilots import not_in_future
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.errors import Refused
from opspath_desktop.i18n import _, format_date
from opspath_desktop.store import trash
from opspath_desktop.store.schema import Benefit, Measure, Pilot

_CHOICES = {
    "category": rules.CATEGORIES,
    "nature": rules.NATURES,
    "stage": rules.STAGES,
    "recurrence": rules.RECURRENCES,
}


class BenefitFields(TypedDict, total=False):
    """The fields of a benefit; those left out keep what they had, None clears a number or day.

    `rate_minor` is what one unit is worth, in minor units of the currency.
    """

    what: str
    category: str
    nature: str
    stage: str
    recurrence: str
    quantity: float | None
    unit: str
    rate_minor: int | None
    currency: str
    from_date: date | None
    to_date: date | None
    validated_by: str
    validated_on: date | None
    double_count_note: str


def add(session: Session, pilot_uuid: str, *, today: date, **fields: Unpack[BenefitFields]) -> str:
    """Add a benefit to a pilot; return its uuid. Without a nature it is what its category usually is, never cash.

    Raise Refused as edit does, and when nothing says what it is.
    """
    pilot = found(session, Pilot, pilot_uuid)
    category = one_of(fields.get("category", "time"), rules.CATEGORIES)
    record = Benefit(
        pilot_id=pilot.id,
        category=category,
        nature=rules.usual_nature(category),
        stage="forecast",
        recurrence="year",
        currency="",
    )
    if not clean(str(fields.get("what", ""))).strip() and fields.get("quantity") is None:
        raise Refused(_("Write what got better, for example “Less walking”."))
    _fill(record, today, fields)
    session.add(record)
    session.flush()
    return record.uuid


def edit(session: Session, uuid: str, *, today: date, **fields: Unpack[BenefitFields]) -> None:
    """Change fields of a benefit.

    Raise Refused for a number that is too large, for money without a currency, for days in the wrong order, and for a
    validation on a day to come. Another category brings its usual nature along when the nature was the usual one.
    """
    record = found(session, Benefit, uuid)
    category = fields.get("category")
    if category is not None and "nature" not in fields and record.nature == rules.usual_nature(record.category):
        record.nature = rules.usual_nature(one_of(category, rules.CATEGORIES))
    _fill(record, today, fields)


def set_measure(session: Session, uuid: str, measure_uuid: str) -> None:
    """Say which measure of the same pilot shows the benefit; "" for none."""
    record = found(session, Benefit, uuid)
    if not measure_uuid:
        record.measure_id = None
        return
    measure = found(session, Measure, measure_uuid)
    if measure.pilot_id != record.pilot_id:
        raise Refused(_("That measure belongs to another pilot."))
    record.measure_id = measure.id


def delete(session: Session, uuid: str, *, now: str) -> str:
    """Move a benefit to Recently deleted; return what it was. `now` is UTC ISO 8601."""
    record = found(session, Benefit, uuid)
    title = clean_line(record.what[:100]) or rules.category_word(record.category)
    trash.discard(session, record, now=now, title=title, kind="benefit")
    return title


def last_currency(session: Session) -> str:
    """Return the currency that was written last, or nothing."""
    latest = (
        select(Benefit.currency).where(Benefit.currency != "").order_by(Benefit.updated_at.desc(), Benefit.id.desc())
    )
    return session.scalar(latest.limit(1)) or ""


def _fill(record: Benefit, today: date, fields: BenefitFields) -> None:
    given: dict[str, Any] = dict(fields)
    for name, value in given.items():
        setattr(record, name, _kept(name, value))
    validated = given.get("validated_on")
    if validated is not None:
        not_in_future(validated, today, format_date(validated, today=today))
    if record.from_date and record.to_date and record.to_date < record.from_date:
        raise Refused(_("The benefit cannot end before it begins."))
    if record.rate_minor is not None and not record.currency:
        raise Refused(_("Write the currency too, like {amount} EUR.").format(amount=rules.example_rate()))


def _kept(name: str, value: Any) -> Any:
    if name in _CHOICES:
        return one_of(value, _CHOICES[name])
    if name == "quantity":
        return _quantity(value)
    if name == "rate_minor":
        if value is not None and not 0 <= value <= rules.LARGEST_RATE:
            raise Refused(_("That amount is too large."))
        return value
    if name == "currency":
        return rules.read_currency(value)
    if name in ("from_date", "to_date", "validated_on"):
        return value
    return clean(value).strip() if name == "double_count_note" else clean_line(value)


def _quantity(value: float | None) -> float | None:
    if value is not None and (not math.isfinite(value) or abs(value) > rules.LARGEST_QUANTITY):
        raise Refused(_("That number is too large."))
    return value
