"""Goals and actions on paper: what is listed, in which words, and nothing that looks broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opspath_desktop.plan.blocks import Table, Text, as_text
from opspath_desktop.plan.outline_goals import MOST_ACTIONS, actions, goals
from opspath_desktop.queries.goals import GoalPilot, GoalRow
from opspath_desktop.queries.plan_view import PlanView
from opspath_desktop.queries.tasks import TaskRow

TODAY = date(2026, 11, 22)
NOTHING = "None recorded this period."


def task(text: str, **fields: object) -> TaskRow:
    made = TaskRow("u", text, "", None, "todo", None, "", "", "", "", "", "", "", "", "", "", False)
    return replace(made, **fields)  # type: ignore[arg-type]  # a test knows the fields


def goal(outcome: str, **fields: object) -> GoalRow:
    made = GoalRow("u", outcome, "", "", "", "", None, 2, "on_the_job", "", "open", None, "", False)
    return replace(made, **fields)  # type: ignore[arg-type]  # a test knows the fields


def holding(view: PlanView, **fields: object) -> PlanView:
    return replace(view, prepared_on=TODAY, **fields)  # type: ignore[arg-type]  # a test knows the fields


def test_without_goals_and_actions_it_says_so(view: PlanView) -> None:
    empty = holding(view, goals=(), actions=())
    assert NOTHING in as_text(goals(empty))
    assert NOTHING in as_text(actions(empty))


def test_a_goal_prints_with_measure_day_way_and_support(view: PlanView) -> None:
    pilot = GoalPilot("p", "Slots", "testing", False)
    first = goal(
        "Short waits",
        why="Demurrage",
        measure="Wait",
        baseline="51",
        target="30",
        due=date(2027, 1, 31),
        support="A day",
        pilots=(pilot,),
        actions=(task("Call", state="done"), task("Write")),
    )
    dropped = goal("Course", status="dropped", closed_on=TODAY, reason="Called off")
    text = "\n".join(as_text(goals(holding(view, goals=(first, dropped)))))
    for words in ("Short waits", "Demurrage", "Wait: from 51 to 30", "1 of 2 actions done", "Pilots: Slots", "A day"):
        assert words in text
    assert "Dropped: Called off" in text


def test_an_action_prints_who_when_and_its_state_in_words(view: PlanView) -> None:
    late = task("Call", owner="Planner", due=date(2026, 11, 20), pilot="p", pilot_title="Slots", evidence=2)
    done = task("Write", state="done", done_on=TODAY, outcome="It held")
    table = next(block for block in actions(holding(view, actions=(late, done))) if isinstance(block, Table))
    assert [row[3].lines[0].text for row in table.rows if isinstance(row, tuple)] == ["Overdue", "Done"]
    assert [row[3].mark for row in table.rows if isinstance(row, tuple)] == ["alert", "done"]
    assert [row[5].mark for row in table.rows if isinstance(row, tuple)] == ["open", "open"]
    text = "\n".join(as_text([table]))
    for words in ("Planner", "Who: Me", "20\u00a0Nov", "Pilot: Slots", "2 pieces of evidence by the pilot", "It held"):
        assert words in text


def test_a_long_list_is_cut_and_says_so(view: PlanView) -> None:
    every = actions(holding(view, actions=tuple(task(f"Task {n}") for n in range(MOST_ACTIONS + 3))))
    last = every[-1]
    assert isinstance(last, Text)
    assert last.text == "3 more actions are not listed."


def test_words_too_long_for_a_cell_are_printed_in_full_below(view: PlanView) -> None:
    long = "word " * 100
    text = "\n".join(as_text(goals(holding(view, goals=(goal("Short waits", why=long),)))))
    assert "(note 1)" in text
    assert f"Note 1: {long}" in text
