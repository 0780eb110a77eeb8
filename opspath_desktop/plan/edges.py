"""Draw what stands at the edges of the pages: headers, footers, markings and numbers, when all pages are known."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from opspath_desktop.i18n import _
from opspath_desktop.plan.fonts import chain
from opspath_desktop.plan.meta import Meta
from opspath_desktop.plan.paint import HAIR, INK, MUTED, RUST, TEAL, colour, write
from opspath_desktop.plan.sheet import MM
from opspath_desktop.plan.text import one_line

MARGIN = 56.7  # 20 mm
TOP_FIRST, TOP_LATER, BOTTOM = 52.0, 60.0, 50.0
SIDE, EDGE = 12 * MM, 9 * MM  # of a landscape page
RUNNING = 5.0  # points below the upper edge of a landscape page: its first line stands where printers reach
LYING = ("sheet", "wide", "more")  # the kinds of landscape pages


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in points, the factor by which vertical space shrinks on it, and how much all of it is enlarged."""

    width: float
    height: float
    density: float
    scale: float = 1.0


PAPERS = {"a4": Paper(595.28, 841.89, 1.0), "letter": Paper(612.0, 792.0, 0.92)}
LANDSCAPES = {
    "a4": Paper(841.89, 595.28, 1.0),
    "letter": Paper(792.0, 612.0, 1.0),
    "a3": Paper(841.89, 595.28, 1.0, 2**0.5),
}


@dataclass(slots=True)
class _End:
    """A finished page that waits for its edges; `of_sheet` counts the sheets, `foot` are the words of its sheet."""

    page: Any
    size: tuple[float, float]
    kind: str
    scale: float
    of_sheet: int = 0
    foot: str = ""


def begin(kind: str, scale: float) -> Callable[[Any, Any], None]:
    """Return what a page template does with each new page: enlarge it, and say of what kind it is."""

    def begun(canvas: Any, _document: Any) -> None:
        canvas.page_kind, canvas.page_scale = kind, scale
        if scale != 1.0:
            canvas.scale(scale, scale)

    return begun


class EdgedCanvas(Canvas):
    """A canvas that draws the edges of all pages at the end, when their number is known."""

    meta: Meta
    page_kind = ""
    page_scale = 1.0
    _doc: Any
    _code: Any
    _pagesize: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.finished: list[_End] = []
        self._sheets, self._foot = 0, ""
        self._doc._timeStamp = _stamp(self.meta)

    def sheet_begins(self, foot: str) -> None:
        """Remember whose pages this one and those that go on after it are."""
        self._sheets += 1
        self._foot = foot

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # ReportLab's hook, called with each finished page
        super()._setAnnotations(page)  # type: ignore[misc]  # not in the stubs
        end = _End(page, self._pagesize, self.page_kind, self.page_scale)
        if self.page_kind in ("sheet", "more"):
            end.of_sheet, end.foot = self._sheets, self._foot
        self.finished.append(end)

    def save(self) -> None:
        if self._code:
            self.showPage()
        total, seen = Counter(end.of_sheet for end in self.finished), Counter[int]()
        for number, end in enumerate(self.finished, 1):
            seen[end.of_sheet] += 1
            self._code = []
            self.saveState()
            pages = (number, len(self.finished))
            if end.kind in LYING:
                _lying_edges(self, self.meta, end, pages, (seen[end.of_sheet], total[end.of_sheet]))
            else:
                _edges(self, self.meta, end.size, pages)
            self.restoreState()
            end.page.stream += "\n".join(self._code) + "\n"
        self._code = []
        super().save()


def _stamp(about: Meta) -> Any:
    """Return the plan's own date as the time of making (SOURCE_DATE_EPOCH stands above it)."""
    stamp: Any = TimeStamp(1)
    if not os.environ.get("SOURCE_DATE_EPOCH", "").strip():
        stamp.YMDhms = (about.on.year, about.on.month, about.on.day, 0, 0, 0)
    return stamp


def _edges(canvas: Any, about: Meta, size: tuple[float, float], pages: tuple[int, int]) -> None:
    width, height = size
    left, right = MARGIN, width - MARGIN
    if pages[0] == 1:
        canvas.setFillColor(colour(TEAL))
        canvas.rect(left, height - 46.5, 62, 2.8, stroke=0, fill=1)
        _badge(canvas, about.marking, right, height - 64)
    else:
        _header(canvas, about, left, right, height - 40)
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.6)
    canvas.line(left, 38.5, right, 38.5)
    write(canvas, left, 27, _document(about), 7.6, MUTED)
    write(canvas, right, 27, _of(pages), 7.8, INK, bold=True, anchor="end")


def _lying_edges(canvas: Any, about: Meta, end: _End, pages: tuple[int, int], own: tuple[int, int]) -> None:
    """Draw the edges of a landscape page; a sheet counts its own pages too."""
    width, height = end.size[0] / end.scale, end.size[1] / end.scale
    left, right = SIDE, width - SIDE
    owner = " · ".join(part for part in (one_line(about.author, 40), one_line(about.running, 40)) if part)
    write(canvas, left, height - EDGE - 3, owner, 7.5, MUTED)
    write(canvas, right, height - EDGE - 3, one_line(about.marking, 60), 7.4, RUST, bold=True, anchor="end")
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.6)
    canvas.line(left, EDGE + 10.5, right, EDGE + 10.5)
    write(canvas, left, EDGE + 1.5, " · ".join(part for part in (end.foot, _document(about)) if part), 7.5, MUTED)
    number = _of(pages)
    if end.of_sheet and own[1] != pages[1]:
        number = _("A3 page {n} of {total}").format(n=own[0], total=own[1]) + " · " + number
    write(canvas, right, EDGE + 1.5, number, 7.6, INK, bold=True, anchor="end")


def _document(about: Meta) -> str:
    document = _("Document {id}").format(id=about.document_id[:8]) if about.document_id else ""
    return " · ".join(part for part in (one_line(about.marking, 70), document) if part)


def _of(pages: tuple[int, int]) -> str:
    return _("Page {n} of {total}").format(n=pages[0], total=pages[1])


def _header(canvas: Any, about: Meta, left: float, right: float, y: float) -> None:
    owner = one_line(about.author, 40)
    write(canvas, left, y, owner, 8.2, INK, bold=True)
    after = left + stringWidth(owner, chain("strong")[0].name, 8.2) + 6
    write(canvas, after, y, one_line(about.running, 40), 8.2, MUTED)
    write(canvas, right, y, about.running_right, 8.2, MUTED, anchor="end")
    write(canvas, right, y + 11, one_line(about.marking, 60), 7.4, RUST, bold=True, anchor="end")
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.6)
    canvas.line(left, y - 6, right, y - 6)


def _badge(canvas: Any, marking: str, right: float, y: float) -> None:
    words = one_line(marking, 60)
    if not words:
        return
    width = stringWidth(words, chain("strong")[0].name, 7.4) + 14
    canvas.setStrokeColor(colour(RUST))
    canvas.setLineWidth(1)
    canvas.roundRect(right - width, y, width, 14, 7, stroke=1, fill=0)
    write(canvas, right - width / 2, y + 4.4, words, 7.4, RUST, bold=True, anchor="middle")
