"""Draw what an A3 shows: the time before the change, counted causes, the whole measure, and the balancing ones."""

from __future__ import annotations

from datetime import date
from functools import partial

from opspath_desktop.charts.figure import Figure
from opspath_desktop.charts.icons_spc import assurance_icon, variation_icon
from opspath_desktop.charts.over_time import legend_room, measure_chart
from opspath_desktop.charts.pareto import Bar, pareto_chart
from opspath_desktop.charts.series import ControlSeries, Window
from opspath_desktop.charts.sparkline import small_chart
from opspath_desktop.domain.causes import counted
from opspath_desktop.domain.study_words import headline
from opspath_desktop.i18n import _
from opspath_desktop.plan.blocks import Block, Drawn, Signs, Spare, Text
from opspath_desktop.plan.words import day
from opspath_desktop.queries.a3 import A3View
from opspath_desktop.queries.pilot_series import control_series
from opspath_desktop.queries.pilots import MeasureView

FEWEST_BEFORE = 2  # numbers that make a picture of how it was
WINDOW = 60  # newest periods in the results: more would be a smear on half a page
BEFORE, PARETO = (80.0, 140.0, 68.0), (70.0, 100.0, 64.0)  # points: least, most, and least on a full page
AFTER = (98.0, 200.0)  # lower, its legend would lose marks
NARROW = 340.0  # points: half of the narrowest page
SMALL = (110.0, 34.0)  # 12 mm tall
ICON = 22.0


def before(view: A3View) -> list[Block]:
    """Return the chart of the numbers from before the change; nothing with fewer than two, or without a change."""
    goal = view.goal
    if goal is None or goal.study.change is None:
        return []
    count = goal.study.change.index
    series = control_series(goal, ())
    if sum(period.counts for period in series.periods[:count]) < FEWEST_BEFORE:
        return []
    first = max(count - WINDOW, 0)
    chart = Drawn(partial(_line, series, Window(first, count - first), ""), *BEFORE)
    # The results show these numbers too, as far as their window reaches: a full page does without seeing them twice.
    return [Spare((chart,)) if len(series.periods) <= WINDOW else chart]


def pareto(view: A3View) -> list[Block]:
    """Return the chart of the causes by how often each was seen, when two were counted."""
    bars = counted([(cause.text, cause.count) for cause in view.story.causes])
    if len(bars) < FEWEST_BEFORE:
        return []
    return [Drawn(partial(_pareto, tuple(Bar(text, count) for text, count in bars)), *PARETO)]


def results(view: A3View) -> list[Block]:
    """Return chart, icons and verdict of the goal measure, then the balancing measures; words where there are none."""
    goal = view.goal
    if goal is None or not goal.study.count:
        return []
    series = control_series(goal, view.pilot.marks)
    first = max(len(series.periods) - WINDOW, 0)
    window = Window(first, len(series.periods) - first) if first else None
    told = goal.told(_short_day)
    icons = _icons(goal)
    verdict: Block = Signs(icons, told) if icons else Text(told, "sheet_strong")
    least = AFTER[0] + legend_room(series, NARROW)
    return [Drawn(partial(_line, series, window, told), least, AFTER[1]), verdict, *map(_balancing, view.balancing)]


def _icons(measure: MeasureView) -> tuple[Figure, ...]:
    study = measure.study
    if study.variation is None:
        return ()
    icons = (variation_icon(study.variation, study.direction, size=ICON, trial=study.trial),)
    return (*icons, assurance_icon(study.assurance, size=ICON)) if study.assurance is not None else icons


def _balancing(measure: MeasureView) -> Block:
    small = small_chart(control_series(measure, ()), width=SMALL[0], height=SMALL[1])
    return Signs((small,), _("Balancing. {words}").format(words=headline(measure.study, measure.voice(_short_day))))


def _short_day(on: date) -> str:
    return day(on, short=True)


def _line(series: ControlSeries, window: Window | None, finding: str, width: float, height: float) -> Figure:
    return measure_chart(series, width=width, height=height, finding=finding, named=True, window=window)


def _pareto(bars: tuple[Bar, ...], width: float, height: float) -> Figure:
    return pareto_chart(bars, width=width, height=height)
