"""Tags: one clean line each, the same whatever their case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain import tags
from opspath_desktop.errors import Refused


def test_tags_stand_apart_by_commas_semicolons_and_lines() -> None:
    assert tags.split(" Lean,  Shop   floor;lean\n,") == ("Lean", "Shop floor")


def test_the_first_spelling_counts() -> None:
    assert tags.changed("Lean\nMetrics", add=["LEAN", "Flow"], remove=["metrics"]) == "Lean\nFlow"


def test_too_many_and_too_long_are_refused() -> None:
    with pytest.raises(Refused, match="50 tags"):
        tags.lines(str(number) for number in range(tags.MOST + 1))
    with pytest.raises(Refused, match="60 characters"):
        tags.split("x" * 61)


@given(st.lists(st.text(max_size=20), max_size=8))
def test_adding_twice_changes_nothing(words: list[str]) -> None:
    once = tags.changed("", add=words)
    assert tags.changed(once, add=words) == once
    assert tags.changed(once, remove=once.split("\n")) == ""
