"""The logging grammar: what people type becomes one sitting, or one sentence that says how to write it."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opspath_desktop.domain.reading_log import DAY, LARGEST, Sitting, parse_sitting, written
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import Refused

TODAY = date(2026, 11, 22)  # a Sunday
YESTERDAY = TODAY - timedelta(days=1)
HABITS = Habits()


@pytest.mark.parametrize(
    ("text", "sitting"),
    [
        ("30", Sitting(TODAY, "pages", 30)),
        (" +30 ", Sitting(TODAY, "pages", 30)),
        ("30 pages", Sitting(TODAY, "pages", 30)),
        ("30p", Sitting(TODAY, "pages", 30)),
        ("+3 ch", Sitting(TODAY, "chapters", 3)),
        ("1.5 chapters", Sitting(TODAY, "chapters", 1.5)),
        ("+5 %", Sitting(TODAY, "percent", 5)),
        ("p 112", Sitting(TODAY, "pages", position=112)),
        ("p. 1,112", Sitting(TODAY, "pages", position=1112)),
        ("page 112", Sitting(TODAY, "pages", position=112)),
        ("43 %", Sitting(TODAY, "percent", position=43)),
        ("43.5%", Sitting(TODAY, "percent", position=43.5)),
        ("ch 6", Sitting(TODAY, "chapters", position=6)),
        ("3:20 h", Sitting(TODAY, "minutes", position=200)),
        ("3:20", Sitting(TODAY, "minutes", position=200)),
        ("40 min", Sitting(TODAY, minutes=40)),
        ("2 h", Sitting(TODAY, minutes=120)),
        ("1.5h", Sitting(TODAY, minutes=90)),
        ("1 h 20 min", Sitting(TODAY, minutes=80)),
    ],
)
def test_an_amount_a_place_or_a_time_is_read(text: str, sitting: Sitting) -> None:
    assert parse_sitting(text, HABITS, TODAY) == sitting


@pytest.mark.parametrize(
    ("text", "sitting"),
    [
        ("yesterday 20", Sitting(YESTERDAY, "pages", 20)),
        ("20 yesterday", Sitting(YESTERDAY, "pages", 20)),
        ("fri 20", Sitting(date(2026, 11, 20), "pages", 20)),
        ("20 sat", Sitting(date(2026, 11, 21), "pages", 20)),
        ("21/11 20", Sitting(YESTERDAY, "pages", 20)),
        ("21.11. 20", Sitting(YESTERDAY, "pages", 20)),
        ("21 nov 20", Sitting(YESTERDAY, "pages", 20)),
        ("20 21 nov", Sitting(YESTERDAY, "pages", 20)),
        ("23/10 12 25 min", Sitting(date(2026, 10, 23), "pages", 12, minutes=25)),  # not in 2012
        ("23/10/25 12", Sitting(date(2025, 10, 23), "pages", 12)),
        ("nov 21, 2025 p 20", Sitting(date(2025, 11, 21), "pages", position=20)),
        ("2026-11-01 43 %", Sitting(date(2026, 11, 1), "percent", position=43)),
        ("3 ch 19 nov", Sitting(date(2026, 11, 19), "chapters", 3)),
        ("yesterday 20 40 min", Sitting(YESTERDAY, "pages", 20, minutes=40)),
        ("yesterday, p 40, 40 min", Sitting(YESTERDAY, "pages", position=40, minutes=40)),
        ("40 min yesterday +2 ch", Sitting(YESTERDAY, "chapters", 2, minutes=40)),
    ],
)
def test_day_amount_and_time_stand_in_any_order(text: str, sitting: Sitting) -> None:
    assert parse_sitting(text, HABITS, TODAY) == sitting


def test_a_day_without_a_year_that_is_far_ahead_was_last_year() -> None:
    assert parse_sitting("march 3 20", HABITS, TODAY).on == date(2026, 3, 3)
    with pytest.raises(Refused, match="still ahead"):
        parse_sitting("3/3/2027 20", HABITS, TODAY)


def test_the_habits_of_the_locale_decide_day_month_and_decimal_sign() -> None:
    american = Habits(day_first=False)
    assert parse_sitting("11/21 20", american, TODAY).on == YESTERDAY
    german = Habits(decimal=",")
    assert parse_sitting("43,5 %", german, TODAY).position == 43.5


@pytest.mark.parametrize(
    ("text", "sitting"),
    [
        ("30", Sitting(TODAY, "minutes", 30, minutes=30)),
        ("40 min", Sitting(TODAY, "minutes", 40, minutes=40)),
        ("3:20 h 40 min", Sitting(TODAY, "minutes", position=200, minutes=40)),
        ("+0:40 30 min", Sitting(TODAY, "minutes", 40, minutes=30)),
        ("43 %", Sitting(TODAY, "percent", position=43)),
    ],
)
def test_an_audiobook_counts_minutes(text: str, sitting: Sitting) -> None:
    assert parse_sitting(text, HABITS, TODAY, audio=True) == sitting


@pytest.mark.parametrize(
    ("text", "audio", "sentence"),
    [
        ("", None, "Write how much you read"),
        ("  ", None, "Write how much you read"),
        ("twenty", None, "“twenty” cannot be read"),
        ("-5", None, "cannot be read"),
        ("12.55", None, "cannot be read"),
        ("20 30", None, "cannot be read"),
        ("p 20 ch 3", None, "cannot be read"),
        ("yesterday", None, "Add how much you read"),
        ("21/11", None, "Add how much you read"),
        ("tomorrow 20", None, "still ahead"),
        ("0", None, "above 0"),
        ("0 min", None, "above 0"),
        ("120 %", None, "ends at 100 %"),
        ("999999", None, "too large"),
        ("25 h", None, "24 hours"),
        ("p 20", True, "has no pages"),
        ("3:20 h", False, "place in an audiobook"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13", None, "cannot be read"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(text: str, audio: bool | None, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        parse_sitting(text, HABITS, TODAY, audio=audio)


def test_a_long_text_is_quoted_short() -> None:
    with pytest.raises(Refused) as refused:
        parse_sitting("x" * 10_000, HABITS, TODAY)
    assert len(str(refused.value)) < 200


DAYS = st.dates(TODAY - timedelta(days=2000), TODAY)
TIMES = st.none() | st.integers(1, DAY)
TENTHS = st.integers(1, 1000).map(lambda tenths: tenths / 10)
WHOLE = st.integers(1, LARGEST).map(float)
MOVES = st.one_of(
    st.tuples(st.just("pages"), WHOLE, st.none()),
    st.tuples(st.just("pages"), st.none(), WHOLE),
    st.tuples(st.sampled_from(["chapters", "percent"]), TENTHS, st.none()),
    st.tuples(st.sampled_from(["chapters", "percent"]), st.none(), TENTHS),
    st.tuples(st.just("minutes"), st.integers(1, 5999).map(float), st.none()),
    st.tuples(st.just("minutes"), st.none(), st.integers(0, 5999).map(float)),
)
ALL_HABITS = st.builds(Habits, st.booleans(), st.sampled_from([".", ","]))


@given(DAYS, MOVES, TIMES, ALL_HABITS)
@example(date(2026, 10, 23), ("pages", 12.0, None), 25, HABITS)
def test_what_is_written_is_read_as_the_same_sitting(
    day: date, move: tuple[str, float | None, float | None], minutes: int | None, habits: Habits
) -> None:
    sitting = Sitting(day, *move, minutes=minutes)  # type: ignore[arg-type]  # the strategy draws units
    audio = sitting.unit == "minutes"
    text = written(sitting, habits, TODAY, audio=audio)
    again = parse_sitting(text, habits, TODAY, audio=audio)
    if audio and sitting.delta is not None and minutes is None:
        assert again.minutes == min(int(sitting.delta), DAY)
        again = Sitting(again.on, again.unit, again.delta)
    assert again == sitting


@pytest.mark.parametrize(
    ("sitting", "audio", "text"),
    [
        (Sitting(TODAY, "pages", 90), True, "+90 p"),  # the format was changed since
        (Sitting(TODAY, "minutes", 40, minutes=40), False, "+0:40 h 40 min"),
        (Sitting(TODAY, "minutes", 40, minutes=40), True, "40"),
    ],
)
def test_a_sitting_of_another_format_keeps_its_unit(sitting: Sitting, audio: bool, text: str) -> None:
    assert written(sitting, HABITS, TODAY, audio=audio) == text


@given(
    st.text(max_size=60) | st.from_regex(r"[0-9 %+.:/pchmin]{0,20}", fullmatch=True),
    st.sampled_from([None, True, False]),
)
def test_any_text_is_a_sitting_within_reason_or_refused(text: str, audio: bool | None) -> None:
    try:
        found = parse_sitting(text, HABITS, TODAY, audio=audio)
    except Refused:
        return
    assert found.on <= TODAY
    assert found.delta is None or found.position is None
    assert any(value is not None for value in (found.delta, found.position, found.minutes))
    assert not (audio and found.unit == "pages")
