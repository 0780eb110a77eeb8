"""Test how a pasted block of days and numbers is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.pasted import Pasted, Wanted, period, read_block
from opspath_desktop.domain.points import Entry
from opspath_desktop.domain.typed import Habits

TODAY = date(2026, 11, 26)
BRITISH = Habits()
GERMAN = Habits(decimal=",", months=("Januar", "Februar", "März", *BRITISH.months[3:]))
FIRST, SECOND = date(2026, 1, 5), date(2026, 1, 12)


def read(text: str, habits: Habits = BRITISH, start: date | None = None, **wanted: object) -> Pasted:
    return read_block(text, habits, TODAY, Wanted(**wanted), start=start)  # type: ignore[arg-type]


def numbers(block: Pasted) -> list[tuple[date, float | None]]:
    return [(entry.on, entry.value) for entry in block.taken]


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05\t4.9\n2026-01-12\t1200",
        "Week\tMedian (h)\n05/01/2026\t4.9\n12/01/2026\t1,200",
        "5/1/26;4.9;\n12/1/26;1200;",
        "2026-01-05,4.9\r\n2026-01-12,1200\r\n",
        "5 Jan 2026    4.9\n12 Jan 2026    1 200",
        "05.01.2026 4,9\n12.01.2026 1200",
        '"2026-01-05","4.9"\n"2026-01-12","1,200"',
        "Value,Day\n4.9,2026-01-05\n1200,2026-01-12",
        "2026-01-05 00:00:00\t4.9\n2026-01-12 00:00:00\t1200",
        "2026-W02\t4.9\n2026-W03\t1200",
        "05 Jan\t4.9\n12 Jan\t1200",
        "05/01/2026,4,9\n12/01/2026,1200",
        "\n2026-01-05\t4.9 h\n\n2026-01-12\t1200 h\n",
    ],
)
def test_two_columns_are_read_however_they_are_parted(text: str) -> None:
    assert numbers(read(text, unit="h")) == [(FIRST, 4.9), (SECOND, 1200.0)]


def test_a_german_sheet_and_an_english_one_are_told_apart_by_their_signs() -> None:
    assert [value for _day, value in numbers(read("05.01.2026\t1.234,5\n12.01.2026\t1.234", GERMAN))] == [1234.5, 1234]
    assert [value for _day, value in numbers(read("05.01.2026\t4.9\n12.01.2026\t1.234", GERMAN))] == [4.9, 1.234]
    assert [value for _day, value in numbers(read("05/01/2026\t4,9\n12/01/2026\t1.234,5"))] == [4.9, 1234.5]


def test_days_behind_months_are_read_when_no_other_order_can_be_meant() -> None:
    assert numbers(read("1/5/2026\t4\n1/26/2026\t5")) == [(FIRST, 4.0), (date(2026, 1, 26), 5.0)]


def test_every_row_that_is_refused_says_why_and_stays_as_it_was() -> None:
    text = "2026-01-05\t4.9\n2026-01-05\t5\n2026-01-12\tfive\n2027-01-01\t5\nsome words\n2026-01-19\n2026-01-26\t1e308"
    text += "\n2026-02-02\t1\t2\n2026-02-09\t1\ta\tb\n\t7"
    block = read(text)
    said = [row.problem for row in block.refused]
    assert numbers(block) == [(FIRST, 4.9)]
    expected = "line 1 too, no number, still to come, no date, no number, too large, more than one, too many, no day"
    for words, problem in zip(
        expected.split(", "),
        said,
        strict=True,
    ):
        assert words in problem
    assert block.left == "\n".join(text.split("\n")[1:])


def test_days_that_have_a_number_are_refused_whether_it_is_the_same_or_not() -> None:
    block = read("2026-01-05\t4.9\n2026-01-12\t5", there={FIRST: 4.9, SECOND: 6.0})
    assert [row.problem for row in block.refused] == [
        "5 January has this number already.",
        "12 January has another number already; change that one.",
    ]


def test_numbers_alone_need_the_day_of_the_first_one() -> None:
    text = "h\n4.9\n\n5"
    assert (read(text).needs_start, len(read(text).refused)) == (True, 2)
    assert numbers(read(text, start=FIRST)) == [(FIRST, 4.9), (date(2026, 1, 19), 5.0)]
    assert numbers(read("4\n5", start=date(2026, 1, 31), frequency="month"))[1] == (date(2026, 2, 28), 5.0)
    assert numbers(read("4\n5", start=FIRST, frequency="day"))[1] == (date(2026, 1, 6), 5.0)
    assert period(date(9999, 12, 30), 1, "week") is None


def test_ratios_have_two_numbers_or_one_pair() -> None:
    text = "Day\tLate\tAll\n2026-01-05\t12\t40\n2026-01-12\t12/48\n2026-01-19\t1\t0"
    block = read(text, mode="ratio")
    assert [entry.value for entry in block.taken] == [0.3, 0.25]
    assert "more than 0" in block.refused[0].problem


def test_events_are_days_with_or_without_words_several_a_day() -> None:
    text = "05/01/2026\tPump\n05/01/2026\n12/01/2026"
    assert read(text, mode="time_between_events").taken == (Entry(FIRST, note="Pump"), Entry(FIRST), Entry(SECOND))


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("5-Jan-26", "12-Jan-26"), (FIRST, SECOND)),  # how spreadsheets write a day by themselves
        (("1/13/2026", "1/20/2026"), (date(2026, 1, 13), date(2026, 1, 20))),  # by a colleague who puts the month first
        (("Jan-25", "Dec-25"), (date(2025, 1, 1), date(2025, 12, 1))),  # and how they write a month
        (("Jan 2025", "December 2025"), (date(2025, 1, 1), date(2025, 12, 1))),
        (("01/2025", "12/2025"), (date(2025, 1, 1), date(2025, 12, 1))),
        (("Dec 15", "Dec 22"), (date(2025, 12, 15), date(2025, 12, 22))),  # without a year it is the last such day
    ],
)
def test_days_are_read_as_spreadsheets_write_them(cells: tuple[str, str], days: tuple[date, date]) -> None:
    block = read("\n".join(f"{cell}\t{value}" for cell, value in zip(cells, ("4.9", "1200"), strict=True)))
    assert numbers(block) == list(zip(days, (4.9, 1200.0), strict=True))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("€ 1,200.50", 1200.5), ("$4.9", 4.9), ("-$5", -5.0), ("12.50 €", 12.5), ("(12)", -12.0), ("(£ 5.50)", -5.5)],
)
def test_money_and_the_brackets_of_bookkeepers_are_numbers(cell: str, value: float) -> None:
    assert numbers(read(f"2026-01-05\t{cell}\n2026-01-12\t{cell}")) == [(FIRST, value), (SECOND, value)]


def test_a_row_is_told_what_is_wrong_with_its_number_when_most_are_wrong() -> None:
    block = read("05/01\t4.9\n12/01\tn/a\n19/01\t-\n26/01\tnone")
    assert (numbers(block), block.needs_start) == ([(FIRST, 4.9)], False)
    assert [row.problem.partition(" is")[0] for row in block.refused] == ["“n/a”", "“-”", "“none”"]


def test_notes_and_missing_periods_come_along() -> None:
    block = read("2026-01-05\t4.9\tAfter lunch\n2026-01-12\tmissing: holiday")
    assert block.taken == (Entry(FIRST, 4.9, note="After lunch"), Entry(SECOND, missing=True, reason="holiday"))


@pytest.mark.parametrize("sign", ["\t", ",", ";"])
def test_a_quoted_cell_may_have_several_lines(sign: str) -> None:
    rows = (
        ("Day", "Value", '"Note\nin words"'),
        ("2026-01-05", "4.9", '"Late lorry,\n\nfog"'),
        ("2026-01-12", "5", ""),
    )
    block = read("\n".join(sign.join(row) for row in rows))
    assert block.taken == (Entry(FIRST, 4.9, note="Late lorry, fog"), Entry(SECOND, 5.0))
    assert block.refused == ()


def test_a_mark_of_an_inch_swallows_no_row() -> None:
    block = read('2026-01-05\t4.9\t"thick\n2026-01-12\t5\t"thin')
    assert numbers(block) == [(FIRST, 4.9), (SECOND, 5.0)]


def test_an_empty_block_and_one_line_of_words() -> None:
    assert read(" \n\n") == Pasted()
    assert len(read("Only words").refused) == 1


CELLS = st.sampled_from(["2026-01-05", "05/01/2026", "4.9", "4,9", "1 200", "x", "", "inf", "1e308", "missing: a", '"'])
LINES = st.lists(CELLS, max_size=4).flatmap(lambda cells: st.sampled_from("\t;, ").map(lambda sign: sign.join(cells)))
MODES = st.sampled_from(["value", "ratio", "count", "time_between_events"])


@given(st.lists(LINES | st.text(max_size=12), max_size=12), MODES, st.sampled_from([None, FIRST]))
def test_no_row_is_ever_lost(lines: list[str], mode: str, start: date | None) -> None:
    text = "\n".join(lines)
    block = read(text, mode=mode, start=start)
    rows = [line for line in text.splitlines() if line.strip()]
    kept = [block.heading, *(row.text for row in block.rows)]
    assert sorted(line for text in kept for line in text.splitlines()) == sorted(rows)
    assert len(block.taken) + len(block.refused) == len(block.rows)
    assert all(row.problem for row in block.refused)
    assert all(entry.on <= TODAY for entry in block.taken)


@given(
    st.lists(st.tuples(st.dates(date(2024, 1, 1), TODAY), st.integers(0, 99)), min_size=1, max_size=20),
    st.sampled_from(["value", "count", "time_between_events"]),
)
def test_equal_days_are_refused_except_for_events(numbers: list[tuple[date, int]], mode: str) -> None:
    block = read("\n".join(f"{on.isoformat()}\t{value}" for on, value in numbers), mode=mode)
    taken = [entry.on for entry in block.taken]
    if mode == "time_between_events":
        assert taken == [on for on, _value in numbers]
    else:
        assert taken == list(dict.fromkeys(on for on, _value in numbers))  # the first of each day, in their order
        assert len(block.refused) == len(numbers) - len(taken)
