"""`opspath import` and `opspath export` with files of other programs: counts, keys, codes, and the way back."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from opspath_desktop.store.tables import TABLES
from tests.cli.conftest import Command

FILES = Path(__file__).parent.parent / "data" / "imports"
UNREADABLE = {"not_a_table.csv"}
FOREIGN = sorted(path.name for path in FILES.iterdir() if path.name not in UNREADABLE)
KEYS = ["format", "records", "new", "matched", "updated", "unchanged", "skipped"]
ENTRIES = ["highlights", "notes", "bookmarks", "superseded", "withheld"]
OUTCOMES = KEYS[2:]
HEAD = "Book Id,Title,Author,ISBN,ISBN13,My Rating,Number of Pages,Date Read,Date Added,Bookshelves,Exclusive Shelf,"
HEAD += "My Review,Read Count\n"


def goodreads(path: Path, *rows: Sequence[str]) -> Path:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(HEAD + text.getvalue(), "utf-8")
    return path


def row(number: int, title: str, author: str = "Ann Lee", *, shelf: str = "read", read: str = "") -> list[str]:
    return [str(number), title, author, '=""', '=""', "4", "200", read, "2020/01/01", "", shelf, "", "1"]


def dump(data: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(data / "opspath.db")) as connection:
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in TABLES}


@pytest.mark.parametrize("name", FOREIGN)
def test_every_file_adds_up_and_changes_nothing_the_second_time(opspath: Command, lived: Path, name: str) -> None:
    rehearsed = opspath("import", FILES / name, "--dry-run", "--json").json
    first = opspath("import", FILES / name, "--json").json
    assert first == rehearsed | {"dry_run": False}
    assert first["records"] == sum(first[each] for each in OUTCOMES)
    before = dump(lived)
    again = opspath("import", FILES / name, "--json").json
    assert [again[each] for each in ("records", "new", "matched", "updated")] == [first["records"], 0, 0, 0]
    assert again["skipped"] == first["skipped"]
    assert dump(lived) == before


@pytest.mark.parametrize("name", ["goodreads_g2.csv", "clippings.txt", "refs.ris"])
def test_the_keys_are_those_of_the_contract(opspath: Command, name: str) -> None:
    said = opspath("import", FILES / name, "--json").json
    more = ENTRIES if name.endswith("txt") else []
    assert list(said) == [*KEYS, *more, "problems", "items", "dry_run"]
    assert {tuple(each) for each in said["items"]} == {("title", "match", "item", "reason")}
    assert {tuple(each) for each in said["problems"]} <= {("record", "reason")}


def test_clippings_count_their_entries(opspath: Command) -> None:
    said = opspath("import", FILES / "clippings.txt", "--json").json
    damaged = [problem for problem in said["problems"] if "second line" in problem["reason"]]
    assert said["highlights"] + said["notes"] + said["bookmarks"] + len(damaged) == said["records"]
    assert said["skipped"] == len(damaged) + 1  # one entry stands there twice
    kept = opspath("status", "--json").json["highlights"]
    assert 0 < kept <= said["records"] - said["skipped"]  # a note lies at the highlight that it is about


def test_a_rehearsal_makes_no_folder(opspath: Command, data: Path) -> None:
    said = opspath("import", FILES / "goodreads_g3.csv", "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert "Nothing was changed: this was a rehearsal." in said.out
    assert not data.exists()


@pytest.mark.parametrize("text", ["", "no table at all", "\0\1\2binary", "PK no zip", "[1, 2"])
@pytest.mark.parametrize("kind", ["auto", "goodreads", "kindle"])
def test_a_file_of_no_known_kind_is_refused(opspath: Command, data: Path, tmp_path: Path, text: str, kind: str) -> None:
    (tmp_path / "x.csv").write_text(text, "utf-8")
    assert opspath("import", tmp_path / "x.csv", "--format", kind).code == 1
    assert not data.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("kind", ["auto", "goodreads", "archive"])
def test_a_pipe_and_a_folder_are_refused_without_waiting(
    opspath: Command, data: Path, tmp_path: Path, kind: str
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    said = opspath("import", tmp_path / "pipe.csv", "--format", kind)
    assert (said.code, "“pipe.csv” is a device or a pipe. Save" in said.err) == (1, True)
    said = opspath("import", tmp_path, "--format", kind)
    assert (said.code, "is a folder. Choose the file in it." in said.err) == (1, True)
    assert not data.exists()


def test_a_workbook_is_refused_with_a_way_out(opspath: Command, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "books.csv", "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    said = opspath("import", tmp_path / "books.csv")
    assert (said.code, "unpack it, or save it as CSV" in said.err) == (1, True)


def test_a_suggested_book_is_recognised_and_counts_for_its_stage(opspath: Command, tmp_path: Path) -> None:
    file = goodreads(
        tmp_path / "x.csv",
        row(1, "The Goal: A Process (Series, #1)", "Goldratt, Eliyahu M.", read="2020/05/01"),
        row(2, "Another Book"),
    )
    said = opspath("import", file, "--json").json
    assert (said["matched"], said["new"]) == (1, 1)
    assert said["items"][0]["match"] == "pathway"
    assert said["items"][0]["item"] == "rdg.the-goal"
    assert (said["items"][1]["match"], said["items"][1]["item"]) == (None, None)
    status = opspath("status", "--json").json
    assert (status["books"], status["readings"]["finished"], status["stages"][0]["done"]) == (2, 2, 1)


def test_a_shelf_that_nobody_explained_is_told_once_and_kept_as_a_tag(opspath: Command, tmp_path: Path) -> None:
    file = goodreads(
        tmp_path / "x.csv", row(1, "One", shelf="waiting"), row(2, "Two", shelf="waiting"), row(3, "Three", shelf="dnf")
    )
    said = opspath("import", file, "--json").json
    assert (said["new"], said["skipped"]) == (3, 0)
    assert [each["record"] for each in said["problems"] if each["record"] in ("waiting", "dnf")] == ["waiting", "dnf"]
    counts = opspath("status", "--json").json["readings"]
    assert (counts["planned"], counts["stopped"]) == (2, 1)
    opspath("export", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8").count("waiting") == 2


def test_a_shelf_means_what_the_person_says(opspath: Command, tmp_path: Path) -> None:
    file = goodreads(tmp_path / "x.csv", row(1, "One", shelf="waiting"), row(2, "Two", shelf="dnf"))
    said = opspath("import", file, "--shelf", "Waiting=paused", "--shelf", "dnf=consulted", "--json").json
    assert not {each["record"] for each in said["problems"]} & {"waiting", "dnf"}
    counts = opspath("status", "--json").json["readings"]
    assert (counts["paused"], counts["consulted"], counts["planned"]) == (1, 1, 0)


def test_a_shelf_without_a_record_is_told(opspath: Command, tmp_path: Path) -> None:
    file = goodreads(tmp_path / "x.csv", row(1, "One"))
    problems = opspath("import", file, "--shelf", "nowhere=paused", "--json").json["problems"]
    assert [each["record"] for each in problems] == ["nowhere"]


def test_what_the_person_wrote_is_kept_unless_the_file_shall_win(opspath: Command, tmp_path: Path) -> None:
    opspath("import", goodreads(tmp_path / "a.csv", row(1, "One")))
    changed = row(1, "One")
    changed[6] = "999"
    file = goodreads(tmp_path / "b.csv", changed)
    assert opspath("import", file, "--json").json["unchanged"] == 1
    assert opspath("import", file, "--overwrite", "--json").json["updated"] == 1
    opspath("export", tmp_path / "out.csv")
    assert ",999," in (tmp_path / "out.csv").read_text("utf-8")


def test_failed_records_are_kept_in_a_file_of_the_same_kind(opspath: Command, tmp_path: Path) -> None:
    failed = tmp_path / "failed.csv"
    file = goodreads(tmp_path / "x.csv", row(1, "One"), row(2, ""), row(3, "x" * 600), row(4, "Four"))
    said = opspath("import", file, "--failed", failed, "--json").json
    assert (said["new"], said["skipped"]) == (2, 2)
    text = failed.read_text("utf-8-sig")
    assert text.startswith(HEAD.strip()[:20])
    again = opspath("import", failed, "--dry-run", "--json").json
    assert (again["format"], again["records"], again["skipped"]) == ("goodreads", 2, 2)
    failed.write_text(text.replace("x" * 600, "Three"), "utf-8")
    assert opspath("import", failed, "--json").json["new"] == 1


def test_no_failed_record_makes_no_file_and_the_data_is_spared(opspath: Command, data: Path, tmp_path: Path) -> None:
    file = goodreads(tmp_path / "x.csv", row(1, "One"))
    assert opspath("import", file, "--failed", tmp_path / "failed.csv").code == 0
    assert not (tmp_path / "failed.csv").exists()
    assert opspath("import", file, "--failed", data / "opspath.db").code == 1


def test_what_fails_never_takes_the_place_of_the_file_itself(opspath: Command, tmp_path: Path) -> None:
    file = goodreads(tmp_path / "x.csv", row(1, "One"), row(2, ""))
    before = file.read_bytes()
    os.link(file, tmp_path / "link.csv")
    for name in ("x.csv", "link.csv"):
        assert opspath("import", file, "--failed", tmp_path / name).code == 1
    assert file.read_bytes() == before


def test_a_failed_file_that_cannot_be_written_stops_the_import(opspath: Command, lived: Path, tmp_path: Path) -> None:
    before = dump(lived)
    file = goodreads(tmp_path / "x.csv", row(1, "One"), row(2, ""))
    assert opspath("import", file, "--failed", tmp_path / "nowhere" / "failed.csv").code == 3
    assert dump(lived) == before


def test_the_way_back_restores_every_row(opspath: Command, lived: Path, tmp_path: Path) -> None:
    before = dump(lived)
    said = opspath("import", FILES / "goodreads_g2.csv").out.splitlines()
    assert dump(lived) != before
    assert opspath("restore", said[-1].removeprefix("The way back: opspath restore ")).code == 0
    assert dump(lived) == before


def test_nothing_to_write_makes_no_backup(opspath: Command, lived: Path) -> None:
    opspath("import", FILES / "storygraph.csv")
    count = len(list((lived / "backups").iterdir()))
    said = opspath("import", FILES / "storygraph.csv")
    assert "Nothing was changed: what the file brings is here already." in said.out
    assert len(list((lived / "backups").iterdir())) == count


def test_the_report_names_what_was_recognised_and_what_was_not_taken(opspath: Command, tmp_path: Path) -> None:
    file = goodreads(tmp_path / "x.csv", row(1, "Lean Thinking: Banish Waste", "Jones, Daniel T."), row(2, ""))
    lines = opspath("import", file).out.splitlines()
    assert lines[0] == "goodreads, 2 records: 0 new, 1 matched, 0 updated, 0 unchanged, 1 skipped."
    reason = "same title and author without the subtitle"
    assert lines[1:3] == ["1 book was recognised:", f"  Lean Thinking: Banish Waste → Lean Thinking: {reason}"]
    assert lines[3:5] == ["1 remark (number of the record first):", "  2: The row has no title."]


def test_the_report_says_when_nothing_could_be_taken(opspath: Command, tmp_path: Path) -> None:
    lines = opspath("import", goodreads(tmp_path / "x.csv", row(1, ""))).out.splitlines()
    assert lines[0] == "goodreads, 1 record: 0 new, 0 matched, 0 updated, 0 unchanged, 1 skipped."
    assert lines[-1] == "Nothing was changed: no record of the file could be taken."


def test_the_report_lets_no_file_command_the_terminal(opspath: Command, tmp_path: Path) -> None:
    rows = (row(1, "The Goal: \x1b A Process", "Goldratt"), row(2, "Two", shelf="\x1b[2J"))
    said = opspath("import", goodreads(tmp_path / "x.csv", *rows)).out
    assert ("1 book was recognised" in said, "[2J: 1 book on this shelf" in said, "\x1b" in said) == (True, True, False)


def test_the_report_says_what_clippings_hold(opspath: Command) -> None:
    lines = opspath("import", FILES / "clippings_cut.txt").out.splitlines()
    assert lines[1] == "In the file: 2 highlights."


# --- export


def test_our_own_csv_comes_back_unchanged(opspath: Command, lived: Path, tmp_path: Path) -> None:
    assert opspath("export", tmp_path / "all.csv").code == 0
    before = dump(lived)
    said = opspath("import", tmp_path / "all.csv", "--json").json
    assert (said["format"], said["unchanged"]) == ("opspath-csv", said["records"])
    assert said["records"] == opspath("status", "--json").json["books"]
    assert opspath("import", tmp_path / "all.csv", "--overwrite", "--json").json["unchanged"] == said["records"]
    assert dump(lived) == before


def test_our_own_csv_brings_the_whole_log_into_an_empty_folder(opspath: Command, lived: Path, tmp_path: Path) -> None:
    other = ("--data-dir", tmp_path / "other")
    opspath("import", FILES / "goodreads_g2.csv")
    opspath("export", tmp_path / "all.csv")
    opspath("import", tmp_path / "all.csv", *other)
    here, there = (opspath("status", "--json", *where).json for where in ((), other))
    for name in ("books", "readings", "log_entries"):
        assert there[name] == here[name]
    opspath("export", tmp_path / "again.csv", *other)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "all.csv").read_bytes()


def test_markdown_holds_what_was_kept(opspath: Command, lived: Path, tmp_path: Path) -> None:
    said = opspath("export", tmp_path / "kept.md")
    assert said.code == 0
    text = (tmp_path / "kept.md").read_text("utf-8")
    assert text.startswith("# Highlights, takeaways and applications\n\n## ")
    assert "### Takeaways" in text


@pytest.mark.parametrize("ending", ["csv", "md"])
def test_an_export_of_nothing_is_a_file(opspath: Command, data: Path, tmp_path: Path, ending: str) -> None:
    assert opspath("export", tmp_path / f"x.{ending}").code == 0
    assert (tmp_path / f"x.{ending}").exists()
    assert not data.exists()
