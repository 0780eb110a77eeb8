"""Draw a run chart: the median, the points of shifts and trends, and whether the runs are too few or too many."""

from __future__ import annotations

from opspath_desktop.charts.plot import Edge, Level
from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.charts.sheet import (
    Sheet,
    centre_words,
    given,
    last_edge,
    target_edge,
    target_level,
    with_unit,
)
from opspath_desktop.charts.signals import flags, rule_words
from opspath_desktop.domain.chart_words import crossing_words
from opspath_desktop.domain.spc_types import RunChart
from opspath_desktop.i18n import _, format_number, ngettext


def sheet(series: ControlSeries, chart: RunChart, last: int) -> Sheet:
    """Return the parts of the run chart up to the period `last`."""
    steps = _medians(series, chart)
    found = flags(chart.signals, series.better)
    edges = last_edge(series, last)
    now = [step for step in steps if step.start <= last][-1:]
    edges += tuple(Edge(_("Median {value}").format(value=centre_words(series, s.value)), s.value) for s in now)
    values = [v for period in series.periods if (v := period.value) is not None]
    values += [*given(series.target), *(step.value for step in steps)]

    def cells(index: int) -> tuple[str, ...]:
        medians = [step.value for step in steps if step.start <= index <= step.end]
        flag = found.get(index)
        rules = "; ".join(rule_words(rule, _("median")) for rule in flag.rules) if flag else ""
        return (centre_words(series, medians[-1]) if medians else "", rules)

    return Sheet(
        series.periods,
        tuple(values),
        steps + target_level(series),
        (),
        edges + target_edge(series),
        tag=runs_words(chart),
        flags=found,
        centre=_("median"),
        sentences=_sentences(series, chart),
        columns=(_("Median"), _("Signal")),
        cells=cells,
    )


def _medians(series: ControlSeries, chart: RunChart) -> tuple[Level, ...]:
    """Return the line of the median; where it was set anew, a line each."""
    end = len(series.days) - 1
    levels = getattr(chart, "levels", ()) or (((0, chart.median),) if chart.median is not None else ())
    if not levels:
        return ()
    starts = [start for start, _value in levels]
    ends = [start - 1 for start in starts[1:]] + [end]
    return tuple(Level(value, start, stop, "mean", 1.2) for (start, value), stop in zip(levels, ends, strict=True))


def runs_words(chart: RunChart) -> str:
    """Say how many runs there are, and when that is too few or too many for chance."""
    if not chart.useful:
        return ""
    words = ngettext("{n} run", "{n} runs", chart.runs).format(n=format_number(chart.runs))
    if chart.too_few_runs:
        return _("{runs}: too few for chance").format(runs=words)
    return _("{runs}: too many for chance").format(runs=words) if chart.too_many_runs else words


def _sentences(series: ControlSeries, chart: RunChart) -> tuple[str, ...]:
    sentences = []
    if chart.median is not None:
        median = with_unit(centre_words(series, chart.median), series.unit)
        sentences.append(_("Median {value}.").format(value=median))
    parts = []
    for rule, points in (("shift", chart.shift), ("trend", chart.trend)):
        if points:
            many = ngettext("{n} point {what}", "{n} points {what}", len(points))
            parts.append(many.format(n=format_number(len(points)), what=rule_words(rule, _("median"))))
    if parts:
        sentences.append(_("Signals: {list}.").format(list="; ".join(parts)))
    if runs_words(chart):
        sentences.append(f"{runs_words(chart)}.")
    if words := crossing_words(chart):
        sentences.append(words)
    return tuple(sentences)
