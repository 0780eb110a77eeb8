"""When the checks of a finished pilot are due, and which one is asked for."""

from datetime import date, timedelta

import pytest

from opspath_desktop.domain.pilot_checks import ASKED_FOR, Due, counts, due_on, is_checked, state, waiting

CLOSED = date(2026, 6, 1)


def after(days: int) -> date:
    return CLOSED + timedelta(days=days)


def test_a_check_is_coming_due_and_answered() -> None:
    assert due_on(CLOSED, 30) == date(2026, 7, 1)
    assert state(CLOSED, 30, False, after(29)) == "coming"
    assert state(CLOSED, 30, False, after(30)) == "due"
    assert state(CLOSED, 30, True, after(10)) == "answered"


def test_an_answer_counts_from_the_day_of_its_check() -> None:
    assert [counts(CLOSED, 90, after(days)) for days in (89, 90, 91)] == [False, True, True]


@pytest.mark.parametrize(("days", "asked"), [(29, None), (30, 30), (59, 30), (60, 60), (90, 90), (90 + ASKED_FOR, 90)])
def test_the_newest_due_check_is_asked_for(days: int, asked: int | None) -> None:
    found = waiting("p", "Pilot", CLOSED, (), after(days))
    assert found == (None if asked is None else Due("p", "Pilot", asked, after(asked)))


def test_an_answered_check_is_not_asked_for_again_and_an_old_one_never() -> None:
    assert waiting("p", "Pilot", CLOSED, (30,), after(40)) is None
    assert waiting("p", "Pilot", CLOSED, (30,), after(60)) is not None
    assert waiting("p", "Pilot", CLOSED, (), after(91 + ASKED_FOR)) is None


def test_what_was_abandoned_has_nothing_to_hold() -> None:
    assert [is_checked(status) for status in ("adopted", "adapted", "abandoned", "testing")] == [
        True,
        True,
        False,
        False,
    ]
