"""Pilots, their numbers and their journal on a real file, read back through the queries."""

from datetime import date, timedelta
from typing import Any

import pytest

from opspath_desktop.actions import journal, marks, measures, pilots, stages
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.queries import hanging
from opspath_desktop.queries import pilots as queries
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database

TODAY = date(2026, 11, 26)
CHANGED = date(2026, 9, 22)


def do(database: Database, action: Any, *args: Any, **fields: Any) -> Any:
    with database.change("Try") as session:
        return action(session, *args, **fields)


def view(database: Database, core: Pathway, uuid: str) -> queries.PilotView:
    with database.read() as session:
        found = queries.pilot(session, core, TODAY, uuid)
    assert found is not None
    return found


def rows(database: Database, core: Pathway) -> tuple[queries.PilotRow, ...]:
    with database.read() as session:
        return queries.pilot_list(session, core, TODAY)


@pytest.fixture
def uuid(database: Database) -> str:
    return str(do(database, pilots.start, " Ticket\ttriage ", today=TODAY))


@pytest.fixture
def measure(database: Database, uuid: str) -> str:
    return str(do(database, measures.add_measure, uuid, name="First response", unit="h", baseline=8.2, target=6.0))


def test_a_title_is_enough_to_start(database: Database, core: Pathway, uuid: str) -> None:
    pilot = view(database, core, uuid)
    assert (pilot.title, pilot.status, pilot.started_on) == ("Ticket triage", "idea", TODAY)
    assert rows(database, core)[0].caption == "No measure yet"


@pytest.mark.parametrize("title", ["", "  \n", "x" * 121])
def test_no_title_or_a_whole_page_is_refused(database: Database, title: str) -> None:
    with pytest.raises(Refused):
        do(database, pilots.start, title, today=TODAY)


def test_fields_change_one_by_one(database: Database, core: Pathway, uuid: str) -> None:
    do(database, pilots.edit, uuid, aim=" Answer faster ", private=True)
    do(database, pilots.edit, uuid, title="Triage", change_idea="Five questions", area="Desk", results="Kept")
    pilot = view(database, core, uuid)
    assert (pilot.title, pilot.aim, pilot.change_idea) == ("Triage", "Answer faster", "Five questions")
    assert (pilot.area, pilot.results, pilot.private) == ("Desk", "Kept", True)


def test_a_pilot_starts_when_it_first_runs_and_closes_when_it_is_finished(
    database: Database, core: Pathway, uuid: str
) -> None:
    do(database, pilots.set_status, uuid, "testing", on=CHANGED, today=TODAY)
    do(database, pilots.set_status, uuid, "on_hold", on=date(2026, 10, 1), today=TODAY)
    do(database, pilots.set_status, uuid, "implementing", on=date(2026, 10, 20), today=TODAY)
    assert view(database, core, uuid).started_on == view(database, core, uuid).since == CHANGED
    do(database, pilots.set_status, uuid, "adopted", on=TODAY, today=TODAY, note="All desks")
    assert view(database, core, uuid).closed_on == TODAY
    do(database, pilots.set_status, uuid, "sustaining", on=TODAY, today=TODAY)
    reopened = view(database, core, uuid)
    assert reopened.closed_on is None
    assert [move.to_status for move in reopened.history[:2]] == ["sustaining", "adopted"]


def test_days_are_corrected_with_their_moves(database: Database, core: Pathway, uuid: str) -> None:
    do(database, pilots.set_status, uuid, "testing", on=TODAY, today=TODAY)
    do(database, pilots.set_status, uuid, "on_hold", on=TODAY, today=TODAY)
    do(database, pilots.set_status, uuid, "adopted", on=TODAY, today=TODAY)
    do(database, pilots.set_dates, uuid, today=TODAY, started_on=CHANGED)
    do(database, pilots.set_dates, uuid, today=TODAY, closed_on=date(2026, 11, 2))
    pilot = view(database, core, uuid)
    assert (pilot.started_on, pilot.closed_on, pilot.since) == (CHANGED, date(2026, 11, 2), date(2026, 11, 2))
    assert [move.on for move in pilot.history] == [date(2026, 11, 2), TODAY, CHANGED]
    with pytest.raises(Refused, match="end before"):
        do(database, pilots.set_dates, uuid, today=TODAY, started_on=date(2026, 11, 3))
    with pytest.raises(Refused, match="still to come"):
        do(database, pilots.set_dates, uuid, today=TODAY, started_on=TODAY + timedelta(1))


def test_the_same_status_again_writes_nothing(database: Database, core: Pathway, uuid: str) -> None:
    assert do(database, pilots.set_status, uuid, "idea", on=TODAY, today=TODAY) == "idea"
    assert view(database, core, uuid).history == ()


