"""Draw an XmR chart: the centre and the limits of each phase, and the moving ranges below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf

from opspath_desktop.charts.phases import among, heads, phase_at, phase_name
from opspath_desktop.charts.plot import Band, Edge, Level
from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.charts.sheet import (
    Sheet,
    centre_words,
    given,
    last_edge,
    plotted,
    target_edge,
    target_level,
    with_unit,
)
from opspath_desktop.charts.signals import Flag, flags, rule_words
from opspath_desktop.domain.spc_types import Chart, Limits, Period
from opspath_desktop.i18n import _, format_number, ngettext

MR_OUTSIDE = "mr_outside"
DASH, TRIAL_DASH = (3.2, 2.2), (1.6, 2.6)


def sheet(series: ControlSeries, chart: Chart, first: int, last: int) -> Sheet:
    """Return the parts of the X chart for the periods from first to last."""
    on_show = among(chart.phases, first, last)
    drawn = [(phase, *_clipped(series, phase)) for phase in on_show]
    values = plotted(series, first, last)
    for phase, lower, upper in drawn:
        values += given(phase.centre if phase.ruled else None, lower, upper)
    values += given(series.target)
    newest = drawn[-1:] if drawn else []
    found = flags(chart.signals, series.better)
    return Sheet(
        series.periods,
        tuple(values),
        tuple(level for each in drawn for level in _levels(*each)) + target_level(series),
        tuple(band for each in drawn for band in _bands(series, *each)),
        last_edge(series, last) + tuple(e for each in newest for e in _edges(series, *each)) + target_edge(series),
        heads(series, chart.phases, on_show, lambda value: _("mean {value}").format(value=value)),
        _tag(chart, on_show),
        found,
        _("mean"),
        (*_phase_sentences(series, chart), *_signal_sentences(chart)),
        (_("Moving range"), _("Lower limit"), _("Mean"), _("Upper limit"), _("Signal")),
        _cells(series, chart, found),
    )


def _clipped(series: ControlSeries, phase: Limits) -> tuple[float | None, float | None]:
    """Return the limits that are drawn: none that lies beyond what the measure can be."""
    low = -inf if series.lower_bound is None else series.lower_bound
    high = inf if series.upper_bound is None else series.upper_bound
    lower = phase.lower if phase.lower is not None and phase.lower >= low else None
    upper = phase.upper if phase.upper is not None and phase.upper <= high else None
    return lower, upper


def _levels(phase: Limits, lower: float | None, upper: float | None) -> list[Level]:
    if phase.centre is None or not phase.ruled:
        return []
    ends = (phase.start, phase.end)
    lines = [Level(phase.centre, *ends, "trial" if phase.trial else "mean", 0.9 if phase.trial else 1.2)]
    for limit in given(lower, upper):
        if phase.trial:
            lines.append(Level(limit, *ends, "trial", 0.8, TRIAL_DASH))
        else:
            lines.append(Level(limit, *ends, "limit", 1.0, DASH))
    return lines


def _bands(series: ControlSeries, phase: Limits, lower: float | None, upper: float | None) -> list[Band]:
    """Fill from limit to limit; where one lies beyond a bound, up to the bound."""
    if phase.lower is None or phase.upper is None:
        return []
    low = lower if lower is not None else series.lower_bound
    high = upper if upper is not None else series.upper_bound
    if low is None or high is None or low >= high:
        return []
    return [Band(low, high, phase.start, phase.end, "trialband" if phase.trial else "band")]


def _edges(series: ControlSeries, phase: Limits, lower: float | None, upper: float | None) -> list[Edge]:
    if phase.centre is None or not phase.ruled:
        return []
    edges = [Edge(_("Mean {value}").format(value=centre_words(series, phase.centre)), phase.centre)]
    if upper is not None:
        edges.append(Edge(_("Upper {value}").format(value=centre_words(series, upper)), upper))
    if lower is not None:
        edges.append(Edge(_("Lower {value}").format(value=centre_words(series, lower)), lower))
    return edges


def _tag(chart: Chart, on_show: Sequence[Limits]) -> str:
    """Say how far the newest limits on show can be trusted."""
    parts = []
    if on_show and on_show[-1].trial:
        parts.append(trial_words(on_show[-1]))
    if chart.method.screen:
        parts.append(_("extreme jumps left out of limits"))
    return " · ".join(parts)


def trial_words(phase: Limits) -> str:
    """Say that limits are trial limits, and of how many points."""
    return _("trial limits, baseline n={n}").format(n=format_number(phase.used))


def _phase_sentences(series: ControlSeries, chart: Chart) -> tuple[str, ...]:
    sentences = []
    for phase in chart.phases:
        name = phase_name(series, chart.phases, phase)
        if phase.centre is None or not phase.ruled:
            sentences += [_("{phase}: too few points for limits.").format(phase=name)] if name and phase.count else []
            continue
        centre = with_unit(centre_words(series, phase.centre), series.unit)
        words = (_("mean {value}") if name else _("Mean {value}")).format(value=centre)
        lower, upper = _clipped(series, phase)
        if lower is not None and upper is not None:
            words += _(", limits {low} to {high}").format(
                low=centre_words(series, lower), high=centre_words(series, upper)
            )
        elif upper is not None:
            words += _(", upper limit {high}").format(high=centre_words(series, upper))
        elif lower is not None:
            words += _(", lower limit {low}").format(low=centre_words(series, lower))
        words = f"{name}: {words}" if name else words
        sentences.append(f"{words} ({trial_words(phase)})." if phase.trial else f"{words}.")
    return tuple(sentences)


def _signal_sentences(chart: Chart) -> tuple[str, ...]:
    """Count the points of each rule that has found any."""
    parts = []
    for rule, found in chart.rules.items():
        if found:
            many = ngettext("{what}, {n} point", "{what}, {n} points", len(found))
            parts.append(many.format(n=format_number(len(found)), what=rule_words(rule, _("mean"))))
    if parts:
        return (_("Signals: {list}.").format(list="; ".join(parts)),)
    if any(phase.ruled for phase in chart.phases):
        return (_("No signal."),)
    return () if len(chart.phases) > 1 else (_("Too few points for limits."),)  # each phase has said so


def _cells(series: ControlSeries, chart: Chart, found: Mapping[int, Flag]) -> Callable[[int], tuple[str, ...]]:
    def words(value: float | None) -> str:
        return "" if value is None else centre_words(series, value)

    def cells(index: int) -> tuple[str, ...]:
        phase = phase_at(chart.phases, index)
        lower, upper = _clipped(series, phase)
        limits = (lower, phase.centre if phase.ruled else None, upper)
        flag = found.get(index)
        rules = "; ".join(rule_words(rule, _("mean")) for rule in flag.rules) if flag else ""
        jump = chart.moving_ranges[index] if index < len(chart.moving_ranges) else None
        return (words(jump), *(words(limit) for limit in limits), rules)

    return cells


def lower_sheet(series: ControlSeries, first: int, last: int) -> Sheet | None:
    """Return the parts of the chart of moving ranges; None while there is no range."""
    chart = series.chart
    if chart is None:
        return None
    periods = tuple(Period(value) for value in chart.moving_ranges)
    values = [v for period in periods[first : last + 1] if (v := period.value) is not None]
    if not values:
        return None
    levels: list[Level] = []
    edges: list[Edge] = []
    for phase in chart.phases:
        if phase.mr_centre is None or not phase.ruled or phase.end < first or phase.start > last:
            continue
        ends = (phase.start, phase.end)
        role, dash = ("trial", TRIAL_DASH) if phase.trial else ("limit", DASH)
        levels.append(Level(phase.mr_centre, *ends, "trial" if phase.trial else "mean", 1.0))
        edges = [Edge(_("Mean {value}").format(value=centre_words(series, phase.mr_centre)), phase.mr_centre)]
        if phase.mr_upper is not None:
            levels.append(Level(phase.mr_upper, *ends, "trial" if role == "trial" else "limit", 0.9, dash))
            edges.append(Edge(_("Upper {value}").format(value=centre_words(series, phase.mr_upper)), phase.mr_upper))
    outside = {index: Flag("neutral", (MR_OUTSIDE,)) for index in chart.mr_outside}
    reach = (0.0, *values, *(level.value for level in levels))
    return Sheet(periods, reach, tuple(levels), edges=tuple(edges), flags=outside)
