"""Many books at once: honest rules for each, one undo step for all, and what does not fit is left and counted."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, books_bulk, queue, readings
from opspath_desktop.actions.chosen import Done
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, Reading, Trash

NOW = "2026-11-22T08:00:00+00:00"
TODAY = date(2026, 11, 22)
EARLIER = date(2026, 3, 1)
GOAL = "rdg.the-goal"


@pytest.fixture
def three(session: Session, pathway: Pathway) -> list[str]:
    """Return the keys of a finished own book, an own book that nobody began, and an untouched suggested one."""
    done, fresh = books.add(session, "Done", "Author One"), books.add(session, "Fresh")
    readings.set_status(session, pathway, done, "finished", on=EARLIER)
    return [done, fresh, GOAL]


def latest(session: Session, pathway: Pathway, key: str) -> Reading:
    book = books.find(session, pathway, key)
    assert book is not None
    found = readings.reading_of(session, book)
    assert found is not None
    return found


def column(session: Session, name: str) -> list[object]:
    return list(session.scalars(select(getattr(Book, name)).order_by(Book.id)))


def test_a_status_keeps_every_date(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    done = books_bulk.set_status(session, pathway, three, "finished", on=TODAY)
    ends = [latest(session, pathway, key).finished for key in three]
    assert (done, ends) == (Done(3), [EARLIER, TODAY, TODAY])
    books_bulk.set_status(session, pathway, three, "paused", on=TODAY, reason="Peak season")
    told = [latest(session, pathway, key) for key in three]
    assert {(each.status, each.reason, each.finished is None) for each in told} == {("paused", "Peak season", False)}


def test_planning_begins_no_reading(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    books_bulk.set_status(session, pathway, three[1:], "planned", on=TODAY)
    assert session.scalars(select(Reading.status)).all() == ["finished"]


def test_begun_books_leave_the_queue(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    queue.add(session, pathway, [*three[1:], books.add(session, "Stays")])
    books_bulk.set_status(session, pathway, three, "reading", on=TODAY)
    rows = session.execute(select(Book.title, Book.queue).where(Book.queue.is_not(None))).all()
    assert [tuple(row) for row in rows] == [("Stays", 1)]


def test_the_reason_goes_to_paused_and_stopped_books_only(
    session: Session, pathway: Pathway, three: Sequence[str]
) -> None:
    with pytest.raises(Refused, match="paused or stopped"):
        books_bulk.say_why(session, pathway, three, "No time")
    books_bulk.set_status(session, pathway, three[1:], "stopped", on=TODAY)
    assert books_bulk.say_why(session, pathway, three, " No time ") == Done(2, 1)
    assert [latest(session, pathway, key).reason for key in three] == ["", "No time", "No time"]


def test_days_go_to_the_books_they_fit(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    books_bulk.set_status(session, pathway, three[1:2], "reading", on=TODAY)
    assert books_bulk.set_date(session, pathway, three, "finished", date(2027, 1, 1), "year") == Done(1, 2)
    assert books_bulk.set_date(session, pathway, three, "started", date(2025, 5, 1), "month") == Done(2, 1)
    told = [latest(session, pathway, key) for key in three[:2]]
    assert {(each.started, each.started_precision) for each in told} == {(date(2025, 5, 1), "month")}
    assert [(each.finished, each.finished_precision) for each in told] == [
        (date(2027, 1, 1), "year"),
        (None, "unknown"),
    ]


def test_a_day_that_turns_a_reading_round_names_the_book(
    session: Session, pathway: Pathway, three: Sequence[str]
) -> None:
    with pytest.raises(Refused, match="“Done” would end before it began"):
        books_bulk.set_date(session, pathway, three, "started", TODAY)
    with pytest.raises(Refused, match="None of these books is over"):
        books_bulk.set_date(session, pathway, three[1:], "finished", TODAY)
    with pytest.raises(Refused, match="None of these books was begun"):
        books_bulk.set_date(session, pathway, three[1:], "started", TODAY)


def test_a_format_waits_in_a_planned_reading(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    books_bulk.set_format(session, pathway, three, "audio")
    told = [latest(session, pathway, key) for key in three]
    assert [(each.format, each.status) for each in told] == [
        ("audio", "finished"),
        ("audio", "planned"),
        ("audio", "planned"),
    ]


def test_only_what_was_begun_is_rated(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    assert books_bulk.rate(session, pathway, three, 17) == Done(1, 2)
    assert latest(session, pathway, three[0]).rating == 17
    with pytest.raises(Refused, match="Start the books"):
        books_bulk.rate(session, pathway, three[1:], 17)
    with pytest.raises(Refused, match="0 to 5"):
        books_bulk.rate(session, pathway, three, 21)


def test_tags_are_added_and_taken_whatever_their_case(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    books_bulk.tag(session, pathway, three[:1], add=["Lean", "metrics"], now=NOW)
    books_bulk.tag(session, pathway, three, add=["lean", " Shop   floor "], remove=["METRICS"], now=NOW)
    assert column(session, "tags") == ["Lean\nShop floor", "lean\nShop floor", "lean\nShop floor"]


def test_a_tag_too_long_is_refused_before_anything_is_written(
    session: Session, pathway: Pathway, three: Sequence[str]
) -> None:
    with pytest.raises(Refused, match="60 characters"):
        books_bulk.tag(session, pathway, three, add=["x" * 61], now=NOW)
    assert column(session, "tags") == ["", ""]


@pytest.mark.parametrize(("field", "text", "kept"), [("publisher", " A  B ", "A B"), ("series", "Two", "Two")])
def test_a_text_goes_into_all(
    session: Session, pathway: Pathway, three: Sequence[str], field: books_bulk.TextField, text: str, kept: str
) -> None:
    assert books_bulk.write(session, pathway, three, field, text, now=NOW) == Done(3)
    assert column(session, field) == [kept] * 3
    assert set(column(session, "updated_at")) == {NOW}


def test_authors_of_suggested_books_stay(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    assert books_bulk.write(session, pathway, three, "authors", "One; Two", now=NOW) == Done(2, 1)
    assert column(session, "authors")[:2] == ["One\nTwo", "One\nTwo"]
    assert "Goldratt" in str(column(session, "authors")[2])
    with pytest.raises(Refused, match="come from the pathway"):
        books_bulk.write(session, pathway, [GOAL], "authors", "One", now=NOW)


def test_a_number_goes_into_all_or_is_refused(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    books_bulk.measure(session, pathway, three, "year", 1984, now=NOW)
    with pytest.raises(Refused, match="9999"):
        books_bulk.measure(session, pathway, three, "year", 12345, now=NOW)
    assert column(session, "year") == [1984] * 3


def test_own_books_are_deleted_one_entry_each(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    assert books_bulk.delete(session, pathway, three, now=NOW) == Done(2, 1)
    entries = session.execute(select(Trash.id, Trash.title).order_by(Trash.id)).all()
    assert [row.title for row in entries] == ["Done", "Fresh"]
    trash.restore(session, entries[0].id)
    assert latest(session, pathway, three[0]).finished == EARLIER
    with pytest.raises(Refused, match="Suggested books stay"):
        books_bulk.delete(session, pathway, [GOAL], now=NOW)


def test_a_great_many_books_share_an_entry(session: Session, pathway: Pathway) -> None:
    keys = [books.add(session, f"Book {number}") for number in range(books_bulk.ENTRY_EACH + 1)]
    books_bulk.delete(session, pathway, keys, now=NOW)
    entry = session.execute(select(Trash.id, Trash.title)).one()
    assert entry.title == "101 books"
    trash.restore(session, entry.id)
    assert sorted(column(session, "uuid"), key=str) == sorted(keys)


def test_an_unknown_key_changes_nothing(session: Session, pathway: Pathway, three: Sequence[str]) -> None:
    with pytest.raises(Refused, match="no longer there"):
        books_bulk.write(session, pathway, [three[0], "gone"], "publisher", "P", now=NOW)
    assert set(column(session, "publisher")) == {""}


def test_all_books_are_one_undo_step(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        keys = [books.add(session, f"Book {number}") for number in range(1200)]
    with database.change("Tag") as session:
        books_bulk.tag(session, core, keys, add=["lean"], now=NOW)
    with database.read() as session:
        assert set(column(session, "tags")) == {"lean"}
    database.undo()
    with database.read() as session:
        assert set(column(session, "tags")) == {""}
