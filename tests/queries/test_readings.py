"""The shelf, one book on it, and what is being read now."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, items, readings, stages, takeaways
from opspath_desktop.content import load_core
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.domain.reading_log import Sitting, parse_sitting
from opspath_desktop.domain.typed import Habits
from opspath_desktop.queries.reading_views import BookView
from opspath_desktop.queries.readings import Shelf, book, reading_now, shelf
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Review

NOW = "2026-11-22T08:00:00+00:00"
TODAY = date(2026, 11, 22)
GOAL, LEAN, A3 = "rdg.the-goal", "rdg.lean-thinking", "rdg.managing-to-learn"


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    return load_core()[0]


@pytest.fixture
def log(database: Database, pathway: Pathway) -> Callable[..., str]:
    def write(key: str, *texts: str, audio: bool | None = None) -> str:
        uuid = ""
        for text in texts:
            sitting = parse_sitting(text, Habits(), TODAY, audio=audio)
            with database.change("Log") as session:
                uuid = readings.log(session, pathway, key, sitting)
        return uuid

    return write


@pytest.fixture
def look(database: Database, pathway: Pathway) -> Callable[[str], BookView]:
    def read(key: str) -> BookView:
        with database.read() as session:
            found = book(session, pathway, TODAY, key)
        assert found is not None
        return found

    return read


@pytest.fixture
def all_books(database: Database, pathway: Pathway) -> Callable[[], Shelf]:
    def read() -> Shelf:
        with database.read() as session:
            return shelf(session, pathway, TODAY)

    return read


Log = Callable[..., str]
Look = Callable[[str], BookView]
Books = Callable[[], Shelf]


def test_an_untouched_shelf_holds_every_suggested_book_to_read(all_books: Books) -> None:
    found = all_books()
    assert found.counts.all == found.counts.to_read == 15
    assert [row.stage for row in found.rows] == [stage for stage in range(1, 6) for _book in range(3)]
    assert found.rows[0].caption == "To read · Eliyahu M. Goldratt"


def test_the_current_stage_comes_first_and_own_books_last(
    database: Database, pathway: Pathway, all_books: Books
) -> None:
    with database.change("Set up") as session:
        stages.enter(session, pathway, pathway.stages[1].id, on=TODAY)
        books.add(session, "Factory Physics")
    rows = all_books().rows
    assert [row.group for row in rows[::3]][:3] == ["Stage 2 · current", "Stage 1", "Stage 3"]
    assert (rows[-1].group, rows[-1].title, rows[-1].stage) == ("My own books", "Factory Physics", None)


def test_a_book_being_read_tells_its_place(database: Database, pathway: Pathway, log: Log, all_books: Books) -> None:
    with database.change("Set up") as session:
        books.measure(session, pathway, GOAL, "pages", 200)
    log(GOAL, "yesterday 20", "p 50")
    row = all_books().rows[0]
    assert (row.status, row.caption, row.fraction) == ("reading", "50 of 200", 0.25)
    with database.change("Pause") as session:
        readings.set_status(session, pathway, GOAL, "paused", on=TODAY)
    assert all_books().rows[0].caption == "Paused · 50 of 200"


def test_counts_are_exclusive_and_a_skipped_book_is_done_with(
    database: Database, pathway: Pathway, log: Log, all_books: Books
) -> None:
    log(GOAL, "20")
    with database.change("Set up") as session:
        readings.set_status(session, pathway, LEAN, "finished", on=TODAY)
        items.set_state(session, pathway, A3, "skipped", on=TODAY, reason="Read the French one")
    counts = all_books().counts
    assert (counts.all, counts.reading, counts.to_read, counts.done) == (15, 1, 12, 2)


def test_books_whose_pack_is_gone_keep_their_titles(database: Database, log: Log) -> None:
    log(GOAL, "20")
    with database.read() as session:
        row = shelf(session, EMPTY, TODAY).rows[0]
    assert (row.title, row.key, row.group) == ("The Goal", row.uuid, "Books")


def test_an_unknown_book_is_none(database: Database, pathway: Pathway) -> None:
    with database.read() as session:
        assert book(session, pathway, TODAY, "rdg.nothing") is None


def test_an_untouched_book_has_guidance_and_asks_for_its_length(look: Look) -> None:
    view = look(GOAL)
    assert (view.uuid, view.own, view.stage, view.state, view.asks_length) == ("", False, 1, "To read", True)
    assert view.item is not None
    assert view.item.questions


def test_a_book_answers_to_its_uuid_with_the_items_key(log: Log, look: Look) -> None:
    log(GOAL, "20")
    assert look(look(GOAL).uuid).key == GOAL


def test_the_log_is_told_newest_first(log: Log, look: Look) -> None:
    log(GOAL, "20/11 11", "yesterday 8 40 min", "p 32", "p 30", "25 min")
    view = look(GOAL)
    assert [(row.when, row.amount) for row in view.entries] == [
        ("Today", "25 min"),
        ("Today", "Page 30"),
        ("Today", "13 pages"),
        ("Yesterday", "8 pages, 40 min"),
        ("20 November", "11 pages"),
    ]
    assert (view.progress.position, view.usual, view.asks_length) == (30, "8", False)
    assert view.entries[3].sitting == Sitting(TODAY - timedelta(days=1), "pages", 8, minutes=40)


def test_a_forgotten_sitting_moves_the_place_on(log: Log, look: Look) -> None:
    log(GOAL, "30", "yesterday 20")
    assert look(GOAL).progress.position == 50
    assert [amount for _day, amount in look(GOAL).days] == [20, 30]


def test_an_entry_put_back_from_the_trash_counts_again(
    database: Database, pathway: Pathway, log: Log, look: Look
) -> None:
    first = log(GOAL, "yesterday 20")
    log(GOAL, "30")
    with database.change("Delete") as session:
        readings.delete_entry(session, first, now=NOW, today=TODAY)
    assert look(GOAL).progress.position == 30
    with database.change("Restore") as session:
        trash.restore(session, 1)
    assert look(GOAL).progress.position == 50


def test_places_are_told_in_pages_when_the_length_is_known(
    database: Database, pathway: Pathway, log: Log, look: Look
) -> None:
    log(GOAL, "43 %")
    assert look(GOAL).progress.place == "43 %"
    with database.change("Length") as session:
        books.measure(session, pathway, GOAL, "pages", 200)
    assert look(GOAL).progress.place == "Page 86 of 200"


def test_an_audiobook_is_told_in_hours(database: Database, pathway: Pathway, log: Log, look: Look) -> None:
    with database.change("Length") as session:
        books.measure(session, pathway, GOAL, "minutes", 545)
        books.measure(session, pathway, GOAL, "pages", 300)
    log(GOAL, "3:20 h")
    log(GOAL, "40", audio=True)
    view = look(GOAL)
    assert (view.progress.place, view.audio, view.usual) == ("4:00 of 9:05 h", True, "40")


def test_the_forecast_says_its_basis_and_the_review(database: Database, pathway: Pathway, log: Log, look: Look) -> None:
    with database.change("Set up") as session:
        books.measure(session, pathway, GOAL, "pages", 138)
        session.add(Review(meeting_date=date(2026, 11, 27), kind="", state="draft"))
    log(GOAL, "1/11 p 64", "19/11 11", "20/11 8", "13")
    view = look(GOAL)
    assert view.forecast_words == (
        "42 pages left. Your last 3 sessions averaged 11 pages: at one a day you finish on 26 November, "
        "the day before your review."
    )
    assert view.log_summary == "96 pages in 4 sessions"


def test_a_first_entry_that_only_names_a_place_is_no_session(
    database: Database, pathway: Pathway, log: Log, look: Look
) -> None:
    with database.change("Length") as session:
        books.measure(session, pathway, GOAL, "pages", 138)
    log(GOAL, "p 64")
    assert look(GOAL).forecast is None


def test_earlier_readings_stand_beside_the_one_that_counts(
    database: Database, pathway: Pathway, log: Log, look: Look
) -> None:
    log(GOAL, "1/11 20")
    with database.change("Finish") as session:
        readings.set_status(session, pathway, GOAL, "finished", on=date(2026, 11, 3))
        readings.rate(session, pathway, GOAL, 17)
    log(GOAL, "5")
    view = look(GOAL)
    assert (view.state, view.progress.position) == ("Reading since 22 November", 5)
    assert [(row.state, row.rating) for row in view.earlier] == [("Finished 3 November", 17)]


def test_takeaways_are_told_in_their_order(database: Database, pathway: Pathway, look: Look) -> None:
    with database.change("Keep") as session:
        takeaways.add(session, pathway, GOAL, "Find the bottleneck", "Walk the line")
        takeaways.add(session, pathway, GOAL, "Small batches")
    assert [(row.text, row.do_differently) for row in look(GOAL).takeaways] == [
        ("Find the bottleneck", "Walk the line"),
        ("Small batches", ""),
    ]


def test_now_are_the_two_books_logged_last(database: Database, pathway: Pathway, log: Log) -> None:
    log(A3, "19/11 20")
    log(GOAL, "yesterday 20")
    log(LEAN, "20/11 30", "43 %")
    with database.read() as session:
        now = reading_now(session, pathway, TODAY)
    assert [each.key for each in now] == [LEAN, GOAL]
    assert now[0].caption == "43 % · last read 22 November"
    assert (now[1].progress.place, now[1].usual) == ("Page 20", "20")


def test_now_is_empty_when_nothing_is_read(database: Database, pathway: Pathway) -> None:
    with database.read() as session:
        assert reading_now(session, pathway, TODAY) == ()


def _statements(database: Database, run: Callable[[Session], object]) -> int:
    count: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        count.append(statement)

    with database.read() as session:
        engine = session.get_bind().engine
        event.listen(engine, "before_cursor_execute", note)
        run(session)
        event.remove(engine, "before_cursor_execute", note)
    return len(count)


def test_the_shelf_asks_as_often_for_many_books_as_for_few(database: Database, pathway: Pathway) -> None:
    few = _statements(database, lambda session: shelf(session, pathway, TODAY))
    with database.change("Add") as session:
        for number in range(40):
            uuid = books.add(session, f"Book {number}")
            readings.log(session, pathway, uuid, Sitting(TODAY, "pages", 10))
    assert _statements(database, lambda session: shelf(session, pathway, TODAY)) == few


def test_an_amount_is_told_without_the_noise_of_broken_numbers(
    log: Callable[..., str], look: Callable[[str], BookView]
) -> None:
    log(GOAL, "ch 1.3", "+1 ch")
    entry = look(GOAL).entries[0]
    assert (entry.amount, entry.sitting.delta) == ("1 chapter", 1)
