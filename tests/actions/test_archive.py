"""The archive: everything out, everything in, twice without a difference, and never half."""

import json
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from opspath_desktop.actions.archive import Imported, delete_everything, import_archive
from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.exchange import archive
from opspath_desktop.queries.archive import contents
from opspath_desktop.store import backup, trash
from opspath_desktop.store.attachments import copy_in, place
from opspath_desktop.store.database import Database
from opspath_desktop.store.schema import (
    SCHEMA_VERSION,
    Assessment,
    Attachment,
    Book,
    EvidenceLink,
    ItemRef,
    ItemState,
    Person,
    Pilot,
    StageEntry,
)
from tests.records import one_of_each

NOW = "2026-11-22T08:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    """Return a function that opens a new database in a folder of its own."""
    opened: list[Database] = []

    def make(name: str) -> Database:
        numbers = count(1)
        (tmp_path / name / "attachments").mkdir(parents=True)
        path = tmp_path / name / "opspath.db"
        opened.append(Database(path, clock=lambda: NOW, new_uuid=lambda: f"{name}-{next(numbers):05}"))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


Folder = Callable[[str], Database]


def exported(database: Database, target: Path) -> bytes:
    with database.read() as session:
        found = contents(session, database.path.parent)
    archive.write_zip(target, found.version, found.records, found.files)
    return target.read_bytes()


def imported(database: Database, path: Path, *, overwrite: bool = False, dry_run: bool = False) -> Imported:
    read = archive.read(path)
    with database.change("Import") as session:
        return import_archive(session, read, data=database.path.parent, overwrite=overwrite, dry_run=dry_run)


def edited(path: Path, edit: Callable[[dict[str, Any]], None]) -> Path:
    """Change the records of a data.json."""
    whole = json.loads(path.read_text())
    edit(whole)
    path.write_text(json.dumps(whole))
    return path


@pytest.fixture
def full(folder: Folder) -> Database:
    database = folder("full")
    with database.change("Fill") as session:
        one_of_each(session, 1)
        one_of_each(session, 2)
    return database


@pytest.fixture
def data_json(full: Database, tmp_path: Path) -> Path:
    with full.read() as session:
        found = contents(session, full.path.parent)
    archive.write_json(tmp_path / "data.json", found.version, found.records)
    return tmp_path / "data.json"


def test_an_empty_folder_gets_everything(full: Database, folder: Folder, tmp_path: Path) -> None:
    before = exported(full, tmp_path / "a.zip")
    empty = folder("empty")
    done = imported(empty, tmp_path / "a.zip")
    assert (done.new, done.skipped, done.unchanged) == (done.records, 0, 0)
    assert exported(empty, tmp_path / "b.zip") == before


def test_a_second_import_changes_nothing(full: Database, folder: Folder, tmp_path: Path) -> None:
    exported(full, tmp_path / "a.zip")
    empty = folder("empty")
    imported(empty, tmp_path / "a.zip")
    done = imported(empty, tmp_path / "a.zip", overwrite=True)
    assert (done.new, done.updated, done.unchanged) == (0, 0, done.records)
    assert len(empty.stack.undo) == 1


def test_one_undo_takes_an_import_back(folder: Folder, data_json: Path) -> None:
    empty = folder("empty")
    imported(empty, data_json)
    empty.undo()
    with empty.read() as session:
        assert session.query(Book).count() == 0


def test_a_dry_run_tells_and_writes_nothing(folder: Folder, data_json: Path) -> None:
    empty = folder("empty")
    done = imported(empty, data_json, dry_run=True)
    assert (done.new, done.dry_run, empty.stack.undo) == (done.records, True, [])


def test_deleted_records_stay_at_home(full: Database, tmp_path: Path) -> None:
    with full.change("Delete") as session:
        pilot = session.query(Pilot).first()
        trash.discard(session, pilot, now=NOW, title="SECRET", kind="pilot")
    with full.read() as session:
        assert b"SECRET" not in archive.encode(1, contents(session, tmp_path).records)


def test_files_travel_with_their_records(full: Database, folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("evidence")
    copied = copy_in(full.path.parent, tmp_path / "note.txt")
    with full.change("Attach") as session:
        session.add(Attachment(sha256=copied.sha256, name=copied.name, size=copied.size))
    exported(full, tmp_path / "a.zip")
    empty = folder("empty")
    done = imported(empty, tmp_path / "a.zip")
    assert place(empty.path.parent, copied.sha256).read_text() == "evidence"
    assert [problem.reason for problem in done.problems] == ["The file itself is not in the archive."] * 2


def test_what_differs_is_kept_unless_overwritten(full: Database, data_json: Path) -> None:
    with full.change("Edit") as session:
        session.query(Book).first().title = "Mine"
    kept = imported(full, data_json)
    assert (kept.skipped, kept.updated, kept.problems[0].record) == (1, 0, "book: title 1 “ö”")
    taken = imported(full, data_json, overwrite=True)
    assert (taken.skipped, taken.updated) == (0, 1)
    with full.read() as session:
        assert session.query(Book).filter_by(title="Mine").count() == 0


def test_an_assessment_is_never_overwritten(full: Database, data_json: Path) -> None:
    with full.change("Edit") as session:
        session.query(Assessment).first().rationale = "Mine"
    done = imported(full, data_json, overwrite=True)
    assert (done.skipped, done.updated) == (1, 0)


def test_two_folders_with_the_same_things_become_one(folder: Folder, tmp_path: Path) -> None:
    for name in ("one", "two"):
        with folder(name).change("Fill") as session:
            one_of_each(session)
            session.query(Person).one().role = "me"
    one, two = (Database(tmp_path / name / "opspath.db", clock=lambda: NOW, new_uuid=str) for name in ("one", "two"))
    exported(one, tmp_path / "one.zip")
    done = imported(two, tmp_path / "one.zip")
    with two.read() as session:
        singles = [session.query(each).count() for each in (Person, ItemRef, ItemState, Book)]
        pointed = {link.target_uuid for link in session.query(EvidenceLink)}
    assert singles == [1, 1, 1, 1]
    assert all(uuid.startswith("two") for uuid in pointed)
    assert (done.updated, done.skipped) == (0, 0)
    again = imported(two, tmp_path / "one.zip", overwrite=True)
    assert (again.new, again.updated, again.skipped) == (0, 0, 0)
    one.close()
    two.close()


def test_there_is_one_current_stage_only(folder: Folder, tmp_path: Path) -> None:
    for name, day in (("one", 1), ("two", 2)):
        database = folder(name)
        with database.change("Fill") as session:
            made = one_of_each(session)
            made["stage_entry"].left, made["stage_entry"].entered = None, date(2026, 1, day)
        exported(database, tmp_path / f"{name}.zip")
    done = imported(database, tmp_path / "one.zip")
    with database.read() as session:
        assert session.query(StageEntry).count() == 1
    assert done.skipped == 1


def test_a_record_without_its_parent_is_skipped(folder: Folder, data_json: Path) -> None:
    edited(data_json, lambda whole: whole["records"].update(measure=[]))
    done = imported(folder("empty"), data_json)
    reasons = [problem.reason for problem in done.problems]
    assert reasons.count("The record that it belongs to is missing.") >= 2  # its number, its phase, what hangs on them
    assert done.new + done.skipped == done.records


def setting(table: str, name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda whole: whole["records"][table][0].__setitem__(name, value)


@pytest.mark.parametrize(
    "edit",
    [
        setting("book", "title", 5),
        setting("book", "title", None),
        setting("book", "title", "a\0b"),
        setting("book", "title", "\ud800"),
        setting("book", "year", "2020"),
        setting("book", "year", 2**70),
        setting("book", "year", True),
        setting("book", "uuid", ""),
        setting("book", "uuid", "a b; --"),
        setting("book", "created_at", "yesterday"),
        setting("book", "id", 1),
        setting("book", "item_ref", 1),
        setting("reading", "book", None),
        setting("reading", "status", "eaten"),
        setting("reading", "started", "2026-02-30"),
        setting("reading", "rating", 21),
        setting("attachment", "sha256", "../../x"),
        setting("evidence_link", "target_uuid", {"a": 1}),
        lambda whole: whole["records"]["book"].append(whole["records"]["book"][0]),
        lambda whole: whole["records"].update(trash=[]),
        lambda whole: whole["records"].update(sqlite_schema=[]),
        lambda whole: whole["records"].update(book={}),
        lambda whole: whole["records"].update(book=[1]),
        lambda whole: whole.update(records=[]),
        lambda whole: whole.update(version="1"),
        lambda whole: whole.update(format="other"),
        lambda whole: whole.update(more=1),
    ],
)
def test_a_damaged_archive_is_refused_and_changes_nothing(
    folder: Folder, data_json: Path, edit: Callable[[dict[str, Any]], None]
) -> None:
    empty = folder("empty")
    edited(data_json, edit)
    with pytest.raises(Refused):
        imported(empty, data_json)
    with empty.read() as session:
        assert session.query(Person).count() == 0


def test_a_newer_archive_names_both_versions(folder: Folder, data_json: Path) -> None:
    edited(data_json, lambda whole: whole.update(version=99))
    with pytest.raises(Trouble, match=rf"99.*this program knows {SCHEMA_VERSION}"):
        imported(folder("empty"), data_json)


def test_a_missing_field_takes_its_default(folder: Folder, data_json: Path) -> None:
    edited(data_json, lambda whole: [row.pop("subtitle") for row in whole["records"]["book"]])
    empty = folder("empty")
    imported(empty, data_json)
    with empty.read() as session:
        assert session.query(Book).first().subtitle == ""


def test_a_backup_is_no_archive(full: Database, tmp_path: Path) -> None:
    backup.full(full.path.parent, tmp_path / "b.zip", now=NOW)
    with pytest.raises(Refused, match="restore it instead"):
        archive.read(tmp_path / "b.zip")


def test_everything_can_be_deleted_and_taken_back(full: Database, tmp_path: Path) -> None:
    before = exported(full, tmp_path / "a.zip")
    with full.change("Delete everything") as session:
        assert delete_everything(session) > 50
    with full.read() as session:
        assert not any(contents(session, tmp_path).records.values())
    full.undo()
    assert exported(full, tmp_path / "b.zip") == before
