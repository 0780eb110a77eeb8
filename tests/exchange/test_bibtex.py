"""BibTeX files as people and programs write them."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.errors import Refused
from opspath_desktop.exchange import bibtex
from opspath_desktop.exchange.bibtex_values import people, plain_values, resolved, web_address

LIBRARY = Path(__file__).parent.parent / "data" / "imports" / "library.bib"


@pytest.fixture(scope="module")
def library():
    return bibtex.read(LIBRARY.read_text("utf-8"))


def only(text):
    [book] = bibtex.read(text).books
    return book


def test_every_entry_is_accounted_for(library):
    numbers = [book.record for book in library.books] + [one.record for one in library.unreadable]
    assert sorted(numbers) == list(range(1, library.records + 1))
    assert (library.records, len(library.books)) == (38, 32)


def test_a_full_entry_fills_every_field(library):
    book = library.books[0]
    assert (book.title, book.subtitle, book.year, book.pages) == ("The Quiet Line", "Flow Without Heroes", 2019, 350)
    assert book.authors == ("Ada Northfield", "Jörg Müller", "Institute of Flow and Order")
    assert (book.editors, book.publisher, book.series) == (("Ina Marsh",), "Northfield Press", "Shop Floor Library, #3")
    assert (book.isbns, book.tags) == (("9780306406157", "080442957X"), ("flow", "shop floor", "kaizen"))


def test_the_notes_keep_what_has_no_field_of_its_own(library):
    notes = library.books[0].notes
    assert notes.startswith("Read with the late shift; 50% of it is about stops.\n\nEdition: 2nd\nPlace: Haven\n")
    assert "Link: https://example.org/~ada/quiet_line?a=1&b=50%25\nDOI: 10.1000/quiet" in notes


def test_abbreviations_that_double_at_each_step_stay_small():
    doubled = "".join(f"@string{{{two} = {one} # {one} # {one}}}" for one, two in pairwise("abcdefghijkl"))
    book = only(f'@string{{a = "queue"}}{doubled}@book{{k, title = {{Flow}}, publisher = l}}')
    assert (book.title, 0 < len(book.publisher) < 2000) == ("Flow", True)


def test_strings_and_parts_are_put_together(library):
    desk = library.books[1]
    assert (desk.title, desk.publisher) == ("The Night Desk: Stories", "Haven & Sons, London")
    assert desk.notes == "First line.\n\nSecond paragraph.\n\nRating: 4"


def test_nobody_is_made_a_reader_by_a_rating(library):
    assert not any(book.readings for book in library.books)


def test_tex_becomes_plain_text(library):
    tex = next(book for book in library.books if "tude" in book.title)
    assert tex.title == "Étude naïve: Größe & Łódź \u2014 \u201ca\u201d study"
    assert tex.authors == ("Søren Ørsted", "Jiří Čapek")


def test_comments_are_skipped_and_equal_keys_are_two_books(library):
    titles = [book.title for book in library.books]
    assert "Not There" not in titles
    assert {"Comments Inside", "Another Book With the Same Key", "The Quiet Line"} <= set(titles)
    assert [book.year for book in library.books if book.title == "Comments Inside"] == [2002]


def test_a_broken_entry_is_kept_whole_and_costs_no_other(library):
    raws = [one.raw for one in library.unreadable if "bracket" in one.reason]
    assert [raw.split(",")[0] for raw in raws] == ["@book{broken", "@book{noequals", "@book{cut"]
    assert raws[1].endswith("{Still Part of the Broken One}\n}")


def test_what_is_saved_can_be_mended_and_read_again(library):
    raw = next(one.raw for one in library.unreadable if "noequals" in one.raw)
    assert only(library.head + raw.replace("title {", "title = {")).title == "Equals Sign Missing"


def test_articles_are_skipped_with_their_type(library):
    assert "article" in library.unreadable[0].reason
    assert "title" in library.unreadable[2].reason


def test_a_field_that_stands_twice_is_said(library):
    assert [remark.record for remark in library.remarks] == [4, 18]


def test_a_file_that_ends_in_a_name_is_cut():
    found = bibtex.read("@book{a, title={A}}\n@boo")
    assert [(one.record, one.raw) for one in found.unreadable] == [(2, "@boo")]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("{A {B} C}", "A {B} C"),
        ('"A {"} B"', 'A {"} B'),
        ('"A # B" # {, C}', "A # B, C"),
        ("jan", "January"),
        ("2019", "2019"),
        ("nobody", "nobody"),
        ("press # { Ltd}", "Press Ltd"),
        ("", ""),
    ],
)
def test_a_value_loses_its_braces_or_quotes(written, plain):
    assert resolved(written, {"press": "Press"}) == plain


def test_signs_that_tex_would_swallow_stay():
    assert plain_values({"a": r"50% of R&D \& #1 {\ss}"}) == {"a": "50% of R&D & #1 ß"}
    assert plain_values({"a": r"The $100 Shop \emph{and} $x^2$ for $20"}) == {"a": "The $100 Shop and x^2 for $20"}
    assert plain_values({"a": "{" * 5000 + "\\"})["a"]
    assert web_address(r"\url{https://x.org/~a\_b\%20}") == "https://x.org/~a_b%20"


def test_accents_are_put_on_their_letters():
    written = {"a": r"M{\"u}ller, \'{E}t\'e, \~na, \c{c}a, Wiley \& Sons, C\#"}
    assert plain_values(written) == {"a": "Müller, Été, ña, ça, Wiley & Sons, C#"}
    assert people("虚野, 文 and Ada~Stone") == ["虚野 文", "Ada Stone"]


def test_odd_names_are_no_reason_to_fail():
    assert people("{Stone, Ben and others") == ["{Stone, Ben and others".strip("{")]
    assert people("a, b, c, d and , and ~") != []


def test_bibtex_is_known_by_an_entry():
    assert bibtex.knows("% Encoding: UTF-8\n\n @Book {a,\n")
    assert not bibtex.knows("Title,Author\n@home,Anna\n")
    assert not bibtex.knows('[{"type": "book"}]')


@pytest.mark.parametrize("text", ["", "% only a comment", "Title,Author\n"])
def test_another_file_is_refused(text):
    with pytest.raises(Refused):
        bibtex.read(text)


PIECES = [
    "@book{a,",
    "title = {T}",
    "author = {A and B}",
    ",",
    "}",
    "{",
    '"',
    "\n",
    "@string{",
    "%",
    "#",
    "\\",
    "(",
    ")",
    "@",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join))
def test_whatever_a_file_holds_every_record_is_accounted_for(text):
    try:
        found = bibtex.read(text)
    except Refused:
        return
    numbers = [book.record for book in found.books] + [one.record for one in found.unreadable]
    assert sorted(numbers) == list(range(1, found.records + 1))
