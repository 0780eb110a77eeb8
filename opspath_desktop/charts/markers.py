"""Draw what happened to a process: numbered changes, lettered events and data issues, and the legend of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from opspath_desktop.charts.figure import Line, Mark, Marker, Shape, Text
from opspath_desktop.charts.plot import LINE, SIZE, Plot, day_words
from opspath_desktop.charts.scale import fit, spread
from opspath_desktop.charts.series import ChartMark, ControlSeries
from opspath_desktop.i18n import _, format_number, ngettext

MOST_CHANGES = 6  # more numbered lines than this make a chart unreadable; the table has all of them
MOST_OTHERS = 4
SIGN = 10.0  # the width of the sign of a mark
TWO_COLUMNS = 330.0  # a legend at least this wide has two
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DASH: dict[str, tuple[float, ...]] = {"change": (2.5, 2.0), "event": (0.8, 2.2), "data_issue": (0.8, 2.2)}
_SHAPE: dict[str, Shape] = {"change": "circle", "event": "square", "data_issue": "diamond"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark with what stands in its sign: a number for a change, a letter for an event or a data issue."""

    mark: ChartMark
    name: str


def named(series: ControlSeries) -> list[Sign]:
    """Return all marks of a chart in the order of days, each with its number or letter."""
    signs, changes, others = [], 0, 0
    for mark in sorted(series.marks, key=lambda mark: mark.on):
        if mark.kind == "change":
            changes += 1
            signs.append(Sign(mark, str(changes)))
        else:
            signs.append(Sign(mark, LETTERS[others % len(LETTERS)]))
            others += 1
    return signs


def on_show(signs: Sequence[Sign], first: dt.date, last: dt.date, *, whole: bool) -> list[Sign]:
    """Return the newest marks of the days on show, as many as a chart can bear; of a whole chart also those outside."""
    near = [sign for sign in signs if whole or first <= sign.mark.on <= last]
    changes = [sign for sign in near if sign.mark.kind == "change"][-MOST_CHANGES:]
    others = [sign for sign in near if sign.mark.kind != "change"][-MOST_OTHERS:]
    return sorted([*changes, *others], key=lambda sign: sign.mark.on)


def left_out(signs: Sequence[Sign], shown: Sequence[Sign]) -> str:
    """Say how many marks the chart does not show, in one short line; empty when it shows all."""
    missing = len(signs) - len(shown)
    words = ngettext("{n} more mark is in the table", "{n} more marks are in the table", missing)
    return words.format(n=format_number(missing)) if missing else ""


def lines(signs: Sequence[Sign], plots: Sequence[Plot]) -> list[Mark]:
    """Draw the line of each mark through the plots, under everything else."""
    marks: list[Mark] = []
    for sign in signs:
        x = plots[0].span.x_of(sign.mark.on)
        for plot in plots:
            ends = ((x, plot.top - (2 if plot is plots[0] else 0)), (x, plot.bottom))
            marks.append(Line(ends, "marker" if sign.mark.kind == "change" else "text2", 1.0, _DASH[sign.mark.kind]))
    return marks


def flags_above(signs: Sequence[Sign], plot: Plot, y: float, width: float, today: dt.date) -> list[Mark]:
    """Draw the sign of each mark above its line; a single one is named right there."""
    marks: list[Mark] = []
    places = sign_places(signs, plot, width)
    for sign, x in zip(signs, places, strict=True):
        marks += sign_marks(sign, x, y)
    if len(signs) == 1:
        marks.append(_beside(mark_words(signs[0].mark, today), places[0], y, width))
    return marks


def sign_places(signs: Sequence[Sign], plot: Plot, width: float) -> Sequence[float]:
    """Return where the signs stand above the plot: at their lines, those that would cover each other to both sides."""
    wanted = [plot.span.x_of(sign.mark.on) for sign in signs]
    return spread(wanted, SIGN + 1, SIGN / 2, width - SIGN / 2)


def sign_marks(sign: Sign, x: float, y: float) -> list[Mark]:
    """Draw one sign centred on (x, y): a full disc with its number, or a hollow shape with its letter."""
    change = sign.mark.kind == "change"
    size = SIGN if change or sign.mark.kind == "event" else SIGN + 1.2
    shape = _SHAPE[sign.mark.kind]
    letter = Text(x, y + 2.4, sign.name, "surface" if change else "text", 7.0, "bold", "middle")
    return [Marker(x, y, shape, "marker" if change else "text2", size - (0 if change else 0.8), change), letter]


def _beside(words: str, x: float, y: float, width: float) -> Text:
    """Write to the right of the sign where there is more room, else to its left."""
    gap = SIGN / 2 + 3
    if width - x >= x:
        return Text(x + gap, y + SIZE * 0.34, fit(words, SIZE, width - x - gap), "text2", SIZE)
    return Text(x - gap, y + SIZE * 0.34, fit(words, SIZE, x - gap), "text2", SIZE, "regular", "end")


def legend_height(signs: Sequence[Sign], more: str, width: float) -> float:
    """Return the height of the legend; a single mark needs none."""
    entries = len(signs) if len(signs) > 1 else 0
    rows = -(-entries // _columns(entries, width)) + bool(more)
    return rows * _pitch(signs) + 3 if rows else 0.0


def legend(signs: Sequence[Sign], more: str, *, left: float, top: float, width: float, today: dt.date) -> list[Mark]:
    """Name the marks below the chart, column by column."""
    marks: list[Mark] = []
    entries = list(signs) if len(signs) > 1 else []
    columns = _columns(len(entries), width)
    rows, room = -(-len(entries) // columns), (width - left) / columns
    for number, sign in enumerate(entries):
        x, y = left + number // rows * room, top + number % rows * _pitch(signs) + LINE / 2
        marks += sign_marks(sign, x + SIGN / 2, y)
        words = fit(mark_words(sign.mark, today), SIZE, room - SIGN - 12)
        marks.append(Text(x + SIGN + 4, y + SIZE * 0.34, words, "text2", SIZE))
    if more:
        marks.append(Text(left, top + rows * _pitch(signs) + LINE / 2 + SIZE * 0.34, more, "text2", SIZE))
    return marks


def _pitch(signs: Sequence[Sign]) -> float:
    """Return the way from one row of the legend to the next: the diamond of trouble with the data is the tallest."""
    return LINE + (2.6 if any(sign.mark.kind == "data_issue" for sign in signs) else 1)


def _columns(entries: int, width: float) -> int:
    return 2 if entries > 1 and width >= TWO_COLUMNS else 1


def mark_words(mark: ChartMark, today: dt.date) -> str:
    """Name a mark: its kind unless it is a change, its words and its day."""
    pattern = {"change": "{words}", "event": _("Event: {words}"), "data_issue": _("Data: {words}")}[mark.kind]
    return pattern.format(words=dated(mark, today))


def dated(mark: ChartMark, today: dt.date) -> str:
    """Return the words of a mark with its day."""
    return _("{what}, {date}").format(what=mark.text, date=day_words(mark.on, today))


def mark_title(sign: Sign) -> str:
    """Say what kind of mark it is, with its number or letter."""
    pattern = {"change": _("Change {n}"), "event": _("Event {n}"), "data_issue": _("Data issue {n}")}[sign.mark.kind]
    return pattern.format(n=sign.name)
