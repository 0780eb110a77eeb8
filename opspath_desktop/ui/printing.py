"""Put the pages of the PDF on paper through the system's own print dialog, so that both are the same pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from opspath_desktop.errors import Refused, Trouble
from opspath_desktop.i18n import _
from opspath_desktop.ui.preview import open_pdf

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

FINEST = 300  # dots an inch; finer needs four times the memory and looks the same


def has_printer() -> bool:
    """Tell whether the system knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(data: bytes, title: str, parent: QWidget) -> bool:
    """Ask for printer and pages and print; return False when the person thought better of it.

    Raise Refused when there is no printer, Trouble when the printer takes nothing.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    if not has_printer():
        raise Refused(_("No printer is set up on this computer. Export the PDF and print it elsewhere."))
    keeper = QObject()
    document = open_pdf(data, keeper)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    match_paper(printer, document)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the plan"))
    dialog.setMinMax(1, max(document.pageCount(), 1))
    wanted = bool(dialog.exec())
    dialog.deleteLater()
    if wanted:
        paint_pages(document, printer)
    return wanted


def match_paper(printer: QPrinter, document: QPdfDocument, number: int = 0) -> None:
    """Give the printer size and way of one of the pages, and no margins of its own: the pages bring theirs."""
    size = document.pagePointSize(number)
    lies = size.width() > size.height()
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    standing = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    layout.setPageSize(QPageSize(standing, QPageSize.Unit.Point))
    layout.setOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def paint_pages(document: QPdfDocument, printer: QPrinter) -> int:
    """Send the wanted pages to the printer; return how many. Raise Trouble when it does not take them."""
    first = max(printer.fromPage() or 1, 1) - 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter()
    _turn(printer, document, first)
    if not painter.begin(printer):
        raise _no_answer()
    try:
        for number in range(first, last):
            if number > first:
                _turn(printer, document, number)
                if not printer.newPage():
                    raise _no_answer()
            _paint_page(painter, document, number, printer)
    finally:
        painter.end()
    return max(last - first, 0)


def _turn(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Turn the paper for a landscape page and back again; the person may have chosen another size, which stays."""
    size = document.pagePointSize(number)
    lies = size.width() > size.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)


def _paint_page(painter: QPainter, document: QPdfDocument, number: int, printer: QPrinter) -> None:
    points = document.pagePointSize(number)
    dots = min(printer.resolution(), FINEST) / 72
    image = document.render(number, QSize(round(points.width() * dots), round(points.height() * dots)))
    room = QRectF(printer.paperRect(printer.Unit.DevicePixel))
    scale = min(room.width() / image.width(), room.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    painter.drawImage(QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height), image)


def _no_answer() -> Trouble:
    return Trouble(
        _("The printer did not take the plan."),
        _("Your data is safe."),
        _("Check that it is on and connected, or export the PDF."),
    )
