"""The numbers of the reading log, read from a real file."""

import random
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import applications, books, items, readings
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.domain.reading_numbers import Ends, by_day
from opspath_desktop.queries.reading_numbers import _sittings, numbers, told
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Application, Book, LogEntry, Reading

TODAY = date(2026, 11, 22)
FORMS = ("paper", "ebook", "audio", "unknown")


def fill(session: Session, core: Pathway) -> str:
    """Log one book in pages with known length, and one audiobook."""
    paper, audio = books.add(session, "A paper book"), books.add(session, "A spoken book")
    books.measure(session, core, paper, "pages", 200)
    readings.log(session, core, paper, Sitting(date(2026, 10, 1), "pages", position=40))
    readings.log(session, core, paper, Sitting(date(2026, 10, 2), "percent", position=50, minutes=30))
    readings.log(session, core, audio, Sitting(date(2026, 11, 2), "minutes", delta=45))
    return paper


def test_places_become_pages_and_listening_becomes_minutes(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        fill(session, core)
        found = numbers(session, core, TODAY)
    october, november = found.months[-2:]
    # Nobody knows how much of the way to page 40 was read on the first day; from 40 to 50 % of 200 are 60 pages.
    assert (october.pages, october.minutes, october.sittings, october.untold) == (60, 30, 2, 1)
    assert (october.pages_unsaid, november.pages_unsaid) == (1, 0)
    assert (november.pages, november.minutes) == (0, 45)
    assert [day.day for day in found.days] == [date(2026, 10, 1), date(2026, 10, 2), date(2026, 11, 2)]


def test_finished_and_applied_are_two_counts(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        paper = fill(session, core)
        readings.set_status(session, core, paper, "finished", on=TODAY)
        suggested = core.stages[0].of("reading")[0].id
        readings.set_status(session, core, suggested, "consulted", on=TODAY)
        book = session.query(Book).filter_by(uuid=paper).one()
        session.add_all(Application(book_id=book.id, on_date=TODAY, state=state) for state in ("tried", "planned"))
        session.flush()
        found = numbers(session, core, TODAY)
    assert (found.stages[0].books, found.stages[0].finished, found.stages[0].applied) == (3, 1, 0)
    assert (found.stages[-1].number, found.stages[-1].finished, found.stages[-1].applied) == (None, 1, 1)
    assert dict(found.statuses) == {
        "planned": 0, "reading": 1, "paused": 0, "finished": 1, "stopped": 0, "consulted": 1
    }  # fmt: skip
    assert found.ends.all == 2


def test_a_skipped_book_is_not_counted_in_its_stage(database: Database, core: Pathway) -> None:
    first, second = core.stages[0].of("reading")[:2]
    with database.change("Fill") as session:
        items.set_state(session, core, first.id, "skipped", on=TODAY, reason="Known")
        for item in (first, second):
            readings.set_status(session, core, item.id, "finished", on=TODAY)
            book = session.query(Book).filter_by(title=item.title).one()
            session.add(Application(book_id=book.id, on_date=TODAY, state="adopted"))
        session.flush()
        stage = numbers(session, core, TODAY).stages[0]
    assert (stage.books, stage.finished, stage.applied) == (2, 1, 1)


def test_a_book_read_twice_is_one_book_and_two_ends(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        key = books.add(session, "A book read twice")
        readings.set_status(session, core, key, "finished", on=date(2026, 3, 3))
        readings.add_earlier(session, core, key, date(2026, 1, 1), "month")
        readings.add_earlier(session, core, key, date(2025, 1, 1), "year")
        readings.add_earlier(session, core, key, None)
        found = numbers(session, core, TODAY)
    assert (found.stages[-1].books, found.stages[-1].finished) == (1, 1)
    assert found.ends == Ends(4, 1, 1)
    assert [(month.day.month, month.ended) for month in found.months if month.ended] == [(1, 1), (3, 1)]


def test_years_ago_counts_in_the_total_only(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        key = books.add(session, "An old book")
        readings.log(session, core, key, Sitting(date(2019, 2, 1), "pages", delta=30))
        readings.set_status(session, core, key, "finished", on=date(2019, 5, 1))
        found = numbers(session, core, TODAY)
    assert (found.ends.all, sum(month.ended for month in found.months), found.days) == (1, 0, ())


def test_an_application_that_was_deleted_is_not_applied(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        key = books.add(session, "A book")
        made = applications.add(session, core, key, "Halve the batch", on=TODAY, state="tried")
        assert numbers(session, core, TODAY).stages[-1].applied == 1
        applications.delete(session, made, now="2026-11-22T08:00:00Z")
        assert numbers(session, core, TODAY).stages[-1].applied == 0


@pytest.mark.parametrize("seed", range(6))
def test_what_sqlite_adds_up_is_what_walking_every_entry_brings(database: Database, core: Pathway, seed: int) -> None:
    dice = random.Random(seed)
    with database.change("Fill") as session:
        for form in FORMS:
            book = Book(title=form, pages=dice.choice([None, 300]), minutes=dice.choice([None, 600]))
            session.add(book)
            session.flush()
            reading = Reading(book_id=book.id, status="reading", format=form)
            session.add(reading)
            session.flush()
            session.add_all(_entry(dice, reading.id) for _number in range(40))
        session.flush()
        since = date(2026, 5, 1)
        found = by_day(_sittings(session, since), TODAY, since)
        walked = by_day((sat for rows in _logs(session) for sat in told(rows)), TODAY, since)
    assert [asdict(day) for day in found] == [pytest.approx(asdict(day)) for day in walked]


def _entry(dice: random.Random, reading: int) -> LogEntry:
    kind = dice.choice(["more", "place", "time"])
    begun = float(dice.randrange(200)) if kind == "more" else None
    there = None if kind == "time" else (begun or 0) + dice.randrange(-5, 60) / 2
    unit = dice.choice(["pages", "minutes", "percent"])
    spent = dice.choice([None, 0, 25])
    day = date(2026, 3, 1) + timedelta(days=dice.randrange(300))
    return LogEntry(
        reading_id=reading, on_date=day, unit=unit, from_position=begun, to_position=there, minutes_spent=spent
    )


def _logs(session: Session) -> list[list[Any]]:
    columns = (LogEntry.on_date, LogEntry.unit, LogEntry.from_position, LogEntry.to_position, LogEntry.minutes_spent)
    query = select(*columns, Reading.format, Book.pages, Book.chapters, Book.minutes)
    query = query.where(LogEntry.reading_id == Reading.id, Reading.book_id == Book.id)
    query = query.order_by(LogEntry.on_date, LogEntry.id)
    return [list(session.execute(query.where(Reading.format == form))) for form in FORMS]
