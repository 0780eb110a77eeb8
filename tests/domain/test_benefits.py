"""The arithmetic of benefits: worked examples with their source, and laws that hold for every benefit."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.benefits import (
    LARGEST_RATE,
    MONEY,
    NATURES,
    RECURRENCES,
    STAGES,
    Sum,
    Worth,
    annual_minor,
    annual_quantity,
    format_money,
    formula,
    horizon,
    read_currency,
    read_quantity,
    read_rate,
    sums,
    to_minor,
    usual_nature,
)
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

HOURS = Worth("capacity", "actual", "week", 3.0, "h", 2850, "EUR")
quantities = st.floats(0, 1e9, allow_nan=False).map(lambda value: round(value, 3))
worths = st.builds(
    Worth,
    nature=st.sampled_from(NATURES),
    stage=st.sampled_from(STAGES),
    recurrence=st.sampled_from(RECURRENCES),
    quantity=st.none() | quantities,
    unit=st.just("h"),
    rate_minor=st.none() | st.integers(0, 10**9),
    currency=st.sampled_from(("EUR", "USD", "JPY")),
    from_date=st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    to_date=st.none() | st.dates(date(2020, 1, 1), date(2032, 12, 31)),
)


@pytest.mark.parametrize(
    ("recurrence", "minor"), [("week", 444_600), ("month", 102_600), ("year", 8_550), ("once", 8_550)]
)
def test_a_year_has_52_weeks_and_12_months(recurrence: str, minor: int) -> None:
    """The specification's arithmetic: quantity * 52, 12 or 1 * rate; by hand 3 h * 52 * 28.50 = 4,446.00."""
    assert annual_minor(replace(HOURS, recurrence=recurrence)) == minor


def test_the_horizon_is_at_most_twelve_months() -> None:
    """By hand: 1 January to 30 June 2027 are 181 of 365 days; two years count as one."""
    start = date(2027, 1, 1)
    assert horizon(start, date(2027, 6, 30)) == Fraction(181, 365)
    assert horizon(start, date(2027, 12, 31)) == 1
    assert horizon(start, date(2028, 12, 31)) == 1
    assert horizon(start, None) == 1
    assert horizon(date(2028, 2, 29), date(2029, 2, 28)) == 1


def test_half_a_minor_unit_is_rounded_once_and_away_from_zero() -> None:
    """By hand: 0.5 * 1 * 0.01 is half a cent."""
    assert annual_minor(replace(HOURS, recurrence="once", quantity=0.5, rate_minor=1)) == 1
    assert annual_minor(replace(HOURS, recurrence="once", quantity=0.1, rate_minor=3)) == 0


def test_decimal_fractions_are_exact() -> None:
    """0.1 * 52 is 5.2: the same number in binary is a little more, and its cents would be wrong at large rates."""
    assert annual_minor(replace(HOURS, quantity=0.1, rate_minor=10**12)) == 52 * 10**11


def test_stages_natures_and_currencies_are_never_added_together() -> None:
    all_of_it = [
        HOURS,
        HOURS,
        replace(HOURS, stage="forecast"),
        replace(HOURS, stage="target"),
        replace(HOURS, nature="hard_cash"),
        replace(HOURS, nature="avoidance", currency="USD"),
        replace(HOURS, nature="non_financial"),
        replace(HOURS, rate_minor=None),
    ]
    assert sums(all_of_it) == (
        Sum("hard_cash", "EUR", 444_600),
        Sum("avoidance", "USD", 444_600),
        Sum("capacity", "EUR", 889_200),
    )


def test_time_saved_is_capacity_and_nothing_is_cash_by_itself() -> None:
    assert usual_nature("time") == "capacity"
    assert "hard_cash" not in {usual_nature(category) for category in ("time", "money", "quality", "safety")}


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        (HOURS, "3 h \u00d7 52 weeks \u00d7 28.50 EUR = 4,446 EUR a year"),
        (replace(HOURS, recurrence="once"), "3 h \u00d7 28.50 EUR = 85.50 EUR once"),
        (replace(HOURS, rate_minor=None), "3 h \u00d7 52 weeks = 156 h a year"),
        (replace(HOURS, rate_minor=None, recurrence="once"), "3 h once"),
        (replace(HOURS, quantity=None), ""),
        (
            replace(HOURS, from_date=date(2027, 1, 1), to_date=date(2027, 6, 30)),
            "3 h \u00d7 52 weeks \u00d7 181/365 \u00d7 28.50 EUR = 2,204.73 EUR in 12 months",
        ),
    ],
)
def test_the_formula_is_told(worth: Worth, words: str) -> None:
    assert formula(worth) == words


