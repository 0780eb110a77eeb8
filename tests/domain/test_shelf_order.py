"""Books are sorted by any column, and what is not known comes last whichever way."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.shelf_order import COLUMNS, Order, collated, ordered, read_order


@dataclass
class Book:
    id: int = 0
    title: str = ""
    author_lines: str = ""
    tag_lines: str = ""
    stage: int | None = None
    status: str = "planned"
    fraction: float | None = None
    rating: int | None = None
    started_on: str | None = None
    started_precision: str = "day"
    finished_on: str | None = None
    finished_precision: str = "day"
    added: str = ""
    pages: int | None = None
    queue: int | None = None


def sorted_ids(by: str, down: bool, *books: Book) -> list[int]:
    for number, each in enumerate(books):
        each.id = number
    return [book.id for book in ordered(books, Order(by, down), {0: "2026-01-02", 2: "2025-01-01"})]


@pytest.mark.parametrize(
    ("by", "books", "up"),
    [
        ("title", (Book(title="b"), Book(title=""), Book(title="A")), [2, 0, 1]),
        ("authors", (Book(author_lines="Ann Zed"), Book(), Book(author_lines="Zoe Abel")), [2, 0, 1]),
        ("tags", (Book(tag_lines="work"), Book(), Book(tag_lines="lean")), [2, 0, 1]),
        ("stage", (Book(stage=3), Book(), Book(stage=1)), [0, 1, 2]),  # the order of the shelf
        ("status", (Book(status="stopped"), Book(), Book(status="reading")), [2, 1, 0]),
        ("progress", (Book(status="finished"), Book(), Book(fraction=0.2)), [2, 0, 1]),
        ("rating", (Book(rating=20), Book(), Book(rating=0)), [2, 0, 1]),
        ("started", (Book(started_on="2026"), Book(started_on="2020", started_precision="unknown"), Book()), [0, 1, 2]),
        ("finished", (Book(finished_on="2026-01-02"), Book(), Book(finished_on="2026-01-01")), [2, 0, 1]),
        ("logged", (Book(), Book(), Book()), [2, 0, 1]),
        ("added", (Book(added="2"), Book(), Book(added="1")), [2, 0, 1]),
        ("pages", (Book(pages=900), Book(), Book(pages=80)), [2, 0, 1]),
        ("queue", (Book(queue=2), Book(), Book(queue=1)), [2, 0, 1]),
    ],
)
def test_every_column_sorts(by: str, books: tuple[Book, ...], up: list[int]) -> None:
    assert sorted_ids(by, False, *books) == up


@pytest.mark.parametrize("by", sorted(set(COLUMNS) - {"status", "title"}))
def test_unknown_comes_last_the_other_way_too(by: str) -> None:
    full = Book(0, "t", "a", "x", 1, "reading", 0.5, 3, "2026-01-01", "day", "2026-01-01", "day", "now", 3, 1)
    empty = Book(title="t", status="reading")
    assert sorted_ids(by, True, full, empty) == [0, 1]
    assert sorted_ids(by, True, empty, full) == ([1, 0] if by != "logged" else [0, 1])


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_two_titles_can_be_compared(one: str, other: str) -> None:
    a, b = collated(one) or (), collated(other) or ()
    assert [a < b, a == b, a > b].count(True) == 1


def test_numbers_accents_and_case_are_sorted_as_people_do() -> None:
    titles = ["Part 10", "part 9", "Émile", "Emma", "Zebra", "part"]
    assert sorted(titles, key=lambda title: collated(title) or ()) == [
        "Émile",
        "Emma",
        "part",
        "part 9",
        "Part 10",
        "Zebra",
    ]


def test_the_same_column_again_turns_the_order_round() -> None:
    order = Order().chosen("rating")
    assert (order, order.chosen("rating"), order.chosen("title")) == (
        Order("rating", True),
        Order("rating", False),
        Order("title"),
    )


@pytest.mark.parametrize("order", [Order(by, down) for by in COLUMNS for down in (False, True)])
def test_an_order_is_remembered(order: Order) -> None:
    assert read_order(order.text()) == order


@pytest.mark.parametrize("text", ["", "shoe up", "title", "title sideways"])
def test_a_strange_memory_is_the_usual_order(text: str) -> None:
    assert read_order(text) == Order()
