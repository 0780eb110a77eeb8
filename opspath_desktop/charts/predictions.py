"""Draw what was predicted for each cycle beside what happened; the verdict is a shape, and stands there in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Role, Shape, Table, Text, Tip
from opspath_desktop.charts.moved import shifted
from opspath_desktop.charts.scale import fit, linear, nice_ticks, number, text_width, tick_labels
from opspath_desktop.charts.sheet import given, with_unit
from opspath_desktop.i18n import _, format_number

SIZE = 7.6
ROW = 24.0
AXIS = 16.0
KEY = 13.0  # the line that says what the shapes mean
_SHAPES: dict[str, tuple[Shape, Role]] = {
    "confirmed": ("diamond", "better"),
    "partly": ("square", "neutral"),
    "not_confirmed": ("triangle", "worse"),
}


@dataclass(frozen=True, slots=True)
class Predicted:
    """One cycle: its number and idea, what was predicted (a value, or only a direction), and what came of it.

    `before` is where the measure stood; `verdict` is confirmed, partly, not_confirmed, no_data, or None while open.
    """

    seq: int
    text: str
    unit: str = ""
    predicted: float | None = None
    direction: str | None = None
    actual: float | None = None
    verdict: str | None = None
    before: float | None = None


def prediction_chart(items: Sequence[Predicted], *, width: float = 480) -> Figure:
    """Draw a row a cycle: a hollow circle is the prediction, a full shape the result; the height follows the rows.

    Cycles of one unit share an axis; else each row has a scale of its own and no numbers below.
    """
    if not items:
        return Figure(width, 1, _("No cycle has a prediction yet."))
    said = [result_words(item) for item in items]
    left = min(max(text_width(_name(item), SIZE) for item in items) + 10, width * 0.34)
    right = width - min(max(text_width(words, SIZE) for words in said) * 1.08 + 10, width * 0.38)
    shared = len({item.unit for item in items}) == 1
    ticks = _ticks(items) if shared else ()
    height = len(items) * ROW + (AXIS if ticks else 4) + KEY
    marks: list[Mark] = [*_axis(ticks, left, right, len(items) * ROW), *_key(left, height - 3, width)]
    tips = []
    for row, (item, words) in enumerate(zip(items, said, strict=True)):
        y = row * ROW + ROW / 2
        own = ticks or _ticks([item])
        x = linear(own[0], own[-1], left + 6, right - 6) if own else _middle(left, right)
        marks.append(Text(0, y + SIZE / 3, fit(_name(item), SIZE, left - 8), "text", SIZE))
        marks.append(Text(right + 8, y + SIZE / 3, fit(words, SIZE, width - right - 8), "text2", SIZE))
        marks += _row(item, x, y, left, right)
        tips.append(Tip((left + right) / 2, y, f"{_name(item)}: {words}", row))
    alt = " ".join(f"{_name(item)}: {words}." for item, words in zip(items, said, strict=True))
    return Figure(width, height, alt, tuple(marks), tuple(tips), _table(items), (inf, ROW / 2))


def _middle(left: float, right: float) -> Callable[[float], float]:
    return lambda _value: (left + right) / 2


def _ticks(items: Sequence[Predicted]) -> tuple[float, ...]:
    values = [v for item in items for v in given(item.predicted, item.actual, item.before)]
    return nice_ticks(min(values), max(values), 5) if values else ()


def _axis(ticks: Sequence[float], left: float, right: float, bottom: float) -> list[Mark]:
    if not ticks:
        return []
    x = linear(ticks[0], ticks[-1], left + 6, right - 6)
    marks: list[Mark] = []
    for tick, words in zip(ticks, tick_labels(ticks), strict=True):
        marks.append(Line(((x(tick), 2), (x(tick), bottom)), "grid", 0.6))
        marks.append(Text(x(tick), bottom + SIZE + 3, words, "text2", SIZE, "regular", "middle"))
    return marks


def _key(left: float, y: float, width: float) -> list[Mark]:
    """Say what the shapes mean, as far as there is room."""
    signs: list[tuple[Mark, str]] = [
        (Line(((left + 3, y - 6), (left + 3, y + 1)), "limit", 1.0), _("before")),
        (Marker(left + 3, y - 2.6, "circle", "line", 5.6, False), _("predicted")),
        *((Marker(left + 3, y - 2.6, *_SHAPES[verdict], 6.0), verdict_words(verdict)) for verdict in _SHAPES),
    ]
    marks: list[Mark] = []
    x = 0.0
    for sign, words in signs:
        if left + x + 10 + text_width(words, SIZE) <= width:
            marks += [shifted(sign, x, 0), Text(left + x + 9, y, words, "text2", SIZE)]
        x += 21 + text_width(words, SIZE)
    return marks


def _row(item: Predicted, x: Callable[[float], float], y: float, left: float, right: float) -> list[Mark]:
    marks: list[Mark] = [Line(((left, y + ROW / 2), (right, y + ROW / 2)), "grid", 0.5)]
    if item.before is not None:
        marks.append(Line(((x(item.before), y - 4), (x(item.before), y + 4)), "limit", 1.0))
    if item.before is not None and item.predicted is not None:
        marks.append(Line(((x(item.before), y), (x(item.predicted), y)), "limit", 0.7, (1.6, 1.8)))
    if item.predicted is not None and item.actual is not None:
        marks.append(Line(((x(item.predicted), y), (x(item.actual), y)), "line", 1.2))
    if item.predicted is not None:
        marks.append(Marker(x(item.predicted), y, "circle", "line", 6.4, False))
    if item.actual is not None:
        shape, role = _SHAPES.get(item.verdict or "", ("circle", "line"))
        marks.append(Marker(x(item.actual), y, shape, role, 7.0))
    return marks


def _name(item: Predicted) -> str:
    return _("{n}. {idea}").format(n=format_number(item.seq), idea=item.text)


def verdict_words(verdict: str | None) -> str:
    """Say a verdict in words."""
    return {
        "confirmed": _("confirmed"),
        "partly": _("partly confirmed"),
        "not_confirmed": _("not confirmed"),
        "no_data": _("no data"),
    }.get(verdict or "", _("not compared yet"))


def predicted_words(item: Predicted) -> str:
    """Say what was predicted: a value, a direction, or nothing in numbers."""
    if item.predicted is not None:
        return with_unit(number(item.predicted), item.unit)
    ways = {"up": _("up"), "down": _("down"), "neutral": _("no change")}
    return ways.get(item.direction or "", _("in words only"))


def result_words(item: Predicted) -> str:
    """Say prediction, result and verdict in a few words."""
    if item.actual is None:
        return _("{predicted}: {verdict}").format(predicted=predicted_words(item), verdict=verdict_words(item.verdict))
    words = _("{predicted}, got {actual}: {verdict}")
    return words.format(
        predicted=predicted_words(item), actual=number(item.actual), verdict=verdict_words(item.verdict)
    )


def _table(items: Sequence[Predicted]) -> Table:
    header = (_("Cycle"), _("Idea"), _("Before"), _("Predicted"), _("Result"), _("Verdict"))

    def words(value: float | None, unit: str) -> str:
        return "" if value is None else with_unit(number(value), unit)

    rows = tuple(
        (
            format_number(item.seq),
            item.text,
            words(item.before, item.unit),
            predicted_words(item),
            words(item.actual, item.unit),
            verdict_words(item.verdict),
        )
        for item in items
    )
    return Table(header, rows)
