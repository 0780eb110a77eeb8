"""What is expected of a pilot's story, and what its title and its goal say."""

from datetime import date

import pytest

from opspath_desktop.domain.pilot_story import (
    expected,
    goal_sentence,
    lines,
    missing,
    missing_at_end,
    missing_words,
    title_hint,
    wanted_words,
)


@pytest.mark.parametrize("title", ["Introduce a hand-over sheet", "  use slots", "Automate the count"])
def test_a_title_that_names_a_solution_gets_a_hint(title: str) -> None:
    assert "names a solution" in title_hint(title)


@pytest.mark.parametrize("title", ["Open points get lost at shift change", "Used parts go missing", "", "—"])
def test_a_title_that_names_the_problem_gets_none(title: str) -> None:
    assert title_hint(title) == ""


def test_a_status_that_is_left_expects_its_fields() -> None:
    assert expected("defined") == ("problem",)
    assert missing("defined", "baseline", {}) == ("problem",)
    assert missing("defined", "baseline", {"problem": True}) == ()
    assert missing("idea", "testing", {"problem": True}) == ("current_condition",)
    assert missing("testing", "adopted", {"problem": True, "current_condition": True}) == (
        "goal",
        "followup_standardise",
        "followup_share",
    )


@pytest.mark.parametrize(
    ("before", "after"), [("testing", "idea"), ("testing", "on_hold"), ("on_hold", "testing"), ("testing", "abandoned")]
)
def test_going_back_pausing_and_abandoning_expect_nothing(before: str, after: str) -> None:
    assert missing(before, after, {}) == ()


@pytest.mark.parametrize("status", ["adopted", "adapted", "abandoned"])
def test_every_end_asks_for_the_same_lessons(status: str) -> None:
    assert missing_at_end(status, {"results": True}) == ("lessons_process", "lessons_self")
    assert missing_at_end("testing", {}) == ()


def test_what_is_missing_is_told_in_one_sentence() -> None:
    assert missing_words(("problem", "goal")) == "Not told yet: problem, goal."
    assert wanted_words(("problem", "goal")) == "To tell before the next step: problem, goal."
    assert (missing_words(()), wanted_words(())) == ("", "")


def test_a_goal_says_from_what_to_what_by_when() -> None:
    def told(baseline: float | None, target: float | None, by: date | None) -> str:
        return goal_sentence("Wait", "min", baseline, target, by, number=str, day=date.isoformat)

    assert told(51, 30, date(2026, 12, 31)) == "Wait: from 51 to 30 min by 2026-12-31"
    assert told(None, 30, None) == "Wait: to 30 min"
    assert told(51, None, date(2026, 12, 31)) == ""


def test_lists_are_one_entry_a_line() -> None:
    assert lines(" gate \n\n dock\n") == ("gate", "dock")
