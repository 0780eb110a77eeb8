"""What the keys of the weekly review do to a card."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import weekly
from opspath_desktop.errors import Refused
from opspath_desktop.store.schema import Application, Book, Highlight, Takeaway, Trash

TODAY = date(2026, 11, 22)


@pytest.fixture(params=["highlight", "takeaway"])
def card(request: pytest.FixtureRequest, session: Session) -> str:
    """Return the key of a highlight, and of a takeaway."""
    session.add(Book(title="Factory Physics"))
    session.flush()
    made: Highlight | Takeaway = (Highlight if request.param == "highlight" else Takeaway)(book_id=1, text="Small lots")
    session.add(made)
    session.flush()
    return f"{request.param}:{made.uuid}"


def record(session: Session, card: str) -> Highlight | Takeaway:
    if card.startswith("highlight"):
        return session.scalars(select(Highlight)).one()
    return session.scalars(select(Takeaway)).one()


def test_keep_notes_the_day(session: Session, card: str) -> None:
    weekly.keep(session, card, today=TODAY)
    kept = record(session, card)
    assert (kept.reviewed_on, kept.favourite, kept.settled) == (TODAY, False, False)


def test_favourite_marks_it(session: Session, card: str) -> None:
    weekly.favourite(session, card, today=TODAY)
    kept = record(session, card)
    assert (kept.reviewed_on, kept.favourite, kept.settled) == (TODAY, True, False)


def test_settle_is_done_with_it(session: Session, card: str) -> None:
    weekly.settle(session, card, today=TODAY)
    kept = record(session, card)
    assert (kept.reviewed_on, kept.settled) == (TODAY, True)


def test_discard_moves_it_to_recently_deleted(session: Session, card: str) -> None:
    weekly.discard(session, card, today=TODAY, now="2026-11-22T08:00:00Z")
    assert session.scalars(select(Trash.kind)).all() == [card.partition(":")[0]]


def test_apply_plans_it_through_one_takeaway(session: Session, card: str) -> None:
    for words in ("Halve the batch", "Again on line 2"):
        weekly.apply(session, card, words, today=TODAY)
    found = session.execute(select(Application.action, Application.state, Application.on_date)).all()
    assert found == [("Halve the batch", "planned", TODAY), ("Again on line 2", "planned", TODAY)]
    assert session.execute(select(func.count(), func.min(Takeaway.reviewed_on))).one() == (1, TODAY)


def test_apply_wants_words(session: Session, card: str) -> None:
    with pytest.raises(Refused, match="Write what you will do"):
        weekly.apply(session, card, "  ", today=TODAY)
