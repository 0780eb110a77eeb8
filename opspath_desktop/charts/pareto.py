"""Draw causes by how often they were seen: bars from the commonest down, and the share that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Rect, Table, Text, Tip
from opspath_desktop.charts.scale import fit, linear, nice_ticks, number, text_width, tick_labels
from opspath_desktop.i18n import _, format_number, format_percent, ngettext

SIZE = 7.6
MOST = 10  # bars; the rest stand together in the last one
HINT = 0.8  # the share that a few causes often make
ROW_OF_WORDS = SIZE + 2.4
DOT = 6.0  # of the line of shares
LINES = 2  # of words under a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One cause and how often it was seen."""

    text: str
    count: float


def pareto_chart(bars: Sequence[Bar], *, width: float = 480, height: float = 190) -> Figure:
    """Draw a bar a cause with its count, the line of the shares so far, and a hint at 80 %."""
    whole = [bar for bar in bars if bar.count > 0]
    if not whole:
        return Figure(width, height, _("No cause was counted yet."))
    ordered = sorted(whole, key=lambda bar: -bar.count)
    total = fsum(bar.count for bar in ordered)
    shares = [part / total for part in accumulate(bar.count for bar in ordered)]
    few = _together(ordered)
    marks, tips = _drawing(few, total, width, height)
    rows = tuple(
        (bar.text, number(bar.count), format_percent(bar.count / total), format_percent(share))
        for bar, share in zip(ordered, shares, strict=True)
    )
    table = Table((_("Cause"), _("How often"), _("Share"), _("Together")), rows)
    reach = (width / len(few) / 2, height)
    return Figure(width, height, _alt(ordered, shares, total), tuple(marks), tips, table, reach)


def _together(ordered: Sequence[Bar]) -> list[Bar]:
    if len(ordered) <= MOST:
        return list(ordered)
    rest = ordered[MOST - 1 :]
    words = _("{n} other causes").format(n=format_number(len(rest)))
    return [*ordered[: MOST - 1], Bar(words, fsum(bar.count for bar in rest))]


def _drawing(bars: Sequence[Bar], total: float, width: float, height: float) -> tuple[list[Mark], tuple[Tip, ...]]:
    ticks = nice_ticks(0, max(bar.count for bar in bars), max(3, min(6, int(height / 34))))
    labels = tick_labels(ticks)
    left = max(text_width(words, SIZE) for words in labels) + 8
    right = width - text_width(format_percent(1.0), SIZE) - 8
    top, bottom = 14.0, height - LINES * ROW_OF_WORDS - 6
    y = linear(0, ticks[-1], bottom, top)
    share_y = linear(0, 1, bottom, top)
    marks: list[Mark] = []
    for tick, words in zip(ticks, labels, strict=True):
        marks.append(Line(((left, y(tick)), (right, y(tick))), "grid", 0.6))
        marks.append(Text(left - 5, y(tick) + SIZE * 0.34, words, "text2", SIZE, "regular", "end"))
    marks += _hint(left, right, share_y(HINT), width)
    for share in (0.0, 0.5, 1.0):
        at = share_y(share) + SIZE * 0.34
        if abs(share_y(share) - share_y(HINT)) < SIZE:
            continue  # a low chart has no room for it beside the hint
        marks.append(Text(right + 6, at, format_percent(share), "text2", SIZE))
    step = (right - left) / len(bars)
    tips, path = [], []
    together = 0.0
    for place, bar in enumerate(bars):
        x, wide = left + (place + 0.5) * step, min(step * 0.62, 46.0)
        few = together < HINT * total
        together += bar.count
        tall = bottom - y(bar.count)
        marks.append(Rect(x - wide / 2, bottom - tall, wide, tall, "line" if few else "trial", 1.2))
        above = _clear_of(share_y(together / total), bottom - tall)
        marks += _count(bar, x, above - 3, share_y(HINT))
        marks += _name(bar.text, x, bottom, step)
        path.append((x, share_y(together / total)))
        tips.append(Tip(x, bottom - tall, _tip(bar, total, together), place))
    marks += _shares(path)
    return marks, tuple(tips)


def _count(bar: Bar, x: float, y: float, hint: float) -> list[Mark]:
    """Write the count over its bar; the line of the hint is broken where it would go through it."""
    words = number(bar.count)
    wide = text_width(words, SIZE, bold=True) + 4
    gap = [Rect(x - wide / 2, y - SIZE * 0.75, wide, SIZE * 0.85, "surface")] if y - SIZE < hint < y + 1.5 else []
    return [*gap, Text(x, y, words, "text", SIZE, "bold", "middle")]


def _clear_of(dot: float, top: float) -> float:
    """Return from where the count of a bar is written: its top, or the dot of the shares where that is in the way."""
    return min(dot - DOT / 2, top) if top - SIZE - DOT < dot < top + DOT else top


def _shares(path: list[tuple[float, float]]) -> list[Mark]:
    marks: list[Mark] = [Line(tuple(path), "marker", 1.2)] if len(path) > 1 else []
    for x, y in path:
        marks += [Marker(x, y, "circle", "surface", DOT), Marker(x, y, "circle", "marker", 4.0)]
    return marks


def _hint(left: float, right: float, y: float, width: float) -> list[Mark]:
    line = Line(((left, y), (right, y)), "target", 1.1, (1.2, 2.4))
    return [
        line,
        Text(right + 6, y + SIZE * 0.34, fit(format_percent(HINT), SIZE, width - right), "text", SIZE, "bold"),
    ]


def _name(text: str, x: float, bottom: float, step: float) -> list[Mark]:
    """Write the cause under its bar in up to two lines."""
    words, lines = " ".join(text[:200].split()).split(" "), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, SIZE) <= step - 4 or not lines[-1] or len(lines) == LINES:
            lines[-1] = longer
        else:
            lines.append(word)
    return [
        Text(x, bottom + 9 + row * ROW_OF_WORDS, fit(line, SIZE, step - 3), "text2", SIZE, "regular", "middle")
        for row, line in enumerate(lines)
    ]


def _tip(bar: Bar, total: float, together: float) -> str:
    words = _("{cause}: {count}, {share} of all, {together} with those before it")
    return words.format(
        cause=bar.text,
        count=number(bar.count),
        share=format_percent(bar.count / total),
        together=format_percent(together / total),
    )


def _alt(ordered: Sequence[Bar], shares: Sequence[float], total: float) -> str:
    enough = next(place for place, share in enumerate(shares, 1) if share >= HINT - 1e-9)
    parts = [
        _("{cause} {count} ({share})").format(
            cause=bar.text, count=number(bar.count), share=format_percent(bar.count / total)
        )
        for bar in ordered[:MOST]
    ]
    more = len(ordered) - MOST
    if more > 0:
        parts.append(ngettext("{n} other", "{n} others", more).format(n=format_number(more)))
    many = ngettext("One cause: {list}.", "{n} causes, {total} counted in all: {list}.", len(ordered))
    counted = many.format(n=format_number(len(ordered)), total=number(total), list="; ".join(parts))
    if len(ordered) == 1:
        return counted
    words = ngettext("The first of them makes {share}.", "The first {n} of them make {share}.", enough)
    return f"{counted} {words.format(n=format_number(enough), share=format_percent(shares[enough - 1]))}"