def test_money_has_the_places_of_its_currency() -> None:
    """ISO 4217: the euro has two places, the yen none, the Kuwaiti dinar three."""
    assert format_money(285_050, "EUR") == "2,850.50 EUR"
    assert format_money(285_050, "JPY") == "285,050 JPY"
    assert format_money(2_850_501, "KWD") == "2,850.501 KWD"
    assert (to_minor(28.5, "EUR"), to_minor(28.5, "KWD"), to_minor(1200, "JPY")) == (2850, 28500, 1200)


@pytest.mark.parametrize("rate", [-1.0, 1e15])
def test_a_rate_that_cannot_be_kept_is_refused(rate: float) -> None:
    with pytest.raises(Refused):
        to_minor(rate, "EUR")
    assert to_minor(LARGEST_RATE / 100, "EUR") == LARGEST_RATE


def test_currencies_are_typed_as_code_or_sign() -> None:
    assert [read_currency(text) for text in ("eur", "€", " usd ", "")] == ["EUR", "EUR", "USD", ""]
    with pytest.raises(Refused, match="no currency"):
        read_currency("euros")


@given(worths)
def test_no_benefit_is_worth_more_than_twelve_months_of_it(worth: Worth) -> None:
    whole = annual_minor(replace(worth, from_date=None, to_date=None))
    minor = annual_minor(worth)
    assert (minor is None) == (whole is None) == (worth.quantity is None or worth.rate_minor is None)
    assert minor is None or whole is None or 0 <= minor <= whole


@given(worths, st.integers(1, 9))
def test_twice_the_rate_is_twice_the_worth(worth: Worth, times: int) -> None:
    if worth.rate_minor is not None and worth.quantity is not None:
        one, many = annual_minor(worth), annual_minor(replace(worth, rate_minor=worth.rate_minor * times))
        assert one is not None
        assert many is not None
        assert abs(many - one * times) <= times


@given(st.lists(worths, max_size=8))
def test_the_sums_hold_every_actual_cent_once(worths: list[Worth]) -> None:
    counted = [annual_minor(each) or 0 for each in worths if each.stage == "actual" and each.nature in MONEY]
    assert sum(each.minor for each in sums(worths)) == sum(counted)
    assert sums(reversed(worths)) == sums(worths)


@given(worths, st.integers(0, 2000))
def test_a_longer_benefit_is_never_worth_less(worth: Worth, days: int) -> None:
    if worth.from_date is not None:
        ends = worth.from_date + timedelta(days=days)
        short = annual_quantity(replace(worth, to_date=ends))
        long = annual_quantity(replace(worth, to_date=ends + timedelta(days=1)))
        assert short is None or long is None or short <= long


@given(worths)
def test_every_benefit_can_be_told(worth: Worth) -> None:
    assert bool(formula(worth)) == (worth.quantity is not None)


def test_quantities_and_rates_are_typed_in_one_line() -> None:
    assert read_quantity("3 h", Habits()) == (3, "h")
    assert read_quantity("1,200 long walks", Habits()) == (1200, "long walks")
    assert read_quantity("3h", Habits()) == (3, "h")
    assert read_quantity("1e3 h", Habits()) == (1000, "h")
    assert read_quantity(" ", Habits()) == (None, "")
    assert read_rate("28,50 eur", Habits(decimal=","), "") == (2850, "EUR")
    assert read_rate("€28.50", Habits(), "USD") == (2850, "EUR")
    assert read_rate("28.5", Habits(), "USD") == (2850, "USD")
    assert read_rate("", Habits(), "USD") == (None, "USD")


@pytest.mark.parametrize("text", ["28.50", "much EUR", "28.50 euros", "1e308 EUR", "-3 EUR", "EUR"])
def test_a_rate_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_rate(text, Habits(), "")


def test_a_quantity_without_a_number_is_refused() -> None:
    with pytest.raises(Refused, match="number first"):
        read_quantity("much", Habits())
