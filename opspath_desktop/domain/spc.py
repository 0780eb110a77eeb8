"""Work out an XmR chart (individual values and moving ranges): limits per phase, signals, variation and assurance.

With x the values of a phase that count, in the order of time:

    mR_i = |x_i - x_(i-1)|              only between neighbouring periods of the same phase that both count
    C = mean of x, A = mean of mR       over the points that make the limits
    upper, lower = C +- 2.66 A          near lines C +- 2/3 * 2.66 A, half lines C +- 1/2 * 2.66 A
    upper limit of the moving range = 3.268 A

2.66 is 3 / d2 with d2 = 1.128 for pairs, rounded as Wheeler and the NHS print it; 3 / 1.128 (NIST/SEMATECH e-Handbook
6.3.2.2, qcc, qicharts2) and 3 / d2 with d2 = 2 / sqrt(pi) (SAS) are reached by the arguments of Method, as are limits
from the median moving range, with the factors 3.145 and 3.865 (Wheeler). Everything has the unit of the values.
Sources: D. J. Wheeler, Understanding Variation; NHS England, Making Data Count; the screening of moving ranges:
L. S. Nelson, Control Charts for Individual Measurements, Journal of Quality Technology 14 (1982).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from opspath_desktop.domain import spc_rules
from opspath_desktop.domain.exact import ratio, real, scaled
from opspath_desktop.domain.spc_types import (
    WHOLE,
    Assurance,
    Chart,
    Limits,
    Method,
    Period,
    Signal,
    Stretch,
    Variation,
    check_stretches,
)

RULED = 6  # points that make limits (B) from which limits are drawn, as trial limits, and rules hold
PLAIN = 13  # B from which limits are no longer on trial; also N from which the two icons are shown
SCREEN = Fraction(3267, 1000)  # moving ranges of this many times their mean or more are left out, once


@dataclass(frozen=True, slots=True)
class _Phase:
    limits: Limits
    lines: spc_rules.Lines | None = None
    mr_upper: Fraction | None = None


@dataclass(frozen=True, slots=True)
class _Data:
    """The values in whole units (None where a period does not count), their moving ranges, and the unit."""

    whole: list[int | None]
    ranges: list[int | None]
    unit: int


def xmr(periods: Sequence[Period], method: Method | None = None, stretches: Sequence[Stretch] = (WHOLE,)) -> Chart:
    """Return the XmR chart of the periods, one phase for each stretch. Raise ValueError for nan and infinity.

    `stretches` start at index 0 and rise. Any finite value may come: a limit too large for a number is None, as is
    every limit of a phase with fewer than 6 points or without any movement (A = 0).
    """
    method = method or Method()
    _check(method, stretches, len(periods))
    values = [period.value if period.counts else None for period in periods]
    data, centres, target = _read(values, method, stretches)
    phases: list[_Phase] = []
    for at, stretch in enumerate(stretches):
        end = stretches[at + 1].start if at + 1 < len(stretches) else len(periods)
        before = phases[-1] if phases else None
        phases.append(_phase(data, method, stretch, end - 1, centres[at], before))
    found = [signal for phase in phases for signal in _signals(data, method, phase)]
    order = {rule: place for place, rule in enumerate((*spc_rules.RULES[method.rules], "mr_outside"))}
    found.sort(key=lambda signal: (signal.detected, order[signal.rule], signal.points))
    variation, mixed = _variation(values, phases, found, method)
    return Chart(
        periods=tuple(periods),
        method=method,
        phases=tuple(phase.limits for phase in phases),
        moving_ranges=tuple(None if x is None else real(x, data.unit) for x in data.ranges),
        mr_outside=tuple(index for phase in phases for index in _mr_outside(data, phase)),
        signals=tuple(found),
        rules={rule: _points_of(rule, found) for rule in spc_rules.RULES[method.rules]},
        variation=variation,
        assurance=_assurance(values, phases, target, method),
        mixed=mixed,
    )


def _check(method: Method, stretches: Sequence[Stretch], count: int) -> None:
    check_stretches(stretches, count)
    if ratio(method.factor) <= 0 or ratio(method.mr_factor) <= 0 or method.trend < 2:
        raise ValueError("factors are above 0, a trend has two points or more")


def _read(
    values: Sequence[float | None], method: Method, stretches: Sequence[Stretch]
) -> tuple[_Data, list[int | None], int | None]:
    """Return the values, the typed centres and the target in whole numbers of one unit."""
    typed = [stretch.centre for stretch in stretches]
    mixed = [*values, *typed, method.target]
    numbers, unit = scaled([value for value in mixed if value is not None])
    supply = iter(numbers)
    whole = [None if value is None else next(supply) for value in mixed]
    points, centres, target = whole[: len(values)], whole[len(values) : -1], whole[-1]
    ranges: list[int | None] = [None] * len(points)
    starts = {stretch.start for stretch in stretches}
    for at in range(1, len(points)):
        here, before = points[at], points[at - 1]
        if here is not None and before is not None and at not in starts:
            ranges[at] = abs(here - before)
    return _Data(points, ranges, unit), centres, target


def _phase(
    data: _Data, method: Method, stretch: Stretch, end: int, centre: int | None, before: _Phase | None
) -> _Phase:
    count = sum(x is not None for x in data.whole[stretch.start : end + 1])
    if stretch.carried and before is not None:
        return _Phase(_carry(before.limits, stretch.start, end, count), before.lines, before.mr_upper)
    first, last = stretch.calc or (stretch.start, end)
    first, last = max(first, stretch.start), min(last, end)
    points = [x for x in data.whole[first : last + 1] if x is not None]
    middle = Fraction(sum(points), len(points)) if points else None
    if centre is not None:
        middle = Fraction(centre)
    limits = Limits(stretch.start, end, count, len(points))
    if middle is None:
        return _Phase(limits)
    spread = _spread([x for x in data.ranges[first + 1 : last + 1] if x is not None], method)
    return _drawn(limits, middle, spread, data.unit, method)


def _spread(ranges: list[int], method: Method) -> Fraction | None:
    """Return the mean moving range; when asked, without those of 3.267 times the mean or more (once), or the median."""
    if not ranges:
        return None
    if method.median:
        ordered = sorted(ranges)
        return Fraction(ordered[(len(ranges) - 1) // 2] + ordered[len(ranges) // 2], 2)
    mean = Fraction(sum(ranges), len(ranges))
    kept = [x for x in ranges if x < SCREEN * mean] if method.screen else []
    return Fraction(sum(kept), len(kept)) if kept else mean


def _drawn(limits: Limits, middle: Fraction, spread: Fraction | None, unit: int, method: Method) -> _Phase:
    """Return the phase with its limits: none below 6 points, none without movement; the centre is always there."""
    ruled = limits.used >= RULED
    reach = ratio(method.factor) * spread if spread and ruled else None
    mr_upper = ratio(method.mr_factor) * spread if spread and ruled else None

    def line(share: Fraction) -> float | None:
        return None if reach is None else _real(middle + share * reach, unit)

    near, half = spc_rules.NEAR, spc_rules.HALF
    full = Limits(
        *(limits.start, limits.end, limits.count, limits.used),
        centre=_real(middle, unit),
        lower=line(Fraction(-1)),
        upper=line(Fraction(1)),
        near_lower=line(-near),
        near_upper=line(near),
        half_lower=line(-half),
        half_upper=line(half),
        mr_centre=None if spread is None else _real(spread, unit),
        mr_upper=None if mr_upper is None else _real(mr_upper, unit),
        trial=RULED <= limits.used < PLAIN,
        ruled=ruled,
    )
    return _Phase(full, spc_rules.Lines(middle, reach), mr_upper)


def _real(number: Fraction, unit: int) -> float | None:
    return real(number.numerator, number.denominator * unit)


def _carry(limits: Limits, start: int, end: int, count: int) -> Limits:
    return Limits(
        *(start, end, count, limits.used, limits.centre, limits.lower, limits.upper, limits.near_lower),
        *(limits.near_upper, limits.half_lower, limits.half_upper, limits.mr_centre, limits.mr_upper),
        *(limits.trial, limits.ruled),
    )


def _signals(data: _Data, method: Method, phase: _Phase) -> list[Signal]:
    """Return the patterns of one phase; none when fewer than 6 points made its limits."""
    if phase.lines is None or not phase.limits.ruled:
        return []
    indexes = [at for at in range(phase.limits.start, phase.limits.end + 1) if data.whole[at] is not None]
    points = spc_rules.Points(indexes, [x for at in indexes if (x := data.whole[at]) is not None])
    found = spc_rules.signals(points, phase.lines, method)
    if method.rules != "wheeler":
        return found
    # Wheeler's first rule also holds for the moving range; its side is the side of the value
    sides = dict(zip(indexes, phase.lines.zone(points.whole, 0), strict=True))
    return found + [Signal("mr_outside", (at,), at, sides[at]) for at in _mr_outside(data, phase) if sides[at]]


def _mr_outside(data: _Data, phase: _Phase) -> list[int]:
    if phase.mr_upper is None:
        return []
    most = floor(phase.mr_upper)
    window = range(phase.limits.start, phase.limits.end + 1)
    return [at for at in window if (x := data.ranges[at]) is not None and x > most]


def _points_of(rule: str, found: Sequence[Signal]) -> tuple[int, ...]:
    return tuple(sorted({index for signal in found if signal.rule == rule for index in signal.points}))


def _latest(values: Sequence[float | None], phases: Sequence[_Phase]) -> tuple[int, _Phase] | None:
    """Return the last point and its phase, when there are enough points for an icon (N >= 13, B >= 6)."""
    counted = [index for index, value in enumerate(values) if value is not None]
    if len(counted) < PLAIN:
        return None
    phase = next(phase for phase in phases if phase.limits.start <= counted[-1] <= phase.limits.end)
    return (counted[-1], phase) if phase.limits.ruled else None


def _variation(
    values: Sequence[float | None], phases: Sequence[_Phase], found: Sequence[Signal], method: Method
) -> tuple[Variation | None, bool]:
    """Return what the last point says, and whether it carries signals to both sides.

    With both the better one is shown, as the NHS tool does; on a neutral measure the rule that is named first.
    """
    latest = _latest(values, phases)
    if latest is None:
        return None, False
    speaking = [signal for signal in found if latest[0] in signal.points]
    sides = [signal.side for signal in sorted(speaking, key=lambda signal: spc_rules.rank(signal.rule))]
    if not sides:
        return "common", False
    mixed = len(set(sides)) > 1
    if method.direction == "neutral":
        return ("high" if sides[0] > 0 else "low"), mixed
    wanted = 1 if method.direction == "up" else -1
    return ("improvement" if wanted in sides else "concern"), mixed


def _assurance(
    values: Sequence[float | None], phases: Sequence[_Phase], target: int | None, method: Method
) -> Assurance | None:
    """Return whether the limits of the latest phase lie all on one side of the target; equality is hit or miss."""
    latest = _latest(values, phases)
    if latest is None or target is None or method.direction == "neutral":
        return None
    lines = latest[1].lines
    if lines is None or lines.reach is None:
        return None
    if ceil(lines.centre - lines.reach) <= target <= floor(lines.centre + lines.reach):
        return "random"
    above = target > lines.centre
    return "miss" if above == (method.direction == "up") else "hit"
