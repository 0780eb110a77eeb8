"""Aims: set, changed and taken away, with the bounds of the stage."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import aims, items
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store import trash
from opspath_desktop.store.schema import ReadingAim, Trash

NOW = "2026-11-22T08:00:00+00:00"
TODAY, BY = date(2026, 11, 22), date(2027, 3, 31)
STAGE = "stg.improvement"


def kept(session: Session) -> list[tuple[int, date, date]]:
    session.flush()
    return [(aim.books, aim.begun_on, aim.by_date) for aim in session.scalars(select(ReadingAim))]


def test_an_aim_is_set_and_changed_in_place(session: Session, pathway: Pathway) -> None:
    aims.set_aim(session, pathway, STAGE, 2, BY, today=TODAY)
    aims.set_aim(session, pathway, STAGE, 1, date(2027, 1, 1), today=date(2026, 12, 1))
    assert kept(session) == [(1, TODAY, date(2027, 1, 1))]


def test_a_new_day_after_the_old_one_has_passed_begins_anew(session: Session, pathway: Pathway) -> None:
    aims.set_aim(session, pathway, STAGE, 2, BY, today=TODAY)
    aims.set_aim(session, pathway, STAGE, 2, date(2027, 9, 1), today=date(2027, 4, 1))
    assert kept(session) == [(2, date(2027, 4, 1), date(2027, 9, 1))]


@pytest.mark.parametrize("books", [0, -1, 99])
def test_a_stage_has_only_so_many_books(session: Session, pathway: Pathway, books: int) -> None:
    with pytest.raises(Refused, match="This stage suggests"):
        aims.set_aim(session, pathway, STAGE, books, BY, today=TODAY)


def test_skipped_books_are_not_counted(session: Session, pathway: Pathway) -> None:
    stage = pathway.stage(STAGE)
    assert stage is not None
    readings = stage.of("reading")
    items.set_state(session, pathway, readings[0].id, "skipped", on=TODAY, reason="Read another one")
    with pytest.raises(Refused, match=f"from 1 to {len(readings) - 1}"):
        aims.set_aim(session, pathway, STAGE, len(readings), BY, today=TODAY)


def test_the_day_lies_ahead(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="not ahead"):
        aims.set_aim(session, pathway, STAGE, 1, TODAY, today=TODAY)


def test_an_aim_is_taken_away_and_comes_back(session: Session, pathway: Pathway) -> None:
    aims.set_aim(session, pathway, STAGE, 2, BY, today=TODAY)
    aims.remove(session, pathway, STAGE, now=NOW)
    assert kept(session) == []
    trash.restore(session, session.scalars(select(Trash.id)).one())
    assert kept(session) == [(2, TODAY, BY)]
    with pytest.raises(Refused, match="no aim"):
        aims.remove(session, pathway, "stg.nowhere", now=NOW)
