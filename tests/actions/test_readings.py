"""Reading: sittings, statuses and dates that are honest, and reading again."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, queue, readings
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting, parse_sitting
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, LogEntry, Reading, Trash

NOW = "2026-11-22T08:00:00+00:00"
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
GOAL = "rdg.the-goal"


def log(session: Session, pathway: Pathway, text: str, key: str = GOAL, audio: bool | None = None) -> str:
    return readings.log(session, pathway, key, parse_sitting(text, Habits(), TODAY, audio=audio))


def reading(session: Session) -> Reading:
    session.flush()
    return session.scalars(select(Reading).order_by(Reading.id.desc())).first()  # type: ignore[return-value]  # there


def ends(session: Session) -> list[tuple[float | None, float | None]]:
    columns = select(LogEntry.from_position, LogEntry.to_position).order_by(LogEntry.on_date, LogEntry.id)
    return [(row.from_position, row.to_position) for row in session.execute(columns)]


def test_the_first_sitting_begins_the_reading(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "yesterday 20 40 min")
    found = reading(session)
    assert (found.status, found.started, found.started_precision) == ("reading", YESTERDAY, "day")
    entry = session.scalars(select(LogEntry)).one()
    assert (entry.on_date, entry.unit, entry.minutes_spent) == (YESTERDAY, "pages", 40)


def test_more_goes_on_from_the_place_and_a_place_stands_alone(session: Session, pathway: Pathway) -> None:
    for text in ("30", "p 112", "8", "p 91"):
        log(session, pathway, text)
    assert ends(session) == [(0, 30), (None, 112), (112, 120), (None, 91)]


def test_a_sitting_of_an_earlier_day_begins_where_that_day_began(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "30")
    log(session, pathway, "yesterday 20")
    assert ends(session) == [(0, 20), (0, 30)]
    assert reading(session).started == YESTERDAY


def test_with_the_length_known_units_go_on_from_each_other(session: Session, pathway: Pathway) -> None:
    books.measure(session, pathway, GOAL, "pages", 200)
    log(session, pathway, "43 %")
    log(session, pathway, "14")
    assert ends(session)[-1] == (86, 100)


@pytest.mark.parametrize(
    ("field", "number", "text"), [("pages", 138, "p 139"), ("chapters", 12, "ch 13"), ("minutes", 60, "1:01 h")]
)
def test_a_place_past_the_end_is_refused(
    session: Session, pathway: Pathway, field: books.NumberField, number: int, text: str
) -> None:
    books.measure(session, pathway, GOAL, field, number)
    with pytest.raises(Refused, match="Correct its length"):
        log(session, pathway, text)


def test_the_first_time_listened_is_time_spent_as_any_later_one(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "+0:30 h")
    log(session, pathway, "+0:30 h", audio=True)
    assert list(session.scalars(select(LogEntry.minutes_spent))) == [30, 30]


def test_a_clock_time_makes_an_audiobook_that_has_no_pages(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "3:20 h")
    assert reading(session).format == "audio"
    with pytest.raises(Refused, match="no pages"):
        log(session, pathway, "30")


def test_pages_make_no_audiobook(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "30")
    with pytest.raises(Refused, match="place in an audiobook"):
        log(session, pathway, "3:20 h")


def test_time_alone_moves_nothing(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "40 min")
    assert ends(session) == [(None, None)]


@pytest.mark.parametrize("status", ["planned", "paused", "stopped"])
def test_a_sitting_takes_the_same_reading_up_again(session: Session, pathway: Pathway, status: str) -> None:
    readings.set_status(session, pathway, GOAL, status, on=YESTERDAY)
    log(session, pathway, "20")
    assert reading(session).status == "reading"
    assert session.scalar(select(func.count()).select_from(Reading)) == 1


def test_after_the_end_a_sitting_begins_a_new_reading_and_an_earlier_day_does_not(
    session: Session, pathway: Pathway
) -> None:
    readings.set_status(session, pathway, GOAL, "finished", on=YESTERDAY)
    log(session, pathway, "yesterday 20")
    assert [row.status for row in session.scalars(select(Reading))] == ["finished"]
    log(session, pathway, "20")
    assert [row.status for row in session.scalars(select(Reading).order_by(Reading.id))] == ["finished", "reading"]


def test_consulting_stays_consulting(session: Session, pathway: Pathway) -> None:
    readings.set_status(session, pathway, GOAL, "consulted", on=YESTERDAY)
    log(session, pathway, "20")
    assert reading(session).status == "consulted"


def test_statuses_note_dates_and_never_clear_one(session: Session, pathway: Pathway) -> None:
    assert readings.set_status(session, pathway, GOAL, "reading", on=YESTERDAY) == "planned"
    readings.set_status(session, pathway, GOAL, "finished", on=TODAY)
    for status in ("paused", "reading", "planned"):
        readings.set_status(session, pathway, GOAL, status, on=TODAY)
    found = reading(session)
    assert (found.started, found.finished, found.finished_precision) == (YESTERDAY, TODAY, "day")


@pytest.mark.parametrize(("before", "after"), [("finished", "consulted"), ("consulted", "finished")])
def test_whether_it_was_finished_or_consulted_moves_no_date(
    session: Session, pathway: Pathway, before: str, after: str
) -> None:
    readings.set_status(session, pathway, GOAL, before, on=YESTERDAY)
    readings.set_status(session, pathway, GOAL, after, on=TODAY)
    assert (reading(session).status, reading(session).finished) == (after, YESTERDAY)


@pytest.mark.parametrize("status", ["finished", "consulted", "stopped", "paused"])
def test_correcting_an_earlier_reading_dates_nothing(session: Session, pathway: Pathway, status: str) -> None:
    uuid = readings.add_earlier(session, pathway, GOAL, None)
    readings.turn_one(session, uuid, "stopped", on=TODAY)
    readings.turn_one(session, uuid, status, on=TODAY)
    found = reading(session)
    assert (found.status, found.started, found.finished, found.finished_precision) == (status, None, None, "unknown")


def test_an_earlier_reading_that_goes_on_begins_and_leaves_the_queue(session: Session, pathway: Pathway) -> None:
    readings.set_status(session, pathway, GOAL, "planned", on=TODAY)
    uuid = readings.add_earlier(session, pathway, GOAL, date(2011, 1, 1), "year")
    queue.add(session, pathway, [GOAL])
    readings.turn_one(session, uuid, "reading", on=TODAY)
    found = reading(session)
    assert (found.started, found.finished, found.finished_precision) == (TODAY, date(2011, 1, 1), "year")
    assert session.scalars(select(Book.queue)).one() is None


@pytest.mark.parametrize(("planned", "place"), [(True, 1), (False, None)])
def test_only_a_book_to_read_again_stays_in_the_queue(
    session: Session, pathway: Pathway, planned: bool, place: int | None
) -> None:
    queue.add(session, pathway, [GOAL])
    if planned:
        readings.set_status(session, pathway, GOAL, "planned", on=TODAY)
    readings.add_earlier(session, pathway, GOAL, date(2011, 1, 1), "year")
    assert session.scalars(select(Book.queue)).one() == place


@pytest.mark.parametrize(
    ("began", "over", "right"),
    [
        ((date(2026, 5, 3), "day"), (date(2026, 1, 1), "year"), True),
        ((date(2026, 5, 3), "day"), (date(2026, 5, 1), "month"), True),
        ((date(2026, 5, 3), "day"), (date(2025, 1, 1), "year"), False),
        ((date(2024, 3, 1), "day"), (date(2024, 2, 1), "month"), False),
        ((date(2026, 1, 1), "year"), (date(2026, 2, 1), "day"), True),
    ],
)
def test_a_vague_end_may_not_lie_before_the_beginning(
    session: Session, pathway: Pathway, began: tuple[date, str], over: tuple[date, str], right: bool
) -> None:
    uuid = readings.add_earlier(session, pathway, GOAL, None)
    readings.set_date(session, uuid, "started", *began)
    with nullcontext() if right else pytest.raises(Refused, match="before the beginning"):
        readings.set_date(session, uuid, "finished", *over)


def test_a_deleted_reading_is_called_by_what_is_known_of_it(session: Session, pathway: Pathway) -> None:
    for day, precision in ((date(2011, 1, 1), "year"), (date(2019, 5, 1), "month"), (None, "unknown")):
        uuid = readings.add_earlier(session, pathway, GOAL, day, precision)
        readings.delete(session, uuid, now=NOW, today=TODAY)
    assert session.scalars(select(Trash.title)).all() == ["The Goal, 2011", "The Goal, May 2019", "The Goal"]


def test_stopping_says_why_and_where(session: Session, pathway: Pathway) -> None:
    readings.set_status(session, pathway, GOAL, "stopped", on=TODAY, reason="Too long", stopped_at="Page 90")
    readings.set_status(session, pathway, GOAL, "paused", on=TODAY)
    assert (reading(session).reason, reading(session).stopped_at) == ("Too long", "Page 90")


def test_an_unknown_status_format_precision_or_rating_is_refused(session: Session, pathway: Pathway) -> None:
    readings.set_status(session, pathway, GOAL, "finished", on=TODAY)
    uuid = reading(session).uuid
    with pytest.raises(Refused):
        readings.set_status(session, pathway, GOAL, "devoured", on=TODAY)
    with pytest.raises(Refused):
        readings.describe(session, uuid, "format", "papyrus")
    with pytest.raises(Refused):
        readings.set_date(session, uuid, "finished", TODAY, "hour")
    with pytest.raises(Refused):
        readings.rate(session, pathway, GOAL, 21)


def test_reading_again_is_a_new_reading_of_the_same_format(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "3:20 h")
    with pytest.raises(Refused, match="not over yet"):
        readings.read_again(session, pathway, GOAL, on=TODAY)
    readings.set_status(session, pathway, GOAL, "finished", on=YESTERDAY)
    readings.read_again(session, pathway, GOAL, on=TODAY)
    assert (reading(session).status, reading(session).started, reading(session).format) == ("reading", TODAY, "audio")


def test_dates_are_as_exact_as_known_and_in_order(session: Session, pathway: Pathway) -> None:
    readings.set_status(session, pathway, GOAL, "finished", on=TODAY)
    uuid = reading(session).uuid
    readings.set_date(session, uuid, "started", date(2024, 1, 1), "year")
    readings.set_date(session, uuid, "finished", None)
    assert (reading(session).started_precision, reading(session).finished_precision) == ("year", "unknown")
    readings.set_date(session, uuid, "finished", YESTERDAY)
    with pytest.raises(Refused, match="before the beginning"):
        readings.set_date(session, uuid, "started", TODAY)


def test_a_book_that_was_taken_up_is_rated_in_quarters(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="Start the book first"):
        readings.rate(session, pathway, GOAL, 18)
    log(session, pathway, "30")
    readings.rate(session, pathway, GOAL, 18)
    assert reading(session).rating == 18
    readings.rate(session, pathway, GOAL, None)
    assert reading(session).rating is None


def test_an_entry_is_edited_remarked_and_deleted(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "yesterday 10")
    uuid = log(session, pathway, "30")
    readings.remark(session, uuid, " Five questions \n")
    readings.edit_entry(session, uuid, Sitting(TODAY, "pages", 25, minutes=50))
    entry = session.scalars(select(LogEntry).where(LogEntry.uuid == uuid)).one()
    assert (entry.from_position, entry.to_position, entry.minutes_spent) == (10, 35, 50)
    assert entry.remark == "Five questions"
    readings.delete_entry(session, uuid, now=NOW, today=TODAY)
    assert ends(session) == [(0, 10)]
    assert session.scalars(select(Trash.title)).one() == "The Goal, 22 November"
    with pytest.raises(Refused, match="no longer there"):
        readings.remark(session, uuid, "x")


def test_a_reading_is_deleted_with_its_log(session: Session, pathway: Pathway) -> None:
    log(session, pathway, "30")
    readings.delete(session, reading(session).uuid, now=NOW, today=TODAY)
    assert session.scalar(select(func.count()).select_from(LogEntry)) == 0
    with pytest.raises(Refused, match="no longer there"):
        readings.describe(session, "uuid-99", "outcome", "x")


def test_a_refused_sitting_leaves_nothing_behind(database: Database, pathway: Pathway) -> None:
    with database.change("Set up") as session:
        books.measure(session, pathway, "rdg.lean-toolbox", "pages", 100)
    with pytest.raises(Refused), database.change("Log reading") as session:
        log(session, pathway, "p 101", "rdg.lean-toolbox")
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Reading)) == 0


TEXTS = st.sampled_from(["30", "yesterday 20", "p 112", "43 %", "+2 ch", "40 min", "finished", "stopped", "again"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_undo_restores_every_row_and_redo_brings_them_back(
    database: Database, pathway: Pathway, texts: list[str]
) -> None:
    def rows() -> list[object]:
        with database.read() as session:
            tables = (Reading.__table__, LogEntry.__table__)
            return [tuple(row) for table in tables for row in session.execute(select(table).order_by(table.c.id))]

    before, steps = rows(), len(database.stack.undo)
    for text in texts:
        _play(database, pathway, text)
    after = rows()
    while len(database.stack.undo) > steps:
        database.undo()
    assert rows() == before
    while database.redo():
        pass
    assert rows() == after


def _play(database: Database, pathway: Pathway, text: str) -> None:
    try:
        with database.change(text) as session:
            if text in ("finished", "stopped"):
                readings.set_status(session, pathway, GOAL, text, on=TODAY)
            elif text == "again":
                readings.read_again(session, pathway, GOAL, on=TODAY)
            else:
                log(session, pathway, text)
    except Refused:
        return
