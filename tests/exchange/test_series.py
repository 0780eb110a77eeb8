"""The numbers of a chart from CSV text: what is read, and what is refused with its line."""

from __future__ import annotations

import re
from datetime import date

import pytest

from opspath_desktop.errors import Refused
from opspath_desktop.exchange.series import Series, parse


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1\n2.5\n-3\n", (1.0, 2.5, -3.0)),
        ("wait in minutes\n1\n2\n", (1.0, 2.0)),
        ("1\n\n3\n\n\n", (1.0, None, 3.0)),
        ("4,9\n5,1\n", (4.9, 5.1)),
        ("1,234.5\n2,000\n", (1234.5, 2000.0)),
        ("1.234,5\n2.000\n", (1234.5, 2000.0)),
        ("1 234\n\u22125\n", (1234.0, -5.0)),
        ('"4,9"\n"5,1"\n', (4.9, 5.1)),
        ("value;\n4,9;\n;\n5;\n", (4.9, None, 5.0)),
        ("1\r\n2\r\n", (1.0, 2.0)),
        ("1e3\n2\n", (1000.0, 2.0)),
        ("1.5e+10\n2\n", (1.5e10, 2.0)),
        ('sep=;\n"value"\n3\n', (3.0,)),
        ("sep=;\rvalue\r3\r", (3.0,)),
    ],
)
def test_one_column_is_read(text: str, values: tuple[float | None, ...]) -> None:
    assert parse(text).values == values
    assert parse(text).days == ()


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-05,4.5\n2024-01-12,\n2024-01-19,6\n",
        "week,minutes\n2024-01-05,4.5\n2024-01-12,\n2024-01-19,6\n",
        "Date;Minutes\n05.01.2024;4,5\n12.01.2024;\n19.01.2024;6\n",
        'date\tvalue\n5 January 2024\t"4,5"\n12 January 2024\t\n19 January 2024\t6\n',
        "\n2024-01-05,4.5\n\n2024-01-12,\n2024-01-19,6\n,\n",
        "date,value,,\n1/5/2024,4.5,,\n1/12/2024,,,\n1/19/2024,6,,\n",
        '"date","value"\n"2024-01-05","4.5"\n"2024-01-12",""\n"2024-01-19","6"\n',
        '"Datum";"Wert"\n"05.01.2024";"4,5"\n"12.01.2024";\n"19.01.2024";"6"\n',
        "20240105,4.5\n20240112,\n20240119,6\n",
        "2024-01-05T08:00,4.5\n2024-01-12T08:00,\n2024-01-19T08:00,6\n",
    ],
)
def test_a_date_and_a_value_are_read(text: str) -> None:
    found = parse(text)
    assert found.values == (4.5, None, 6.0)
    assert found.days == (date(2024, 1, 5), date(2024, 1, 12), date(2024, 1, 19))


def test_the_name_of_the_values_is_the_heading() -> None:
    assert parse("date,Wait (min)\n2024-01-05,4\n").name == "Wait (min)"
    assert parse("5S score\n4\n").name == "5S score"
    assert parse("4\n5\n") == Series((4.0, 5.0))


def test_the_order_of_the_dates_tells_the_day_from_the_month() -> None:
    """5, 6, 7 January with the month first; read with the day first they would still rise, so the day goes first."""
    assert parse("01/02/2024,1\n02/02/2024,1\n").days == (date(2024, 2, 1), date(2024, 2, 2))
    assert parse("11/12/2024,1\n12/01/2024,1\n12/02/2024,1\n").days[0] == date(2024, 11, 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1\nabc\n3\n", "Line 2: “abc” is no number"),
        ("value\n1\n2\nx9\n", "Line 4: “x9” is no number"),
        ("12abc\n1\n", "Line 1: “12abc”"),
        ("1e309\n2\n", "Line 1: "),
        ("€ 5\n6\n", "Line 1: “€ 5”"),
        ("(5)\n6\n", "Line 1: “(5)”"),
        ('2024-01-05,1\n"2024-01-12"x,2\n', "Line 2: a quote does not end"),
        ("1\nnan\n", "Line 2: “nan”"),
        ("nan\n1\n", "Line 1: “nan”"),
        ("inf\n1\n", "Line 1: “inf”"),
        ("1\n-inf\n", "Line 2: “-inf”"),
        ("1\n1e999\n", "Line 2: "),
        ("1\n1e308\n", "Line 2: That number is too large"),
        ("n/a\n1\n", "Line 1: “n/a”"),
        ("2024-01-05,1\n2024-01-05,2\n", "Line 2: the date 2024-01-05 stands in line 1 too"),
        ("2024-01-05,1\n2024-01-12,2\n2024-01-05,2\n", "Line 3: the date 2024-01-05 stands in line 1 too"),
        ("2024-01-12,1\n2024-01-05,2\n", "Line 2: the date 2024-01-05 is earlier"),
        ("2024-01-05,1\n2024-02-31,2\n", "Line 2: “2024-02-31” is no date"),
        ("2024-01-05,1\n,2\n", "Line 2: there is no date"),
        ("2024-01-05,1\n2024-01-12\n", "Line 2 has 1 cell"),
        ("2024-01-05,1\n2024-01-12,2,3\n", "Line 2 has 3 columns"),
        ("date,value\n2024-01-05,4,9\n", "Line 2 has 3 columns"),
        ("2024-01-05,abc\n2024-01-12,2\n", "Line 1: “abc”"),
        ('1\n"2\n3\n', "Line 2: a quote does not end"),
        ("value\n", "The file holds no number"),
        ("\n\n", "The file holds no number"),
        ("date,value\n2024-01-05,\n", "The file holds no number"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(Refused, match="^" + re.escape(words)):
        parse(text)


def test_the_line_of_a_fault_counts_the_header_and_quoted_lines() -> None:
    with pytest.raises(Refused, match=r"^Line 5: "):
        parse('date,"value\nin minutes"\n2024-01-05,1\n2024-01-12,2\n2024-01-19,x\n')
