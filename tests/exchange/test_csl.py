"""CSL-JSON of reference managers, whole, odd and damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.errors import Refused
from opspath_desktop.exchange import csl

ITEMS = Path(__file__).parent.parent / "data" / "imports" / "csl.json"


@pytest.fixture(scope="module")
def items():
    return csl.read(ITEMS.read_text("utf-8"))


def only(**fields):
    [book] = csl.read(json.dumps([{"id": 1, "type": "book", "title": "T", **fields}])).books
    return book


def test_every_item_is_accounted_for(items):
    numbers = [book.record for book in items.books] + [one.record for one in items.unreadable]
    assert sorted(numbers) == list(range(1, items.records + 1))
    assert (items.records, len(items.books)) == (32, 21)


def test_a_full_item_fills_every_field(items):
    book = items.books[0]
    assert (book.title, book.year, book.pages) == ("The Quiet Line: Flow Without Heroes", 2019, 350)
    assert book.authors == ("Ada Northfield", "Jörg Müller Jr.", "Institute of Flow, Inc.")
    assert (book.publisher, book.series) == ("Northfield Press", "Shop Floor Library, #3")
    assert (book.isbns, book.tags) == (("9780306406157", "080442957X"), ("flow", "shop floor", "kaizen"))
    assert "Narrator: Ruth Vale" in book.notes
    assert "shelf_mark: B-12\ncopies: 2" in book.notes


def test_particles_stand_before_the_family(items):
    assert items.books[1].authors == ("Joris van de Haven", "Lea vom Stein")


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2019]]}, 2019),
        ({"date-parts": [["2019", "5"]]}, 2019),
        ({"date-parts": [[2019, 5, 1], [2020]]}, 2019),
        ({"date-parts": [[]]}, None),
        ({"raw": "May 2019"}, 2019),
        ({"literal": "2019"}, 2019),
        ("2019", 2019),
        (None, None),
    ],
)
def test_the_year_is_found_in_every_form_of_a_date(issued, year):
    assert only(issued=issued).year == year


def test_values_of_another_kind_say_nothing(items):
    odd = next(book for book in items.books if book.title == "Odd Values")
    assert (odd.authors, odd.year, odd.publisher, odd.pages, odd.isbns) == (("One Name",), 2001, "", None, ())


def test_what_is_no_book_says_why(items):
    reasons = [one.reason for one in items.unreadable]
    assert ["chapter" in reasons[0], "report" in reasons[1], "thesis" in reasons[2]] == [True] * 3
    assert [one.raw for one in items.unreadable[6:9]] == ['"a text"', "42", "null"]


def test_one_item_and_one_a_line_are_lists_too():
    item = '{"id": 1, "type": "book", "title": "T"}'
    assert [csl.read(text).records for text in (item, f"{item}\n{item}\n", "[]")] == [1, 2, 0]


def test_a_cut_file_gives_what_stands_before_the_cut():
    found = csl.read('[{"id": 1, "type": "book", "title": "A"},\n {"id": 2, "type": "bo')
    assert [book.title for book in found.books] == ["A"]
    assert (found.unreadable[0].raw, len(found.remarks)) == ('{"id": 2, "type": "bo', 1)
    assert "line 2" in found.unreadable[0].reason


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1" * 5000, "'x'"])
def test_what_is_no_json_is_damage(value):
    assert csl.read(f'[{{"type": "book", "title": {value}}}]').books == ()


@pytest.mark.parametrize("text", ['[{"a":' * 100_000, "[" * 100_000, "Title,Author", ""])
def test_a_bomb_and_another_format_are_refused(text):
    with pytest.raises(Refused):
        csl.read(text)


def test_csl_is_known_by_its_items():
    assert csl.knows('\ufeff[\n {"id": 1, "type": "book"')
    assert csl.knows("[]")
    assert not csl.knows('{"format": "opspath", "records": {"book": [{"id": 1, "type": "x"}]}}')
    assert not csl.knows("@book{a, title = {T}}")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["given", "raw", "date-parts"]), inner),
    max_leaves=6,
)
FIELDS = ("id", "title", "author", "editor", "issued", "ISBN", "keyword", "custom", "number-of-pages", "volume")


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_whatever_an_item_holds_it_is_accounted_for(fields):
    found = csl.read(json.dumps([{"type": "book", **fields}]))
    assert (found.records, len(found.books) + len(found.unreadable)) == (1, 1)


@given(st.lists(st.sampled_from(['{"a":1}', "[", "]", "{", "}", ",", '"', "1"]) | st.text(max_size=3)).map("".join))
def test_whatever_a_file_holds_every_record_is_accounted_for(text):
    try:
        found = csl.read(text)
    except Refused:
        return
    assert found.records == len(found.books) + len(found.unreadable)
