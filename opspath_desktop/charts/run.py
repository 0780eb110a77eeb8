"""Draw a run chart: the median, the points of shifts and trends, and whether the runs are too few or too many."""

from __future__ import annotations

from collections.abc import Sequence

from opspath_desktop.charts.phases import among, heads, phase_at, phase_name
from opspath_desktop.charts.plot import Edge, Level
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
from opspath_desktop.charts.signals import flags, rule_words
from opspath_desktop.domain.chart_words import crossing_words
from opspath_desktop.domain.spc_types import Limits, RunChart
from opspath_desktop.i18n import _, format_number, ngettext


def sheet(series: ControlSeries, chart: RunChart, first: int, last: int) -> Sheet:
    """Return the parts of the run chart for the periods from first to last."""
    on_show = [phase for phase in among(chart.phases, first, last) if phase.centre is not None]
    centres = [phase.centre for phase in on_show if phase.centre is not None]
    found = flags(chart.signals, series.better)
    newest = tuple(Edge(_("Median {value}").format(value=centre_words(series, c)), c) for c in centres[-1:])

    def cells(index: int) -> tuple[str, ...]:
        centre = phase_at(chart.phases, index).centre
        flag = found.get(index)
        rules = "; ".join(rule_words(rule, _("median")) for rule in flag.rules) if flag else ""
        return ("" if centre is None else centre_words(series, centre), rules)

    return Sheet(
        series.periods,
        (*plotted(series, first, last), *given(series.target), *centres),
        tuple(Level(c, phase.start, phase.end, "mean", 1.2) for phase, c in zip(on_show, centres, strict=True))
        + target_level(series),
        (),
        last_edge(series, last) + newest + target_edge(series),
        heads(series, chart.phases, on_show, lambda value: _("median {value}").format(value=value)),
        runs_words(chart) or _frozen(on_show),
        found,
        _("median"),
        _sentences(series, chart),
        (_("Median"), _("Signal")),
        cells,
    )


def _frozen(on_show: Sequence[Limits]) -> str:
    """Say of how many points the newest median on show was made, when not of all."""
    if not on_show or not 0 < on_show[-1].used < on_show[-1].count:
        return ""
    return _("frozen median, baseline n={n}").format(n=format_number(on_show[-1].used))


def runs_words(chart: RunChart) -> str:
    """Say how many runs there are, and when that is too few or too many for chance; nothing where it is not tested."""
    if chart.too_few_runs is None:
        return ""
    words = ngettext("{n} run", "{n} runs", chart.runs).format(n=format_number(chart.runs))
    if chart.too_few_runs:
        return _("{runs}: too few for chance").format(runs=words)
    return _("{runs}: too many for chance").format(runs=words) if chart.too_many_runs else words


def _sentences(series: ControlSeries, chart: RunChart) -> tuple[str, ...]:
    sentences = [_phase_sentence(series, chart, phase) for phase in chart.phases if phase.centre is not None]
    parts = []
    for rule, points in (("shift", chart.shift), ("trend", chart.trend)):
        if points:
            many = ngettext("{what}, {n} point", "{what}, {n} points", len(points))
            parts.append(many.format(n=format_number(len(points)), what=rule_words(rule, _("median"))))
    if parts:
        sentences.append(_("Signals: {list}.").format(list="; ".join(parts)))
    elif chart.median is not None and not (chart.too_few_runs or chart.too_many_runs):
        sentences.append(_("No signal."))
    if runs_words(chart):
        sentences.append(f"{runs_words(chart)}.")
    if words := crossing_words(chart):
        sentences.append(words)
    return tuple(sentences)


def _phase_sentence(series: ControlSeries, chart: RunChart, phase: Limits) -> str:
    """Say the median of a phase, and of how many points when it was frozen."""
    name = phase_name(series, chart.phases, phase)
    value = with_unit(centre_words(series, phase.centre or 0.0), series.unit)
    words = (_("median {value}") if name else _("Median {value}")).format(value=value)
    if 0 < phase.used < phase.count:
        of = ngettext("of {n} point", "of {n} points", phase.used).format(n=format_number(phase.used))
        words = f"{words} ({of})"
    return f"{name}: {words}." if name else f"{words}."
