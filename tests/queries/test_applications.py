"""What was done with a book, seen from the book, the pilot and the evidence."""

from datetime import date

from opspath_desktop.actions import applications, pilots, readings, takeaways
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.applications import applied_counts
from opspath_desktop.queries.hanging import evidence_by_item
from opspath_desktop.queries.pilots import pilot
from opspath_desktop.queries.readings import book
from opspath_desktop.queries.stage_readings import stage_readings
from opspath_desktop.store.database import Database

GOAL = "rdg.the-goal"
TODAY = date(2026, 11, 22)


def test_applications_stand_with_their_book_newest_first(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        applications.add(session, core, GOAL, "Walk the line", on=date(2026, 10, 1), state="adopted")
        takeaway = takeaways.add(session, core, GOAL, "Find the bottleneck")
        applications.apply(session, takeaway, on=TODAY)
    with database.read() as session:
        view = book(session, core, TODAY, GOAL)
    assert view is not None
    assert [(row.action, row.state, row.from_words) for row in view.applications] == [
        ("Find the bottleneck", "planned", "Find the bottleneck"),
        ("Walk the line", "adopted", ""),
    ]
    assert view.applied == 1


def test_both_ends_know_each_other(database: Database, core: Pathway) -> None:
    item = core.stages[0].of("competency")[0]
    with database.change("Fill") as session:
        uuid = applications.add(session, core, GOAL, "Walk the line", on=TODAY, state="tried")
        started = applications.start_pilot(session, uuid, today=TODAY).uuid
        applications.use_as_evidence(session, core, uuid, item.id, on=TODAY)
    with database.read() as session:
        view, shown = book(session, core, TODAY, GOAL), pilot(session, core, TODAY, started)
    assert view is not None
    assert shown is not None
    row = view.applications[0]
    assert [each.uuid for each in row.pilots] == [started]
    assert [(each.item, each.title) for each in row.shows] == [(item.id, item.title)]
    assert [(each.uuid, each.title, each.book) for each in shown.applied] == [(uuid, "Walk the line", "The Goal")]


def test_the_stage_says_finished_and_applied(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        for state in ("tried", "adopted"):
            applications.add(session, core, GOAL, state, on=TODAY, state=state)
        readings.set_status(session, core, GOAL, "finished", on=TODAY)
    with database.read() as session:
        found = stage_readings(session, core, [GOAL])[GOAL]
    assert (found.words, found.applied) == ("Finished", 2)


def test_evidence_says_which_book_and_which_pilot_it_was_made_of(database: Database, core: Pathway) -> None:
    item = core.stages[0].of("competency")[0]
    with database.change("Fill") as session:
        uuid = applications.add(session, core, GOAL, "Walk the line", on=TODAY, state="tried")
        applications.use_as_evidence(session, core, uuid, item.id, on=TODAY)
        pilot_uuid = pilots.start(session, "Triage", today=TODAY)
        pilots.set_status(session, pilot_uuid, "testing", on=TODAY, today=TODAY)
        pilots.use_as_evidence(session, core, pilot_uuid, [item.id], what="", on=TODAY)
    with database.read() as session:
        shown = evidence_by_item(session, [item.id])[item.id]
    assert {(each.kind, each.uuid, each.title, each.book) for row in shown for each in row.sources} == {
        ("application", uuid, "Walk the line", "The Goal"),
        ("pilot", pilot_uuid, "Triage", ""),
    }


def test_only_tried_and_adopted_ones_count(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        for state in ("planned", "tried", "adopted", "dropped"):
            applications.add(session, core, GOAL, state, on=TODAY, state=state)
        applications.add(session, core, "rdg.lean-thinking", "Later", on=TODAY)
    with database.read() as session:
        assert list(applied_counts(session).values()) == [2]
