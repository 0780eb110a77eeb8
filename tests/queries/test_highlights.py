"""The highlights of a book: their order, the filters, portions, earlier versions, and the book behind a uuid."""

from datetime import date

from sqlalchemy import event
from sqlalchemy.orm import Session

from opspath_desktop.actions import applications, highlights, takeaways
from opspath_desktop.domain.highlights import parse_highlight
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries import highlights as queries
from opspath_desktop.queries.readings import book
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, Highlight

GOAL = "rdg.the-goal"
TODAY = date(2026, 11, 22)


def keep(session: Session, pathway: Pathway, *lines: str) -> list[str]:
    return [highlights.add(session, pathway, GOAL, parse_highlight(line), on=TODAY) for line in lines]


def shelved(session: Session) -> str:
    return session.query(Book.uuid).scalar() or ""


def texts(found: queries.Highlights) -> list[str]:
    return [row.text for row in found.rows]


def test_highlights_come_by_place_then_as_they_were_made(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        keep(session, core, "last", "ch 12 b", "ch 3 a", "p 45 second", "p 7 first", "p 45 third", "p ix before")
        found = queries.highlights(session, shelved(session))
    assert texts(found) == ["before", "first", "second", "third", "last", "a", "b"]
    assert [row.where for row in found.rows[:2]] == ["p ix", "p 7"]


def test_filters_count_and_show(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        one, _two, _mark = keep(session, core, "p 1 one", "note: two", "p 3")
        highlights.edit(session, one, favourite=True, note="mine")
        uuid = shelved(session)
        shown = {only: texts(queries.highlights(session, uuid, only=only)) for only in queries.FILTERS}
        counts = queries.highlights(session, uuid).counts
    assert shown == {"all": ["one", "", "two"], "favourites": ["one"], "notes": ["one", "two"], "bookmarks": [""]}
    assert dict(counts) == {"all": 3, "favourites": 1, "notes": 2, "bookmarks": 1}


def test_a_portion_says_how_many_there_are(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        keep(session, core, *(f"p {n} text" for n in range(1, 31)))
        found = queries.highlights(session, shelved(session), most=5)
        last = queries.highlights(session, shelved(session), skip=28)
    assert (len(found.rows), found.count("all"), len(last.rows)) == (5, 30, 2)


def test_earlier_versions_stand_behind_the_longest(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        longest, *short = keep(session, core, "p 1 one two three", "p 1 one", "p 1 one two")
        for row in session.query(Highlight).filter(Highlight.uuid.in_(short)):
            row.superseded_by = longest
        session.flush()
        found = queries.highlights(session, shelved(session))
        earlier = queries.earlier_versions(session, longest)
    assert [(row.text, row.earlier) for row in found.rows] == [("one two three", 2)]
    assert [row.text for row in earlier] == ["one", "one two"]


def test_a_highlight_knows_its_takeaway_and_the_takeaway_its_place(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        (uuid,) = keep(session, core, "ch 3 p 45 text")
        takeaway = highlights.promote(session, uuid).uuid
        application = applications.apply(session, takeaway, on=TODAY).uuid
        row = queries.highlights(session, shelved(session)).rows[0]
        view = book(session, core, TODAY, GOAL)
    assert view is not None
    kept = view.takeaways[0]
    assert (row.takeaway, kept.highlight, kept.where, kept.application) == (takeaway, uuid, "ch 3 · p 45", application)


def test_the_book_behind_a_record_and_the_place_in_it(database: Database, core: Pathway) -> None:
    with database.change("Fill") as session:
        _first, second = keep(session, core, "p 1 one", "p 2 two")
        takeaway = takeaways.add(session, core, GOAL, "Words")
        application = applications.add(session, core, GOAL, "Walk", on=TODAY)
        uuid = shelved(session)
        assert [queries.book_of(session, each) for each in (second, takeaway, application)] == [uuid] * 3
        assert queries.place_in_book(session, second) == 1
        assert (queries.book_of(session, uuid), queries.place_in_book(session, takeaway)) == ("", None)


def test_a_thousand_highlights_take_as_many_queries_as_one(database: Database, core: Pathway) -> None:
    def statements() -> int:
        seen: list[str] = []
        with database.read() as session:
            engine = session.get_bind()
            listener = lambda *heard: seen.append(heard[2])  # noqa: E731  # (connection, cursor, statement, ...)
            event.listen(engine, "before_cursor_execute", listener)
            uuid = shelved(session)
            queries.highlights(session, uuid)
            event.remove(engine, "before_cursor_execute", listener)
        return len(seen)

    with database.change("Fill") as session:
        keep(session, core, "p 1 one")
    few = statements()
    with database.change("Fill") as session:
        keep(session, core, *(f"p {n} text" for n in range(200)))
    assert statements() == few
