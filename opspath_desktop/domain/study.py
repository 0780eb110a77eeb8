"""Study a measure: put its numbers in order, choose its chart and its baseline, and find what the numbers show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opspath_desktop.domain.spc_types import Period
from opspath_desktop.domain.study_types import ChangeOn, Number, Settings, Step, Study


def study(
    numbers: Sequence[Number],
    settings: Settings = Settings(),  # noqa: B008  # frozen
    changes: Sequence[tuple[date, str]] = (),
    steps: Sequence[Step] = (),
) -> Study:
    """Return what the numbers, in the order of time, show; `changes` are (day, words), `steps` the phases."""
    days = tuple(number.on for number in numbers)
    periods = tuple(Period(number.value, number.excluded) for number in numbers)
    values = [period.value for period in periods if period.counts and period.value is not None]
    marked = tuple(
        ChangeOn(at + 1, on, text, next((index for index, day in enumerate(days) if day >= on), len(days)))
        for at, (on, text) in enumerate(sorted(changes, key=lambda change: change[0]))
    )
    return Study(
        kind="line",
        direction=settings.direction,
        target=settings.target,
        days=days,
        periods=periods,
        changes=marked,
        count=len(values),
        latest=values[-1] if values else None,
    )
