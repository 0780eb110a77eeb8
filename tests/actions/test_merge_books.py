"""Merging: one book with everything of all of them, one undo step, and a suggested book that stays suggested."""

import sqlite3
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, merge_books, queue, readings, takeaways
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, EvidenceLink, Reading, Takeaway, Trash
from opspath_desktop.store.tables import POINTERS, TABLES, children
from tests.records import one_of_each

NOW = "2026-11-22T08:00:00+00:00"
TODAY = date(2026, 11, 22)
GOAL = "rdg.the-goal"


def merge(session: Session, pathway: Pathway, keys: list[str], lead: str = "") -> Book:
    uuid = merge_books.merge(session, pathway, keys, lead or keys[0], now=NOW)
    return session.scalars(select(Book).where(Book.uuid == uuid)).one()


def fill(session: Session) -> list[str]:
    """Make three books with one record of every table each, linked by evidence and pilot; only one has an item."""
    uuids = []
    for number in (1, 2, 3):
        made = one_of_each(session, number)
        made["book"].item_ref_id = made["book"].item_ref_id if number == 2 else None
        for name in POINTERS:
            made[name].target_kind, made[name].target_uuid = "book", made["book"].uuid
        uuids.append(made["book"].uuid)
    session.flush()
    return uuids


def rows(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables but the books, without what merging may write."""
    found = {}
    for name, table in TABLES.items():
        moving = {child.column for child in children("book") if child.table == name} | {"updated_at"}
        moving |= {"target_uuid"} if name in POINTERS else set()
        columns = [column for column in table.c if column.name not in moving]
        if name != "book":
            found[name] = [dict(row._mapping) for row in session.execute(select(*columns).order_by(table.c.id))]
    return found


def dump(database: Database) -> list[str]:
    with closing(sqlite3.connect(database.path)) as connection:
        return list(connection.iterdump())


def test_every_row_of_every_table_survives_and_hangs_on_the_kept_book(session: Session, pathway: Pathway) -> None:
    uuids = fill(session)
    before = rows(session)
    kept = merge(session, pathway, uuids)
    assert rows(session) == before
    assert session.scalars(select(Book.uuid)).all() == [uuids[1]]
    for child in children("book"):
        assert set(session.scalars(select(TABLES[child.table].c[child.column]))) == {kept.id}
    for name in POINTERS:
        assert set(session.scalars(select(TABLES[name].c.target_uuid))) == {kept.uuid}


def test_one_undo_restores_row_for_row(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        uuids = fill(session)
    before = dump(database)
    with database.change("Merge") as session:
        merge(session, core, uuids)
    after = dump(database)
    database.undo()
    assert dump(database) == before
    database.redo()
    assert dump(database) == after


def test_the_leading_texts_count_and_the_others_fill_the_gaps(session: Session, pathway: Pathway) -> None:
    one, two = books.add(session, "Goal, The", "Goldratt"), books.add(session, "The Goal", "Eliyahu M. Goldratt")
    for key, fields in (
        (one, {"publisher": "North River", "notes": "From the club", "tags": "Lean\nnovel"}),
        (two, {"year": 1984, "pages": 362, "notes": "My copy", "tags": "lean\nconstraints"}),
    ):
        for name, value in fields.items():
            setattr(books.touch(session, pathway, key), name, value)
    kept = merge(session, pathway, [one, two], two)
    assert (kept.uuid, kept.title, kept.authors) == (two, "The Goal", "Eliyahu M. Goldratt")
    assert (kept.publisher, kept.year, kept.pages) == ("North River", 1984, 362)
    assert (kept.notes, kept.tags) == ("My copy\n\nFrom the club", "lean\nconstraints\nnovel")


def test_isbns_and_sources_are_joined(session: Session, pathway: Pathway) -> None:
    keys = [books.add(session, title) for title in "AB"]
    for key, isbns, sources in zip(keys, ("0884271951", "9780884271956\n0884271951"), ("a:1", "b:2"), strict=True):
        book = books.touch(session, pathway, key)
        book.isbns, book.sources = isbns, sources
    kept = merge(session, pathway, keys)
    assert (kept.isbns, kept.sources) == ("9780884271956\n0884271951", "a:1\nb:2")


@pytest.mark.parametrize("lead", [0, 1])
def test_a_suggested_book_stays_the_suggested_one(session: Session, pathway: Pathway, lead: int) -> None:
    own = books.add(session, "The Goal (30th Anniversary Edition)", "E. Goldratt")
    books.measure(session, pathway, own, "pages", 400)
    keys = [own, GOAL]
    kept = merge(session, pathway, keys, keys[lead])
    assert (kept.title, kept.pages, kept.item_ref_id is not None) == ("The Goal", 400, True)
    assert "Goldratt" in kept.authors
    assert books.find(session, pathway, GOAL) is kept


def test_two_books_of_the_pathway_are_two_books(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="two different books"):
        merge(session, pathway, [GOAL, "rdg.managing-to-learn"])


@pytest.mark.parametrize(("keys", "lead", "words"), [(1, 0, "two books or more"), (2, 2, "not among them")])
def test_what_cannot_be_merged_is_refused(session: Session, pathway: Pathway, keys: int, lead: int, words: str) -> None:
    every = [books.add(session, title) for title in "ABC"]
    with pytest.raises(Refused, match=words):
        merge(session, pathway, every[:keys], every[lead])


def test_the_best_place_of_the_queue_is_kept(session: Session, pathway: Pathway) -> None:
    keys = [books.add(session, title) for title in "ABCD"]
    queue.add(session, pathway, keys)
    merge(session, pathway, [keys[3], keys[1]])
    order = session.execute(select(Book.queue, Book.title).order_by(Book.queue)).all()
    assert [tuple(row) for row in order] == [(1, "A"), (2, "D"), (3, "C")]


def test_to_read_gives_way_to_what_was_read(session: Session, pathway: Pathway) -> None:
    wanted, read = books.add(session, "A"), books.add(session, "A")
    readings.set_status(session, pathway, wanted, "planned", on=TODAY)
    queue.add(session, pathway, [wanted])
    readings.set_status(session, pathway, read, "finished", on=TODAY)
    kept = merge(session, pathway, [wanted, read])
    assert (session.scalars(select(Reading.status)).all(), kept.queue) == (["finished"], None)


def test_of_two_plans_one_is_left(session: Session, pathway: Pathway) -> None:
    keys = [books.add(session, title) for title in "AB"]
    for key in keys:
        readings.set_status(session, pathway, key, "planned", on=TODAY)
    merge(session, pathway, keys)
    assert session.scalars(select(Reading.status)).all() == ["planned"]


def test_a_plan_with_words_is_kept(session: Session, pathway: Pathway) -> None:
    planned, begun = books.add(session, "A"), books.add(session, "A")
    readings.set_status(session, pathway, planned, "planned", on=TODAY)
    session.scalars(select(Reading)).one().format = "audio"
    readings.log(session, pathway, begun, Sitting(TODAY, "pages", delta=10))
    merge(session, pathway, [planned, begun])
    assert sorted(session.scalars(select(Reading.status))) == ["planned", "reading"]


def test_links_that_say_the_same_are_one(session: Session, pathway: Pathway) -> None:
    keys = [books.add(session, title) for title in "AB"]
    evidence = one_of_each(session)["evidence"]
    for key in keys:
        session.add(EvidenceLink(evidence_id=evidence.id, target_kind="book", target_uuid=key))
    kept = merge(session, pathway, keys)
    links = select(EvidenceLink).where(EvidenceLink.target_uuid == kept.uuid)
    assert len(session.scalars(links).all()) == 1


def test_what_was_deleted_before_comes_back_to_the_kept_book(session: Session, pathway: Pathway) -> None:
    keys = [books.add(session, title) for title in "AB"]
    lesson = takeaways.add(session, pathway, keys[1], "Go and see")
    takeaways.delete(session, lesson, now=NOW)
    kept = merge(session, pathway, keys)
    trash.restore(session, session.scalars(select(Trash.id)).one())
    assert session.scalars(select(Takeaway.book_id)).one() == kept.id
