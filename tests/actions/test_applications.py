"""Applications: planned, tried, adopted; made of takeaways, started as pilots, used as evidence; deleted."""

from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import applications, deleted, evidence, highlights, pilots, takeaways
from opspath_desktop.domain.highlights import Typed
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.store.schema import Application, Evidence, EvidenceLink, Pilot, PilotLink, Takeaway, Trash

GOAL = "rdg.the-goal"
NOW, TODAY = "2026-11-22T08:00:00Z", date(2026, 11, 22)


def added(session: Session, pathway: Pathway, action: str = "Walk the line", state: str = "planned") -> str:
    return applications.add(session, pathway, GOAL, action, on=TODAY, state=state)


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def the_one(session: Session) -> Application:
    return session.scalars(select(Application)).one()


def test_an_application_is_written_down_and_changed(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway, " Walk the line \n")
    applications.edit(session, uuid, situation="Late shift", result="Two queues gone", check_back=date(2026, 12, 22))
    applications.edit(session, uuid, private=True)
    assert applications.set_state(session, uuid, "adopted") == "planned"
    found = the_one(session)
    assert (found.action, found.situation, found.result) == ("Walk the line", "Late shift", "Two queues gone")
    assert (found.state, found.on_date, found.check_back, found.private) == (
        "adopted",
        TODAY,
        date(2026, 12, 22),
        True,
    )
    applications.edit(session, uuid, check_back=None)
    assert found.check_back is None


def test_one_without_words_or_with_an_unknown_state_is_refused(session: Session, pathway: Pathway) -> None:
    with pytest.raises(Refused, match="Write what you do"):
        added(session, pathway, "  ")
    uuid = added(session, pathway)
    with pytest.raises(Refused, match="none of"):
        applications.set_state(session, uuid, "sold")


def test_a_takeaway_is_applied_once_unless_it_is_done_again(session: Session, pathway: Pathway) -> None:
    takeaway = takeaways.add(session, pathway, GOAL, "Find the bottleneck", "Walk the line")
    first, again = (applications.apply(session, takeaway, on=TODAY) for _time in range(2))
    assert (first.new, again) == (True, (first.uuid, False))
    assert (the_one(session).action, the_one(session).takeaway_id is not None) == ("Walk the line", True)
    assert applications.apply(session, takeaway, on=TODAY, again=True).new
    assert count(session, Application) == 2


def test_a_private_takeaway_stays_private_all_the_way(session: Session, pathway: Pathway) -> None:
    takeaway = takeaways.add(session, pathway, GOAL, "Find the bottleneck")
    takeaways.edit(session, takeaway, private=True)
    uuid = applications.apply(session, takeaway, on=TODAY).uuid
    applications.start_pilot(session, uuid, today=TODAY)
    applications.set_state(session, uuid, "tried")
    applications.use_as_evidence(session, pathway, uuid, pathway.stages[0].of("competency")[0].id, on=TODAY)
    private = [session.scalars(select(table.private)).one() for table in (Application, Pilot, Evidence)]
    assert private == [True, True, True]


def test_what_was_done_turns_private_with_its_takeaway(session: Session, pathway: Pathway) -> None:
    takeaway = takeaways.add(session, pathway, GOAL, "Find the slowest step first")
    applications.apply(session, takeaway, on=TODAY)
    takeaways.edit(session, takeaway, favourite=True)
    assert not session.scalars(select(Application.private)).one()
    takeaways.edit(session, takeaway, private=True)
    assert session.scalars(select(Application.private)).one()


def test_evidence_turns_private_with_the_application_whose_words_it_has(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway, state="tried")
    applications.use_as_evidence(session, pathway, uuid, pathway.stages[0].of("competency")[0].id, on=TODAY)
    applications.edit(session, uuid, situation="Ramp")
    assert not session.scalars(select(Evidence.private)).one()
    applications.edit(session, uuid, private=True)
    assert session.scalars(select(Evidence.private)).one()
    applications.edit(session, uuid, private=False)  # what is printed again is a choice of its own
    assert session.scalars(select(Evidence.private)).one()


def test_it_starts_one_pilot(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway, "Walk the line every Monday and write down what waits longest " * 4)
    first, again = (applications.start_pilot(session, uuid, today=TODAY) for _time in range(2))
    assert (first.new, again) == (True, (first.uuid, False))
    pilot, link = session.scalars(select(Pilot)).one(), session.scalars(select(PilotLink)).one()
    assert (link.target_kind, link.target_uuid, link.role) == ("application", uuid, "applied")
    assert (len(pilot.title) <= 120, pilot.change_idea) == (True, the_one(session).action)


