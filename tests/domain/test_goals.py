"""Goals: their order and their words."""

from datetime import date

import pytest

from opspath_desktop.domain.goals import KINDS, STATUSES, from_to, kind_name, order, priority_name, status_name


def test_open_goals_stand_first_by_priority_and_day() -> None:
    goals = [("reached", 1, None), ("open", 2, date(2026, 12, 1)), ("open", 2, None), ("open", 1, None)]
    found = sorted(goals, key=lambda goal: order(*goal))
    assert found == [goals[3], goals[1], goals[2], goals[0]]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("Goods-in time", "9 h", "5 h"), "Goods-in time: from 9 h to 5 h"),
        (("Goods-in time", "", "5 h"), "Goods-in time: to 5 h"),
        (("Goods-in time", "9 h", ""), "Goods-in time: from 9 h"),
        (("", "9 h", "5 h"), "from 9 h to 5 h"),
        (("Goods-in time", "", ""), "Goods-in time"),
        (("", "", ""), ""),
    ],
)
def test_the_measure_is_said_with_what_there_is(parts: tuple[str, str, str], words: str) -> None:
    assert from_to(*parts) == words


def test_every_word_has_a_name() -> None:
    assert len({*map(kind_name, KINDS), *map(status_name, STATUSES), *map(priority_name, (1, 2, 3))}) == 9
