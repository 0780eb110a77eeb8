"""Whole clippings files, in the shapes of real ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.errors import Refused
from opspath_desktop.exchange import kindle

FILES = Path(__file__).parent.parent / "data" / "imports"
PLACE = "- Your {} on Location {} | Added on Wednesday, November 29, 2023 6:{:02}:54 PM"


def file(name):
    return kindle.read((FILES / name).read_bytes().decode("utf-8-sig"))


def clippings(*entries):
    """Write entries of (kind, location, text) of one book, one a minute."""
    return kindle.read(
        "".join(f"T (A B)\n{PLACE.format(k, at, n)}\n\n{text}\n==========\n" for n, (k, at, text) in enumerate(entries))
    )


def records(found):
    """Return the number of every record and what became of it."""
    taken = [record for book in found.books for h in book.highlights for record in h.records]
    return sorted(taken + [one.record for one in found.unreadable])


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("clippings.txt", (18, 6, 2, 1, 2)),
        ("clippings_locales.txt", (25, 10, 11, 0, 4)),
        ("clippings_cut.txt", (2, 0, 0, 0, 0)),
    ],
)
def test_every_entry_of_a_file_is_accounted_for(name, counts):
    found = file(name)
    assert records(found) == list(range(1, found.records + 1))
    assert tuple(found.counts.values()) == counts


def test_a_book_has_one_title_and_its_authors_in_natural_order():
    titles = [(book.title, book.authors) for book in file("clippings_locales.txt").books]
    assert len(titles) == 11
    assert ("De stille lijn", ("Ada van der Noordveld",)) in titles
    assert ("Тихая линия", ("Иван Полев",)) in titles


def test_every_language_joins_the_note_to_its_highlight():
    books = file("clippings_locales.txt").books[:10]
    assert [book.highlights[0].note for book in books] == ["Show this on Monday."] * 10


def test_the_longest_of_a_growing_highlight_is_kept_with_the_notes_of_all():
    short, long, *_more = file("clippings.txt").books[0].highlights
    assert short.superseded_by == long.source.split("\n")[0]
    assert long.note.split("\n")[2:] == ["Compare with the night desk."]
    assert (long.records, len(long.source.split("\n"))) == ((2, 3, 4, 5), 4)


def test_a_path_as_a_title_is_told():
    found = file("clippings.txt")
    assert [remark.record for remark in found.remarks] == [20]
    assert "Lean Notes" in [book.title for book in found.books]


def test_an_entry_that_stands_twice_is_skipped_with_its_reason():
    twice, damaged = file("clippings.txt").unreadable
    assert "same place and time" in twice.reason
    assert damaged.raw.endswith("A damaged entry.\n==========")


def test_equal_words_at_another_place_stay():
    found = clippings(("Highlight", "10-12", "Ask why."), ("Highlight", "13-14", "Ask why."))
    assert [h.superseded_by for h in found.books[0].highlights] == ["", ""]


def test_a_chain_of_versions_points_to_the_longest():
    found = clippings(*(("Highlight", f"10-{11 + n}", "x" * (n + 1)) for n in range(4)))
    *short, longest = found.books[0].highlights
    assert {h.superseded_by for h in short} == {longest.source}


def test_of_equal_versions_the_first_stays():
    first, second = (
        clippings(("Highlight", "10-11", "Ask why."), ("Highlight", "10-11", "Ask why.\u200b")).books[0].highlights
    )
    assert (first.superseded_by, second.superseded_by) == ("", first.source)


def test_a_note_inside_a_highlight_goes_to_the_tightest_one_and_others_stand_alone():
    found = clippings(
        ("Highlight", "10-90", "long"), ("Highlight", "40-60", "tight"), ("Note", "50", "in"), ("Note", "91", "out")
    )
    assert [(h.kind, h.note or h.text) for h in found.books[0].highlights][1:] == [("quote", "in"), ("note", "out")]


def test_progress_goes_up_and_whoever_listens_may_end_it():
    told = []
    kindle.read((FILES / "clippings.txt").read_text("utf-8"), step=told.append)
    assert told == sorted(told)
    with pytest.raises(KeyboardInterrupt):
        kindle.read("T\n- a | b\n\nx\n==========\n", step=lambda _done: (_ for _ in ()).throw(KeyboardInterrupt))


def test_clippings_are_known_by_their_second_line():
    assert kindle.knows("\ufeffT (A B)\r\n- Xyz 3 | Abc\r\n\r\n==========\r\n")
    assert kindle.knows("T\n- Your Highlight on page 3 | Loc")
    assert not kindle.knows("Title,Author\nThe Quiet Line,Ada Northfield\n")
    assert not kindle.knows("A heading\n==========\n\n- a list | with a bar\n")
    assert not kindle.knows("")


@pytest.mark.parametrize("text", ["", "Title,Author\n", "==========\n"])
def test_another_file_is_refused(text):
    with pytest.raises(Refused):
        kindle.read(text)


PIECES = [
    "==========",
    "\n",
    "\r\n",
    "T (A, B)",
    PLACE.format("Highlight", "3-9", 1),
    PLACE.format("Note", "5", 2),
    "\ufeff",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).map("".join))
def test_whatever_a_file_holds_every_record_is_accounted_for(text):
    kindle.knows(text)
    try:
        found = kindle.read(text)
    except Refused:
        return
    assert records(found) == list(range(1, found.records + 1))
