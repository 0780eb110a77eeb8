"""What to do next: at most four steps, in the order of the rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from opspath_desktop.domain.next_up import (
    ComingReview,
    DueAction,
    Facts,
    OpenItem,
    RatedThing,
    RunningPilot,
    in_days,
    next_up,
)
from opspath_desktop.domain.use_checks import Question, Subject

TODAY = date(2026, 11, 22)
PILOT = RunningPilot("p1", "Triage script", "First response", "hours", date(2026, 9, 1), date(2026, 11, 17), 4.9)
METRICS = tuple(OpenItem(f"met.{n}", f"Metric {n}", 2) for n in range(3))
TIPS = tuple(OpenItem(f"tip.{n}", f"Tip {n}", 2) for n in range(3))
RATINGS = tuple(RatedThing(f"cmp.{n}", f"Competency {n}", "competency", None) for n in range(3))
PLAN = Subject("b1", "Factory Physics", date(2026, 10, 20), "a1", "Halve the batch", "planned")
QUESTIONS = tuple(Question(replace(PLAN, application=f"a{n}"), date(2026, 11, 19), False) for n in range(3))
REVIEW = ComingReview("r1", TODAY + timedelta(days=5), ("your comments are empty",))


def keys(facts: Facts, **postponed: date) -> list[str]:
    return [step.key for step in next_up(facts, TODAY, {key.replace("__", ":"): day for key, day in postponed.items()})]


def test_a_new_user_gets_tips_and_ratings_in_turn() -> None:
    assert keys(Facts(tips=TIPS, ratings=RATINGS)) == ["tip:tip.0", "rate:cmp.0", "tip:tip.1", "rate:cmp.1"]


def test_what_is_due_comes_first_and_never_more_than_four() -> None:
    facts = Facts(REVIEW, (PILOT,), METRICS, TIPS, RATINGS)
    assert keys(facts) == ["review:r1", "value:p1", "link:met.0", "tip:tip.0"]


def test_metrics_wait_for_a_running_pilot() -> None:
    assert keys(Facts(metrics=METRICS)) == []


@pytest.mark.parametrize(("days", "shown"), [(0, True), (7, True), (8, False), (-1, False)])
def test_a_review_counts_within_seven_days(days: int, shown: bool) -> None:
    review = ComingReview("r1", TODAY + timedelta(days=days), ("your comments are empty",))
    assert bool(keys(Facts(review))) is shown


def test_a_review_without_gaps_needs_nothing() -> None:
    assert keys(Facts(ComingReview("r1", TODAY, ()))) == []


@pytest.mark.parametrize(("days", "shown"), [(3, False), (4, True), (30, True)])
def test_a_running_pilot_gets_a_number_every_week(days: int, shown: bool) -> None:
    pilot = RunningPilot("p1", "T", "M", "h", TODAY, TODAY - timedelta(days=days), 1)
    assert bool(keys(Facts(pilots=(pilot,)))) is shown


def test_the_pilot_that_waits_longest_is_first() -> None:
    new = RunningPilot("p2", "T", "M", "h", date(2026, 8, 1), None, None)
    assert keys(Facts(pilots=(PILOT, new))) == ["value:p2", "value:p1"]


@pytest.mark.parametrize(("days", "shown"), [(90, False), (91, True)])
def test_a_rating_is_looked_at_again_after_ninety_days(days: int, shown: bool) -> None:
    thing = RatedThing("skl.a", "A", "skill", TODAY - timedelta(days=days))
    assert bool(keys(Facts(ratings=(thing,)))) is shown


def test_not_now_hides_a_step_until_its_day() -> None:
    facts = Facts(tips=TIPS[:2])
    assert keys(facts, **{"tip__tip.0": TODAY + timedelta(days=1)}) == ["tip:tip.1"]
    assert keys(facts, **{"tip__tip.0": TODAY}) == ["tip:tip.0", "tip:tip.1"]


def test_one_question_is_asked_after_what_else_is_due() -> None:
    assert keys(Facts(REVIEW, (PILOT,), METRICS, TIPS, questions=QUESTIONS)) == [
        "review:r1",
        "value:p1",
        "use:a0:2026-11-19",
        "link:met.0",
    ]


def test_not_now_lets_the_next_question_in() -> None:
    facts = Facts(questions=QUESTIONS)
    assert keys(facts, **{"use__a0__2026-11-19": TODAY + timedelta(days=7)}) == ["use:a1:2026-11-19"]


def test_the_weekly_review_has_the_last_place_that_what_is_due_leaves() -> None:
    assert keys(Facts(tips=TIPS[:1], weekly=True)) == ["tip:tip.0", "weekly-review"]
    crowded = keys(Facts(tips=TIPS, ratings=RATINGS, weekly=True))
    assert (len(crowded), crowded[-1]) == (4, "weekly-review")
    pilots = tuple(replace(PILOT, uuid=f"p{number}") for number in range(4))
    assert "weekly-review" not in keys(Facts(REVIEW, pilots, weekly=True))
    assert len(keys(Facts(REVIEW, pilots, questions=QUESTIONS, weekly=True))) == 4
    assert keys(Facts(weekly=True), **{"weekly-review": TODAY + timedelta(days=1)}) == []


@pytest.mark.parametrize(
    ("subject", "title", "caption"),
    [
        (PLAN, "Did you do it? Halve the batch", "Planned 33 days ago · Factory Physics"),
        (
            replace(PLAN, state="tried"),
            "Do you still do it? Halve the batch",
            "Tried · written down 33 days ago · Factory Physics",
        ),
        (replace(PLAN, application=""), "Did you use “Factory Physics”?", "Reading · read 33 days ago"),
    ],
)
def test_a_question_in_words(subject: Subject, title: str, caption: str) -> None:
    (step,) = next_up(Facts(questions=(Question(subject, date(2026, 11, 19), False),)), TODAY, {})
    assert (step.title, step.caption) == (title, caption)


@pytest.mark.parametrize("application", ["", "a1"])
def test_a_title_without_end_is_shortened(application: str) -> None:
    subject = replace(PLAN, application=application, title="W" * 500)
    (step,) = next_up(Facts(questions=(Question(subject, date(2026, 11, 19), False),)), TODAY, {})
    assert max(len(step.title), len(step.caption)) < 200


def test_every_step_says_why_and_where() -> None:
    steps = next_up(Facts(REVIEW, (PILOT,), METRICS[:1], TIPS[:1], RATINGS[:1]), TODAY, {})
    for step in (*steps, *next_up(Facts(questions=QUESTIONS, weekly=True), TODAY, {})):
        assert step.why.endswith(".")
        assert step.title
        assert step.button
        assert step.place in ("plan", "pilots", "pathway", "capabilities", "readings")
        assert step.target


def test_the_caption_of_a_pilot_tells_its_last_number() -> None:
    (step,) = next_up(Facts(pilots=(PILOT,)), TODAY, {})
    assert step.caption == "Pilot · last one 17 November: 4.9 hours"


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "tomorrow"), (5, "in 5 days")])
def test_days_in_words(days: int, words: str) -> None:
    assert in_days(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("frequency", "days", "asked"),
    [
        ("day", 0, ""),
        ("day", 1, "today's"),
        ("week", 4, "this week's"),
        ("month", 20, ""),
        ("month", 21, "this month's"),
    ],
)
def test_a_number_is_asked_for_as_often_as_the_measure_has_one(frequency: str, days: int, asked: str) -> None:
    pilot = RunningPilot("p1", "T", "M", "h", TODAY, TODAY - timedelta(days=days), None, frequency)
    titles = [step.title for step in next_up(Facts(pilots=(pilot,)), TODAY, {})]
    assert titles == ([f"Record {asked} number: M"] if asked else [])


def test_events_are_never_asked_for() -> None:
    pilot = RunningPilot("p1", "T", "M", "days", TODAY, None, None, "event")
    assert next_up(Facts(pilots=(pilot,)), TODAY, {}) == ()


def test_the_longest_due_action_comes_up_with_its_place_and_the_number_of_the_others() -> None:
    late = DueAction("a", "Call the carrier", "Planner", TODAY - timedelta(days=3), "Trucks wait", "p")
    mine = DueAction("b", "Renew the course", "", TODAY)
    (step,) = next_up(Facts(actions=(late, mine)), TODAY, {})
    assert (step.key, step.place, step.target) == ("action:a", "pilots", "p#cycles:a")
    assert step.caption == "Action · overdue since 19 November · Planner · Trucks wait · 1 more is due"
    (step,) = next_up(Facts(actions=(late, mine)), TODAY, {"action:a": TODAY + timedelta(days=1)})
    assert (step.place, step.target, step.caption) == ("plan", "action:b", "Action · due today")
