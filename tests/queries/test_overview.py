"""The Overview's read model on a real file."""

from __future__ import annotations

from datetime import date, timedelta

from opspath_desktop.actions import assessments, items, pilots, plan, stages
from opspath_desktop.actions.overview import postpone
from opspath_desktop.domain.next_up import ADD_NAME
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.queries.overview import Overview, overview
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, DataPoint, Highlight, Measure, Pilot, Reading

TODAY = date(2026, 11, 22)


def look(database: Database, core: Pathway, day: date = TODAY) -> Overview:
    with database.read() as session:
        return overview(session, core, day)


def run_pilot(database: Database) -> str:
    with database.change("Start") as session:
        pilot = Pilot(title="Triage script", started_on=TODAY - timedelta(days=60), status="testing")
        session.add(pilot)
        session.flush()
        measure = Measure(pilot_id=pilot.id, name="First response", unit="h")
        session.add(measure)
        session.flush()
        for days, value in ((20, 8.0), (6, 4.9), (13, 6.0)):
            session.add(DataPoint(measure_id=measure.id, on_date=TODAY - timedelta(days=days), value=value))
        return pilot.uuid


def test_without_records_there_is_only_the_offer_to_add_a_name(database: Database, core: Pathway) -> None:
    found = look(database, core)
    assert (found.stage, found.next_up, found.pilot, found.review) == (None, (), None, None)
    assert found.asks_name


def test_the_offer_to_add_a_name_is_made_once(database: Database, core: Pathway) -> None:
    with database.change("Not now") as session:
        postpone(session, ADD_NAME, today=TODAY)
    assert not look(database, core, TODAY + timedelta(days=900)).asks_name


def test_a_name_ends_the_offer(database: Database, core: Pathway) -> None:
    with database.change("Name") as session:
        plan.set_person(session, "me", "name", "Operations manager")
    assert (look(database, core).name, look(database, core).asks_name) == ("Operations manager", False)


def test_the_first_day_offers_tips_and_ratings(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
    found = look(database, core)
    assert [step.key.partition(":")[0] for step in found.next_up] == ["tip", "rate", "tip", "rate"]
    assert found.stage is not None
    assert found.stage.stage.id == "stg.improvement"


def test_a_running_pilot_asks_for_its_newest_number_and_can_serve_a_metric(database: Database, core: Pathway) -> None:
    pilot = run_pilot(database)
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
    value, link = look(database, core).next_up[:2]
    assert (value.key, value.caption) == (f"value:{pilot}", "Pilot · last one 16 November: 4.9 h")
    assert link.key == "link:met.documented-improvements"
    with database.change("Link") as session:
        pilots.link(session, core, pilot, "met.documented-improvements")
    assert look(database, core).next_up[1].key == "link:met.kpis-established"


def test_not_now_lasts_seven_days(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
        postpone(session, "tip:tip.lead-kaizen", today=TODAY - timedelta(days=3))
        postpone(session, "tip:tip.lead-kaizen", today=TODAY)
    shown = [[step.key for step in look(database, core, TODAY + timedelta(days=days)).next_up] for days in (6, 7)]
    assert ["tip:tip.lead-kaizen" in keys for keys in shown] == [False, True]


def test_what_is_begun_or_fresh_is_not_offered(database: Database, core: Pathway) -> None:
    stage = core.stage("stg.improvement")
    assert stage is not None
    with database.change("Work") as session:
        stages.enter(session, core, stage.id, on=TODAY)
        for tip in stage.of("tip"):
            items.set_state(session, core, tip.id, "in_progress", on=TODAY)
        for competency in stage.of("competency"):
            assessments.rate(session, core, competency.id, 1, on=TODAY)
        assessments.rate(session, core, "skl.compliance", 1, on=TODAY - timedelta(days=91))
    assert [step.key for step in look(database, core).next_up] == ["rate:skl.compliance"]


def test_a_review_that_comes_names_its_gaps(database: Database, core: Pathway) -> None:
    with database.change("Plan") as session:
        plan.set_review_date(session, TODAY + timedelta(days=5))
        plan.set_review_person(session, "Reviewer")
    found = look(database, core)
    assert found.next_up[0].key.startswith("review:")
    assert "nobody is named to review it with" not in found.review_gaps
    assert "your comments are empty" in found.review_gaps


def test_highlights_of_a_book_bring_a_question_and_the_weekly_review(database: Database, core: Pathway) -> None:
    with database.change("Read") as session:
        session.add(Book(title="Factory Physics"))
        session.flush()
        read = TODAY - timedelta(days=31)
        session.add(Reading(book_id=1, status="finished", finished=read, finished_precision="day"))
        session.add(Highlight(book_id=1, text="Small batches"))
    question, weekly = look(database, core).next_up
    assert question.title == "Did you use “Factory Physics”?"
    assert (weekly.key, weekly.target) == ("weekly-review", "panel:review")


def test_a_broken_pack_costs_no_overview(database: Database, core: Pathway) -> None:
    with database.change("Work") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
        assessments.rate(session, core, "skl.compliance", 1, on=TODAY - timedelta(days=91))
    found = look(database, EMPTY)
    assert (found.stages, found.stage, found.next_up) == ((), None, ())
