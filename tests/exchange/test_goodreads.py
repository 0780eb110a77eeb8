"""The library export of Goodreads: every generation, every trap that real files hold."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile
from opspath_desktop.errors import Refused
from opspath_desktop.exchange import foreign, goodreads

DATA = Path(__file__).resolve().parent.parent / "data" / "imports"
GENERATIONS = ("goodreads_g1.csv", "goodreads_g2.csv", "goodreads_g3.csv")
Dates = list[tuple[str, date | None, date | None]]


@cache
def file(name: str) -> ForeignFile:
    """Read one of the test files."""
    found = foreign.read(DATA / name)
    assert found.format == "goodreads"
    assert found.records == len(found.books) + len(found.unreadable)
    return found


@cache
def book(title: str, name: str = "goodreads_g1.csv") -> ForeignBook:
    """Return the first book with this title."""
    return next(each for each in file(name).books if each.title.startswith(title))


def dates(title: str, name: str = "goodreads_g1.csv") -> Dates:
    """Return status, begin and end of each reading."""
    return [(each.status, each.started, each.finished) for each in book(title, name).readings]


def remarks(title: str, name: str = "goodreads_g1.csv") -> list[str]:
    """Return what is said about a book."""
    return [each.reason for each in file(name).remarks if each.record == book(title, name).record]


@pytest.mark.parametrize("name", GENERATIONS)
def test_every_row_of_every_generation_is_a_book(name: str) -> None:
    assert (file(name).records, len(file(name).books)) == (34, 34)


def test_the_generations_say_the_same() -> None:
    second, third = (file(name) for name in GENERATIONS[1:])
    strip = [(each.title, each.authors, each.isbns, each.readings, each.tags) for each in second.books]
    assert strip == [(each.title, each.authors, each.isbns, each.readings, each.tags) for each in third.books]


def test_a_plain_book() -> None:
    found = book("The Quiet Shift")
    assert (found.authors, found.publisher, found.pages, found.year) == (("Mara Lindqvist",), "Harbour Lane", 288, 2019)
    assert (found.source, found.isbns) == ("goodreads:50001", ("9780300000016",))
    (reading,) = found.readings
    assert (reading.status, reading.format, reading.rating) == ("finished", "paper", 16)
    assert (reading.started, reading.finished, reading.finished_precision) == (None, date(2024, 5, 17), "day")


def test_a_missing_isbn_13_is_no_loss() -> None:
    assert book("The Long Handover").isbns == ("0300000049",)
    assert book("No Number on the Back").isbns == ()


def test_an_isbn_10_may_end_in_x() -> None:
    assert book("Hands Off the Levers").isbns[0].endswith("X")


def test_an_isbn_with_a_wrong_check_digit_is_left_out_and_told() -> None:
    assert book("The Wrong Check Digit").isbns == ()
    assert any("9780300259361" in reason for reason in remarks("The Wrong Check Digit"))


def test_the_series_is_kept_and_the_title_stays() -> None:
    found = book("A Crew of Strangers")
    assert (found.title, found.series) == ("A Crew of Strangers (Dockside Logistics, #2)", "Dockside Logistics, #2")


def test_names_lose_inner_spaces_and_further_people_are_authors() -> None:
    assert book("A Crew of Strangers").authors == ("Tobias Renner",)
    assert book("Flow Lines").authors == ("Ines Okafor", "Paul Hart", "Aiko Mori", "山田 翠")
    assert book("Junior Partners").authors == ("Martin L. King", "Ada Stone Jr.", "Lee Park")


def test_an_author_is_found_in_the_turned_name() -> None:
    assert book("Every Copy Counts").authors == ("Nick Nameless",)


def test_zero_stars_are_no_rating() -> None:
    assert book("No Number on the Back").readings[0].rating is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("A Crew of Strangers", "paper"),
        ("Standing Orders", "paper"),
        ("Flow Lines", "ebook"),
        ("The Fourth Whiteboard", "ebook"),
        ("Every Copy Counts", "ebook"),
        ("Bottleneck", "audio"),
        ("Tides & Timesheets", "audio"),
        ("Counting Pallets", "unknown"),
        ("Hands Off the Levers", "unknown"),
    ],
)
def test_bindings_are_formats(title: str, kind: str) -> None:
    assert book(title).readings[-1].format == kind


def test_years_may_lie_before_our_era_and_pages_may_be_blank() -> None:
    assert (book("On Keeping Accounts").year, book("Notes from a Roman Granary").year) == (-400, 180)
    assert book("Notes from a Roman Granary").pages is None


def test_a_read_book_without_a_date_was_finished_some_time() -> None:
    assert dates("Standing Orders") == [("finished", None, None)]


def test_a_count_makes_readings_and_only_the_last_has_the_date() -> None:
    assert dates("Bottleneck") == [
        ("finished", None, None),
        ("finished", None, None),
        ("finished", None, date(2024, 2, 20)),
    ]
    assert [each.rating for each in book("Bottleneck").readings] == [None, None, 20]


def test_a_book_that_is_being_read_was_not_finished_by_its_count() -> None:
    assert dates("Seven Bad Mondays") == [("reading", None, None)]


def test_a_book_that_is_read_again_was_finished_before() -> None:
    assert dates("Second Sight") == [("finished", None, date(2021, 6, 14)), ("reading", None, None)]
    assert [each.rating for each in book("Second Sight").readings] == [16, None]


def test_a_count_alone_does_not_finish_a_planned_book() -> None:
    assert dates("Counting Pallets") == [("planned", None, None)]
    assert "1 reading" in remarks("Counting Pallets")[0]


def test_a_date_does() -> None:
    assert dates("Letters to a Night Manager") == [("finished", None, date(2019, 7, 21)), ("planned", None, None)]


def test_the_place_on_the_to_read_shelf_is_the_queue() -> None:
    assert [book(title).queue for title in ("Queue Theory", "The Fourth Whiteboard", "Poems")] == [3, 1, None]


@pytest.mark.parametrize(
    ("title", "shelf", "tags"),
    [
        ("Seven Bad Mondays", "", ("morning",)),
        ("Said", "", ("favorites", "re-read", "team-of-ten")),
        ("The Unfinished Audit", "dropped", ("dropped", "work")),
        ("Half a Map", "did-not-finish", ("did-not-finish",)),
        ("Slow Fires", "waiting", ("waiting",)),
        ("Poems for a Forklift", "poetry-to-read", ("poetry-to-read", "verse")),
        ("Shelf of Its Own", "plant-medicine", ("plant-medicine", "herbs")),
    ],
)
def test_shelves_are_tags_and_those_of_users_are_asked_about(title: str, shelf: str, tags: tuple[str, ...]) -> None:
    assert (book(title).shelf, book(title).tags) == (shelf, tags)


def test_a_review_is_the_outcome_in_plain_text() -> None:
    assert book("Reviewed at Length").readings[0].outcome == (
        "First line.\n\nA bold and quiet book, see my page (https://example.org/p?a=1&b=2).\n"
        "[spoiler]The manager did it.[/spoiler] 3.5 < 4 & I <3 it"
    )
    assert book("=SUM(A1:A9)").readings[0].outcome == "alert('x')Fine."


def test_the_artefact_of_an_empty_review_is_empty() -> None:
    assert (book("Nothing to Say").readings[0].outcome, book("Nothing to Say").notes) == ("", "")


def test_private_notes_and_the_flag_for_a_spoiler_are_notes() -> None:
    first, *rest = book("Reviewed at Length").notes.split("\n")
    assert first == "Read in 2011 June, and 2015 April"
    assert "Spoiler: my review tells the end" in rest


def test_the_review_of_a_planned_book_is_a_note() -> None:
    assert book("Every Copy Counts").notes == "A colleague praised it."


def test_what_users_wrote_elsewhere_is_in_the_notes() -> None:
    assert book("Owned and Worn").notes.split("\n") == [
        "Recommended by: Reviewer of the plant",
        "Recommended for: new shift leads",
        "Copies I own: 2",
        "Bought on: 2016/11/02",
        "Bought at: Station bookshop",
        "Condition: Good",
        "About its condition: Coffee on page 40",
        "BookCrossing: 123-4567890",
    ]


def test_formulas_and_other_scripts_are_texts_like_others() -> None:
    assert book("+1 More Thing").authors == ("@Handle Jones",)
    assert book("Ünïcode").title == "Ünïcode für Schichtleiter 🌊"


def test_the_same_book_twice_is_two_records() -> None:
    assert [each.record for each in file("goodreads_g1.csv").books if each.title == "Two of the Same"] == [28, 29]


def test_vague_days_are_asked_about() -> None:
    assert file("goodreads_g1.csv").vague_dates
    asked = foreign.approximate(file("goodreads_g1.csv"))
    found = {each.title[:10]: each.readings[-1].finished_precision for each in asked.books if each.readings}
    assert (found["Flow Lines"], found["The Long H"], found["The Quiet "]) == ("year", "month", "day")
    assert not asked.vague_dates


def test_an_extra_column_of_dates_tells_every_reading() -> None:
    name = "goodreads_extra.csv"
    assert dates("A Crew", name) == [
        ("finished", date(2020, 1, 5), date(2020, 2, 1)),
        ("finished", date(2023, 11, 1), date(2023, 11, 30)),
    ]
    assert dates("Standing", name) == [("finished", None, date(2019, 3, 3))]
    assert len(dates("Bottleneck", name)) == 3


def test_a_lost_header_is_known_by_the_number_of_columns() -> None:
    found = file("goodreads_no_header.csv")
    assert len(found.books) == 8
    assert "header" in found.remarks[0].reason
    assert found.head.startswith("Book Id,Title,")


def test_a_lost_header_and_lost_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('50001,The Quiet Shift,"=""0300000011""",4\n')
    with pytest.raises(Refused, match="header"):
        foreign.read(tmp_path / "a.csv", "goodreads")


