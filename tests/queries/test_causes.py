"""The causes of a pilot as the page and the A3 read them."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import causes, pilots, tasks
from opspath_desktop.queries.causes import cause_tree, cause_trees
from opspath_desktop.store.database import Database

TODAY = date(2026, 11, 22)


@pytest.fixture
def pilot(database: Database) -> str:
    """Return a pilot with a why-tree of three causes and one bone."""
    with database.change("Begin") as session:
        uuid = pilots.start(session, "Trucks wait", today=TODAY)
        top = causes.add(session, uuid, "Papers come late")
        deep = causes.add(session, uuid, "Nobody sends them ahead", under=top)
        causes.add(session, uuid, "Two docks only")
        causes.add(session, uuid, "Scanner fails", method="fishbone", category="equipment")
        _verify(session, deep)
        causes.set_count(session, top, 4)
        causes.set_count(session, deep, 9)
        tasks.add(session, "Ask for them", pilot=uuid, cause=deep)
    return uuid


def _verify(session: Session, uuid: str) -> None:
    causes.set_evidence(session, uuid, "data")
    causes.set_state(session, uuid, "verified")
    causes.set_root(session, uuid, True)


def test_the_tree_has_its_order_its_bones_and_its_roots(database: Database, pilot: str) -> None:
    with database.read() as session:
        tree = cause_tree(session, pilot)
    assert [branch.number for branch in tree.why] == ["1", "1.1", "2"]
    assert [(category, len(twigs)) for category, twigs in tree.bones if twigs] == [("equipment", 1)]
    assert [(root.text, root.countermeasures) for root in tree.roots] == [("Nobody sends them ahead", 1)]
    assert tree.problem == "Trucks wait"


def test_the_roots_are_read_back_and_without_one_every_end(database: Database, pilot: str) -> None:
    with database.read() as session:
        tree = cause_tree(session, pilot)
    assert tree.chains() == ("Nobody sends them ahead. Therefore papers come late. Therefore trucks wait.",)
    with database.change("Doubt") as session:
        causes.set_state(session, tree.roots[0].uuid, "rejected")
    with database.read() as session:
        assert len(cause_tree(session, pilot).chains()) == 2


def test_what_was_counted_stands_by_its_count_without_the_rejected(database: Database, pilot: str) -> None:
    with database.change("Doubt") as session:
        tree = cause_tree(session, pilot)
        assert tree.counts == (("Nobody sends them ahead", 9.0), ("Papers come late", 4.0))
        causes.set_state(session, tree.roots[0].uuid, "rejected")
        assert cause_tree(session, pilot).counts == (("Papers come late", 4.0),)


def test_an_unknown_pilot_and_one_without_causes_have_none(database: Database, pilot: str) -> None:
    with database.change("Begin") as session:
        bare = pilots.start(session, "Bare", today=TODAY)
    with database.read() as session:
        assert cause_tree(session, "gone").causes == ()
        assert set(cause_trees(session, [bare, pilot])) == {bare, pilot}
        assert cause_tree(session, bare).why == ()
