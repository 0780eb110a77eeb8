"""Measures, their settings and their numbers on a real file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from opspath_desktop.actions import cycles, measures, pilots
from opspath_desktop.domain.points import Entry
from opspath_desktop.errors import Refused
from opspath_desktop.store.schema import DataPoint, Measure, PdsaCycle

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from opspath_desktop.domain.pathway import Pathway

TODAY = date(2026, 11, 26)
BEFORE = date(2026, 11, 25)


@pytest.fixture
def pilot(session: Session) -> str:
    return pilots.start(session, "Triage", today=TODAY)


def measure(session: Session, pilot: str, **fields: Any) -> str:
    return measures.add_measure(session, pilot, **{"name": "First response", "unit": "h", **fields})


def kept(session: Session, uuid: str) -> Measure:
    return session.scalars(select(Measure).where(Measure.uuid == uuid)).one()


def point(session: Session, uuid: str) -> DataPoint:
    return session.scalars(select(DataPoint).where(DataPoint.uuid == uuid)).one()


def test_every_setting_is_kept(session: Session, pilot: str) -> None:
    fields: dict[str, Any] = {
        "value_mode": "count",
        "frequency": "day",
        "source": "Ticket system",
        "lower_bound": 0,
        "upper_bound": 24.0,
        "decimals": 1,
        "chart": "xmr",
        "screen_mr": True,
        "rule_set": "wheeler",
        "trend_length": 6,
        "baseline_mode": "first_n",
        "baseline_n": 12,
        "baseline_from": BEFORE,
        "baseline_to": TODAY,
    }
    record = kept(session, measure(session, pilot, **fields))
    assert {name: getattr(record, name) for name in fields} == fields


def test_the_first_outcome_is_the_goal_until_another_one_is(session: Session, pilot: str) -> None:
    process = kept(session, measure(session, pilot, kind="process"))
    first, second = (kept(session, measure(session, pilot)) for _ in range(2))
    assert (process.is_goal, first.is_goal, second.is_goal) == (False, True, False)
    measures.edit_measure(session, second.uuid, is_goal=True)
    assert (process.is_goal, first.is_goal, second.is_goal) == (False, False, True)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "Name what"),
        ({"target": 1e308}, "too large"),
        ({"baseline": float("nan")}, "too large"),
        ({"lower_bound": 5.0, "upper_bound": 1.0}, "below the upper"),
        ({"target": 6.0, "direction": "neutral"}, "needs a direction"),
        ({"decimals": 9}, "from 0 to 6"),
        ({"trend_length": 5}, "from 6 to 7"),
        ({"baseline_n": 3}, "from 6 to"),
        ({"chart": "pie"}, "none of"),
        ({"baseline_mode": "typed"}, "Type the number"),
    ],
)
def test_what_cannot_be_kept_is_refused(session: Session, pilot: str, fields: dict[str, Any], said: str) -> None:
    uuid = measure(session, pilot)
    with pytest.raises(Refused, match=said), session.begin_nested():
        measures.edit_measure(session, uuid, **fields)


def test_a_measure_serves_a_success_metric(session: Session, pathway: Pathway, pilot: str) -> None:
    uuid = measure(session, pilot)
    metric = next(item.id for stage in pathway.stages for item in stage.of("metric"))
    measures.set_metric(session, pathway, uuid, metric)
    assert kept(session, uuid).metric_id is not None
    measures.set_metric(session, pathway, uuid, "")
    assert kept(session, uuid).metric_id is None


def test_a_ratio_keeps_both_parts_and_follows_the_unit(session: Session, pilot: str) -> None:
    uuid = measure(session, pilot, value_mode="ratio", unit="")
    made = point(session, measures.add_point(session, uuid, numerator=12, denominator=40, on=TODAY, today=TODAY))
    assert (made.value, made.numerator, made.denominator) == (0.3, 12, 40)
    measures.edit_measure(session, uuid, unit="%")
    session.refresh(made)
    assert made.value == 30
    measures.edit_point(session, made.uuid, today=TODAY, numerator=10, denominator=40)
    assert made.value == 25
    with pytest.raises(Refused, match="more than 0"):
        measures.edit_point(session, made.uuid, today=TODAY, numerator=10, denominator=0)


def test_a_day_has_one_number_but_several_events(session: Session, pilot: str) -> None:
    values, events = measure(session, pilot), measure(session, pilot, value_mode="time_between_events")
    measures.add_point(session, values, value=5, on=TODAY, today=TODAY)
    with pytest.raises(measures.Taken, match="already has 5 h"):
        measures.add_point(session, values, value=6, on=TODAY, today=TODAY)
    made = [measures.add_point(session, events, on=TODAY, today=TODAY) for _ in range(3)]
    assert [point(session, uuid).seq for uuid in made] == [0, 1, 2]
    other = measures.add_point(session, events, on=BEFORE, today=TODAY)
    measures.edit_point(session, other, today=TODAY, on=TODAY)
    assert point(session, other).seq == 3


def test_what_ratios_are_compared_with_follows_them_to_per_cent_and_back(session: Session, pilot: str) -> None:
    """Else a frozen prediction of 0.25 would be held against 30 per cent."""
    uuid = measure(session, pilot, value_mode="ratio", unit="", target=0.07, baseline=0.3)
    cycle = cycles.add(session, pilot, "Slots")
    cycles.edit(session, cycle, today=TODAY, measure=uuid, predicted_value=0.25, do_start=TODAY)
    made = session.scalars(select(PdsaCycle).where(PdsaCycle.uuid == cycle)).one()
    measures.edit_measure(session, uuid, unit="%")
    record = kept(session, uuid)
    assert (record.target, record.baseline, record.lower_bound, made.predicted_value) == (7.0, 30.0, 0.0, 25.0)
    measures.edit_measure(session, uuid, unit="", target=0.1)
    assert (record.target, record.baseline, made.predicted_value) == (0.1, 0.3, 0.25)
    measures.edit_measure(session, uuid, target=8.0)
    measures.edit_measure(session, uuid, unit="%")
    assert record.target == 8.0  # nobody means 800 per cent


def test_numbers_and_events_are_not_turned_into_each_other(session: Session, pilot: str) -> None:
    uuid = measure(session, pilot)
    measures.edit_measure(session, uuid, value_mode="time_between_events")
    measures.add_point(session, uuid, on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="has numbers already"):
        measures.edit_measure(session, uuid, value_mode="value")


def test_a_period_without_a_number_has_a_reason_and_may_get_one(session: Session, pilot: str) -> None:
    uuid = measure(session, pilot)
    with pytest.raises(Refused, match="Say why"):
        measures.add_missing(session, uuid, on=TODAY, today=TODAY, reason=" ")
    made = point(session, measures.add_missing(session, uuid, on=TODAY, today=TODAY, reason="Holiday"))
    assert (made.value, made.missing, made.reason) == (None, True, "Holiday")
    with pytest.raises(measures.Taken, match="kept as a day without a number"):
        measures.add_point(session, uuid, value=5, on=TODAY, today=TODAY)
    measures.edit_point(session, made.uuid, today=TODAY, value=5)
    assert (made.value, made.missing, made.reason) == (5, False, "")
    measures.set_missing(session, made.uuid, "Typed on the wrong day")
    assert (made.value, made.missing) == (None, True)
    with pytest.raises(Refused, match="no number to leave out"):
        measures.exclude_point(session, made.uuid, "Odd")


def test_a_number_is_left_out_with_a_reason_and_taken_in_again(session: Session, pilot: str) -> None:
    made = point(session, measures.add_point(session, measure(session, pilot), value=50, on=TODAY, today=TODAY))
    with pytest.raises(Refused, match="Say why"):
        measures.exclude_point(session, made.uuid, "")
    measures.exclude_point(session, made.uuid, "Test ticket")
    assert (made.value, made.excluded, made.reason) == (50, True, "Test ticket")
    measures.include_point(session, made.uuid)
    assert (made.excluded, made.reason) == (False, "")


@pytest.mark.parametrize("mode", ["value", "ratio", "count", "time_between_events"])
def test_no_kind_of_number_is_taken_for_a_day_to_come(session: Session, pilot: str, mode: str) -> None:
    uuid = measure(session, pilot, value_mode=mode)
    with pytest.raises(Refused, match="still to come"):
        measures.add_point(session, uuid, value=5, numerator=5, denominator=9, on=TODAY + timedelta(1), today=TODAY)


@pytest.mark.parametrize(
    ("mode", "value"), [("count", 2.5), ("count", -1), ("time_between_events", -1), ("value", 1e308)]
)
def test_numbers_of_the_wrong_kind_are_refused(session: Session, pilot: str, mode: str, value: float) -> None:
    uuid = measure(session, pilot, value_mode=mode)
    with pytest.raises(Refused):
        measures.add_point(session, uuid, value=value, on=TODAY, today=TODAY)


def test_events_are_never_missing(session: Session, pilot: str) -> None:
    uuid = measure(session, pilot, value_mode="time_between_events")
    with pytest.raises(Refused):
        measures.add_missing(session, uuid, on=TODAY, today=TODAY, reason="Holiday")
    with pytest.raises(Refused):
        measures.set_missing(session, measures.add_point(session, uuid, on=TODAY, today=TODAY), "Holiday")


def test_the_kind_of_number_brings_its_bound_and_rare_events_their_direction(session: Session, pilot: str) -> None:
    events = kept(session, measure(session, pilot, value_mode="time_between_events"))
    assert (events.lower_bound, events.direction, events.frequency) == (0, "up", "event")
    ratio = kept(session, measure(session, pilot, value_mode="ratio", lower_bound=0.1))
    assert (ratio.lower_bound, ratio.direction) == (0.1, "down")
    assert kept(session, measure(session, pilot)).lower_bound is None


def test_a_line_is_recorded_and_revised_as_what_it_is(session: Session, pilot: str) -> None:
    uuid = measure(session, pilot)
    made = point(session, measures.record(session, uuid, Entry(TODAY, 5.0), today=TODAY))
    measures.revise(session, made.uuid, Entry(TODAY, missing=True, reason="Holiday"), today=TODAY)
    assert (made.missing, made.reason) == (True, "Holiday")
    measures.revise(session, made.uuid, Entry(TODAY, 6.0), today=TODAY)
    assert (made.missing, made.value) == (False, 6)
    other = measures.record(session, uuid, Entry(BEFORE, missing=True, reason="Closed"), today=TODAY)
    assert point(session, other).missing


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.sampled_from(["value", "count", "time_between_events"]))
def test_equal_days_are_refused_except_for_events(session: Session, pilot: str, days: list[int], mode: str) -> None:
    uuid = measure(session, pilot, value_mode=mode)
    kept_days: list[date] = []
    for before in days:
        on = TODAY - timedelta(before)
        if mode != "time_between_events" and on in kept_days:
            with pytest.raises(measures.Taken, match="already has"):
                measures.add_point(session, uuid, value=5, on=on, today=TODAY)
            continue
        measures.add_point(session, uuid, value=5, on=on, today=TODAY)
        kept_days.append(on)
    found = session.scalars(select(DataPoint).join(Measure).where(Measure.uuid == uuid)).all()
    assert sorted((each.on_date, each.seq) for each in found) == sorted(
        (on, kept_days[:at].count(on)) for at, on in enumerate(kept_days)
    )
