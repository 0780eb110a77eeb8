"""The first minute of a pilot, its story, its end, its files and its links, read back through the queries."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from opspath_desktop.actions import books, pilot_files, pilot_links, pilot_outcome, pilot_start, pilot_story, pilots
from opspath_desktop.actions.pilot_start import FirstMinute
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.queries import pilot_links as links_query
from opspath_desktop.queries import pilot_outcome as outcome
from opspath_desktop.queries import pilots as queries
from opspath_desktop.queries.pilot_story import Story, story
from opspath_desktop.store import trash
from opspath_desktop.store.attachments import Copied
from opspath_desktop.store.schema import Action, Attachment, Pilot, Trash
from opspath_desktop.store.study_rows import follows_of

TODAY = date(2026, 11, 22)
EARLIER = TODAY - timedelta(days=28)
NOW = "2026-11-22T08:00:00Z"


@pytest.fixture
def uuid(session: Session) -> str:
    return pilots.start(session, "Lorries wait", today=EARLIER)


def told(session: Session, uuid: str) -> Story:
    found = story(session, uuid)
    assert found is not None
    return found


def test_the_first_minute_makes_all_that_was_typed(session: Session, pathway: Pathway) -> None:
    first = FirstMinute("Lorries wait", "Give slots", "Wait", "min", "down", 51, EARLIER, 36)
    uuid = pilot_start.start(session, pathway, first, today=TODAY)
    view = queries.pilot(session, pathway, TODAY, uuid)
    assert view is not None
    assert (view.status, view.change_idea) == ("testing", "Give slots")
    assert session.execute(select(Action.text, Action.state)).all() == [("Give slots", "doing")]
    measure = view.measures[0]
    assert (measure.name, measure.unit, measure.baseline) == ("Wait", "min", 51)
    assert [(point.on, point.value) for point in measure.points] == [(EARLIER, 51), (TODAY, 36)]


def test_a_title_alone_is_an_idea(session: Session, pathway: Pathway) -> None:
    uuid = pilot_start.start(session, pathway, FirstMinute("Lorries wait"), today=TODAY)
    assert session.execute(select(Pilot.status).where(Pilot.uuid == uuid)).scalar_one() == "idea"
    assert session.scalar(select(func.count(Action.id))) == 0


@pytest.mark.parametrize(
    "first",
    [
        FirstMinute("  "),
        FirstMinute("Wait", before=4),
        FirstMinute("Wait", measure="Wait", before=4, now=5, before_on=TODAY),
        FirstMinute("Wait", measure="Wait", before=4, before_on=TODAY + timedelta(days=1)),
        FirstMinute("Wait", measure="Wait", now=1e308),
    ],
)
def test_a_first_minute_that_cannot_be_kept_is_refused(session: Session, pathway: Pathway, first: FirstMinute) -> None:
    with pytest.raises(Refused):
        pilot_start.start(session, pathway, first, today=TODAY)


def test_the_story_is_told_field_by_field(session: Session, uuid: str) -> None:
    pilot_story.tell(session, uuid, today=TODAY, problem=" Two hours\n", gemba_date=EARLIER, kind="kaizen_event")
    pilot_story.tell(session, uuid, today=TODAY, steps="gate\n\n dock ", event_start=EARLIER, event_end=TODAY)
    found = told(session, uuid)
    assert (found.problem, found.gemba_date, found.kind) == ("Two hours", EARLIER, "kaizen_event")
    assert (found.steps, found.event_end) == ("gate\ndock", TODAY)
    assert found.filled["problem"]
    assert not found.filled["goal"]


@pytest.mark.parametrize(
    "fields",
    [
        {"problem": "x" * 401},
        {"kind": "project"},
        {"role_of_me": "watched"},
        {"gemba_date": TODAY + timedelta(days=1)},
        {"event_start": TODAY, "event_end": EARLIER},
        {"sponsor": "x" * 121},
    ],
)
def test_a_story_that_cannot_be_printed_is_refused(session: Session, uuid: str, fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        pilot_story.tell(session, uuid, today=TODAY, **fields)  # type: ignore[arg-type]  # that is the test


def test_a_move_gets_a_note_afterwards(session: Session, uuid: str) -> None:
    pilots.set_status(session, uuid, "testing", on=EARLIER, today=TODAY)
    pilot_story.note_move(session, outcome.history(session, uuid)[0].uuid, " Six of nine agreed ")
    assert [(move.to_status, move.note) for move in outcome.history(session, uuid)] == [
        ("testing", "Six of nine agreed")
    ]


def test_a_check_is_answered_changed_and_forgotten(session: Session, uuid: str) -> None:
    closed = TODAY - timedelta(days=70)
    pilots.set_status(session, uuid, "adopted", on=closed, today=TODAY)
    assert [check.state for check in outcome.checks(session, uuid, TODAY)] == ["due", "due", "coming"]
    assert [due.days for due in outcome.due_checks(session, TODAY)] == [60]
    check = pilot_outcome.answer_check(session, uuid, 60, "held", on=TODAY, today=TODAY, note="Counted again")
    assert outcome.due_checks(session, TODAY) == ()
    pilot_outcome.answer_check(session, uuid, 60, "slipped", on=TODAY, today=TODAY)
    pilot_outcome.note_check(session, check, "Fog")
    answered = outcome.checks(session, uuid, TODAY)[1]
    assert (answered.result, answered.note, answered.on) == ("slipped", "Fog", TODAY)
    pilot_outcome.forget_check(session, check)
    assert outcome.checks(session, uuid, TODAY)[1].state == "due"


def test_nobody_can_say_before_the_day_that_it_holds(session: Session, uuid: str) -> None:
    pilots.set_status(session, uuid, "adopted", on=TODAY - timedelta(days=89), today=TODAY)
    with pytest.raises(Refused, match="The check after 90 days is due on 23 November"):
        pilot_outcome.answer_check(session, uuid, 90, "held", on=TODAY, today=TODAY)
    pilots.set_dates(session, uuid, today=TODAY, started_on=TODAY - timedelta(days=99))
    pilots.set_dates(session, uuid, today=TODAY, closed_on=TODAY - timedelta(days=90))
    pilot_outcome.answer_check(session, uuid, 90, "held", on=TODAY, today=TODAY)


def test_what_was_answered_before_a_pilot_was_opened_again_is_asked_anew(session: Session, uuid: str) -> None:
    """Else the second end would stand as checked on the day of its closing, with the answers of the first."""
    first, again = TODAY - timedelta(days=200), TODAY - timedelta(days=35)
    pilots.set_status(session, uuid, "adopted", on=first, today=TODAY)
    slipped = first + timedelta(days=30)
    pilot_outcome.answer_check(session, uuid, 30, "slipped", on=slipped, today=TODAY, note="Fog")
    pilots.set_status(session, uuid, "implementing", on=slipped, today=TODAY)
    pilots.set_status(session, uuid, "adopted", on=again, today=TODAY)
    check = outcome.checks(session, uuid, TODAY)[0]
    assert (check.state, check.result, check.before.partition(": ")[2]) == ("due", "", "It slipped. Fog")
    assert [due.days for due in outcome.due_checks(session, TODAY)] == [30]
    pilot_outcome.answer_check(session, uuid, 30, "held", on=TODAY, today=TODAY)
    check = outcome.checks(session, uuid, TODAY)[0]
    assert (check.state, check.result, check.note.partition(": ")[2]) == ("answered", "held", "It slipped. Fog")


def test_a_gain_that_held_once_does_not_prove_the_second_end(session: Session, uuid: str) -> None:
    first = TODAY - timedelta(days=200)
    pilots.set_status(session, uuid, "adopted", on=first, today=TODAY)
    pilot_outcome.answer_check(session, uuid, 90, "held", on=first + timedelta(days=90), today=TODAY)
    (known,) = session.scalars(select(Pilot.id).where(Pilot.uuid == uuid))
    assert follows_of(session, [known])[known].held_90
    pilots.set_status(session, uuid, "implementing", on=TODAY, today=TODAY)
    pilots.set_status(session, uuid, "adopted", on=TODAY, today=TODAY)
    assert not follows_of(session, [known])[known].held_90


def test_only_a_finished_pilot_is_checked(session: Session, uuid: str) -> None:
    with pytest.raises(Refused, match="not finished"):
        pilot_outcome.answer_check(session, uuid, 30, "held", on=TODAY, today=TODAY)
    pilots.set_status(session, uuid, "abandoned", on=EARLIER, today=TODAY)
    assert outcome.checks(session, uuid, TODAY) == ()
    with pytest.raises(Refused, match="not finished yet"):
        pilot_outcome.answer_check(session, uuid, 30, "held", on=EARLIER - timedelta(days=1), today=TODAY)
    with pytest.raises(Refused, match="30, 60 or 90"):
        pilot_outcome.answer_check(session, uuid, 31, "held", on=TODAY, today=TODAY)


def test_a_question_of_a_reviewer_lives_until_it_is_deleted(session: Session, uuid: str) -> None:
    asked = pilot_outcome.ask(session, uuid, "What else changed?", on=EARLIER, today=TODAY, asked_by="Head")
    pilot_outcome.edit_question(session, asked, today=TODAY, answer="The roster, in May.")
    found = outcome.questions(session, uuid)[0]
    assert (found.question, found.answer, found.asked_by, found.on) == (
        "What else changed?",
        "The roster, in May.",
        "Head",
        EARLIER,
    )
    with pytest.raises(Refused):
        pilot_outcome.edit_question(session, asked, today=TODAY, question=" ")
    pilot_outcome.delete_question(session, asked, now=NOW)
    assert outcome.questions(session, uuid) == ()


def test_a_file_is_kept_with_its_hash_and_comes_back_from_the_trash(session: Session, uuid: str) -> None:
    made = pilot_files.attach(session, uuid, [Copied("a" * 64, "map.txt", 12)], on=TODAY)[0]
    pilot_files.edit(session, made, today=TODAY, caption="Map of the yard", printed=True)
    found = outcome.files(session, uuid)[0]
    assert (found.name, found.sha256, found.caption, found.printed) == ("map.txt", "a" * 64, "Map of the yard", True)
    pilot_files.delete(session, made, now=NOW)
    assert outcome.files(session, uuid) == ()
    assert session.scalar(select(func.count(Attachment.id))) == 0
    trash.restore(session, session.scalars(select(Trash.id)).one())
    assert outcome.files(session, uuid)[0].name == "map.txt"


def test_a_pilot_is_linked_to_the_pathway_and_to_a_book_and_is_seen_from_there(
    session: Session, pathway: Pathway, uuid: str
) -> None:
    book = books.add(session, "The yard")
    metric = pathway.stages[1].of("metric")[0]
    pilot_links.link(session, pathway, uuid, kind="item", target=metric.id, role="counts_for")
    one = pilot_links.link(session, pathway, uuid, kind="book", target=book, role="applied")
    assert pilot_links.link(session, pathway, uuid, kind="book", target=book, role="applied") == one
    found = links_query.links(session, pathway, uuid)
    assert [(link.role, link.target.sort, link.target.title) for link in found] == [
        ("counts_for", "metric", metric.title),
        ("applied", "book", "The yard"),
    ]
    assert [pilot.title for pilot in links_query.pilots_by_target(session, [book])[book]] == ["Lorries wait"]
    pilot_links.set_role(session, one, "learned_from")
    assert links_query.links(session, pathway, uuid)[1].role == "learned_from"


def test_two_links_that_come_to_mean_the_same_are_one(session: Session, pathway: Pathway, uuid: str) -> None:
    book = books.add(session, "The yard")
    pilot_links.link(session, pathway, uuid, kind="book", target=book, role="applied")
    other = pilot_links.link(session, pathway, uuid, kind="book", target=book, role="learned_from")
    pilot_links.set_role(session, other, "applied")
    assert [link.role for link in links_query.links(session, pathway, uuid)] == ["applied"]


def test_all_that_can_be_linked_is_offered_with_its_usual_meaning(session: Session, pathway: Pathway) -> None:
    books.add(session, "The yard")
    offered = links_query.targets(session, pathway)
    usual = {target.sort: target.usual_role for target in offered}
    assert {"objective", "metric", "competency", "tip", "skill", "book"} <= set(usual)
    assert (usual["tip"], usual["metric"], usual["book"]) == ("motivated_by", "counts_for", "applied")


def test_the_files_of_a_pilot_go_and_come_back_with_it(session: Session, uuid: str) -> None:
    pilot_files.attach(session, uuid, [Copied("a" * 64, "map.txt", 12)], on=TODAY)
    pilots.delete(session, uuid, now=NOW)
    assert session.scalar(select(func.count(Attachment.id))) == 0
    trash.restore(session, session.scalars(select(Trash.id)).one())
    assert outcome.files(session, uuid)[0].name == "map.txt"