def test_what_excel_makes_of_a_file_is_read() -> None:
    name = "goodreads_excel.csv"
    assert len(file(name).books) == 32
    assert dates("The Quiet Shift", name) == [("finished", None, date(2024, 5, 17))]
    assert book("The Quiet Shift", name).isbns == ("0300000014",)
    assert "“9.78E+12”" in remarks("The Quiet Shift", name)[0]
    assert book("Two of the Same", name).authors == ("Vera Moss",)


def test_dates_that_could_be_two_days_keep_their_year() -> None:
    name = "goodreads_ambiguous.csv"
    reading = book("The Long Handover", name).readings[0]
    assert (reading.finished, reading.finished_precision) == (date(2023, 1, 1), "year")
    assert "8/1/2023" in remarks("The Long Handover", name)[0]
    assert not file(name).vague_dates


@pytest.mark.parametrize("name", ["goodreads_padded.csv", "goodreads_columns.txt"])
def test_padded_tables_are_read(name: str) -> None:
    assert [each.title[:9] for each in file(name).books][:3] == ["The Quiet", "A Crew of", "Flow Line"]
    assert (file(name).records, book("Flow", name).isbns) == (8, book("Flow").isbns)


@pytest.mark.parametrize(
    ("name", "records", "broken"),
    [("goodreads_conflict.csv", 12, 3), ("goodreads_truncated.csv", 21, 1), ("goodreads_broken.csv", 10, 4)],
)
def test_damaged_rows_are_counted_and_kept(name: str, records: int, broken: int) -> None:
    found = file(name)
    assert (found.records, len(found.unreadable)) == (records, broken)
    text = (DATA / name).read_text("utf-8")
    assert all(each.raw in text and each.reason for each in found.unreadable)


