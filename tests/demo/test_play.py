"""The demo: every kind of record, the same year for the same day, all of it or nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Date, Table, Text, func, select

from opspath_desktop.actions import books
from opspath_desktop.demo import play
from opspath_desktop.domain.pathway import EMPTY, Pathway
from opspath_desktop.errors import Refused
from opspath_desktop.exchange.archive import write_json
from opspath_desktop.queries.archive import contents
from opspath_desktop.queries.overview import overview
from opspath_desktop.queries.pathway import stage_states
from opspath_desktop.store.attachments import is_whole
from opspath_desktop.store.check import run
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import Attachment, Evidence, Pilot, Reading, Record

TODAY = date(2026, 11, 22)
TABLES: list[Table] = list(Record.metadata.sorted_tables)
DERIVED = ("item_ref", "export", "trash", "pilot_summary")  # tables that repeat texts of others
NOW, UUID = "2026-11-22T08:00:00Z", "0f0e0d0c-0000-4000-8000-000000000000"


def opened(folder: Path) -> Database:
    folder.mkdir(exist_ok=True)
    return Database(folder / "opspath.db", clock=lambda: NOW, new_uuid=lambda: UUID)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, core: Pathway) -> Iterator[Database]:
    """Play the year once; no test here changes it."""
    made = opened(tmp_path_factory.mktemp("demo"))
    play(made, core, today=TODAY)
    yield made
    made.close()


def archived(folder: Path, core: Pathway, today: date) -> bytes:
    database = opened(folder)
    play(database, core, today=today)
    with database.read() as session:
        found = contents(session, folder)
    database.close()
    write_json(folder / "data.json", found.version, found.records)
    return (folder / "data.json").read_bytes()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_it_fills_every_table(year: Database, table: Table) -> None:
    with year.read() as session:
        assert session.scalar(select(func.count()).select_from(table))


def test_the_same_day_gives_the_same_bytes(tmp_path: Path, core: Pathway) -> None:
    first, second = archived(tmp_path / "a", core, TODAY), archived(tmp_path / "b", core, TODAY)
    assert first == second
    assert archived(tmp_path / "c", core, TODAY + timedelta(days=1)) != first


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 1, 1), date(2026, 7, 4), date(2025, 12, 31)])
def test_it_can_be_played_on_any_day(tmp_path: Path, core: Pathway, today: date) -> None:
    assert archived(tmp_path, core, today)


def test_only_targets_and_the_next_review_lie_ahead(year: Database) -> None:
    ahead = set()
    with year.read() as session:
        for table in TABLES:
            for column in [column for column in table.columns if isinstance(column.type, Date)]:
                if (session.scalar(select(func.max(column))) or TODAY) > TODAY:
                    ahead.add(f"{table.name}.{column.name}")
    targets = {"enrolment.target_date", "metric.target_on", "measure.target_on"}
    days = {
        "review.meeting_date",
        "action.due",
        "goal.due",
        "pdsa_cycle.predicted_by",
        "postponement.until",
        "application.check_back",
        "reading_aim.by_date",
    }
    assert ahead == targets | days


def test_time_stamps_follow_the_year(year: Database) -> None:
    with year.read() as session:
        stamped = [table for table in TABLES if "created_at" in table.c]  # a summary is worked out, not written
        stamps = [session.scalar(select(func.min(table.c.created_at))) for table in stamped]
        last = [session.scalar(select(func.max(table.c.updated_at))) for table in stamped]
    assert min(stamps) < "2025-12"
    assert max(last) < "2026-11-23"


def test_nothing_is_left_to_undo_and_the_clock_is_the_real_one(year: Database) -> None:
    assert year.undo() is None
    assert (year.clock(), year.new_uuid()) == (NOW, UUID)


def test_it_refuses_a_folder_that_holds_records(database: Database, core: Pathway) -> None:
    with database.change("Add") as session:
        books.add(session, "A book of one's own")
    with pytest.raises(Refused, match="holds records already"):
        play(database, core, today=TODAY)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Pilot)) == 0


def test_it_refuses_to_play_without_a_pathway(database: Database) -> None:
    with pytest.raises(Refused, match="pack"):
        play(database, EMPTY, today=TODAY)


def test_it_stands_in_stage_2_with_stage_1_completed(year: Database, core: Pathway) -> None:
    with year.read() as session:
        first, second, *ahead = stage_states(session, core, TODAY)
    assert (first.state, second.state) == ("completed", "current")
    assert (second.progress.done, second.progress.of, second.progress.skipped) == (6, 11, 1)
    assert {each.state for each in ahead} == {"ahead"}


def test_the_overview_has_four_suggestions_and_its_cards_to_show(year: Database, core: Pathway) -> None:
    with year.read() as session:
        seen = overview(session, core, TODAY)
    assert [step.key.split(":")[0] for step in seen.next_up] == ["action", "value", "use", "weekly-review"]
    assert seen.pilot is not None
    assert seen.pilot.measures[0].study.tone == "better"
    assert len(seen.pilot.measures[0].points) == 18
    assert seen.review is not None
    assert seen.review.meeting_date == TODAY + timedelta(days=5)
    assert seen.reviewer == "Head of operations"


def test_pilots_readings_and_evidence_come_in_all_kinds(year: Database) -> None:
    with year.read() as session:
        pilots = set(session.scalars(select(Pilot.status)))
        readings = set(session.scalars(select(Reading.status)))
        evidence = set(session.scalars(select(Evidence.kind)))
    assert pilots == {"idea", "testing", "on_hold", "adopted", "abandoned"}
    assert readings == set(Reading.__table__.c.status.info["choices"])
    assert evidence == set(Evidence.__table__.c.kind.info["choices"])


def test_attached_files_lie_in_the_folder(year: Database) -> None:
    with year.read() as session:
        sums = list(session.scalars(select(Attachment.sha256)))
    assert all(is_whole(year.path.parent, sha256) for sha256 in sums)


def test_no_text_appears_twice(year: Database) -> None:
    texts: list[str] = []
    with year.read() as session:
        for table in [table for table in TABLES if table.name not in DERIVED]:
            for column in [column for column in table.columns if isinstance(column.type, Text)]:
                texts += [text for text in session.scalars(select(column)) if text and " " in text and len(text) > 30]
    assert len(texts) > 150
    assert [text for text in texts if texts.count(text) > 1] == []


def test_the_data_folder_is_sound(year: Database) -> None:
    assert [found for found in run(year.path.parent) if not found.ok and found.name != "permissions"] == []
