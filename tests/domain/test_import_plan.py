"""What an import would do to the books that are here, record by record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from opspath_desktop.domain.foreign import (
    Cancelled,
    ForeignBook,
    ForeignFile,
    ForeignHighlight,
    ForeignReading,
    Remark,
    Unreadable,
)
from opspath_desktop.domain.import_here import (
    BOOK_COLUMNS,
    BOOK_NUMBERS,
    READING_COLUMNS,
    BookHere,
    Here,
    HighlightHere,
    ReadingHere,
    Suggested,
)
from opspath_desktop.domain.import_plan import plan
from opspath_desktop.domain.import_result import ImportPlan

EMPTY = dict.fromkeys(BOOK_COLUMNS, "") | dict.fromkeys(BOOK_NUMBERS)
GOAL = Suggested("rdg.the-goal", "The Goal", ("Eliyahu M. Goldratt",))


def book(number: int, title: str, authors: str = "Ann Lee", **more: Any) -> ForeignBook:
    return ForeignBook(number, title, authors=(authors,) if authors else (), **more)


def on_shelf(number: int, title: str, authors: str = "Ann Lee", **more: Any) -> BookHere:
    item = more.pop("item", "")
    return BookHere(number, f"uuid-{number}", item, EMPTY | {"title": title, "authors": authors} | more)


def planned(*books: ForeignBook, here: Here | None = None, **more: Any) -> ImportPlan:
    options = {key: more.pop(key) for key in ("shelves", "overwrite", "progress", "cancelled") if key in more}
    number = sum(len(each.highlights) or 1 for each in books) + len(more.get("unreadable", ()))
    file = ForeignFile(more.pop("format", "goodreads"), number, books, **more)
    return plan(file, here if here is not None else Here(suggested=(GOAL,)), **options)


def outcomes(made: ImportPlan) -> list[str]:
    return [item.outcome for item in made.items]


def test_each_record_says_what_becomes_of_it() -> None:
    linked = on_shelf(1, "Linked", sources="goodreads:1")
    here = Here(books=(linked, on_shelf(2, "Shelf")), suggested=(GOAL,))
    made = planned(
        book(1, "Linked", source="goodreads:1"),
        book(2, "Shelf", source="goodreads:2"),
        book(3, "The Goal", "Goldratt, E.", source="goodreads:3"),
        book(4, "New", source="goodreads:4"),
        book(5, "Linked", source="goodreads:1", pages=10),
        unreadable=(Unreadable(6, "No title.", "raw"),),
        here=here,
    )
    assert outcomes(made) == ["unchanged", "matched", "matched", "new", "updated", "skipped"]
    assert [item.match for item in made.items] == ["shelf", "shelf", "pathway", None, "shelf", None]
    assert [item.key for item in made.items] == ["uuid-1", "uuid-2", "rdg.the-goal", "", "uuid-1", ""]
    assert (made.new, made.matched, made.updated, made.unchanged, made.skipped) == (1, 2, 1, 1, 1)
    assert made.failed == (6,)


def test_records_of_ours_stay_as_many_as_they_are() -> None:
    found = (
        book(1, "The Goal", "E. Goldratt", uuid="a"),
        book(2, "The Goal", "E. Goldratt", uuid="b", item="rdg.the-goal", pages=300),
        book(3, "Twin", uuid="c"),
        book(4, "Twin", uuid="d"),
    )
    made = planned(*found, format="opspath-csv")
    assert outcomes(made) == ["new", "matched", "new", "new"]
    here = Here(books=(on_shelf(1, "Twin"), on_shelf(2, "Twin")), suggested=(GOAL,))
    other = book(1, "Twin", uuid="elsewhere", pages=9)
    (change,) = planned(other, book(2, "Twin", uuid="uuid-1"), here=here, format="opspath-csv").writes.changed_books
    assert change.id == 2


def test_what_an_earlier_import_took_is_known_whatever_came_since() -> None:
    found = book(1, "One", source="goodreads:1", readings=(ForeignReading("reading"),))
    (new,) = planned(found).writes.books
    since = ReadingHere(5, "later", dict.fromkeys(READING_COLUMNS, "") | {"status": "planned", "rating": None}, None)
    here = Here(books=(on_shelf(1, "One", sources=new.values["sources"]),), readings={1: (since,)})
    assert not planned(found, here=here).writes
    assert planned(found, here=here, overwrite=True).writes
    assert planned(replace(found, readings=(ForeignReading("paused"),)), here=here).writes


def test_two_editions_that_were_read_are_two_readings() -> None:
    found = [
        book(n, "One", readings=(ForeignReading("finished", each),)) for n, each in enumerate(("paper", "audio"), 1)
    ]
    made = planned(*found)
    assert [row.values["format"] for row in made.writes.readings] == ["paper", "audio"]
    assert made.brings.books == 1


def test_gaps_are_filled_and_nothing_else() -> None:
    here = Here(books=(on_shelf(1, "One", pages=100, tags="lean", notes="Mine", isbns="080442957X"),))
    found = book(1, "One", pages=200, year=1999, tags=("Lean", "work"), notes="Theirs", isbns=("9780804429573",))
    (change,) = planned(found, here=here, format="opspath-csv").writes.changed_books
    sources = change.values["sources"]
    assert sources.startswith("opspath-csv:")
    assert change.values == {"year": 1999, "tags": "lean\nwork", "notes": "Mine\n\nTheirs", "sources": sources}


def test_the_file_wins_when_it_shall_but_not_over_itself() -> None:
    here = Here(books=(on_shelf(1, "One", pages=100, why="Mine"),))
    found = [book(number, "One", pages=200 + number, why="Theirs", source=f"goodreads:{number}") for number in (1, 2)]
    (change,) = planned(*found, here=here, overwrite=True).writes.changed_books
    assert (change.values["pages"], change.values["why"]) == (201, "Theirs")


def test_title_and_authors_of_a_suggested_book_are_those_of_the_pathway() -> None:
    made = planned(book(1, "The Goal: A Process", "Goldratt, Eliyahu M."), overwrite=True)
    (row,) = made.writes.books
    assert (row.item, row.values["title"], row.values["authors"]) == ("rdg.the-goal", "The Goal", "Eliyahu M. Goldratt")


def test_a_suggested_book_on_the_shelf_is_found_before_its_twin() -> None:
    twin, suggested = on_shelf(1, "The Goal", "Goldratt"), on_shelf(2, "The Goal", "Goldratt", item="rdg.the-goal")
    made = planned(book(1, "The Goal", "Goldratt"), here=Here(books=(twin, suggested), suggested=(GOAL,)))
    assert (made.items[0].match, made.writes.changed_books[0].id) == ("pathway", 2)


def test_two_records_of_one_book_complete_each_other() -> None:
    made = planned(
        book(1, "One", source="goodreads:1", pages=100),
        book(2, "One: More", source="goodreads:2", year=1999),
        book(3, "One", source="goodreads:1"),
    )
    (row,) = made.writes.books
    assert (row.values["pages"], row.values["year"]) == (100, 1999)
    assert row.values["sources"] == "goodreads:1\ngoodreads:2"
    assert outcomes(made) == ["new", "updated", "unchanged"]
    assert "record 1 of the file" in made.items[1].reason


def test_two_books_of_the_file_never_become_one_book_here() -> None:
    here = Here(books=(on_shelf(1, "Saga"),))
    made = planned(book(1, "Saga (Saga, #1)"), book(2, "Saga (Saga, #2)"), here=here)
    assert outcomes(made) == ["matched", "new"]


@pytest.mark.parametrize(
    ("shelves", "status", "tags"),
    [({}, "planned", "waiting"), ({"Waiting": "paused"}, "paused", ""), ({"waiting": "tag"}, "planned", "waiting")],
)
def test_a_shelf_is_what_the_person_says_else_planned_with_a_tag(
    shelves: dict[str, str], status: str, tags: str
) -> None:
    found = book(1, "One", shelf="waiting", tags=("waiting",), readings=(ForeignReading("planned"),))
    made = planned(found, shelves=shelves)
    assert made.writes.readings[0].values["status"] == status
    assert made.writes.books[0].values["tags"] == tags
    assert (made.shelves[0].asked, len(made.problems)) == (not shelves, 0 if shelves else 1)


def test_a_sure_shelf_is_guessed_and_told() -> None:
    found = [book(n, f"Book {n}", shelf="DNF", readings=(ForeignReading("planned"),)) for n in (1, 2)]
    made = planned(*found)
    assert {row.values["status"] for row in made.writes.readings} == {"stopped"}
    assert [(each.record, each.reason) for each in made.problems] == [("DNF", "2 books on this shelf come as stopped.")]
    assert (made.shelves[0].sure, made.shelves[0].records, made.shelves[0].status) == (True, 2, "stopped")


def test_the_queue_of_the_file_stands_behind_the_one_here() -> None:
    here = Here(books=(on_shelf(1, "First", queue=4), on_shelf(2, "Linked", sources="goodreads:2")))
    made = planned(
        book(1, "Later", queue=9),
        book(2, "Linked", source="goodreads:2", queue=1),
        book(3, "Sooner", queue=3),
        book(4, "Read", queue=2, readings=(ForeignReading("finished"),)),
        here=here,
    )
    assert [row.values["queue"] for row in made.writes.books] == [6, 5, None]
    assert made.writes.changed_books == ()


def test_what_cannot_be_taken_is_told() -> None:
    made = planned(
        book(1, " "),
        book(2, "x" * 501),
        book(3, "Fine", pages=-1, publisher="p" * 600, tags=("t" * 70,)),
        remarks=(Remark(3, "Already said."),),
    )
    assert (made.failed, made.skipped, made.new) == ((1, 2), 2, 1)
    row = made.writes.books[0].values
    assert (row["pages"], row["publisher"], row["tags"]) == (None, "", "")
    assert "p" * 600 in row["notes"]
    assert "t" * 70 in row["notes"]
    assert [each.record for each in made.problems] == [3, 1, 2, 3, 3, 3]


def entry(number: int, **more: Any) -> ForeignHighlight:
    values = {"text": f"Text {number}", "source": f"k:{number}", "records": (number,)} | more
    return ForeignHighlight("quote", **values)


def known(number: int, *sources: str, **more: Any) -> HighlightHere:
    return HighlightHere(
        number,
        f"h-{number}",
        more.get("book", 1),
        more.get("note", ""),
        "\n".join(sources),
        more.get("over", ""),
        more.get("favourite", False),
    )


def kindle(*highlights: ForeignHighlight, here: Here | None = None, title: str = "One") -> ImportPlan:
    return planned(
        book(1, title, highlights=highlights, source=f"kindle-title:{title}"), here=here or Here(), format="kindle"
    )


def counts(made: ImportPlan) -> tuple[int, ...]:
    return made.new, made.matched, made.updated, made.unchanged, made.skipped


def test_every_entry_of_a_clippings_file_is_a_record() -> None:
    here = Here(books=(on_shelf(1, "One"),))
    three = (entry(1), entry(2), entry(2))
    assert counts(kindle(*three)) == (2, 0, 0, 1, 0)
    assert counts(kindle(*three, here=here)) == (0, 1, 1, 1, 0)


def test_entries_that_are_here_bring_nothing() -> None:
    shelf = on_shelf(1, "One", sources="kindle-title:One")
    here = Here(books=(shelf,), highlights={"k:1": known(1, "k:1")})
    assert counts(kindle(entry(1), entry(2), here=here)) == (0, 0, 1, 1, 0)
    assert not kindle(entry(1), here=here).changes


def test_entries_find_the_book_that_they_were_moved_to() -> None:
    here = Here(books=(on_shelf(1, "Quite another title"),), highlights={"k:1": known(1, "k:1")})
    made = kindle(entry(1), entry(2), here=here)
    assert made.writes.highlights[0].parent == 1
    assert made.items[0].match == "shelf"


def test_a_longer_highlight_takes_the_place_of_the_one_that_it_holds() -> None:
    shelf = on_shelf(1, "One", sources="kindle-title:One")
    here = Here(books=(shelf,), highlights={"k:1": known(1, "k:1"), "k:5": known(5, "k:5", favourite=True)})
    made = kindle(
        entry(1, superseded_by="k:3"),
        entry(2, superseded_by="k:3"),
        entry(3),
        entry(5, superseded_by="k:3"),
        here=here,
    )
    assert [row.superseded_by for row in made.writes.highlights] == [-2, 0]
    assert [(row.id, row.superseded_by) for row in made.writes.changed_highlights] == [(1, -2)]
    assert counts(made) == (0, 0, 3, 1, 0)


def test_a_note_that_came_later_joins_its_highlight() -> None:
    shelf = on_shelf(1, "One", sources="kindle-title:One")
    here = Here(books=(shelf,), highlights={"k:1": known(1, "k:1", note="Mine")})
    made = kindle(entry(1, note="Theirs", source="k:1\nk:2", records=(1, 2)), here=here)
    (change,) = made.writes.changed_highlights
    assert change.values == {"note": "Mine\nTheirs", "sources": "k:1\nk:2"}
    assert counts(made)[2:4] == (1, 1)


def test_what_was_deleted_stays_deleted() -> None:
    here = Here(books=(on_shelf(1, "One"),), deleted=frozenset({"k:1", "k:2"}))
    assert counts(kindle(entry(1), entry(2), here=here)) == (0, 0, 0, 0, 2)
    made = kindle(entry(1), entry(3), here=here)
    assert counts(made) == (0, 1, 0, 0, 1)
    assert "Recently deleted" in made.problems[0].reason
    assert made.failed == ()


def test_the_work_is_reported_and_can_be_stopped() -> None:
    heard: list[float] = []
    many = [book(number, f"Book {number}") for number in range(1, 121)]
    planned(*many, progress=heard.append)
    assert heard == [0.0, 50 / 120, 100 / 120]
    with pytest.raises(Cancelled):
        planned(*many, cancelled=lambda: True)


def test_records_that_nobody_accounts_for_are_skipped_and_told() -> None:
    made = plan(ForeignFile("ris", 3, (book(1, "One"),)), Here())
    assert counts(made) == (1, 0, 0, 0, 2)
    assert made.problems[-1].reason == "2 records say nothing to keep."
