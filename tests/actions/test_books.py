"""Books on the shelf: suggested ones become records when touched, own ones are added, changed and deleted."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, takeaways
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, ItemRef, Takeaway, Trash

NOW = "2026-11-22T08:00:00+00:00"
GOAL = "rdg.the-goal"


def test_a_suggested_book_becomes_a_record_once(session: Session, pathway: Pathway) -> None:
    first, again = books.touch(session, pathway, GOAL), books.touch(session, pathway, GOAL)
    assert first is again
    assert (first.title, first.authors) == ("The Goal", "Eliyahu M. Goldratt")
    assert session.scalars(select(ItemRef.item)).all() == [GOAL]


def test_a_book_answers_to_its_uuid_too_and_without_the_pack(session: Session, pathway: Pathway) -> None:
    book = books.touch(session, pathway, GOAL)
    assert books.find(session, EMPTY, book.uuid) is book


def test_an_unknown_key_is_refused(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="no longer there"):
        books.touch(session, pathway, "obj.something")


def test_an_own_book_is_trimmed_and_its_authors_stand_one_a_line(session: Session) -> None:
    uuid = books.add(session, "  Factory \n Physics ", "Wallace Hopp, Mark Spearman;")
    book = session.scalars(select(Book).where(Book.uuid == uuid)).one()
    assert (book.title, book.authors) == ("Factory Physics", "Wallace Hopp\nMark Spearman")


def test_a_book_needs_a_title(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="Write the title"):
        books.add(session, "  ")
    uuid = books.add(session, "Factory Physics")
    with pytest.raises(Refused, match="Write the title"):
        books.write(session, pathway, uuid, "title", "")


def test_every_text_and_number_can_be_written(session: Session, pathway: Pathway) -> None:
    uuid = books.add(session, "Factory Physics")
    book = books.touch(session, pathway, uuid)
    books.write(session, pathway, uuid, "title", "Factory Physics 2")
    books.write(session, pathway, uuid, "authors", "Hopp")
    books.write(session, pathway, uuid, "subtitle", "Foundations")
    books.write(session, pathway, uuid, "publisher", "Waveland")
    books.write(session, pathway, uuid, "why", "Queues\nand buffers")
    books.measure(session, pathway, uuid, "pages", 720)
    books.measure(session, pathway, uuid, "year", 2011)
    assert (book.title, book.authors, book.subtitle) == ("Factory Physics 2", "Hopp", "Foundations")
    assert (book.publisher, book.why, book.pages, book.year) == ("Waveland", "Queues\nand buffers", 720, 2011)
    books.measure(session, pathway, uuid, "pages", None)
    assert book.pages is None


def test_title_and_authors_of_a_suggested_book_stay_the_pathways(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="come from the pathway"):
        books.write(session, pathway, GOAL, "title", "The Gaol")
    books.write(session, pathway, GOAL, "publisher", "North River")


@pytest.mark.parametrize(("field", "number"), [("pages", 0), ("pages", 10**6), ("year", 10_000), ("minutes", -1)])
def test_a_number_that_cannot_be_is_refused(
    session: Session, pathway: Pathway, field: books.NumberField, number: int
) -> None:
    with pytest.raises(Refused, match="whole number"):
        books.measure(session, pathway, GOAL, field, number)


def test_an_own_book_is_deleted_into_the_trash_with_what_hangs_on_it(session: Session, pathway: Pathway) -> None:
    uuid = books.add(session, "Factory Physics")
    takeaways.add(session, pathway, uuid, "Variability costs capacity")
    books.delete(session, pathway, uuid, now=NOW)
    assert session.scalar(select(func.count()).select_from(Takeaway)) == 0
    assert session.scalars(select(Trash.title)).all() == ["Factory Physics"]


def test_a_suggested_book_is_not_deleted(session: Session, pathway: Pathway) -> None:
    books.touch(session, pathway, GOAL)
    with pytest.raises(Refused, match="stays on the shelf"):
        books.delete(session, pathway, GOAL, now=NOW)


def test_a_book_whose_item_left_the_pack_may_be_deleted(session: Session, pathway: Pathway) -> None:
    book = books.touch(session, pathway, GOAL)
    books.delete(session, EMPTY, book.uuid, now=NOW)
    assert session.scalar(select(func.count()).select_from(Book)) == 0


def test_hostile_text_is_kept_as_text(database: Database, pathway: Pathway) -> None:
    with database.change("Add") as session:
        uuid = books.add(session, "<b>=1+1</b>\0 & Søn\u0301")
    with database.read() as session:
        assert session.scalar(select(Book.title).where(Book.uuid == uuid)) == "<b>=1+1</b> & Søń"
