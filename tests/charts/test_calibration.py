"""The chart of a year's predictions: a row a band, words for what cannot be seen, and nothing outside."""

from hypothesis import given
from hypothesis import strategies as st

from opspath_desktop.charts.calibration import calibration_chart
from opspath_desktop.charts.figure import Marker, Text
from opspath_desktop.domain.calibration import Forecast, Score, score

FORECASTS = st.lists(st.builds(Forecast, st.integers(0, 100), st.booleans()), min_size=1, max_size=40)


def nine() -> Score:
    return score([Forecast(80, True)] * 6 + [Forecast(80, False)] * 2 + [Forecast(55, False)])


def test_it_draws_what_was_said_and_what_came_true_by_shape() -> None:
    marks = [mark for mark in calibration_chart(nine()).marks if isinstance(mark, Marker)][:4]
    assert [(mark.shape, mark.filled) for mark in marks] == [("diamond", True), ("circle", False)] * 2


def test_the_most_certain_stand_on_top() -> None:
    names = [mark.text for mark in calibration_chart(nine()).marks if isinstance(mark, Text) and mark.role == "text"]
    assert names[:2] == ["70 to 89%", "50 to 69%"]


def test_it_says_all_in_words_and_as_a_table() -> None:
    drawn = calibration_chart(nine())
    assert drawn.alt.startswith("You said 77% on average, 6 of 9 came true.")
    assert "70 to 89%: 80% sure on average, 6 of 8 came true." in drawn.alt
    assert drawn.table.rows[0] == ("70 to 89%", "80%", "8", "6", "75%")
    assert [tip.key for tip in drawn.tips] == [0, 1]


def test_without_a_prediction_the_sentence_is_all() -> None:
    drawn = calibration_chart(score([]))
    assert drawn.marks == ()
    assert "No prediction" in drawn.alt


@given(FORECASTS, st.sampled_from([160.0, 320.0, 720.0]))
def test_every_marker_lies_within_the_picture(forecasts: list[Forecast], width: float) -> None:
    drawn = calibration_chart(score(forecasts), width=width)
    for mark in drawn.marks:
        if isinstance(mark, Marker):
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawn.height
