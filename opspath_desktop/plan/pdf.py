"""Build the PDF: pages with their edges, the document's properties, and the same bytes for the same plan."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from opspath_desktop import __version__
from opspath_desktop.plan.blocks import Block, Landscape, Sheet, all_texts
from opspath_desktop.plan.compose import Composer
from opspath_desktop.plan.edges import (
    BOTTOM,
    EDGE,
    LANDSCAPES,
    LYING,
    MARGIN,
    PAPERS,
    RUNNING,
    SIDE,
    TOP_FIRST,
    TOP_LATER,
    EdgedCanvas,
    Paper,
    begin,
)
from opspath_desktop.plan.flowables import Factory
from opspath_desktop.plan.fonts import chain
from opspath_desktop.plan.outline import Meta, meta, outline
from opspath_desktop.plan.pictures import Album, album
from opspath_desktop.plan.sheet import FOOT, GUTTER, SheetSetter
from opspath_desktop.plan.text import lost
from opspath_desktop.queries.plan_view import PlanView

MANY_PAGES = 4  # a plan with more pages is too long for a meeting: say so
TIGHTER = (0.94, 0.88)  # what is tried when one page too many would begin


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished plan: its bytes, pages, fingerprint, and the characters that no font could draw."""

    data: bytes
    pages: int
    sha256: str
    lost: frozenset[str]
    appendix: int = 0  # how many of the pages are the appendix of pilots

    @property
    def long(self) -> bool:
        """Tell whether the plan has more pages than a meeting can go through; the appendix is looked up only."""
        return self.pages - self.appendix > MANY_PAGES


def build(blocks: Sequence[Block], *, meta: Meta, paper: str = "a4") -> bytes:
    """Return the PDF of the blocks; the same blocks, meta and paper give the same bytes."""
    return _build(blocks, meta, paper)[0]


def _build(
    blocks: Sequence[Block], about: Meta, paper: str, data: Path | None = None, tighter: float = 1.0
) -> tuple[bytes, int, int]:
    """Return the bytes, how many pages there are, and how many of them are landscape pages of the appendix.

    `data` is the folder with the attached pictures, `tighter` scales the room between lines and around blocks, never
    the letters.
    """
    sheet, lying = PAPERS[paper if paper in PAPERS else "a4"], LANDSCAPES[paper]
    out = io.BytesIO()
    templates = [*_standing(sheet), *_lying(lying)]
    if blocks and isinstance(blocks[0], Sheet | Landscape):
        templates = templates[2:]
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
        pageTemplates=templates,
    )
    story = _story(blocks, replace(sheet, density=sheet.density * tighter), lying, album(data))
    maker: Any = type("PlanCanvas", (EdgedCanvas,), {"meta": about})
    document.build(story, canvasmaker=maker)
    canvas: Any = document.canv
    return out.getvalue(), int(document.page), sum(end.kind in LYING for end in canvas.finished)


def _standing(sheet: Paper) -> list[PageTemplate]:
    width = sheet.width - 2 * MARGIN
    heights = [sheet.height - top - BOTTOM for top in (TOP_FIRST, TOP_LATER)]
    return [
        PageTemplate(
            name,
            [Frame(MARGIN, BOTTOM, width, height, 0, 0, 0, 0)],
            autoNextPageTemplate="later",
            onPage=begin(name, 1.0),
            pagesize=(sheet.width, sheet.height),
        )
        for name, height in zip(("first", "later"), heights, strict=True)
    ]


def _lying(sheet: Paper) -> list[PageTemplate]:
    """Return the landscape pages: one frame for a sheet or for blocks, two columns for what goes on after a sheet."""
    width, height = sheet.width - 2 * SIDE, sheet.height - 2 * EDGE - RUNNING
    half = (width - GUTTER) / 2
    frames = {
        "sheet": [(SIDE, EDGE, width, height)],
        "wide": [(SIDE, EDGE + FOOT, width, height - FOOT)],
        "more": [(x, EDGE + FOOT, half, height - FOOT) for x in (SIDE, SIDE + half + GUTTER)],
    }
    size = (sheet.width * sheet.scale, sheet.height * sheet.scale)
    return [
        PageTemplate(
            name, [Frame(*place, 0, 0, 0, 0) for place in frames[name]], onPage=begin(name, sheet.scale), pagesize=size
        )
        for name in LYING
    ]


def _story(blocks: Sequence[Block], sheet: Paper, lying: Paper, pictures: Album) -> list[Any]:
    """Return the flowables of all blocks, with a turn to another kind of page where one is needed."""
    factory = Factory(sheet.density)
    composer = Composer(factory, sheet.width - 2 * MARGIN, sheet.height - TOP_LATER - BOTTOM)
    width, height = lying.width - 2 * SIDE, lying.height - 2 * EDGE - RUNNING
    setter, wide = SheetSetter(width, height, pictures), Composer(Factory(), width, height - FOOT)
    story: list[Any] = []
    for lies, group in groupby(blocks, key=lambda block: isinstance(block, Sheet | Landscape)):
        if not lies:
            story += composer.set(group)
            continue
        for block in group:
            story += _landscape(block, setter, wide, factory, first=not story)
    return story


def _landscape(block: Block, setter: SheetSetter, wide: Composer, factory: Factory, *, first: bool) -> list[Any]:
    turn = "sheet" if isinstance(block, Sheet) else "wide"
    begun = factory.turn(turn)[: 1 if first else 2]
    if isinstance(block, Landscape):
        return [*([] if first else begun), *wide.set(block.blocks)]
    assert isinstance(block, Sheet)
    page, rest = setter.set(block)
    more = [*factory.turn("more"), *rest] if rest else []
    return [*([] if first else begun), page, *more]


def lost_characters(blocks: Sequence[Block]) -> set[str]:
    """Return the characters that no font has; they print as a replacement sign, so name them to the user first."""
    fonts = chain("body")
    return {c for text in all_texts(blocks) for c in _lost(text, fonts)}


@cache
def _ascii() -> frozenset[str]:
    return frozenset(map(chr, range(128)))


def _lost(text: str, fonts: Any) -> set[str]:
    return set() if text.isascii() else lost(text, fonts) - _ascii()


def render(view: PlanView, data: Path | None = None) -> Printed:
    """Outline, build and check the plan; the paper is the view's, its pictures lie in the data folder."""
    return print_blocks(outline(view), meta(view), view.paper, data)


def print_blocks(blocks: Sequence[Block], about: Meta, paper: str, data: Path | None = None) -> Printed:
    """Build and check the blocks; paper is "a4" or "letter", for sheets "a3" too."""
    made, pages, appendix = _build(blocks, about, paper, data)
    for tighter in TIGHTER:
        if not MANY_PAGES < pages - appendix <= MANY_PAGES + 1:
            break
        tried = _build(blocks, about, paper, data, tighter)
        if tried[1] - tried[2] <= MANY_PAGES:  # else the usual room between the lines stays
            made, pages, appendix = tried
    return Printed(made, pages, hashlib.sha256(made).hexdigest(), frozenset(lost_characters(blocks)), appendix)
