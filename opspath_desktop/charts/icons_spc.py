"""Draw the two icons of a measure as our own vectors: what its variation is, and whether it will hit its target.

The palette is the one that readers of the NHS charts know; it is used nowhere else. As it is too pale for small shapes
on white, the text colour outlines each icon and writes its letter, and every icon differs from the others in its shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from opspath_desktop.charts.figure import Figure, Line, Mark, Point, Polygon, Role
from opspath_desktop.domain.spc_types import Assurance, Direction, Variation
from opspath_desktop.i18n import _

CORNERS = 48
# Letters as strokes in a box one high and 0.7 wide, so that they stay sharp where words would be too small to print.
_STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "H": (((0, 0), (0, 1)), ((0.7, 0), (0.7, 1)), ((0, 0.5), (0.7, 0.5))),
    "L": (((0, 0), (0, 1), (0.65, 1)),),
    "P": (((0, 1), (0, 0), (0.45, 0), (0.66, 0.12), (0.7, 0.28), (0.66, 0.43), (0.45, 0.55), (0, 0.55)),),
    "F": (((0.65, 0), (0, 0), (0, 1)), ((0, 0.5), (0.55, 0.5))),
    "?": (
        ((0.05, 0.2), (0.15, 0.04), (0.35, 0), (0.55, 0.05), (0.65, 0.22), (0.55, 0.4), (0.38, 0.52), (0.36, 0.7)),
        ((0.36, 0.94), (0.36, 1.0)),
    ),
}
_COLOURS: dict[str, Role] = {
    "common": "vary0",
    "improvement": "vary1",
    "concern": "vary2",
    "high": "vary3",
    "low": "vary3",
    "hit": "vary1",
    "miss": "vary2",
    "random": "vary0",
}


def variation_icon(variation: Variation | None, better: Direction, *, size: float = 22, trial: bool = False) -> Figure:
    """Draw the icon of a variation, `better` says where an improvement lies; None says that there are too few points.

    With `trial` the limits behind it were made of few points, which the alternative text says.
    """
    alt = variation_words(variation, better)
    if variation is None:
        return Figure(size, size, alt, _ring(size, "grid"))
    if trial:
        alt = _("{words} (trial limits)").format(words=alt)
    side = _side(variation, better)
    role = _COLOURS[variation]
    dots = _common_dots(size) if side == 0 else _dots_to(size, side)
    letter = {1: "H", -1: "L", 0: ""}[side]
    marks = [*_ring(size, role), *_path(dots, size, role)]
    if letter:
        marks += _letter(letter, size * 0.34, size * (0.34 if side > 0 else 0.66), size * 0.25)
    return Figure(size, size, alt, tuple(marks))


def variation_words(variation: Variation | None, better: Direction) -> str:
    """Say what a variation icon means."""
    if variation is None:
        return _("Too few points for an icon")
    high = _side(variation, better) > 0
    return {
        "common": _("Common cause: no signal"),
        "improvement": _("Special cause, improvement: high") if high else _("Special cause, improvement: low"),
        "concern": _("Special cause, concern: high") if high else _("Special cause, concern: low"),
        "high": _("Special cause: high"),
        "low": _("Special cause: low"),
    }[variation]


def _side(variation: Variation, better: Direction) -> int:
    if variation == "common":
        return 0
    if variation in ("high", "low"):
        return 1 if variation == "high" else -1
    return 1 if (variation == "improvement") == (better != "down") else -1


def _letter(letter: str, x: float, y: float, tall: float) -> list[Mark]:
    """Draw a letter in strokes, its middle at (x, y)."""
    return [
        Line(tuple((x + (px - 0.35) * tall, y + (py - 0.5) * tall) for px, py in stroke), "text", tall * 0.17)
        for stroke in _STROKES[letter]
    ]


def assurance_icon(assurance: Assurance | None, *, size: float = 22) -> Figure:
    """Draw the icon of an assurance: the target line with the process around, on the good or on the bad side of it."""
    alt = assurance_words(assurance)
    if assurance is None:
        return Figure(size, size, alt, _ring(size, "grid"))
    role = _COLOURS[assurance]
    letter = {"hit": "P", "miss": "F", "random": "?"}[assurance]
    s = size
    wave = tuple((s * (0.22 + 0.56 * n / 24), s * 0.64 - s * 0.07 * sin(2 * pi * n / 12)) for n in range(25))
    at = {"hit": 0.78, "miss": 0.5, "random": 0.64}[assurance]
    target = Line(((s * 0.27, s * at), (s * 0.75, s * at)), "text", s * 0.045, (s * 0.09, s * 0.06))
    marks = (
        *_ring(size, role),
        Line(wave, role, s * 0.1),
        Line(wave, "text", s * 0.03),
        target,
        *_letter(letter, s * 0.5, s * 0.31, s * 0.25),
    )
    return Figure(size, size, alt, marks)


def assurance_words(assurance: Assurance | None) -> str:
    """Say what an assurance icon means."""
    if assurance is None:
        return _("No target to hold the process against")
    return {
        "hit": _("The process will hit the target as it runs now"),
        "miss": _("The process will miss the target as it runs now"),
        "random": _("The process hits and misses the target at random"),
    }[assurance]


def disc(x: float, y: float, radius: float, role: Role) -> Polygon:
    """Return a full circle without the halo that a marker gets."""
    return Polygon(tuple(_rim(x, y, radius)), role)


def _rim(x: float, y: float, radius: float) -> list[Point]:
    return [(x + radius * cos(2 * pi * n / CORNERS), y + radius * sin(2 * pi * n / CORNERS)) for n in range(CORNERS)]


def _ring(size: float, role: Role) -> tuple[Mark, ...]:
    """Draw the round frame: an outline in the text colour, a coloured ring, an inner outline, the ground."""
    middle, r = size / 2, size / 2
    outline: Role = "text" if role != "grid" else "trial"
    return (
        disc(middle, middle, r, outline),
        disc(middle, middle, r - size * 0.035, role),
        disc(middle, middle, r - size * 0.1, outline),
        disc(middle, middle, r - size * 0.125, "surface"),
    )


def _common_dots(size: float) -> list[Point]:
    return [(size * x, size * y) for x, y in ((0.22, 0.56), (0.36, 0.42), (0.5, 0.58), (0.64, 0.42), (0.78, 0.54))]


def _dots_to(size: float, side: int) -> list[Point]:
    found = ((0.24, 0.62), (0.38, 0.68), (0.52, 0.6), (0.66, 0.42), (0.76, 0.28))
    return [(size * x, size * (y if side > 0 else 1 - y)) for x, y in found]


def _path(dots: Sequence[Point], size: float, role: Role) -> list[Mark]:
    """Join dots outlined in the text colour; the last two of a signal are the coloured ones."""
    marks: list[Mark] = [Line(tuple(dots), "text", size * 0.035)]
    signal = role != "vary0"
    for number, (x, y) in enumerate(dots):
        coloured = signal and number >= len(dots) - 2
        marks.append(disc(x, y, size * 0.066, "text"))
        marks.append(disc(x, y, size * 0.044, role if coloured or not signal else "surface"))
    return marks
