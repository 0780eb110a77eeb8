"""Places in a book, their conversion, and the chain of log entries."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.book_place import (
    Lengths,
    Place,
    Step,
    amounts,
    chained,
    convert,
    current,
    fraction,
    parse_length,
    reached,
    shown_unit,
)
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

BOTH = Lengths(pages=200, chapters=10)


def more(amount: float) -> Step:
    return Step("pages", 0, amount)


def at(page: float) -> Step:
    return Step("pages", None, page)


@pytest.mark.parametrize(
    ("place", "unit", "value"),
    [
        (Place("percent", 43), "pages", 86),
        (Place("pages", 50), "percent", 25),
        (Place("chapters", 3), "pages", 60),
        (Place("pages", 96), "chapters", 4.8),
        (Place("minutes", 60), "pages", None),
        (Place("minutes", 60), "minutes", 60),
    ],
)
def test_places_convert_when_both_lengths_are_known(place: Place, unit: str, value: float | None) -> None:
    assert convert(place, unit, BOTH) == value  # type: ignore[arg-type]  # parametrized


def test_progress_is_told_in_pages_when_known_and_never_in_pages_for_audio() -> None:
    assert shown_unit(BOTH, audio=False, last="percent") == "pages"
    assert shown_unit(BOTH, audio=True, last=None) == "chapters"
    assert shown_unit(Lengths(), audio=False, last="percent") == "percent"
    assert shown_unit(Lengths(pages=200), audio=True, last="minutes") == "minutes"


def test_more_begins_where_the_entry_before_ended_and_a_place_begins_anew() -> None:
    steps = chained([more(20), more(10), at(112), more(8)], BOTH)
    assert [(step.start, step.end) for step in steps] == [(0, 20), (20, 30), (None, 112), (112, 120)]


def test_an_entry_in_another_unit_continues_from_the_converted_place() -> None:
    steps = chained([Step("percent", None, 43), more(14)], BOTH)
    assert steps[-1] == Step("pages", 86, 100)


def test_without_a_length_pages_continue_from_the_last_page_noted() -> None:
    steps = chained([more(30), Step("percent", None, 43), more(10)], Lengths())
    assert steps[-1] == Step("pages", 30, 40)


def test_amounts_are_told_in_one_unit_and_going_back_reads_nothing() -> None:
    steps = [at(40), Step("chapters", None, 3), Step("minutes"), at(50), Step("pages", 50, 60)]
    assert amounts(steps, "pages", BOTH) == [40, 20, None, 0, 10]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([at(40), at(50)], [None, 10]),
        ([Step("pages"), at(40), more(5)], [None, None, 5]),
        ([more(20), at(50)], [20, 30]),
        ([Step("percent", None, 43), at(120), at(130)], [None, None, 10]),
    ],
)
def test_nobody_surely_read_the_way_to_a_first_place_in_one_sitting(steps: list[Step], told: list[float]) -> None:
    assert amounts(steps, "pages", Lengths(), sure=True) == told


def test_a_time_alone_moves_nothing() -> None:
    assert reached([at(40), Step("pages")], BOTH).place == Place("pages", 40)
    assert reached([Step("pages")], BOTH).place is None


def test_nobody_is_further_than_the_end() -> None:
    assert reached([at(190), more(30)], BOTH).place == Place("pages", 200)


def test_a_forgotten_sitting_moves_the_later_ones_on_until_a_place_was_named() -> None:
    assert reached([more(20), more(30)], BOTH).place == Place("pages", 50)
    assert reached([more(20), at(30)], BOTH).place == Place("pages", 30)


@dataclass(frozen=True)
class Read:
    status: str
    finished: date | None = None
    started: date | None = None


OLD, NEW = date(2015, 3, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("readings", "counts"),
    [
        ([], None),
        ([Read("finished", NEW), Read("planned")], 1),
        ([Read("finished", NEW), Read("reading"), Read("planned")], 1),
        ([Read("paused"), Read("finished", OLD)], 0),
        ([Read("finished", NEW), Read("finished", OLD)], 0),
        ([Read("stopped", None, NEW), Read("finished", OLD), Read("finished")], 0),
        ([Read("finished"), Read("consulted")], 1),
    ],
)
def test_the_running_reading_counts_else_the_one_that_was_over_last(readings: list[Read], counts: int | None) -> None:
    assert current(readings) == counts


@pytest.mark.parametrize(
    ("text", "length"), [("", None), ("138", 138), ("9:05", 545), ("9:05 h", 545), ("1,200", 1200)]
)
def test_a_length_is_a_whole_number_or_hours(text: str, length: int | None) -> None:
    assert parse_length(text, "minutes", Habits()) == length


@pytest.mark.parametrize("text", ["0", "-3", "1.5", "many", "9:05", "1000000"])
def test_other_lengths_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_length(text, "pages", Habits())


def test_the_fraction_stays_within_the_book() -> None:
    assert fraction(Place("pages", 300), BOTH) == 1.0
    assert fraction(Place("minutes", 30), BOTH) is None
    assert fraction(None, BOTH) == 0.0


@given(st.lists(st.integers(1, 100), max_size=12))
def test_the_place_after_amounts_is_their_sum(pages: list[int]) -> None:
    steps = chained([more(amount) for amount in pages], BOTH)
    place = reached(steps, Lengths()).place
    assert (place.value if place else 0) == sum(pages)


@given(st.lists(st.builds(Step, st.just("pages"), st.none() | st.integers(0, 50), st.integers(50, 90)), max_size=12))
def test_chaining_twice_is_chaining_once_and_changes_no_amount(steps: list[Step]) -> None:
    once = chained(steps, BOTH)
    assert chained(once, BOTH) == once
    before = [step.end - step.start for step in steps if step.start is not None and step.end is not None]
    assert [step.end - step.start for step in once if step.start is not None and step.end is not None] == before
