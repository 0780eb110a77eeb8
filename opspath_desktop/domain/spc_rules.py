"""Find the patterns in a control chart that chance rarely makes: NHS, Wheeler and Western Electric.

Every rule looks at one phase. `sides` says for each point that counts on which side of the centre it lies (1, -1, or 0
exactly on it), `zone` to which side it lies beyond a line. All comparisons are strict. Missing and excluded points are
not among the points, so a run goes on over them.

Sources: NHS England, Making Data Count (four rules; two of three as the Excel tool of November 2023 counts it);
D. J. Wheeler, Understanding Variation and Making Sense of Data (three rules); Western Electric, Statistical Quality
Control Handbook, 1956 (four tests).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from opspath_desktop.domain.spc_types import Method, RuleSet, Signal

RULES: dict[RuleSet, tuple[str, ...]] = {
    "nhs": ("outside", "shift", "trend", "two_of_three"),
    "wheeler": ("outside", "run_of_8", "three_of_four"),
    "western_electric": ("outside", "two_of_three", "four_of_five", "run_of_8"),
}
PRECEDENCE = ("outside", "trend", "two_of_three", "three_of_four", "four_of_five", "shift", "run_of_8")
NHS_SHIFT = 7
LONG_RUN = 8
NEAR = Fraction(2, 3)  # of the way from the centre to a limit: two sigma
HALF = Fraction(1, 2)  # Wheeler: nearer to a limit than to the centre
THIRD = Fraction(1, 3)  # one sigma


@dataclass(frozen=True, slots=True)
class Lines:
    """The centre of a phase and how far its limits lie from it, in whole units; without `reach` there are no limits."""

    centre: Fraction
    reach: Fraction | None = None

    def zone(self, whole: Sequence[int], share: Fraction | int) -> list[int]:
        """Tell for each point to which side it lies beyond that share of the way to the limit, 0 for within."""
        if self.reach is None and share:
            return [0] * len(whole)
        away = (self.reach or 0) * share
        high, low = floor(self.centre + away), ceil(self.centre - away)
        return [1 if x > high else -1 if x < low else 0 for x in whole]


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one phase that count: their indexes over all periods, and their values in whole units."""

    indexes: list[int]
    whole: list[int]


def rank(rule: str) -> int:
    """Return the place of a rule in the order in which one is named where several speak of a point."""
    return PRECEDENCE.index(rule) if rule in PRECEDENCE else len(PRECEDENCE)


def signals(points: Points, lines: Lines, method: Method) -> list[Signal]:
    """Return every pattern of the method's rule set in one phase, in the order of the rules."""
    sides, outer = lines.zone(points.whole, 0), lines.zone(points.whole, 1)
    found = single("outside", points.indexes, outer)
    if method.rules == "nhs":
        near = lines.zone(points.whole, NEAR)
        if method.within:
            near = [0 if out else to for to, out in zip(near, outer, strict=True)]
        found += run("shift", points.indexes, sides, NHS_SHIFT)
        found += trend("trend", points, method.trend)
        return found + same_side("two_of_three", points.indexes, near, sides, (2, 3))
    found += run("run_of_8", points.indexes, sides, LONG_RUN)
    if method.rules == "wheeler":
        return found + some_of("three_of_four", points.indexes, lines.zone(points.whole, HALF), (3, 4))
    found += some_of("two_of_three", points.indexes, lines.zone(points.whole, NEAR), (2, 3))
    return found + some_of("four_of_five", points.indexes, lines.zone(points.whole, THIRD), (4, 5))


def single(rule: str, indexes: Sequence[int], zone: Sequence[int]) -> list[Signal]:
    """Return each point that lies beyond a limit (x > upper or x < lower) as a pattern of its own."""
    return [Signal(rule, (index,), index, side) for index, side in zip(indexes, zone, strict=True) if side]


def run(rule: str, indexes: Sequence[int], sides: Sequence[int], need: int) -> list[Signal]:
    """Return each unbroken run of at least `need` points on one side; a point on the centre breaks it."""
    found, start = [], 0
    for end in range(1, len(sides) + 1):
        if end < len(sides) and sides[end] == sides[start]:
            continue
        if sides[start] and end - start >= need:
            found.append(Signal(rule, tuple(indexes[start:end]), indexes[start + need - 1], sides[start]))
        start = end
    return found


def trend(rule: str, points: Points, need: int) -> list[Signal]:
    """Return each stretch of at least `need` points that rise, or fall, from point to point; equal ones break it."""
    found: list[Signal] = []
    start, way = 0, 0
    for end in range(1, len(points.whole) + 1):
        step = 0
        if end < len(points.whole):
            step = (points.whole[end] > points.whole[end - 1]) - (points.whole[end] < points.whole[end - 1])
        if step and step == way:
            continue
        if way and end - start >= need:
            found.append(Signal(rule, tuple(points.indexes[start:end]), points.indexes[start + need - 1], way))
        start, way = end - 1, step
    return found


def same_side(
    rule: str, indexes: Sequence[int], zone: Sequence[int], sides: Sequence[int], count: tuple[int, int]
) -> list[Signal]:
    """Return patterns of `count` (2 of 3) points beyond a line while all of the window lie on that side (NHS).

    Only the points beyond the line are flagged; the last point of the first window is the index of detection.
    """
    need, window = count
    found: list[_Group] = []
    for end in range(window - 1, len(sides)):
        first, side = end - window + 1, sides[end]
        if side and sides[first : end + 1].count(side) == window and zone[first : end + 1].count(side) >= need:
            _gather(found, [indexes[at] for at in range(first, end + 1) if zone[at] == side], indexes[end], side)
    return [Signal(rule, tuple(group.points), group.detected, group.side) for group in found]


def some_of(rule: str, indexes: Sequence[int], zone: Sequence[int], count: tuple[int, int]) -> list[Signal]:
    """Return patterns of `count` (3 of 4) points beyond a line on one side; the rest of the window may lie anywhere."""
    need, window = count
    found: list[_Group] = []
    for end, side in enumerate(zone):
        first = max(0, end - window + 1)
        if side and zone[first : end + 1].count(side) >= need:
            _gather(found, [indexes[at] for at in range(first, end + 1) if zone[at] == side], indexes[end], side)
    return [Signal(rule, tuple(group.points), group.detected, group.side) for group in found]


@dataclass(slots=True)
class _Group:
    """A pattern that grows with every window that shares a point with it."""

    points: list[int]
    detected: int
    side: int


def _gather(found: list[_Group], flagged: list[int], detected: int, side: int) -> None:
    """Add a window to the patterns found, joined to the last one of its side when they share a point."""
    last = next((group for group in reversed(found[-2:]) if group.side == side), None)
    newest = last.points[-1] if last is not None else -1
    if last is None or newest < flagged[0]:
        found.append(_Group(flagged, detected, side))
    else:
        last.points += [index for index in flagged if index > newest]
