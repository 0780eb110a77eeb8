"""The portfolio: all pilots side by side, from stored summaries, and totals of what they actually brought."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from opspath_desktop.domain.benefits import Sum
from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.plan.outline_appendix import benefit_words, from_to
from opspath_desktop.queries.portfolio import Portfolio, portfolio
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import (
    Annotation,
    Benefit,
    DataPoint,
    Evidence,
    EvidenceLink,
    ItemRef,
    Measure,
    PdsaCycle,
    Pilot,
    PilotLink,
)

TODAY = date(2026, 11, 26)
START = date(2026, 1, 5)
VALUES = (51, 47, 56, 53, 49, 58, 52, 50, 55, 48, 45, 41, 36, 38, 33, 35, 31, 32)


def add(session: Session, title: str, status: str = "testing", *, private: bool = False) -> Pilot:
    """Add a pilot whose number falls after a change."""
    closed = TODAY if status == "adopted" else None
    pilot = Pilot(title=title, started_on=START, status=status, closed_on=closed, private=private, role_of_me="co_led")
    session.add(pilot)
    session.flush()
    measure = Measure(pilot_id=pilot.id, name="Wait", unit="min")
    session.add_all([measure, Annotation(pilot_id=pilot.id, on_date=START + timedelta(weeks=10), text="Slots")])
    session.flush()
    session.add_all(
        DataPoint(measure_id=measure.id, on_date=START + timedelta(weeks=at), value=value)
        for at, value in enumerate(VALUES)
    )
    return pilot


def worth(pilot: Pilot, nature: str, stage: str, rate: int) -> Benefit:
    fields = {"recurrence": "month", "quantity": 2.0, "currency": "EUR"}
    return Benefit(pilot_id=pilot.id, nature=nature, stage=stage, rate_minor=rate, **fields)


@contextmanager
def counted() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def shown(database: Database, *, private: bool = True) -> Portfolio:
    with database.read() as session:
        return portfolio(session, EMPTY, TODAY, private=private)


def test_a_row_tells_from_where_to_where_and_how_sure(database: Database) -> None:
    with database.change("Add") as session:
        add(session, "Slots", "adopted")
    row = shown(database).rows[0]
    assert (row.title, row.role, row.started, row.ended) == ("Slots", "co_led", START, TODAY)
    assert (row.measure, row.unit, row.points, row.before, row.now) == ("Wait", "min", 18, 51.9, 36.375)
    assert (row.signal, row.evidence_level, row.fidelity, row.decision) == ("better", 3, 0, "adopt")


def test_running_pilots_come_first_and_ideas_last(database: Database) -> None:
    with database.change("Add") as session:
        for title, status in (("A", "idea"), ("B", "adopted"), ("C", "on_hold"), ("D", "testing")):
            add(session, title, status)
    assert [row.title for row in shown(database).rows] == ["D", "B", "C", "A"]


def test_only_actual_benefits_are_added_up_each_nature_by_itself(database: Database) -> None:
    with database.change("Add") as session:
        one, other = add(session, "A"), add(session, "B")
        session.add_all([worth(one, "hard_cash", "actual", 1000), worth(one, "hard_cash", "forecast", 99_000)])
        session.add_all([worth(other, "hard_cash", "actual", 500), worth(other, "capacity", "actual", 200)])
    found = shown(database)
    assert {row.title: row.benefits for row in found.rows} == {
        "A": (Sum("hard_cash", "EUR", 24_000),),
        "B": (Sum("hard_cash", "EUR", 12_000), Sum("capacity", "EUR", 4800)),
    }
    assert found.totals == (Sum("hard_cash", "EUR", 36_000), Sum("capacity", "EUR", 4800))


def test_what_is_not_counted_in_money_is_told_in_words(database: Database) -> None:
    with database.change("Add") as session:
        pilot = add(session, "A")
        safe = {"nature": "non_financial", "category": "safety"}
        session.add(Benefit(pilot_id=pilot.id, what="No reversing in the dark", stage="actual", **safe))
        session.add(Benefit(pilot_id=pilot.id, what="Fewer calls", stage="forecast", **safe))
        session.add(Benefit(pilot_id=pilot.id, stage="actual", **safe))
    row = shown(database).rows[0]
    assert (row.benefits, row.other) == ((), ("No reversing in the dark", "Safety"))
    assert benefit_words(row) == ["No reversing in the dark", "Safety"]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (51.222, 36.375, "51.2 to 36.4 min"),
        (13.8, 4.1714, "13.8 to 4.2 min"),
        (None, 4.1714, "4.2 min"),
        (4.123, 4.082, "4.12 to 4.08 min"),
        (0.04567, 0.0321, "0.046 to 0.032 min"),
        (12345.6, 1e15, "12,346 to 1,000,000,000,000,000 min"),
        (0.0, -2.345, "0 to -2.3 min"),
    ],
)
def test_centres_are_told_as_the_verdict_tells_them(
    database: Database, before: float | None, now: float, said: str
) -> None:
    with database.change("Add") as session:
        add(session, "A")
    assert from_to(replace(shown(database).rows[0], before=before, now=now)) == said


def test_private_pilots_and_what_they_brought_stay_out(database: Database) -> None:
    with database.change("Add") as session:
        session.add(worth(add(session, "Kept to myself", private=True), "avoidance", "actual", 100))
    assert shown(database, private=False) == Portfolio((), ())
    assert len(shown(database).rows) == 1


def test_a_running_pilot_shows_the_decision_of_its_newest_cycle(database: Database) -> None:
    with database.change("Add") as session:
        pilot = add(session, "A")
        for seq, decision in ((1, "adapt"), (2, "continue"), (3, None)):
            session.add(PdsaCycle(pilot_id=pilot.id, seq=seq, change_idea="Slots", decision=decision))
    assert shown(database).rows[0].decision == "continue"


@pytest.mark.parametrize(("private", "seen"), [(True, ("Wait less", "Show it")), (False, ("Wait less",))])
def test_it_says_what_a_pilot_counts_for_and_what_it_is_evidence_of(
    database: Database, private: bool, seen: tuple[str, ...]
) -> None:
    with database.change("Add") as session:
        pilot = add(session, "A")
        for number, title in enumerate(("Wait less", "Show it")):
            session.add(ItemRef(pack="p", item=f"i{number}", kind="metric", title=title))
        evidence = Evidence(what="The chart", on_date=TODAY, kind="pilot", private=True)
        session.add(evidence)
        session.flush()
        counts, shows = (ref.uuid for ref in session.query(ItemRef).order_by(ItemRef.id))
        session.add(PilotLink(pilot_id=pilot.id, target_uuid=counts, role="counts_for"))
        for uuid, kind in ((pilot.uuid, "pilot"), (shows, "item"), (counts, "item")):
            session.add(EvidenceLink(evidence_id=evidence.id, target_uuid=uuid, target_kind=kind))
    assert shown(database, private=private).rows[0].evidenced == seen


def test_many_pilots_take_as_many_queries_as_one(database: Database) -> None:
    asked = []
    for many in (1, 40):
        with database.change("Add") as session:
            for number in range(many):
                add(session, f"Pilot {number}")
        with counted() as statements:
            shown(database)
        asked.append(len(statements))
    assert asked[0] == asked[1] == 6
