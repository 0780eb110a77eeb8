"""PDSA cycles on a real file: numbers, the lock of the prediction, amendments, what follows, and Recently deleted."""

from datetime import date, timedelta
from typing import Any

import pytest

from opspath_desktop.actions import cycles, deleted, journal, measures, pilots
from opspath_desktop.errors import Refused
from opspath_desktop.queries import cycles as queries
from opspath_desktop.queries.deleted import recently_deleted
from opspath_desktop.store.database import Database

TODAY = date(2026, 11, 22)
BEGUN = date(2026, 11, 2)
PREDICTED: dict[str, Any] = {
    "prediction": "Under 40 minutes",
    "predicted_value": 40.0,
    "predicted_direction": "down",
    "predicted_by": date(2026, 11, 20),
    "confidence": 80,
}


def do(database: Database, action: Any, *args: Any, **fields: Any) -> Any:
    with database.change("Try") as session:
        return action(session, *args, **fields)


def edit(database: Database, uuid: str, *, today: date = TODAY, **fields: Any) -> None:
    do(database, cycles.edit, uuid, today=today, **fields)


def views(database: Database, pilot: str) -> tuple[queries.CycleView, ...]:
    with database.read() as session:
        return queries.cycles(session, TODAY, pilot).cycles


@pytest.fixture
def pilot(database: Database) -> str:
    return str(do(database, pilots.start, "Slots for lorries", today=TODAY))


@pytest.fixture
def measure(database: Database, pilot: str) -> str:
    made = str(do(database, measures.add_measure, pilot, name="Wait", unit="min", baseline=51.0))
    for weeks, value in enumerate((50.0, 51.0, 44.0, 38.0)):
        on = BEGUN + timedelta(weeks=weeks - 2, days=2)
        do(database, measures.add_point, made, value=value, on=on, today=TODAY)
    return made


@pytest.fixture
def cycle(database: Database, pilot: str, measure: str) -> str:
    made = str(do(database, cycles.add, pilot, "Slots for six carriers"))
    edit(database, made, today=date(2026, 10, 30), measure=measure, **PREDICTED)
    return made


def test_a_change_idea_is_enough(database: Database, pilot: str) -> None:
    do(database, cycles.add, pilot, "  Slots\tfor six ")
    (made,) = views(database, pilot)
    assert (made.number, made.change_idea, made.scale, made.kind, made.step) == (
        1,
        "Slots for six",
        "one_case",
        "test",
        "plan",
    )


def test_a_cycle_is_measured_by_the_goal_and_goes_on_by_what_its_ramp_was(
    database: Database, pilot: str, measure: str
) -> None:
    do(database, measures.add_measure, pilot, name="Complaints", unit="", kind="balancing")
    do(database, cycles.add, pilot, "Slots")
    made = views(database, pilot)[0]
    assert (made.measure and made.measure.uuid, made.predicted.written_on) == (measure, None)
    edit(database, made.uuid, measure="")
    do(database, cycles.add, pilot, "slots")
    assert views(database, pilot)[1].measure is None


@pytest.mark.parametrize("idea", ["", " \n", "x" * 201])
def test_no_idea_or_a_page_is_refused(database: Database, pilot: str, idea: str) -> None:
    with pytest.raises(Refused):
        do(database, cycles.add, pilot, idea)


def test_an_idea_tried_before_goes_on_with_its_ramp(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, scale="one_team")
    do(database, cycles.add, pilot, "Something else")
    do(database, cycles.add, pilot, "slots for six CARRIERS")
    assert [(each.number, each.follows, each.scale) for each in views(database, pilot)] == [
        (1, 0, "one_team"),
        (2, 0, "one_case"),
        (3, 1, "one_team"),
    ]


def test_the_day_of_the_prediction_is_that_of_its_last_change(database: Database, pilot: str, cycle: str) -> None:
    assert views(database, pilot)[0].predicted.written_on == date(2026, 10, 30)
    edit(database, cycle, today=date(2026, 10, 31), question="Will they come?")
    assert views(database, pilot)[0].predicted.written_on == date(2026, 10, 30)
    edit(database, cycle, today=BEGUN, confidence=70)
    assert views(database, pilot)[0].predicted.written_on == BEGUN


def test_a_prediction_taken_back_has_no_day(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, prediction="", predicted_value=None)
    assert views(database, pilot)[0].predicted.written_on is None


@pytest.mark.parametrize("field", ["measure", *PREDICTED])
def test_each_field_of_the_prediction_is_frozen_when_do_begins(database: Database, cycle: str, field: str) -> None:
    edit(database, cycle, do_start=BEGUN)
    cleared = "" if field in ("measure", "prediction") else None
    with pytest.raises(Refused, match="frozen"):
        edit(database, cycle, **{field: cleared})


def test_writing_the_same_again_is_no_change(database: Database, pilot: str, cycle: str, measure: str) -> None:
    edit(database, cycle, do_start=BEGUN)
    before = views(database, pilot)
    edit(database, cycle, measure=measure, **PREDICTED)
    assert views(database, pilot) == before


def test_all_else_stays_open_after_the_beginning(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, do_start=BEGUN)
    edit(database, cycle, question="Q", plan_who="A", observations="O", scale="one_team", change_idea="Other words")
    assert views(database, pilot)[0].observations == "O"


def test_prediction_and_first_day_may_come_together(database: Database, pilot: str) -> None:
    made = do(database, cycles.add, pilot, "Idea")
    edit(database, made, do_start=BEGUN, prediction="It helps")
    assert views(database, pilot)[0].predicted.words == "It helps"
    assert not views(database, pilot)[0].predicted.before(BEGUN)


