"""The plan's read model: what counts, what is private, and a fingerprint that follows the records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import journal, pilots
from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.queries.pathway import stage_states
from opspath_desktop.queries.plan import plan
from opspath_desktop.queries.plan_view import NextBook
from opspath_desktop.store import schema as s
from tests.plan.sample import TODAY, fill, ref

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.store.database import Database


@pytest.fixture
def session(database: Database, core: Pathway) -> Iterator[Session]:
    """Return a session of a filled database; what a test adds is never committed."""
    with database.change("Fill") as filling:
        fill(filling, core)
    with database.change("Test") as open_session:
        yield open_session


def test_an_empty_database_gives_an_empty_plan(database: Database, core: Pathway) -> None:
    with database.read() as reading:
        view = plan(reading, core, today=TODAY)
    assert (view.stage, view.pilots, view.books, view.checklist) == ("", (), (), ())
    assert view.head.me.name == ""
    assert len(view.steps) == 5


def test_header_people_and_review(session: Session, core: Pathway) -> None:
    head = plan(session, core, today=TODAY).head
    assert (head.me.name, head.manager.name, head.mentor.name) == ("Operations manager", "Reviewer", "")
    assert (head.review_on, head.reviewer) == (date(2026, 12, 4), "Reviewer")


def test_the_nearest_open_review_counts(session: Session, core: Pathway) -> None:
    session.add(s.Review(meeting_date=date(2026, 11, 30), kind="Short one", state="prepared"))
    session.add(s.Review(meeting_date=date(2026, 11, 1), kind="Held", state="held"))
    session.add(s.Review(kind="No date", state="draft"))
    session.flush()
    assert plan(session, core, today=TODAY).head.review_kind == "Short one"


def test_the_newest_held_review_is_known(session: Session, core: Pathway) -> None:
    assert plan(session, core, today=TODAY).head.last_review is None
    session.add(s.Review(meeting_date=date(2026, 5, 20), state="held"))
    session.add(s.Review(meeting_date=date(2025, 11, 20), state="signed"))
    session.flush()
    assert plan(session, core, today=TODAY).head.last_review == date(2026, 5, 20)


def test_counts_are_those_of_the_pages(session: Session, core: Pathway) -> None:
    view = plan(session, core, today=TODAY)
    assert view.progress == StageProgress(5, 12, 0, 0)
    assert [step.progress for step in view.steps] == [state.progress for state in stage_states(session, core, TODAY)]
    assert [step.state for step in view.steps[:3]] == ["left", "current", "ahead"]


def test_checklist_holds_states_and_evidence(session: Session, core: Pathway) -> None:
    first = plan(session, core, today=TODAY).checklist[0]
    assert (first.kind, first.state, first.since, len(first.proofs)) == ("objective", "done", date(2026, 10, 2), 1)
    assert first.note.startswith("Two improvements")


def test_ratings_know_before_target_and_gap(session: Session, core: Pathway) -> None:
    rating = plan(session, core, today=TODAY).competencies[0]
    assert (rating.before, rating.now, rating.target, rating.gap, rating.evidence) == (2, 3, 4, 1, 1)


def test_metrics_know_what_they_lack(session: Session, core: Pathway) -> None:
    with_numbers, without, untouched = plan(session, core, today=TODAY).metrics
    assert (with_numbers.baseline, with_numbers.latest, with_numbers.target) == (0, 2, 3)
    assert (without.baseline, without.latest) == (None, None)
    assert untouched.definition == ""


def test_pilots_come_with_numbers_and_verdict(session: Session, core: Pathway) -> None:
    running, finished, idea = plan(session, core, today=TODAY).pilots
    assert (running.group, finished.group, idea.group) == ("running", "finished", "idea")
    assert running.measure is not None
    assert len(running.measure.points) == 18
    assert running.sentence.startswith("Median first response, weekly: 8.2 → 5.7 hours (-30%, better). Signal: ")
    assert running.proofs == 1


def test_a_book_is_there_with_what_came_of_it(session: Session, core: Pathway) -> None:
    view = plan(session, core, today=TODAY)
    assert [(book.title, book.status) for book in view.books] == [
        ("Managing to Learn", "finished"),
        ("The Lean Toolbox", "reading"),
    ]
    assert view.queue == (NextBook("Operations Management for Dummies"),)


def test_what_was_done_with_a_book_is_told_private_things_when_asked(session: Session, core: Pathway) -> None:
    book = session.scalars(select(s.Book).join(s.Takeaway).where(s.Takeaway.private)).first()
    assert book is not None
    for state, hidden in (("adopted", False), ("tried", True), ("planned", False)):
        session.add(s.Application(book_id=book.id, action=state, state=state, on_date=TODAY, private=hidden))
    session.flush()
    for private, states in ((False, ["adopted"]), (True, ["tried", "adopted"])):
        view = plan(session, core, today=TODAY, with_private=private)
        assert [line.state for line in next(each for each in view.books if each.applied).applied] == states


def test_an_old_book_of_another_stage_is_only_counted(session: Session, core: Pathway) -> None:
    book = s.Book(title="Old")
    session.add(book)
    session.flush()
    session.add(s.Reading(book_id=book.id, status="finished", finished=TODAY - timedelta(days=800)))
    session.flush()
    view = plan(session, core, today=TODAY)
    assert view.more_books == 1
    assert "Old" not in {line.title for line in view.books}


@pytest.mark.parametrize("private", [False, True])
def test_private_records_print_only_when_wanted(session: Session, core: Pathway, private: bool) -> None:
    metric = ref(session, core, "met.kpis-established")
    session.add(s.Evidence(what="SECRET-EVIDENCE", on_date=TODAY, private=True))
    session.flush()
    evidence = session.scalar(select(s.Evidence).where(s.Evidence.what == "SECRET-EVIDENCE"))
    assert evidence is not None
    session.add(s.EvidenceLink(evidence_id=evidence.id, target_uuid=metric.uuid))
    state = session.scalar(select(s.ItemState).where(s.ItemState.note != ""))
    assert state is not None
    state.note, state.private = "SECRET-NOTE", True
    session.flush()
    said = str(dataclasses.asdict(plan(session, core, today=TODAY, with_private=private)))
    secrets = ("SECRET-PILOT", "SECRET-TAKEAWAY", "SECRET-NOTICED", "SECRET-NOTE", "SECRET-EVIDENCE")
    assert [secret in said for secret in secrets] == [private] * len(secrets)


def test_a_noticed_day_counts_even_when_its_note_is_private(session: Session, core: Pathway) -> None:
    watch = plan(session, core, today=TODAY).watch_fors[2]
    assert watch.noticed == (date(2026, 10, 12), date(2026, 9, 30))
    assert [note for _on, note in watch.notes] == ["Night shift heard it last."]


def test_records_on_items_that_are_gone_keep_their_title(session: Session, core: Pathway) -> None:
    gone = s.ItemRef(pack=core.pack, item="obj.gone", kind="objective", title="An older objective")
    session.add(gone)
    session.flush()
    session.add(s.ItemState(item_ref_id=gone.id, state="done"))
    session.flush()
    view = plan(session, core, today=TODAY)
    assert [entry.title for entry in view.earlier] == ["An older objective"]
    assert view.progress.of == 12


def test_without_a_pack_the_kept_titles_are_printed(session: Session, core: Pathway) -> None:
    nothing = dataclasses.replace(core, stages=(), categories=())
    titles = {entry.title for entry in plan(session, nothing, today=TODAY).earlier}
    assert core.stages[1].of("objective")[0].title in titles


def test_options_are_followed_and_overruled(session: Session, core: Pathway) -> None:
    row = session.scalar(select(s.PlanOptions))
    assert row is not None
    row.left_out, row.paper = "pilots\ncomments", "letter"
    session.flush()
    assert plan(session, core, today=TODAY).left_out == {"pilots", "comments"}
    assert plan(session, core, today=TODAY).paper == "letter"
    assert plan(session, core, today=TODAY, paper="a4").paper == "a4"


def test_the_document_id_follows_the_records_not_the_day(session: Session, core: Pathway) -> None:
    first = plan(session, core, today=TODAY).document_id
    assert len(first) == 64
    assert plan(session, core, today=TODAY + timedelta(days=1)).document_id == first
    session.add(s.Person(name="A mentor", role="mentor"))
    session.flush()
    assert plan(session, core, today=TODAY).document_id != first


def test_more_pilots_do_not_mean_more_queries(session: Session, core: Pathway) -> None:
    session.add_all(s.Pilot(title=f"Pilot {n}", status="testing", started_on=TODAY) for n in range(60))
    session.flush()
    asked: list[str] = []
    listener = lambda *args: asked.append(args[2])  # noqa: E731  # SQLAlchemy wants a callable it can remove again
    event.listen(session.get_bind(), "before_cursor_execute", listener)
    view = plan(session, core, today=TODAY)
    event.remove(session.get_bind(), "before_cursor_execute", listener)
    assert (len(view.pilots), view.more_pilots) == (12, 51)
    assert len(asked) < 150


def test_a_journal_entry_prints_when_it_is_not_private_or_asked_for(database: Database, core: Pathway) -> None:
    with database.change("Write") as session:
        pilot = pilots.start(session, "Slots for lorries", today=TODAY)
        journal.add(session, pilot, "/study Shown to the team", on=TODAY, today=TODAY, private=False)
        journal.add(session, pilot, "/do Kept to myself", on=TODAY, today=TODAY)
    with database.read() as session:
        usual = plan(session, core, today=TODAY).pilots[0].journal
        whole = plan(session, core, today=TODAY, with_private=True).pilots[0].journal
    assert [(line.step, line.text) for line in usual] == [("study", "Shown to the team")]
    assert {line.text for line in whole} == {"Shown to the team", "Kept to myself"}
