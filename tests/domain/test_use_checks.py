""" "Did you use it?": when it is asked, when it is asked no more, and in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from opspath_desktop.domain.use_checks import Question, Subject, ago, asks, counted_from, questions, why

TODAY = date(2026, 11, 22)
BOOK = Subject("b1", "Factory Physics", TODAY)
PLAN = Subject("b1", "Factory Physics", TODAY, "a1", "Halve the batch", "planned")


def read(days: int, *answers: tuple[int, str]) -> Subject:
    """Return the book, read so many days ago, with answers given so many days after."""
    since = TODAY - timedelta(days=days)
    said = tuple((since + timedelta(days=after), answer) for after, answer in answers)
    return replace(BOOK, since=since, answers=said)


def after(subject: Subject) -> list[int]:
    return [(question.due_on - subject.since).days for question in questions([subject], TODAY)]


@pytest.mark.parametrize(
    ("days", "asked"), [(29, []), (30, [30]), (59, [30]), (60, [60]), (90, [90]), (210, [90]), (211, [])]
)
def test_only_the_newest_question_is_asked_and_it_lapses(days: int, asked: list[int]) -> None:
    assert after(read(days)) == asked


def test_an_answered_question_is_not_asked_again() -> None:
    assert after(read(40, (30, "not_yet"))) == []
    assert after(read(60, (30, "not_yet"))) == [60]


@pytest.mark.parametrize("answer", ["used", "no"])
def test_used_and_no_end_the_questions_of_a_book(answer: str) -> None:
    assert after(read(90, (30, answer))) == []


def test_another_reading_asks_anew() -> None:
    assert after(read(30, (-100, "no"))) == [30]


def test_a_day_to_look_back_on_may_be_the_day_it_was_planned() -> None:
    today = replace(PLAN, check_back=TODAY)
    (asked,) = questions([today], TODAY)
    assert ago(asked, TODAY) == "today"
    assert questions([replace(today, answers=((TODAY, "not_yet"),))], TODAY) == ()


def test_an_application_is_asked_about_after_each_answer() -> None:
    tried = replace(PLAN, since=TODAY - timedelta(days=60), answers=((TODAY - timedelta(days=29), "used"),))
    assert after(tried) == [60]


def test_the_day_to_look_back_on_is_newer_than_the_round_days() -> None:
    looked = replace(PLAN, since=TODAY - timedelta(days=45), check_back=TODAY)
    (found,) = questions([looked], TODAY)
    assert (found.due_on, found.looks_back) == (TODAY, True)


def test_a_late_answer_closes_what_was_due_before() -> None:
    late = replace(PLAN, since=TODAY - timedelta(days=95), answers=((TODAY - timedelta(days=3), "not_yet"),))
    assert after(late) == []
    wished = replace(late, since=TODAY - timedelta(days=91), check_back=TODAY - timedelta(days=2), answers=())
    assert [question.looks_back for question in questions([wished], TODAY)] == [True]
    assert questions([replace(wished, answers=((TODAY, "not_yet"),))], TODAY) == ()


def test_three_questions_a_week_beside_the_days_to_look_back_on() -> None:
    books = [replace(read(30 + number), book=f"b{number}") for number in range(5)]
    looked = [replace(PLAN, application=f"a{number}", check_back=TODAY) for number in range(4)]
    assert [question.subject.key for question in questions(books, TODAY)] == ["b0", "b1", "b2"]
    assert len(questions(books, TODAY, answered=2)) == 1
    assert [question.subject.key for question in questions([*books, *looked], TODAY)] == ["a0", "a1", "a2", "a3"]
    assert len(questions([*books, *looked[:2]], TODAY)) == 3


@pytest.mark.parametrize(
    ("precision", "day"), [("day", date(2024, 2, 1)), ("month", date(2024, 2, 29)), ("year", None), ("unknown", None)]
)
def test_a_month_counts_from_its_end_and_a_year_not_at_all(precision: str, day: date | None) -> None:
    assert counted_from(date(2024, 2, 1), precision) == day


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (BOOK, "Did you use “Factory Physics”?"),
        (PLAN, "Did you do it?"),
        (replace(PLAN, state="tried"), "Do you still do it?"),
    ],
)
def test_the_question_in_words(subject: Subject, words: str) -> None:
    asked = Question(subject, TODAY + timedelta(days=30), False)
    assert asks(asked) == words
    assert why(asked, TODAY + timedelta(days=40)).endswith("asked after 30 days.")
    assert ago(asked, TODAY + timedelta(days=40)) == "40 days ago"


def test_the_day_it_was_written_down_is_not_called_the_day_it_was_tried() -> None:
    asked = Question(replace(PLAN, state="tried"), TODAY + timedelta(days=30), False)
    assert why(asked, TODAY) == "You wrote it down on 22 November, and tried it; asked after 30 days."


def test_a_day_to_look_back_on_is_named() -> None:
    assert why(Question(PLAN, TODAY, True), TODAY) == "You wanted to look back at it on 22 November."


def test_the_key_stays_until_the_next_question() -> None:
    assert Question(PLAN, TODAY, False).key == "use:a1:2026-11-22"
