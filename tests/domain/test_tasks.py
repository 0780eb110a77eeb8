"""Actions: what is overdue, in which order they stand, and how one is typed."""

from datetime import date
from typing import NamedTuple

import pytest

from opspath_desktop.domain.tasks import (
    STATES,
    STRENGTHS,
    due_words,
    is_overdue,
    order,
    overdue_words,
    read_action,
    read_due,
    read_owner,
    state_name,
    strength_name,
)
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

TODAY = date(2026, 11, 22)  # a Sunday
YESTERDAY, NEXT_WEEK, LATER = date(2026, 11, 21), date(2026, 11, 29), date(2026, 11, 30)


class Task(NamedTuple):
    state: str
    due: date | None = None
    done_on: date | None = None


def test_an_open_action_is_overdue_after_its_day() -> None:
    assert is_overdue("todo", YESTERDAY, TODAY)
    assert not is_overdue("todo", TODAY, TODAY)
    assert not is_overdue("done", YESTERDAY, TODAY)
    assert not is_overdue("doing", None, TODAY)


def test_open_ones_stand_by_their_day_then_what_was_done_last() -> None:
    tasks = [
        Task("dropped"),
        Task("done", done_on=YESTERDAY),
        Task("todo"),
        Task("done", done_on=TODAY),
        Task("doing", LATER),
        Task("todo", YESTERDAY),
    ]
    assert sorted(tasks, key=order) == [tasks[5], tasks[4], tasks[2], tasks[3], tasks[1], tasks[0]]


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (Task("todo", YESTERDAY), "overdue since 21 November"),
        (Task("doing", TODAY), "due today"),
        (Task("todo", LATER), "due 30 November"),
        (Task("todo"), ""),
        (Task("done", YESTERDAY, TODAY), "done 22 November"),
        (Task("done"), "done"),
        (Task("dropped", YESTERDAY), "dropped"),
    ],
)
def test_the_day_is_said_in_words(task: Task, words: str) -> None:
    assert due_words(task.state, task.due, task.done_on, TODAY) == words


@pytest.mark.parametrize(
    ("line", "text", "owner", "due"),
    [
        ("Move the board", "Move the board", "", None),
        ("Move the board @Planner by 27/11", "Move the board", "Planner", date(2026, 11, 27)),
        ('Ask @"Shift lead" for two slots by fri', "Ask for two slots", "Shift lead", date(2026, 11, 27)),
        ("Reduce rework by half", "Reduce rework by half", "", None),
        ("Sort by size by 3/1", "Sort by size", "", date(2027, 1, 3)),
        ("@me call the carrier by tomorrow", "call the carrier", "", date(2026, 11, 23)),
        ("Use 1 of 40 by 1/40", "Use 1 of 40 by 1/40", "", None),
        ("Write to a@b.example", "Write to a@b.example", "", None),
        ("Close it by 20 Nov 2026", "Close it", "", date(2026, 11, 20)),
    ],
)
def test_owner_and_day_may_be_typed_with_the_words(line: str, text: str, owner: str, due: date | None) -> None:
    typed = read_action(line, Habits(), TODAY)
    assert (typed.text, typed.owner, typed.due) == (text, owner, due)


def test_an_action_needs_words_of_its_own() -> None:
    for line in ("", "  ", "@Planner", "@Planner by fri", "by 27/11"):
        with pytest.raises(Refused, match="Write what is to be done"):
            read_action(line, Habits(), TODAY)


@pytest.mark.parametrize("day", ["31/2", "31 February", "2026-02-31", "1/1/0001"])
def test_a_day_that_there_is_not_does_not_stay_among_the_words(day: str) -> None:
    with pytest.raises(Refused, match=r"no date|out of reach"):
        read_action(f"Close it by {day}", Habits(), TODAY)


def test_an_owner_or_a_day_alone_is_read_too() -> None:
    assert (read_owner(" @Planner "), read_owner("me")) == ("Planner", "")
    assert (read_due("fri", Habits(), TODAY), read_due(" ", Habits(), TODAY)) == (date(2026, 11, 27), None)
    with pytest.raises(Refused, match="no date"):
        read_due("soon", Habits(), TODAY)


def test_every_word_has_a_name() -> None:
    assert len({*map(state_name, STATES), *map(strength_name, STRENGTHS)}) == 8
    assert (overdue_words(0), overdue_words(2)) == ("", "2 overdue")
