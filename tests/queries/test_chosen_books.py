"""What several books have in common."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, books_bulk, queue, tags
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.chosen_books import ChosenBooks, Common, TagCount, chosen
from opspath_desktop.store.database import Database

NOW = "2026-11-22T08:00:00+00:00"
TODAY = date(2026, 11, 22)
GOAL = "rdg.the-goal"


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.change("Test") as opened:
        yield opened


def view(session: Session, core: Pathway, keys: list[str]) -> ChosenBooks:
    session.flush()
    return chosen(session, core, keys)


def test_equal_values_are_shown_and_others_are_several(session: Session, core: Pathway) -> None:
    keys = [books.add(session, title, "Author One") for title in "AB"]
    books_bulk.write(session, core, keys, "publisher", "LEI", now=NOW)
    books.measure(session, core, keys[0], "year", 1984)
    found = view(session, core, keys)
    assert (found.count, found.own) == (2, 2)
    assert (found.fields["publisher"], found.fields["year"]) == (Common("LEI"), Common(mixed=True))
    assert (found.fields["authors"], found.fields["series"]) == (Common("Author One"), Common(""))


def test_a_suggested_book_counts_before_it_is_touched(session: Session, core: Pathway) -> None:
    own = books.add(session, "A", "Author One")
    books.measure(session, core, own, "pages", 100)
    found = view(session, core, [own, GOAL, "gone"])
    assert (found.count, found.own, found.waiting) == (2, 1, 2)
    assert (found.fields["pages"].mixed, found.fields["authors"].value) == (True, "Author One")


def test_readings_that_count_now_are_compared(session: Session, core: Pathway) -> None:
    keys = [books.add(session, title) for title in "ABC"]
    books_bulk.set_status(session, core, keys[:2], "stopped", on=TODAY, reason="Too long")
    books_bulk.rate(session, core, keys[:2], 8)
    found = view(session, core, keys)
    assert (found.status.mixed, found.rating, found.reason) == (True, Common(8), Common("Too long"))
    assert (found.begun, found.held, found.waiting, found.queued) == (2, 2, 1, 0)
    queue.add(session, core, keys[2:])
    assert (view(session, core, keys).queued, view(session, core, keys).waiting) == (1, 0)


def test_tags_are_counted_whatever_their_case(session: Session, core: Pathway) -> None:
    one, two, other = (books.add(session, title) for title in "ABC")
    for key, words in ((one, ["Lean", "Flow"]), (two, ["lean"]), (other, ["Metrics", "lean"])):
        tags.set_tags(session, core, key, words)
    found = view(session, core, [one, two])
    assert found.tags == (TagCount("Lean", 2), TagCount("Flow", 1))
    assert found.known_tags == ("lean", "Flow", "Metrics")


def test_a_thousand_books_need_no_longer_statement(session: Session, core: Pathway) -> None:
    keys = [books.add(session, f"Book {number}") for number in range(600)]
    books_bulk.set_format(session, core, keys, "ebook")
    assert view(session, core, keys).form == Common("ebook")