def test_what_is_planned_is_no_evidence(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway)
    with pytest.raises(Refused, match="only planned"):
        applications.use_as_evidence(session, pathway, uuid, pathway.stages[0].of("metric")[0].id, on=TODAY)


def test_one_piece_of_evidence_shows_several_items(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway, state="tried")
    one, two = pathway.stages[0].of("competency")[:2]
    applications.edit(session, uuid, result="Two queues gone")
    for item in (one, two, one):
        applications.use_as_evidence(session, pathway, uuid, item.id, on=TODAY)
    assert session.scalars(select(Evidence.what)).one() == "Walk the line: Two queues gone"
    assert count(session, EvidenceLink) == 3
    applications.withdraw(session, pathway, uuid, one.id, now=NOW)
    assert count(session, EvidenceLink) == 2
    applications.withdraw(session, pathway, uuid, two.id, now=NOW)
    assert (count(session, Evidence), count(session, EvidenceLink)) == (0, 0)
    applications.withdraw(session, pathway, uuid, two.id, now=NOW)


def test_deleting_leaves_pilot_and_evidence_and_the_links_come_back(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway, state="tried")
    applications.start_pilot(session, uuid, today=TODAY)
    applications.use_as_evidence(session, pathway, uuid, pathway.stages[0].of("competency")[0].id, on=TODAY)
    assert applications.delete(session, uuid, now=NOW) == "Walk the line"
    assert [count(session, each) for each in (Application, Pilot, PilotLink, Evidence, EvidenceLink)] == [0, 1, 0, 1, 1]
    deleted.restore(session, session.scalars(select(Trash.id)).one())
    assert [count(session, each) for each in (Application, PilotLink, EvidenceLink)] == [1, 1, 2]


def test_a_deleted_pilot_can_be_started_anew(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway)
    pilots.delete(session, applications.start_pilot(session, uuid, today=TODAY).uuid, now=NOW)
    assert applications.start_pilot(session, uuid, today=TODAY).new


def test_a_deleted_takeaway_leaves_what_was_done_with_it(session: Session, pathway: Pathway) -> None:
    takeaway = takeaways.add(session, pathway, GOAL, "Find the bottleneck")
    applications.apply(session, takeaway, on=TODAY)
    takeaways.delete(session, takeaway, now=NOW)
    assert the_one(session).takeaway_id is None


def links(session: Session) -> list[str]:
    made = (Takeaway.highlight_id, Application.takeaway_id)
    proofs = select(EvidenceLink.evidence_id, EvidenceLink.target_uuid)
    linked = session.execute(proofs.union_all(select(PilotLink.pilot_id, PilotLink.target_uuid)))
    return sorted([*map(str, linked), *(str(session.scalars(select(each)).one()) for each in made)])


def test_a_chain_is_whole_again_in_whatever_order_it_comes_back(session: Session, pathway: Pathway) -> None:
    kept = highlights.add(session, pathway, GOAL, Typed(text="Find the bottleneck"), on=TODAY)
    taken = highlights.promote(session, kept).uuid
    done = applications.apply(session, taken, on=TODAY).uuid
    applications.set_state(session, done, "tried")
    pilot = applications.start_pilot(session, done, today=TODAY).uuid
    shown = applications.use_as_evidence(session, pathway, done, pathway.stages[0].of("competency")[0].id, on=TODAY)
    before, uuids = links(session), (kept, taken, done, pilot, shown)
    chain = (highlights, takeaways, applications, pilots, evidence)
    for places in permutations(range(len(chain)), 2):
        for place in places:
            chain[place].delete(session, uuids[place], now=NOW)
        for entry in session.scalars(select(Trash.id).order_by(Trash.id)).all():  # not as undo would do it
            deleted.restore(session, entry)
        assert links(session) == before, places


def test_a_link_to_a_pilot_that_is_gone_for_good_keeps_nothing_back(session: Session, pathway: Pathway) -> None:
    uuid = added(session, pathway)
    pilot = applications.start_pilot(session, uuid, today=TODAY).uuid
    applications.delete(session, uuid, now=NOW)
    pilots.delete(session, pilot, now=NOW)
    session.delete(session.scalars(select(Trash).where(Trash.kind == "pilot")).one())
    deleted.restore(session, session.scalars(select(Trash.id)).one())
    assert [count(session, each) for each in (Application, Pilot, PilotLink)] == [1, 0, 0]
