"""What is read of measures: every period, the settings, and what the numbers show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.queries.pilot_series import control_series
from opspath_desktop.queries.pilots import PilotView, pilot
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Annotation, DataPoint, Measure, PdsaCycle, Phase, Pilot

TODAY = date(2026, 11, 26)
START = date(2026, 1, 5)


def week(number: int) -> date:
    return START + timedelta(weeks=number)


def add_measure(session: Session, **fields: object) -> Measure:
    owner = session.query(Pilot).first()
    if owner is None:
        owner = Pilot(title="Slots", started_on=START, status="testing")
        session.add(owner)
        session.flush()
    measure = Measure(pilot_id=owner.id, **{"name": "Wait", "unit": "min", **fields})
    session.add(measure)
    session.flush()
    return measure


def fill(session: Session, measure: Measure, values: Sequence[float | None]) -> None:
    for at, value in enumerate(values):
        session.add(DataPoint(measure_id=measure.id, on_date=week(at), value=value, missing=value is None))


def view(database: Database) -> PilotView:
    with database.read() as session:
        found = pilot(session, EMPTY, TODAY, session.query(Pilot).one().uuid)
    assert found is not None
    return found


def test_missing_and_excluded_periods_are_there_and_take_no_part(database: Database) -> None:
    with database.change("Add") as session:
        measure = add_measure(session)
        fill(session, measure, [5.0, None, 7.0])
        odd = {"value": 99.0, "excluded": True, "reason": "Strike"}
        session.add(DataPoint(measure_id=measure.id, on_date=week(3), **odd))
    shown = view(database).measures[0]
    assert [(point.value, point.missing, point.excluded) for point in shown.points] == [
        (5.0, False, False),
        (None, True, False),
        (7.0, False, False),
        (99.0, False, True),
    ]
    assert [point.value for point in shown.counted] == [5.0, 7.0]
    assert (shown.study.count, shown.study.latest, shown.study.latest_on) == (2, 7.0, week(2))


def test_events_count_the_days_between_them(database: Database) -> None:
    with database.change("Add") as session:
        measure = add_measure(session, value_mode="time_between_events", frequency="event", direction="up")
        for seq, (at, missing) in enumerate(((0, False), (2, True), (3, False), (3, False), (4, False))):
            session.add(DataPoint(measure_id=measure.id, on_date=week(at), seq=seq, missing=missing))
    shown = view(database).measures[0]
    assert [(point.value, point.missing) for point in shown.points] == [
        (None, False),
        (None, True),
        (21.0, False),
        (0.0, False),
        (7.0, False),
    ]
    assert [period.value for period in shown.study.periods] == [point.value for point in shown.points]


def test_changes_are_numbered_and_know_their_cycle(database: Database) -> None:
    with database.change("Add") as session:
        owner = add_measure(session).pilot_id
        session.add(PdsaCycle(pilot_id=owner, seq=1, change_idea="Slots"))
        session.flush()
        cycle = session.query(PdsaCycle).one()
        for at, kind, of in ((4, "change", cycle.id), (2, "change", None), (3, "event", None)):
            session.add(Annotation(pilot_id=owner, on_date=week(at), text=kind, kind=kind, cycle_id=of))
        session.flush()
        uuid = cycle.uuid
    assert [(mark.number, mark.kind, mark.cycle) for mark in view(database).marks] == [
        (1, "change", ""),
        (0, "event", ""),
        (2, "change", uuid),
    ]


def test_phases_reach_the_chart(database: Database) -> None:
    with database.change("Add") as session:
        measure = add_measure(session, decimals=1, lower_bound=0.0, target=5.0)
        fill(session, measure, [8.0, 9.0] * 4 + [5.0, 6.0] * 4)
        session.add(
            Phase(measure_id=measure.id, start_date=week(8), label="Slots", reason="It lasts", cause_known=True)
        )
    found = view(database)
    shown = found.measures[0]
    assert [(phase.label, phase.reason, phase.cause_known, phase.cycle) for phase in shown.phases] == [
        ("Slots", "It lasts", True, "")
    ]
    drawn = control_series(shown, found.marks)
    assert (drawn.kind, drawn.phases, drawn.lower_bound, drawn.decimals) == ("xmr", ("", "Slots"), 0.0, 1)
    assert drawn.chart is shown.study.chart
    assert len(drawn.days) == len(drawn.notes) == len(shown.points) == 16


def test_every_measure_hears_of_the_balancing_one(database: Database) -> None:
    with database.change("Add") as session:
        fill(session, add_measure(session), [8.0, 9.0, 8.0])
        fill(session, add_measure(session, kind="balancing", name="Overtime"), [1.0, 2.0] * 4 + [20.0])
    first, second = view(database).measures
    assert (first.balancing, second.balancing) == ("concern", "concern")
    assert "Balancing: concern." in first.sentence(TODAY)
    assert "Balancing" not in second.sentence(TODAY)


def test_the_goal_measure_speaks_for_the_pilot(database: Database) -> None:
    with database.change("Add") as session:
        fill(session, add_measure(session, name="First"), [8.0])
        fill(session, add_measure(session, name="Goal", is_goal=True), [5.0, 4.0])
    found = view(database)
    assert found.goal is not None
    assert (found.goal.name, found.measure(""), found.proof.level) == ("Goal", found.goal, 1)
    assert found.fidelity.ticks == (False, False, False, False, True)
