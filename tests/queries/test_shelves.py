"""What the filter of the shelf asks beside the rows: words, tags, years, and who has what."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries import shelves
from opspath_desktop.queries.readings import Shelf, shelf
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Application, Book, Highlight, LogEntry, Reading, Takeaway

TODAY = date(2026, 11, 22)
WORDS = {
    "subtitle": "A novel",
    "authors": "Zoe Abel",
    "series": "Plant tales",
    "publisher": "North Press",
    "tags": "Lean\nwork",
    "notes": "Lent to the Reviewer",
    "isbns": "9780000000001",
    "why": "For the STRASSE review",
}


def fill(session: Session, **values: object) -> int:
    made = Book(title="Flow", **values)
    session.add(made)
    session.flush()
    return made.id


@pytest.fixture
def look(database: Database, core: Pathway) -> Shelf:
    with database.change("Fill") as session:
        first, second = fill(session, **WORDS), fill(session, tags="LEAN")
        for year, precision in ((2024, "day"), (2025, "year"), (2023, "unknown")):
            day = date(year, 1, 1)
            session.add(Reading(book_id=first, status="finished", finished=day, finished_precision=precision))
        stopped = Reading(book_id=second, status="stopped", finished=date(2022, 1, 1), finished_precision="day")
        session.add(stopped)
        session.flush()
        session.add_all([LogEntry(reading_id=stopped.id, on_date=date(2022, 1, number)) for number in (3, 5, 4)])
        session.add_all([Highlight(book_id=first, text="x"), Highlight(book_id=second, text="y", superseded_by="z")])
        session.add(Takeaway(book_id=second, text="Small batches"))
        session.add(Application(book_id=first, action="Try it", state="tried", on_date=TODAY))
        session.add(Application(book_id=second, action="Later", on_date=TODAY))
    with database.read() as session:
        return shelf(session, core, TODAY)


def test_marks_tell_who_has_what(database: Database, look: Shelf) -> None:
    with database.read() as session:
        found, logged = shelves.marks(session), shelves.last_logged(session)
    assert (found.highlights, found.takeaways, found.applied) == ({1}, {2}, {1})
    assert found.finished == {1: {"2024", "2025"}}
    assert logged == {2: "2022-01-05"}


def test_choices_name_each_tag_once_and_the_latest_year_first(database: Database, look: Shelf) -> None:
    with database.read() as session:
        found = shelves.choices(session, look)
    assert (found.tags, found.years) == (("Lean", "work"), ("2025", "2024"))


@pytest.mark.parametrize("words", [word.casefold().split()[-1] for word in WORDS.values()] + ["flow"])
def test_a_book_is_found_by_all_that_says_what_it_is(database: Database, look: Shelf, words: str) -> None:
    with database.read() as session:
        texts = shelves.texts(session, look)
    assert words in texts[look.rows[-2].key]


def test_a_suggested_book_is_found_by_the_words_of_the_pathway(database: Database, look: Shelf) -> None:
    with database.read() as session:
        texts = shelves.texts(session, look)
    first = look.rows[0]
    assert first.title.casefold() in texts[first.key]
    assert first.authors.split(", ")[0].casefold() in texts[first.key]
