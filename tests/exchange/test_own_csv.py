"""Our own CSV holds the reading log without a loss, and no spreadsheet runs what stands in it."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.foreign import ForeignBook, ForeignEntry, ForeignReading
from opspath_desktop.domain.plain import clean, clean_line
from opspath_desktop.exchange import foreign, own_csv
from opspath_desktop.exchange.formulas import guarded, unguarded

HOSTILE = st.text(alphabet=st.sampled_from("=+-@\uff1d\uff0b'\",;\n\t \u2028é🌊aB|[{"), max_size=8) | st.text(
    max_size=12
)
NOTES = HOSTILE.map(clean)
LINES = HOSTILE.map(clean_line)
ENTRIES = st.lists(LINES.filter(bool), max_size=3, unique=True).map(tuple)
COUNTS = st.none() | st.integers(1, 100_000)
FINITE = st.none() | st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.tuples(st.dates(), st.sampled_from(["day", "month", "year"])) | st.just((None, "unknown"))
LOGS = st.lists(
    st.builds(
        ForeignEntry,
        st.dates(),
        st.sampled_from(["pages", "percent", "chapters", "minutes"]),
        FINITE,
        FINITE,
        st.none() | st.integers(0, 1000),
        NOTES,
        st.uuids().map(str),
    ),
    max_size=2,
).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> ForeignReading:
    """Return any reading that the database can hold."""
    (started, begun), (finished, ended) = draw(DAYS), draw(DAYS)
    return ForeignReading(
        draw(st.sampled_from(own_csv.STATUSES)),
        draw(st.sampled_from(own_csv.FORMATS)),
        started,
        begun,
        finished,
        ended,
        draw(st.none() | st.integers(0, 20)),
        draw(NOTES),
        draw(NOTES),
        draw(LINES),
        draw(LOGS),
        draw(st.uuids().map(str)),
    )


BOOKS = st.builds(
    ForeignBook,
    record=st.just(1),
    title=LINES.filter(bool),
    subtitle=LINES,
    authors=ENTRIES,
    editors=ENTRIES,
    year=st.none() | st.integers(-9999, 9999).filter(bool),
    publisher=LINES,
    series=LINES,
    isbns=st.sampled_from([(), ("9780306406157",), ("9780306406157", "080442957X"), ("080442957X",)]),
    pages=COUNTS,
    chapters=COUNTS,
    minutes=COUNTS,
    tags=ENTRIES,
    notes=NOTES,
    why=NOTES,
    queue=st.none() | st.integers(1, 10_000),
    readings=st.lists(readings(), max_size=3).map(tuple),
    source=ENTRIES.map("\n".join),
    item=st.sampled_from(["", "first-line.r1"]),
    uuid=st.uuids().map(str),
)
FULL = ForeignBook(
    1,
    "=SUM(A1)",
    authors=("A; B", "C"),
    readings=(ForeignReading("finished", rating=15, uuid="r1"), ForeignReading("reading", uuid="r2")),
    uuid="b1",
)


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text as a spreadsheet would see them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def pieces(books: list[ForeignBook]) -> list[str]:
    """Return header and rows with their line ends."""
    return [line + "\r\n" for line in own_csv.text_of(books).split("\r\n")[:-1]]


@given(BOOKS)
def test_what_is_written_is_read(book: ForeignBook) -> None:
    found = own_csv.read(own_csv.text_of([book]))
    assert (found.records, found.unreadable, found.remarks) == (1, (), ())
    assert replace(found.books[0], raw="") == book


@given(BOOKS)
def test_no_cell_is_a_formula(book: ForeignBook) -> None:
    for row in rows(own_csv.text_of([book])):
        assert [
            cell
            for cell in row.values()
            if cell.strip("\ufeff\u200b ").startswith(tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20"))
        ] == []


@given(HOSTILE)
def test_the_guard_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t1", "\r1", "\uff1d1", " =1", "'=1", "''-"])
def test_what_could_be_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "1", "'tis", "a=b", "don't", "['']", "a; b", "one\n'two'"])
def test_other_cells_stay(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@pytest.mark.parametrize("sign", [";", "\t", "\n", "; ", ";\n", ";'"])
def test_no_formula_hides_behind_what_parts_cells_elsewhere(sign: str) -> None:
    hostile = f"Good title{sign}=cmd|' /C calc'!A0;end"
    text = own_csv.text_of([replace(FULL, title="A;@b", notes=hostile, tags=("one", "-two"))])
    parts = re.split(r"[;\t\r\n]", text)  # as a spreadsheet splits it whose lists are parted by semicolons
    assert [part for part in parts if part.strip().startswith(tuple("=+-@"))] == []
    assert own_csv.read(text).books[0].notes == clean(hostile)


def test_one_row_is_one_reading_in_words_for_people() -> None:
    first, second = rows(own_csv.text_of([FULL]))
    assert (first["Status"], first["Rating"], second["Status"], second["Title"]) == (
        "finished",
        "3.75",
        "reading",
        "'=SUM(A1)",
    )
    assert first["Book id"] == second["Book id"] == "b1"


def test_a_book_without_a_reading_has_a_row() -> None:
    assert len(rows(own_csv.text_of([replace(FULL, readings=())]))) == 1


def test_a_spreadsheet_does_not_count_an_isbn() -> None:
    assert rows(own_csv.text_of([replace(FULL, isbns=("9780306406157",))]))[0]["ISBNs"] == "978-0306406157"


def test_the_file_has_the_mark_that_spreadsheets_ask_for(tmp_path: Path) -> None:
    own_csv.write(tmp_path / "log.csv", [FULL])
    assert (tmp_path / "log.csv").read_bytes().startswith(b"\xef\xbb\xbfBook id,")
    found = foreign.read(tmp_path / "log.csv")
    assert (found.format, replace(found.books[0], raw="")) == ("opspath-csv", FULL)


def test_a_record_is_a_book_with_all_its_rows() -> None:
    found = own_csv.read(own_csv.text_of([FULL, replace(FULL, uuid="b2", readings=())]))
    assert (found.records, [each.record for each in found.books]) == (2, [1, 2])


def test_rows_of_one_book_may_lie_apart() -> None:
    head, first, second = pieces([FULL])
    other = pieces([replace(FULL, uuid="b2", readings=())])[1]
    found = own_csv.read(head + first + other + second)
    assert [len(each.readings) for each in found.books] == [2, 0]


def test_a_copied_row_is_a_reading_of_its_own() -> None:
    head, first, second = pieces([FULL])
    found = own_csv.read(head + first + second + second)
    assert [each.uuid for each in found.books[0].readings] == ["r1", "r2", ""]
    assert "another reading" in found.remarks[0].reason


def test_rows_that_differ_are_told() -> None:
    text = pieces([FULL])
    found = own_csv.read(text[0] + text[1] + text[2].replace("SUM", "MAX"))
    assert found.books[0].title == "=SUM(A1)"
    assert "differ" in found.remarks[0].reason


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("finished,", "eaten,", "eaten"),
        ("'=SUM(A1)", "", "no title"),
        (",r1,", ",r1,x,", "cells"),
    ],
)
def test_a_row_that_makes_no_sense_is_kept_with_the_reason(before: str, after: str, reason: str) -> None:
    found = own_csv.read(own_csv.text_of([FULL]).replace(before, after, 1))
    assert reason in found.unreadable[0].reason
    assert (found.records, len(found.books[0].readings)) == (2, 1)


@pytest.mark.parametrize(
    "log",
    [
        "{}",
        "[1]",
        "[",
        "[" * 100_000,
        '[{"on": "2024-02-30", "unit": "pages"}]',
        '[{"on": "2024-02-03", "unit": "miles"}]',
        '[{"on": "2024-02-03", "unit": "pages", "to": NaN}]',
        '[{"on": "2024-02-03", "unit": "pages", "to": 1e999}]',
        '[{"on": "2024-02-03", "unit": "pages", "minutes": "1"}]',
        '[{"on": 5, "unit": "pages"}]',
        '[{"on": "2024-02-03", "unit": [], "id": 4}]',
    ],
)
def test_a_broken_log_is_refused_with_its_row(log: str) -> None:
    entry = ForeignEntry(date(2024, 2, 3), "pages")
    book = replace(FULL, readings=(replace(FULL.readings[0], log=(entry,)),))
    row = rows(own_csv.text_of([book]))[0] | {"Log": log}
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(row))
    writer.writeheader()
    writer.writerow(row)
    assert "Log" in own_csv.read(file.getvalue()).unreadable[0].reason


def test_dates_that_a_spreadsheet_turned_are_read_when_the_file_tells_how() -> None:
    book = replace(
        FULL,
        readings=(
            ForeignReading("finished", finished=date(2024, 5, 3), finished_precision="day", uuid="r1"),
            ForeignReading("finished", finished=date(2024, 5, 30), finished_precision="day", uuid="r2"),
        ),
    )
    text = own_csv.text_of([book]).replace("2024-05-03", "5/3/2024").replace("2024-05-30", "5/30/2024")
    assert own_csv.read(text).books[0].readings == book.readings
