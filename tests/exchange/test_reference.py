"""What the three bibliography formats share: books out of entries, and the notes for what has no field."""

import pytest

from opspath_desktop.errors import Refused
from opspath_desktop.exchange.reference import Reference, book_of


def book(**fields):
    return book_of(Reference("x", **{"title": "T", **fields}), 1, "")


@pytest.mark.parametrize(
    ("written", "year", "notes"),
    [
        ("2019", 2019, ""),
        ("2019-05", 2019, ""),
        ("2009/05/01/", 2009, ""),
        ("2009///", 2009, ""),
        ("c. 1998", 1998, ""),
        ("-400", -400, ""),
        ("180", 180, ""),
        ("forthcoming", None, "Year: forthcoming"),
        ("19", None, "Year: 19"),
        ("", None, ""),
    ],
)
def test_a_year_is_found_and_other_words_are_kept(written, year, notes):
    found = book(year=written)
    assert (found.year, found.notes) == (year, notes)


@pytest.mark.parametrize(
    ("written", "pages", "notes"),
    [
        ("350", 350, ""),
        ("350 p.", 350, ""),
        ("xii, 350 pages", 350, ""),
        ("33-48", None, "Pages: 33-48"),
        ("0", None, ""),
        ("999999999", None, "Pages: 999999999"),
    ],
)
def test_pages_are_counted_only_when_that_is_sure(written, pages, notes):
    found = book(pages=written)
    assert (found.pages, found.notes) == (pages, notes)


def test_a_volume_belongs_to_its_series():
    assert book(series="Notes", volume="3").series == "Notes, #3"
    assert book(volume="3").notes == "Volume: 3"


def test_keywords_that_are_no_tags_are_kept():
    found = book(tags=["a", "A", "b" * 61, *(f"t{n}" for n in range(60))])
    assert len(found.tags) == 50
    assert found.notes.startswith("Keywords: " + "b" * 61 + "; t49")


def test_what_no_isbn_can_be_is_said_and_kept():
    reference = Reference("x", title="T", isbn="9780306406158; 1234-567X")
    assert book_of(reference, 1, "").notes == "ISBN: 9780306406158\nISSN: 1234-567X"
    assert len(reference.said) == 1


def test_equal_keys_of_two_books_do_not_make_them_one():
    assert book(key="smith2019").source != book(key="smith2019", title="U").source
    assert book(key="smith2019").source.startswith("x:smith2019:")


@pytest.mark.parametrize("field", ["title", "subtitle", "publisher", "series"])
def test_a_line_that_is_too_long_is_refused(field):
    with pytest.raises(Refused):
        book(**{field: "x" * 100_000})
    assert len(book(notes=["x" * 100_000]).notes) == 100_000
