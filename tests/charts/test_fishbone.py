"""The fishbone: six bones, words with room, and what it says to those who cannot see it."""

import pytest

from opspath_desktop.charts.figure import Text
from opspath_desktop.charts.fishbone import Bone, Twig, fishbone, height_for

NAMES = ("People", "Method", "Equipment", "Material", "Measurement", "Environment")


def bones(count: int = 1, tone: str = "plain") -> list[Bone]:
    return [Bone(name, tuple(Twig(f"{name} {n}", tone, "Data, verified") for n in range(count))) for name in NAMES]


def words(count: int, width: float = 480, height: float = 190) -> list[Text]:
    marks = fishbone("Lorries wait", bones(count), width=width, height=height).marks
    return [mark for mark in marks if isinstance(mark, Text)]


def test_it_says_the_problem_the_counts_and_the_roots() -> None:
    figure = fishbone("Lorries wait", bones(2, "root"), width=480, height=190)
    assert figure.alt.startswith("Fishbone of “Lorries wait”. People: 2 causes; Method: 2 causes")
    assert "Root causes: People 0; People 1" in figure.alt
    assert len(figure.table.rows) == 12
    assert len(figure.tips) == 12


def test_without_causes_it_draws_the_bones_and_says_so() -> None:
    figure = fishbone("", bones(0), width=480, height=120)
    assert "No cause yet" in figure.alt
    assert figure.table.rows == ()


def test_what_has_no_room_is_counted() -> None:
    drawn = [mark.text for mark in words(12, height=height_for(bones(12)))]
    assert "4 more" in drawn


@pytest.mark.parametrize("width", [300.0, 480.0, 900.0])
@pytest.mark.parametrize("count", [1, 4, 9])
def test_all_words_stand_inside_the_picture(width: float, count: int) -> None:
    height = height_for(bones(count))
    for mark in words(count, width, height):
        assert 0 <= mark.x <= width
        assert 0 < mark.y <= height


def test_roots_are_bold_assumptions_and_rejected_ones_marked_in_words() -> None:
    found = {}
    for tone in ("root", "assumption", "rejected"):
        marks = fishbone("x", bones(1, tone), width=480, height=190).marks
        found[tone] = next(mark for mark in marks if isinstance(mark, Text) and mark.text.startswith("People 0"))
    assert [found[tone].weight for tone in found] == ["bold", "regular", "regular"]
    assert [found[tone].text for tone in found] == ["People 0", "People 0 (?)", "People 0 (rejected)"]
