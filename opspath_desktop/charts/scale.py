"""Place numbers on a picture: round tick values, straight-line mapping and a fair guess at the width of words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from opspath_desktop.i18n import format_number

_SMALLEST = 1e-290  # between values closer than this no step can be told from 0
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE = frozenset("mwMW%@—…")


def nice_ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Return about `wanted` round values that enclose low and high; their step is 1, 2, 2.5 or 5 times 10^n."""
    if high - low < _SMALLEST:
        room = abs(low) * 0.1 or 1.0
        low, high = low - room, high + room
    raw = (high - low) / max(wanted - 1, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((s * power for s in _STEPS if s * power >= raw * 0.999), 10 * power)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(_tidy(n * step, step) for n in range(first, last + 1))


def _tidy(value: float, step: float) -> float:
    return round(value, max(0, 2 - math.floor(math.log10(step))))


def tick_labels(ticks: Sequence[float]) -> tuple[str, ...]:
    """Write tick values with the same number of decimals, as few as tell them apart."""
    for decimals in range(7):
        if all(math.isclose(round(tick, decimals), tick, abs_tol=1e-9) for tick in ticks):
            return tuple(format_number(tick, decimals=decimals) for tick in ticks)
    return tuple(f"{tick:g}" for tick in ticks)


def linear(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Return the function that maps low to start and high to end; everything maps to the middle when low is high."""
    if high == low:
        return lambda _value: (start + end) / 2
    return lambda value: start + (value - low) / (high - low) * (end - start)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Guess the width of a line of Source Sans 3 in points; right to about a tenth, no font file is read."""
    total = sum(0.27 if c in _NARROW else 0.8 if c in _WIDE else 0.57 if c.isupper() else 0.5 for c in text)
    return total * size * (1.05 if bold else 1.0)


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return the text, shortened with an ellipsis when it is wider than `room` points."""
    line = " ".join(text[:400].split())
    if text_width(line, size, bold=bold) <= room:
        return line
    while line and text_width(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Move positions apart to at least `gap` within low to high, keeping their order; too many stay at equal steps."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    placed = [positions[i] for i in order]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    if placed and placed[-1] > high:
        placed[-1] = high
        for i in range(len(placed) - 2, -1, -1):
            placed[i] = min(placed[i], placed[i + 1] - gap)
    if placed and placed[0] < low:
        step = min(gap, (high - low) / max(len(placed) - 1, 1))
        placed = [low + step * i for i in range(len(placed))]
    result = [0.0] * len(positions)
    for place, i in zip(placed, order, strict=True):
        result[i] = place
    return tuple(result)
