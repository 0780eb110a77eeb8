"""RIS files of databases and reference managers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.errors import Refused
from opspath_desktop.exchange import ris

REFS = Path(__file__).parent.parent / "data" / "imports" / "refs.ris"


@pytest.fixture(scope="module")
def refs():
    return ris.read(REFS.read_text("utf-8"))


def test_every_record_is_accounted_for(refs):
    numbers = [book.record for book in refs.books] + [one.record for one in refs.unreadable]
    assert sorted(numbers) == list(range(1, refs.records + 1))
    assert (refs.records, len(refs.books)) == (27, 20)


def test_a_full_record_fills_every_field(refs):
    book = refs.books[0]
    assert (book.title, book.year, book.pages) == ("The Quiet Line: Flow Without Heroes", 2019, 350)
    assert (book.authors, book.editors) == (("Ada Northfield", "Jörg Müller"), ("Ina Marsh",))
    assert (book.publisher, book.series) == ("Northfield Press", "Shop Floor Library, #3")
    assert (book.isbns, book.tags) == (("9780306406157", "080442957X"), ("flow", "shop floor", "kaizen", "gemba"))


def test_the_notes_keep_what_has_no_field_of_its_own(refs):
    own, second, lines = refs.books[0].notes.split("\n\n")
    assert (own, second) == ("Read with the late shift.", "Second note")
    assert lines.startswith("Translator: Tom Grey\nEdition: 2nd\nPlace: Haven\nLanguage: en\n")
    assert "Link: https://example.org/quiet;a=1\nDOI: 10.1000/quiet\nAbstract: A line that never stops\nis a" in lines


def test_a_line_without_a_tag_continues_the_one_before(refs):
    assert refs.books[1].title == "The Night Desk and a Title That Goes On in the Next Line"
    assert refs.books[1].notes == "ISBN: 9780306406158"


def test_other_tags_for_the_same_things_are_known(refs):
    assert [(book.title, book.year, book.pages) for book in refs.books[2:6]] == [
        ("Collected Gemba Notes", 2014, 212),
        ("On Handling Crowds", -400, None),
        ("Annals of the Night Shift", None, None),
        ("Only a Short Title", 2001, None),
    ]


def test_names_are_turned_and_companies_stay(refs):
    assert refs.books[5].authors == ("Ben Stone Jr.", "Institute of Flow, Inc.")


def test_what_cannot_be_read_says_why_and_is_kept(refs):
    reasons = [(one.record, one.reason.split(" ")[0]) for one in refs.unreadable]
    assert reasons[1:] == [(21, "This"), (22, "This"), (23, "It"), (24, "Its"), (26, "It"), (27, "Its")]
    assert refs.unreadable[4].raw == "TY  - BOOK\nTI  - The End Is Missing\nAU  - Stone, Ben"


def test_a_record_without_a_type_stays_apart_when_it_is_saved(refs):
    saved = "\n".join(one.raw for one in refs.unreadable)
    assert ris.read(saved).records == len(refs.unreadable)


def test_line_ends_of_windows_and_a_missing_space_are_no_trouble():
    found = ris.read("\ufeffTY  - BOOK\r\nTI  -Title\r\nER  -\r\n")
    assert found.books[0].title == "Title"


def test_ris_is_known_by_the_line_that_begins_a_record():
    assert ris.knows("Provider: X\r\n\r\nTY  - BOOK\r\n")
    assert not ris.knows("TY - BOOK")


@pytest.mark.parametrize("text", ["", "Title,Author\n", "TY - BOOK\n"])
def test_another_file_is_refused(text):
    with pytest.raises(Refused):
        ris.read(text)


PIECES = [
    "TY  - BOOK\n",
    "TI  - T\n",
    "ER  - \n",
    "AU  - A, B\n",
    "SN  - 1\n",
    "more\n",
    "XX  - y\n",
    "TY  - JOUR\n",
    "\u2028",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join))
def test_whatever_a_file_holds_every_record_is_accounted_for(text):
    try:
        found = ris.read(text)
    except Refused:
        return
    numbers = [book.record for book in found.books] + [one.record for one in found.unreadable]
    assert sorted(numbers) == list(range(1, found.records + 1))
