"""Chips choose books: one of each kind has to fit, and equal choices have equal texts."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.shelf_rule import KINDS, Chip, Marks, Rule, read_rule

CHIPS = st.builds(Chip, st.sampled_from(KINDS), st.sampled_from(["yes", "no", "planned", "3", "12", "own", "Lean"]))


@dataclass
class Book:
    id: int = 1
    status: str = "planned"
    stage: int | None = None
    format: str = "paper"
    tag_lines: str = ""
    rating: int | None = None
    queue: int | None = None


MARKS = Marks(frozenset({1}), frozenset({2}), frozenset({2}), {1: frozenset({"2024", "2025"})})


@pytest.mark.parametrize(
    ("chip", "fits", "fails"),
    [
        (Chip("status", "paused"), Book(status="paused"), Book(status="planned")),
        (Chip("stage", "2"), Book(stage=2), Book(stage=None)),
        (Chip("stage", "own"), Book(stage=None), Book(stage=2)),
        (Chip("format", "audio"), Book(format="audio"), Book(format="unknown")),
        (Chip("tag", "Lean"), Book(tag_lines="work\nlean"), Book(tag_lines="lean thinking")),
        (Chip("rating", "16"), Book(rating=16), Book(rating=15)),
        (Chip("rating", "16"), Book(rating=20), Book(rating=None)),
        (Chip("finished", "2024"), Book(id=1), Book(id=2)),
        (Chip("highlights"), Book(id=1), Book(id=2)),
        (Chip("takeaways"), Book(id=2), Book(id=1)),
        (Chip("applied", "yes"), Book(id=2), Book(id=1)),
        (Chip("applied", "no"), Book(id=1), Book(id=2)),
        (Chip("queue"), Book(queue=3), Book(queue=None)),
        (Chip("suggested"), Book(stage=1), Book(stage=None)),
    ],
)
def test_each_chip_asks_its_question(chip: Chip, fits: Book, fails: Book) -> None:
    test = Rule.of([chip]).test(MARKS)
    assert (test(fits), test(fails)) == (True, False)


def test_chips_of_a_kind_are_alternatives_and_kinds_have_to_meet() -> None:
    test = Rule.of([Chip("status", "planned"), Chip("status", "paused"), Chip("format", "audio")]).test(Marks())
    books = [Book(status=status, format=kind) for status in ("planned", "paused", "reading") for kind in ("audio", "")]
    assert [test(book) for book in books] == [True, False, True, False, False, False]


def test_no_chip_chooses_every_book() -> None:
    assert Rule().test(Marks())(Book())


@given(st.lists(CHIPS))
def test_a_text_gives_the_rule_back_and_does_not_know_the_order(chips: list[Chip]) -> None:
    rule = Rule.of(chips)
    assert read_rule(rule.text()) == rule
    assert Rule.of(reversed(chips)).text() == rule.text()


@given(st.lists(CHIPS), CHIPS.filter(lambda chip: bool(Rule.of([chip]).chips)))
def test_a_chip_goes_in_and_out(chips: list[Chip], chip: Chip) -> None:
    rule = Rule.of(each for each in chips if each != chip and each.kind != "rating")
    assert chip in rule.toggled(chip).chips
    assert rule.toggled(chip).toggled(chip) == rule


def test_another_rating_takes_the_place_of_the_one_before() -> None:
    rule = Rule.of([Chip("rating", "12"), Chip("tag", "lean")]).toggled(Chip("rating", "16"))
    assert rule.values("rating") == {"16"}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"status":"x"}', '{"later":["x"]}', '{"tag":[1,null,""]}', "[" * 99999]
)
def test_a_text_that_is_no_rule_chooses_every_book(text: str) -> None:
    assert read_rule(text) == Rule()


def test_the_text_is_canonical() -> None:
    rule = Rule.of([Chip("stage", "10"), Chip("stage", "own"), Chip("stage", "2"), Chip("format", "audio")])
    assert rule.text() == '{"format":["audio"],"stage":["2","10","own"]}'
