"""Draw a measure over time as the kind of chart that it asks for: line, run chart or XmR chart, whole or by window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from opspath_desktop.charts import line, points, run, xmr
from opspath_desktop.charts.figure import Figure, Line, Mark, Text, Tip
from opspath_desktop.charts.markers import (
    SIGN,
    Sign,
    flags_above,
    left_out,
    legend,
    legend_height,
    lines,
    on_show,
)
from opspath_desktop.charts.markers import (
    named as named_marks,
)
from opspath_desktop.charts.over_time_words import Words
from opspath_desktop.charts.plot import (
    LINE,
    SIZE,
    Plot,
    axis,
    bands,
    dates,
    edge_labels,
    edge_room,
    grid,
    heads,
    levels,
    tick_room,
)
from opspath_desktop.charts.scale import fit, nice_ticks, text_width
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.charts.sheet import Sheet
from opspath_desktop.charts.span import Span, runs_evenly, shown
from opspath_desktop.i18n import _

FOOT = 16.0  # for the days under a plot
LEAST_PLOT = 48.0  # points in height, before a legend takes them
LOWER_SHARE = 0.36  # of the room goes to the moving ranges below


@dataclass(frozen=True, slots=True)
class _Page:
    """What is fixed before a chart is drawn: its size, the marks on show, and today (the last day of the data)."""

    width: float
    height: float
    signs: Sequence[Sign]
    more: str
    today: dt.date


def measure_chart(
    series: ControlSeries,
    *,
    width: float = 480,
    height: float = 190,
    finding: str = "",
    named: bool = False,
    window: Window | None = None,
    moving_range: bool = False,
) -> Figure:
    """Draw the series in `width` by `height` points; `finding` is the sentence that the alternative text opens with.

    With `named` the name of the measure stands in the chart. `window` shows some of the periods; a whole chart of very
    many leaves out what could not be seen, never a signal or an extreme. `moving_range` adds the mR chart below an XmR.
    """
    first, last = shown(series, window)
    if last < first:
        return _empty(series, width, height)
    sheet = sheet_of(series, first, last)
    lower = xmr.lower_sheet(series, first, last) if moving_range and series.kind == "xmr" else None
    every = named_marks(series)
    whole = (first, last) == (0, len(series.days) - 1)
    signs = on_show(every, series.days[first], series.days[last], whole=whole)
    signs, more = _named_in(height, signs, every if whole else signs, width)
    page = _Page(width, height, signs, more, series.days[-1])
    plots = _layout(series, (first, last), page, sheet, lower)
    named_phases = heads(sheet.heads, plots[0], plots[0].top - (SIGN + 7 if signs else 3))
    words = Words(series, sheet)
    marks = [*_heading(series, sheet, width, named=named), *named_phases, *_body(series, page, sheet, lower, plots)]
    tips = words.tips(plots[0])
    alt = words.alt(finding, every, (first, last))
    return Figure(width, height, alt, tuple(marks), tips, words.table(every))


def legend_room(series: ControlSeries, width: float) -> float:
    """Return how many points higher a chart has to be for its legend and phases, so that the plot stays as tall."""
    every = named_marks(series)
    named = LINE if len(series.phases) > 1 else 0.0
    if not every or not series.days:
        return named
    signs = on_show(every, series.days[0], series.days[-1], whole=True)
    return named + legend_height(signs, left_out(every, signs), width)


def sheet_of(series: ControlSeries, first: int, last: int) -> Sheet:
    """Return the lines, bands and labels of the series' kind of chart, as far as its numbers allow it."""
    if series.kind == "xmr" and series.chart is not None:
        return xmr.sheet(series, series.chart, first, last)
    if series.kind == "run" and series.run is not None:
        return run.sheet(series, series.run, first, last)
    return line.sheet(series, last)


def _named_in(height: float, signs: list[Sign], every: Sequence[Sign], width: float) -> tuple[list[Sign], str]:
    """Return the newest marks whose legend leaves room for the plot, and how many others there are."""
    room = height - 2 * LINE - SIGN - FOOT - LEAST_PLOT
    for start in range(len(signs)):
        more = left_out(every, signs[start:])
        if legend_height(signs[start:], more, width) <= room:
            return signs[start:], more
    return signs[-1:], ""


def _layout(
    series: ControlSeries, ends: tuple[int, int], page: _Page, sheet: Sheet, lower: Sheet | None
) -> tuple[Plot, ...]:
    top = _head_height(series, sheet, page)
    bottom = page.height - FOOT - legend_height(page.signs, page.more, page.width)
    cut = bottom - (bottom - top) * LOWER_SHARE - 4 if lower else bottom
    scales = [_scale(sheet, cut - top)] + ([_scale(lower, bottom - cut - FOOT)] if lower else [])
    left = tick_room(*scales)
    right = page.width - max(edge_room(each.edges, page.width) for each in (sheet, lower) if each)
    span = Span(series.days, *ends, runs_evenly(series), left, max(right, left + 20))
    plots = [Plot(span, top, max(cut, top + 12), scales[0])]
    if lower:
        plots.append(Plot(span, cut + FOOT, bottom, scales[1]))
    return tuple(plots)


