"""Progress is a count: it never exceeds what counts, and what was left out stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.domain.progress import OUT_OF_COUNT, StageProgress, progress, reading_state
from opspath_desktop.store.schema import ITEM_STATES, READING_STATUSES

STATES = st.lists(st.sampled_from(ITEM_STATES), max_size=20)


@given(STATES)
def test_every_state_is_counted_once(states: list[str]) -> None:
    found = progress(states)
    assert found.of + found.skipped + found.not_applicable == len(states)
    assert 0 <= found.done <= found.of
    assert found.open == found.of - found.done


@given(STATES)
def test_the_order_does_not_matter(states: list[str]) -> None:
    assert progress(states) == progress(sorted(states))


@given(STATES, st.sampled_from(OUT_OF_COUNT))
def test_skipping_what_is_open_never_lowers_the_fraction(states: list[str], out: str) -> None:
    after = ["done" if state == "done" else out for state in states]
    assert progress(after).fraction >= progress(states).fraction
    assert progress(after).complete


@given(STATES)
def test_doing_everything_that_counts_completes(states: list[str]) -> None:
    assert progress([state if state in OUT_OF_COUNT else "done" for state in states]).complete


def test_numbers_of_a_usual_stage() -> None:
    found = progress(["done"] * 6 + ["in_progress"] * 2 + ["not_started"] * 3 + ["skipped"])
    assert found == StageProgress(done=6, of=11, skipped=1, not_applicable=0)
    assert not found.complete


@pytest.mark.parametrize(
    ("own", "statuses", "expected"),
    [
        ("not_started", [], "not_started"),
        ("not_started", ["planned"], "not_started"),
        ("not_started", ["paused"], "in_progress"),
        ("not_started", ["stopped", "finished"], "done"),
        ("not_started", ["consulted"], "done"),
        ("skipped", ["finished"], "skipped"),
        ("not_applicable", ["reading"], "not_applicable"),
    ],
)
def test_a_reading_item_follows_its_readings(own: str, statuses: list[str], expected: str) -> None:
    assert reading_state(own, statuses) == expected


@given(st.lists(st.sampled_from(READING_STATUSES)))
def test_a_reading_item_is_done_only_by_a_finished_or_consulted_reading(statuses: list[str]) -> None:
    assert (reading_state("not_started", statuses) == "done") == bool({"finished", "consulted"} & set(statuses))
