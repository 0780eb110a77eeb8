"""Causes: the order of the tree, rings and orphans, what makes a root, and how a chain reads back."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.causes import (
    CATEGORIES,
    EVIDENCE,
    STATES,
    beneath,
    category_name,
    check_parent,
    counted,
    evidence_name,
    no_root_yet,
    path_up,
    read_back,
    read_count,
    state_name,
    walk,
)
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused


class Twig(NamedTuple):
    uuid: str
    parent: str = ""
    place: int = 0


TREE = (Twig("b", "", 1), Twig("a1", "a", 0), Twig("a"), Twig("a2", "a", 1), Twig("a11", "a1"))


def test_the_tree_is_walked_from_the_problem_down() -> None:
    found = [(branch.cause.uuid, branch.depth, branch.number) for branch in walk(TREE)]
    assert found == [("a", 0, "1"), ("a1", 1, "1.1"), ("a11", 2, "1.1.1"), ("a2", 1, "1.2"), ("b", 0, "2")]


def test_a_cause_whose_effect_is_gone_stands_at_the_top() -> None:
    assert [(branch.cause.uuid, branch.depth) for branch in walk((Twig("x", "gone"),))] == [("x", 0)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12, unique_by=lambda pair: pair[0]))
def test_every_cause_is_walked_once_even_in_a_ring(pairs: list[tuple[int, int]]) -> None:
    causes = [Twig(str(own), str(above)) for own, above in pairs]
    assert sorted(branch.cause.uuid for branch in walk(causes)) == sorted(cause.uuid for cause in causes)


def test_a_thousand_whys_deep_is_no_trouble() -> None:
    causes = [Twig(str(n), str(n - 1) if n else "") for n in range(5000)]
    assert walk(causes)[-1].depth == 4999
    assert len(beneath(causes, "0")) == 4999


def test_a_cause_explains_neither_itself_nor_what_explains_it() -> None:
    check_parent(TREE, "a1", "b")
    for under in ("a", "a1", "a11"):
        with pytest.raises(Refused, match="below itself"):
            check_parent(TREE, "a", under)


def test_the_path_leads_up_to_the_problem_and_stops_in_a_ring() -> None:
    assert [cause.uuid for cause in path_up(TREE, "a11")] == ["a11", "a1", "a"]
    assert len(path_up((Twig("x", "y"), Twig("y", "x")), "x")) == 2


@pytest.mark.parametrize(
    ("state", "evidence", "words"),
    [
        ("verified", "data", ""),
        ("verified", "observed", ""),
        ("verified", "assumption", "needs evidence"),
        ("candidate", "data", "must be verified"),
        ("rejected", "observed", "must be verified"),
        ("candidate", "assumption", "only assumed"),
    ],
)
def test_a_root_is_verified_by_more_than_an_assumption(state: str, evidence: str, words: str) -> None:
    assert words in no_root_yet(state, evidence)
    assert bool(words) == bool(no_root_yet(state, evidence))


def test_a_chain_reads_back_with_therefore() -> None:
    told = read_back(["no slot is kept free.", "SAP is slow", "Trucks wait"], "Goods-in takes 9 hours")
    assert (
        told == "No slot is kept free. Therefore SAP is slow. Therefore trucks wait. Therefore goods-in takes 9 hours."
    )
    assert read_back(["X"], "") == "X. Therefore the problem."


def test_a_count_is_a_number_from_zero_on() -> None:
    assert read_count(" 12 ", Habits()) == 12
    assert read_count("", Habits()) is None
    for bad, words in (("-1", "negative"), ("1e308", "too large"), ("often", "no number"), ("1e999", "too large")):
        with pytest.raises(Refused, match=words):
            read_count(bad, Habits())


def test_the_pareto_has_what_was_seen_the_most_frequent_first() -> None:
    assert counted([("a", 2.0), ("b", None), ("c", 7.0), ("d", 0.0)]) == (("c", 7.0), ("a", 2.0))


def test_every_word_has_a_name() -> None:
    names = [*map(category_name, CATEGORIES), *map(evidence_name, EVIDENCE), *map(state_name, STATES)]
    assert len(set(names)) == 12
