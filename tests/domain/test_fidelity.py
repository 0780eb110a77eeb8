"""The five ticks of plan, do, study, act (features after Taylor and others, BMJ Quality and Safety 23, 2014)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from opspath_desktop.domain.fidelity import Fidelity, Turn, fidelity, tick_names

DAY = date(2026, 3, 2)
FIRST = Turn("a", "", "Slots", "one_shift", True, DAY - timedelta(1), DAY, DAY + timedelta(6), True, True, True)
SECOND = replace(FIRST, uuid="b", follows="a", scale="one_team", do_start=DAY + timedelta(9), do_end=None)
WEEKS = [DAY + timedelta(weeks=at) for at in range(6)]


def ticks(*turns: Turn, days: Any = (), until: date | None = None) -> Fidelity:
    return fidelity(turns, days, since=DAY, until=until)


def test_a_pilot_that_did_it_all_has_five() -> None:
    assert ticks(FIRST, SECOND, days=WEEKS).count == 5
    assert len(tick_names()) == 5


def test_a_pilot_without_cycles_has_none_but_its_numbers() -> None:
    assert ticks().count == 0
    assert ticks(days=WEEKS).ticks == (False, False, False, False, True)


@pytest.mark.parametrize("empty", ["planned", "seen", "learned"])
def test_documented_means_that_no_decided_cycle_has_a_gap(empty: str) -> None:
    assert ticks(FIRST).documented
    gap: Any = {empty: False}
    assert not ticks(FIRST, replace(SECOND, **gap)).documented
    assert not ticks(replace(FIRST, decided=False)).documented


def test_linked_means_two_of_a_ramp_or_one_after_the_other() -> None:
    other = replace(SECOND, follows="", change_idea="Another idea")
    assert not ticks(FIRST).linked
    assert not ticks(FIRST, other).linked
    assert ticks(FIRST, replace(other, follows="a")).linked
    assert ticks(FIRST, replace(other, change_idea="  slots ")).linked
    assert not ticks(FIRST, replace(SECOND, do_start=None)).linked  # only planned


@pytest.mark.parametrize(("written", "tick"), [(DAY - timedelta(1), True), (DAY, True), (DAY + timedelta(1), False)])
def test_predicted_means_written_before_the_test(written: date, tick: bool) -> None:
    assert ticks(replace(FIRST, predicted_on=written)).predicted == tick
    assert not ticks(FIRST, replace(SECOND, predicted_on=None)).predicted


@pytest.mark.parametrize(
    ("scales", "tick"),
    [
        (("one_case",), True),
        (("one_shift", "one_shift", "all"), True),
        (("one_team", "one_site"), False),  # the first test was no small one
        (("one_shift", "one_site", "one_team"), False),  # it shrank
    ],
)
def test_small_first_means_small_and_never_shrinking(scales: tuple[str, ...], tick: bool) -> None:
    assert ticks(*(replace(FIRST, scale=scale) for scale in scales)).small_first == tick


def test_another_idea_may_begin_small_again() -> None:
    grown = replace(FIRST, scale="one_site")
    assert ticks(FIRST, grown, replace(FIRST, change_idea="Another idea")).small_first
    assert not ticks(FIRST, grown, replace(FIRST, change_idea=f" {FIRST.change_idea.upper()} ")).small_first


@pytest.mark.parametrize(
    ("days", "until", "tick"),
    [
        ([DAY], None, False),
        ([DAY, DAY + timedelta(20)], None, True),
        ([DAY, DAY + timedelta(31)], None, True),
        ([DAY, DAY + timedelta(70)], None, False),  # nothing in April
        ([DAY, DAY + timedelta(20)], DAY + timedelta(60), False),  # nothing in April, and closed in May
        ([DAY - timedelta(90), DAY - timedelta(60)], None, False),  # all before the test
    ],
)
def test_over_time_means_a_number_every_month(days: list[date], until: date | None, tick: bool) -> None:
    assert ticks(days=days, until=until).over_time == tick
    assert ticks(replace(FIRST, do_end=None), days=days, until=until).over_time == tick
