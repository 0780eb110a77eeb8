"""What a record brings is cleaned at the door, and what cannot be is told."""

from __future__ import annotations

from datetime import date

import pytest

from opspath_desktop.domain.foreign import ForeignBook, ForeignReading
from opspath_desktop.domain.import_clean import at_the_door

MAY = date(2020, 5, 1)


def reading(*found: ForeignReading) -> tuple[tuple[ForeignReading, ...], list[str]]:
    told: list[str] = []
    return at_the_door(ForeignBook(1, "One", readings=found), told.append).readings, told


@pytest.mark.parametrize("status", ["planned", "reading", "paused"])
def test_a_reading_that_is_not_over_has_no_end(status: str) -> None:
    (found,), told = reading(ForeignReading(status, finished=MAY, finished_precision="day"))
    assert (found.finished, found.finished_precision, len(told)) == (None, "unknown", 1)


def test_our_own_reading_keeps_the_end_that_it_had_before_it_went_on() -> None:
    (found,), told = reading(ForeignReading("paused", finished=MAY, finished_precision="day", uuid="u"))
    assert (found.finished, told) == (MAY, [])


def test_a_beginning_after_the_end_is_left_out() -> None:
    late = ForeignReading("finished", started=date(2020, 6, 1), started_precision="day", finished=MAY)
    (found,), told = reading(late)
    assert (found.started, found.finished, len(told)) == (None, MAY, 1)


def test_a_rating_beyond_five_stars_is_left_out() -> None:
    found, told = reading(*(ForeignReading("finished", rating=each) for each in (20, 21)))
    assert ([each.rating for each in found], len(told)) == ([20, None], 1)
