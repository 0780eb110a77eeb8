"""The shipped pack holds what the pathway's brief counts, with guidance that is no filler."""

from collections import Counter
from pathlib import Path

import pytest

from opspath_desktop.content import load_core
from opspath_desktop.domain.pathway import KINDS, Item, Pathway

IDS = Path(__file__).parent / "core_ids.txt"


@pytest.fixture(scope="module")
def core() -> Pathway:
    pathway, problems = load_core()
    assert [str(problem) for problem in problems] == []
    return pathway


def items(core: Pathway) -> list[Item]:
    return [item for stage in core.stages for item in stage.items]


def test_stages_and_items(core: Pathway) -> None:
    assert len(core.stages) == 5
    assert Counter(item.kind for item in items(core)) == dict.fromkeys(KINDS, 15)
    assert all(len(stage.of(kind)) == 3 for stage in core.stages for kind in KINDS)


def test_four_stages_describe_a_shift_and_the_first_has_none(core: Pathway) -> None:
    assert [bool(stage.shift) for stage in core.stages] == [False, True, True, True, True]


def test_role_profile(core: Pathway) -> None:
    role = core.role
    assert (len(role.responsibilities), len(role.core_competencies), len(role.titles)) == (4, 4, 7)
    assert [(value.horizon, len(value.items)) for value in role.value] == [("short", 3), ("mid", 2), ("long", 3)]


def test_framework_and_scale(core: Pathway) -> None:
    assert [len(category.skills) for category in core.categories] == [3, 2, 2, 3, 3]
    assert [level.name for level in core.scale.levels] == ["Not yet", "Aware", "Practising", "Independent", "Leading"]


def test_28_sets_of_descriptors_without_filler(core: Pathway) -> None:
    sets = [descriptors for _id, _title, descriptors in core.rated()]
    words = [text for descriptors in sets for text in descriptors]
    assert (len(sets), len(words)) == (28, 140)
    assert len(set(words)) == 140
    assert min(map(len, words)) >= 40


@pytest.mark.parametrize(
    ("field", "expected"), [("how", 90), ("why", 15), ("apply", 15), ("signs", 15), ("instead", 15)]
)
def test_guidance_is_no_filler(core: Pathway, field: str, expected: int) -> None:
    words = [getattr(item, field) for item in items(core) if getattr(item, field)]
    assert len(words) == len(set(words)) == expected
    assert min(map(len, words)) >= 40


def test_every_item_says_what_would_show_it(core: Pathway) -> None:
    assert all(1 <= len(item.evidence) <= 3 for item in items(core))
    assert all(2 <= len(item.questions) <= 3 for item in items(core) if item.kind == "reading")
    assert all(item.measure is not None for item in items(core) if item.kind == "metric")


def test_one_line_texts_fit_the_line(core: Pathway) -> None:
    assert max(len(item.text) for item in items(core)) <= 120


def test_ids_are_permanent(core: Pathway) -> None:
    """The file lists every id ever shipped; lines may be added to it, never taken away."""
    shipped = set(IDS.read_text(encoding="utf-8").split())
    now = {item.id for item in items(core)} | {stage.id for stage in core.stages} | {core.role.id, core.scale.id}
    now |= {category.id for category in core.categories}
    now |= {skill.id for category in core.categories for skill in category.skills}
    assert now == shipped
