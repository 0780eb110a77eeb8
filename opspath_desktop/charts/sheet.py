"""Hold what one kind of chart adds to the points: lines, bands, labels, signals and the words for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10

from opspath_desktop.charts.plot import Band, Edge, Head, Level
from opspath_desktop.charts.scale import number
from opspath_desktop.charts.series import ControlSeries
from opspath_desktop.charts.signals import Flag
from opspath_desktop.domain.spc_types import Period
from opspath_desktop.i18n import _

LONGEST_UNIT = 16  # characters at the right edge


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of one plot. `values` are all that its scale has to reach; `tag` stands at the right of the heading.

    `centre` is the word for the centre line. `sentences` go into the alternative text. `columns` are the titles of the
    columns that the table has besides day, value and note, and `cells` returns their words for a period.
    """

    periods: Sequence[Period]
    values: tuple[float, ...] = ()
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    edges: tuple[Edge, ...] = ()
    heads: tuple[Head, ...] = ()
    tag: str = ""
    flags: Mapping[int, Flag] = field(default_factory=dict)
    centre: str = ""
    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: Callable[[int], tuple[str, ...]] = lambda _index: ()


def plotted(series: ControlSeries, first: int, last: int) -> list[float]:
    """Return the values on show."""
    return [v for period in series.periods[first : last + 1] if (v := period.value) is not None]


def value_words(series: ControlSeries, value: float) -> str:
    """Write one value of the measure, as exactly as it is known."""
    fixed = series.decimals
    return number(value, fixed if fixed is not None else None)


def centre_words(series: ControlSeries, value: float) -> str:
    """Write what was worked out of the values: with a decimal more than whole numbers have, else with theirs."""
    places = max(series.places, 1)
    if series.decimals is None and places > 1 and abs(value) >= 1:  # four digits tell enough of a mean
        places = max(min(places, 3 - int(log10(abs(value)))), 1)
    return number(value, places)


def with_unit(words: str, unit: str) -> str:
    """Put the unit behind a number."""
    return f"{words} {unit}".strip()


def target_level(series: ControlSeries) -> tuple[Level, ...]:
    """Return the line of the target, dotted, over all periods."""
    if series.target is None:
        return ()
    return (Level(series.target, 0, max(len(series.days) - 1, 0), "target", 1.2, (1.2, 2.4)),)


def last_edge(series: ControlSeries, last: int) -> tuple[Edge, ...]:
    """Return the label of the newest value on show, in bold, with its unit; a long one stands above the plot only."""
    unit = series.unit if len(series.unit) <= LONGEST_UNIT else ""
    for index in range(last, -1, -1):
        value = series.periods[index].value
        if value is not None:
            return (Edge(with_unit(value_words(series, value), unit), value, True),)
    return ()


def target_edge(series: ControlSeries) -> tuple[Edge, ...]:
    """Return the label of the target."""
    if series.target is None:
        return ()
    return (Edge(_("Target {value}").format(value=value_words(series, series.target)), series.target),)


def given(*values: float | None) -> tuple[float, ...]:
    """Return those that there are."""
    return tuple(value for value in values if value is not None)
