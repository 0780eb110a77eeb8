"""Turn decimal numbers into whole numbers of one small unit, so that sums, means and comparisons are exact.

A chart compares strictly: a point on a limit is no signal, equal points lie exactly on their mean. In binary fractions
0.1 + 0.1 + 0.1 divided by 3 is not 0.1, and five equal points would become a shift. Here 0.1 is one tenth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def scaled(values: Sequence[float]) -> tuple[list[int], int]:
    """Return the values as whole numbers and the unit: value = whole / unit. Raise ValueError for nan and infinity.

    Each value is taken as the shortest decimal that Python prints for it, which is what a person typed. Any finite
    number may come, 1e308 too: nothing overflows here.
    """
    decimals = [_decimal(value) for value in values]
    places = max((-_exponent(number) for number in decimals), default=0)
    places = max(places, 0)
    if not places:
        return [int(number) for number in decimals], 1
    return [int(number.scaleb(places)) for number in decimals], int(10**places)


def ratio(value: float) -> Fraction:
    """Return a decimal number as an exact fraction. Raise ValueError for nan and infinity."""
    return Fraction(_decimal(value))


def real(numerator: int, denominator: int) -> float | None:
    """Return the nearest float of a quotient, or None when it is too large for one."""
    try:
        return numerator / denominator
    except OverflowError:
        return None


def _decimal(value: float) -> Decimal:
    if not math.isfinite(value):
        raise ValueError("a chart takes finite numbers only")
    return Decimal(repr(float(value)))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
