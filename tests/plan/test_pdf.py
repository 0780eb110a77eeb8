"""The file: pages, edges, properties, embedded fonts, and the same bytes every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from opspath_desktop.plan.blocks import Across, Column, Heading, Row, Table, Text, cell
from opspath_desktop.plan.outline import meta, outline
from opspath_desktop.plan.pdf import Printed, build, render

if TYPE_CHECKING:
    from opspath_desktop.queries.plan_view import PlanView


@pytest.fixture
def printed(view: PlanView) -> Printed:
    """Return the finished plan."""
    return render(view)


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def test_half_a_year_takes_two_to_four_pages(view: PlanView) -> None:
    printed = render(view)
    assert 2 <= printed.pages - printed.appendix <= 4
    assert render(replace(view, paper="letter")).pages == printed.pages


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_sizes(view: PlanView, paper: str, size: tuple[int, int]) -> None:
    pdf = pypdfium2.PdfDocument(render(replace(view, paper=paper)).data)
    assert tuple(round(length) for length in pdf[0].get_size()) == size
    pdf.close()


def test_every_page_has_marking_number_and_document(printed: Printed, view: PlanView) -> None:
    for number, text in enumerate(pages_of(printed.data), 1):
        assert f"Page {number} of {printed.pages}" in text
        assert text.count("Confidential: personal development") == 2
        assert f"Document {view.document_id[:8]}" in text


def test_nothing_upright_is_printed_nearer_to_the_edge_than_printers_reach(printed: Printed) -> None:
    """Office printers leave about 6 mm white; the acceptance of the plan asks for 8 mm above and below."""
    pdf = pypdfium2.PdfDocument(printed.data)
    for page in list(pdf)[: printed.pages - printed.appendix]:
        height, words = page.get_height(), page.get_textpage()
        boxes = [words.get_rect(at) for at in range(words.count_rects())]
        assert min(bottom for _left, bottom, _right, _top in boxes) >= 8 * 72 / 25.4
        assert max(top for _left, _bottom, _right, top in boxes) <= height - 8 * 72 / 25.4
        words.close()
    pdf.close()


def test_later_pages_name_owner_and_review(printed: Printed) -> None:
    for text in pages_of(printed.data)[1 : printed.pages - printed.appendix]:
        assert "Operations manager" in text
        assert "Review of 4 December 2026" in text


def test_page_one_tells_the_whole_story(printed: Printed) -> None:
    first = pages_of(printed.data)[0]
    for words in ("Stage 2", "Where the plan stands", "5 of 12", "Competencies", "Objectives", "To decide"):
        assert words in first


def test_all_fonts_are_embedded(printed: Printed) -> None:
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        fonts = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
        ]
    assert len(fonts) >= 4
    assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)


def test_properties_and_bookmarks(printed: Printed) -> None:
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        assert pdf.docinfo["/Title"] == "Development plan of Operations manager"
        assert pdf.docinfo["/Author"] == "Operations manager"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261122")
        assert pdf.Root.Lang == "en-GB"
        with pdf.open_outline() as tree:
            assert [entry.title for entry in tree.root][-4:-2] == ["Comments", "Agreement"]


def test_the_same_plan_gives_the_same_bytes(view: PlanView) -> None:
    blocks = outline(view)
    assert build(blocks, meta=meta(view)) == build(blocks, meta=meta(view)) == render(view).data


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import datetime,hashlib;from opspath_desktop.plan.blocks import Heading,Text;"
        "from opspath_desktop.plan.outline import Meta;from opspath_desktop.plan.pdf import build;"
        "m=Meta('t','a','s','en','m','r','r','0',datetime.date(2026,1,1));"
        "print(hashlib.sha256(build([Heading('A'),Text('\\u2192 \\u0416 \\U0001f600 b')],meta=m)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_title_with_signs_and_scripts_is_kept(view: PlanView) -> None:
    name = "Ω <b>&amp; Жанна"
    head = replace(view.head, me=replace(view.head.me, name=name))
    with pikepdf.open(io.BytesIO(render(replace(view, head=head)).data)) as pdf:
        assert pdf.docinfo["/Author"] == name


def test_reportlab_is_loaded_only_when_printing() -> None:
    modules = "opspath_desktop.plan.outline, opspath_desktop.plan.write, opspath_desktop.queries.plan"
    code = f"import sys, {modules}; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("lines", range(38, 56, 2))
def test_a_heading_never_stands_alone_and_no_row_either(view: PlanView, lines: int) -> None:
    rows: list[Row] = [Across("Group", leads=True)]
    for n in range(1, 21):
        rows += [(cell(f"entry-{n}."), cell("Done")), Across(f"note-{n}.")]
    table = Table((Column("What", 1), Column("State", 1)), tuple(rows))
    pages = pages_of(build([*[Text("filler")] * lines, Heading("HEAD"), table], meta=meta(view)))
    assert next("entry-2." in page for page in pages if "HEAD" in page)
    assert next("entry-19." in page for page in pages if "entry-20." in page)
    for n in range(1, 21):
        assert [f"entry-{n}." in page for page in pages] == [f"note-{n}." in page for page in pages]
