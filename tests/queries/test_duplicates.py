"""Likely duplicates: found by ISBN, and by title and author through noise; told with what each record holds."""

import time
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, readings, takeaways
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.duplicates import duplicates, twins
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book

TODAY = date(2026, 11, 22)
GOAL = "rdg.the-goal"


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.change("Test") as opened:
        yield opened


def found(session: Session, core: Pathway) -> list[tuple[str, list[str]]]:
    session.flush()
    return [(group.reason, [book.title for book in group.books]) for group in duplicates(session, core)]


def test_a_shelf_of_different_books_has_none(session: Session, core: Pathway) -> None:
    books.add(session, "Flow, volume 1", "Author One")
    books.add(session, "Flow, volume 2", "Author One")
    books.add(session, "Flow", "Author Two")
    assert found(session, core) == []


def test_an_own_book_is_recognised_as_the_suggested_one(session: Session, core: Pathway) -> None:
    books.add(session, "The Goal: A Process of Ongoing Improvement", "Goldratt, Eliyahu M.")
    assert found(session, core) == [
        (
            "same title and author without subtitle, series and edition",
            ["The Goal", "The Goal: A Process of Ongoing Improvement"],
        )
    ]


def test_isbns_of_both_lengths_are_one_number(session: Session, core: Pathway) -> None:
    for title, isbn in (("One", "0884271951"), ("Another", "9780884271956")):
        books.touch(session, core, books.add(session, title)).isbns = isbn
    assert found(session, core) == [("same ISBN 9780884271956", ["One", "Another"])]


def test_three_records_are_one_group_with_all_reasons(session: Session, core: Pathway) -> None:
    for authors in ("Author One", "", "Author One"):
        books.add(session, "Flow at Work", authors)
    ((reason, titles),) = found(session, core)
    assert (reason, len(titles)) == ("same title, one of them names no author, same title and author", 3)


def test_two_books_of_the_pathway_are_never_one(session: Session, core: Pathway) -> None:
    for key in (GOAL, "rdg.managing-to-learn"):
        books.touch(session, core, key).isbns = "9780884271956"
    assert found(session, core) == []


def test_the_fuller_record_leads_and_facts_say_what_it_holds(session: Session, core: Pathway) -> None:
    bare, full = books.add(session, "Flow at Work"), books.add(session, "Flow at Work", "Author One")
    books.measure(session, core, full, "pages", 320)
    readings.set_status(session, core, full, "finished", on=TODAY)
    takeaways.add(session, core, full, "Go and see")
    session.flush()
    first, second = twins(session, core, [bare, full])
    assert (first.key, first.facts) == (full, "Finished · 320 pages · 1 takeaway")
    assert (second.key, second.facts) == (bare, "To read")
    ahead = twins(session, core, [full, GOAL])[0]
    assert (ahead.key, ahead.suggested, ahead.stage, ahead.facts) == (GOAL, True, 1, "Suggested, not touched yet")


def test_a_long_shelf_is_compared_at_once(session: Session, core: Pathway) -> None:
    authors = [f"Author {name}" for name in ("Avery", "Blake", "Casey")]
    session.add_all(
        Book(title=f"Book {number // 2} of the shelf", authors=authors[number % 3]) for number in range(3000)
    )
    session.add_all(Book(title="Untitled", authors="") for _number in range(1000))
    session.flush()
    began = time.perf_counter()
    groups = duplicates(session, core)
    assert time.perf_counter() - began < 2  # half a second on a quiet machine
    assert len(groups[-1].books) == 1000
