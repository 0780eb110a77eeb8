"""Place numbers on a picture: round tick values, straight-line mapping and a fair guess at the width of words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from opspath_desktop.i18n import format_number

_SMALLEST = 1e-290  # between values closer than this no step can be told from 0
_LARGEST = 8e307  # beyond it differences overflow: larger values are drawn as this one
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SHORT = (1e-4, 1e9)  # numbers that are written out; the others would be all noughts
# Widths of Source Sans 3 in hundredths of the size.
_WIDTHS = {
    20: " ",
    24: "',.:;ij|·",
    26: "Il",
    28: "!",
    30: "()[]f{}",
    32: "-",
    34: "rt",
    36: "/\\",
    42: '"*?sz',
    44: "x",
    46: "cvy",
    48: "JLY\u2013",
    50: "#$+0123456789<=>F^_aegk~",
    52: "EVX",
    54: "ASTZ`hnou",
    56: "PRbdpq",
    58: "BCKß",
    60: "&",
    62: "DG→↓↑",
    64: "NU",
    66: "HOQ",
    72: "Mw",
    78: "W",
    80: "—",
    82: "%m",
    84: "@",
    94: "…",
}
_WIDTH = {character: width / 100 for width, characters in _WIDTHS.items() for character in characters}
WHOLE_PIXELS = 1.05


def nice_ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Return about `wanted` round values that enclose low and high; their step is 1, 2, 2.5 or 5 times 10^n."""
    low, high = _within(low), _within(high)
    if high - low <= max(abs(low), abs(high)) * 1e-12 or high - low < _SMALLEST:  # no step between can be written
        room = max(abs(low), abs(high)) * 0.1 or 1.0
        low, high = low - room, high + room
    raw = (high - low) / max(wanted - 1, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((s * power for s in _STEPS if s * power >= raw * 0.999), 10 * power)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(_tidy(n * step, step) for n in range(first, last + 1))


def _within(value: float) -> float:
    return min(max(value, -_LARGEST), _LARGEST)


def _tidy(value: float, step: float) -> float:
    return round(value, max(0, 2 - math.floor(math.log10(step))))


def tick_labels(ticks: Sequence[float]) -> tuple[str, ...]:
    """Write tick values with the same number of decimals, as few as tell them apart; huge and tiny ones by powers."""
    if ticks and not _SHORT[0] <= max(map(abs, ticks)) < _SHORT[1]:
        return tuple("0" if tick == 0 else _power(tick, 3) for tick in ticks)
    for decimals in range(7):
        if all(math.isclose(round(tick, decimals), tick, abs_tol=1e-9) for tick in ticks):
            return tuple(format_number(tick, decimals=decimals) for tick in ticks)
    return tuple(f"{tick:g}" for tick in ticks)


def number(value: float, decimals: int | None = None) -> str:
    """Write a value as people do; a huge or tiny one by a power of ten, which is no longer than a label may be."""
    if value == 0 or _SHORT[0] <= abs(value) < _SHORT[1]:
        return format_number(value, decimals=decimals)
    return _power(value, 4)


def _power(value: float, digits: int) -> str:
    """Write a value by a power of ten, "8.6E14", with the decimal sign of the locale."""
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{format_number(float(mantissa))}E{int(exponent)}"


def linear(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Return the function that maps low to start and high to end; everything maps to the middle when low is high."""
    low, high = _within(low), _within(high)
    span = high - low
    if span == 0:
        return lambda _value: (start + end) / 2
    return lambda value: start + (_within(value) - low) / span * (end - start)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of Source Sans 3 in points; a guess for letters of other scripts, no file is read.

    It is that of the screen, where sizes are whole pixels: up to a twentieth more than on paper.
    """
    total = sum(_WIDTH.get(c) or (0.6 if c.isupper() else 0.54 if ord(c) < 0x2E80 else 1.0) for c in text)
    return total * size * WHOLE_PIXELS * (1.03 if bold else 1.0)


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return the text, shortened with an ellipsis when it is wider than `room` points."""
    line = " ".join(text[:400].split())
    if text_width(line, size, bold=bold) <= room:
        return line
    while line and text_width(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Move positions apart to at least `gap` within low to high, keeping their order, each as little as can be.

    Too many for the room stand at equal, smaller steps. Neighbours that touch share the way (least squares).
    """
    count = len(positions)
    if count > 1 and (count - 1) * gap > high - low:
        gap = (high - low) / (count - 1)
    order = sorted(range(count), key=lambda i: positions[i])
    blocks: list[tuple[float, int]] = []  # mean place of a block of touching labels, less their gaps; how many they are
    for rank, i in enumerate(order):
        block = (positions[i] - rank * gap, 1)
        while blocks and blocks[-1][0] >= block[0]:
            mean, size = blocks.pop()
            block = ((mean * size + block[0] * block[1]) / (size + block[1]), size + block[1])
        blocks.append(block)
    last = max(high - (count - 1) * gap, low)
    placed = [min(max(mean, low), last) for mean, size in blocks for _each in range(size)]
    result = [0.0] * count
    for rank, i in enumerate(order):
        result[i] = placed[rank] + rank * gap
    return tuple(result)
