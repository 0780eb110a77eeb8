"""Which questions are due, on a real file, and what an answer does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from opspath_desktop.actions import use_checks as actions
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.use_checks import Question
from opspath_desktop.queries.use_checks import due
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Application, Book, Highlight, Reading, Takeaway, UseCheck

TODAY = date(2026, 11, 22)
AGO = TODAY - timedelta(days=35)


@pytest.fixture
def read(database: Database) -> Database:
    """Return a database with one book that was finished 35 days ago and has a takeaway."""
    with database.change("Fill") as session:
        session.add(Book(title="Factory Physics"))
        session.flush()
        session.add(Reading(book_id=1, status="finished", finished=AGO, finished_precision="day"))
        session.add(Takeaway(book_id=1, text="Small batches"))
    return database


def put(database: Database, record: Any) -> None:
    with database.change("Put") as session:
        session.add(record)


def change(database: Database, table: Any, **fields: Any) -> None:
    with database.change("Change") as session:
        for name, value in fields.items():
            setattr(session.get(table, 1), name, value)


def asked(database: Database, core: Pathway, day: date = TODAY) -> tuple[Question, ...]:
    with database.read() as session:
        return due(session, core, day)


def planned(state: str = "planned", **fields: Any) -> Application:
    return Application(**({"book_id": 1, "action": "Halve the batch", "state": state, "on_date": AGO} | fields))


def answer(database: Database, core: Pathway, said: Any, **words: str) -> None:
    (question,) = asked(database, core)
    with database.change("Answer") as session:
        actions.answer(session, core, question, said, today=TODAY, **words)


def test_a_read_book_that_taught_something_is_asked_about(read: Database, core: Pathway) -> None:
    (question,) = asked(read, core)
    assert (question.subject.title, question.subject.words) == ("Factory Physics", "Small batches")
    assert question.due_on == AGO + timedelta(days=30)


@pytest.mark.parametrize("status", ["planned", "reading", "paused", "stopped"])
def test_a_book_that_is_not_read_is_not_asked_about(read: Database, core: Pathway, status: str) -> None:
    change(read, Reading, status=status)
    assert asked(read, core) == ()


def test_a_consulted_book_counts_and_a_vague_day_does_not(read: Database, core: Pathway) -> None:
    change(read, Reading, status="consulted")
    assert len(asked(read, core)) == 1
    change(read, Reading, finished_precision="year")
    assert asked(read, core) == ()


def test_a_vaguer_end_never_hides_the_one_that_is_known(read: Database, core: Pathway) -> None:
    put(read, Reading(book_id=1, status="finished", finished=TODAY.replace(day=1), finished_precision="year"))
    assert [question.due_on for question in asked(read, core)] == [AGO + timedelta(days=30)]


def test_the_newest_of_several_ends_counts(read: Database, core: Pathway) -> None:
    put(read, Reading(book_id=1, status="finished", finished=TODAY, finished_precision="day"))
    assert asked(read, core) == ()
    assert asked(read, core, TODAY + timedelta(days=30))[0].due_on == TODAY + timedelta(days=30)


def test_highlights_teach_too_but_bookmarks_do_not(read: Database, core: Pathway) -> None:
    with read.change("Delete") as session:
        session.delete(session.get(Takeaway, 1))
        session.add(Highlight(book_id=1, kind="bookmark", place="p 3"))
    assert asked(read, core) == ()
    put(read, Highlight(book_id=1, text="Passage"))
    assert len(asked(read, core)) == 1


@pytest.mark.parametrize(("state", "kind"), [("planned", "a"), ("tried", "a"), ("adopted", ""), ("dropped", "b")])
def test_an_application_is_asked_about_instead_of_its_book(
    read: Database, core: Pathway, state: str, kind: str
) -> None:
    put(read, planned(state))
    found = asked(read, core)
    assert ["a" if question.subject.application else "b" for question in found] == ([kind] if kind else [])


def test_the_day_to_look_back_on_is_asked_for_however_old_the_plan_is(read: Database, core: Pathway) -> None:
    put(read, planned(on_date=TODAY - timedelta(days=900), check_back=TODAY))
    (question,) = asked(read, core)
    assert question.looks_back


def test_used_with_words_makes_an_application_of_the_book(read: Database, core: Pathway) -> None:
    answer(read, core, "used", words="Halved the batch on line 2")
    with read.read() as session:
        made = session.get(Application, 1)
        assert made is not None
        assert (made.action, made.state, made.on_date) == ("Halved the batch on line 2", "tried", TODAY)
    assert asked(read, core) == ()


def test_used_without_words_ends_the_questions_of_the_book(read: Database, core: Pathway) -> None:
    answer(read, core, "used")
    with read.read() as session:
        assert session.get(Application, 1) is None
    assert asked(read, core, TODAY + timedelta(days=60)) == ()


def test_not_yet_asks_again_at_the_next(read: Database, core: Pathway) -> None:
    answer(read, core, "not_yet", note="The line stood still")
    assert asked(read, core) == ()
    assert [question.due_on for question in asked(read, core, AGO + timedelta(days=61))] == [AGO + timedelta(days=60)]
    with read.read() as session:
        kept = session.get(UseCheck, 1)
        assert kept is not None
        assert (kept.answer, kept.note) == ("not_yet", "The line stood still")


@pytest.mark.parametrize(
    ("before", "said", "state"),
    [
        ("planned", "used", "tried"),
        ("tried", "used", "adopted"),
        ("planned", "not_yet", "planned"),
        ("tried", "no", "dropped"),
    ],
)
def test_an_answer_moves_the_application(read: Database, core: Pathway, before: str, said: str, state: str) -> None:
    put(read, planned(before, result="First try"))
    answer(read, core, said, words="It held" if said == "used" else "")
    with read.read() as session:
        kept = session.get(Application, 1)
        assert kept is not None
        assert (kept.state, kept.result) == (state, "First try\nIt held" if said == "used" else "First try")


def test_an_answer_is_one_undo_step(read: Database, core: Pathway) -> None:
    before = asked(read, core)
    answer(read, core, "used", words="Halved the batch")
    read.undo()
    assert asked(read, core) == before


def test_a_shelf_of_old_imports_asks_nothing(read: Database, core: Pathway) -> None:
    change(read, Reading, finished=date(2019, 5, 1))
    assert asked(read, core) == ()