def test_an_unknown_status_and_a_day_to_come_are_refused(database: Database, uuid: str) -> None:
    with pytest.raises(Refused, match="no status"):
        do(database, pilots.set_status, uuid, "won", on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="still to come"):
        do(database, pilots.set_status, uuid, "testing", on=TODAY + timedelta(1), today=TODAY)


def test_a_measure_keeps_what_is_not_named(database: Database, core: Pathway, uuid: str, measure: str) -> None:
    do(
        database,
        measures.edit_measure,
        measure,
        target=None,
        direction="neutral",
        kind="balancing",
        definition="Median",
    )
    shown = view(database, core, uuid).measures[0]
    assert (shown.name, shown.unit, shown.baseline, shown.target) == ("First response", "h", 8.2, None)
    assert (shown.direction, shown.kind, shown.definition) == ("neutral", "balancing", "Median")


@pytest.mark.parametrize(
    "fields", [{"name": " "}, {"name": "A", "direction": "left"}, {"name": "A", "baseline": float("inf")}]
)
def test_a_measure_that_cannot_be_kept_is_refused(database: Database, uuid: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        do(database, measures.add_measure, uuid, **fields)


def test_numbers_come_back_by_day_with_their_sentence(
    database: Database, core: Pathway, uuid: str, measure: str
) -> None:
    for weeks, value in enumerate((8.0, 8.4, 5.6)):
        on = CHANGED + timedelta(weeks=weeks - 2)
        do(database, measures.add_point, measure, value=value, on=on, today=TODAY)
    do(database, marks.mark, uuid, text="Script live", on=CHANGED, today=TODAY)
    shown = view(database, core, uuid).measures[0]
    assert [point.value for point in shown.points] == [8.0, 8.4, 5.6]
    assert shown.sentence(TODAY).startswith("First response: 8.2 → 5.6 h (-32%, better). No evidence of change yet")
    assert rows(database, core)[0].caption == "First response · 3 points"


def test_a_second_number_on_a_day_is_refused_and_says_what_stands_there(database: Database, measure: str) -> None:
    point = do(database, measures.add_point, measure, value=5.2, on=TODAY, today=TODAY)
    with pytest.raises(measures.Taken, match=r"26 November already has 5\.2 h") as caught:
        do(database, measures.add_point, measure, value=4.9, on=TODAY, today=TODAY)
    assert (caught.value.point, caught.value.value) == (point, 4.9)
    do(database, measures.edit_point, caught.value.point, today=TODAY, value=caught.value.value)


def test_a_number_may_move_to_a_free_day_only(database: Database, core: Pathway, uuid: str, measure: str) -> None:
    do(database, measures.add_point, measure, value=5.2, on=CHANGED, today=TODAY)
    point = do(database, measures.add_point, measure, value=4.9, on=TODAY, today=TODAY)
    with pytest.raises(measures.Taken):
        do(database, measures.edit_point, point, today=TODAY, on=CHANGED)
    with pytest.raises(Refused, match="still to come"):
        do(database, measures.edit_point, point, today=TODAY, on=TODAY + timedelta(1))
    do(database, measures.edit_point, point, today=TODAY, on=CHANGED + timedelta(1), note="After lunch")
    moved = view(database, core, uuid).measures[0].points[1]
    assert (moved.on, moved.value, moved.note) == (CHANGED + timedelta(1), 4.9, "After lunch")


def test_a_number_for_tomorrow_is_refused(database: Database, measure: str) -> None:
    with pytest.raises(Refused, match="27 November is still to come"):
        do(database, measures.add_point, measure, value=1, on=TODAY + timedelta(1), today=TODAY)


def test_marks_are_edited_and_only_changes_split_the_numbers(
    database: Database, core: Pathway, uuid: str, measure: str
) -> None:
    mark = do(database, marks.mark, uuid, text="Holiday week", on=CHANGED, today=TODAY, kind="event")
    assert view(database, core, uuid).measures[0].study.change is None
    do(database, marks.edit_mark, mark, today=TODAY, text="Holidays", on=TODAY)
    assert view(database, core, uuid).marks[0].text == "Holidays"
    with pytest.raises(Refused, match="Write what changed"):
        do(database, marks.edit_mark, mark, today=TODAY, text=" ")


def test_the_journal_takes_its_step_from_a_slash_word(database: Database, core: Pathway, uuid: str) -> None:
    first = do(database, journal.add, uuid, "/plan under 6 h", on=CHANGED, today=TODAY)
    do(database, journal.add, uuid, "Night shift skips a question", on=TODAY, today=TODAY, private=False)
    entries = view(database, core, uuid).journal
    assert [(entry.step, entry.private) for entry in entries] == [("note", False), ("plan", True)]
    do(database, journal.edit, first, today=TODAY, text="/study it fell", on=TODAY, private=False)
    do(database, journal.edit, first, today=TODAY, text="it fell a lot")
    changed = next(entry for entry in view(database, core, uuid).journal if entry.uuid == first)
    assert (changed.step, changed.text, changed.on, changed.private) == ("study", "it fell a lot", TODAY, False)


@pytest.mark.parametrize("text", ["", "/do", "\n"])
def test_an_entry_needs_words(database: Database, uuid: str, text: str) -> None:
    with pytest.raises(Refused, match="Write what happened"):
        do(database, journal.add, uuid, text, on=TODAY, today=TODAY)


def test_a_pilot_counts_for_a_metric_once(database: Database, core: Pathway, uuid: str) -> None:
    metric = core.stages[1].of("metric")[0]
    for _again in range(2):
        do(database, pilots.link, core, uuid, metric.id)
    links = view(database, core, uuid).links
    assert [(link.role, link.title, link.stage) for link in links] == [("counts_for", metric.title, 2)]
    do(database, pilots.unlink, links[0].uuid)
    assert view(database, core, uuid).links == ()


def test_a_running_pilot_is_evidence_for_what_it_counts_for(database: Database, core: Pathway, uuid: str) -> None:
    metric = core.stages[1].of("metric")[0]
    with pytest.raises(Refused, match="still an idea"):
        do(database, pilots.use_as_evidence, core, uuid, [metric.id], what="It fell.", on=TODAY)
    do(database, pilots.set_status, uuid, "testing", on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="Choose what"):
        do(database, pilots.use_as_evidence, core, uuid, [], what="It fell.", on=TODAY)
    do(database, pilots.use_as_evidence, core, uuid, [metric.id], what="It fell.", on=TODAY)
    with database.read() as session:
        shown = hanging.evidence_by_item(session)[metric.id]
    assert [(row.what, row.kind) for row in shown] == [("Ticket triage: It fell.", "pilot")]


def test_evidence_made_of_a_pilot_turns_private_with_it(database: Database, core: Pathway, uuid: str) -> None:
    metric = core.stages[1].of("metric")[0]
    do(database, pilots.set_status, uuid, "testing", on=TODAY, today=TODAY)
    do(database, pilots.use_as_evidence, core, uuid, [metric.id], what="It fell.", on=TODAY)
    do(database, pilots.edit, uuid, private=True)
    with database.read() as session:
        assert [row.private for row in hanging.evidence_by_item(session)[metric.id]] == [True]


def test_a_deleted_pilot_comes_back_whole(database: Database, core: Pathway, uuid: str, measure: str) -> None:
    do(database, measures.add_point, measure, value=5.2, on=TODAY, today=TODAY)
    do(database, journal.add, uuid, "/do it", on=TODAY, today=TODAY)
    before = view(database, core, uuid)
    do(database, pilots.delete, uuid, now="2026-11-26T10:00:00Z")
    assert rows(database, core) == ()
    do(database, trash.restore, 1)
    assert view(database, core, uuid) == before


def test_parts_of_a_pilot_go_to_the_trash_and_undo_brings_them_back(
    database: Database, core: Pathway, uuid: str, measure: str
) -> None:
    point = do(database, measures.add_point, measure, value=5.2, on=TODAY, today=TODAY)
    entry = do(database, journal.add, uuid, "/do it", on=TODAY, today=TODAY)
    mark = do(database, marks.mark, uuid, text="Live", on=TODAY, today=TODAY)
    before = view(database, core, uuid)
    gone = [(measures.delete_point, point), (journal.delete, entry), (marks.delete_mark, mark)]
    for action, part in [*gone, (measures.delete_measure, measure)]:
        do(database, action, part, now="2026-11-26T10:00:00Z")
    empty = view(database, core, uuid)
    assert (empty.measures, empty.journal, empty.marks) == ((), (), ())
    for _step in range(4):
        database.undo()
    assert view(database, core, uuid) == before


def test_what_is_gone_is_refused_not_broken(database: Database) -> None:
    with pytest.raises(Refused, match="no longer there"):
        do(database, pilots.edit, "nowhere", title="A")


def test_the_current_stage_suggests_its_tips(database: Database, core: Pathway) -> None:
    with database.read() as session:
        assert queries.suggestion(session, core) is None
    do(database, stages.enter, core, core.stages[1].id, on=TODAY)
    with database.read() as session:
        found = queries.suggestion(session, core)
    assert found == queries.Suggestion(2, core.stages[1].of("tip"))
