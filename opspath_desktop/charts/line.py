"""Draw the measure of a pilot over time: its points, baseline, target and the changes that were made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from opspath_desktop.charts.figure import Figure, Line, Mark, Marker, Table, Text, Tip
from opspath_desktop.charts.plot import Edge, Level
from opspath_desktop.charts.scale import fit, linear, nice_ticks, spread, text_width, tick_labels
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
from opspath_desktop.i18n import _, format_date, format_number, ngettext

Direction = Literal["up", "down", "neutral"]
SIZE = 7.6  # of all words on the chart, in points
MOST_CHANGES = 6  # more numbered lines than this make a chart unreadable; the rest stay in the table


@dataclass(frozen=True, slots=True)
class Dated:
    """One number of the measure."""

    on: dt.date
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was changed on a day, drawn as a numbered line."""

    on: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """All that one chart shows; `better` is the direction in which the measure should move."""

    name: str
    unit: str = ""
    better: Direction = "down"
    points: tuple[Dated, ...] = ()
    baseline: float | None = None
    target: float | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plot:
    """The inner rectangle and the two mappings into it."""

    left: float
    right: float
    top: float
    bottom: float
    days: tuple[float, float]
    ticks: tuple[float, ...]

    def x(self, day: dt.date) -> float:
        """Return the place of a day, never outside the rectangle."""
        place = linear(*self.days, self.left + 6, self.right - 6)(day.toordinal())
        return min(max(place, self.left), self.right)

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return linear(self.ticks[0], self.ticks[-1], self.bottom, self.top)(value)


def line_chart(
    series: Series, *, width: float = 480, height: float = 190, finding: str = "", named: bool = False
) -> Figure:
    """Draw the series in `width` by `height` points; `finding` is the sentence that the alternative text opens with.

    With `named` the name of the measure stands in the chart, before the unit.
    """
    series = _sorted(series)
    if not series.points:
        return _empty(series, width, height)
    plot = _layout(series, width, height)
    marks: list[Mark] = [
        *_grid(plot),
        *_levels(series, plot),
        *_changes(series, plot, width, height),
        *_curve(series, plot),
        *_right_labels(series, plot, width),
        *_heading(series, width, named=named),
        *_axes(series, plot),
    ]
    return Figure(width, height, _alt(series, finding), tuple(marks), _tips(series, plot), _table(series))


def _sorted(series: Series) -> Series:
    points = tuple(sorted(series.points, key=lambda point: point.on))
    changes = tuple(sorted(series.changes, key=lambda change: change.on))
    return Series(series.name, series.unit, series.better, points, series.baseline, series.target, changes)


def _layout(series: Series, width: float, height: float) -> _Plot:
    values = [point.value for point in series.points]
    values += [value for value in (series.baseline, series.target) if value is not None]
    ticks = nice_ticks(min(values), max(values), max(3, min(6, int(height / 34))))
    left = max(text_width(label, SIZE) for label in tick_labels(ticks)) + 8
    right = width - max(text_width(label, SIZE, bold=True) for label, _value, _bold in _edge(series)) - 10
    first, last = series.points[0].on.toordinal(), series.points[-1].on.toordinal()
    legend = 11 * _legend_rows(series)
    top = 28 if series.changes else 18
    return _Plot(left, right, top, height - 16 - legend, (first, last), ticks)


def _legend_rows(series: Series) -> int:
    return min(len(series.changes), MOST_CHANGES) if len(series.changes) > 1 else 0


def _grid(plot: _Plot) -> list[Mark]:
    return [Line(((plot.left, plot.y(tick)), (plot.right, plot.y(tick))), "grid", 0.6) for tick in plot.ticks]


def _levels(series: Series, plot: _Plot) -> list[Mark]:
    marks: list[Mark] = []
    if series.baseline is not None:
        y = plot.y(series.baseline)
        marks.append(Line(((plot.left, y), (plot.right, y)), "mean", 1.1, (5, 3)))
    if series.target is not None:
        y = plot.y(series.target)
        marks.append(Line(((plot.left, y), (plot.right, y)), "target", 1.2, (1.2, 2.4)))
    return marks


