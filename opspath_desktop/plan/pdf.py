"""Build the PDF: pages with their edges, the document's properties, and the same bytes for the same plan."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from opspath_desktop import __version__
from opspath_desktop.i18n import _
from opspath_desktop.plan.blocks import Block, all_texts
from opspath_desktop.plan.compose import Composer
from opspath_desktop.plan.flowables import Factory
from opspath_desktop.plan.fonts import chain
from opspath_desktop.plan.outline import Meta, meta, outline
from opspath_desktop.plan.paint import HAIR, INK, MUTED, RUST, TEAL, colour, write
from opspath_desktop.plan.text import lost, one_line
from opspath_desktop.queries.plan_view import PlanView

MARGIN = 56.7  # 20 mm
TOP_FIRST, TOP_LATER, BOTTOM = 52.0, 60.0, 50.0
MANY_PAGES = 4  # a plan with more pages is too long for a meeting: say so


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in points and the factor by which vertical space shrinks on it."""

    width: float
    height: float
    density: float


PAPERS = {"a4": Paper(595.28, 841.89, 1.0), "letter": Paper(612.0, 792.0, 0.92)}


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished plan: its bytes, pages, fingerprint, and the characters that no font could draw."""

    data: bytes
    pages: int
    sha256: str
    lost: frozenset[str]

    @property
    def long(self) -> bool:
        """Tell whether the plan has more pages than a meeting can go through."""
        return self.pages > MANY_PAGES


class _Canvas(Canvas):
    """A canvas that draws the edges of all pages at the end, when their number is known."""

    meta: Meta
    _doc: Any
    _code: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._finished: list[Any] = []
        self._doc._timeStamp = _stamp(self.meta)

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # ReportLab's hook, called with each finished page
        super()._setAnnotations(page)  # type: ignore[misc]  # not in the stubs
        self._finished.append(page)

    def save(self) -> None:
        if self._code:
            self.showPage()
        for number, page in enumerate(self._finished, 1):
            self._code = []
            self.saveState()
            _edges(self, self.meta, number, len(self._finished))
            self.restoreState()
            page.stream += "\n".join(self._code) + "\n"
        self._code = []
        super().save()


def _stamp(about: Meta) -> Any:
    """Return the plan's own date as the time of making (SOURCE_DATE_EPOCH stands above it)."""
    stamp: Any = TimeStamp(1)
    if not os.environ.get("SOURCE_DATE_EPOCH", "").strip():
        stamp.YMDhms = (about.on.year, about.on.month, about.on.day, 0, 0, 0)
    return stamp


def _edges(canvas: Any, about: Meta, number: int, total: int) -> None:
    width, height = canvas._pagesize
    left, right = MARGIN, width - MARGIN
    if number == 1:
        canvas.setFillColor(colour(TEAL))
        canvas.rect(left, height - 46.5, 62, 2.8, stroke=0, fill=1)
        _badge(canvas, about.marking, right, height - 64)
    else:
        _header(canvas, about, left, right, height - 36)
    canvas.setStrokeColor(colour(HAIR))
    canvas.setLineWidth(0.6)
    canvas.line(left, 38.5, right, 38.5)
    document = _("Document {id}").format(id=about.document_id[:8]) if about.document_id else ""
    foot = " · ".join(part for part in (one_line(about.marking, 70), document) if part)
    write(canvas, left, 27, foot, 7.6, MUTED)
    pages = _("Page {n} of {total}").format(n=number, total=total)
    write(canvas, right, 27, pages, 7.8, INK, bold=True, anchor="end")


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


def build(blocks: Sequence[Block], *, meta: Meta, paper: str = "a4") -> bytes:
    """Return the PDF of the blocks; the same blocks, meta and paper give the same bytes."""
    return _build(blocks, meta, PAPERS[paper])[0]


def _build(blocks: Sequence[Block], about: Meta, sheet: Paper) -> tuple[bytes, int]:
    width = sheet.width - 2 * MARGIN
    heights = [sheet.height - top - BOTTOM for top in (TOP_FIRST, TOP_LATER)]
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(sheet.width, sheet.height),
        title=about.title,
        author=about.author,
        subject=about.subject,
        creator=f"OpsPath Desktop {__version__}",
        producer="ReportLab",
        lang=about.language,
        displayDocTitle=1,
        initialFontName=chain("body")[0].name,
        invariant=1,
        pageTemplates=[
            PageTemplate(name, [Frame(MARGIN, BOTTOM, width, height, 0, 0, 0, 0)], autoNextPageTemplate="later")
            for name, height in zip(("first", "later"), heights, strict=True)
        ],
    )
    story = Composer(Factory(sheet.density), width, heights[1]).set(blocks)
    maker: Any = type("PlanCanvas", (_Canvas,), {"meta": about})
    document.build(story, canvasmaker=maker)
    return out.getvalue(), int(document.page)


def lost_characters(blocks: Sequence[Block]) -> set[str]:
    """Return the characters that no font has; they print as a replacement sign, so name them to the user first."""
    fonts = chain("body")
    return {c for text in all_texts(blocks) for c in _lost(text, fonts)}


@cache
def _ascii() -> frozenset[str]:
    return frozenset(map(chr, range(128)))


def _lost(text: str, fonts: Any) -> set[str]:
    return set() if text.isascii() else lost(text, fonts) - _ascii()


def render(view: PlanView) -> Printed:
    """Outline, build and check the plan; the paper is the view's."""
    blocks = outline(view)
    data, pages = _build(blocks, meta(view), PAPERS[view.paper])
    return Printed(data, pages, hashlib.sha256(data).hexdigest(), frozenset(lost_characters(blocks)))
