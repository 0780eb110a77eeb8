"""The why-tree of an A3: numbers from the top, children below what they explain, nothing lost."""

from opspath_desktop.domain.a3 import Cause, numbered


def told(*causes: Cause) -> list[tuple[str, str, int]]:
    """Return what the tree says."""
    return [(cause.number, cause.text, cause.depth) for cause in numbered(causes)]


def test_children_stand_below_what_they_explain() -> None:
    tree = (Cause("a", "", "A"), Cause("b", "", "B"), Cause("c", "a", "C"), Cause("d", "c", "D"), Cause("e", "a", "E"))
    assert told(*tree) == [("1", "A", 0), ("1.1", "C", 1), ("1.1.1", "D", 2), ("1.2", "E", 1), ("2", "B", 0)]


def test_a_cause_of_an_unknown_parent_stands_at_the_top() -> None:
    assert told(Cause("a", "gone", "A")) == [("1", "A", 0)]


def test_causes_that_hang_on_each_other_are_not_lost() -> None:
    tree = (Cause("a", "b", "A"), Cause("b", "a", "B"), Cause("c", "c", "C"))
    assert sorted(text for _number, text, _depth in told(*tree)) == ["A", "B", "C"]


def test_a_chain_of_five_thousand_is_walked() -> None:
    chain = [Cause(str(n), str(n - 1) if n else "", "x") for n in range(5000)]
    assert numbered(chain)[-1].depth == 4999
