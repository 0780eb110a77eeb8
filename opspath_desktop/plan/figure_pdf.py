"""Write one figure as a PDF of its own: a tagged page that a screen reader can read and an archive can keep."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path
from typing import Any

from opspath_desktop.charts.figure import Figure
from opspath_desktop.i18n import _, current_locale, format_date
from opspath_desktop.plan.write import write as write_file

SHEETS = {"a4": (841.89, 595.28), "letter": (792.0, 612.0)}  # both lie on their long side
MARGIN = 56.7  # 20 mm
LARGEST = 1.6  # how far a figure is enlarged: words of 8 points become 13
TITLE, CAPTION, LEADING = 17.0, 9.5, 13.0


def write_figure(
    figure: Figure, target: Path, *, title: str, day: dt.date, author: str = "", caption: str = "", paper: str = "a4"
) -> None:
    """Write the figure to the file, whole or not at all; raise Trouble when that fails."""
    page = figure_pdf(figure, title=title, day=day, author=author, caption=caption, paper=paper)
    write_file(page, target, _("The chart could not be written: {reason}."))


def figure_pdf(
    figure: Figure, *, title: str, day: dt.date, author: str = "", caption: str = "", paper: str = "a4"
) -> bytes:
    """Return a PDF of one page: title, figure, caption, the day; the same input gives the same bytes."""
    from reportlab.lib.utils import TimeStamp
    from reportlab.pdfgen.canvas import Canvas

    from opspath_desktop.plan import figure_tags as tags
    from opspath_desktop.plan.fonts import chain
    from opspath_desktop.plan.text import one_line

    out = io.BytesIO()
    width, height = SHEETS[paper]
    font = chain("body")[0].name
    name = one_line(title, 140) or _("Chart")
    maker: Any = Canvas  # the stubs take the name of a font for a number
    canvas: Any = maker(
        out, (width, height), invariant=1, initialFontName=font, lang=current_locale().replace("_", "-")
    )
    stamp: Any = TimeStamp(1)
    if not os.environ.get("SOURCE_DATE_EPOCH", "").strip():
        stamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
    canvas._doc._timeStamp = stamp
    canvas.setTitle(name)
    canvas.setAuthor(one_line(author, 80) or "OpsPath")
    canvas.setCreator("OpsPath Desktop")
    canvas.setProducer("ReportLab")
    canvas.setSubject(one_line(figure.alt, 400))
    box = _draw(canvas, figure, name, caption, day, (width, height))
    alt = " ".join(figure.alt.split()) or name
    tags.tag_page(canvas, [("H1", "", ()), ("Figure", alt, box), *([("P", "", ())] if caption else [])])
    canvas.showPage()
    tags.finish(canvas, title=name, author=author, day=day)
    return out.getvalue()


def _draw(
    canvas: Any, figure: Figure, title: str, caption: str, day: dt.date, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Draw the page, each part between its marks; return the box of the figure."""
    from opspath_desktop.plan.fonts import chain
    from opspath_desktop.plan.paint import INK, MUTED, paint, write

    width, height = size
    room = width - 2 * MARGIN
    lines = _broken(caption, room)
    top = height - MARGIN
    _begin(canvas, "/H1", 0)
    write(canvas, MARGIN, top - TITLE, _fitting(title, room), TITLE, INK, bold=True)
    _end(canvas)
    below = len(lines) * LEADING + (10 if lines else 0)
    tall = top - TITLE - 18 - MARGIN - below
    scale = min(room / figure.width, tall / figure.height, LARGEST)
    bottom = top - TITLE - 18 - figure.height * scale
    _begin(canvas, "/Figure", 1)
    paint(canvas, figure, MARGIN, bottom, scale)
    _end(canvas)
    if lines:
        _begin(canvas, "/P", 2)
        canvas.setFont(chain("body")[0].name, CAPTION)
        for number, line in enumerate(lines):
            write(canvas, MARGIN, bottom - 12 - number * LEADING, line, CAPTION, INK)
            canvas.drawString(width - MARGIN, bottom - 12 - number * LEADING, " ")  # keeps words apart when copied
        _end(canvas)
    canvas._code.append("/Artifact BMC")
    write(canvas, MARGIN, 30, format_date(day, today=dt.date.min), 7.8, MUTED)
    pages = _("Page {n} of {total}").format(n=1, total=1)
    write(canvas, width - MARGIN, 30, pages, 7.8, MUTED, anchor="end")
    _end(canvas)
    return MARGIN, bottom, MARGIN + figure.width * scale, bottom + figure.height * scale


def _begin(canvas: Any, tag: str, number: int) -> None:
    canvas._code.append(f"{tag} <</MCID {number}>> BDC")


def _end(canvas: Any) -> None:
    canvas._code.append("EMC")


def _broken(text: str, room: float) -> list[str]:
    """Break the caption into lines; a space at the end of a line keeps the words apart when they are copied."""
    from opspath_desktop.charts.scale import text_width

    lines: list[str] = []
    for word in " ".join(text[:1500].split()).split(" ") if text.strip() else []:
        if lines and text_width(f"{lines[-1]} {word}", CAPTION) <= room * 0.98:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [_fitting(line, room, CAPTION) for line in lines]


def _fitting(text: str, room: float, size: float = TITLE) -> str:
    from opspath_desktop.charts.scale import fit

    return fit(text, size, room, bold=size == TITLE)
