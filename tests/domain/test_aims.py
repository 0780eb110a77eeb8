"""Aims: what is done, what a steady pace would have by now, and what a day would take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.aims import Ahead, Aim, Finish, aim_words, basis_words, parse_by, standing
from opspath_desktop.domain.typed import Habits

BEGUN, BY = date(2026, 9, 1), date(2026, 9, 30)
AIM = Aim(5, BEGUN, BY)
THREE = [Finish(date(2026, 9, day)) for day in (3, 9, 15)]
LONG, SHORT = Ahead("Long", 300), Ahead("Short", 100)


@pytest.mark.parametrize(("day", "expected"), [(1, 0), (6, 0), (7, 1), (13, 2), (24, 3), (25, 4), (29, 4), (30, 5)])
def test_a_steady_pace_is_rounded_down_to_whole_books(day: int, expected: int) -> None:
    assert standing(AIM, [], [], date(2026, 9, day)).expected == expected


def test_the_issue_in_one_sentence() -> None:
    today = date(2026, 9, 26)
    found = standing(AIM, THREE, [LONG, SHORT, Ahead("Longer", 400)], today)
    assert (found.done, found.expected, found.lead, found.days) == (3, 4, -1, 5)
    said = aim_words(found, 2, AIM, today)
    assert said == "3 of 5 stage 2 books by 30 September, one behind. 80 pages a day gets you there."
    assert basis_words(found) == "400 pages left of Short and Long, 5 days to go."


def test_books_done_before_do_not_speed_the_pace_up() -> None:
    before = [Finish(None), Finish(date(2024, 1, 1))]
    assert standing(AIM, before, [], BEGUN).lead == 0
    assert standing(AIM, before, [], date(2026, 9, 16)).expected == 3


def test_books_being_read_are_counted_first_then_the_queue_then_the_shortest() -> None:
    ahead = [
        SHORT,
        Ahead("Second", 50, rank=1, place=2),
        Ahead("First", 500, rank=1, place=1),
        Ahead("Open", 20, rank=0),
    ]
    assert standing(AIM, THREE[:1], ahead, BEGUN).counted == ("Open", "First", "Second", "Short")
    assert standing(AIM, THREE, ahead, BEGUN).counted == ("Open", "First")


def test_unknown_lengths_are_said() -> None:
    found = standing(AIM, THREE, [Ahead("One", None), Ahead("Two", None)], BEGUN)
    assert aim_words(found, 1, AIM, BEGUN).endswith("3 ahead.")
    assert basis_words(found) == "2 books without a length are not counted."
    assert basis_words(standing(AIM, THREE, [Ahead("One", None), SHORT], BEGUN)) == (
        "100 pages left of Short, 30 days to go. 1 book without a length is not counted."
    )


def test_listening_is_told_beside_the_pages() -> None:
    found = standing(AIM, THREE, [SHORT, Ahead("Heard", 300, "minutes")], date(2026, 9, 21))
    assert aim_words(found, 2, AIM, date(2026, 9, 21)).endswith(
        "10 pages and 30 min of listening a day gets you there."
    )


def test_an_aim_is_reached_and_stays_reached() -> None:
    found = standing(Aim(3, BEGUN, BY), THREE, [LONG], date(2027, 1, 1))
    assert aim_words(found, 2, Aim(3, BEGUN, BY), date(2026, 9, 30)) == "3 of 3 stage 2 books by 30 September: reached."
    assert (found.fraction, basis_words(found)) == (1.0, "")


def test_a_day_that_has_passed_is_said_without_blame() -> None:
    found = standing(AIM, THREE, [LONG], BY + timedelta(days=1))
    assert "passed" in aim_words(found, 2, AIM, BY + timedelta(days=1))
    assert (found.days, basis_words(found)) == (0, "")


@given(
    st.integers(1, 12),
    st.integers(0, 400),
    st.integers(-50, 500),
    st.lists(st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2027, 1, 1))), max_size=12),
    st.lists(st.one_of(st.none(), st.floats(1, 1000)), max_size=12),
)
def test_an_aim_always_says_something_true(
    books: int, whole: int, gone: int, ends: list[date | None], left: list[float | None]
) -> None:
    aim = Aim(books, BEGUN, BEGUN + timedelta(days=whole))
    today = BEGUN + timedelta(days=gone)
    found = standing(aim, [Finish(end) for end in ends], [Ahead("A", each) for each in left], today)
    assert 0 <= found.expected <= books
    assert len(found.counted) + found.unknown == min(max(books - len(ends), 0), len(left))
    assert found.a_day("pages") * found.days >= found.pages * bool(found.days)
    assert aim_words(found, 1, aim, today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 September", date(2027, 9, 30)),
        ("30/9", date(2027, 9, 30)),
        ("24 December", date(2026, 12, 24)),
        ("30 September 2026", date(2026, 9, 30)),
        ("yesterday", date(2026, 11, 21)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(text: str, day: date) -> None:
    assert parse_by(text, Habits(), date(2026, 11, 22)) == day


def test_an_amount_that_leaves_books_out_promises_nothing() -> None:
    found = standing(AIM, THREE, [Ahead("One", None), SHORT], BEGUN)
    assert aim_words(found, 1, AIM, BEGUN).endswith("It takes at least 4 pages a day.")
