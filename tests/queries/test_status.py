"""The counts behind `opspath status`."""

from datetime import date

from opspath_desktop.actions import assessments, evidence, items, stages
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.queries.status import status
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot, Review

TODAY = date(2026, 11, 22)


def test_zeros_for_every_key_of_the_contract(database: Database, core: Pathway) -> None:
    with database.read() as session:
        told = status(session, core).as_json()
    assert told["stage"] is None
    assert told["stages"][0] == {
        "id": "stg.foundations",
        "title": "Operational Foundations and Service Awareness",
        "done": 0,
        "of": 12,
        "skipped": 0,
        "not_applicable": 0,
    }
    assert told["readings"] == dict.fromkeys(["planned", "reading", "paused", "finished", "stopped", "consulted"], 0)
    numbers = ("books", "log_entries", "highlights", "takeaways", "applications", "goals", "actions", "evidence")
    assert [told[key] for key in (*numbers, "assessments")] == [0] * 9
    assert told["reviews"] == []


def test_records_are_counted(database: Database, core: Pathway) -> None:
    with database.change("Work") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
        items.set_state(session, core, "tip.lead-kaizen", "done", on=TODAY)
        evidence.add(session, core, what="Photo", on=TODAY, item_id="tip.lead-kaizen")
        assessments.rate(session, core, "skl.compliance", 1, on=TODAY)
        session.add(Pilot(title="Triage", started_on=TODAY, status="testing"))
        session.add(Review(meeting_date=TODAY))
    with database.read() as session:
        told = status(session, core).as_json()
    assert (told["stage"], told["stages"][1]["done"]) == ("stg.improvement", 1)
    assert (told["evidence"], told["assessments"], told["pilots"]["testing"]) == (1, 1, 1)
    assert [(row["state"], row["meeting_date"]) for row in told["reviews"]] == [("draft", "2026-11-22")]


def test_a_broken_pack_costs_no_count_of_records(database: Database, core: Pathway) -> None:
    with database.change("Work") as session:
        stages.enter(session, core, "stg.improvement", on=TODAY)
        assessments.rate(session, core, "skl.compliance", 1, on=TODAY)
    with database.read() as session:
        told = status(session, EMPTY).as_json()
    assert (told["stage"], told["stages"], told["assessments"]) == ("stg.improvement", [], 1)
