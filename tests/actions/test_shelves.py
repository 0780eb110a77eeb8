"""Shelves are named choices of chips, in the order that the user gave them."""

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import shelves
from opspath_desktop.domain.shelf_rule import Chip, Rule
from opspath_desktop.errors import Refused
from opspath_desktop.queries.shelves import saved_shelves
from opspath_desktop.store import trash
from opspath_desktop.store.database import Database

NOW = "2026-11-22T08:00:00Z"
LEAN = Rule.of([Chip("tag", "lean")])
AUDIO = Rule.of([Chip("format", "audio"), Chip("status", "planned")])


def names(session: Session) -> list[str]:
    session.flush()
    return [shelf.name for shelf in saved_shelves(session)]


def test_a_shelf_keeps_its_choice(session: Session) -> None:
    uuid = shelves.save(session, "  To   hear ", AUDIO)
    (kept,) = saved_shelves(session)
    assert (kept.uuid, kept.name, kept.rule) == (uuid, "To hear", AUDIO)


def test_new_shelves_stand_last_and_move(session: Session) -> None:
    uuids = [shelves.save(session, name, LEAN) for name in "abc"]
    shelves.move(session, uuids[2], -1)
    assert names(session) == ["a", "c", "b"]
    shelves.move(session, uuids[0], 99)
    shelves.move(session, uuids[2], -99)
    assert names(session) == ["c", "b", "a"]


def test_a_shelf_is_renamed_and_changed(session: Session) -> None:
    uuid = shelves.save(session, "Lean", LEAN)
    shelves.rename(session, uuid, "LEAN")
    shelves.change(session, uuid, AUDIO)
    session.flush()
    assert [(each.name, each.rule) for each in saved_shelves(session)] == [("LEAN", AUDIO)]


@pytest.mark.parametrize(
    ("name", "rule", "words"), [(" ", LEAN, "a name"), ("lean", LEAN, "already"), ("x", Rule(), "hold")]
)
def test_what_is_no_shelf_is_refused(session: Session, name: str, rule: Rule, words: str) -> None:
    shelves.save(session, "Lean", LEAN)
    with pytest.raises(Refused, match=words):
        shelves.save(session, name, rule)


def test_a_name_belongs_to_one_shelf(session: Session) -> None:
    shelves.save(session, "Lean", LEAN)
    other = shelves.save(session, "Audio", AUDIO)
    with pytest.raises(Refused, match="already"):
        shelves.rename(session, other, "LEAN")


def test_a_deleted_shelf_comes_back(database: Database) -> None:
    with database.change("Save") as session:
        uuid = shelves.save(session, "Lean", LEAN)
    with database.change("Delete") as session:
        assert shelves.delete(session, uuid, now=NOW) == "Lean"
        assert names(session) == []
    database.undo()
    with database.read() as session:
        assert names(session) == ["Lean"]
        assert trash.DAYS == 30
