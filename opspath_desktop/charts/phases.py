"""Name the phases of a chart, and find those that are on show; control charts and run charts share it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from opspath_desktop.charts.plot import Head
from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.charts.sheet import centre_words
from opspath_desktop.domain.spc_types import Limits
from opspath_desktop.i18n import _, format_number


def among(phases: Sequence[Limits], first: int, last: int) -> list[Limits]:
    """Return the phases that have points and reach into the periods from first to last."""
    return [phase for phase in phases if phase.end >= first and phase.start <= last and phase.count]


def phase_at(phases: Sequence[Limits], index: int) -> Limits:
    """Return the phase that a period lies in."""
    number = bisect_right(phases, index, key=lambda phase: phase.start) - 1
    return phases[number] if number >= 0 else Limits(0, 0)


def phase_name(series: ControlSeries, phases: Sequence[Limits], phase: Limits) -> str:
    """Return the label of a phase; the first without one is the time before."""
    number = phases.index(phase)
    label = series.phases[number] if number < len(series.phases) else ""
    if label or len(phases) == 1:
        return label
    return _("Before") if number == 0 else _("Phase {n}").format(n=format_number(number + 1))


def heads(
    series: ControlSeries, phases: Sequence[Limits], on_show: Sequence[Limits], centre: Callable[[str], str]
) -> tuple[Head, ...]:
    """Name the phases above the plot where there are several, those before the newest with their centre in words."""
    if len(phases) < 2:
        return ()
    found = []
    for phase in on_show:
        name = phase_name(series, phases, phase)
        parts = [name]
        if phase is not on_show[-1] and phase.centre is not None and phase.ruled:
            parts.append(centre(centre_words(series, phase.centre)))
        found.append(Head(": ".join(part for part in parts if part), phase.start, phase.end, name))
    return tuple(found)
