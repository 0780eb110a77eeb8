"""The advice to move on: ready, or one sentence for each thing that is missing."""

import pytest

from opspath_desktop.domain.progress import StageProgress
from opspath_desktop.domain.readiness import Rated, reached, readiness

NEARLY = StageProgress(done=9, of=12, skipped=0, not_applicable=0)
GOOD = Rated("Mapping", 3, 1)


def test_ready_at_exactly_the_limits() -> None:
    advice = readiness(NEARLY, [GOOD, Rated("Measuring", 4, 2)], metrics_at_target=1)
    assert advice.ready
    assert advice.reasons == ()


@pytest.mark.parametrize(
    ("done", "rated", "metrics", "sentence"),
    [
        (8, GOOD, 1, "4 of 12 items are open; move on with 3 or fewer."),
        (9, Rated("Mapping", None, 0), 1, "Mapping is not rated yet."),
        (9, Rated("Mapping", 2, 5), 1, "Mapping is at level 2; level 3 is expected."),
        (9, Rated("Mapping", 3, 0), 1, "Mapping has no evidence yet."),
        (9, GOOD, 0, "No success metric has reached its target yet."),
    ],
)
def test_each_miss_is_one_sentence(done: int, rated: Rated, metrics: int, sentence: str) -> None:
    advice = readiness(StageProgress(done, 12, 0, 0), [rated], metrics)
    assert not advice.ready
    assert advice.reasons == (sentence,)


def test_all_misses_are_told() -> None:
    assert len(readiness(StageProgress(0, 12, 0, 0), [Rated(name, None, 0) for name in "abc"], 0).reasons) == 5


@pytest.mark.parametrize(
    ("value", "target", "better", "expected"),
    [(5, 5, "up", True), (5, 5, "down", True), (4, 5, "up", False), (4, 5, "down", True), (6, 5, "down", False)],
)
def test_a_target_is_reached_in_its_direction(value: float, target: float, better: str, expected: bool) -> None:
    assert reached(value, target, better) is expected
