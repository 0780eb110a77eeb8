"""The stages with their counts, and one stage with its records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import assessments, evidence, items, metrics, stages
from opspath_desktop.actions.refs import item_ref
from opspath_desktop.domain.pathway import COUNTED, EMPTY, Pathway
from opspath_desktop.queries import pathway as query
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, LogEntry, Pilot, PilotLink, Reading

TODAY = date(2026, 11, 22)
STAGE = "stg.improvement"


def look(database: Database, function: Callable[..., Any], *args: Any) -> Any:
    with database.read() as session:
        return function(session, *args)


def finish(session: Session, core: Pathway, item: str, status: str = "finished") -> None:
    book = Book(title="A book", item_ref_id=item_ref(session, core, item).id)
    session.add(book)
    session.flush()
    session.add(Reading(book_id=book.id, status=status))


def test_nothing_is_current_before_the_first_choice(database: Database, core: Pathway) -> None:
    states = look(database, query.stage_states, core, TODAY)
    assert look(database, query.current_stage) is None
    assert [state.state for state in states] == ["ahead"] * 5
    assert [state.progress.of for state in states] == [12] * 5


def test_the_standing_of_each_stage(database: Database, core: Pathway) -> None:
    with database.change("Enter") as session:
        stages.enter(session, core, "stg.foundations", on=date(2026, 1, 5))
        stages.enter(session, core, STAGE, on=date(2026, 10, 3))
        stages.enter(session, core, "stg.performance", on=date(2026, 11, 1))
        for item in core.stages[0].items:
            if item.kind == "reading":
                finish(session, core, item.id)
            elif item.kind in COUNTED:
                items.set_state(session, core, item.id, "done", on=TODAY)
        items.set_state(session, core, "tip.lead-kaizen", "done", on=TODAY)
    states = look(database, query.stage_states, core, TODAY)
    assert [(state.state, state.caption) for state in states] == [
        ("completed", "Completed"),
        ("left", "Left 1 Nov, 1 of 12"),
        ("current", "You are here · 0 of 12"),
        ("ahead", "Stage 4"),
        ("ahead", "Stage 5"),
    ]


def test_skipping_changes_the_count_in_sight(database: Database, core: Pathway) -> None:
    with database.change("Skip") as session:
        items.set_state(session, core, "tip.lead-kaizen", "skipped", on=TODAY, reason="No line here")
        items.set_state(session, core, "rdg.lean-toolbox", "not_applicable", on=TODAY)
        finish(session, core, "rdg.managing-to-learn", "consulted")
        finish(session, core, "rdg.om-for-dummies", "paused")
    count = look(database, query.stage_states, core, TODAY)[1].progress
    assert (count.done, count.of, count.skipped, count.not_applicable) == (1, 10, 1, 1)


def test_a_stage_shows_what_hangs_on_its_items(database: Database, core: Pathway) -> None:
    with database.change("Work") as session:
        items.set_note(session, core, "obj.delivery-metrics", "Ask finance")
        evidence.add(session, core, what="Board", on=TODAY, item_id="obj.delivery-metrics")
        items.notice(session, core, "wat.silent-change", on=TODAY, note="Told late")
        metric = metrics.define(session, core, "met.kpis-established", target=3, better="up")
        metrics.add_value(session, core, "met.kpis-established", on=TODAY, today=TODAY, value=3)
        evidence.add(session, core, what="Pack", on=TODAY, target_kind="metric", target_uuid=metric)
        rating = assessments.rate(session, core, "cmp.process-mapping", 3, on=TODAY, target=4)
        evidence.add(session, core, what="Map", on=TODAY, target_kind="assessment", target_uuid=rating)
        pilot = Pilot(title="Triage", started_on=TODAY, status="testing")
        session.add(pilot)
        session.flush()
        ref = item_ref(session, core, "met.documented-improvements")
        session.add(PilotLink(pilot_id=pilot.id, target_uuid=ref.uuid))
    views = {view.item.id: view for view in look(database, query.stage_view, core, TODAY, STAGE).items}
    assert views["obj.delivery-metrics"].mark.note == "Ask finance"
    assert [row.what for row in views["obj.delivery-metrics"].evidence] == ["Board"]
    assert [row.note for row in views["wat.silent-change"].noticed] == ["Told late"]
    assert views["met.kpis-established"].metric.at_target
    assert [row.what for row in views["met.kpis-established"].evidence] == ["Pack"]
    assert (views["cmp.process-mapping"].rating.level, views["cmp.process-mapping"].rating.target) == (3, 4)
    assert [row.what for row in views["cmp.process-mapping"].evidence] == ["Map"]
    assert [pilot.title for pilot in views["met.documented-improvements"].pilots] == ["Triage"]


def test_a_suggested_book_tells_its_place(database: Database, core: Pathway) -> None:
    with database.change("Read") as session:
        finish(session, core, "rdg.lean-toolbox", "reading")
        finish(session, core, "rdg.om-for-dummies")
        reading = session.scalars(select(Reading).where(Reading.status == "reading")).one()
        session.add(LogEntry(reading_id=reading.id, on_date=TODAY, unit="pages", to_position=96.0))
    found = [view.reading for view in look(database, query.stage_view, core, TODAY, STAGE).of("reading")]
    assert [reading and (reading.status, reading.words) for reading in found] == [
        None,
        ("reading", "Page 96"),
        ("finished", "Finished"),
    ]


def test_evidence_that_is_linked_twice_counts_once(database: Database, core: Pathway) -> None:
    with database.change("Work") as session:
        rating = assessments.rate(session, core, "cmp.process-mapping", 3, on=TODAY)
        uuid = evidence.add(session, core, what="Map", on=TODAY, item_id="cmp.process-mapping")
        evidence.support(session, uuid, target_kind="assessment", target_uuid=rating)
    view = look(database, query.stage_view, core, TODAY, STAGE)
    assert [len(item.evidence) for item in view.of("competency")] == [1, 0, 0]


def test_readiness_follows_the_records(database: Database, core: Pathway) -> None:
    stage = core.stage(STAGE)
    assert stage is not None
    assert len(look(database, query.stage_view, core, TODAY, STAGE).readiness.reasons) == 5
    with database.change("Work") as session:
        for item in stage.of("objective") + stage.of("metric") + stage.of("tip"):
            items.set_state(session, core, item.id, "done", on=TODAY)
        for item in stage.of("competency"):
            assessments.rate(session, core, item.id, 3, on=TODAY)
            evidence.add(session, core, what="Seen", on=TODAY, item_id=item.id)
        metrics.define(session, core, "met.kpis-established", target=3, better="up")
        metrics.add_value(session, core, "met.kpis-established", on=TODAY, today=TODAY, value=4)
    assert look(database, query.stage_view, core, TODAY, STAGE).readiness.ready


def test_moving_on_against_the_advice_stays_unexplained_until_a_reason_is_given(
    database: Database, core: Pathway
) -> None:
    with database.change("Move") as session:
        stages.enter(session, core, STAGE, on=date(2026, 10, 3))
        stages.enter(session, core, "stg.performance", on=TODAY, readiness="5 are open.\nNo metric.")
    asked = [look(database, query.stage_view, core, day, "stg.performance") for day in (TODAY, date(2026, 12, 24))]
    assert [view.unexplained for view in asked] == [("5 are open.", "No metric."), ()]
    assert look(database, query.stage_view, core, TODAY, STAGE).unexplained == ()
    with database.change("Reason") as session:
        stages.give_reason(session, "The team needs it")
    assert look(database, query.stage_view, core, TODAY, "stg.performance").unexplained == ()


def test_a_stage_the_pack_does_not_hold(database: Database) -> None:
    assert look(database, query.stage_view, EMPTY, TODAY, STAGE) is None
    assert look(database, query.stage_states, EMPTY, TODAY) == ()


def test_titles_are_kept_when_the_pack_is_gone(database: Database, core: Pathway) -> None:
    with database.change("Work") as session:
        items.set_note(session, core, "obj.delivery-metrics", "Ask finance")
    kept = look(database, query.kept_items, EMPTY)
    title = core.item("obj.delivery-metrics")
    assert title is not None
    assert [(row.item, row.kind, row.title) for row in kept] == [("obj.delivery-metrics", "objective", title.title)]
    assert look(database, query.kept_items, core) == ()


@pytest.mark.parametrize("values", [1, 30])
def test_the_number_of_queries_does_not_grow(database: Database, core: Pathway, values: int) -> None:
    with database.change("Work") as session:
        for item in core.stages[1].items:
            evidence.add(session, core, what="Seen", on=TODAY, item_id=item.id)
        for _each in range(values):
            metrics.add_value(session, core, "met.kpis-established", on=TODAY, today=TODAY, value=1)
    ran: list[str] = []
    with database.read() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *args: ran.append(args[2]))
        query.stage_view(session, core, TODAY, STAGE)
    assert len(ran) == 15
