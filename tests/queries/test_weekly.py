"""Which highlights and takeaways become cards of the week, on a real file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from opspath_desktop.actions import weekly as deeds
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries import weekly
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, Highlight, Takeaway

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)


def fill(database: Database, highlights: int, books: int = 4, **fields: Any) -> list[str]:
    """Add books with highlights; return the keys of the highlights."""
    with database.change("Fill") as session:
        shelf = [Book(title=f"Book {number}") for number in range(books)]
        session.add_all(shelf)
        session.flush()
        made = [
            Highlight(book_id=shelf[number % books].id, **({"text": f"Passage {number}"} | fields))
            for number in range(highlights)
        ]
        session.add_all(made)
        session.flush()
        return [f"highlight:{each.uuid}" for each in made]


def keys(database: Database, day: date = TODAY) -> tuple[str, ...]:
    with database.read() as session:
        return weekly.week(session, day).keys


def waits(database: Database, day: date = TODAY) -> bool:
    with database.read() as session:
        return weekly.waiting(session, day)


def do(database: Database, deed: Any, *args: Any, **more: Any) -> None:
    with database.change("Do") as session:
        deed(session, *args, **({"today": TODAY} | more))


def test_the_same_cards_all_week_and_others_in_the_next(database: Database) -> None:
    fill(database, 200)
    days = [keys(database, MONDAY + timedelta(days=number)) for number in range(8)]
    assert len(days[0]) == 12
    assert len(set(days[:7])) == 1
    assert set(days[7]) != set(days[0])


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "bookmark"},
        {"superseded_by": "uuid-other"},
        {"settled": True},
        {"text": ""},
        {"text": "", "note": "Mine", "withheld": True},
    ],
)
def test_what_is_never_a_card(database: Database, fields: dict[str, Any]) -> None:
    fill(database, 3, **fields)
    assert keys(database) == ()
    assert not waits(database)


def test_a_note_alone_is_a_card(database: Database) -> None:
    assert set(fill(database, 2, text="", note="Ask the late shift")) == set(keys(database))


def test_a_takeaway_comes_instead_of_its_highlight(database: Database) -> None:
    (card,) = fill(database, 1)
    with database.change("Promote") as session:
        session.add(Takeaway(book_id=1, text="Mine", highlight_id=1))
    assert [key.partition(":")[0] for key in keys(database)] == ["takeaway"]
    assert card not in keys(database)


def test_the_rest_stays_when_cards_are_done_in_their_order(database: Database) -> None:
    fill(database, 60)
    before = keys(database)
    for number, card in enumerate(before[:5]):
        do(database, deeds.keep if number % 2 else deeds.settle, card)
    assert keys(database) == before[5:]


def test_a_discarded_card_counts_as_this_weeks(database: Database) -> None:
    fill(database, 60)
    before = keys(database)
    do(database, deeds.discard, before[0], now="2026-11-22T08:00:00Z")
    assert keys(database) == before[1:]
    database.undo()
    assert keys(database) == before


def test_a_discarded_card_took_as_long_as_it_is(database: Database) -> None:
    fill(database, 60, note="N" * 5000)
    before = keys(database)
    assert len(before) == 7
    for number, card in enumerate(before[:5]):
        do(database, deeds.discard, card, now=f"2026-11-22T08:00:0{number}Z")
    assert keys(database) == before[5:]


def test_an_applied_highlight_is_one_card(database: Database) -> None:
    fill(database, 60)
    before = keys(database)
    do(database, deeds.apply, before[0], "Halve the batch")
    assert keys(database) == before[1:]


def test_twelve_cards_end_the_week(database: Database) -> None:
    fill(database, 60)
    for card in keys(database):
        assert waits(database)
        do(database, deeds.keep, card)
    assert keys(database) == ()
    assert not waits(database)
    assert waits(database, TODAY + timedelta(days=1))


def test_a_settled_card_never_comes_again(database: Database) -> None:
    for card in fill(database, 5):
        do(database, deeds.settle, card)
    assert all(keys(database, TODAY + timedelta(days=days)) == () for days in (1, 30, 400))


def test_a_kept_card_comes_after_new_ones_and_after_older_ones(database: Database) -> None:
    first, second, third = fill(database, 3)
    do(database, deeds.keep, first, today=MONDAY - timedelta(days=20))
    do(database, deeds.keep, second, today=MONDAY - timedelta(days=30))
    assert keys(database) == (third, second, first)


def test_gaps_grow_with_the_time_a_card_has_been_known(database: Database) -> None:
    (card,) = fill(database, 1)  # it came on 22 November
    do(database, deeds.keep, card, today=TODAY + timedelta(days=40))
    with_card = [days for days in range(41, 100) if keys(database, TODAY + timedelta(days=days))]
    assert min(with_card) in range(40 + 40, 40 + 40 + 7)


def test_a_favourite_comes_again_after_half_the_gap(database: Database) -> None:
    (card,) = fill(database, 1)
    do(database, deeds.favourite, card, today=TODAY + timedelta(days=40))
    with_card = [days for days in range(41, 100) if keys(database, TODAY + timedelta(days=days))]
    assert min(with_card) in range(40 + 20, 40 + 20 + 7)


def test_no_gap_is_shorter_than_a_week_or_longer_than_half_a_year(database: Database) -> None:
    young, old = fill(database, 2)
    do(database, deeds.keep, young, today=TODAY)
    do(database, deeds.keep, old, today=TODAY + timedelta(days=2000))
    assert keys(database, TODAY + timedelta(days=1)) == ()  # Monday
    assert keys(database, TODAY + timedelta(days=8)) == (young,)
    assert old in keys(database, TODAY + timedelta(days=2000 + 182 + 6))


def test_recent_and_favourite_ones_have_better_lots(database: Database) -> None:
    old = fill(database, 150, made_on=date(2019, 1, 1))
    recent = set(fill(database, 150, made_on=TODAY - timedelta(days=20), favourite=True))
    weeks = [keys(database, MONDAY + timedelta(days=7 * number)) for number in range(4)]
    drawn = [key for week in weeks for key in week]
    assert len(recent.intersection(drawn)) > len(set(old).intersection(drawn)) > 0


def test_a_book_with_nearly_all_cards_lets_others_in(database: Database) -> None:
    many = set(fill(database, 300, books=1, favourite=True, made_on=TODAY))
    few = set(fill(database, 3, books=1, made_on=date(2001, 1, 1)))
    drawn = keys(database)
    assert few < set(drawn)
    assert [key in many for key in drawn[:4]] == [True, True, True, False]


def test_the_words_of_a_card(database: Database, core: Pathway) -> None:
    (key,) = fill(database, 1, note="Mine", chapter="3", place="p 45", made_on=date(2025, 3, 14), favourite=True)
    with database.read() as session:
        card = weekly.cards(session, core, [key], TODAY)[key]
    assert (card.title, card.text, card.note, card.chapter, card.place) == ("Book 0", "Passage 0", "Mine", "3", "p 45")
    assert (card.made, card.favourite, card.done, card.kind) == (date(2025, 3, 14), True, False, "quote")


def test_a_takeaway_says_what_changes(database: Database, core: Pathway) -> None:
    fill(database, 0, books=1)
    with database.change("Keep") as session:
        session.add(Takeaway(book_id=1, text="Small batches", do_differently="Halve the lot"))
    with database.read() as session:
        (card,) = weekly.cards(session, core, keys(database), TODAY).values()
    assert (card.kind, card.text, card.note, card.made) == ("takeaway", "Small batches", "Halve the lot", TODAY)


def test_nothing_at_all(database: Database, core: Pathway) -> None:
    with database.read() as session:
        found = weekly.week(session, TODAY)
        assert (found.keys, found.any, weekly.cards(session, core, (), TODAY)) == ((), False, {})
