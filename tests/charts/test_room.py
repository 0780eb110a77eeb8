"""Words on charts never lie on each other, whatever is drawn and however small the picture is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations

import pytest

from opspath_desktop.charts.figure import Figure, Marker, Text
from opspath_desktop.charts.over_time import measure_chart
from opspath_desktop.charts.pareto import Bar, pareto_chart
from opspath_desktop.charts.scale import text_width
from opspath_desktop.charts.series import ChartMark
from opspath_desktop.charts.sparkline import Small, small_multiples
from opspath_desktop.domain.spc_types import Stretch
from tests.charts.series import CHANGE, DAY, VALUES, lines, made, words

Box = tuple[float, float, float, float]
SIX = tuple(ChartMark(DAY + dt.timedelta(days=40 + n // 2), f"Change {n} with a name that goes on") for n in range(6))
MANY = (
    *SIX,
    *(ChartMark(DAY + dt.timedelta(days=41 + n), f"Event {n} that is told at length", "event") for n in range(4)),
)
DATA = {
    "usual": VALUES,
    "none": (),
    "one": (7.0,),
    "two": (7.0, 5.0),
    "equal": (5.0,) * 15,
    "huge": tuple(1e15 - n * 1e13 for n in range(15)),
    "tiny": tuple(1e-9 * (1 + n % 4) for n in range(15)),
    "negative": tuple(-value * 1000 for value in VALUES),
    "close": tuple(1e5 + value / 1000 for value in VALUES),
}


def box(mark: Text) -> Box:
    """Return left, top, right and bottom of a word."""
    wide = text_width(mark.text, mark.size, bold=mark.weight == "bold")
    left = {"start": mark.x, "middle": mark.x - wide / 2, "end": mark.x - wide}[mark.anchor]
    return left, mark.y - mark.size * 0.7, left + wide, mark.y + mark.size * 0.1


def touch(one: Box, other: Box) -> bool:
    """Tell whether two boxes lie on each other."""
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.6 and min(one[3], other[3]) - max(one[1], other[1]) > 0.6


def clashes(figure: Figure) -> list[tuple[str, str]]:
    """Return the words that lie on each other."""
    drawn = [mark for mark in figure.marks if isinstance(mark, Text) and mark.text.strip()]
    return [(a.text, b.text) for a, b in combinations(drawn, 2) if touch(box(a), box(b))]


@pytest.mark.parametrize("size", [(480, 190), (372, 110), (300, 160), (226, 154)])
@pytest.mark.parametrize("kind", ["line", "run", "xmr"])
@pytest.mark.parametrize("data", DATA)
def test_words_of_a_measure_stand_apart(data: str, kind: str, size: tuple[float, float]) -> None:
    unit = "open points of both shifts at the change of shift in a week"
    for marks in ((), (CHANGE,), MANY):
        series = replace(made(DATA[data], kind, target=6.0, marks=marks), unit=unit)
        assert clashes(measure_chart(series, width=size[0], height=size[1], named=True)) == []


@pytest.mark.parametrize("marks", [(CHANGE,), SIX[:2], MANY], ids=len)
def test_words_of_phases_stand_apart(marks: tuple[ChartMark, ...]) -> None:
    starts = (Stretch(0), Stretch(6), Stretch(9))
    series = made(stretches=starts, phases=("", "A phase with quite a long name", "Three"), marks=marks, target=6.0)
    assert clashes(measure_chart(series, width=345, height=160)) == []


def test_a_low_chart_leaves_marks_to_the_table() -> None:
    figure = measure_chart(made(marks=MANY), width=300, height=120)
    (told,) = [word for word in words(figure) if "in the table" in word]
    assert told.startswith(("5", "6", "7", "8", "9"))
    assert len(figure.table.rows) == len(VALUES) + len(MANY)


@pytest.mark.parametrize("height", [70.0, 100.0, 190.0])
@pytest.mark.parametrize("counts", [(5,), (60, 17, 5), (46, 9, 6), tuple(range(30, 0, -2)), (1e15, 3)], ids=len)
def test_words_and_dots_of_a_pareto_chart_stand_apart(counts: tuple[float, ...], height: float) -> None:
    figure = pareto_chart(
        [Bar(f"Cause {n} of many", count) for n, count in enumerate(counts)], width=372, height=height
    )
    assert clashes(figure) == []
    numbers = [box(mark) for mark in figure.marks if isinstance(mark, Text) and mark.weight == "bold"]
    dots = [mark for mark in figure.marks if isinstance(mark, Marker)]
    for dot in dots:
        around = (dot.x - 2, dot.y - 2, dot.x + 2, dot.y + 2)
        assert not any(touch(around, number) for number in numbers)


def test_captions_of_small_charts_are_cut_at_their_cell() -> None:
    cells = [Small("A title of a pilot that nobody could write into a cell", made(marks=MANY), "")] * 5
    assert clashes(small_multiples(cells, width=773)) == []


def test_a_long_unit_is_cut_before_the_better_direction_and_leaves_the_plot_its_width() -> None:
    series = replace(made(), unit="open points of both shifts at the change of shift in a week")
    drawn = words(measure_chart(series, width=226, named=True))
    assert any(word.endswith("… · lower is better ↓") for word in drawn)
    assert "4.9" in drawn


def test_powers_of_ten_are_written_one_way() -> None:
    drawn = words(measure_chart(made(DATA["huge"], "line", target=9e14)))
    assert {"Target 9E14", "1E15"} <= set(drawn)
    assert not any("e+" in word for word in drawn)


def test_signs_of_marks_close_to_each_other_move_to_both_sides_of_their_lines() -> None:
    marks = tuple(ChartMark(DAY + dt.timedelta(weeks=week), "Close") for week in (8, 9, 9, 10))
    figure = measure_chart(made(marks=marks), width=300)
    signs = sorted({mark.x for mark in figure.marks if isinstance(mark, Marker) and mark.role == "marker"})
    above = [x for x in signs if x > 60]  # those of the legend stand at the left
    drawn = sorted(line.points[0][0] for line in lines(figure, "marker"))
    assert len(above) == len(drawn) == 4
    assert above[0] < drawn[0]
    assert above[-1] > drawn[-1]
