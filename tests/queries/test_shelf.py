"""The shelf tells of each book the reading that counts, as the book itself does, and reads ten books as one."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.readings import book, shelf
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import READING_STATUSES, Book, Reading

TODAY = date(2026, 11, 22)
DAYS = st.none() | st.integers(0, 5).map(lambda days: TODAY - timedelta(days=days))
READINGS = st.lists(st.tuples(st.sampled_from(READING_STATUSES), DAYS, DAYS), max_size=4)


@given(several=st.lists(READINGS, min_size=1, max_size=3))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_reading_that_counts_is_the_same_everywhere(
    database: Database, core: Pathway, several: list[list[tuple[str, date | None, date | None]]]
) -> None:
    with database.change("Fill") as session:
        session.execute(delete(Book))
        for number, readings in enumerate(several):
            made = Book(title=f"Book {number}")
            session.add(made)
            session.flush()
            for status, started, finished in readings:
                session.add(Reading(book_id=made.id, status=status, started=started, finished=finished))
                session.flush()
    with database.read() as session:
        own = [row for row in shelf(session, core, TODAY).rows if row.stage is None]
        views = [book(session, core, TODAY, row.key) for row in own]
    assert [row.title for row in own] == [f"Book {number}" for number in range(len(several))]
    assert [row.status for row in own] == [view.status for view in views if view]


def test_a_row_knows_lists_and_days(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        session.add(made := Book(title="Flow", authors="A\nB", tags="lean\nwork"))
        session.flush()
        session.add(Reading(book_id=made.id, status="finished", finished=TODAY, finished_precision="month"))
    with database.read() as session:
        row = shelf(session, core, TODAY).rows[-1]
    assert (row.authors, row.tags, row.finished_day, row.finished) == ("A, B", ["lean", "work"], TODAY, True)
    assert (row.started, row.fraction, row.caption, row.queue) == (None, None, "Finished", None)
