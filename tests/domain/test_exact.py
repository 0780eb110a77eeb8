"""Decimal numbers as whole numbers of one unit."""

from __future__ import annotations

import math

import pytest

from opspath_desktop.domain.exact import ratio, real, scaled


def test_decimals_become_whole_numbers_of_one_unit() -> None:
    assert scaled([1.5, -0.25, 3.0, 1e3]) == ([150, -25, 300, 100_000], 100)
    assert scaled([]) == ([], 1)


def test_the_largest_and_the_smallest_float_stand_side_by_side() -> None:
    whole, unit = scaled([1.7e308, 5e-324])
    assert [real(number, unit) for number in whole] == [1.7e308, 5e-324]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_no_number(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        scaled([1.0, value])
    with pytest.raises(ValueError, match="finite"):
        ratio(value)


def test_a_quotient_too_large_for_a_float_is_none() -> None:
    assert real(10**400, 1) is None
    assert real(10**400, 10**399) == 10.0
