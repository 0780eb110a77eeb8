"""Icons, small charts, the Pareto chart of causes and the chart of predictions."""

import re

import pytest

from opspath_desktop.charts.figure import Figure, Line, Marker, Rect, Text
from opspath_desktop.charts.icons_spc import assurance_icon, variation_icon
from opspath_desktop.charts.inks import PAPER
from opspath_desktop.charts.pareto import Bar, pareto_chart
from opspath_desktop.charts.predictions import Predicted, prediction_chart
from opspath_desktop.charts.sparkline import HEIGHT, Small, small_chart, small_multiples
from opspath_desktop.charts.svg import svg
from opspath_desktop.domain.spc_types import Assurance, Direction, Variation
from tests.charts.series import VALUES, made, words

BARS = (Bar("Form not filled in", 34), Bar("No owner", 11), Bar("Wrong queue", 22), Bar("Never seen", 0))
CYCLES = (
    Predicted(1, "One desk", "hours", 7.0, "down", 6.9, "confirmed", 8.2),
    Predicted(2, "Both desks", "hours", 6.0, "down", 6.6, "not_confirmed", 6.9),
    Predicted(3, "Weekend", "hours", None, "down", None, "no_data"),
)


@pytest.mark.parametrize(
    ("variation", "better", "says"),
    [
        ("common", "down", "Common cause: no signal"),
        ("improvement", "down", "Special cause, improvement: low"),
        ("improvement", "up", "Special cause, improvement: high"),
        ("concern", "down", "Special cause, concern: high"),
        ("concern", "up", "Special cause, concern: low"),
        ("high", "neutral", "Special cause: high"),
        (None, "up", "Too few points for an icon"),
    ],
)
def test_a_variation_icon_says_what_it_means(variation: Variation | None, better: Direction, says: str) -> None:
    assert variation_icon(variation, better).alt == says


def test_icons_differ_without_colour() -> None:
    figures = [variation_icon(v, b) for v, b in (("common", "up"), ("improvement", "up"), ("improvement", "down"))]  # type: ignore[arg-type]  # a tuple of known words
    wanted: tuple[Assurance, ...] = ("hit", "miss", "random")
    figures += [assurance_icon(each) for each in wanted]
    drawn = [tuple(mark.points for mark in figure.marks if isinstance(mark, Line)) for figure in figures]
    assert len(set(drawn)) == len(figures)


def test_icons_are_outlined_in_the_colour_of_text_and_hold_no_words() -> None:
    marks = variation_icon("concern", "down").marks
    assert (marks[0].role, marks[1].role) == ("text", "vary2")
    assert not any(isinstance(mark, Text) for mark in marks)


def test_a_trial_icon_says_so() -> None:
    assert variation_icon("common", "up", trial=True).alt.endswith("(trial limits)")


def test_a_small_chart_is_twelve_millimetres_high_and_ends_with_its_value() -> None:
    figure = small_chart(made(target=6.0))
    assert (figure.height, HEIGHT / 72 * 25.4) == (HEIGHT, pytest.approx(12, abs=0.01))
    assert words(figure) == ["4.9 hours"]
    assert figure.alt.endswith("Special cause, improvement: low.")


def test_a_small_chart_of_nothing_says_so() -> None:
    assert words(small_chart(made(()))) == ["No numbers yet"]


def test_small_multiples_stand_in_a_grid() -> None:
    cells = [Small(f"Pilot {n}", made(VALUES[: 3 * n]), "It fell.") for n in range(5)]
    figure = small_multiples(cells, width=482)
    assert {f"Pilot {n}" for n in range(5)} <= set(words(figure))
    assert [tip.key for tip in figure.tips] == [0, 3, 1, 4, 2]
    assert figure.table.rows[1] == ("Pilot 1", "First response", "7.2 hours", "It fell.")


