"""Turn marks and phases into stretches of a chart: where each phase starts and which numbers make its limits.

The baseline is frozen at the first change, so that every later number is judged against what was before: that is the
test of a pilot (Wheeler 2000, Understanding Variation; NHS England, Making Data Count). With fewer than six numbers
before the change there is nothing to freeze, and all numbers of the phase are taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opspath_desktop.domain.spc_types import Period, Stretch
from opspath_desktop.domain.study_types import Settings, Step

FEWEST = 6  # numbers that make limits (Wheeler: five or six are useful)
FIXED = 12  # numbers after which limits may be fixed (NHSRplotthedots: not before 12)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods of a measure with their days, and the index of the first period since the change.

    `cut` is None without a change and without a phase, and the number of periods when nothing is that late.
    """

    days: tuple[date, ...]
    periods: tuple[Period, ...]
    cut: int | None

    def since(self, day: date) -> int:
        """Return the index of the first period on or after a day."""
        return bisect_left(self.days, day)

    def counted(self, start: int, end: int) -> list[int]:
        """Return the indexes from start up to, but without, end whose values take part."""
        return [index for index in range(start, end) if self.periods[index].counts]


def phases(line: Timeline, steps: Sequence[Step]) -> list[tuple[int, Step]]:
    """Return (first index, phase) in order; the first starts at 0. Phases without any period are left out."""
    placed = {0: Step(date.min)}
    for step in sorted(steps, key=lambda each: each.start):
        index = line.since(step.start)
        if index < len(line.days):
            placed[index] = step
    return sorted(placed.items())


def drawn(line: Timeline, settings: Settings, steps: Sequence[Step]) -> tuple[list[Stretch], list[str]]:
    """Return the stretches of the chart that is drawn, and the label of each."""
    placed = phases(line, steps)
    ends = [*(index for index, _step in placed[1:]), len(line.days)]
    made = [_stretch(line, settings, step, index, end) for (index, step), end in zip(placed, ends, strict=True)]
    return made, [step.label for _index, step in placed]


def tested(line: Timeline, settings: Settings, steps: Sequence[Step]) -> list[Stretch]:
    """Return the stretches that the pilot is tested with: no phase that was made of its result.

    A phase that began before the change stays when it has the six numbers that make a baseline.
    """
    cut = len(line.days) if line.cut is None else line.cut
    kept = [step for step in steps if len(line.counted(line.since(step.start), cut)) >= FEWEST]
    stretches, _labels = drawn(line, settings, kept)
    if stretches[-1].carried:  # what is carried must not depend on phases that are left out
        stretches[-1] = Stretch(stretches[-1].start, stretches[-1].calc)
    return stretches


def _stretch(line: Timeline, settings: Settings, step: Step, start: int, end: int) -> Stretch:
    if start == 0 and step.start == date.min:
        return _first(line, settings, end)
    if step.limits == "carried_from_previous" and start > 0:
        return Stretch(start, carried=True)
    if step.limits == "fixed_after_n":
        return Stretch(start, _newest_of_first(line, start, end, max(step.fixed_n or FIXED, FIXED)))
    return Stretch(start, _before_change(line, start, end))


def _first(line: Timeline, settings: Settings, end: int) -> Stretch:
    mode = settings.baseline_mode
    if mode == "all":
        return Stretch(0)
    if mode == "first_n":
        return Stretch(0, _newest_of_first(line, 0, end, settings.baseline_n or FIXED))
    if mode == "date_range":
        return Stretch(0, _dated(line, settings, end))
    centre = settings.baseline if mode == "typed" else None
    return Stretch(0, _before_change(line, 0, end), centre)


def _before_change(line: Timeline, start: int, end: int) -> tuple[int, int] | None:
    """Return the window before the change, when the phase goes over it and six numbers lie before it."""
    if line.cut is None or not start < line.cut <= end or len(line.counted(start, line.cut)) < FEWEST:
        return None
    return start, line.cut - 1


def _newest_of_first(line: Timeline, start: int, end: int, many: int) -> tuple[int, int] | None:
    counted = line.counted(start, end)
    return (start, counted[many - 1]) if 0 < many <= len(counted) else None


def _dated(line: Timeline, settings: Settings, end: int) -> tuple[int, int] | None:
    first = 0 if settings.baseline_from is None else line.since(settings.baseline_from)
    to = settings.baseline_to
    inside = [index for index in range(first, end) if to is None or line.days[index] <= to]
    return (inside[0], inside[-1]) if inside else None
