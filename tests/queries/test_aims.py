"""Aims as they are shown: what is done, in hand, in the queue and left of the stage's books."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from opspath_desktop.actions import aims, books, items, queue, readings, stages
from opspath_desktop.domain.pathway import Pathway, Stage
from opspath_desktop.domain.reading_log import Sitting
from opspath_desktop.queries.aims import AimView
from opspath_desktop.queries.aims import aims as shown
from opspath_desktop.store.database import Database

TODAY, BY = date(2026, 11, 22), date(2026, 12, 1)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.change("Test") as opened:
        yield opened


@pytest.fixture
def stage(core: Pathway) -> Stage:
    return next(stage for stage in core.stages if len(stage.of("reading")) >= 3)


def view(session: Session, core: Pathway) -> AimView:
    session.flush()
    (found,) = shown(session, core, TODAY).aims
    return found


def test_places_lengths_and_ends_make_the_sentence(session: Session, core: Pathway, stage: Stage) -> None:
    one, two, three = [item.id for item in stage.of("reading")][:3]
    aims.set_aim(session, core, stage.id, 3, BY, today=TODAY)
    readings.set_status(session, core, one, "finished", on=TODAY)
    for key, pages in ((two, 200), (three, 150)):
        books.measure(session, core, key, "pages", pages)
    readings.log(session, core, two, Sitting(TODAY, "pages", position=100))
    found = view(session, core)
    assert found.words == f"1 of 3 stage {stage.number} books by 1 December, one ahead. 25 pages a day gets you there."
    assert found.basis.startswith("250 pages left of ")
    assert found.most == len(stage.of("reading"))


def test_the_queue_says_which_books_are_counted(session: Session, core: Pathway, stage: Stage) -> None:
    one, two, three = [item.id for item in stage.of("reading")][:3]
    for key, pages in ((one, 500), (two, 100), (three, 300)):
        books.measure(session, core, key, "pages", pages)
    aims.set_aim(session, core, stage.id, 1, BY, today=TODAY)
    assert view(session, core).standing.pages == 100
    queue.add(session, core, [three, one])
    assert view(session, core).standing.pages == 300


def test_skipped_books_leave_the_aim(session: Session, core: Pathway, stage: Stage) -> None:
    one = stage.of("reading")[0].id
    aims.set_aim(session, core, stage.id, 1, BY, today=TODAY)
    readings.set_status(session, core, one, "finished", on=TODAY)
    assert view(session, core).standing.reached
    items.set_state(session, core, one, "not_applicable", on=TODAY)
    found = view(session, core)
    assert (found.standing.done, found.most) == (0, len(stage.of("reading")) - 1)


def test_untouched_books_have_no_length(session: Session, core: Pathway, stage: Stage) -> None:
    aims.set_aim(session, core, stage.id, 2, BY, today=TODAY)
    assert view(session, core).basis == "2 books without a length are not counted."


def test_stages_without_an_aim_are_offered_the_current_one_first(session: Session, core: Pathway) -> None:
    stages.enter(session, core, core.stages[2].id, on=TODAY)
    session.flush()
    free = shown(session, core, TODAY).free
    assert [each.number for each in free][:2] == [3, 1]
    aims.set_aim(session, core, core.stages[2].id, 1, BY, today=TODAY)
    session.flush()
    assert core.stages[2].id not in [each.stage for each in shown(session, core, TODAY).free]
