"""What the Plan & Reviews page reads: empty values first, newest first, ten exports."""

from datetime import date

from sqlalchemy import event

from opspath_desktop.actions import plan
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries.plan import plan as paper
from opspath_desktop.queries.plan_head import Somebody
from opspath_desktop.queries.reviews import plan_desk
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Export, Person, Review

TODAY = date(2026, 11, 22)


def test_an_empty_file_gives_empty_values(database: Database) -> None:
    with database.read() as session:
        desk = plan_desk(session)
    assert (desk.me, desk.manager, desk.mentor) == (Somebody(), Somebody(), Somebody())
    assert (desk.next_review, desk.reviews, desk.exports) == (None, (), ())
    assert (desk.paper, desk.left_out, desk.with_private, desk.my_comments) == ("a4", frozenset(), False, "")


def test_reviews_that_are_over_stand_apart_newest_first(database: Database) -> None:
    with database.change("Write") as session:
        session.add(Review(state="held", kind="First"))
        session.flush()
        session.add(Review(state="signed", kind="Second"))
        session.flush()
        session.add(Review(state="prepared", kind="Third"))
    with database.read() as session:
        desk = plan_desk(session)
    assert desk.next_review is not None
    assert desk.next_review.kind == "Third"
    assert [line.kind for line in desk.reviews] == ["Second", "First"]


def test_the_last_ten_exports_are_listed(database: Database) -> None:
    with database.change("Write") as session:
        for number in range(12):
            plan.record_export(session, on=TODAY, path=f"/plan-{number}.pdf", pages=1, sha256="")
            session.flush()
    with database.read() as session:
        paths = [line.path for line in plan_desk(session).exports]
    assert paths == [f"/plan-{number}.pdf" for number in range(11, 1, -1)]


def test_the_first_person_of_a_role_counts(database: Database) -> None:
    with database.change("Write") as session:
        session.add(Person(role="mentor", name="Mentor"))
        session.flush()
        session.add(Person(role="mentor", name="Somebody else"))
    with database.read() as session:
        assert plan_desk(session).mentor.name == "Mentor"


def test_the_page_needs_the_same_few_statements_with_many_records(database: Database) -> None:
    with database.change("Write") as session:
        session.add_all(Review(state="held") for _number in range(200))
        session.add_all(Export(on_date=TODAY, path="/p", pages=1, sha256="") for _number in range(200))
    with database.read() as session:
        seen: list[str] = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *given: seen.append(given[2]))
        plan_desk(session)
    assert len(seen) == 8


def test_screen_paper_and_action_mean_the_same_next_review(database: Database, core: Pathway) -> None:
    with database.change("Write") as session:
        for day in (None, date(2026, 12, 20), date(2026, 12, 4), None):
            session.add(Review(state="draft", meeting_date=day, kind=str(day)))
        session.flush()
        assert plan.next_review(session).kind == "2026-12-04"
    with database.read() as session:
        told = plan_desk(session).next_review
        assert told is not None
        assert (told.kind, paper(session, core, today=TODAY).head.review_kind) == ("2026-12-04", "2026-12-04")