def test_the_first_day_can_be_corrected_but_not_cleared(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, do_start=BEGUN)
    edit(database, cycle, do_start=BEGUN + timedelta(1))
    with pytest.raises(Refused, match="stays begun"):
        edit(database, cycle, do_start=None)
    assert views(database, pilot)[0].do_start == BEGUN + timedelta(1)


def test_undo_takes_the_beginning_back_and_opens_the_prediction(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, do_start=BEGUN)
    database.undo()
    edit(database, cycle, confidence=60)
    assert views(database, pilot)[0].predicted.confidence == 60


def test_what_is_said_later_is_a_dated_amendment(database: Database, pilot: str, cycle: str) -> None:
    with pytest.raises(Refused, match="not begun"):
        do(database, cycles.amend, cycle, "Later", on=TODAY)
    edit(database, cycle, do_start=BEGUN)
    do(database, cycles.amend, cycle, " Two carriers fell out ", on=TODAY)
    (seen,) = views(database, pilot)
    assert [(each.on, each.text) for each in seen.amendments] == [(TODAY, "Two carriers fell out")]
    assert seen.predicted.words == "Under 40 minutes"
    with pytest.raises(Refused):
        do(database, cycles.amend, cycle, "  ", on=TODAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"do_start": TODAY + timedelta(1)},
        {"do_end": TODAY},
        {"do_start": BEGUN, "do_end": BEGUN - timedelta(1)},
        {"confidence": 101},
        {"predicted_value": 1e308},
        {"actual_value": float("inf")},
        {"predicted_value": float("nan")},
        {"scale": "world"},
        {"verdict": "won"},
        {"measure": "nowhere"},
        {"change_idea": ""},
    ],
)
def test_what_cannot_be_is_refused(database: Database, cycle: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        edit(database, cycle, **fields)


def test_a_measure_of_another_pilot_is_refused(database: Database, cycle: str) -> None:
    other = do(database, pilots.start, "Other", today=TODAY)
    foreign = do(database, measures.add_measure, other, name="Theirs")
    with pytest.raises(Refused, match="another pilot"):
        edit(database, cycle, measure=foreign)


def test_a_decision_gets_its_day_and_loses_it(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, decision="adapt")
    assert views(database, pilot)[0].decided_on == TODAY
    edit(database, cycle, decided_on=BEGUN)
    edit(database, cycle, decision="adopt")
    assert views(database, pilot)[0].decided_on == BEGUN
    edit(database, cycle, decision=None)
    assert views(database, pilot)[0].decided_on is None


def test_the_next_cycle_copies_the_plan_and_grows_after_adopt(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, scale="one_shift", question="Q", plan_who="Gate", data_plan="List", do_start=BEGUN)
    edit(database, cycle, decision="adopt", learning="L")
    do(database, cycles.start_next, cycle)
    first, second = views(database, pilot)
    assert (second.number, second.follows, second.scale) == (2, 1, "one_team")
    assert (second.change_idea, second.question, second.plan_who, second.data_plan) == (
        first.change_idea,
        "Q",
        "Gate",
        "List",
    )
    assert second.measure == first.measure
    assert (second.predicted.made, second.predicted.by, second.do_start, second.learning) == (False, None, None, "")


def test_the_next_cycle_is_never_smaller_than_the_ramp(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, decision="adapt")
    larger = do(database, cycles.start_next, cycle)
    edit(database, larger, scale="one_site")
    do(database, cycles.start_next, cycle)
    assert views(database, pilot)[-1].scale == "one_site"


def test_a_deleted_cycle_comes_back_with_its_amendments_and_number(database: Database, pilot: str, cycle: str) -> None:
    edit(database, cycle, do_start=BEGUN)
    do(database, cycles.amend, cycle, "Later", on=TODAY)
    written = do(database, journal.add, pilot, "It runs", on=TODAY, today=TODAY)
    do(database, cycles.delete, cycle, now="2026-11-22T08:00:00Z")
    assert views(database, pilot) == ()
    do(database, cycles.add, pilot, "Another")
    with database.read() as session:
        entry = recently_deleted(session)[0]
    do(database, deleted.restore, entry.id)
    back, other = views(database, pilot)
    assert (back.number, other.number, len(back.amendments)) == (1, 2, 1)
    with database.read() as session:
        assert queries.of_journal(session, pilot) == {written: cycle}


def test_an_entry_belongs_to_the_open_cycle_until_another_is_chosen(database: Database, pilot: str, cycle: str) -> None:
    entry = do(database, journal.add, pilot, "First", on=TODAY, today=TODAY)
    edit(database, cycle, decision="adopt")
    after = do(database, journal.add, pilot, "Decided", on=TODAY, today=TODAY)
    with database.read() as session:
        assert queries.of_journal(session, pilot) == {entry: cycle}
    do(database, journal.edit, after, today=TODAY, cycle=cycle)
    do(database, journal.edit, entry, today=TODAY, cycle="")
    with database.read() as session:
        assert queries.of_journal(session, pilot) == {after: cycle}


def test_an_entry_of_another_pilots_cycle_is_refused(database: Database, cycle: str) -> None:
    other = do(database, pilots.start, "Other", today=TODAY)
    with pytest.raises(Refused, match="another pilot"):
        do(database, journal.add, other, "Wrong", on=TODAY, today=TODAY, cycle=cycle)


def test_the_change_is_marked_once_on_its_first_day(database: Database, pilot: str, cycle: str) -> None:
    with pytest.raises(Refused, match="began"):
        do(database, cycles.mark_change, cycle)
    edit(database, cycle, do_start=BEGUN, change_idea="x" * 90)
    first = do(database, cycles.mark_change, cycle)
    assert do(database, cycles.mark_change, cycle) == first
    assert views(database, pilot)[0].marked
