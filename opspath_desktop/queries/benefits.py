"""What pilots brought or shall bring: each benefit with its worth, and what the actual ones add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.domain import benefits as rules
from opspath_desktop.store.schema import Benefit, Measure, Pilot


@dataclass(frozen=True, slots=True)
class BenefitView:
    """One benefit; `rate_minor` is what one unit is worth in minor units; measure and its name may be empty."""

    uuid: str
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
    measure: str
    measure_name: str

    @property
    def worth(self) -> rules.Worth:
        """Return what the arithmetic needs."""
        return rules.Worth(
            nature=self.nature,
            stage=self.stage,
            recurrence=self.recurrence,
            quantity=self.quantity,
            unit=self.unit,
            rate_minor=self.rate_minor,
            currency=self.currency,
            from_date=self.from_date,
            to_date=self.to_date,
        )

    @property
    def annual_minor(self) -> int | None:
        """Return the worth of at most 12 months in minor units."""
        return rules.annual_minor(self.worth)

    @property
    def formula(self) -> str:
        """Return how the worth came about, or nothing."""
        return rules.formula(self.worth)

    @property
    def is_validated(self) -> bool:
        """Tell whether somebody has confirmed it."""
        return bool(self.validated_by) and self.validated_on is not None


def benefits(session: Session, uuid: str) -> tuple[BenefitView, ...]:
    """Return the benefits of one pilot: actual, forecast, target, in the order they were made."""
    return benefits_of(session, [uuid]).get(uuid, ())


def benefits_of(session: Session, uuids: Collection[str]) -> dict[str, tuple[BenefitView, ...]]:
    """Return the benefits of pilots, by the pilot's uuid; one query however many there are."""
    columns = (
        Benefit.uuid,
        Benefit.what,
        Benefit.category,
        Benefit.nature,
        Benefit.stage,
        Benefit.recurrence,
        Benefit.quantity,
        Benefit.unit,
        Benefit.rate_minor,
        Benefit.currency,
        Benefit.from_date,
        Benefit.to_date,
        Benefit.validated_by,
        Benefit.validated_on,
        Benefit.double_count_note,
        func.coalesce(Measure.uuid, ""),
        func.coalesce(Measure.name, ""),
    )
    rows = session.execute(
        select(Pilot.uuid, *columns)
        .join(Pilot, Pilot.id == Benefit.pilot_id)
        .outerjoin(Measure, Measure.id == Benefit.measure_id)
        .where(Pilot.uuid.in_(uuids))
        .order_by(Benefit.id)
    )
    found: defaultdict[str, list[BenefitView]] = defaultdict(list)
    for pilot, *values in rows:
        found[pilot].append(BenefitView(*values))
    order = rules.STAGES[::-1]
    return {pilot: tuple(sorted(own, key=lambda each: order.index(each.stage))) for pilot, own in found.items()}


def actual_sums(views: Iterable[BenefitView]) -> tuple[rules.Sum, ...]:
    """Return what the actual benefits add up to, by nature and currency."""
    return rules.sums(view.worth for view in views)
