"""Say how each kind of paragraph looks: its font, its size, its colour and the room around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from opspath_desktop.plan.fonts import Family, chain
from opspath_desktop.plan.paint import INK, MUTED, TEAL, colour

LEAST = 7.5  # points: no letters are made smaller than this


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: sizes in points."""

    family: Family
    size: float
    leading: float
    ink: str = INK
    before: float = 0.0
    after: float = 0.0


LOOKS: dict[str, Look] = {
    "h1": Look("serif", 25, 29.5, after=4),
    "h2": Look("serif", 15, 18, before=11, after=4),
    "h3": Look("strong", 10.5, 13.5, before=7, after=3),
    "overline": Look("strong", 8.2, 11, TEAL, after=4),
    "quote": Look("quote", 12.2, 15.6, MUTED, after=8),
    "body": Look("body", 9.5, 13, after=4),
    "tight": Look("body", 8.8, 11.4, after=2),
    "muted": Look("body", 9.5, 13, MUTED, after=4),
    "small": Look("body", 8.2, 11, MUTED, before=2, after=2),
    "label": Look("strong", 7.8, 10.5, MUTED, before=2, after=2),
    "fact": Look("strong", 9.2, 11.4),
    "figure": Look("serif", 20, 23, after=1),
    "tile": Look("body", 8.6, 10.6, after=5),
    "card": Look("strong", 9.2, 11.8, after=2),
    "column": Look("strong", 7.6, 9.6),
    "plain": Look("body", 8.8, 11.4),
    "strong": Look("strong", 8.8, 11.4),
    "cell_muted": Look("body", 8.8, 11.4, MUTED),
    "title": Look("italic", 8.8, 11.4),
    "sheet_title": Look("serif", 14.5, 16.6),
    "sheet_head": Look("strong", 9.2, 11),
    "sheet": Look("body", 8.5, 10.4, after=1.2),
    "sheet_strong": Look("strong", 8.5, 10.4, after=1.2),
    "sheet_muted": Look("body", 8.5, 10.4, MUTED, after=2),
    "sheet_guess": Look("italic", 8.5, 10.4, MUTED, after=2),
    "sheet_cell": Look("body", 8.0, 9.6),
    "sheet_cell_strong": Look("strong", 8.0, 9.6),
    "sheet_cell_muted": Look("body", 8.0, 9.6, MUTED),
    "sheet_cell_guess": Look("italic", 8.0, 9.6, MUTED),
    "sheet_small": Look("body", 7.5, 9.2, MUTED, after=1),
    "sheet_column": Look("strong", 7.5, 9.2, MUTED),
}


def size_of(look: str, letters: float = 1.0) -> float:
    """Return the size of the letters of a look when they are scaled; none gets smaller than the least."""
    size = LOOKS[look].size
    return max(size * letters, min(size, LEAST))


@cache
def style(look: str, density: float, indent: float, letters: float = 1.0) -> ParagraphStyle:
    """Return the style of a look, its vertical space scaled by `density`, its letters by `letters`."""
    kind = LOOKS[look]
    name = chain(kind.family)[0].name
    size = size_of(look, letters)
    return ParagraphStyle(
        look,
        fontName=name,
        bulletFontName=name,
        fontSize=size,
        leading=kind.leading * density * size / kind.size,
        textColor=colour(kind.ink),
        spaceBefore=kind.before * density,
        spaceAfter=kind.after * density,
        leftIndent=indent,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


@cache
def fragment(look: str, density: float, letters: float = 1.0) -> Any:
    """Return the piece that ReportLab makes of plain words in a style, as a pattern for ours."""
    plain: Any = Paragraph("x", style(look, density, 0.0, letters))
    return plain.frags[0]
