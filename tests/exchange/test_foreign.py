"""A foreign file is told by its content; whatever it holds, its records add up or it is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile, Unreadable
from opspath_desktop.errors import Refused
from opspath_desktop.exchange import foreign, goodreads, hand_made, own_csv, storygraph

DATA = Path(__file__).resolve().parent.parent / "data" / "imports"
HEADERS = [
    ",".join(goodreads.THIRD_GENERATION),
    "Title,Authors,ISBN/UID,Format,Read Status,Dates Read,Read Count,Star Rating,Review,Tags",
    ",".join(own_csv.BOOK + own_csv.READING),
    "Title;Author;Status;Finished;Rating;Pages",
    "Title",
    "",
]
CELLS = [
    "read",
    "1",
    '""',
    "2024/05/06",
    "9.78E+12",
    "=1",
    "A",
    '"a\nb"',
    "-5",
    "é",
    "",
    "5/6/2024-",
    "99999999999999999999",
]
TABLES = st.builds(
    lambda header, cells, end: (header + "\n" + "".join(cells) + end).encode(),
    st.sampled_from(HEADERS),
    st.lists(st.sampled_from([",", ";", "\n", '"', "<<<<<<< a\n", *CELLS]), max_size=120),
    st.text(max_size=20),
)
ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@ANY
@given(raw=TABLES | st.binary(max_size=300))
def test_any_file_is_read_to_the_last_record_or_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "any").write_bytes(raw)
    try:
        found = foreign.read(tmp_path / "any")
    except Refused:
        return
    if found.format in ("goodreads", "storygraph", "opspath-csv"):
        numbers = sorted([*(each.record for each in found.books), *(each.record for each in found.unreadable)])
        assert numbers == list(range(1, found.records + 1))


@ANY
@given(raw=TABLES, format_name=st.sampled_from(["goodreads", "storygraph", "opspath-csv"]))
def test_a_named_format_changes_nothing_about_that(tmp_path: Path, raw: bytes, format_name: str) -> None:
    (tmp_path / "any").write_bytes(raw)
    try:
        assert foreign.read(tmp_path / "any", format_name).format == format_name
    except Refused:
        return


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("goodreads_g3.csv", "goodreads"),
        ("storygraph.csv", "storygraph"),
        ("hand_made.csv", "opspath-csv"),
        ("clippings.txt", "kindle"),
        ("library.bib", "bibtex"),
    ],
)
def test_the_content_tells_the_format_whatever_the_name(tmp_path: Path, name: str, format_name: str) -> None:
    (tmp_path / "export").write_bytes((DATA / name).read_bytes())
    assert foreign.read(tmp_path / "export").format == format_name


@pytest.mark.parametrize("text", ["words\n", "a,b,c\n1,2,3\n", "{}", "<html></html>", "%PDF-1.7"])
def test_an_unknown_file_is_refused_with_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.txt").write_text(text)
    with pytest.raises(Refused, match=r"“x.txt” .* Nothing was changed\. Choose"):
        foreign.read(tmp_path / "x.txt")


def test_another_format_than_the_named_one_is_refused() -> None:
    with pytest.raises(Refused, match="Read Status"):
        foreign.read(DATA / "goodreads_g1.csv", "storygraph")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(Refused, match="no format"):
        foreign.read(DATA / "goodreads_g1.csv", "papyrus")


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(Refused, match="no text file"):
        foreign.read(DATA / "not_a_table.csv")


def test_the_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title\n" + "A\n" * 2000)
    told: list[float] = []
    foreign.read(tmp_path / "a.csv", progress=told.append)
    assert (len(told) > 5, told == sorted(told), told[-1]) == (True, True, 1.0)


def test_the_reading_stops_when_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title\n" + "A\n" * 2000)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(foreign.Cancelled):
        foreign.read(tmp_path / "a.csv", cancelled=cancelled)


@pytest.mark.parametrize("name", ["goodreads_conflict.csv", "goodreads_truncated.csv", "goodreads_broken.csv"])
def test_the_failed_records_are_a_file_of_the_same_format(tmp_path: Path, name: str) -> None:
    found = foreign.read(DATA / name)
    failed = {each.record for each in found.unreadable}
    (tmp_path / "failed").write_bytes(foreign.failed_file(found, failed))
    again = foreign.read(tmp_path / "failed")
    assert (again.format, again.head) == (found.format, found.head)
    assert [each.raw.strip() for each in again.unreadable] == [each.raw.strip() for each in found.unreadable]


@pytest.mark.parametrize("reader", [goodreads, storygraph, hand_made])
def test_whole_records_can_be_written_too(reader: object) -> None:
    name = {goodreads: "goodreads_g2.csv", storygraph: "storygraph.csv", hand_made: "hand_made.csv"}[reader]  # type: ignore[index]
    found = foreign.read(DATA / name)
    written = foreign.failed_file(found, range(1, found.records + 1)).decode("utf-8-sig")
    assert written == (DATA / name).read_bytes().decode("utf-8-sig")


def test_failed_records_in_json_are_a_list() -> None:
    file = ForeignFile("csl-json", 2, (ForeignBook(1, "A", raw='{"id": 1}'),), (Unreadable(2, "why", '{"id": 2},'),))
    assert json.loads(foreign.failed_file(file, {1, 2})) == [{"id": 1}, {"id": 2}]


def test_failed_records_that_are_no_json_stay_as_they_are() -> None:
    file = ForeignFile("csl-json", 1, (), (Unreadable(1, "why", '{"id": 2'),))
    assert b'{"id": 2' in foreign.failed_file(file, {1})


def test_an_excel_table_of_another_encoding_is_saved_in_utf_8() -> None:
    found = foreign.read(DATA / "goodreads_excel.csv")
    assert foreign.failed_file(found, {1}).decode("utf-8-sig").startswith("Book Id;Title;")
