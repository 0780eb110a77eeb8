"""Set the frame of a chart over time: the plot, its grid and axes, lines with their labels, bands and headings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from opspath_desktop.charts.figure import Line, Mark, Rect, Role, Text
from opspath_desktop.charts.scale import fit, linear, spread, text_width, tick_labels
from opspath_desktop.charts.series import number_of
from opspath_desktop.charts.span import Span
from opspath_desktop.i18n import _, format_date, format_number

SIZE = 7.6  # of all words on a chart, in points
LINE = SIZE + 3  # from one line of words to the next
WIDEST_EDGE = 0.36  # of the width may go to the labels at the right


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line over some periods, both ends included."""

    value: float
    start: int
    end: int
    role: Role
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """The room between two values over some periods, both ends included."""

    low: float
    high: float
    start: int
    end: int
    role: Role = "band"


@dataclass(frozen=True, slots=True)
class Edge:
    """A label at the right edge, beside its value."""

    words: str
    value: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Words above the first period of a phase, and fewer for where there is no room for all."""

    words: str
    start: int
    end: int
    few: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """The inner rectangle with its mappings."""

    span: Span
    top: float
    bottom: float
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        """Return the height of a value, never outside the rectangle."""
        return min(max(self.heights()(value), self.top), self.bottom)

    def heights(self) -> Callable[[float], float]:
        """Return the mapping from values to heights, for many at once."""
        return linear(self.ticks[0], self.ticks[-1], self.bottom, self.top)


def edge_room(edges: Sequence[Edge], width: float) -> float:
    """Return the room that the labels at the right take."""
    widest = max((text_width(edge.words, SIZE, bold=edge.bold) for edge in edges), default=0.0)
    return min(widest + 10, width * WIDEST_EDGE) if edges else 6.0


def tick_room(*scales: Sequence[float]) -> float:
    """Return the room that the numbers at the left take."""
    return max(text_width(words, SIZE) for ticks in scales for words in tick_labels(ticks)) + 8


def grid(plot: Plot) -> list[Mark]:
    """Draw a hairline a tick, with its number at the left."""
    marks: list[Mark] = []
    for tick, words in zip(plot.ticks, tick_labels(plot.ticks), strict=True):
        y = plot.y(tick)
        marks.append(Line(((plot.span.left, y), (plot.span.right, y)), "grid", 0.6))
        marks.append(Text(plot.span.left - 5, y + SIZE * 0.34, words, "text2", SIZE, "regular", "end"))
    return marks


def axis(plot: Plot) -> Mark:
    """Draw the line that the days stand under; the numbers lie on it."""
    return Line(((plot.span.left, plot.bottom), (plot.span.right, plot.bottom)), "grid", 0.9)


def bands(found: Sequence[Band], plot: Plot) -> list[Mark]:
    """Fill the bands that are on show."""
    marks: list[Mark] = []
    for band in found:
        ends = _ends(band.start, band.end, plot.span)
        if ends:
            high, low = plot.y(band.high), plot.y(band.low)
            marks.append(Rect(ends[0], high, ends[1] - ends[0], low - high, band.role))
    return marks


def levels(found: Sequence[Level], plot: Plot) -> list[Mark]:
    """Draw the horizontal lines that are on show; between two phases they are broken."""
    marks: list[Mark] = []
    for level in found:
        ends = _ends(level.start, level.end, plot.span)
        if ends:
            y = plot.y(level.value)
            marks.append(Line(((ends[0], y), (ends[1], y)), level.role, level.width, level.dash))
    return marks


def _ends(start: int, end: int, span: Span) -> tuple[float, float] | None:
    if end < span.first or start > span.last:
        return None
    left, right = span.border(start), span.border(end + 1)
    gap = min(1.5, (right - left) / 4)
    return (left + gap if start > span.first else left), (right - gap if end < span.last else right)


def edge_labels(edges: Sequence[Edge], plot: Plot, width: float) -> list[Mark]:
    """Write the labels at the right edge beside their values; those that had to move are led there by a hairline."""
    wanted = [plot.y(edge.value) for edge in edges]
    placed = spread(wanted, LINE, plot.top + 1, plot.bottom - 1)
    right = plot.span.right
    marks: list[Mark] = []
    for edge, y, at in zip(edges, placed, wanted, strict=True):
        if abs(y - at) > 2:
            marks.append(Line(((right + 1, at), (right + 5, y)), "limit", 0.5))
        words = fit(edge.words, SIZE, width - right - 7, bold=edge.bold)
        role: Role = "text" if edge.bold else "text2"
        marks.append(Text(right + 7, y + SIZE * 0.34, words, role, SIZE, "bold" if edge.bold else "regular"))
    return marks


def heads(found: Sequence[Head], plot: Plot, y: float) -> list[Mark]:
    """Write the words of each phase above it, as far as they go without touching the next ones."""
    marks: list[Mark] = []
    for head in found:
        ends = _ends(head.start, head.end, plot.span)
        if ends and head.words:
            room = ends[1] - ends[0] - 3
            words = fit(head.words if text_width(head.words, SIZE) <= room else head.few or head.words, SIZE, room)
            if len(words) > 3:
                marks.append(Text(ends[0] + 1, y, words, "text2", SIZE))
    return marks


def dates(plot: Plot, today: dt.date) -> list[Mark]:
    """Name days of periods under the plot: the first, the last and as many between as fit; years other than today's."""
    marks: list[Mark] = []
    taken = -inf
    for index in _labelled(plot.span, today):
        x, words = plot.span.x(index), day_words(plot.span.days[index], today)
        half = text_width(words, SIZE) / 2
        x = max(x, half)
        if x - half > taken + 6:
            at = plot.span.x(index)
            marks.append(Line(((at, plot.bottom), (at, plot.bottom + 2.5)), "limit", 0.7))
            marks.append(Text(x, plot.bottom + SIZE + 4, words, "text2", SIZE, "regular", "middle"))
            taken = x + half
    return marks


def _labelled(span: Span, today: dt.date) -> list[int]:
    """Choose periods at equal steps back from the newest one, and the first where it has room."""
    if span.last <= span.first:
        return list(span.indexes)
    widest = text_width(day_words(span.days[span.first], today), SIZE)
    room = max(62.0, widest + 16) if number_of(span.days[span.first]) is None else 30.0
    parts = max(1, int((span.right - span.left) / room))
    step = -(-(span.last - span.first) // parts)
    found = list(range(span.last, span.first - 1, -step))[::-1]
    if found[0] - span.first > step * 0.7:
        found.insert(0, span.first)
    return found


def day_words(day: dt.date, today: dt.date, *, short: bool = True) -> str:
    """Write a day, with its year when that is another one than today's; a period without a day by its number."""
    number = number_of(day)
    if number is not None:
        return format_number(number) if short else _("row {n}").format(n=format_number(number))
    return format_date(day, today=today, short=short)
