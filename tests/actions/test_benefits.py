"""Benefits on a real file: added, corrected, refused, deleted, added up."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import benefits, measures, pilots
from opspath_desktop.actions.benefits import BenefitFields
from opspath_desktop.domain.benefits import Sum
from opspath_desktop.errors import Refused
from opspath_desktop.queries import benefits as queries

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T08:00:00Z"


@pytest.fixture
def uuid(session: Session) -> str:
    return pilots.start(session, "Lorries wait", today=TODAY)


def test_a_benefit_starts_as_a_forecast_of_capacity(session: Session, uuid: str) -> None:
    benefits.add(session, uuid, today=TODAY, what="Less waiting", quantity=3, unit="h", recurrence="week")
    found = queries.benefits(session, uuid)[0]
    assert (found.stage, found.nature, found.annual_minor) == ("forecast", "capacity", None)
    assert found.formula == "3 h \u00d7 52 weeks = 156 h a year"


def test_the_category_brings_its_nature_until_one_is_said(session: Session, uuid: str) -> None:
    made = benefits.add(session, uuid, today=TODAY, what="Less waiting")
    benefits.edit(session, made, today=TODAY, category="safety")
    assert queries.benefits(session, uuid)[0].nature == "non_financial"
    benefits.edit(session, made, today=TODAY, nature="hard_cash")
    benefits.edit(session, made, today=TODAY, category="time")
    assert queries.benefits(session, uuid)[0].nature == "hard_cash"


def test_only_the_actual_ones_are_added_up(session: Session, uuid: str) -> None:
    worth = BenefitFields(quantity=3, unit="h", recurrence="week", rate_minor=2850, currency="EUR")
    benefits.add(session, uuid, today=TODAY, **worth)
    benefits.add(session, uuid, today=TODAY, stage="actual", validated_by="Controller", validated_on=TODAY, **worth)
    found = queries.benefits(session, uuid)
    assert [each.stage for each in found] == ["actual", "forecast"]
    assert found[0].is_validated
    assert queries.actual_sums(found) == (Sum("capacity", "EUR", 444_600),)


def test_a_measure_of_the_same_pilot_shows_it(session: Session, uuid: str) -> None:
    made = benefits.add(session, uuid, today=TODAY, what="Less waiting")
    own = measures.add_measure(session, uuid, name="Wait")
    benefits.set_measure(session, made, own)
    assert queries.benefits(session, uuid)[0].measure_name == "Wait"
    other = measures.add_measure(session, pilots.start(session, "Other", today=TODAY), name="Walk")
    with pytest.raises(Refused, match="another pilot"):
        benefits.set_measure(session, made, other)
    benefits.set_measure(session, made, "")
    assert queries.benefits(session, uuid)[0].measure == ""


@pytest.mark.parametrize(
    "fields",
    [
        BenefitFields(),
        BenefitFields(what="x", category="fame"),
        BenefitFields(what="x", quantity=float("inf")),
        BenefitFields(what="x", quantity=1e308),
        BenefitFields(what="x", rate_minor=10**15, currency="EUR"),
        BenefitFields(what="x", rate_minor=100),
        BenefitFields(what="x", currency="euros"),
        BenefitFields(what="x", from_date=TODAY, to_date=date(2026, 1, 1)),
        BenefitFields(what="x", validated_on=date(2026, 12, 1)),
    ],
)
def test_what_cannot_be_reckoned_is_refused(session: Session, uuid: str, fields: BenefitFields) -> None:
    with pytest.raises(Refused):
        benefits.add(session, uuid, today=TODAY, **fields)


def test_the_last_currency_is_offered_and_a_benefit_can_be_deleted(session: Session, uuid: str) -> None:
    assert benefits.last_currency(session) == ""
    made = benefits.add(session, uuid, today=TODAY, what="Less waiting", currency="chf")
    assert benefits.last_currency(session) == "CHF"
    assert benefits.delete(session, made, now=NOW) == "Less waiting"
    assert queries.benefits(session, uuid) == ()
