"""The actions as the pages, Next up and the paper read them."""

from datetime import date, timedelta

import pytest

from opspath_desktop.actions import evidence, goals, pilots, tasks
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.tasks import task_desk, tasks_due, tasks_of_goals, tasks_of_pilot, tasks_to_print
from opspath_desktop.store.database import Database

TODAY = date(2026, 11, 22)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def made(database: Database) -> dict[str, str]:
    """Return the uuids of six actions, a pilot and a goal."""
    with database.change("Begin") as session:
        pilot = pilots.start(session, "Trucks", today=TODAY)
        goal = goals.add(session, "Short waits")
        found = {
            "overdue": tasks.add(session, "overdue", due=day(-3), pilot=pilot),
            "soon": tasks.add(session, "soon", due=day(7), goal=goal),
            "later": tasks.add(session, "later", due=day(8), owner="Planner"),
            "some": tasks.add(session, "some"),
            "done": tasks.add(session, "done", due=day(-9), goal=goal),
            "dropped": tasks.add(session, "dropped", pilot=pilot),
        }
        tasks.set_state(session, found["done"], "done", on=day(-5), today=TODAY)
        tasks.set_state(session, found["dropped"], "dropped", on=TODAY, today=TODAY)
    return {**found, "pilot": pilot, "goal": goal}


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("open", ["overdue", "soon", "later", "some"]),
        ("mine", ["overdue", "soon", "some"]),
        ("others", ["later"]),
        ("overdue", ["overdue"]),
        ("done", ["done", "dropped"]),
    ],
)
def test_the_desk_lets_through_what_a_filter_asks_for(
    database: Database, made: dict[str, str], show: str, names: list[str]
) -> None:
    with database.read() as session:
        desk = task_desk(session, TODAY, show=show)
    assert [row.text for row in desk.rows] == names
    assert desk.counts == {"open": 4, "mine": 3, "others": 1, "overdue": 1, "done": 2}


def test_the_desk_narrows_by_what_owns_an_action(database: Database, made: dict[str, str]) -> None:
    with database.read() as session:
        found = {of: task_desk(session, TODAY, of=of) for of in ("goal", "pilot", "neither")}
        short = task_desk(session, TODAY, most=1)
    assert {of: [row.text for row in desk.rows] for of, desk in found.items()} == {
        "goal": ["soon"],
        "pilot": ["overdue"],
        "neither": ["later", "some"],
    }
    assert (len(short.rows), short.total) == (1, 4)
    assert found["goal"].counts["done"] == 1


def test_an_empty_desk_counts_zeros(database: Database) -> None:
    with database.read() as session:
        desk = task_desk(session, TODAY)
    assert (desk.rows, desk.total, set(desk.counts.values())) == ((), 0, {0})


def test_what_is_due_within_a_week_or_overdue_comes_up(database: Database, made: dict[str, str]) -> None:
    with database.read() as session:
        assert [row.text for row in tasks_due(session, TODAY, most=4)] == ["overdue", "soon"]
        assert len(tasks_due(session, TODAY, most=1)) == 1


def test_pilot_and_goal_have_their_own(database: Database, made: dict[str, str]) -> None:
    with database.read() as session:
        own = tasks_of_pilot(session, made["pilot"])
        of_goals = tasks_of_goals(session)
    assert [(row.text, row.pilot_title) for row in own] == [("overdue", "Trucks"), ("dropped", "Trucks")]
    assert [row.text for row in of_goals[made["goal"]]] == ["soon", "done"]


def test_the_paper_lists_what_is_open_and_what_was_done_since(
    database: Database, made: dict[str, str], core: Pathway
) -> None:
    with database.change("Show") as session:
        evidence.add(session, core, what="A photo", on=TODAY, target_kind="goal", target_uuid=made["goal"])
        rows = tasks_to_print(session, False, day(-5))
        assert [row.text for row in rows] == ["overdue", "soon", "later", "some", "done"]
        assert [row.evidence for row in rows] == [0, 1, 0, 0, 1]
        assert "done" not in [row.text for row in tasks_to_print(session, False, day(-4))]


def test_actions_of_private_pilots_and_goals_stay_off_the_paper(database: Database, made: dict[str, str]) -> None:
    with database.change("Hide") as session:
        pilots.edit(session, made["pilot"], private=True)
        goals.edit(session, made["goal"], private=True)
        assert [row.text for row in tasks_to_print(session, False, None)] == ["later", "some"]
        assert len(tasks_to_print(session, True, None)) == 5
