"""Draw a measure that has too few points for limits: its points, a typed baseline and the target."""

from __future__ import annotations

from opspath_desktop.charts.plot import Edge, Level
from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.charts.sheet import (
    Sheet,
    given,
    last_edge,
    plotted,
    target_edge,
    target_level,
    value_words,
)
from opspath_desktop.i18n import _


def sheet(series: ControlSeries, last: int) -> Sheet:
    """Return the parts of a line chart up to the period `last`."""
    edges, lines = last_edge(series, last), target_level(series)
    sentences: tuple[str, ...] = ()
    if series.baseline is not None:
        value = value_words(series, series.baseline)
        lines = (Level(series.baseline, 0, max(len(series.days) - 1, 0), "mean", 1.1, (5, 3)), *lines)
        edges += (Edge(_("Baseline {value}").format(value=value), series.baseline),)
        sentences = (_("Baseline {value}.").format(value=value),)
    values = (*plotted(series, 0, last), *given(series.baseline, series.target))
    return Sheet(series.periods, values, lines, edges=edges + target_edge(series), sentences=sentences)
