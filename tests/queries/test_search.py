"""Search finds words in every place the user can write, and goes back to that place."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Table, Text

from opspath_desktop.queries.search import search, snippet
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Book, Highlight, ItemRef, ItemState, JournalEntry, Pilot, Takeaway
from opspath_desktop.store.tables import TABLES
from tests.records import CLASSES, one_of_each


def test_finds_notes_takeaways_and_journal_with_their_targets(database: Database) -> None:
    with database.change("Write") as session:
        item = ItemRef(pack="p", item="tip.small-pilots", kind="tip", title="Pilots")
        session.add_all([item, book := Book(title="Flow"), pilot := Pilot(title="Triage", started_on=date(2026, 1, 2))])
        session.flush()
        session.add(ItemState(item_ref_id=item.id, note="Ask the NACHTSCHICHT, grüße"))
        session.add(Takeaway(book_id=book.id, text="nachtschicht first"))
        session.add(JournalEntry(pilot_id=pilot.id, on_date=date(2026, 1, 3), text="Die Nachtschicht skips it"))
    with database.read() as session:
        found = search(session, "nachtSCHICHT")
        umlaut = search(session, "GRÜSSE")
    assert {(hit.place, hit.kind) for hit in found} == {
        ("pathway", "note"),
        ("readings", "takeaway"),
        ("pilots", "journal"),
    }
    assert [hit.target for hit in umlaut] == ["tip.small-pilots"]


@pytest.mark.parametrize("words", ["STRASSE 9", "Straße 9", "strasse 9", "\u017ftra\u00dfe 9", "GROSSE STRASSE 90"])
def test_letters_beyond_ascii_are_found_in_any_case(database: Database, words: str) -> None:
    with database.change("Write") as session:
        session.add(Book(title="Flow", why=f"Seen in the {words}"))
    with database.read() as session:
        assert [len(search(session, typed)) for typed in ("strasse 9", "Straße 9", "STRASSE 9")] == [1, 1, 1]


def test_an_earlier_version_that_says_the_same_is_no_second_hit(database: Database) -> None:
    with database.change("Write") as session:
        session.add(book := Book(title="Flow"))
        session.flush()
        session.add(longest := Highlight(book_id=book.id, text="Small batches flow"))
        session.flush()
        for words in ("Small batches", "Small pieces"):
            session.add(Highlight(book_id=book.id, text=words, superseded_by=longest.uuid))
        uuid = longest.uuid
    with database.read() as session:
        assert [(hit.kind, hit.target, hit.title) for hit in search(session, "batches")] == [
            ("highlight", uuid, "Flow")
        ]
        assert len(search(session, "pieces")) == 1


def test_the_newest_words_come_first(tmp_path: Path) -> None:
    days = iter(["2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-02-01T00:00:00Z"])
    numbers = iter(range(10))
    database = Database(tmp_path / "b.db", clock=lambda: next(days), new_uuid=lambda: str(next(numbers)))
    for title in ("Lane one", "Lane two", "Lane three"):
        with database.change("Write") as session:
            session.add(Book(title=title))
    with database.read() as session:
        assert [hit.title for hit in search(session, "lane")] == ["Lane two", "Lane three", "Lane one"]
    database.close()


def test_one_letter_and_signs_of_sql_find_nothing_by_accident(database: Database) -> None:
    with database.change("Write") as session:
        session.add(Book(title="100 ways"))
    with database.read() as session:
        assert search(session, "1") == ()
        assert search(session, "1%") == ()
        assert search(session, "' OR '") == ()
        assert search(session, "100_ways") == search(session, "way" * 40_000) == ()


def test_snippet_keeps_the_hit_in_sight() -> None:
    cut = snippet("x " * 100 + "needle " + "y " * 100, "needle")
    assert "needle" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) <= 75


NOT_SEARCHED = {
    "attachment": {"sha256", "name"},  # evidence that was only dropped is called by the name of its file
    "book": {"editors", "sources"},
    "benefit": {"unit", "currency"},
    "cause": {"parent_uuid"},
    "enrolment": {"pathway"},
    "evidence": {"link"},
    "evidence_link": {"target_uuid", "claim"},
    "export": {"for_whom", "settings", "path", "sha256"},
    "highlight": {"place", "superseded_by", "sources"},
    "item_ref": {"pack", "item", "kind", "title"},
    "measure": {"unit"},
    "metric": {"unit"},
    "assessment": {"scale_version"},
    "person": {"name", "job_title", "organisation"},
    "pdsa_cycle": {"follows"},
    "pilot_link": {"target_uuid"},
    "plan_options": {"left_out"},
    "postponement": {"key"},
    "reading": {"stopped_at"},
    "shelf": {"rule"},
    "review": {"kind", "my_comments"},
    "stage_entry": {"decided_with", "readiness"},
    "trash": {"deleted_at", "kind", "title", "payload"},
}
COLUMNS = [
    (table, column.name)
    for table in TABLES.values()
    for column in table.columns
    if isinstance(column.type, Text)
    and "choices" not in column.info
    and column.name not in {"uuid", "created_at", "updated_at"} | NOT_SEARCHED.get(table.name, set())
]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda value: str(value))
def test_every_text_that_a_person_writes_is_found(database: Database, table: Table, column: str) -> None:
    with database.change("Fill") as session:
        one_of_each(session)
        setattr(session.query(CLASSES[table.name]).one(), column, "a wombat in the words")
    with database.read() as session:
        found = search(session, "WOMBAT")
    assert found
    assert all("wombat" in hit.snippet for hit in found)
