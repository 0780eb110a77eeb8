"""A list of books that somebody keeps in a spreadsheet can be taken over."""

from datetime import date
from pathlib import Path

import pytest

from opspath_desktop.exchange import foreign, hand_made

DATA = Path(__file__).resolve().parent.parent / "data" / "imports"


def test_a_list_of_titles_is_enough() -> None:
    found = foreign.read(DATA / "titles.csv")
    assert [each.title for each in found.books] == ["The Quiet Shift", "Queues, Crews and Coffee", "Bottleneck"]
    assert [each.readings[-1].status for each in found.books] == ["planned"] * 3


def test_a_table_of_ones_own() -> None:
    found = foreign.read(DATA / "hand_made.csv")
    assert (found.format, found.records, len(found.books)) == ("opspath-csv", 7, 6)
    assert found.unreadable[0].reason == "The row has no title."
    assert [each.readings[-1].status for each in found.books] == [
        *("finished", "planned", "finished", "stopped", "consulted", "planned")
    ]
    assert (found.books[5].shelf, found.books[5].tags) == ("lent out", ("lent out",))


def test_names_dates_and_ratings_of_ones_own() -> None:
    first, second, third, fourth, fifth, _sixth = foreign.read(DATA / "hand_made.csv").books
    assert (first.authors, first.readings[0].finished, first.readings[0].rating) == (
        ("Mara Lindqvist",),
        date(2024, 5, 17),
        17,
    )
    assert second.authors == ("Ines Okafor", "Paul Hart")
    assert (third.readings[0].finished_precision, fourth.readings[0].finished) == ("year", date(2022, 10, 5))
    assert (fourth.authors, fifth.authors) == (("Nora Kettle", "Vera Moss"), ("Greta Palmqvist", "Sam Whitfield"))
    assert fifth.notes == "Chapter 3 only,\nfor the audit"


@pytest.mark.parametrize(
    ("cells", "status"), [(",", "planned"), ("2024-05-01,", "reading"), ("2024-05-01,2024-06-01", "finished")]
)
def test_dates_tell_the_status(cells: str, status: str) -> None:
    found = hand_made.read(f"Title,Started,Finished\nA,{cells}\n")
    assert found.books[0].readings[0].status == status


def test_the_guard_of_our_export_comes_off() -> None:
    assert hand_made.read("Title,Author\n'=SUM(A1),'+B\n").books[0].title == "=SUM(A1)"


def test_rows_may_end_early_but_not_late() -> None:
    found = hand_made.read("Title,Author,Rating\nA\nB,C,4,5\n")
    assert ([each.title for each in found.books], found.unreadable[0].record) == (["A"], 2)


@pytest.mark.parametrize("text", ["Film,Director\nA,B\n", "name\nA\n", "Dear all,\nhere is the title\n"])
def test_other_tables_are_not_taken_for_books(text: str) -> None:
    assert not hand_made.knows(text)


def test_a_book_that_was_given_up_elsewhere_is_not_finished() -> None:
    head = "title,author_text,start_date,finish_date,stopped_date,rating,shelf,shelf_name\n"  # as BookWyrm writes it
    (book,) = hand_made.read(f"{head}Queues,Ann Author,2020-01-02,,2020-02-01,,stopped-reading,Stopped\n").books
    assert [(each.status, each.finished) for each in book.readings] == [("stopped", date(2020, 2, 1))]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [("Primary Author", "Author, Ann", ("Ann Author",)), ("Book_Format", "audiobook", "audio")],
)
def test_columns_of_other_programs_have_their_place(column: str, cell: str, said: object) -> None:
    (book,) = hand_made.read(f'Title,Rating,{column}\nQueues,4,"{cell}"\n').books
    assert said in (book.authors, book.readings[0].format)
