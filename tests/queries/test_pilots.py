"""What is shown of many pilots: their list, the running one, the names that the palette knows."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from opspath_desktop.actions import measures, pilots
from opspath_desktop.domain.pathway import EMPTY
from opspath_desktop.domain.pilot_lines import Named
from opspath_desktop.queries import pilots as queries
from opspath_desktop.queries.pilot_glance import running
from opspath_desktop.store.database import Database

TODAY = date(2026, 11, 26)


def add(session: Session, title: str, status: str = "idea", *days_ago: int) -> str:
    """Add a pilot with a number for each day; a negative day adds a measure without numbers."""
    uuid = pilots.start(session, title, today=TODAY)
    pilots.set_status(session, uuid, status, on=TODAY, today=TODAY)
    if days_ago:
        measure = measures.add_measure(session, uuid, name=f"{title} time", unit="h")
        for ago in days_ago:
            measures.add_point(session, measure, value=ago, on=TODAY - timedelta(ago), today=TODAY)
    return uuid


def titles(database: Database) -> list[str]:
    with database.read() as session:
        return [row.title for row in queries.pilot_list(session, EMPTY, TODAY)]


def test_the_list_goes_by_group_and_newest_first(database: Database) -> None:
    with database.change("Add") as session:
        for title, status in [("A", "idea"), ("B", "adopted"), ("C", "testing"), ("D", "on_hold"), ("E", "sustaining")]:
            add(session, title, status)
    assert titles(database) == ["E", "C", "A", "D", "B"]


@pytest.mark.parametrize(
    ("status", "days", "caption"),
    [
        ("idea", (), "No measure yet"),
        ("testing", (1, 2), "A time · 2 points"),
        ("testing", (1,), "A time · 1 point"),
        ("adopted", (1, 2, 3), "Adopted · 3 points"),
        ("abandoned", (), "Abandoned · no number yet"),
    ],
)
def test_the_caption_says_what_is_measured_and_how_often(
    database: Database, status: str, days: tuple[int, ...], caption: str
) -> None:
    with database.change("Add") as session:
        add(session, "A", status, *days)
    with database.read() as session:
        assert queries.pilot_list(session, EMPTY, TODAY)[0].caption == caption


def test_the_list_of_many_pilots_takes_one_query(database: Database) -> None:
    with database.change("Add") as session:
        for number in range(30):
            add(session, f"Pilot {number}", "testing", 1, 2)
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert len(titles(database)) == 30
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(statements) == 1


def test_the_overview_shows_the_running_pilot_with_the_newest_number(database: Database) -> None:
    with database.change("Add") as session:
        add(session, "Old number", "testing", 9)
        newest = add(session, "New number", "testing", 2, 30)
        add(session, "No number", "testing")
        add(session, "Finished today", "adopted", 0)
    with database.read() as session:
        found = running(session)
    assert found is not None
    assert found.uuid == newest


def test_nothing_runs_nothing_is_shown(database: Database) -> None:
    with database.change("Add") as session:
        add(session, "Idea", "idea", 1)
    with database.read() as session:
        assert running(session) is None
        assert queries.pilot(session, EMPTY, TODAY, "nowhere") is None


def test_the_palette_knows_measured_pilots_running_ones_first(database: Database) -> None:
    with database.change("Add") as session:
        add(session, "Running", "testing", 1)
        idea = add(session, "Idea", "idea", 1)
        measures.add_measure(session, idea, name="Second measure")
        add(session, "Bare", "testing")
    with database.read() as session:
        found = queries.named(session)
    assert [(call.title, call.measure_name) for call in found] == [("Running", "Running time"), ("Idea", "Idea time")]
    assert isinstance(found[0], Named)


def test_the_measure_asked_for_is_found_else_the_first(database: Database) -> None:
    with database.change("Add") as session:
        uuid = add(session, "A", "testing", 1)
        second = measures.add_measure(session, uuid, name="Second")
    with database.read() as session:
        pilot = queries.pilot(session, EMPTY, TODAY, uuid)
    assert pilot is not None
    assert [getattr(pilot.measure(key), "name", "") for key in (second, "gone")] == ["Second", "A time"]


@pytest.mark.parametrize(
    ("measure", "points", "signal", "caption"),
    [
        ("First response", 18, "better", "First response · 18 points · signal"),
        ("Wait at goods-in, mornings", 17, "better", "Wait at goods-in… · 17 points · signal"),
        ("Wait", 9, "worse", "Wait · 9 points · signal for the worse"),
    ],
)
def test_the_caption_tells_of_a_signal(measure: str, points: int, signal: str, caption: str) -> None:
    assert queries.PilotRow("u", "A", "testing", TODAY, None, measure, points, signal).caption == caption


def test_many_points_are_counted_with_groups_of_thousands() -> None:
    row = queries.PilotRow("1", "Wait", "testing", TODAY, None, "Wait", 4983)
    assert row.caption == "Wait · 4,983 points"
