"""The plan of a whole year: four pages, the story on the first, no page with only a remainder on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as raw
import pytest

from opspath_desktop.plan.a3 import sheet, sheet_meta
from opspath_desktop.plan.blocks import as_text
from opspath_desktop.plan.outline_appendix import portfolio
from opspath_desktop.plan.pdf import Printed, print_blocks, render
from tests.plan.sample import TODAY

if TYPE_CHECKING:
    from opspath_desktop.domain.pathway import Pathway
    from opspath_desktop.queries.a3 import A3View
    from opspath_desktop.queries.plan_view import PlanView
    from opspath_desktop.store.database import Database

PAPERS = pytest.mark.parametrize("paper", ["a4", "letter"])
RUNNING_LINES = 60.0  # points at the top and foot of a page that hold header and footer


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, core: Pathway) -> Iterator[PlanView]:
    """Return the plan of the demo's year."""
    from opspath_desktop.demo import play
    from opspath_desktop.queries.plan import plan
    from opspath_desktop.store.database import Database

    numbers = count(1)
    path = tmp_path_factory.mktemp("year") / "opspath.db"
    database = Database(path, clock=lambda: "2026-11-22T08:00:00Z", new_uuid=lambda: f"uuid-{next(numbers):05}")
    play(database, core, today=TODAY)
    with database.read() as session:
        yield plan(session, core, today=TODAY)
    database.close()


def pages_of(view: PlanView) -> list[str]:
    """Return the text of each page before the appendix."""
    printed = render(view)
    pdf = pypdfium2.PdfDocument(printed.data)
    try:
        main = list(pdf)[: printed.pages - printed.appendix]
        return [page.get_textpage().get_text_range() for page in main]
    finally:
        pdf.close()


def last_lines(view: PlanView) -> list[float]:
    """Return for each page where its last line stands above the footer, as a share of the height."""
    printed = render(view)
    pdf = pypdfium2.PdfDocument(printed.data)
    try:
        found = []
        for page in list(pdf)[: printed.pages - printed.appendix]:
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            found.append(min(box[1] for box in boxes if box[1] > RUNNING_LINES - 20) / page.get_height())
        return found
    finally:
        pdf.close()


@PAPERS
def test_a_year_takes_four_pages(year: PlanView, paper: str) -> None:
    printed = render(replace(year, paper=paper))
    assert printed.pages - printed.appendix == 4
    assert not printed.long


def test_page_one_counts_a_book_as_applied_when_something_was_done_with_it(year: PlanView) -> None:
    assert "5 applied" in " ".join(pages_of(year)[0].split())
    nothing_done = tuple(replace(book, applied=()) for book in year.books)
    assert "0 applied" in " ".join(pages_of(replace(year, books=nothing_done))[0].split())


@PAPERS
def test_no_page_is_half_empty(year: PlanView, paper: str) -> None:
    assert max(last_lines(replace(year, paper=paper))) < 0.25


@PAPERS
def test_three_questions_still_stand_on_page_one(year: PlanView, paper: str) -> None:
    metrics = tuple(replace(metric, baseline=None) for metric in year.metrics)
    first = pages_of(replace(year, paper=paper, ready=True, metrics=metrics))[0]
    assert "Who can give a baseline" in first


@PAPERS
def test_sections_begin_their_pages(year: PlanView, paper: str) -> None:
    second, third, fourth = pages_of(replace(year, paper=paper))[1:]
    assert all(words in second for words in ("Strengths and gaps", "Watch for"))
    assert all(words in third for words in ("Goals for the period", "Actions", "Improvement pilots"))
    assert all(words in fourth for words in ("Success metrics", "Reading", "Comments", "Agreement"))


def test_what_the_last_review_saw_is_told_in_a_line(year: PlanView) -> None:
    said = "\n".join(pages_of(replace(year, left_out=frozenset(("a3s",)))))
    assert "Pilot: Hourly backlog message" in said
    assert "Pilot: One hand-over sheet" not in said
    assert "One hand-over sheet" in said
    line = " ".join(said.replace("\u00a0", " ").split())
    assert "From earlier books: Service Operations Management (consulted 5 Apr 2026, applied once)" in line


def test_without_a_held_review_everything_is_new(year: PlanView) -> None:
    alone = replace(year, left_out=frozenset(("a3s",)))
    said = "\n".join(pages_of(replace(alone, head=replace(year.head, last_review=None))))
    assert "Pilot: One hand-over sheet" in said
    assert "From earlier books" not in said


def test_lines_and_signatures_stay_on_one_page(year: PlanView) -> None:
    long = "\n".join(["A sentence about the year that fills a line of the page and then some more."] * 26)
    for lines in range(8, 26, 3):
        pages = pages_of(replace(year, my_comments="\n".join(long.split("\n")[:lines])))
        assert ["Manager: what went well" in page for page in pages] == ["Signature" in page for page in pages]


@PAPERS
def test_an_empty_folder_takes_two_pages(database: Database, core: Pathway, paper: str) -> None:
    from opspath_desktop.queries.plan import plan

    with database.read() as session:
        view = plan(session, core, today=TODAY, paper=paper)
    pages = pages_of(view)
    assert len(pages) == 2
    assert "This is the last stage" not in pages[0]


def test_many_pilots_and_books_take_few_pages(year: PlanView) -> None:
    pilots = tuple(replace(year.pilots[0], title=f"Pilot {n}") for n in range(12))
    book = next(book for book in year.books if book.lessons)
    books = tuple(replace(book, title=f"Book {n}", finished=TODAY - timedelta(days=n)) for n in range(15))
    view = replace(year, pilots=pilots, more_pilots=28, books=books, more_books=185)
    printed = render(view)
    assert printed.pages - printed.appendix <= 6


def a3_of(view: A3View, paper: str) -> Printed:
    """Print one A3 alone."""
    about = sheet_meta(view, owner="Operations manager", marking="Confidential", document_id="1a2b3c4d")
    return print_blocks([sheet(view)], about, paper)


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
def test_every_a3_of_the_year_takes_one_page(year: PlanView, paper: str) -> None:
    assert [a3_of(view, paper).pages for view in year.a3s] == [1] * len(year.a3s)


@PAPERS
def test_a_full_page_still_says_what_was_learned(year: PlanView, paper: str) -> None:
    adopted = next(view for view in year.a3s if view.story.status == "adopted")
    pdf = pypdfium2.PdfDocument(a3_of(adopted, paper).data)
    said = " ".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    assert all(f"Learned: {cycle.learning}" in said for cycle in adopted.cycles)
    assert "Surprise: The late shift thought the sheet was for the office." in said
    assert "Read them aloud → Put a name behind each" in said


@PAPERS
def test_letters_of_a_full_page_stay_readable(year: PlanView, paper: str) -> None:
    kaizen = next(view for view in year.a3s if view.story.kind == "kaizen_event")
    pdf = pypdfium2.PdfDocument(a3_of(kaizen, paper).data)
    size = ctypes.c_float()
    sizes = []
    for found in pdf[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        assert raw.FPDFTextObj_GetFontSize(found.raw, size)
        sizes.append(round(size.value, 2))
    pdf.close()
    assert min(sizes) >= 7.0  # signs inside a chart
    assert sum(each < 7.4 for each in sizes) < 10


def test_the_portfolio_says_how_good_the_predictions_were(year: PlanView) -> None:
    (said,) = (line for line in as_text(portfolio(year)) if line.startswith("Predictions of the last year"))
    assert "came true" in said
