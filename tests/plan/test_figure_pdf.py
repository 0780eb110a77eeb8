"""A figure as a PDF of its own: one tagged page that keeps its words, its numbers and its bytes."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from opspath_desktop.charts.figure import Figure, Line, Text
from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.errors import Trouble
from opspath_desktop.plan.figure_pdf import figure_pdf, write_figure
from opspath_desktop.plan.srgb import srgb_profile
from tests.charts.series import made

DAY = dt.date(2026, 11, 22)
FIGURE = measure_chart(made(target=6.0), finding="It fell.", named=True)
CAPTION = "It fell, and it stays down. " * 12


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    """Return the document of a chart with a caption."""
    return pikepdf.open(io.BytesIO(figure_pdf(FIGURE, title="First response", day=DAY, caption=CAPTION)))


def test_the_same_figure_gives_the_same_bytes() -> None:
    one, other = (figure_pdf(FIGURE, title="First response", day=DAY) for _again in range(2))
    assert one == other


def test_the_structure_tree_has_title_figure_and_caption(pdf: pikepdf.Pdf) -> None:
    parts = pdf.Root.StructTreeRoot.K[0].K
    assert [str(part.S) for part in parts] == ["/H1", "/Figure", "/P"]
    assert str(parts[1].Alt) == FIGURE.alt
    assert [len(part.Pg.Contents.read_bytes()) > 0 for part in parts] == [True] * 3


def test_the_page_leads_to_the_tree_and_names_its_order(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    assert (int(page.StructParents), str(page.Tabs)) == (0, "/S")
    assert [str(part.S) for part in pdf.Root.StructTreeRoot.ParentTree.Nums[1]] == ["/H1", "/Figure", "/P"]


def test_all_content_is_marked(pdf: pikepdf.Pdf) -> None:
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
        assert depth or str(operator) not in ("Tj", "TJ", "S", "f", "f*", "B"), operands


def test_the_document_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "First response" in packet
    assert "/Filter" not in pdf.Root.Metadata  # PDF/A wants it readable as it lies there
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)
    assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb_profile()
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_profile_is_as_long_as_it_says() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"


def test_words_of_the_caption_stay_apart() -> None:
    document = pypdfium2.PdfDocument(figure_pdf(FIGURE, title="First response", day=DAY, caption=CAPTION))
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert CAPTION.strip() in text
    assert "Page 1 of 1" in text
    document.close()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_tall_figure_stays_on_its_page(paper: str) -> None:
    tall = Figure(100, 2000, "Tall.", (Line(((0, 0), (100, 2000))), Text(0, 2000, "foot")))
    document = pypdfium2.PdfDocument(figure_pdf(tall, title="T" * 400, day=DAY, paper=paper))
    assert "foot" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_a_file_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        write_figure(FIGURE, tmp_path, title="First response", day=DAY)


def test_signs_in_the_title_are_kept() -> None:
    with pikepdf.open(io.BytesIO(figure_pdf(FIGURE, title="a < b & Ж", day=DAY))) as found:
        assert str(found.docinfo["/Title"]) == "a < b & Ж"
        assert "a &lt; b &amp; Ж" in found.Root.Metadata.read_bytes().decode()