def test_a_count_beyond_reason_is_cut_and_told() -> None:
    text = "Book Id,Title,Exclusive Shelf,Read Count\n1,A,read,123456789\n"
    found = goodreads.read(text)
    assert len(found.books[0].readings) == 99
    assert "123456789" in found.remarks[0].reason


def test_a_row_without_a_title_or_with_an_endless_one_cannot_be_read() -> None:
    found = goodreads.read(f"Book Id,Title,Exclusive Shelf\n1,,read\n2,{'x' * 100_000},read\n3,C,read\n")
    assert [each.record for each in found.unreadable] == [1, 2]
    assert "100000 characters" in found.unreadable[1].reason


def test_a_review_of_a_hundred_thousand_characters_is_kept() -> None:
    found = goodreads.read(f"Book Id,Title,Exclusive Shelf,My Review\n1,A,read,{'x' * 100_000}\n")
    assert len(found.books[0].readings[0].outcome) == 100_000


def test_the_shelf_is_told_by_other_columns_when_it_is_gone() -> None:
    text = "Book Id,Title,Bookshelves,Date Read\n1,A,to-read,\n2,B,,2024/05/06\n3,C,,\n4,D,currently-reading,\n"
    found = goodreads.read(text).books
    assert [each.readings[-1].status for each in found] == ["planned", "finished", "planned", "reading"]


def test_a_spreadsheet_may_leave_out_the_last_empty_columns() -> None:
    lines = (DATA / "goodreads_g1.csv").read_text("utf-8").split("\n")[:4]
    short = "\n".join([lines[0], *(line.removesuffix(",,,,,") for line in lines[1:]), ""])
    assert len(goodreads.read(short).books) == 3
    assert len(goodreads.read(short.rstrip("\n")).books) == 2


def test_a_reading_counted_on_a_shelf_of_the_persons_own_is_not_said_to_be_lost() -> None:
    head = ",".join(goodreads.THIRD_GENERATION)
    rows = "".join(f"{n},Title {n}{',' * 16}{shelf},,,,1,0\n" for n, shelf in enumerate(("dropped", "to-read"), 1))
    assert [remark.record for remark in goodreads.read(f"{head}\n{rows}").remarks] == [2]
