"""What an export writes of the reading log."""

from __future__ import annotations

from datetime import date

from opspath_desktop.actions import applications, books, readings, takeaways
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.queries import export_rows
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Highlight

DAY = date(2026, 11, 20)


def test_every_book_comes_with_its_readings_and_log(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        entry = readings.log(session, core, "rdg.the-goal", Sitting(DAY, "pages", delta=20, minutes=30))
        own = books.add(session, "Own", "Ann Lee; Ben Orr")
    with database.read() as session:
        goal, other = export_rows.books(session, core)
    assert (goal.item, goal.title, goal.authors) == ("rdg.the-goal", "The Goal", ("Eliyahu M. Goldratt",))
    (reading,) = goal.readings
    assert (reading.status, reading.started, reading.started_precision) == ("reading", DAY, "day")
    assert [(each.uuid, each.to_position, each.minutes_spent) for each in reading.log] == [(entry, 20.0, 30)]
    assert (other.uuid, other.item, other.authors, other.readings) == (own, "", ("Ann Lee", "Ben Orr"), ())
    assert (goal.record, other.record) == (1, 2)


def test_only_books_with_something_kept_are_kept(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        books.add(session, "Nothing")
        takeaways.add(session, core, books.add(session, "b takes"), "Keep it small")
        applications.add(session, core, books.add(session, "A applies"), "Tried it", on=DAY)
        books.touch(session, core, "rdg.the-goal")
        session.flush()
        session.add(Highlight(book_id=4, text="Longer", position=2.0, place="p 2"))
        session.add(Highlight(book_id=4, text="Long", superseded_by="x"))
        session.add(Highlight(book_id=4, text="First", position=1.0))
    with database.read() as session:
        found = export_rows.kept(session, core)
    assert [each.title for each in found] == ["A applies", "b takes", "The Goal"]
    assert [each.text for each in found[2].highlights] == ["First", "Longer"]
    assert found[0].applications[0].state == "Planned"
