"""The twelve checks of an A3: a page that passes them all, and what each says of one that does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from opspath_desktop.domain.a3 import Cause, Countermeasure, Cycle, File, Look, Story
from opspath_desktop.domain.a3_checks import Check, Numbers, checks, passed

TODAY = date(2026, 11, 22)
CAUSE = Cause("c", "", "Nobody owns the list", evidence="observed", state="verified", is_root=True)
ACTION = Countermeasure("m", "Name an owner", due=date(2026, 8, 1), state="done", cause="c")
TEST = Cycle("t", 1, "Owner by day", "one_shift", "test", "Two open points", date(2026, 6, 1), 2.0, date(2026, 6, 2))
DONE = replace(TEST, do_end=date(2026, 6, 9), actual=3.0, verdict="partly", decision="adopt")
STORY = Story(
    "u",
    "Open points are lost at the change of shift",
    "pilot",
    "adopted",
    date(2026, 6, 1),
    date(2026, 8, 10),
    process="Hand-over",
    condition="14 open points a week that nobody takes over",
    seen_on=date(2026, 5, 28),
    balancing_reason="",
    lessons_self="I asked too late.",
    standard="Hand-over sheet, version 3",
    causes=(CAUSE,),
    countermeasures=(ACTION,),
    cycles=(DONE,),
    looks=(Look(30, date(2026, 9, 9), "held"), Look(60, date(2026, 10, 9), "held"), Look(90, TODAY, "held")),
)
NUMBERS = Numbers(True, True, 14.0, 5.0, date(2026, 8, 31), before=8, after=9, changed=True, balancing=True)


def found(number: int, story: dict[str, Any] | None = None, numbers: dict[str, Any] | None = None) -> Check:
    """Return one check of the good page with these changes."""
    return checks(replace(STORY, **(story or {})), replace(NUMBERS, **(numbers or {})), TODAY)[number - 1]


def test_a_good_page_passes_all_twelve() -> None:
    every = checks(STORY, NUMBERS, TODAY)
    assert [check.number for check in every] == list(range(1, 13))
    assert [check.sentence for check in every if check.state != "not_applicable"] == [""] * 11
    assert passed(every) == (11, 11)  # no action is open


def test_an_empty_pilot_is_told_what_to_do_and_nothing_fails() -> None:
    every = checks(Story("u", "Late parcels", "pilot", "idea", TODAY, None), Numbers(), TODAY)
    assert [check.number for check in every if check.state == "ok"] == [1]
    assert [check.number for check in every if check.state == "not_applicable"] == [8, 12]
    assert all(check.sentence.endswith(".") for check in every if check.state != "ok")


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Parcels leave late on Mondays", "ok"),
        ("Introduce a hand-over sheet", "missing"),
        ("introducing a hand-over sheet", "missing"),
        ("Implement", "missing"),
        ("Address changes are missed", "ok"),
        ("2 of 5 calls wait", "ok"),
        ("???", "ok"),
    ],
)
def test_1_the_title_names_a_problem(title: str, state: str) -> None:
    assert found(1, {"title": title}).state == state


@pytest.mark.parametrize(
    ("story", "numbers", "words"),
    [
        ({"process": " "}, {}, "Name the one process that this is about."),
        ({"closed": date(2026, 8, 30)}, {}, ""),
        ({"closed": date(2026, 8, 31)}, {}, "It takes 91 days."),
        ({"closed": None}, {"target_on": None}, "It takes 174 days."),
    ],
)
def test_2_scope(story: dict[str, Any], numbers: dict[str, Any], words: str) -> None:
    assert found(2, story, numbers).sentence.startswith(words)
    assert bool(found(2, story, numbers).sentence) == bool(words)


@pytest.mark.parametrize(
    ("story", "numbers", "words"),
    [
        ({"condition": ""}, {}, "Describe what happens now, with a number."),
        ({"condition": "Often late"}, {"before": 0}, "Put a number into the current condition."),
        ({}, {"before": 1}, "Show it"),
        ({"files": (File("map.png"),)}, {"before": 0}, ""),
        ({"causes": (replace(CAUSE, count=3.0), replace(CAUSE, count=4.0))}, {"before": 0}, ""),
    ],
)
def test_3_current_condition(story: dict[str, Any], numbers: dict[str, Any], words: str) -> None:
    check = found(3, story, numbers)
    assert (check.state == "ok", check.sentence.startswith(words)) == (not words, True)


def test_4_went_to_see() -> None:
    assert found(4, {"seen_on": None}).target == "problem:gemba"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"goal": False}, "Give the pilot a measure"),
        ({"outcome": False}, "The goal counts what you do."),
        ({"target": None, "target_on": None}, "The goal lacks a target, a day."),
        ({"baseline": 0.0}, ""),
    ],
)
def test_5_goal(numbers: dict[str, Any], words: str) -> None:
    assert found(5, None, numbers).sentence.startswith(words)
    assert found(5, None, numbers).state == ("missing" if words else "ok")


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ({"causes": ()}, "missing"),
        ({"causes": (replace(CAUSE, evidence="assumption"),)}, "missing"),
        ({"causes": (replace(CAUSE, state="candidate"),)}, "missing"),
        ({"causes": (replace(CAUSE, is_root=False),)}, "missing"),
        ({"causes": (replace(CAUSE, evidence="data"),)}, "ok"),
        ({"causes": (), "kind": "just_do_it"}, "not_applicable"),
    ],
)
def test_6_root_cause(story: dict[str, Any], state: str) -> None:
    assert found(6, story).state == state


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        ((), "Write down a countermeasure."),
        ((ACTION, replace(ACTION, cause="")), "1 countermeasure names no cause."),
        ((replace(ACTION, cause="gone"),) * 2, "2 countermeasures name no cause."),
        ((ACTION, replace(ACTION, cause="", state="dropped")), ""),
    ],
)
def test_7_countermeasures(actions: tuple[Countermeasure, ...], words: str) -> None:
    assert found(7, {"countermeasures": actions}).sentence == words


def test_8_open_actions_have_a_day() -> None:
    todo = replace(ACTION, state="todo")
    assert found(8, {"countermeasures": (todo,)}).state == "ok"
    assert found(8, {"countermeasures": (replace(todo, due=None),)}).sentence == "1 open action has no day."
    assert found(8, {"countermeasures": (replace(ACTION, due=None),)}).state == "not_applicable"


@pytest.mark.parametrize(
    ("cycle", "words"),
    [
        (replace(DONE, prediction="", predicted=None), "Test 1 has no prediction from before it began."),
        (replace(DONE, predicted_on=date(2026, 6, 3)), "Test 1 has no prediction from before it began."),
        (replace(DONE, verdict="", actual=None), "Hold the result of test 1 against what you expected."),
        (TEST, ""),
        (replace(TEST, do_start=None), ""),
        (replace(DONE, prediction=""), ""),
        (replace(DONE, kind="data_only"), "Plan a test, and write down what you expect."),
    ],
)
def test_9_predictions(cycle: Cycle, words: str) -> None:
    assert found(9, {"cycles": (cycle,)}).sentence == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"before": 0, "after": 0}, "Add numbers over time, from before the change too."),
        ({"changed": False}, "Mark on the chart when the change was made."),
        ({"after": 1}, "1 number since the change; with 3 the chart can say something."),
        ({"after": 2}, "2 numbers since the change; with 3 the chart can say something."),
        ({"before": 6, "after": 3}, "9 numbers so far; with 10 the chart can say something."),
        ({"before": 7, "after": 3}, ""),
    ],
)
def test_10_data_over_time(numbers: dict[str, Any], words: str) -> None:
    assert found(10, None, numbers).sentence == words


def test_11_a_balancing_measure_or_a_reason() -> None:
    assert found(11, None, {"balancing": False}).state == "missing"
    reason = found(11, {"balancing_reason": "Nobody else touches it"}, {"balancing": False})
    assert (reason.state, reason.sentence) == ("ok", "None, and the reason is written down.")


@pytest.mark.parametrize(
    ("story", "state", "words"),
    [
        ({"status": "testing"}, "not_applicable", "Comes after the end of the pilot."),
        ({"lessons_self": ""}, "missing", "Write down what you learned as a leader."),
        ({"standard": ""}, "missing", "Name the standard that holds the gain."),
        ({"status": "abandoned", "standard": "", "looks": ()}, "ok", ""),
        ({"looks": STORY.looks[:1]}, "missing", "Look again: does it hold after 60 days?"),
        ({"closed": date(2026, 11, 1), "looks": ()}, "ok", ""),
    ],
)
def test_12_follow_up(story: dict[str, Any], state: str, words: str) -> None:
    check = found(12, story)
    assert (check.state, check.sentence) == (state, words)
