"""What was deleted comes back, once."""

import pytest

from opspath_desktop.actions import deleted
from opspath_desktop.errors import Refused
from opspath_desktop.queries.deleted import recently_deleted
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, Takeaway

NOW = "2026-11-22T08:00:00Z"


def delete_book(database: Database, title: str) -> int:
    with database.change("Delete") as session:
        session.add(book := Book(title=title))
        session.flush()
        session.add(Takeaway(book_id=book.id, text="Keep this"))
        return trash.discard(session, book, now=NOW, title=title, kind="book")


def test_the_newest_deletion_is_listed_first(database: Database) -> None:
    delete_book(database, "First")
    delete_book(database, "Second")
    with database.read() as session:
        lines = recently_deleted(session)
    assert [(line.kind, line.title, line.deleted_at) for line in lines] == [
        ("book", "Second", NOW),
        ("book", "First", NOW),
    ]


def test_a_record_comes_back_with_what_hung_on_it(database: Database) -> None:
    entry = delete_book(database, "Flow")
    with database.change("Restore") as session:
        assert deleted.restore(session, entry) == "Flow"
    with database.read() as session:
        assert session.query(Takeaway.text).scalar() == "Keep this"
        assert recently_deleted(session) == ()


def test_what_is_gone_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="no longer"), database.change("Restore") as session:
        deleted.restore(session, 99)
