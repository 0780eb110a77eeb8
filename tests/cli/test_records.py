"""`opspath status` and `opspath stage`: the counts with their exact keys, and how a stage is entered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from opspath_desktop import __version__
from opspath_desktop.store.schema import PILOT_STATUSES, READING_STATUSES, SCHEMA_VERSION
from tests.cli.conftest import Command

KEYS = [
    "version",
    "data_dir",
    "schema",
    "pack",
    "stage",
    "stages",
    "books",
    "readings",
    "log_entries",
    "highlights",
    "takeaways",
    "applications",
    "pilots",
    "goals",
    "actions",
    "evidence",
    "assessments",
    "reviews",
]
COUNTS = [
    "books",
    "log_entries",
    "highlights",
    "takeaways",
    "applications",
    "goals",
    "actions",
    "evidence",
    "assessments",
]


def test_a_folder_without_data_gives_zeros_and_is_not_created(opspath: Command, data: Path) -> None:
    found = opspath("status", "--json").json
    assert list(found) == KEYS
    assert (found["version"], found["data_dir"], found["schema"]) == (__version__, str(data), SCHEMA_VERSION)
    assert found["pack"] == {"id": "opspath-core", "version": found["pack"]["version"]}
    assert (found["stage"], found["reviews"]) == (None, [])
    assert [found[name] for name in COUNTS] == [0] * len(COUNTS)
    assert not data.exists()


def test_the_parts_have_their_exact_keys(opspath: Command) -> None:
    found = opspath("status", "--json").json
    assert found["readings"] == dict.fromkeys(READING_STATUSES, 0)
    assert set(found["readings"]) == {"planned", "reading", "paused", "finished", "stopped", "consulted"}
    assert found["pilots"] == dict.fromkeys(PILOT_STATUSES, 0)
    assert len(found["stages"]) == 5
    assert {tuple(stage) for stage in found["stages"]} == {("id", "title", "done", "of", "skipped", "not_applicable")}


def test_an_empty_folder_stays_empty(opspath: Command, data: Path) -> None:
    data.mkdir(mode=0o700)
    for words in (["status"], ["status", "--json"], ["check"]):
        assert opspath(*words).code == 0
    assert list(data.iterdir()) == []


def test_a_year_is_counted(opspath: Command, lived: Path) -> None:
    found = opspath("status", "--json").json
    assert list(found) == KEYS
    assert found["stage"] == "stg.improvement"
    assert all(found[name] > 0 for name in ("books", "log_entries", "takeaways", "evidence", "assessments"))
    assert {tuple(review) for review in found["reviews"]} == {("id", "state", "meeting_date")}
    second = found["stages"][1]
    assert (second["done"], second["of"], second["skipped"]) == (6, 11, 1)


def test_status_in_words(opspath: Command, lived: Path) -> None:
    said = opspath("status")
    assert said.out.splitlines()[0] == "Stage: Process Improvement and Delivery Maturity"
    assert "  6 of 11  Process Improvement and Delivery Maturity" in said.out


def test_a_stage_is_entered_first_and_again(opspath: Command) -> None:
    assert opspath("stage", "stg.foundations").out == "Stage 1: Operational Foundations and Service Awareness\n"
    assert opspath("stage", "stg.performance").code == 0
    assert opspath("status", "--json").json["stage"] == "stg.performance"
    assert opspath("stage", "stg.foundations").code == 0
    assert opspath("status", "--json").json["stage"] == "stg.foundations"


def test_an_unknown_stage_is_refused_with_the_known_ones(opspath: Command) -> None:
    opspath("stage", "stg.improvement")
    said = opspath("stage", "improvement")
    assert said.code == 1
    assert "Choose one of: stg.foundations, stg.improvement" in said.err
    assert opspath("status", "--json").json["stage"] == "stg.improvement"


def test_moving_on_keeps_what_was_missing(opspath: Command, data: Path) -> None:
    for stage in ("stg.foundations", "stg.improvement", "stg.foundations"):
        opspath("stage", stage)
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        kept = [row[0] for row in connection.execute("SELECT readiness FROM stage_entry ORDER BY id")]
    assert "12 of 12 items are open" in kept[0]
    assert kept[1:] == ["", ""]
