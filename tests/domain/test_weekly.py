"""The weekly review's draw: its order, its mix, its length, and that it goes on where it stopped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain import weekly
from opspath_desktop.domain.weekly import IN_A_ROW, MOST, SPAN, Candidate, Looked, draw

MONDAY = date(2026, 11, 16)


def queue(*books: int, start: int = 0, length: int = 90) -> list[Candidate]:
    return [Candidate("highlight", start + place, book, length) for place, book in enumerate(books)]


def ids(cards: Sequence[Candidate]) -> list[int]:
    return [card.id for card in cards]


candidates = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2000)), max_size=40)


def queues(new: list[tuple[int, int]], again: list[tuple[int, int]]) -> tuple[list[Candidate], list[Candidate]]:
    made = [Candidate("highlight", number, book, length) for number, (book, length) in enumerate([*new, *again])]
    return made[: len(new)], made[len(new) :]


def test_every_third_card_comes_again() -> None:
    new, again = queue(1, 2, 3, 4, 5, 6), queue(7, 8, 9, start=100)
    assert ids(draw(new, again))[:6] == [0, 1, 100, 2, 3, 101]


def test_one_kind_fills_the_places_of_the_other() -> None:
    assert ids(draw([], queue(1, 2))) == [0, 1]
    assert len(draw(queue(*range(30)), [])) == MOST


def test_never_more_than_three_of_a_book_while_another_has_a_card() -> None:
    assert [card.book for card in draw(queue(1, 1, 1, 1, 1, 1, 1, 2, 2), [])] == [1, 1, 1, 2, 1, 1, 1, 2, 1]


def test_one_book_alone_fills_the_review() -> None:
    assert len(draw(queue(*[1] * 30), [])) == MOST


def test_long_cards_make_it_shorter() -> None:
    assert len(draw(queue(*range(30), length=100_000), [])) == 7
    assert weekly.seconds(100_000) == weekly.LONGEST_CARD


@given(candidates, candidates, st.integers(0, MOST))
def test_who_comes_back_goes_on_with_the_same_cards(
    new: list[tuple[int, int]], again: list[tuple[int, int]], done: int
) -> None:
    fresh, known = queues(new, again)
    whole = draw(fresh, known)
    first, rest = whole[:done], whole[done:]
    looked = Looked(len(first), sum(card.seconds for card in first), tuple(card.book for card in first))
    left = [[card for card in each if card not in first] for each in (fresh, known)]
    assert draw(left[0], left[1], looked) == rest


@given(candidates, candidates)
def test_the_draw_holds_its_rules(new: list[tuple[int, int]], again: list[tuple[int, int]]) -> None:
    fresh, known = queues(new, again)
    cards = draw(fresh, known)
    assert cards == draw(fresh, known)
    assert len(set(cards)) == len(cards) <= MOST
    assert sum(card.seconds for card in cards) < SPAN + weekly.LONGEST_CARD
    left = {card.book for card in (*fresh, *known) if card not in cards}
    place = 0
    for book, run in groupby(cards, key=lambda card: card.book):
        place += (length := len(list(run)))
        others = {card.book for card in cards[place:]} | left
        assert length <= IN_A_ROW or others <= {book}


def test_when_the_week_is_done_nothing_is_drawn() -> None:
    assert draw(queue(1, 2, 3), [], Looked(MOST, 10)) == ()
    assert draw(queue(1, 2, 3), [], Looked(3, SPAN)) == ()


def test_lots_change_every_monday_and_scatter_neighbours() -> None:
    first, second = weekly.lots(MONDAY), weekly.lots(MONDAY + timedelta(days=7))
    order = [sorted(range(2000), key=lots.of)[:20] for lots in (first, second)]
    assert order[0] != order[1]
    gaps = [abs(one - two) for one, two in zip(order[0], order[0][1:], strict=False)]
    assert min(gaps) > 1
    assert max(order[0]) - min(order[0]) > 1000


@pytest.mark.parametrize("number", [0, 1, 2**31])
def test_a_lot_stays_within_what_a_database_can_count(number: int) -> None:
    assert 0 <= weekly.lots(MONDAY).of(number) < 2**31


@pytest.mark.parametrize(("day", "begins"), [(16, 16), (22, 16), (23, 23)])
def test_a_week_begins_on_monday(day: int, begins: int) -> None:
    assert weekly.monday(date(2026, 11, day)) == date(2026, 11, begins)


def test_every_week_around_new_year_has_its_own_lots() -> None:
    days = [date(2026, 12, 14) + timedelta(days=number) for number in range(35)]
    assert len({weekly.lots(weekly.monday(day)) for day in days}) == 5
    assert weekly.monday(date(2027, 1, 1)) == date(2026, 12, 28)


@pytest.mark.parametrize(("total", "words"), [(0, 1), (40, 1), (230, 4), (300, 5)])
def test_minutes_are_whole_and_never_none(total: int, words: int) -> None:
    assert weekly.minutes(total) == words
