"""Hand a chart on: as a picture in the clipboard, or as a PNG, SVG or PDF file; the same for every chart."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from opspath_desktop import clock
from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.svg import svg
from opspath_desktop.errors import OpsPathError
from opspath_desktop.files import replacing
from opspath_desktop.i18n import _
from opspath_desktop.paths import default_documents_dir
from opspath_desktop.ui import files
from opspath_desktop.ui.widgets.buttons import IconButton
from opspath_desktop.ui.widgets.figure_paint import paint_figure, paper
from opspath_desktop.ui.widgets.figure_view import FigureView
from opspath_desktop.ui.workspace import Workspace

PIXELS = 3.0  # of one point of the figure: twice those of the screen at text size 100 %
_LONGEST = 60  # characters of a file's name
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
KINDS = {"png": "PNG (*.png)", "svg": "SVG (*.svg)", "pdf": "PDF (*.pdf)"}


def picture(figure: Figure) -> QImage:
    """Return the figure in the colours of paper on white, at twice the size of the screen."""
    image = QImage(ceil(figure.width * PIXELS), ceil(figure.height * PIXELS), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    image.setText("Description", figure.alt)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(PIXELS, PIXELS)
    paint_figure(painter, figure, paper)
    painter.end()
    return image


def png(figure: Figure) -> bytes:
    """Return the picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(figure))
    return bytes(buffer.data().data())


def copy(view: FigureView) -> None:
    """Put the picture into the clipboard."""
    QGuiApplication.clipboard().setImage(picture(view.figure()))
    _tell(view, _("The picture is in the clipboard."))


def save_as(view: FigureView, kind: str) -> None:
    """Ask for a name, and write the figure to it as "png", "svg" or "pdf"."""
    start = files.free_name(default_documents_dir(), file_stem(view), f".{kind}")
    chosen = files.ask_target(view, _("Save the chart"), start, KINDS[kind])
    if chosen is not None:
        save(view, kind, files.with_ending(chosen, f".{kind}"))


def save(view: FigureView, kind: str, target: Path) -> None:
    """Write the figure, whole or not at all; what goes wrong is told in the window."""
    space = workspace_of(view)
    try:
        if space is not None:
            files.check_target(target, space.folder)
        data = _data(view, kind)
        with replacing(target) as part:
            part.write_bytes(data)
    except OpsPathError as error:
        if space is not None:
            space.failed.emit(error)
        return
    _tell(view, _("Saved as “{name}”.").format(name=target.name))


def _data(view: FigureView, kind: str) -> bytes:
    figure = view.figure()
    if kind == "png":
        return png(figure)
    if kind == "svg":
        return svg(figure, title=view.picture_name).encode()
    from opspath_desktop.plan.figure_pdf import figure_pdf

    space = workspace_of(view)
    day = space.today() if space is not None else clock.today()
    return figure_pdf(figure, title=title_of(view), day=day)


def title_of(view: FigureView) -> str:
    """Return the name that the view was given, else how its sentence begins."""
    return view.picture_name or re.split(r"[.:;]", view.figure().alt, maxsplit=1)[0].strip() or _("Chart")


def file_stem(view: FigureView) -> str:
    """Return a name for a file that every system takes."""
    return " ".join(_UNFIT.sub(" ", title_of(view)).split())[:_LONGEST].strip(" .") or _("Chart")


def workspace_of(widget: QWidget | None) -> Workspace | None:
    """Return the workspace of the page or window that the widget stands in."""
    while widget is not None:
        found = getattr(widget, "workspace", None)
        if isinstance(found, Workspace):
            return found
        widget = widget.parentWidget()
    return None


def _tell(view: FigureView, words: str) -> None:
    space = workspace_of(view)
    if space is not None:
        space.told.emit(words, False)


def fill(menu: QMenu, view: FigureView) -> None:
    """Put the ways out of a chart into a menu."""
    ways: tuple[tuple[str, Callable[[], None]], ...] = (
        (_("Copy as picture"), partial(copy, view)),
        (_("Save as PNG…"), partial(save_as, view, "png")),
        (_("Save as SVG…"), partial(save_as, view, "svg")),
        (_("Save as PDF…"), partial(save_as, view, "pdf")),
    )
    for words, do in ways:
        menu.addAction(words).triggered.connect(do)


def open_menu(view: FigureView, at: QPoint) -> None:
    """Open the menu of a chart at this place of the screen."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu, view)
    menu.popup(at)


class FigureButton(IconButton):
    """Be the "..." of a chart: the menu of what can be done with its picture."""

    def __init__(self, view: FigureView, parent: QWidget | None = None) -> None:
        super().__init__("ellipsis", _("Copy or save the chart"), parent)
        self._view = view
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the menu below the button."""
        open_menu(self._view, self.mapToGlobal(QPoint(0, self.height())))
