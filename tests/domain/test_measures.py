"""Test which settings of a measure fit together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from opspath_desktop.domain import measures
from opspath_desktop.domain.measures import Settings, check, whole
from opspath_desktop.errors import Refused

PLAIN = Settings("down", None, None, None, None, "before_change", None, None, None, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"target": 6.0, "direction": "neutral"}, "needs a direction"),
        ({"lower_bound": 2.0, "upper_bound": 2.0}, "below the upper"),
        ({"baseline_mode": "typed"}, "Type the number"),
        ({"baseline_mode": "first_n"}, "how many numbers"),
        ({"baseline_mode": "date_range", "baseline_from": date(2026, 1, 1)}, "on which it ends"),
        ({"baseline_from": date(2026, 2, 1), "baseline_to": date(2026, 1, 1)}, "cannot end before"),
    ],
)
def test_settings_that_contradict_each_other_are_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        check(replace(PLAIN, **fields))


def test_settings_that_fit_are_taken() -> None:
    check(PLAIN)
    check(replace(PLAIN, target=6.0, lower_bound=0.0, upper_bound=24.0, baseline_mode="typed", baseline=8.2))


@pytest.mark.parametrize("value", [5.5, 11, 1e300, float("nan"), float("inf")])
def test_only_whole_numbers_in_their_range_are_whole(value: float) -> None:
    with pytest.raises(Refused, match="whole number from 0 to 6"):
        whole(value, 0, 6)


def test_every_choice_has_words() -> None:
    assert len({measures.mode_name(m) for m in ("value", "ratio", "count", "time_between_events")}) == 4
    assert len({measures.frequency_name(f) for f in ("day", "week", "month", "event")}) == 4
    assert len({measures.period_name(f) for f in ("day", "week", "month", "event")}) == 4
    assert len({measures.chart_name(c) for c in ("auto", "line", "run", "xmr")}) == 4
    assert len({measures.rules_name(r) for r in ("nhs", "wheeler", "western_electric")}) == 3
    assert len({measures.baseline_name(b) for b in ("before_change", "all", "first_n", "date_range", "typed")}) == 5
    assert len({measures.limits_name(x) for x in ("calculated", "fixed_after_n", "carried_from_previous")}) == 3