def test_a_pareto_chart_orders_causes_and_says_what_few_of_them_make() -> None:
    figure = pareto_chart(BARS)
    bars = [mark.h for mark in figure.marks if isinstance(mark, Rect)]
    assert bars == sorted(bars, reverse=True)
    assert figure.alt.endswith("The first 2 of them make 84%.")
    assert figure.table.rows[1] == ("Wrong queue", "22", "33%", "84%")
    assert "80%" in words(figure)


def test_very_many_causes_stand_together_in_the_last_bar() -> None:
    figure = pareto_chart([Bar(f"Cause {n}", 50 - n) for n in range(20)])
    assert len(figure.tips) == 10
    assert len(figure.table.rows) == 20
    assert "11 other" in words(figure) or "11 other causes" in words(figure)


def test_no_cause_was_counted() -> None:
    assert pareto_chart([Bar("Never seen", 0)]).alt == "No cause was counted yet."


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((3,), "One cause: Cause 0 3 (100%)."),
        ((9, 1), "2 causes, 10 counted in all: Cause 0 9 (90%); Cause 1 1 (10%). The first of them makes 90%."),
        ((1,) * 12, "Cause 9 1 (8%); 2 others. The first 10 of them make 83%."),
    ],
    ids=len,
)
def test_a_pareto_chart_is_told_in_the_right_number(counts: tuple[int, ...], says: str) -> None:
    assert pareto_chart([Bar(f"Cause {n}", count) for n, count in enumerate(counts)]).alt.endswith(says)


def test_the_line_of_the_hint_never_goes_through_a_count() -> None:
    marks = pareto_chart(
        [Bar("At the door", 46), Bar("No field", 19), Bar("Wrong", 9), Bar("Night", 9)], width=470
    ).marks
    count = next(mark for mark in marks if isinstance(mark, Text) and mark.text == "46")
    hint = next(mark for mark in marks if isinstance(mark, Line) and mark.role == "target")
    assert count.y - count.size < hint.points[0][1] < count.y
    gap = next(mark for mark in marks if isinstance(mark, Rect) and mark.role == "surface")
    assert gap.y < hint.points[0][1] < gap.y + gap.h


def test_a_verdict_is_a_shape_and_a_word() -> None:
    figure = prediction_chart(CYCLES)
    rows = [mark for mark in figure.marks if isinstance(mark, Marker) and mark.size == 7.0]
    assert [mark.shape for mark in rows] == ["diamond", "triangle"]
    assert {"7 hours, got 6.9: confirmed", "down: no data"} <= set(words(figure))
    assert figure.table.rows[1] == ("2", "Both desks", "6.9 hours", "6 hours", "6.6 hours", "not confirmed")


def test_cycles_of_different_units_share_no_axis() -> None:
    other = Predicted(4, "Count", "errors", 300.0, "down", 280.0, "confirmed")
    assert "8" in words(prediction_chart(CYCLES))
    assert "8" not in words(prediction_chart((*CYCLES, other)))


def test_svg_holds_every_mark_and_the_sentence() -> None:
    figure = Figure(90, 40, "Fell < 5 & held.", small_chart(made()).marks)
    text = svg(figure, title='A "chart"\x00')
    assert '<desc id="said">Fell &lt; 5 &amp; held.</desc>' in text
    assert "\x00" not in text
    assert len(re.findall(r"<(?:polyline|polygon|rect|circle|text)\b", text)) == len(figure.marks) + 1


@pytest.mark.parametrize("role", ["line", "mean", "limit", "target", "better", "worse", "neutral", "trial", "marker"])
def test_what_carries_meaning_stands_out_on_paper(role: str) -> None:
    def luminance(value: str) -> float:
        parts = [int(value[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    own = luminance(PAPER[role])  # type: ignore[index]  # known roles
    grounds = ("surface", "trialband") if role == "trial" else ("surface", "band")
    assert min((luminance(PAPER[each]) + 0.05) / (own + 0.05) for each in grounds) >= 3.0  # type: ignore[index]