def _curve(series: Series, plot: _Plot) -> list[Mark]:
    places = [(plot.x(point.on), plot.y(point.value)) for point in series.points]
    marks: list[Mark] = [Line(tuple(places), "line", 1.5)] if len(places) > 1 else []
    for x, y in places:
        marks += [Marker(x, y, "circle", "surface", 7.0), Marker(x, y, "circle", "line", 5.0)]
    return marks


def _changes(series: Series, plot: _Plot, width: float, height: float) -> list[Mark]:
    marks: list[Mark] = []
    shown = series.changes[:MOST_CHANGES]
    for number, change in enumerate(shown, 1):
        x = plot.x(change.on)
        marks.append(Line(((x, plot.top - 4), (x, plot.bottom)), "marker", 1.0, (2.5, 2)))
        words = str(number) if len(shown) > 1 else f"{number}. {_change_words(change)}"
        marks.append(_change_label(words, x, plot, width) if len(shown) == 1 else _number(words, x, plot))
    for number, change in enumerate(shown if len(shown) > 1 else (), 1):
        y = height - 11 * (len(shown) - number) - 3
        marks.append(Text(plot.left, y, str(number), "marker", SIZE, "bold"))
        marks.append(Text(plot.left + 11, y, fit(_change_words(change), SIZE, width - plot.left - 12), "text2", SIZE))
    return marks


def _change_words(change: Change) -> str:
    return _("{what}, {date}").format(what=change.text, date=format_date(change.on, short=True))


def _number(words: str, x: float, plot: _Plot) -> Text:
    return Text(x, plot.top - 7, words, "marker", SIZE, "bold", "middle")


def _change_label(words: str, x: float, plot: _Plot, width: float) -> Text:
    """Write to the right of the line where there is more room, else to its left."""
    if width - x >= x:
        return Text(x + 1, plot.top - 7, fit(words, SIZE, width - x - 4), "marker", SIZE, "regular", "start")
    return Text(x - 1, plot.top - 7, fit(words, SIZE, x - 4), "marker", SIZE, "regular", "end")


def _edge(series: Series) -> list[tuple[str, float, bool]]:
    """Return the labels at the right edge: words, value, bold."""
    last = series.points[-1].value
    labels = [(_with_unit(last, series.unit), last, True)]
    if series.baseline is not None:
        labels.append((_("Baseline {value}").format(value=format_number(series.baseline)), series.baseline, False))
    if series.target is not None:
        labels.append((_("Target {value}").format(value=format_number(series.target)), series.target, False))
    return labels


def _right_labels(series: Series, plot: _Plot, width: float) -> list[Mark]:
    labels = _edge(series)
    heights = spread([plot.y(value) for _words, value, _bold in labels], SIZE + 3, plot.top, plot.bottom)
    return [
        Text(
            plot.right + 5,
            y + SIZE * 0.34,
            fit(words, SIZE, width - plot.right, bold=bold),
            "text" if bold else "text2",
            SIZE,
            "bold" if bold else "regular",
        )
        for (words, _value, bold), y in zip(labels, heights, strict=True)
    ]


def _heading(series: Series, width: float, *, named: bool) -> list[Mark]:
    """Say above the axis in what is counted, and when wanted what."""
    unit = _axis_words(series)
    if not named:
        return [Text(0, SIZE + 1, fit(unit, SIZE, width * 0.8), "text2", SIZE)]
    name = fit(series.name, SIZE, max(width - text_width(unit, SIZE) - 8, width / 2), bold=True)
    after = text_width(name, SIZE, bold=True) + 8
    return [
        Text(0, SIZE + 1, name, "text", SIZE, "bold"),
        Text(after, SIZE + 1, fit(unit, SIZE, width - after), "text2", SIZE),
    ]


def _axes(series: Series, plot: _Plot) -> list[Mark]:
    marks: list[Mark] = []
    for tick, label in zip(plot.ticks, tick_labels(plot.ticks), strict=True):
        marks.append(Text(plot.left - 5, plot.y(tick) + SIZE * 0.34, label, "text2", SIZE, "regular", "end"))
    taken = -1.0
    for day in _label_days(series, plot):
        x, words = plot.x(day), format_date(day, short=True)
        half = text_width(words, SIZE) / 2
        if x - half > taken + 8:
            marks.append(Text(x, plot.bottom + SIZE + 4, words, "text2", SIZE, "regular", "middle"))
            taken = x + half
    return marks


