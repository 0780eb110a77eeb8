"""The header of the plan, the next review, what goes in and what was handed over."""

from datetime import date

import pytest
from sqlalchemy import func, select

from opspath_desktop.actions import plan
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.queries.reviews import PlanDesk, plan_desk
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Enrolment, Person, PlanOptions, Review

TODAY = date(2026, 11, 22)


@pytest.fixture
def pathway() -> Pathway:
    from opspath_desktop.content import load_core

    return load_core()[0]


def desk(database: Database) -> PlanDesk:
    with database.read() as session:
        return plan_desk(session)


def test_a_person_is_written_once_and_trimmed(database: Database) -> None:
    with database.change("Edit") as session:
        plan.set_person(session, "me", "name", "  Operations \n manager ")
        plan.set_person(session, "me", "job_title", "Team lead")
        assert session.scalar(select(func.count()).select_from(Person)) == 1
    assert (desk(database).me.name, desk(database).me.job_title) == ("Operations manager", "Team lead")


def test_a_name_that_is_too_long_is_refused_and_nothing_is_cut(database: Database) -> None:
    with pytest.raises(Refused, match="120 fit"), database.change("Edit") as session:
        plan.set_person(session, "me", "name", "x" * 121)
    assert desk(database).me.name == ""


@pytest.mark.parametrize("field", ["id", "role", "uuid"])
def test_only_fields_of_the_header_can_be_set(database: Database, field: str) -> None:
    with pytest.raises(ValueError), database.change("Edit") as session:
        plan.set_person(session, "me", field, "1")


def test_direction_makes_one_enrolment(database: Database, pathway: Pathway) -> None:
    with database.change("Edit") as session:
        plan.set_direction(session, pathway, "target_role", "Head of operations", today=TODAY)
        plan.set_direction(session, pathway, "aspiration_12m", "Lead two teams", today=TODAY)
        plan.set_target_date(session, pathway, date(2028, 1, 1), today=TODAY)
        assert session.scalar(select(func.count()).select_from(Enrolment)) == 1
    seen = desk(database)
    assert (seen.target_role, seen.target_date, seen.aspiration_12m) == (
        "Head of operations",
        date(2028, 1, 1),
        "Lead two teams",
    )


def test_an_outcome_closes_the_review_and_the_next_one_is_new(database: Database) -> None:
    with database.change("Edit") as session:
        plan.set_review_kind(session, "Quarterly review")
        plan.set_review_date(session, TODAY)
        plan.record_outcome(session, " Agreed to lead the second pilot. ", today=TODAY)
        plan.set_review_date(session, date(2027, 2, 22))
    seen = desk(database)
    assert [(line.kind, line.outcome) for line in seen.reviews] == [
        ("Quarterly review", "Agreed to lead the second pilot.")
    ]
    assert seen.next_review is not None
    assert seen.next_review.meeting_date == date(2027, 2, 22)


def test_a_draft_of_the_outcome_leaves_the_review_open(database: Database) -> None:
    with database.change("Edit") as session:
        plan.draft_outcome(session, "Agreed to")
    seen = desk(database)
    assert seen.next_review is not None
    assert (seen.next_review.state, seen.next_review.outcome) == ("draft", "Agreed to")


def test_an_outcome_without_a_word_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="one sentence"), database.change("Edit") as session:
        plan.record_outcome(session, " \n ", today=TODAY)


def test_recording_an_outcome_is_undone_in_one_step(database: Database) -> None:
    with database.change("Edit") as session:
        plan.set_review_date(session, TODAY)
    with database.change("Record the review") as session:
        plan.record_outcome(session, "Held", today=TODAY)
    database.undo()
    assert desk(database).reviews == ()
    assert desk(database).next_review is not None


def test_the_reviewer_is_the_manager_of_the_header(database: Database) -> None:
    with database.change("Edit") as session:
        plan.set_review_person(session, "Reviewer")
        assert session.scalar(select(Review.person_id)) is not None
    assert desk(database).manager.name == "Reviewer"


def test_sections_are_left_out_and_put_back(database: Database) -> None:
    first, last = plan.SECTIONS[0], plan.SECTIONS[-1]
    with database.change("Edit") as session:
        plan.include(session, last, False)
        plan.include(session, first, False)
        plan.include(session, first, False)
        plan.include(session, last, True)
        assert session.scalar(select(PlanOptions.left_out)) == first
    assert desk(database).left_out == {first}


def test_a_section_that_does_not_exist_is_a_mistake_of_ours(database: Database) -> None:
    with pytest.raises(ValueError), database.change("Edit") as session:
        plan.include(session, "moon", True)


def test_every_section_of_the_paper_can_be_left_out() -> None:
    from opspath_desktop.plan.outline import SECTIONS

    assert plan.SECTIONS == SECTIONS


def test_private_notes_stay_out_unless_wanted(database: Database) -> None:
    assert not desk(database).with_private
    with database.change("Edit") as session:
        plan.include_private(session, True)
    assert desk(database).with_private


def test_paper_is_data_of_the_plan(database: Database) -> None:
    with database.change("Edit") as session:
        plan.set_paper(session, "letter")
    assert desk(database).paper == "letter"


def test_comments_keep_their_lines(database: Database) -> None:
    with database.change("Edit") as session:
        plan.set_comments(session, "one\r\ntwo\0")
    assert desk(database).my_comments == "one\ntwo"


def test_an_export_is_remembered_with_its_hash(database: Database) -> None:
    with database.change("Export") as session:
        plan.record_export(session, on=TODAY, path="/home/me/plan.pdf", pages=2, sha256="ab" * 32, for_whom="Reviewer")
    line = desk(database).exports[0]
    assert (line.on_date, line.pages, line.sha256, line.for_whom) == (TODAY, 2, "ab" * 32, "Reviewer")


def test_a_path_that_is_no_valid_text_does_not_stop_the_export(database: Database) -> None:
    with database.change("Export") as session:
        plan.record_export(session, on=TODAY, path="/tmp/\udcff.pdf", pages=1, sha256="00")
    assert desk(database).exports[0].path.endswith(".pdf")
