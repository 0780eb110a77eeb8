"""The export of StoryGraph, old and new, and after a spreadsheet."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from opspath_desktop.domain.foreign import ForeignBook, ForeignFile
from opspath_desktop.exchange import foreign, storygraph

DATA = Path(__file__).resolve().parent.parent / "data" / "imports"


@cache
def file(name: str) -> ForeignFile:
    """Read one of the test files."""
    found = foreign.read(DATA / name)
    assert found.format == "storygraph"
    assert found.records == len(found.books) + len(found.unreadable)
    return found


def book(title: str, name: str = "storygraph.csv") -> ForeignBook:
    """Return the first book with this title."""
    return next(each for each in file(name).books if each.title.startswith(title))


def dates(title: str, name: str = "storygraph.csv") -> list[tuple[str, date | None, date | None]]:
    """Return status, begin and end of each reading."""
    return [(each.status, each.started, each.finished) for each in book(title, name).readings]


def test_every_row_is_a_book() -> None:
    assert (file("storygraph.csv").records, len(file("storygraph.csv").books)) == (31, 31)


@pytest.mark.parametrize(
    ("title", "status", "kind"),
    [
        ("The Quiet Shift", "finished", "paper"),
        ("Flow Lines", "finished", "ebook"),
        ("Bottleneck", "finished", "audio"),
        ("Seven Bad Mondays", "reading", "paper"),
        ("Queue Theory", "planned", "unknown"),
        ("Half a Map", "stopped", "paper"),
        ("Slow Fires", "paused", "ebook"),
    ],
)
def test_statuses_and_formats(title: str, status: str, kind: str) -> None:
    found = book(title)
    assert (found.readings[-1].status, found.readings[-1].format, found.shelf) == (status, kind, "")


def test_a_row_kept_for_its_tags_is_planned() -> None:
    found = book("Tagged Only")
    assert (found.tags, found.readings[-1].status, found.isbns) == (("someday", "gift"), "planned", ())


def test_an_unknown_status_is_asked_about() -> None:
    assert (book("Unknown Shelf").shelf, book("Unknown Shelf").tags) == ("on-the-boat", ("on-the-boat", "sea"))


def test_a_list_of_dates_is_a_list_of_readings() -> None:
    assert dates("Read Thrice") == [
        ("finished", date(2019, 2, 1), date(2019, 2, 20)),
        ("finished", None, date(2021, 7, 4)),
        ("finished", date(2023, 5, 1), date(2023, 6, 2)),
    ]


def test_a_single_date_is_an_end() -> None:
    assert dates("Flow Lines") == [("finished", None, date(2024, 1, 12))]


def test_the_count_may_exceed_the_dates() -> None:
    assert dates("Bottleneck") == [("finished", None, None), ("finished", None, date(2024, 2, 20))]


def test_a_book_that_was_stopped_keeps_its_dates() -> None:
    assert dates("Half a Map") == [("stopped", date(2022, 9, 20), date(2022, 10, 5))]


def test_a_begin_alone_belongs_to_the_reading_under_way() -> None:
    assert dates("Only the Start") == [("reading", date(2024, 6, 1), None)]


def test_months_and_years_stay_vague() -> None:
    found = [(each.finished, each.finished_precision) for each in book("Months and Years").readings]
    assert found == [(date(2016, 1, 1), "year"), (date(2018, 4, 1), "month")]


def test_an_end_before_the_begin_is_told() -> None:
    assert dates("Backwards") == [("finished", None, date(2024, 6, 1))]
    record = book("Backwards").record
    assert [each.record for each in file("storygraph.csv").remarks if "before it begins" in each.reason] == [record]


def test_a_date_added_later_is_no_begin() -> None:
    assert dates("Finished Before") == [("finished", None, date(2012, 1, 1))]


@pytest.mark.parametrize(
    ("title", "quarters"),
    [("The Quiet", 17), ("Flow Lines", 15), ("Bottleneck", 20), ("Read Without", 8), ("Slow", None)],
)
def test_quarter_stars_are_exact(title: str, quarters: int | None) -> None:
    assert book(title).readings[-1].rating == quarters


def test_a_rating_between_quarters_is_told() -> None:
    assert book("Between Quarters").readings[-1].rating == 15
    assert any("3.8" in each.reason and "3.75" in each.reason for each in file("storygraph.csv").remarks)


def test_what_has_no_field_is_in_the_notes() -> None:
    assert book("The Quiet Shift").notes.split("\n") == [
        "Moods: reflective, tense",
        "Pace: medium",
        "Driven by: Character",
        "Strong character development: Yes",
        "Loveable characters: It's complicated",
        "Diverse characters: No",
        "Flawed characters: Yes",
        "Owned: Yes",
    ]
    assert "Lee Park (Narrator), Max Orme" in book("Flow Lines").notes
    assert "About the warnings: One scene in the yard" in book("Read Thrice").notes


def test_a_review_is_plain_text() -> None:
    assert book("Half a Map").readings[0].outcome == "Too many tables.\nNot for me & mine."


def test_numbers_that_are_no_isbn_name_the_book_for_a_second_import() -> None:
    assert (book("Bottleneck").isbns, book("Bottleneck").source) == ((), "storygraph:B0084FWN26")
    assert book("Internal Id").source == "storygraph:5f0c2b77-9a51-4e4b-8d3a-0c5a3d9f7e10"
    assert (book("Flow Lines").isbns, book("Flow Lines").source) == (("0300000030",), "")


def test_quotes_and_a_line_end_in_a_title() -> None:
    assert book("Title, with").title == 'Title, with "quotes" and a second line'


def test_the_header_of_2021_is_known() -> None:
    found = file("storygraph_2021.csv").books
    assert [(each.authors, each.isbns) for each in found][1] == (("Ines Okafor", "Paul Hart"), ("0300000030",))


def test_what_a_spreadsheet_leaves_is_read() -> None:
    name = "storygraph_spreadsheet.csv"
    assert dates("The Quiet Shift", name) == [("finished", None, date(2024, 5, 17))]
    assert (book("Bottleneck", name).readings[-1].rating, book("The Quiet Shift", name).isbns) == (20, ())
    assert sum("9.78059E+12" in each.reason for each in file(name).remarks) == 9


def test_a_header_in_capitals_and_another_order_is_known() -> None:
    found = storygraph.read("STAR RATING;Read_Status;TITLE\n3,75;read;A\n")
    assert (found.books[0].title, found.books[0].readings[0].rating) == ("A", 15)


@pytest.mark.parametrize(("status", "note", "outcome"), [("to-read", "Later.", ""), ("read", "", "Later.")])
def test_a_review_is_the_outcome_of_a_reading_else_a_note(status: str, note: str, outcome: str) -> None:
    (found,) = storygraph.read(f"Title,Read Status,Star Rating,Review\nOne,{status},,Later.\n").books
    assert (found.notes, found.readings[-1].outcome) == (note, outcome)


@pytest.mark.parametrize(("kind", "told"), [("audio", 0), ("", 0), ("stone", 1)])
def test_only_a_format_that_nobody_knows_is_told(kind: str, told: int) -> None:
    found = storygraph.read(f"Title,Format,Read Status,Star Rating\nOne,{kind},read,\n")
    assert len(found.remarks) == told
