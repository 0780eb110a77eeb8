"""Write a figure as SVG: the same marks in the colours of paper, words as text, its sentence for readers."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Point, Polygon, Rect, Role, Text
from opspath_desktop.charts.inks import PAPER

FONTS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"
_CORNERS: Mapping[str, tuple[Point, ...]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.15), (1.1, 0.9), (-1.1, 0.9)),
}


def svg(figure: Figure, *, title: str = "", colours: Mapping[Role, str] = PAPER) -> str:
    """Return the figure as one SVG document on a white ground; one unit is one point."""
    size = f'width="{_n(figure.width)}pt" height="{_n(figure.height)}pt"'
    box = f'viewBox="0 0 {_n(figure.width)} {_n(figure.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" aria-labelledby="name said">'
    ground = f'<rect width="100%" height="100%" fill="{colours["surface"]}"/>'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        head,
        f'<title id="name">{_safe(title or figure.alt)}</title>',
        f'<desc id="said">{_safe(figure.alt)}</desc>',
        ground,
        f'<g font-family="{escape(FONTS)}" stroke-linejoin="round">',
        *(_mark(mark, colours) for mark in figure.marks),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """Escape words, without the characters that XML does not allow."""
    return escape("".join(filter(_allowed, text)))


def _allowed(c: str) -> bool:
    return c in "\t\n" or " " <= c < "\ud800" or "\udfff" < c < "\ufffe" or c > "\uffff"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _mark(mark: Mark, colours: Mapping[Role, str]) -> str:
    colour = colours[mark.role]
    match mark:
        case Line():
            dash = f' stroke-dasharray="{" ".join(map(_n, mark.dash))}"' if mark.dash else ""
            look = f'fill="none" stroke="{colour}" stroke-width="{_n(mark.width)}"{dash}'
            return f'<polyline points="{_points(mark.points)}" {look}/>'
        case Polygon():
            return f'<polygon points="{_points(mark.points)}" fill="{colour}"/>'
        case Rect():
            place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.w)}" height="{_n(mark.h)}"'
            return f'<rect {place} rx="{_n(min(mark.radius, mark.w / 2, mark.h / 2))}" fill="{colour}"/>'
        case Marker():
            return _marker(mark, colour, colours["surface"])
        case Text():
            return _text(mark, colour)


def _marker(mark: Marker, colour: str, ground: str) -> str:
    look = f'fill="{colour}"' if mark.filled else f'fill="{ground}" stroke="{colour}" stroke-width="1.1"'
    half = mark.size / 2
    if mark.shape == "circle":
        return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(half)}" {look}/>'
    corners = tuple((mark.x + dx * half, mark.y + dy * half) for dx, dy in _CORNERS[mark.shape])
    return f'<polygon points="{_points(corners)}" {look}/>'


def _text(mark: Text, colour: str) -> str:
    bold = ' font-weight="600"' if mark.weight == "bold" else ""
    anchor = f" text-anchor={quoteattr(mark.anchor)}" if mark.anchor != "start" else ""
    place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}"'
    return f'<text {place}{bold}{anchor} fill="{colour}">{_safe(mark.text)}</text>'