def _scale(sheet: Sheet, room: float) -> tuple[float, ...]:
    """Return round values a little beyond all that is drawn; what is never negative does not start below 0."""
    steps = max(3, min(7, int(room / 19)))
    values = sheet.values or (0.0,)
    low, high = min(values), max(values)
    room_at_ends = min(high / 1e3 - low / 1e3, 1e290) * 40
    ends = (low - room_at_ends if low < 0 else max(low - room_at_ends, 0), high + room_at_ends)
    found = [nice_ticks(*ends, wanted) for wanted in range(steps - 1, steps + 3)]
    few = [ticks for ticks in found if 3 <= len(ticks) <= steps + 2] or found[:1]  # two numbers make no scale
    return min(few, key=lambda ticks: (ticks[-1] - ticks[0], abs(len(ticks) - steps)))


def _head_height(series: ControlSeries, sheet: Sheet, page: _Page) -> float:
    rows = 2 if _tag_below(series, sheet, page.width) else 1
    return rows * LINE + 5 + (SIGN + 4 if page.signs else 0) + (LINE if sheet.heads else 0)


def _tag_below(series: ControlSeries, sheet: Sheet, width: float) -> bool:
    both = text_width(axis_words(series), SIZE) + text_width(series.name, SIZE, bold=True)
    return bool(sheet.tag) and both + text_width(sheet.tag, SIZE) + 24 > width


def _heading(series: ControlSeries, sheet: Sheet, width: float, *, named: bool) -> list[Mark]:
    """Say above the plot what is counted and when wanted what, and at the right how far the limits can be trusted."""
    below = _tag_below(series, sheet, width)
    room = width if below or not sheet.tag else width - text_width(sheet.tag, SIZE) - 12
    marks: list[Mark] = []
    x, axis = 0.0, axis_words(series)
    if named:
        name = fit(series.name, SIZE, max(room - text_width(axis, SIZE) - 8, room / 2), bold=True)
        marks.append(Text(0, SIZE + 1, name, "text", SIZE, "bold"))
        x = text_width(name, SIZE, bold=True) + 8
    marks.append(Text(x, SIZE + 1, _fit_axis(series, room - x), "text2", SIZE))
    if sheet.tag and below:
        marks.append(Text(0, SIZE + 1 + LINE, fit(sheet.tag, SIZE, width), "text2", SIZE))
    elif sheet.tag:
        marks.append(Text(width, SIZE + 1, sheet.tag, "text2", SIZE, "regular", "end"))
    return marks


def _body(series: ControlSeries, page: _Page, sheet: Sheet, lower: Sheet | None, plots: tuple[Plot, ...]) -> list[Mark]:
    upper = plots[0]
    sheets = (sheet, lower) if lower else (sheet,)
    marks: list[Mark] = []
    for each, plot in zip(sheets, plots, strict=True):
        marks += [*bands(each.bands, plot), *grid(plot)]
    marks.append(axis(plots[-1]))
    marks += lines(page.signs, plots)
    for each, plot in zip(sheets, plots, strict=True):
        found = points.places(each.periods, plot)
        marks += levels(each.levels, plot)
        marks += points.curve(found, each.periods)
        marks += points.gaps(each.periods, plot, begun=series.events) if plot is upper else []
        marks += points.dots(found, each.periods, each.flags, plot.span.step)
        marks += edge_labels(each.edges, plot, page.width)
    marks += flags_above(page.signs, upper, upper.top - 3 - SIGN / 2, page.width, page.today)
    if lower:
        marks.append(Text(plots[1].span.left, plots[1].top - 4, _("Moving range"), "text2", SIZE))
    foot = plots[-1].bottom + FOOT
    marks += dates(plots[-1], page.today)
    marks += legend(page.signs, page.more, left=upper.span.left, top=foot + 1, width=page.width, today=page.today)
    return marks


def axis_words(series: ControlSeries, unit: str | None = None) -> str:
    """Say the unit and which way is better."""
    better = {"down": _("lower is better ↓"), "up": _("higher is better ↑"), "neutral": ""}[series.better]
    return " · ".join(part for part in (series.unit if unit is None else unit, better) if part)


def _fit_axis(series: ControlSeries, room: float) -> str:
    """Shorten the unit where there is no room for it, never which way is better."""
    left = room - text_width(axis_words(series, ""), SIZE) - text_width(" · ", SIZE)
    return fit(axis_words(series, fit(series.unit, SIZE, max(left, 0.0))), SIZE, room)


def _empty(series: ControlSeries, width: float, height: float) -> Figure:
    alt = _("{name}: no numbers yet.").format(name=series.name)
    marks = (
        Line(((0, height - FOOT), (width, height - FOOT)), "grid", 0.6),
        Text(width / 2, height / 2, _("No numbers yet"), "text2", SIZE + 1, "regular", "middle"),
    )
    tips: tuple[Tip, ...] = ()
    return Figure(width, height, alt, marks, tips, Words(series, line.sheet(series, -1)).table(named_marks(series)))
