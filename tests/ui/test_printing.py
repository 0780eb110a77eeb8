"""Printing sends the pages of the PDF; without a printer it says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.ui import printing
from opspath_desktop.ui.preview import open_pdf


@pytest.fixture
def plan(tmp_path: Path, qtbot: QtBot) -> bytes:
    writer = QPdfWriter(str(tmp_path / "plan.pdf"))
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.fillRect(0, 0, 4000, 4000, "black")
    painter.end()
    return (tmp_path / "plan.pdf").read_bytes()


def printer_to(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_all_pages_arrive_in_their_size(plan: bytes, tmp_path: Path) -> None:
    keeper = QObject()
    document = open_pdf(plan, keeper)
    printer = printer_to(tmp_path / "out.pdf")
    printing.match_paper(printer, document)
    assert printing.paint_pages(document, printer) == 3
    printed = open_pdf((tmp_path / "out.pdf").read_bytes(), keeper)
    assert printed.pageCount() == 3
    assert printed.pagePointSize(0).width() == pytest.approx(document.pagePointSize(0).width(), abs=1)
    assert printed.render(0, QSize(100, 141)).pixelColor(12, 12).lightness() < 40


def test_only_the_wanted_pages_are_sent(plan: bytes, tmp_path: Path) -> None:
    keeper = QObject()
    printer = printer_to(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert printing.paint_pages(open_pdf(plan, keeper), printer) == 1


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_does_not_answer_is_told(plan: bytes, tmp_path: Path) -> None:
    keeper = QObject()
    printer = printer_to(tmp_path / "missing" / "out.pdf")
    with pytest.raises(Trouble, match="did not take"):
        printing.paint_pages(open_pdf(plan, keeper), printer)


def test_without_a_printer_the_pdf_is_offered(plan: bytes, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    with pytest.raises(Refused, match="Export the PDF"):
        printing.print_pdf(plan, "Plan", QWidget())


def test_the_document_is_ready(plan: bytes) -> None:
    keeper = QObject()
    assert open_pdf(plan, keeper).status() == QPdfDocument.Status.Ready


def test_a_landscape_page_is_printed_lying(tmp_path: Path, qtbot: QtBot) -> None:
    writer = QPdfWriter(str(tmp_path / "mixed.pdf"))
    painter = QPainter(writer)
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.newPage()
    painter.fillRect(0, 0, 4000, 4000, "black")
    painter.end()
    keeper = QObject()
    document = open_pdf((tmp_path / "mixed.pdf").read_bytes(), keeper)
    printer = printer_to(tmp_path / "out.pdf")
    printing.match_paper(printer, document)
    assert printing.paint_pages(document, printer) == 2
    printed = open_pdf((tmp_path / "out.pdf").read_bytes(), keeper)
    assert [printed.pagePointSize(n).width() > printed.pagePointSize(n).height() for n in (0, 1)] == [False, True]
