"""The queue as it is shown: order, reasons, lengths, forecasts with their basis, and what could join it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, queue, readings
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.queries import queue as queries
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Reading

TODAY = date(2026, 11, 22)
GOAL = "rdg.the-goal"


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.change("Test") as opened:
        yield opened


def view(session: Session, core: Pathway) -> queries.QueueView:
    session.flush()
    return queries.queue(session, core, TODAY)


def read(session: Session, core: Pathway, *amounts: float, unit: str = "pages") -> None:
    book = books.add(session, "In hand")
    for back, amount in enumerate(amounts):
        day = TODAY - timedelta(days=back)
        readings.log(session, core, book, Sitting(day, unit, delta=amount))  # type: ignore[arg-type]  # a unit


def test_rows_come_in_order_with_the_reasons(session: Session, core: Pathway) -> None:
    own = books.add(session, "Own", "Author One")
    queue.add(session, core, [own, GOAL])
    queue.move(session, core, GOAL, 1)
    books.write(session, core, own, "why", "Asked for")
    first, second = view(session, core).rows
    assert (first.key, first.place, first.stage, first.why) == (GOAL, 1, 1, "")
    assert first.suggests
    assert (second.key, second.place, second.stage, second.why) == (own, 2, None, "Asked for")


def test_a_forecast_needs_a_length_and_recent_reading(session: Session, core: Pathway) -> None:
    long, unknown = books.add(session, "Long"), books.add(session, "Unknown")
    books.measure(session, core, long, "pages", 198)
    queue.add(session, core, [long, unknown])
    assert [row.takes for row in view(session, core).rows] == ["198 pages", "Length not known"]
    assert view(session, core).basis == ""
    read(session, core, 20, 30, 22)
    found = view(session, core)
    assert found.rows[0].takes == "198 pages · 9 days at your pace"
    assert found.basis == (
        "Your last 3 days with reading averaged 24 pages. The queue takes 9 such days, without 1 book."
    )


def test_an_audiobook_is_told_in_hours(session: Session, core: Pathway) -> None:
    heard = books.add(session, "Heard")
    books.measure(session, core, heard, "pages", 300)
    books.measure(session, core, heard, "minutes", 545)
    readings.set_status(session, core, heard, "planned", on=TODAY)
    book = books.find(session, core, heard)
    assert book is not None
    planned = readings.reading_of(session, book)
    assert planned is not None
    planned.format = "audio"
    queue.add(session, core, [heard])
    read(session, core, 100, unit="minutes")
    found = view(session, core)
    assert found.rows[0].takes == "9 h 5 min · 6 days at your pace"
    assert found.basis == "Your last day with listening brought 1 h 40 min. The queue takes 6 such days."


def test_books_that_are_begun_from_outside_are_not_shown(session: Session, core: Pathway) -> None:
    ended, again = books.add(session, "Ended"), books.add(session, "Again")
    for key in (ended, again):
        readings.set_status(session, core, key, "finished", on=TODAY)
        books.touch(session, core, key).queue = 1
    session.add(Reading(book_id=books.touch(session, core, again).id, status="planned"))
    assert [row.title for row in view(session, core).rows] == ["Again"]


def test_candidates_are_what_is_left_to_read(session: Session, core: Pathway) -> None:
    before = {each.key for each in queries.candidates(session, core)}
    assert GOAL in before
    own, begun = books.add(session, "Own"), books.add(session, "Begun")
    queue.add(session, core, [GOAL])
    readings.set_status(session, core, begun, "reading", on=TODAY)
    session.flush()
    now = {each.key for each in queries.candidates(session, core)}
    assert now == before - {GOAL} | {own}
