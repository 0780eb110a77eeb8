"""Takeaways: kept, changed, looked at again, settled and deleted."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from opspath_desktop.actions import takeaways
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.schema import Takeaway

GOAL = "rdg.the-goal"
NOW, TODAY = "2026-11-22T08:00:00Z", date(2026, 11, 22)


def test_a_takeaway_is_kept_changed_and_deleted(session: Session, pathway: Pathway) -> None:
    uuid = takeaways.add(session, pathway, GOAL, " Find the bottleneck \n", "Walk the line each Monday")
    takeaways.edit(session, uuid, text="Find the constraint", private=True)
    kept = session.scalars(select(Takeaway)).one()
    assert (kept.text, kept.do_differently, kept.private) == ("Find the constraint", "Walk the line each Monday", True)
    takeaways.delete(session, uuid, now=NOW)
    with pytest.raises(Refused, match="no longer there"):
        takeaways.edit(session, uuid, do_differently="x")


def test_a_takeaway_without_words_is_refused(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="Write what you take"):
        takeaways.add(session, pathway, GOAL, "  ")


def test_a_takeaway_is_looked_at_marked_and_settled(session: Session, pathway: Pathway) -> None:
    uuid = takeaways.add(session, pathway, GOAL, "Small batches")
    takeaways.keep(session, uuid, on=TODAY)
    kept = session.scalars(select(Takeaway)).one()
    assert (kept.reviewed_on, kept.settled) == (TODAY, False)
    takeaways.edit(session, uuid, favourite=True)
    takeaways.settle(session, uuid, on=TODAY)
    assert (kept.favourite, kept.settled) == (True, True)
    takeaways.settle(session, uuid, on=TODAY, settled=False)
    assert not kept.settled
