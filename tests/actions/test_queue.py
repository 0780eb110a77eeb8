"""The queue: numbered without a gap, moved, and left by books that are begun."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, queue, readings
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book

TODAY = date(2026, 11, 22)
GOAL = "rdg.the-goal"


@pytest.fixture
def four(session: Session, pathway: Pathway) -> list[str]:
    """Return the keys of four queued books, the third a suggested one that nobody had touched."""
    keys = [books.add(session, title) for title in "AB"] + [GOAL, books.add(session, "D")]
    queue.add(session, pathway, keys)
    return keys


def order(session: Session) -> list[tuple[int | None, str]]:
    rows = session.execute(select(Book.queue, Book.title).where(Book.queue.is_not(None)).order_by(Book.queue))
    return [(row.queue, row.title[:8]) for row in rows]


@pytest.mark.usefixtures("four")
def test_books_stand_in_the_order_they_were_added(session: Session) -> None:
    assert order(session) == [(1, "A"), (2, "B"), (3, "The Goal"), (4, "D")]


def test_a_book_that_stands_there_stays_where_it_is(session: Session, pathway: Pathway, four: list[str]) -> None:
    done = queue.add(session, pathway, [four[3], books.add(session, "E"), four[0]])
    assert (done.changed, done.left) == (3, 0)
    assert [title for _place, title in order(session)] == ["A", "B", "The Goal", "D", "E"]


@pytest.mark.parametrize(
    ("to", "titles"), [(1, "DAB"), (2, "ADB"), (3, "ABD"), (99, "ABD"), (-5, "DAB")], ids=lambda each: str(each)
)
def test_a_book_moves_to_a_place(session: Session, pathway: Pathway, four: list[str], to: int, titles: str) -> None:
    queue.take_out(session, pathway, [GOAL])
    queue.move(session, pathway, four[3], to)
    assert order(session) == list(enumerate(titles, start=1))


def test_taking_out_closes_the_gap_and_keeps_the_reason(session: Session, pathway: Pathway, four: list[str]) -> None:
    books.write(session, pathway, four[1], "why", "For the review")
    assert queue.take_out(session, pathway, [four[1], books.add(session, "Not there")]) == 1
    assert order(session) == [(1, "A"), (2, "The Goal"), (3, "D")]
    assert session.scalars(select(Book.why).where(Book.uuid == four[1])).one() == "For the review"


@pytest.mark.parametrize("status", ["reading", "paused", "finished", "stopped", "consulted"])
def test_a_book_that_is_begun_or_over_leaves(session: Session, pathway: Pathway, four: list[str], status: str) -> None:
    readings.set_status(session, pathway, four[0], status, on=TODAY)
    assert order(session) == [(1, "B"), (2, "The Goal"), (3, "D")]


def test_a_first_sitting_takes_the_book_out(session: Session, pathway: Pathway, four: list[str]) -> None:
    readings.log(session, pathway, four[1], Sitting(TODAY, "pages", delta=20))
    assert [title for _place, title in order(session)] == ["A", "The Goal", "D"]


def test_only_books_to_read_can_be_added(session: Session, pathway: Pathway) -> None:
    begun, fresh = books.add(session, "Begun"), books.add(session, "Fresh")
    readings.set_status(session, pathway, begun, "reading", on=TODAY)
    readings.set_status(session, pathway, fresh, "planned", on=TODAY)
    with pytest.raises(Refused, match="still to read"):
        queue.add(session, pathway, [begun])
    done = queue.add(session, pathway, [begun, fresh])
    assert (done.changed, done.left, order(session)) == (1, 1, [(1, "Fresh")])


def test_moving_what_is_not_there_is_refused(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="no longer in the queue"):
        queue.move(session, pathway, books.add(session, "A"), 1)


def test_places_from_outside_are_numbered_anew(session: Session, pathway: Pathway, four: list[str]) -> None:
    for key, place in zip(four, (7, 7, 3, 900), strict=True):
        books.touch(session, pathway, key).queue = place
    queue.tidy(session)
    assert order(session) == [(1, "The Goal"), (2, "A"), (3, "B"), (4, "D")]


def test_one_undo_takes_a_move_back(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        keys = [books.add(session, title) for title in "ABC"]
        queue.add(session, core, keys)
    with database.change("Move") as session:
        queue.move(session, core, keys[2], 1)
    database.undo()
    with database.read() as session:
        assert order(session) == [(1, "A"), (2, "B"), (3, "C")]
