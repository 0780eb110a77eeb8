"""What guards the speed: ten times the records, and not one query more."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select, text
from sqlalchemy.orm import Session

from opspath_desktop.demo import play
from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.queries import (
    badges,
    calibration,
    capabilities,
    goals,
    overview,
    pathway,
    pilots,
    plan,
    portfolio,
    reading_book,
    readings,
    reviews,
    tasks,
)
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Pilot

TODAY = date(2026, 11, 22)
TIMES = 10
STAGE, BOOK = "stg.improvement", "rdg.managing-to-learn"
Query = Callable[[Session, Pathway], Any]


def load(name: str) -> ModuleType:
    """Import a module that lies beside this one; the folder of the tests is no package."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


multiply = load("multiply")


def newest_pilot(session: Session, core: Pathway) -> Any:
    uuid = session.scalar(select(Pilot.uuid).where(Pilot.status == "testing").limit(1))
    return pilots.pilot(session, core, TODAY, str(uuid))


QUERIES: dict[str, Query] = {
    "overview": lambda session, core: overview.overview(session, core, TODAY),
    "badges": lambda session, core: badges.badges(session, core, TODAY),
    "stage": lambda session, core: pathway.stage_view(session, core, TODAY, STAGE),
    "shelf": lambda session, core: readings.shelf(session, core, TODAY),
    "reading now": lambda session, core: readings.reading_now(session, core, TODAY),
    "book": lambda session, core: reading_book.book(session, core, TODAY, BOOK),
    "pilots": lambda session, core: pilots.pilot_list(session, core, TODAY),
    "pilot": newest_pilot,
    "portfolio": lambda session, core: portfolio.portfolio(session, core, TODAY),
    "predictions": lambda session, core: calibration.calibration(session, TODAY),
    "goals": lambda session, core: goals.goals(session),
    "actions": lambda session, core: tasks.task_desk(session, TODAY),
    "capabilities": lambda session, core: capabilities.capabilities(session, core, TODAY),
    "desk": lambda session, core: reviews.plan_desk(session),
    "plan": lambda session, core: plan.plan(session, core, today=TODAY),
}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory, core: Pathway) -> Iterator[tuple[Database, Database]]:
    """Return a demo year, and one with ten times as many records."""
    made = []
    for name in ("once", "often"):
        database = Database(tmp_path_factory.mktemp(name) / "opspath.db", clock=lambda: "", new_uuid=lambda: "")
        play(database, core, today=TODAY)
        made.append(database)
    multiply.multiply(made[1], TIMES)
    made[1].complete()  # as at opening: the summaries of what other programs wrote
    yield made[0], made[1]
    for database in made:
        database.close()


def statements(database: Database, ask: Query, core: Pathway) -> list[str]:
    """Return the SQL that a query sends."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with database.read() as session:
            ask(session, core)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return sent


@pytest.mark.parametrize("table", multiply.COPIED)
def test_multiply_multiplies_every_table(years: tuple[Database, Database], table: str) -> None:
    counts = []
    for database in years:
        with database.read() as session:
            counts.append(session.scalar(select(func.count()).select_from(text(table))) or 0)
    assert counts[1] == TIMES * counts[0] > 0


@pytest.mark.parametrize("name", QUERIES)
def test_ten_times_the_records_need_no_query_more(years: tuple[Database, Database], core: Pathway, name: str) -> None:
    once, often = (statements(database, QUERIES[name], core) for database in years)
    assert len(often) == len(once) > 0


def test_the_first_picture_asks_few_questions(years: tuple[Database, Database], core: Pathway) -> None:
    # Each takes a millisecond and a half of the start, most of it to compile.
    asked = sum(len(statements(years[0], QUERIES[name], core)) for name in ("badges", "overview", "reading now"))
    assert asked <= 34