def _label_days(series: Series, plot: _Plot) -> list[dt.date]:
    """Choose days of points for the axis: the first, the last and as many between as fit."""
    days = sorted({point.on for point in series.points})
    parts = max(1, min(len(days) - 1, int((plot.right - plot.left) / 62)))
    return [days[round(i * (len(days) - 1) / parts)] for i in range(parts + 1)] if len(days) > 1 else days


def _axis_words(series: Series) -> str:
    better = {"down": _("lower is better ↓"), "up": _("higher is better ↑"), "neutral": ""}[series.better]
    return " · ".join(part for part in (series.unit, better) if part)


def _with_unit(value: float, unit: str) -> str:
    return f"{format_number(value)} {unit}".strip()


def _alt(series: Series, finding: str) -> str:
    first, last = series.points[0], series.points[-1]
    many = ngettext("one value on {first}", "{n} values from {first} to {last}", len(series.points))
    span = many.format(n=len(series.points), first=format_date(first.on), last=format_date(last.on))
    parts = [finding] if finding else []
    parts.append(
        _("{name}: {span}, first {a}, last {b}.").format(
            name=series.name, span=span, a=format_number(first.value), b=_with_unit(last.value, series.unit)
        )
    )
    if series.baseline is not None:
        parts.append(_("Baseline {value}.").format(value=format_number(series.baseline)))
    if series.target is not None:
        parts.append(_("Target {value}.").format(value=format_number(series.target)))
    parts += [_("Change {n}: {what}.").format(n=n, what=_change_words(c)) for n, c in enumerate(series.changes, 1)]
    return " ".join(parts)


def _tips(series: Series, plot: _Plot) -> tuple[Tip, ...]:
    tips = []
    for point in series.points:
        words = _("{date}: {value}").format(date=format_date(point.on), value=_with_unit(point.value, series.unit))
        tips.append(Tip(plot.x(point.on), plot.y(point.value), f"{words}. {point.note}" if point.note else words))
    return tuple(tips)


def _table(series: Series) -> Table:
    header = (_("Date"), _("Value ({unit})").format(unit=series.unit) if series.unit else _("Value"), _("Note"))
    rows = [(p.on, 1, (format_date(p.on), format_number(p.value), p.note)) for p in series.points]
    rows += [(c.on, 0, (format_date(c.on), "", _("Change: {what}").format(what=c.text))) for c in series.changes]
    return Table(header, tuple(row for _day, _order, row in sorted(rows, key=lambda entry: entry[:2])))


def _empty(series: Series, width: float, height: float) -> Figure:
    words = _("No numbers yet")
    alt = _("{name}: no numbers yet.").format(name=series.name)
    marks = (
        Line(((0, height - 16), (width, height - 16)), "grid", 0.6),
        Text(width / 2, height / 2, words, "text2", SIZE + 1, "regular", "middle"),
    )
    return Figure(width, height, alt, marks, (), _table(series))


def sheet(series: ControlSeries, last: int) -> Sheet:
    """Return the parts of a line chart: a typed baseline and the target, no limits."""
    edges = last_edge(series, last)
    end = max(len(series.days) - 1, 0)
    lines = target_level(series)
    if series.baseline is not None:
        lines = (Level(series.baseline, 0, end, "mean", 1.1, (5, 3)), *lines)
        words = _("Baseline {value}").format(value=value_words(series, series.baseline))
        edges += (Edge(words, series.baseline),)
    values = [*plotted(series, 0, last), *given(series.baseline, series.target)]
    sentences: tuple[str, ...] = ()
    if series.baseline is not None:
        sentences = (_("Baseline {value}.").format(value=value_words(series, series.baseline)),)
    return Sheet(series.periods, tuple(values), lines, edges=edges + target_edge(series), sentences=sentences)
