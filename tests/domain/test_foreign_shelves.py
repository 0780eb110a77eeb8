"""What shelves of other programs mean, and what the person says about them."""

from datetime import date

import pytest

from opspath_desktop.domain.foreign import ForeignBook, ForeignReading
from opspath_desktop.domain.foreign_shelves import TAG, guess, known, shelved

PLANNED = ForeignReading("planned", format="paper", outcome="Well.")
ENDED = ForeignReading("finished", finished=date(2024, 5, 6), finished_precision="day", rating=12)
BOOK = ForeignBook(1, "A", tags=("odd", "work"), notes="Mine.", shelf="Odd", readings=(PLANNED,))


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("read", "finished"),
        ("Currently Reading", "reading"),
        ("did_not_finish", "stopped"),
        ("Didn't finish", "stopped"),
        ("DNF", "stopped"),
        ("abandoned", "stopped"),
        ("on-hold", "paused"),
        ("plant-medicine", ""),
        ("", ""),
    ],
)
def test_some_shelves_are_known(name: str, status: str) -> None:
    assert known(name) == status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("poetry-to-read", "planned"),
        ("reading-soon", "planned"),
        ("waiting", "planned"),
        ("never-finished", "stopped"),
        ("for reference", "consulted"),
        ("plant-medicine", "planned"),
        ("dropped", "stopped"),
    ],
)
def test_others_are_guessed(name: str, status: str) -> None:
    assert guess(name) == status


@pytest.mark.parametrize("status", ["finished", "stopped", "consulted", "paused", "reading"])
def test_a_planned_reading_takes_the_status_of_its_shelf(status: str) -> None:
    found = shelved(BOOK, status)
    assert [(each.status, each.format, each.outcome) for each in found.readings] == [(status, "paper", "Well.")]
    assert (found.tags, found.shelf) == (("work",), "")


@pytest.mark.parametrize(("status", "tags"), [("planned", ("work",)), (TAG, ("odd", "work"))])
def test_the_review_of_a_planned_book_is_a_note(status: str, tags: tuple[str, ...]) -> None:
    found = shelved(BOOK, status)
    assert (found.notes, found.readings[-1].outcome, found.tags) == ("Well.\n\nMine.", "", tags)


def test_an_end_that_has_a_date_is_the_one_that_is_meant() -> None:
    found = shelved(ForeignBook(1, "A", shelf="odd", readings=(ENDED, PLANNED)), "stopped")
    assert [(each.status, each.finished, each.rating, each.format) for each in found.readings] == [
        ("stopped", date(2024, 5, 6), 12, "paper")
    ]


def test_a_reading_under_way_comes_after_one_that_ended() -> None:
    found = shelved(ForeignBook(1, "A", shelf="odd", readings=(ENDED, PLANNED)), "paused")
    assert [each.status for each in found.readings] == ["finished", "paused"]


def test_a_book_without_readings_gets_one() -> None:
    assert shelved(ForeignBook(1, "A", shelf="odd"), "reading").readings == (ForeignReading("reading"),)
