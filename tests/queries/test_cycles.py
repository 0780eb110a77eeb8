"""What is seen of PDSA cycles: results, proposals, many pilots at once, search, and the year's record."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from opspath_desktop.actions import cycles, measures, pilots
from opspath_desktop.domain.predictions import Actual
from opspath_desktop.queries import cycles as queries
from opspath_desktop.queries.calibration import calibration
from opspath_desktop.queries.search import search
from opspath_desktop.store.database import Database, Session

TODAY = date(2026, 11, 22)
BEGUN = date(2026, 11, 2)


def started(session: Session, title: str = "Slots", **fields: Any) -> tuple[str, str, str]:
    """Make a pilot with a measure of three numbers and a cycle that has begun; return their uuids."""
    pilot = pilots.start(session, title, today=BEGUN)
    measure = measures.add_measure(session, pilot, name="Wait", unit="min")
    for days, value in ((-3, 51.0), (4, 44.0), (11, 38.0)):
        measures.add_point(session, measure, value=value, on=BEGUN + timedelta(days), today=TODAY)
    cycle = cycles.add(session, pilot, "Slots for six")
    said = {"prediction": "Under 40", "predicted_value": 40.0, "predicted_direction": "down", "confidence": 80}
    given = {"measure": measure, "predicted_by": BEGUN + timedelta(14), **said, **fields}
    cycles.edit(session, cycle, today=BEGUN, **given)
    cycles.edit(session, cycle, today=TODAY, do_start=BEGUN)
    return pilot, measure, cycle


def one(session: Session, pilot: str, today: date = TODAY) -> queries.CycleView:
    return queries.cycles(session, today, pilot).cycles[0]


@pytest.fixture
def session(database: Database) -> Any:
    with database.change("Test") as opened:
        yield opened


def test_the_result_is_the_measures_number_when_its_day_has_come(session: Session) -> None:
    pilot, _measure, _cycle = started(session)
    seen = one(session, pilot)
    assert seen.actual == Actual(38.0, BEGUN + timedelta(11))
    assert (seen.before, seen.so_far) == (51.0, None)
    assert seen.proposal is not None
    assert (seen.proposal.verdict, seen.verdict) == ("confirmed", None)
    assert seen.prediction_words(TODAY) == "Under 40 · down to 40 min by 16 November, 80% sure"


def test_before_its_day_it_is_only_how_it_stands(session: Session) -> None:
    pilot, _measure, _cycle = started(session)
    seen = one(session, pilot, BEGUN + timedelta(12))
    assert (seen.actual, seen.proposal) == (None, None)
    assert seen.so_far == Actual(38.0, BEGUN + timedelta(11))


def test_a_typed_number_takes_the_place_of_the_measured_one(session: Session) -> None:
    pilot, _measure, cycle = started(session)
    cycles.edit(session, cycle, today=TODAY, actual_value=45.0)
    seen = one(session, pilot)
    assert seen.actual == Actual(45.0)
    assert seen.proposal is not None
    assert seen.proposal.verdict == "partly"
    cycles.edit(session, cycle, today=TODAY, actual_value=None)
    assert one(session, pilot).actual == Actual(38.0, BEGUN + timedelta(11))


def test_days_between_events_are_numbers_too(session: Session) -> None:
    pilot = pilots.start(session, "Rare", today=BEGUN)
    measure = measures.add_measure(session, pilot, name="Between", value_mode="time_between_events")
    for days in (0, 5, 12):
        measures.add_point(session, measure, on=BEGUN + timedelta(days), today=TODAY)
    cycle = cycles.add(session, pilot, "Cover")
    by = BEGUN + timedelta(15)
    cycles.edit(session, cycle, today=BEGUN, measure=measure, predicted_value=6.0, predicted_by=by, do_start=BEGUN)
    assert one(session, pilot).actual == Actual(7.0, BEGUN + timedelta(12))


def test_the_number_of_questions_does_not_grow_with_the_pilots(session: Session) -> None:
    uuids = [started(session, f"Pilot {number}")[0] for number in range(6)]
    session.flush()
    asked: list[str] = []
    listen = (session.connection(), "before_cursor_execute", lambda *args: asked.append(args[2]))
    event.listen(*listen)
    assert len(queries.several(session, TODAY, uuids)) == 6
    event.remove(*listen)
    assert len(asked) == 5


def test_nothing_is_known_of_no_pilot(session: Session) -> None:
    assert queries.cycles(session, TODAY, "nowhere") == queries.CyclesView("nowhere")


def test_a_menu_lists_the_newest_first(session: Session) -> None:
    pilot, _measure, _cycle = started(session)
    cycles.add(session, pilot, "Slots for nine")
    assert [(each.number, each.idea) for each in queries.choices(session, pilot)] == [
        (2, "Slots for nine"),
        (1, "Slots for six"),
    ]


@pytest.mark.parametrize("field", ["learning", "plan_where", "surprises", "question", "decision_reason"])
def test_the_words_of_a_cycle_are_found_and_lead_to_it(session: Session, field: str) -> None:
    pilot, _measure, cycle = started(session)
    cycles.edit(session, cycle, today=TODAY, **{field: "The gate was the bottleneck"})  # type: ignore[arg-type]  # a text
    (found,) = search(session, "bottleneck")
    assert (found.target, found.kind, found.title) == (f"{pilot}#cycles:{cycle}", "cycle", "Slots")


def test_amendments_are_found(session: Session) -> None:
    pilot, _measure, cycle = started(session)
    cycles.amend(session, cycle, "Without the two hauliers", on=TODAY)
    assert [each.target for each in search(session, "hauliers")] == [f"{pilot}#cycles:{cycle}"]


def test_the_record_counts_what_was_predicted_before_and_compared(session: Session) -> None:
    for verdict in ("confirmed", "partly", "not_confirmed", "no_data", None):
        _pilot, _measure, cycle = started(session, f"With {verdict}")
        cycles.edit(session, cycle, today=TODAY, verdict=verdict)
    _pilot, _measure, unsure = started(session, "Unsure", confidence=None)
    cycles.edit(session, unsure, today=TODAY, verdict="confirmed")
    seen = calibration(session, TODAY)
    assert len(seen.forecasts) == 6
    assert (seen.score.count, seen.score.hits) == (3, 1)
    assert seen.score.brier == pytest.approx((0.04 + 0.64 + 0.64) / 3)


def test_a_prediction_written_after_the_first_day_does_not_count(session: Session) -> None:
    pilot = pilots.start(session, "Late", today=BEGUN)
    cycle = cycles.add(session, pilot, "Idea")
    cycles.edit(session, cycle, today=TODAY, prediction="x", confidence=99, do_start=BEGUN, verdict="confirmed")
    assert calibration(session, TODAY).score.count == 0


def test_the_record_ends_after_a_year_and_can_leave_private_pilots_out(session: Session) -> None:
    pilot, _measure, cycle = started(session)
    cycles.edit(session, cycle, today=TODAY, verdict="confirmed")
    assert calibration(session, BEGUN + timedelta(364)).score.count == 1
    assert calibration(session, BEGUN + timedelta(365)).forecasts == ()
    pilots.edit(session, pilot, private=True)
    assert calibration(session, TODAY, private=False).forecasts == ()
