"""Highlights: kept, changed, put in order, made into takeaways, deleted with their earlier versions."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import deleted, highlights, takeaways
from opspath_desktop.domain.highlights import Typed, parse_highlight
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Highlight, Takeaway, Trash

GOAL = "rdg.the-goal"
NOW, TODAY = "2026-11-22T08:00:00Z", date(2026, 11, 22)


def kept(session: Session, pathway: Pathway, line: str = "p 45 The text") -> str:
    return highlights.add(session, pathway, GOAL, parse_highlight(line), on=TODAY)


def the_one(session: Session) -> Highlight:
    return session.scalars(select(Highlight)).one()


def test_a_highlight_is_kept_with_its_place(session: Session, pathway: Pathway) -> None:
    kept(session, pathway, "ch 3, p 45 The text")
    found = the_one(session)
    assert (found.kind, found.text, found.chapter, found.place) == ("quote", "The text", "3", "p 45")
    assert (found.position, found.made_on) == (45, TODAY)


def test_every_field_is_changed_and_another_place_moves_it(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway)
    highlights.edit(session, uuid, text=" New \n", note="Mine", chapter=" 4 ", place="loc 900", kind="note")
    highlights.edit(session, uuid, made_on=None, favourite=True)
    found = the_one(session)
    assert (found.text, found.note, found.chapter, found.place, found.kind) == ("New", "Mine", "4", "loc 900", "note")
    assert (found.position, found.made_on, found.favourite) == (900, None, True)


def test_a_highlight_that_says_nothing_is_refused(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway, "A text")
    with pytest.raises(Refused, match="delete this highlight"):
        highlights.edit(session, uuid, text=" ")
    with pytest.raises(Refused, match="delete this highlight"):
        highlights.add(session, pathway, GOAL, Typed(), on=TODAY)


def test_a_day_to_come_is_refused(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway)
    with pytest.raises(Refused, match="still to come"):
        highlights.edit(session, uuid, today=TODAY, made_on=date(2026, 11, 23))


def test_words_typed_for_a_withheld_one_are_its_own(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway, "p 45")
    the_one(session).withheld = True
    highlights.edit(session, uuid, note="From the diagram")
    assert the_one(session).withheld
    highlights.edit(session, uuid, text="The words off the page")
    assert not the_one(session).withheld


def test_a_highlight_becomes_one_takeaway_however_often(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway)
    first, again = highlights.promote(session, uuid), highlights.promote(session, uuid)
    assert (first.new, again.new, first.uuid) == (True, False, again.uuid)
    made = session.scalars(select(Takeaway)).one()
    assert (made.text, made.highlight_id) == ("The text", the_one(session).id)


def test_a_place_without_words_makes_no_takeaway(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway, "p 45")
    with pytest.raises(Refused, match="no words yet"):
        highlights.promote(session, uuid)


def test_the_review_keeps_and_settles(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway)
    highlights.keep(session, uuid, on=TODAY)
    assert (the_one(session).reviewed_on, the_one(session).settled) == (TODAY, False)
    highlights.settle(session, uuid, on=TODAY)
    assert the_one(session).settled


def test_deleting_takes_earlier_versions_along_and_leaves_the_takeaway(session: Session, pathway: Pathway) -> None:
    longest, middle, first = (kept(session, pathway, line) for line in ("p 1 One two three", "p 1 One two", "p 1 One"))
    rows = {row.uuid: row for row in session.scalars(select(Highlight))}
    rows[middle].superseded_by, rows[first].superseded_by = longest, middle
    takeaway = highlights.promote(session, longest).uuid
    highlights.delete(session, longest, now=NOW)
    assert session.scalar(select(func.count()).select_from(Highlight)) == 0
    assert session.scalars(select(Takeaway)).one().highlight_id is None
    deleted.restore(session, session.scalars(select(Trash.id)).one())
    assert session.scalar(select(func.count()).select_from(Highlight)) == 3
    assert session.scalars(select(Takeaway)).one().uuid == takeaway
    assert session.scalars(select(Takeaway)).one().highlight_id is not None


def test_an_earlier_version_is_set_apart(session: Session, pathway: Pathway) -> None:
    uuid = kept(session, pathway)
    the_one(session).superseded_by = "another"
    highlights.separate(session, uuid)
    assert the_one(session).superseded_by == ""


def test_a_deleted_bookmark_is_called_by_its_book_and_place(session: Session, pathway: Pathway) -> None:
    highlights.delete(session, kept(session, pathway, "p 45"), now=NOW)
    assert session.scalars(select(Trash.title)).one() == "The Goal, p 45"


def test_each_step_is_undone(database: Database, pathway: Pathway) -> None:
    with database.change("Add") as session:
        uuid = kept(session, pathway)
    with database.change("Keep as takeaway") as session:
        takeaway = highlights.promote(session, uuid).uuid
    with database.change("Edit") as session:
        takeaways.edit(session, takeaway, favourite=True)
    for _step in range(3):
        database.undo()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Highlight)) == 0
        assert session.scalar(select(func.count()).select_from(Takeaway)) == 0
