"""Tell the one signal that speaks for a measure, how long a run still takes, and whether a gain was held."""

from __future__ import annotations

from collections.abc import Sequence

from opspath_desktop.domain.spc_rules import LONG_RUN, NHS_SHIFT, rank
from opspath_desktop.domain.spc_types import Chart, Direction, Limits, RuleSet, RunChart, Signal
from opspath_desktop.domain.study_types import ChangeOn, Found, Proposal, Tone
from opspath_desktop.domain.study_windows import Timeline

RUN_OF: dict[RuleSet, int] = {"nhs": NHS_SHIFT, "wheeler": LONG_RUN, "western_electric": LONG_RUN}
RUNS = ("shift", "run_of_8")
RUN_ON_MEDIAN = 6  # Perla, Provost and Murray 2011
HELD_FOR = 7  # points after the signal that must all lie on the better side


def better_side(direction: Direction) -> int:
    """Return 1 where higher is better, -1 where lower is, 0 where neither is."""
    return {"up": 1, "down": -1, "neutral": 0}[direction]


def speaking(signals: Sequence[Signal], direction: Direction, cut: int | None) -> Signal | None:
    """Return the first signal since the change to the side to which the newest one goes.

    The newest is the pattern that reaches furthest. Where patterns to both sides reach as far, the better side speaks,
    as in the NHS workbook.
    """
    since = sorted((signal for signal in signals if cut is None or signal.detected >= cut), key=_rank)
    if not since:
        return None
    wanted = better_side(direction)
    newest = max(signal.points[-1] for signal in since)
    sides = {signal.side for signal in since if signal.points[-1] == newest}
    side = wanted if wanted in sides else max(sides)
    turned = max((signal.points[-1] for signal in since if signal.side != side), default=-1)
    later = [signal for signal in since if signal.side == side and signal.points[-1] > turned]
    return next(iter(later), next(signal for signal in since if signal.side == side))


def _rank(signal: Signal) -> tuple[int, int]:
    return signal.detected, rank(signal.rule)


def found(line: Timeline, signals: Sequence[Signal], signal: Signal | None, direction: Direction) -> Found | None:
    """Return a signal with its days and its tone; it began with the first point of the run that it belongs to."""
    if signal is None:
        return None
    after = 0 if line.cut is None else len(line.counted(line.cut, signal.detected + 1))
    first = min((run.points[0] for run in signals if _is_run(run, signal)), default=signal.points[0])
    return Found(
        signal.rule,
        tone_of(signal, direction),
        signal.side,
        line.days[min(first, signal.points[0])],
        line.days[signal.detected],
        after,
    )


def _is_run(run: Signal, signal: Signal) -> bool:
    """Tell whether a run goes to the same side as a signal and holds it."""
    return run.rule in RUNS and run.side == signal.side and run.points[0] <= signal.detected <= run.points[-1]


def tone_of(signal: Signal, direction: Direction) -> Tone:
    """Return whether a signal is for the better or the worse; neutral where neither direction is better."""
    wanted = better_side(direction)
    if wanted == 0:
        return "neutral"
    return "better" if signal.side == wanted else "worse"


def run_at_end(line: Timeline, centre: float | None, direction: Direction, *, skip_ties: bool) -> int:
    """Return how many points at the end lie on one side of the centre, on the better one where there is one.

    A point on the centre ends a run on an XmR chart and is passed over on a run chart.
    """
    if centre is None:
        return 0
    wanted, length = better_side(direction), 0
    for index in reversed(line.counted(0, len(line.periods))):
        side = _side(line, index, centre)
        if side == 0 and skip_ties:
            continue
        wanted = wanted or side
        if side == 0 or side != wanted:
            break
        length += 1
    return length


def _side(line: Timeline, index: int, centre: float) -> int:
    value = line.periods[index].value
    return 0 if value is None else (value > centre) - (value < centre)


def stayed(line: Timeline, signal: Signal, centre: float | None, direction: Direction) -> bool:
    """Tell whether at least seven points came after the signal, every one on the better side of the old centre."""
    further = line.counted(signal.detected + 1, len(line.periods))
    wanted = better_side(direction)
    if centre is None or wanted == 0 or len(further) < HELD_FOR:
        return False
    return all(_side(line, index, centre) == wanted for index in further)


def proposal(
    line: Timeline, chart: Chart | RunChart, changes: Sequence[ChangeOn], direction: Direction
) -> Proposal | None:
    """Return what a new phase could start with: only of an improvement that follows a change within the last phase.

    A change with which the last phase, or the measuring, began has nothing before it to differ from.
    """
    if better_side(direction) == 0 or not chart.phases:
        return None
    start, wanted = chart.phases[-1].start, better_side(direction)
    better = [each for each in sorted(chart.signals, key=_rank) if each.side == wanted and each.points[0] >= start]
    for signal in (*(each for each in better if each.rule in RUNS), *better):
        causes = [each for each in changes if start < each.index <= signal.detected]
        if causes:
            return Proposal(line.days[signal.points[0]], causes[-1].on)
    return None


def centre_at(chart: Chart | RunChart | None, index: int) -> float | None:
    """Return the centre that holds at an index."""
    limits = limits_at(chart, index)
    return limits.centre if limits else None


def limits_at(chart: Chart | RunChart | None, index: int) -> Limits | None:
    """Return the limits of the phase that an index lies in; beyond the last period those of the last phase."""
    if chart is None or not chart.phases:
        return None
    return next((phase for phase in reversed(chart.phases) if phase.start <= index), chart.phases[0])
